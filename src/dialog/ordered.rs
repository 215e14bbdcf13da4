//! Who ordered or permitted an act, where an article names somebody who must.

use crate::desk::use_desk;
use crate::text::{t, use_i18n, word};
use counter::{Command, PersonId, Reason, word::Office};
use leptos::prelude::*;

/// Of those who hold the office, who it was. Shown where somebody must be named, or where `usually` somebody is.
#[component]
pub fn OrderedBy(
    /// The act as it is without a name; nothing while the dialog still asks.
    unnamed: Signal<Option<Command>>,
    /// Who is chosen.
    by: RwSignal<Option<PersonId>>,
    /// The office of whoever usually orders it, if that is asked in any case.
    #[prop(into)]
    usually: Signal<Option<Office>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let needed = Memo::new(move |_| {
        let refused = unnamed.get().and_then(|command| desk.foresee(&command)).and_then(Result::err);
        match refused.map(|refusal| refusal.reason) {
            Some(Reason::Needs(office)) => Some(office),
            Some(_) | None => None,
        }
    });
    let office = move || needed.get().or_else(|| usually.get());
    let holders = move |office: Office| {
        let named = |books: &crate::desk::Books| {
            let holders = books.holders(desk.now(), office).into_iter();
            holders.map(|id| (id, books.name(id))).collect::<Vec<_>>()
        };
        desk.read(named).unwrap_or_default()
    };
    let option = move |(person, name): (PersonId, String)| {
        view! { <option value=person.to_string() selected=move || by.get() == Some(person)>{name}</option> }
    };
    move || {
        let office = office()?;
        Some(view! {
            <div class="field">
                <label for="ordered-by">
                    {t!(i18n, handover.ordered_by)}
                    <small>{t!(i18n, overrule.or_above, office = word(i18n, "office", office.word()))}</small>
                </label>
                <select
                    class="input"
                    id="ordered-by"
                    data-act="ordered-by"
                    on:change=move |event| by.set(event_target_value(&event).parse().ok())
                >
                    <option value="" selected=move || by.get().is_none()>{t!(i18n, handover.ordered_by_nobody)}</option>
                    {holders(office).into_iter().map(option).collect_view()}
                </select>
            </div>
        })
    }
}
