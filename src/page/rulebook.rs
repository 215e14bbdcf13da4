//! The regulation in force.

use leptos::prelude::*;

use crate::text::{t, use_i18n};

/// The regulation in force.
#[component]
pub fn Rulebook() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, shell.rulebook)}</h1>
            </header>
        </div>
    }
}
