//! Visits, today and before.

mod missing;

pub use missing::{Registered, missing_today, unregistered};

use leptos::prelude::*;

use crate::text::{t, use_i18n};

/// Visits, today and before.
#[component]
pub fn Visits() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, shell.visits)}</h1>
            </header>
        </div>
    }
}
