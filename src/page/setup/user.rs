//! Who uses this device: the front desk, which is nobody in particular, unless somebody is named.

use crate::text::{t, use_i18n};
use leptos::prelude::*;

/// The question, where the people have no ids yet.
#[component]
pub(super) fn UserField(
    /// The names there are.
    names: Signal<Vec<String>>,
    /// Who is named.
    user: RwSignal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let option = move |name: String| {
        let (this, value) = (name.clone(), name.clone());
        view! { <option value=value selected=move || user.with(|user| user.as_ref() == Some(&this))>{name}</option> }
    };
    view! {
        <div class="field">
            <label for="user">{t!(i18n, setup.ask_user)}</label>
            <select
                class="input"
                id="user"
                data-act="user"
                aria-describedby="user-hint"
                on:change=move |event| user.set(Some(event_target_value(&event)).filter(|name| !name.is_empty()))
            >
                <option value="" selected=move || user.with(Option::is_none)>{t!(i18n, shell.front_desk)}</option>
                {move || names.get().into_iter().map(option).collect_view()}
            </select>
            <p class="hint" id="user-hint">{t!(i18n, setup.ask_user_hint)}</p>
        </div>
    }
}
