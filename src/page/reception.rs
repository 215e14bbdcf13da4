//! Who is next.

use leptos::prelude::*;

use crate::text::{t, use_i18n};

/// Who is next.
#[component]
pub fn Reception() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, shell.reception)}</h1>
            </header>
        </div>
    }
}
