//! Who decides.

use super::front::use_front;
use crate::text::{t, word};
use counter::{PersonId, word::Office};
use leptos::prelude::*;

/// Who decides, of those who hold an office: nobody, before one is tapped; tapped again, nobody.
#[component]
pub fn Decider(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The office it needs.
    #[prop(into)]
    office: Signal<Office>,
    /// Who is chosen.
    chosen: RwSignal<Option<PersonId>>,
) -> impl IntoView {
    let front = use_front();
    let tile = move |(person, office): (PersonId, Office)| {
        let taken = move || chosen.get() == Some(person);
        view! {
            <button
                class="choice"
                type="button"
                data-act="by"
                data-person=person.to_string()
                aria-pressed=move || taken().to_string()
                on:click=move |_| chosen.set(Some(person).filter(|_| !untrack(taken)))
            >
                <b>{front.name(person)}</b>
                <small>{move || word(front.i18n, "office", office.word())}</small>
            </button>
        }
    };
    view! {
        <div class="question is-full">
            <h3>{move || label.get()} " " <small>{move || {
                t!(front.i18n, overrule.or_above, office = word(front.i18n, "office", office.get().word()))
            }}</small></h3>
            <div class="choices">{move || front.holders(office.get()).into_iter().map(tile).collect_view()}</div>
        </div>
    }
}
