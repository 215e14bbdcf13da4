//! Who decides it: whoever the book entitles.

use super::planner::Planner;
use crate::{
    desk::{Books, use_desk},
    text::{t_string, use_i18n, word},
};
use counter::PersonId;
use leptos::prelude::*;

fn named(books: &Books, people: Vec<PersonId>) -> Vec<(PersonId, String)> {
    people.into_iter().map(|id| (id, books.name(id))).collect()
}

/// The choice.
#[component]
pub(super) fn Decider(planner: Planner) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let by = planner.by;
    let label = move || {
        let office = planner.office().map(|office| word(i18n, "office", office.word())).unwrap_or_default();
        t_string!(i18n, acts.entitled, name = office)
    };
    let may = move || {
        let now = desk.now();
        let holders = |office| desk.read(|books| named(books, books.holders(now, office)));
        planner.office().and_then(holders).unwrap_or_default()
    };
    let option = move |(person, name): (PersonId, String)| {
        view! { <option value=person.to_string() selected=move || by.get() == Some(person)>{name}</option> }
    };
    view! {
        <div class="field">
            <label for="handover-by">{label}</label>
            <select class="input" id="handover-by" data-act="by" on:change=move |event| by.set(event_target_value(&event).parse().ok())>
                <option value="" selected=move || by.get().is_none()>{move || t_string!(i18n, acts.choose)}</option>
                {move || may().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
