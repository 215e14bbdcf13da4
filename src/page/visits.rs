//! The visitor ledger: who came, who received, whether it counted, what is registered; and who rang.

mod calls;
mod days;
mod detail;
mod opened;
mod sheet;
mod story;
mod struck;

use crate::{
    act::ActDialog,
    desk::{Books, use_desk},
    dialog::{RegisterDialog, pairs::Pairs},
    later::{later, part},
    list::{Empty, Filters},
    print::PrintButton,
    route::{Place, use_way},
    sheets::ExportButton,
    text::{t, t_string, use_i18n},
    why::{Why, WhySheet},
    widget::Line,
};
use calls::Calls;
use chrono::NaiveDate;
use counter::act::{JOIN, Subject};
use counter::ledger::{FILTERS, Sum, VISITS, Wanted};
use counter::row::Row;
use counter::struck::STRUCK;
use counter::{CustomerId, Now, VisitId};
use days::Days;
use detail::Detail;
use leptos::prelude::*;
use opened::Opened;
use sheet::Sheet;
use struck::Struck;

/// How many registrations of today are wanting: the badge of the rail.
pub fn missing_today(books: &Books, now: Now) -> usize {
    books.unregistered(now.date()).len()
}

part!(office_calls: fn calls(_: ()) { view! { <Calls/> } });

/// Behind the address, where the calls are shown at once.
const CALLS: &str = "#calls";

/// Visits, today and before; or the calls.
#[component]
pub fn Visits() -> impl IntoView {
    let i18n = use_i18n();
    let hash = use_way().hash;
    let rang = Memo::new(move |_| hash.with(|hash| hash == CALLS));
    let tab = move |shows: bool, act: &'static str, name: AnyView| {
        view! {
            <a
                data-act=act
                href=format!("{}{}", Place::Visits.path(), if shows { CALLS } else { "" })
                aria-current=move || (rang.get() == shows).then_some("page")
            >
                {name}
            </a>
        }
    };
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, visits.page)}</h1>
                <nav class="seg" aria-label=t!(i18n, calls.view)>
                    {tab(false, "all-visits", t!(i18n, calls.visits).into_any())}
                    {tab(true, "calls", t!(i18n, calls.page).into_any())}
                </nav>
            </header>
            {move || if rang.get() { later(calls, ()) } else { view! { <Ledger/> }.into_any() }}
        </div>
    }
}

/// The visits.
#[component]
fn Ledger() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let today = Memo::new(move |_| desk.now().date());
    let wanted = RwSignal::new(Wanted::on(today.get_untracked()));
    let joining = RwSignal::new(None::<(CustomerId, CustomerId)>);
    let opened = Opened::default();
    let shown = Memo::new(move |_| {
        let (wanted, now) = (wanted.get(), desk.now());
        desk.read(|books| books.ledger(&wanted, now)).unwrap_or_default()
    });
    let rows = Signal::derive(move || shown.with(|(rows, _)| rows.clone()));
    let none = Memo::new(move |_| shown.with(|(rows, _)| rows.is_empty()));
    let sum = move || {
        let Sum { visits, counted, missing } = shown.with(|(_, sum)| *sum);
        t_string!(i18n, visits.sum, count = visits, counted = counted, missing = missing)
    };
    let title = Signal::derive(move || {
        format!("{} {}", t_string!(i18n, visits.page), wanted.with(|wanted| wanted.date))
    });
    let of_day = move |rows: fn(&Books, NaiveDate) -> Vec<Row>| {
        Signal::derive(move || {
            let date = wanted.with(|wanted| (!wanted.searches()).then_some(wanted.date));
            date.and_then(|date| desk.read(|books| rows(books, date))).unwrap_or_default()
        })
    };
    // More than a screen shows.
    let whole = Signal::derive(move || {
        let (wanted, now) = (wanted.get(), desk.now());
        desk.read(|books| books.whole_ledger(&wanted, now)).unwrap_or_default()
    });
    let leaves = vec![("visits.page", &VISITS, whole), ("struck.page", &STRUCK, of_day(Books::struck_rows))];
    // A link from elsewhere names a visit behind the address.
    let hash = use_way().hash;
    Effect::new(move |_| {
        if let Ok(visit) = hash.get().trim_start_matches('#').parse::<VisitId>() {
            opened.visit.set(Some(visit));
        }
    });
    view! {
        <div class="page-bar">
            <p class="page-sub" aria-live="polite">{sum}</p>
            <PrintButton disabled=none>{t!(i18n, shell.print)}</PrintButton>
            <ExportButton title leaves disabled=none/>
        </div>
        <Filters table=&VISITS filters=&FILTERS chosen=wanted today/>
        <section class="panel" aria-label=t!(i18n, visits.page)>
            {move || if none.get() {
                view! { <Nobody wanted today/> }.into_any()
            } else {
                view! { <Days rows wanted opened/> }.into_any()
            }}
        </section>
        <Pairs on_visit=move |visit| opened.visit.set(Some(visit)) on_join=move |two| joining.set(Some(two))/>
        {move || joining.get().map(|(one, other)| {
            view! { <ActDialog act=&JOIN subject=Subject::Pair(one, other) on_close=move |()| joining.set(None)/> }
        })}
        <Struck wanted/>
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

/// Nobody came, or nobody like that.
#[component]
fn Nobody(wanted: RwSignal<Wanted>, today: Memo<NaiveDate>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let narrowed = Memo::new(move |_| wanted.with(Wanted::narrowed));
    let latest = Memo::new(move |_| desk.read(Books::latest_visits).flatten());
    let other = move || latest.get().filter(|latest| *latest != wanted.with(|wanted| wanted.date));
    let title =
        Signal::derive(move || match (narrowed.get(), wanted.with(|wanted| wanted.date) == today.get()) {
            (true, _) => t_string!(i18n, visits.empty_found),
            (false, true) => t_string!(i18n, visits.empty_today),
            (false, false) => t_string!(i18n, visits.empty_day),
        });
    let hint = Signal::derive(move || match narrowed.get() {
        true => t_string!(i18n, visits.empty_found_hint),
        false => t_string!(i18n, visits.empty_hint),
    });
    let clear = move |_| wanted.update(|wanted| *wanted = Wanted::on(wanted.date));
    view! {
        <Empty line=Line::Tray title hint>
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
        </Empty>
    }
}
