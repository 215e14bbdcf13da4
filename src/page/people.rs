//! The people: who works here, who is on shift, in what order and why, and how the day ended.

mod accounts;
mod close;
mod coming;
mod day;
mod edit;
mod handover;
mod names;
mod order;
mod orders;
mod past;
mod plan;
mod roster;
mod sheet;
mod stands;

use crate::{
    desk::use_desk,
    later::{ahead, later, later_on_top, part},
    list::{DayPick, LatestDays, day_said},
    print::PrintButton,
    route::use_way,
    sheets::ExportButton,
    text::{t, t_string, use_i18n},
    widget::{Icon, Line},
};
use chrono::NaiveDate;
use close::CloseDialog;
use counter::PersonId;
use counter::account::{TURNS, TURNS_BEFORE};
use day::Today;
use edit::EditPerson;
use handover::Handover;
use leptos::prelude::*;
use order::Opening;
use orders::Orders;
use past::Past;
use plan::Plan;
use roster::Roster;
use sheet::Sheet;
use stands::{Editing, Stands};

part!(office_dialogs: fn edit((person, on_close): (Option<PersonId>, Callback<()>)) { view! { <EditPerson person on_close/> } });
part!(office_dialogs: fn close(on_close: Callback<()>) { view! { <CloseDialog on_close/> } });

part!(office_handover: fn handover(person: PersonId) { view! { <Handover person/> } });

/// The people, or the planner of somebody who left.
#[component]
pub fn People() -> impl IntoView {
    let hash = use_way().hash;
    let leaver = Memo::new(move |_| hash.with(|hash| handover::opened(hash)));
    move || match leaver.get() {
        Some(person) => later(handover, person),
        None => view! { <Staff/> }.into_any(),
    }
}

/// The people who take turns.
#[component]
fn Staff() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let stands = Memo::new(move |_| {
        let now = desk.now();
        desk.read(|books| Stands::of(books, now)).unwrap_or(Stands::Before)
    });
    let editing: Editing = RwSignal::new(None);
    let closing = RwSignal::new(false);
    ahead(desk, i18n, edit());
    let edited = Callback::new(move |()| editing.set(None));
    let closed = Callback::new(move |()| closing.set(false));
    let plan = Plan::new();
    let today = Memo::new(move |_| desk.now().date());
    let date = RwSignal::new(today.get_untracked());
    // On the next morning the page shows that day, unless somebody looks at another.
    Effect::new(move |before: Option<NaiveDate>| {
        let now = today.get();
        if before.is_some_and(|before| before == date.get_untracked()) {
            date.set(now);
        }
        now
    });
    let past = Memo::new(move |_| Some(date.get()).filter(|date| *date != today.get()));
    // The day whose turn table is printed.
    let printed = Memo::new(move |_| {
        past.get()
            .filter(|date| desk.read(|books| past::was_kept(books, *date)).unwrap_or(false))
            .or_else(|| {
                desk.read(|books| books.day().map(|day| day.date)).flatten().filter(|_| past.get().is_none())
            })
            .filter(|_| past.get().is_some() || stands.get() != Stands::Before)
    });
    let nothing = Signal::derive(move || printed.get().is_none());
    let file = Signal::derive(move || {
        let date = printed.get().unwrap_or_else(|| date.get());
        format!("{} {date}", t_string!(i18n, people.turns))
    });
    let account = Signal::derive(move || {
        let rows = printed.get().and_then(|date| desk.read(|books| books.account_rows(date)));
        rows.unwrap_or_default()
    });
    let title = move || match stands.get() {
        _ if past.get().is_some() => t_string!(i18n, people.past),
        Stands::Closed => t_string!(i18n, people.summary),
        Stands::Before | Stands::Open(_) => t_string!(i18n, people.page),
    };
    // Of a day that was left open it is that day's page, not today's.
    let shown = move || match stands.get() {
        Stands::Open(open) if past.get().is_none() => day_said(i18n, open),
        _ => day_said(i18n, date.get()),
    };
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{title}</h1>
                <p class="page-sub">{shown} {move || (past.get().is_none() && stands.get() == Stands::Closed).then(|| view! { <day::ClosedAt/> })}</p>
                <div class="page-acts">
                    <button class="btn" type="button" data-act="add" disabled=move || !desk.may_write() on:click=move |_| editing.set(Some(None))>
                        <Icon line=Line::Plus/>
                        {t!(i18n, people.add)}
                    </button>
                    {move || (past.get().is_some() || stands.get() != Stands::Before).then(|| view! {
                        <PrintButton disabled=nothing>{t!(i18n, people.print_table)}</PrintButton>
                        {
                            let table = if past.get().is_some() { &TURNS_BEFORE } else { &TURNS };
                            view! { <ExportButton title=file leaves=vec![("people.turns", table, account)] disabled=nothing/> }
                        }
                    })}
                    {move || match stands.get() {
                        _ if past.get().is_some() => ().into_any(),
                        Stands::Before => view! { <order::OpenButton plan/> }.into_any(),
                        Stands::Open(_) => view! { <close::CloseButton closing/> }.into_any(),
                        Stands::Closed => ().into_any(),
                    }}
                </div>
            </header>
            <div class="filters">
                <DayPick date=date.into() today on_pick=move |day| date.set(day)/>
                <LatestDays date=date.into() today on_pick=move |day| date.set(day)/>
            </div>
            {move || match (past.get(), stands.get()) {
                (Some(day), _) => view! { <Past date=day on_pick=move |day| date.set(day)/> }.into_any(),
                (None, stands_now) => match stands_now {
                Stands::Before => view! { <div class="two"><Opening plan/><Roster editing/></div> }.into_any(),
                Stands::Open(_) | Stands::Closed => view! { <Today stands editing/> }.into_any(),
                },
            }}
            {move || past.get().is_none().then(|| view! { <Orders/> })}
        </div>
        {move || printed.get().map(|date| view! { <Sheet date/> })}
        {move || editing.get().map(|person| later_on_top(edit, (person, edited), edited))}
        {move || closing.get().then(|| later_on_top(close, closed, closed))}
    }
}
