//! An old ledger in: chosen, looked into, its columns put right, and taken in as one act.

mod columns;
mod preview;

use super::words::said;
use crate::{
    desk::{Desk, use_desk},
    sheets::{Rows, Unread, read_table},
    text::{I18n, t, t_string, use_i18n},
    widget::{Icon, Line},
};
use counter::old_ledger::OldLedger;
use leptos::{ev, html, prelude::*, task::spawn_local};
use preview::Preview;

/// How far the chosen file has come.
#[derive(Clone, Debug)]
enum Stage {
    /// None is chosen.
    Idle,
    /// It is read.
    Reading,
    /// It is no table: the sentence that says so.
    Refused(String),
    /// It may be taken in.
    Ready(String, Rows),
}

/// Reads a file; else the sentence that says what is wrong, and what to do.
async fn read(desk: Desk, i18n: I18n, file: &web_sys::File) -> Result<Rows, String> {
    let bytes = desk.read_bytes(file).await.map_err(|trouble| said(desk, i18n, &trouble))?;
    let read = read_table(&bytes).await.map_err(|_| t_string!(i18n, shell.part_missing_hint).to_owned())?;
    read.map_err(|unread| {
        let why = match unread {
            Unread::Empty => t_string!(i18n, old_ledger.unread_empty),
            Unread::OldFormat => t_string!(i18n, old_ledger.unread_old),
            Unread::NotText => t_string!(i18n, old_ledger.unread_text),
            Unread::TooMany => t_string!(i18n, old_ledger.unread_many),
            Unread::Broken(_) => t_string!(i18n, old_ledger.unread_broken),
        };
        format!("{why} {}", t_string!(i18n, old_ledger.nothing_changed))
    })
}

/// The card, and the preview below it.
#[component]
pub fn OldLedgerCard() -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let stage = RwSignal::new(Stage::Idle);
    let input = NodeRef::<html::Input>::new();
    let choose = move |_: ev::Event| {
        let Some(input) = input.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        stage.set(Stage::Reading);
        spawn_local(async move {
            let read = read(desk, i18n, &file).await;
            // The same file can be chosen again.
            input.set_value("");
            stage.try_set(match read {
                Ok(rows) => Stage::Ready(file.name(), rows),
                Err(why) => Stage::Refused(why),
            });
        });
    };
    let reading = Memo::new(move |_| stage.with(|stage| matches!(stage, Stage::Reading)));
    let close = Callback::new(move |()| stage.set(Stage::Idle));
    view! {
        <section class="panel is-pad is-full">
            <div class="card-head">
                <Icon line=Line::File/>
                <h2>{t!(i18n, old_ledger.page)}</h2>
                <p>{t!(i18n, old_ledger.see)}</p>
            </div>
            <label class="drop">
                <input
                    node_ref=input
                    type="file"
                    accept=".xlsx,.csv,.txt"
                    data-act="old-ledger"
                    disabled=move || reading.get() || !desk.may_write()
                    on:change=choose
                />
                <b>{t!(i18n, old_ledger.choose)}</b>
                <span>{t!(i18n, old_ledger.kinds)}</span>
            </label>
        </section>
        {move || match stage.get() {
            Stage::Idle => ().into_any(),
            Stage::Reading => view! { <p class="part-waits" role="status">{t!(i18n, shell.part_waits)}</p> }.into_any(),
            Stage::Refused(why) => view! { <Refused why close/> }.into_any(),
            Stage::Ready(name, rows) => {
                let ledger = desk.peek(|books| OldLedger::of(rows, books));
                ledger.map(|ledger| view! { <Preview name ledger on_close=close/> }).into_any()
            }
        }}
    }
}

#[component]
fn Refused(why: String, close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="notice is-seal is-full" role="alert" data-old="refused">
            <Icon line=Line::Alert/>
            <p>{why}</p>
            <button class="btn" type="button" data-act="close" on:click=move |_| close.run(())>
                {t!(i18n, shell.close)}
            </button>
        </div>
    }
}
