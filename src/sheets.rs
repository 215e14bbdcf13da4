//! Lists and reports as a file of tables that a spreadsheet opens: what stands there, typed ([`counter::sheet`]), and nothing that
//! reckons by itself; and tables that are given. What writes them, and what reads them, is fetched when it is first wanted.

mod given;
mod leaf;
mod writer;
mod written;

pub use given::{Rows, Unread, read_table};
pub use leaf::Leaf;

use crate::{
    desk::use_desk,
    text::{t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};
use leaf::Page;
use leptos::{prelude::*, task::spawn_local};
use written::{Not, written};

/// How far the file has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// None is written.
    Idle,
    /// It is begun. Most are done before anybody could read that they are.
    Begun,
    /// So many per cent of the rows are written.
    Writing(usize),
}

/// Hands out tables as a file. Pressed again while it is written, it stops.
#[component]
pub fn ExportButton(
    /// What the file is called.
    #[prop(into)]
    title: Signal<String>,
    /// The tables; one without rows is left out.
    leaves: Vec<Leaf>,
    /// Whether there is nothing to hand out.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let (i18n, desk, toasts) = (use_i18n(), use_desk(), use_toasts());
    let stage = RwSignal::new(Stage::Idle);
    let export = move |_| {
        if stage.get_untracked() != Stage::Idle {
            stage.set(Stage::Idle);
            return;
        }
        stage.set(Stage::Begun);
        let pages = leaves.iter().map(|leaf| Page::of(i18n, leaf));
        let pages: Vec<Page> = pages.filter(|page| !page.rows.is_empty()).collect();
        let name = format!("{}.xlsx", title.get_untracked());
        spawn_local(async move {
            // Who has left the page, or pressed again, wants it no more.
            let goes_on = move |percent| match stage.try_get_untracked() {
                Some(Stage::Begun | Stage::Writing(_)) => stage.try_set(Stage::Writing(percent)).is_none(),
                Some(Stage::Idle) | None => false,
            };
            let bytes = written(i18n, desk, &pages, goes_on).await;
            stage.try_set(Stage::Idle);
            let failed = match bytes {
                Ok(bytes) => desk.hand_out_tables(&name, &bytes).is_err(),
                Err(Not::Stopped) => false,
                Err(Not::Failed) => true,
            };
            if failed {
                toasts.trouble(t_string!(i18n, sheets.failed).to_owned());
            }
        });
    };
    let says = move || match stage.get() {
        Stage::Writing(percent) => t_string!(i18n, sheets.writing, percent = percent),
        Stage::Idle | Stage::Begun => t_string!(i18n, sheets.export).to_owned(),
    };
    view! {
        <button
            class="btn no-print"
            type="button"
            data-act="export-sheet"
            disabled=disabled
            aria-busy=move || (stage.get() != Stage::Idle).to_string()
            on:click=export
        >
            <Icon line=Line::Export/>
            {says}
        </button>
    }
}
