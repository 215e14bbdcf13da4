//! The finished draft goes to the desk: what was found is shown first, as the check shows it, then the document is laid
//! where the desk takes it up.

use leptos::prelude::*;
use serde_json::json;

use super::{
    findings::{Findings, Inspection},
    open::use_open,
    progress::Progress,
};
use crate::{
    desk::drafts,
    route::{Going, HANDED_OVER, Place, use_way},
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
    let way = use_way();
    let inspection = Inspection::begin();
    let through = Memo::new(move |_| inspection.through());
    let give = move |_| {
        let found = untrack(|| inspection.count());
        let laid = open.with_value(|volume| {
            drafts::hand_over(&json!({
                "document": *volume.document, "clashes": found.clashes, "gaps": found.gaps, "others": found.others,
            }))
        });
        match laid {
            true => {
                way.go(&format!("{}?book={HANDED_OVER}&adopt=now", Place::Rulebook.path()), Going::ON);
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
    let weighty = move || {
        let found = inspection.count();
        let count = found.clashes + found.gaps;
        (count > 0).then(|| {
            view! { <p class="notice is-amber"><Icon line=Line::Alert/><span>{t_string!(i18n, studio.weighty, count = count)}</span></p> }
        })
    };
    view! {
        <Dialog title=t_signal!(i18n, studio.hand_over) sub=t_signal!(i18n, studio.title) class="is-wide" foot=foot on_close=on_close>
            <p>{t!(i18n, studio.hand_over_hint)}</p>
            {weighty}
            <Progress survey=inspection.survey/>
            <Findings inspection/>
        </Dialog>
    }
}
