//! The office and this device.

use leptos::prelude::*;

use crate::{
    text::{LocaleSwitch, t, use_i18n},
    theme::ThemeSwitch,
};

/// The office and this device.
#[component]
pub fn Setup() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, shell.setup)}</h1>
            </header>
            <LocaleSwitch/>
            <ThemeSwitch/>
        </div>
    }
}
