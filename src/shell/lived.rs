//! What stands above setting up on a device that is empty, and was not always.

use leptos::prelude::*;

use crate::{
    desk::use_desk,
    route::Place,
    text::{t, t_string, use_i18n},
    widget::{Icon, Line},
};

/// An office lived on this device, and its books are gone: not a first run.
#[component]
pub fn Lived() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let notice = move || {
        desk.lived().map(|office| {
            view! {
                <div class="notice is-seal" role="alert" data-notice="lived">
                    <Icon line=Line::Alert/>
                    <p>
                        <b>{t_string!(i18n, shell.lived, office = office)}</b>
                        " "
                        {t!(i18n, shell.lived_hint)}
                    </p>
                    <a class="btn is-primary" href=Place::Transfer.path() data-act="lived-import">
                        {t!(i18n, shell.lived_import)}
                    </a>
                </div>
            }
        })
    };
    view! { <div class="notices">{notice}</div> }
}
