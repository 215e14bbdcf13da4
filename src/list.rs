//! One list for whatever is shown in rows: the counter says what stands in each ([`counter::row`]), here are the words, the
//! table and the keys. On a phone a row may be a card; that is the style's.
//!
//! The messages of a table are `<table>.<column>`, `<table>.open_of` for who does not see what pressing a row does, and
//! `<table>.total` where it has figures.

mod cell;
mod cited;
mod day;
mod empty;
mod filters;
mod leads;
mod row;
mod says;
mod timeline;

pub use cell::Chip;
pub use day::{DayPick, LatestDays, day_said};
pub use empty::Empty;
pub use filters::Filters;
pub use says::{says, spoken};
pub use timeline::Timeline;

use crate::text::{message, t, t_string, use_i18n};
use cell::classed;
use counter::row::{Column, Id, Row, Shown, Table};
use counter::{EntryId, VisitId};
use leads::Leads;
use leptos::prelude::*;
use row::drawn;

/// So many columns stand side by side on most screens.
const FITS: usize = 8;

/// The columns that stand on a screen.
fn on_screen(table: &'static Table) -> impl Iterator<Item = &'static Column> {
    table.columns.iter().filter(|column| column.shown != Shown::Paper)
}

/// The table of some rows.
#[component]
pub fn List(
    /// What they have in common.
    table: &'static Table,
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<Row>>,
    /// The row that is open.
    #[prop(optional, into)]
    opened: Option<Signal<Option<Id>>>,
    /// Called with the row that is pressed, where rows can be opened.
    #[prop(optional, into)]
    on_open: Option<Callback<Id>>,
    /// Called with the entry whose reasons are wanted.
    #[prop(optional, into)]
    on_why: Option<Callback<EntryId>>,
    /// Called with the same of the articles of a whole row, where that is something else.
    #[prop(optional, into)]
    on_law: Option<Callback<EntryId>>,
    /// Called with what is to be done, and with which row.
    #[prop(optional, into)]
    on_act: Option<Callback<(&'static str, Id)>>,
    /// Called with a visit that is to be opened; without it the ledger is gone to.
    #[prop(optional_no_strip)]
    on_visit: Option<Callback<VisitId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let leads = Leads { table, opened, on_open, on_why, on_law, on_act, on_visit };
    let head = on_screen(table).map(|column| {
        let key = format!("{}.{}", table.key, column.key);
        let name = move || message(i18n, &key, &[] as &[(&str, String)]);
        view! { <th scope="col" class=classed(column)>{name}</th> }
    });
    let article = table.cites.then(|| view! { <th scope="col" class="is-end">{t!(i18n, list.article)}</th> });
    let foot = table.sums_up().then(|| {
        view! { <tfoot>{move || rows.with(|rows| sums(table, on_act.is_some(), rows))}</tfoot> }
    });
    // Nothing in it takes the keys, so that it must itself be moved by them.
    let still = on_open.is_none() && table.columns.len() > FITS;
    view! {
        <div
            class="table-wrap"
            tabindex=still.then_some("0")
            role=still.then_some("group")
            aria-label=move || still.then(|| t_string!(i18n, list.scrolls))
        >
            <table class=format!("table {}", table.key)>
                <thead>
                    <tr>{head.collect_view()} {article} {on_act.is_some().then(|| view! { <td></td> })}</tr>
                </thead>
                <tbody>
                    {move || rows.with(|rows| rows.iter().map(|row| drawn(leads, row)).collect_view())}
                </tbody>
                {foot}
            </table>
        </div>
    }
}

/// The sums below the columns. What they are stands below the first.
fn sums(table: &'static Table, acts: bool, rows: &[Row]) -> AnyView {
    let i18n = use_i18n();
    let total = format!("{}.total", table.key);
    let all = table.columns.iter().zip(table.sums(rows));
    let shown = all.filter(|(column, _)| column.shown != Shown::Paper);
    let below = shown.skip(1).map(|(column, sum)| {
        view! { <td class=classed(column)>{spoken(sum)}</td> }
    });
    view! {
        <tr>
            <th scope="row">{move || message(i18n, &total, &[] as &[(&str, String)])}</th>
            {below.collect_view()}
            {acts.then(|| view! { <td></td> })}
        </tr>
    }
    .into_any()
}
