//! 回访: what is to be done for clients, what is overdue first.

use super::opened::Opened;
use crate::{
    desk::use_desk,
    list::{Empty, Filters, List},
    print::{Print, PrintButton},
    sheets::ExportButton,
    text::{Dates, instant, t, t_string, use_i18n},
    widget::Line,
};
use counter::VisitId;
use counter::clients::{DUE, DUE_FILTERS, Due, DueWhen};
use counter::filter::Chosen;
use counter::row::Id;
use leptos::prelude::*;

/// The list.
#[component]
pub(super) fn DueList(opened: Opened) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let today = Memo::new(move |_| desk.now().date());
    // Who uses the device looks for what is his.
    let wanted = RwSignal::new(Chosen::<()> { person: desk.operator(), ..Chosen::on(today.get_untracked()) });
    let due = Memo::new(move |_| {
        let (wanted, now) = (wanted.get(), desk.now());
        desk.read(|books| books.due(&wanted, now)).unwrap_or_default()
    });
    let count = move |when: DueWhen| {
        let now = desk.now();
        due.with(|due| when.count(due, now))
    };
    let sum = move || {
        let [overdue, today, week] = [DueWhen::Overdue, DueWhen::Today, DueWhen::Week].map(count);
        t_string!(i18n, due.sum, overdue = overdue, today = today, week = week)
    };
    let none = Memo::new(move |_| due.with(Vec::is_empty));
    let of = move |whens: &'static [DueWhen]| {
        Signal::derive(move || {
            let now = desk.now();
            let rows = |when: &DueWhen| due.with(|due| desk.read(|books| books.due_rows(due, *when, now)));
            whens.iter().filter_map(rows).flatten().collect::<Vec<_>>()
        })
    };
    // Nobody prints what is due some day.
    let rows = of(&[DueWhen::Overdue, DueWhen::Today, DueWhen::Week]);
    // More than a screen shows.
    let all = Signal::derive(move || {
        let now = desk.now();
        let rows = |when: DueWhen| due.with(|due| desk.read(|books| books.whole_due_rows(due, when, now)));
        DueWhen::ALL.into_iter().filter_map(rows).flatten().collect::<Vec<_>>()
    });
    let title = Signal::derive(move || format!("{} {}", t_string!(i18n, due.sheet_title), today.get()));
    let nothing = Signal::derive(move || t_string!(i18n, due.empty));
    let when_not = Signal::derive(move || t_string!(i18n, due.empty_hint));
    let about = Signal::derive(move || {
        let date = instant(today.get().and_time(Default::default()));
        vec![Dates::of_office(i18n.get_locale()).day(date), sum()]
    });
    view! {
        <div class="page-bar">
            <p class="page-sub" aria-live="polite">{sum}</p>
            <PrintButton disabled=none>{t!(i18n, shell.print)}</PrintButton>
            <ExportButton title leaves=vec![("due.sheet_title", &DUE, all)] disabled=none/>
        </div>
        <Filters table=&DUE filters=&DUE_FILTERS chosen=wanted today/>
        {DueWhen::ALL.map(|when| view! { <DueThen due when opened/> }).collect_view()}
        {move || none.get().then(|| view! {
            <section class="panel">
                <Empty line=Line::Check title=nothing hint=when_not/>
            </section>
        })}
        <Print table=&DUE about rows/>
    }
}

/// What is due then; nothing where there is none.
#[component]
fn DueThen(due: Memo<Vec<Due>>, when: DueWhen, opened: Opened) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        let now = desk.now();
        due.with(|due| desk.read(|books| books.due_rows(due, when, now))).unwrap_or_default()
    });
    let count = Memo::new(move |_| {
        let now = desk.now();
        due.with(|due| when.count(due, now))
    });
    let some = Memo::new(move |_| count.get() > 0);
    let title = move || match when {
        DueWhen::Overdue => t_string!(i18n, due.overdue),
        DueWhen::Today => t_string!(i18n, due.today),
        DueWhen::Week => t_string!(i18n, due.week),
        DueWhen::Later => t_string!(i18n, due.later),
    };
    let client_of = move |id| match id {
        Id::Client(client) => Some(client),
        Id::Entry(visit) => {
            let of = |books: &counter::Books| Some(books.state.visits.get(&VisitId(visit))?.visitor.customer);
            desk.peek(of).flatten()
        }
        Id::Conflict(..) | Id::Device(_) | Id::Person(_) | Id::Pair(..) | Id::Nth(_) => None,
    };
    let act = Callback::new(move |(_, id)| match id {
        Id::Client(client) => opened.follow.set(Some(client)),
        Id::Entry(visit) => opened.register.set(Some(VisitId(visit))),
        Id::Conflict(..) | Id::Device(_) | Id::Person(_) | Id::Pair(..) | Id::Nth(_) => {}
    });
    move || {
        some.get().then(|| {
            view! {
                <section class="panel" data-due=when.key()>
                    <h2 class="panel-head">{title} <small>{count}</small></h2>
                    <List table=&DUE rows on_open=move |id| opened.client.set(client_of(id)) on_act=act/>
                </section>
            }
        })
    }
}
