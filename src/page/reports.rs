//! 报表: the figures of a day, a week, a month or any other period, from one source; and who had the turns he should have had.

mod chart;
mod own;
mod period;

use crate::{
    desk::use_desk,
    list::{Empty, List, says},
    print::{Print, PrintButton},
    sheets::ExportButton,
    text::{t, t_string, use_i18n},
    widget::Line,
};
use chart::Days;
use counter::PersonId;
use counter::report::{BY_CHANNEL, BY_DAY, BY_PERSON, FAIRNESS, Fairness, LANDED, PASSED, Period, Report};
use counter::row::{Id, Row, Table};
use leptos::prelude::*;
use own::OwnAccount;
use period::PeriodPick;

/// A table of the report, and its heading.
type Part = (&'static str, &'static Table, Signal<Vec<Row>>);

/// The page.
#[component]
pub fn Reports() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let today = Memo::new(move |_| desk.now().date());
    let period = RwSignal::new(Period::week(today.get_untracked()));
    let own = RwSignal::new(None::<PersonId>);
    let report = Memo::new(move |_| {
        let period = period.get();
        desk.read(|books| books.report(period))
    });
    let fairness = Memo::new(move |_| {
        let period = period.get();
        desk.read(|books| books.fairness(period))
    });
    let none = Memo::new(move |_| {
        let nothing =
            |report: &Option<Report>| report.as_ref().is_none_or(|report| report.whole.is_nothing());
        report.with(nothing) && fairness.with(|fair| fair.as_ref().is_none_or(|fair| fair.people.is_empty()))
    });
    let rows = move |of: fn(&Report) -> Vec<Row>| {
        Signal::derive(move || report.with(|report| report.as_ref().map(of)).unwrap_or_default())
    };
    let fair = move |of: fn(&Fairness) -> Vec<Row>| {
        Signal::derive(move || fairness.with(|fair| fair.as_ref().map(of)).unwrap_or_default())
    };
    let nothing = Signal::derive(move || t_string!(i18n, report.empty));
    let when_not = Signal::derive(move || t_string!(i18n, report.empty_hint));
    let about = Signal::derive(move || vec![period::said(i18n, period.get())]);
    let parts: [Part; 6] = [
        ("report.by_person", &BY_PERSON, rows(Report::person_rows)),
        ("report.by_channel", &BY_CHANNEL, rows(Report::channel_rows)),
        ("report.by_day", &BY_DAY, rows(Report::day_rows)),
        ("report.fairness", &FAIRNESS, fair(Fairness::rows)),
        ("report.passed", &PASSED, fair(Fairness::passed_rows)),
        ("report.landed", &LANDED, fair(Fairness::landed_rows)),
    ];
    let title = Signal::derive(move || {
        let period = period.get();
        format!("{} {} {}", t_string!(i18n, report.page), period.from(), period.to())
    });
    let open = Callback::new(move |id: Id| {
        if let Id::Person(person) = id {
            own.set(Some(person));
        }
    });
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, report.page)}</h1>
                <p class="page-sub" aria-live="polite">{move || period::said(i18n, period.get())}</p>
                <div class="page-acts">
                    <PrintButton disabled=none>{t!(i18n, shell.print)}</PrintButton>
                    <ExportButton title leaves=parts.to_vec() disabled=none/>
                </div>
            </header>
            <PeriodPick period today/>
            <Sums report/>
            <Days report/>
            {move || if none.get() {
                view! {
                    <section class="panel">
                        <Empty line=Line::Tray title=nothing hint=when_not/>
                    </section>
                }
                .into_any()
            } else {
                parts.map(|part| view! { <Section part open/> }).collect_view().into_any()
            }}
        </div>
        {parts.map(|(_, table, rows)| view! { <Print table about rows/> }).collect_view()}
        {move || own.get().map(|person| {
            let close = move |()| own.set(None);
            view! { <OwnAccount person period=period.get_untracked() on_close=close/> }
        })}
    }
}

/// A table with its heading; nothing where it has no rows.
#[component]
fn Section(part: Part, open: Callback<Id>) -> impl IntoView {
    let (i18n, (heading, table, rows)) = (use_i18n(), part);
    let some = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let name = move || crate::text::message(i18n, heading, &[] as &[(&str, String)]);
    let list = move || {
        // Who is named first has an account of his own.
        if table.of == "person" {
            view! { <List table rows on_open=open/> }.into_any()
        } else {
            view! { <List table rows/> }.into_any()
        }
    };
    move || {
        some.get().then(|| {
            view! {
                <section class="panel" data-report=heading>
                    <h2 class="panel-head">{name}</h2>
                    {list()}
                </section>
            }
        })
    }
}

/// What it all comes to.
#[component]
fn Sums(report: Memo<Option<Report>>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let sums = move || {
        let whole = report.with(|report| report.as_ref().map(|report| report.whole))?;
        let rate = whole.closing();
        let share = if rate.all == 0 { "—".to_owned() } else { format!("{}%", rate.in_percent()) };
        let money = desk.read(|books| says(i18n, books, &whole.money())).unwrap_or_default();
        let number = |n: u32| n.to_string();
        let sums = [
            (t_string!(i18n, report.visits), number(whole.visits)),
            (t_string!(i18n, report.new), number(whole.new)),
            (t_string!(i18n, report.returning), number(whole.returning)),
            (t_string!(i18n, report.referred), number(whole.referred)),
            (t_string!(i18n, report.calls), number(whole.calls)),
            (t_string!(i18n, report.follow_ups), number(whole.follow_ups)),
            (t_string!(i18n, report.closed), number(whole.closed)),
            (t_string!(i18n, report.rate), share),
            (t_string!(i18n, report.sum), money),
        ];
        let sum = |(name, text)| view! { <div class="stat"><dt>{name}</dt><dd>{text}</dd></div> };
        Some(sums.map(sum).collect_view())
    };
    view! { <dl class="stats is-report">{sums}</dl> }
}
