//! A telephone number: masked, and shown only to those who may see it.

use crate::{
    desk::{Books, Setting, settings, use_desk},
    text::{mask_phone, t_string, use_i18n},
};
use leptos::prelude::*;
use office::{Now, PersonId, ledger::Visit};
use rulebook::word::Office;

/// The person who works at this device, if one is chosen and still works here.
pub(super) fn operator(books: &Books) -> Option<PersonId> {
    let id = settings::read(Setting::Operator)?.parse().ok()?;
    books.state.people.get(&id).filter(|person| person.active).map(|_| id)
}

/// Whether the operator may see the number: who receives or received, whose client it is, supervisors and above.
fn may_see(books: &Books, now: Now, visit: &Visit) -> bool {
    operator(books).is_some_and(|operator| {
        let leads = books.holders(now, Office::Supervisor).contains(&operator);
        let part = visit.stints.iter().chain(&visit.helpers).any(|stint| stint.person == operator);
        leads || part || visit.owner == Some(operator)
    })
}

/// The number of a visit's customer.
#[component]
pub(super) fn Phone(
    /// The visit.
    visit: Signal<Option<Visit>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let shown = RwSignal::new(false);
    let number = Memo::new(move |_| {
        let visit = visit.get()?;
        desk.read(|books| books.customer_field(visit.visitor.customer, "phone")).flatten()
    });
    let allowed = Memo::new(move |_| {
        visit
            .get()
            .is_some_and(|visit| desk.read(|books| may_see(books, desk.now(), &visit)).unwrap_or(false))
    });
    let text = move || match number.get() {
        None => "—".to_owned(),
        Some(number) if shown.get() && allowed.get() => number,
        Some(number) => mask_phone(&number),
    };
    view! {
        <span aria-live="polite">{text}</span>
        " "
        {move || (allowed.get() && number.with(Option::is_some)).then(|| view! {
            <button
                class="btn is-quiet"
                type="button"
                data-act="show-phone"
                aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || if shown.get() { t_string!(i18n, visits.hide) } else { t_string!(i18n, visits.show) }}
            </button>
        })}
    }
}
