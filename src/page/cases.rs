//! 判单: two agents have one client. Which cases there are, and one of them: what happened, what the book says, and how it is
//! settled.

mod heard;
mod paper;
mod proposal;
mod sheet;
mod unknown;

use crate::{
    desk::use_desk,
    dialog::ClientPlaces,
    list::{Empty, Filters, List},
    print::{Print, PrintButton},
    route::{Going, Place, use_way},
    sheets::ExportButton,
    text::{t, t_string, use_i18n},
    widget::Line,
};
use counter::CustomerId;
use counter::case::{CASES, FILTERS, Which};
use counter::filter::Chosen;
use counter::row::Id;
use leptos::prelude::*;
use sheet::CaseSheet;

/// Which case stands behind the address: a client, or two records.
fn opened(hash: &str) -> Option<Id> {
    let mut records = hash.strip_prefix('#')?.split('_').map(str::parse::<CustomerId>);
    let one = records.next()?.ok()?;
    match records.next() {
        None => Some(Id::Client(one)),
        Some(other) => Some(Id::Pair(one, other.ok()?)),
    }
}

/// Where a case stands.
fn address(id: Id) -> Option<String> {
    match id {
        Id::Client(client) => Some(format!("{}#{client}", Place::Cases.path())),
        Id::Pair(one, other) => Some(format!("{}#{one}_{other}", Place::Cases.path())),
        Id::Entry(_) | Id::Conflict(..) | Id::Device(_) | Id::Person(_) | Id::Nth(_) => None,
    }
}

/// The page.
#[component]
pub fn Cases() -> impl IntoView {
    let hash = use_way().hash;
    let opened = Memo::new(move |_| hash.with(|hash| opened(hash)));
    move || match opened.get() {
        Some(id) => view! { <CaseSheet id/> }.into_any(),
        None => view! { <CaseList/> }.into_any(),
    }
}

/// The cases.
#[component]
fn CaseList() -> impl IntoView {
    let (i18n, desk, way) = (use_i18n(), use_desk(), use_way());
    let today = Memo::new(move |_| desk.now().date());
    let wanted = RwSignal::new(Chosen::<Which>::on(today.get_untracked()));
    let rows = Memo::new(move |_| {
        let wanted = wanted.get();
        desk.read(|books| books.case_rows(&wanted)).unwrap_or_default()
    });
    let open = Memo::new(move |_| desk.read(counter::Books::open_cases).unwrap_or_default());
    let none = Memo::new(move |_| rows.with(Vec::is_empty));
    let narrowed = move || wanted.with(Chosen::narrowed);
    let title = Signal::derive(move || match narrowed() {
        true => t_string!(i18n, cases.none),
        false => t_string!(i18n, cases.empty),
    });
    let hint = Signal::derive(move || t_string!(i18n, cases.empty_hint));
    let sum = move || t_string!(i18n, cases.count, count = open.get());
    let about = Signal::derive(move || vec![sum()]);
    let file = Signal::derive(move || format!("{} {}", t_string!(i18n, cases.page), today.get()));
    let on_open = move |id| {
        if let Some(address) = address(id) {
            way.go(&address, Going::ON);
        }
    };
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, cases.page)}</h1>
                <ClientPlaces/>
            </header>
            <div class="page-bar">
                <p class="page-sub" aria-live="polite">{sum}</p>
                <div class="btn-row">
                    <PrintButton disabled=none>{t!(i18n, shell.print)}</PrintButton>
                    <ExportButton title=file leaves=vec![("cases.page", &CASES, rows.into())] disabled=none/>
                </div>
            </div>
            <Filters table=&CASES filters=&FILTERS chosen=wanted today/>
            <section class="panel" aria-label=t!(i18n, cases.page)>
                {move || match none.get() {
                    true => view! { <Empty line=Line::Gavel title hint/> }.into_any(),
                    false => view! { <List table=&CASES rows on_open/> }.into_any(),
                }}
            </section>
            <Print table=&CASES about rows/>
        </div>
    }
}
