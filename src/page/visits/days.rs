//! The ledger, a table a day; on a phone every row is a card.

use super::opened::Opened;
use crate::{
    list::{List, day_said},
    text::{t_string, use_i18n},
};
use chrono::NaiveDate;
use counter::VisitId;
use counter::ledger::{VISITS, Wanted};
use counter::row::{Id, Row};
use leptos::prelude::*;

fn of_day(rows: &[Row], day: NaiveDate) -> Vec<Row> {
    rows.iter().filter(|row| row.at.is_some_and(|at| at.date() == day)).cloned().collect()
}

/// The rows, newest first.
#[component]
pub(super) fn Days(rows: Signal<Vec<Row>>, wanted: RwSignal<Wanted>, opened: Opened) -> impl IntoView {
    let i18n = use_i18n();
    let days = Memo::new(move |_| {
        let day = |row: &Row| row.at.map(|at| at.date());
        let mut days: Vec<NaiveDate> = rows.with(|rows| rows.iter().filter_map(day).collect());
        days.dedup();
        days
    });
    let searched = Memo::new(move |_| wanted.with(Wanted::searches));
    let open = Signal::derive(move || opened.visit.get().map(|visit| Id::Entry(visit.0)));
    let table = move |day: NaiveDate| {
        let mine = Memo::new(move |_| rows.with(|rows| of_day(rows, day)));
        view! {
            // Of one day alone the filter says which it is.
            {move || searched.get().then(|| view! {
                <h2 class="visits-day">
                    <span>{day_said(i18n, day)}</span>
                    <span>{t_string!(i18n, visits.count, count = mine.with(Vec::len))}</span>
                </h2>
            })}
            <List
                table=&VISITS
                rows=mine
                opened=open
                on_open=move |id| if let Id::Entry(entry) = id { opened.visit.set(Some(VisitId(entry))) }
                on_why=move |entry| opened.why.set(Some(entry))
            />
        }
    };
    view! { <For each=move || days.get() key=|day| *day children=table/> }
}
