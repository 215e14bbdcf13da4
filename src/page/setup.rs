//! The first run, and afterwards the settings of the office and of this device.

mod books;
mod draft;
mod first;
mod foot;
mod further;
mod names;
mod office;
mod people;
mod question;
mod reading;
mod settings;
mod user;

use crate::{
    desk::{Phase, use_desk},
    later::{later, part},
    route::Place,
    text::{message, t, use_i18n},
};
use first::First;
use leptos::prelude::*;
use settings::Settings;

/// Three short steps while there are no books here; the settings once there are.
#[component]
pub fn Setup() -> impl IntoView {
    let desk = use_desk();
    let sending = RwSignal::new(false);
    // The books are open before the last step is done; it goes on until it leads somewhere else.
    let phase = Memo::new(move |_| match desk.phase() {
        Phase::Open if sending.get() => Phase::Fresh,
        phase => phase,
    });
    move || match phase.get() {
        Phase::Opening => view! { <Opening/> }.into_any(),
        Phase::Fresh => view! { <First sending/> }.into_any(),
        Phase::Open => later(settings, ()),
        Phase::Failed(key) => view! { <Failed key/> }.into_any(),
    }
}

part!(office_settings: fn settings(_: ()) { view! { <Settings/> } });

/// The books are being read.
#[component]
fn Opening() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="page-in">
            <h1 class="page-title">{t!(i18n, shell.setup)}</h1>
            <p class="muted" aria-live="polite">{t!(i18n, shell.loading)}</p>
        </div>
    }
}

/// The books could not be read: what happened, and where the way out is.
#[component]
fn Failed(key: &'static str) -> impl IntoView {
    let i18n = use_i18n();
    let none: [(&str, String); 0] = [];
    view! {
        <div class="page-in">
            <h1 class="page-title">{t!(i18n, setup.failed_title)}</h1>
            <p class="notice is-seal" role="alert">{move || message(i18n, key, &none)}</p>
            <p>
                <a class="btn is-primary" href=Place::Transfer.path() data-act="to-data">
                    {t!(i18n, setup.failed_to_data)}
                </a>
            </p>
        </div>
    }
}
