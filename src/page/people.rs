//! The people: who works here, who is on shift, in what order and why, and how the day ended.

mod accounts;
mod close;
mod coming;
mod day;
mod edit;
mod names;
mod order;
mod orders;
mod plan;
mod role;
mod roster;
mod sheet;

pub use role::RoleFields;

use crate::{
    desk::{Books, use_desk},
    text::{Dates, instant, t, t_string, use_i18n},
    widget::{Icon, Line},
};
use chrono::NaiveDate;
use close::CloseDialog;
use day::Today;
use edit::EditPerson;
use leptos::prelude::*;
use office::{Now, PersonId};
use order::Opening;
use orders::Orders;
use plan::Plan;
use roster::Roster;
use sheet::Sheet;

/// Where the day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// Today has not been opened.
    Before,
    /// A day is open, today or one that was not closed.
    Open(NaiveDate),
    /// Today is over.
    Closed,
}

impl Stands {
    fn of(books: &Books, now: Now) -> Self {
        match &books.state.day {
            Some(day) if day.closed.is_none() => Self::Open(day.date),
            Some(day) if day.date == now.date() => Self::Closed,
            _ => Self::Before,
        }
    }
}

/// Whose sheet is open, if any: somebody's, or an empty one.
type Editing = RwSignal<Option<Option<PersonId>>>;

/// The people who take turns.
#[component]
pub fn People() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let stands = Memo::new(move |_| {
        let now = desk.now();
        desk.read(|books| Stands::of(books, now)).unwrap_or(Stands::Before)
    });
    let editing: Editing = RwSignal::new(None);
    let closing = RwSignal::new(false);
    let plan = Plan::new();
    let title = move || match stands.get() {
        Stands::Closed => t_string!(i18n, people.summary),
        Stands::Before | Stands::Open(_) => t_string!(i18n, people.page),
    };
    let date = move || Dates::of_office(i18n.get_locale()).day(instant(desk.now().0));
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{title}</h1>
                <p class="page-sub">{date} {move || (stands.get() == Stands::Closed).then(|| view! { <day::ClosedAt/> })}</p>
                <div class="page-acts">
                    <button class="btn" type="button" data-act="add" disabled=move || !desk.may_write() on:click=move |_| editing.set(Some(None))>
                        <Icon line=Line::Plus/>
                        {t!(i18n, people.add)}
                    </button>
                    {move || (stands.get() != Stands::Before).then(|| view! { <PrintButton/> })}
                    {move || match stands.get() {
                        Stands::Before => view! { <order::OpenButton plan/> }.into_any(),
                        Stands::Open(_) => view! { <close::CloseButton closing/> }.into_any(),
                        Stands::Closed => ().into_any(),
                    }}
                </div>
            </header>
            {move || match stands.get() {
                Stands::Before => view! { <div class="two"><Opening plan/><Roster editing/></div> }.into_any(),
                Stands::Open(_) | Stands::Closed => view! { <Today stands editing/> }.into_any(),
            }}
            <Orders/>
        </div>
        {move || (stands.get() != Stands::Before).then(|| view! { <Sheet/> })}
        {move || editing.get().map(|person| view! { <EditPerson person on_close=move |()| editing.set(None)/> })}
        {move || closing.get().then(|| view! { <CloseDialog on_close=move |()| closing.set(false)/> })}
    }
}

/// Prints the turn table of the day.
#[component]
fn PrintButton() -> impl IntoView {
    let i18n = use_i18n();
    let print = move |_| {
        // A browser that cannot print does nothing.
        let _ = window().print();
    };
    view! {
        <button class="btn" type="button" data-act="print" on:click=print>
            <Icon line=Line::Print/>
            {t!(i18n, people.print_table)}
        </button>
    }
}
