//! Who does an act that is written in the name of whoever does it: whoever uses this device, or somebody who is chosen.

use crate::{
    desk::{Books, use_desk},
    text::{t, use_i18n},
};
use counter::PersonId;
use leptos::prelude::*;

/// Who uses this device, to begin with.
pub fn doer() -> RwSignal<Option<PersonId>> {
    RwSignal::new(use_desk().operator())
}

/// Who uses this device, if he may decide for the office.
pub fn decider() -> RwSignal<Option<PersonId>> {
    let desk = use_desk();
    let now = untrack(|| desk.now());
    let may = desk.peek(|books| books.deciders(now)).unwrap_or_default();
    RwSignal::new(desk.operator().filter(|operator| may.contains(operator)))
}

/// Of those who work here, who it is; the front desk is nobody in particular.
#[component]
pub fn Doer(
    /// Tells one such field on a page from another.
    id: &'static str,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// Who is chosen.
    by: RwSignal<Option<PersonId>>,
    /// Whether it is a decision for the office: somebody must be named, and only who may decide is offered.
    #[prop(optional)]
    decides: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let people = move || {
        let now = desk.now();
        let offered = |books: &Books| {
            let people = if decides { books.deciders(now) } else { books.working().collect() };
            people.into_iter().map(|id| (id, books.name(id))).collect::<Vec<_>>()
        };
        desk.read(offered).unwrap_or_default()
    };
    let option = move |(person, name): (PersonId, String)| {
        view! { <option value=person.to_string() selected=move || by.get() == Some(person)>{name}</option> }
    };
    let nobody = move || {
        if decides { t!(i18n, overrule.by_nobody).into_any() } else { t!(i18n, shell.front_desk).into_any() }
    };
    view! {
        <div class="field">
            <label for=id>
                {move || label.get()}
                {decides.then(|| view! { " " <span class="req">{t!(i18n, shell.required)}</span> })}
            </label>
            <select
                class="input"
                id=id
                data-act="doer"
                on:change=move |event| by.set(event_target_value(&event).parse().ok())
            >
                <option value="" selected=move || by.get().is_none()>{nobody}</option>
                {move || people().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
