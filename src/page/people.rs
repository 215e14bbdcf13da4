//! The people who take turns.

use leptos::prelude::*;

use crate::text::{t, use_i18n};

/// The people who take turns.
#[component]
pub fn People() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, shell.people)}</h1>
            </header>
        </div>
    }
}
