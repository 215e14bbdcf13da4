//! Nothing at this address, and the way back.

use leptos::prelude::*;

use crate::{
    route::Place,
    text::{t, use_i18n},
};

/// Nothing at this address.
#[component]
pub fn NotFound() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, shell.not_found)}</h1>
            </header>
            <p>{t!(i18n, shell.not_found_hint)}</p>
            <p><a class="btn is-primary" href=Place::Reception.path()>{t!(i18n, shell.back_to_reception)}</a></p>
        </div>
    }
}
