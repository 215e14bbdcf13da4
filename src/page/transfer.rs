//! Files in and out.

use leptos::prelude::*;

use crate::text::{t, use_i18n};

/// Files in and out.
#[component]
pub fn Transfer() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, shell.data)}</h1>
            </header>
        </div>
    }
}
