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
    /// Whether somebody must be named.
    #[prop(optional)]
    needed: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let people = move || {
        let working = |books: &Books| {
            let active = books.state.people.iter().filter(|(_, person)| person.active);
            active.map(|(id, _)| (*id, books.name(*id))).collect::<Vec<_>>()
        };
        desk.read(working).unwrap_or_default()
    };
    let option = move |(person, name): (PersonId, String)| {
        view! { <option value=person.to_string() selected=move || by.get() == Some(person)>{name}</option> }
    };
    let nobody = move || {
        if needed { t!(i18n, overrule.by_nobody).into_any() } else { t!(i18n, shell.front_desk).into_any() }
    };
    view! {
        <div class="field">
            <label for=id>
                {move || label.get()}
                {needed.then(|| view! { " " <span class="req">{t!(i18n, shell.required)}</span> })}
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
