//! The finished draft goes to the desk: what was found is shown first, then the document is laid where the desk takes
//! it up.

use leptos::prelude::*;

use super::{
    check::Progress,
    story::{self, Weight},
    use_open,
};
use crate::{
    desk::drafts,
    page::rulebook::survey::Survey,
    route::Place,
    text::{t, t_signal, t_string, use_i18n},
    widget::{Dialog, Icon, Line, use_toasts},
};

/// The dialog.
#[component]
pub fn HandOver(
    /// Called when it is put aside.
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let open = use_open();
    let toasts = use_toasts();
    let survey = Survey::new();
    open.with_value(|volume| survey.start(&volume.book, None));
    let weighty = Memo::new(move |_| {
        survey.findings.with(|findings| {
            open.with_value(|volume| {
                findings
                    .iter()
                    .filter(|finding| story::told(i18n, &volume.book, finding).weight == Weight::Stops)
                    .count()
            })
        })
    });
    let give = move |_| {
        let laid = open.with_value(|volume| drafts::hand_over(&volume.document));
        match (laid, open.with_value(|volume| volume.book.about.id.clone())) {
            (true, id) => {
                let _ = window()
                    .location()
                    .set_href(&format!("{}?book={id}&adopt=handed-over", Place::Rulebook.path()));
            }
            (false, _) => toasts.trouble(t_string!(i18n, studio.unsaved).to_owned()),
        }
    };
    let foot = move || {
        view! {
            <div class="dialog-foot">
                <button class="btn" type="button" data-act="cancel" on:click=move |_| on_close.run(())>{t!(i18n, shell.cancel)}</button>
                <button class="btn is-primary" type="button" data-act="confirm" on:click=give>{t!(i18n, studio.hand_over)}</button>
            </div>
        }
    };
    let said = move || {
        match (weighty.get(), survey.took.get()) {
        (0, None) => ().into_any(),
        (0, Some(_)) => view! { <p class="studio-ok"><Icon line=Line::Check/>{t!(i18n, studio.clean)}</p> }.into_any(),
        (n, _) => view! { <p class="notice is-amber"><Icon line=Line::Alert/><span>{t_string!(i18n, studio.weighty, count = n)}</span></p> }.into_any(),
    }
    };
    view! {
        <Dialog title=t_signal!(i18n, studio.hand_over) sub=t_signal!(i18n, studio.title) foot=foot on_close=on_close>
            <p>{t!(i18n, studio.hand_over_hint)}</p>
            {said}
            <Progress survey/>
        </Dialog>
    }
}
