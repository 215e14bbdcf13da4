//! People in an order, as they are only read.

use counter::PersonId;
use leptos::prelude::*;

/// People in an order.
#[component]
pub(super) fn Names(names: Signal<Vec<(PersonId, String)>>) -> impl IntoView {
    let item = |(person, name): (PersonId, String)| view! { <li data-person=person.to_string()>{name}</li> };
    view! { <ol class="tomorrow">{move || names.get().into_iter().map(item).collect_view()}</ol> }
}
