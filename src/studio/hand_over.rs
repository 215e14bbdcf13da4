//! The finished draft goes to the desk: what was found is shown first, then the document is laid where the desk takes
//! it up.

use leptos::prelude::*;
use rulebook::lint::Finding;
use serde_json::json;

use super::{check::Progress, open::use_open};
use crate::{
    desk::drafts,
    route::{HANDED_OVER, Place},
    studio::survey::Survey,
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
    // Rules that disagree, and situations nobody answers.
    let found = Memo::new(move |_| {
        survey.findings.with(|findings| {
            let clashes = findings.iter().filter(|finding| matches!(finding, Finding::Clash { .. })).count();
            let gaps = findings
                .iter()
                .filter(|finding| matches!(finding, Finding::Gap { .. } | Finding::OpenBoundary { .. }))
                .count();
            (clashes, gaps)
        })
    });
    let through = Memo::new(move |_| survey.took.get().is_some());
    let give = move |_| {
        let (clashes, gaps) = found.get_untracked();
        let laid = open.with_value(|volume| {
            drafts::hand_over(&json!({"document": *volume.document, "clashes": clashes, "gaps": gaps}))
        });
        match laid {
            true => {
                let _ = window()
                    .location()
                    .set_href(&format!("{}?book={HANDED_OVER}&adopt=now", Place::Rulebook.path()));
            }
            false => toasts.trouble(t_string!(i18n, studio.unsaved).to_owned()),
        }
    };
    let foot = move || {
        view! {
            <div class="dialog-foot">
                <button class="btn" type="button" data-act="cancel" on:click=move |_| on_close.run(())>{t!(i18n, shell.cancel)}</button>
                <button class="btn is-primary" type="button" data-act="confirm" disabled=move || !through.get() on:click=give>{t!(i18n, studio.hand_over)}</button>
            </div>
        }
    };
    let said = move || {
        match (found.get(), through.get()) {
        ((0, 0), false) => ().into_any(),
        ((0, 0), true) => view! { <p class="studio-ok"><Icon line=Line::Check/>{t!(i18n, studio.clean)}</p> }.into_any(),
        ((clashes, gaps), _) => {
            view! { <p class="notice is-amber"><Icon line=Line::Alert/><span>{t_string!(i18n, studio.weighty, count = clashes + gaps)}</span></p> }
                .into_any()
        }
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
