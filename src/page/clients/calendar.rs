//! 到期日历: which claims come to their end on which day, and those of the day that is chosen.

mod grid;

use super::opened::Opened;
use crate::{
    desk::use_desk,
    list::{Filters, List},
    print::{Print, PrintButton},
    text::{Dates, instant, t, t_string, use_i18n},
};
use counter::clients::{LAPSE_FILTERS, LAPSES, Lapse, Month};
use counter::filter::Chosen;
use counter::row::Id;
use grid::Grid;
use leptos::prelude::*;

/// The calendar of a month, and the list of a day.
#[component]
pub(super) fn Calendar(opened: Opened) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let today = Memo::new(move |_| desk.now().date());
    let day = RwSignal::new(today.get_untracked());
    let month = Memo::new(move |_| Month::of(day.get()));
    // Who uses the device looks for what is his.
    let wanted = RwSignal::new(Chosen::<()> { person: desk.operator(), ..Chosen::on(today.get_untracked()) });
    let lapses = Memo::new(move |_| {
        let (month, wanted, now) = (month.get(), wanted.get(), desk.now());
        desk.read(|books| books.lapses(month, &wanted, now)).unwrap_or_default()
    });
    let of_day = move |lapse: &&Lapse| lapse.until.date() == day.get();
    let rows = Memo::new(move |_| {
        let now = desk.now();
        let rows =
            |lapses: &Vec<Lapse>| desk.read(|books| books.lapse_rows(lapses.iter().filter(of_day), now));
        lapses.with(rows).unwrap_or_default()
    });
    let of_month = Signal::derive(move || {
        let now = desk.now();
        lapses.with(|lapses| desk.read(|books| books.lapse_rows(lapses, now))).unwrap_or_default()
    });
    let none = Memo::new(move |_| lapses.with(Vec::is_empty));
    let sum = move || t_string!(i18n, lapses.sum, count = lapses.with(Vec::len));
    let about = Signal::derive(move || {
        let first = instant(month.get().first().into());
        vec![Dates::of_office(i18n.get_locale()).month(first), sum()]
    });
    let head = move || {
        let said = Dates::of_office(i18n.get_locale()).day(instant(day.get().into()));
        match rows.with(Vec::len) {
            0 => t_string!(i18n, lapses.none_of_day, day = said),
            count => t_string!(i18n, lapses.of_day, day = said, count = count),
        }
    };
    let client = move |id: Id| if let Id::Client(client) = id { Some(client) } else { None };
    let on_act = Callback::new(move |(_, id)| opened.follow.set(client(id)));
    view! {
        <div class="page-bar">
            <p class="page-sub" aria-live="polite">{sum}</p>
            <PrintButton disabled=none>{t!(i18n, shell.print)}</PrintButton>
        </div>
        <Filters table=&LAPSES filters=&LAPSE_FILTERS chosen=wanted today/>
        <div class="lapsing">
            <Grid day today lapses/>
            <section class="panel" data-lapses>
                <h2 class="panel-head" aria-live="polite">{head}</h2>
                {move || rows.with(|rows| !rows.is_empty()).then(|| view! {
                    <List table=&LAPSES rows on_open=move |id| opened.client.set(client(id)) on_act/>
                })}
            </section>
        </div>
        <Print table=&LAPSES about rows=of_month/>
    }
}
