//! Name and hours of the office: the first step of the set-up, and a part of the settings.

use super::{draft::Draft, question::Ask};
use crate::text::{t, use_i18n};
use leptos::prelude::*;

/// What the office is called and when it is open.
#[component]
pub(super) fn OfficeStep(
    draft: Draft,
    /// The form to which the fields belong.
    form: &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Ask
            draft
            title=crate::text::t_signal!(i18n, setup.ask_office)
            hint=crate::text::t_signal!(i18n, setup.ask_office_hint)
        />
        <OfficeFields name=draft.name opens=draft.opens closes=draft.closes form big=true/>
    }
}

/// The fields for name and hours.
#[component]
pub(super) fn OfficeFields(
    name: RwSignal<String>,
    opens: RwSignal<String>,
    closes: RwSignal<String>,
    /// The form to which they belong: Enter in any of them does what its button does.
    form: &'static str,
    #[prop(optional)] big: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="form">
            <div class="field is-full">
                <label for="office-name">
                    {t!(i18n, setup.office_name)} " " <span class="req">{t!(i18n, shell.required)}</span>
                </label>
                <input
                    class="input"
                    class:is-big=big
                    form=form
                    id="office-name"
                    data-act="office-name"
                    autocomplete="organization"
                    maxlength="60"
                    placeholder=t!(i18n, setup.office_name_hint)
                    bind:value=name
                />
            </div>
            <div class="field">
                <label for="office-opens">{t!(i18n, setup.opens)}</label>
                <input class="input" type="time" form=form id="office-opens" data-act="opens" bind:value=opens/>
            </div>
            <div class="field">
                <label for="office-closes">{t!(i18n, setup.closes)}</label>
                <input
                    class="input"
                    type="time"
                    form=form
                    id="office-closes"
                    data-act="closes"
                    aria-describedby="office-hours-hint"
                    bind:value=closes
                />
                <p class="hint" id="office-hours-hint">{t!(i18n, setup.hours_hint)}</p>
            </div>
        </div>
    }
}
