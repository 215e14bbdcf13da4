//! The ledger on paper.

use crate::{
    print::Print,
    text::{Dates, instant, t_string, use_i18n},
};
use counter::ledger::{VISITS, Wanted};
use counter::row::Row;
use leptos::prelude::*;

/// The sheet of what is shown.
#[component]
pub(super) fn Sheet(
    /// The rows, newest first.
    rows: Signal<Vec<Row>>,
    /// What of the ledger is shown.
    wanted: RwSignal<Wanted>,
) -> impl IntoView {
    let i18n = use_i18n();
    let dated = Signal::derive(move || wanted.with(Wanted::searches));
    let about = Signal::derive(move || {
        let of = wanted.with(|wanted| match wanted.searches() {
            true => t_string!(i18n, visits.sheet_search, query = wanted.query.trim()),
            false => {
                Dates::of_office(i18n.get_locale()).date(instant(wanted.date.and_time(Default::default())))
            }
        });
        vec![of, t_string!(i18n, visits.count, count = rows.with(Vec::len))]
    });
    // On paper the day is read from its beginning.
    let rows = Signal::derive(move || rows.get().into_iter().rev().collect::<Vec<_>>());
    view! { <Print table=&VISITS about rows dated/> }
}
