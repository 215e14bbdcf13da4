//! The visitor ledger: who came, who received, whether it counted, what is registered.

mod claims;
mod detail;
mod filters;
mod look;
mod opened;
mod owned;
mod phone;
mod sheet;
mod story;
mod struck;
mod table;

use crate::{
    act::ActDialog,
    desk::{Books, use_desk},
    page::{pairs::Pairs, register::RegisterDialog},
    route::{Place, use_way},
    text::{t, t_string, use_i18n},
    why::{Why, WhySheet},
    widget::{Icon, Line as Drawing},
};
use chrono::NaiveDate;
use counter::act::{JOIN, Subject};
use counter::ledger::Wanted;
use detail::Detail;
use filters::Filters;
use leptos::prelude::*;
use look::{Line, lines};
use office::{Now, VisitId};
use opened::Opened;
use sheet::Sheet;
use struck::Struck;
use table::Ledger;

/// How many registrations of today are wanting: the badge of the rail.
pub fn missing_today(books: &Books, now: Now) -> usize {
    books.unregistered(now.date()).len()
}

/// Visits, today and before.
#[component]
pub fn Visits() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let today = Memo::new(move |_| desk.now().date());
    let wanted = RwSignal::new(Wanted { date: today.get_untracked(), ..Wanted::default() });
    let joining = RwSignal::new(None::<(office::CustomerId, office::CustomerId)>);
    let opened = Opened::default();
    let rows = Memo::new(move |_| {
        let wanted = wanted.get();
        let now = desk.now();
        desk.read(|books| lines(i18n, books, &wanted, now)).unwrap_or_default()
    });
    let sum = move || {
        let (counted, missing) = rows.with(|rows| {
            let counted = rows.iter().map(|row| row.counted).sum::<usize>();
            (counted, rows.iter().filter(|row| row.registered.wanting()).count())
        });
        t_string!(i18n, visits.sum, count = rows.with(Vec::len), counted = counted, missing = missing)
    };
    // A link from elsewhere names a visit behind the address.
    let hash = use_way().hash;
    Effect::new(move |_| {
        if let Ok(visit) = hash.get().trim_start_matches('#').parse::<VisitId>() {
            opened.visit.set(Some(visit));
        }
    });
    let print = move |_| {
        // A browser that cannot print does nothing.
        let _ = window().print();
    };
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, visits.page)}</h1>
                <p class="page-sub" aria-live="polite">{sum}</p>
                <div class="page-acts">
                    <button class="btn" type="button" data-act="print" disabled=move || rows.with(Vec::is_empty) on:click=print>
                        <Icon line=Drawing::Print/>
                        {t!(i18n, shell.print)}
                    </button>
                </div>
            </header>
            <Filters wanted today/>
            <section class="panel" aria-label=t!(i18n, visits.page)>
                {move || if rows.with(Vec::is_empty) {
                    view! { <Empty wanted today/> }.into_any()
                } else {
                    view! { <Days rows wanted opened/> }.into_any()
                }}
            </section>
            <Pairs on_visit=move |visit| opened.visit.set(Some(visit)) on_join=move |two| joining.set(Some(two))/>
            {move || joining.get().map(|(one, other)| {
                view! { <ActDialog act=&JOIN subject=Subject::Pair(one, other) on_close=move |()| joining.set(None)/> }
            })}
            <Struck wanted/>
        </div>
        <Sheet rows wanted/>
        {move || opened.visit.get().map(|visit| view! { <Detail visit opened on_close=move |()| opened.visit.set(None)/> })}
        {move || {
            opened
                .register
                .get()
                .map(|visit| view! { <RegisterDialog visit ending=false on_close=move |()| opened.register.set(None)/> })
        }}
        {move || opened.why.get().map(|entry| view! { <WhySheet why=Why::Entry(entry) on_close=move |()| opened.why.set(None)/> })}
    }
}

/// The lines, a table a day.
#[component]
fn Days(rows: Memo<Vec<Line>>, wanted: RwSignal<Wanted>, opened: Opened) -> impl IntoView {
    let days = Memo::new(move |_| {
        let mut days: Vec<NaiveDate> = rows.with(|rows| rows.iter().map(|row| row.at.date()).collect());
        days.dedup();
        days
    });
    let searched = Memo::new(move |_| wanted.with(Wanted::searches));
    view! {
        <For each=move || days.get() key=|day| *day let:day>
            <Ledger day rows headed=searched opened/>
        </For>
    }
}

/// Nothing to show: why, and where to go.
#[component]
fn Empty(wanted: RwSignal<Wanted>, today: Memo<NaiveDate>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let narrowed = Memo::new(move |_| wanted.with(Wanted::narrowed));
    let latest = Memo::new(move |_| desk.read(Books::latest_visits).flatten());
    let other = move || latest.get().filter(|latest| *latest != wanted.with(|wanted| wanted.date));
    let title = move || match (narrowed.get(), wanted.with(|wanted| wanted.date) == today.get()) {
        (true, _) => t_string!(i18n, visits.empty_found),
        (false, true) => t_string!(i18n, visits.empty_today),
        (false, false) => t_string!(i18n, visits.empty_day),
    };
    let clear = move |_| wanted.update(|wanted| *wanted = Wanted { date: wanted.date, ..Wanted::default() });
    view! {
        <div class="empty">
            <Icon line=Drawing::Tray/>
            <h2>{title}</h2>
            <p>{move || if narrowed.get() { t_string!(i18n, visits.empty_found_hint) } else { t_string!(i18n, visits.empty_hint) }}</p>
            <div class="btn-row">
                {move || if narrowed.get() {
                    view! {
                        <button class="btn is-jade" type="button" data-act="clear" on:click=clear>{t!(i18n, visits.clear)}</button>
                    }
                    .into_any()
                } else {
                    view! {
                        <a class="btn is-primary" href=Place::Reception.path() data-act="to-desk">{t!(i18n, visits.to_desk)}</a>
                    }
                    .into_any()
                }}
                {move || other().filter(|_| !narrowed.get()).map(|day| view! {
                    <button class="btn" type="button" data-act="latest" on:click=move |_| wanted.update(|wanted| wanted.date = day)>
                        {t!(i18n, visits.latest_day)}
                    </button>
                })}
            </div>
        </div>
    }
}
