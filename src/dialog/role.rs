//! The offices a person holds: one post, and whether he takes turns besides.

use crate::text::{t, use_i18n, word};
use counter::word::Office;
use leptos::prelude::*;

/// The offices somebody holds. An agent takes turns; anybody else may.
#[component]
pub fn RoleFields(
    /// The offices; never left empty.
    roles: RwSignal<Vec<Office>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let highest = move || roles.with(|roles| Office::highest(roles));
    let turns = move || roles.with(|roles| roles.contains(&Office::Agent));
    let set = move |office: Office, turns: bool| {
        let mut held = vec![office];
        if turns && office != Office::Agent {
            held.insert(0, Office::Agent);
        }
        roles.set(held);
    };
    let choice = move |office: Office| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="office"
                    data-act="office"
                    value=office.word()
                    prop:checked=move || highest() == Some(office)
                    // Leaders do not stand in the order unless one says so.
                    on:change=move |_| set(office, office == Office::Agent)
                />
                <b>{move || word(i18n, "office", office.word())}</b>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{t!(i18n, people.office)}</legend>
            <div class="choices is-2">{Office::POSTS.iter().copied().map(choice).collect_view()}</div>
            <p class="hint">{t!(i18n, setup.role_lead_note)}</p>
        </fieldset>
        <label class="switch">
            <span>
                {t!(i18n, setup.role_turns)} " " <small class="hint">{t!(i18n, setup.role_turns_hint)}</small>
            </span>
            <input
                type="checkbox"
                role="switch"
                data-act="turns"
                prop:checked=turns
                disabled=move || highest() == Some(Office::Agent)
                on:change=move |event| set(highest().unwrap_or(Office::Agent), event_target_checked(&event))
            />
        </label>
    }
}
