//! The day that is open, or has just been closed: everybody's account, the order and why, tomorrow's order.

use super::accounts::Accounts;
use super::close::{Stats, Todo, Tomorrow};
use super::coming::Coming;
use super::names::Names;
use super::order::OrderWhy;
use super::roster::Roster;
use super::stands::{Editing, Stands};
use crate::{
    desk::use_desk,
    text::{Dates, instant, t, t_string, use_i18n},
    widget::{Icon, Line},
};
use leptos::prelude::*;

/// The day.
#[component]
pub(super) fn Today(stands: Memo<Stands>, editing: Editing) -> impl IntoView {
    let closed = move || stands.get() == Stands::Closed;
    let desk = use_desk();
    let today = Signal::derive(move || stands.get() == Stands::Open(desk.now().date()));
    view! {
        <EarlierOpen stands/>
        {move || closed().then(|| view! { <Stats/> })}
        <div class="two">
            <div class="page-stack">
                <Accounts/>
                {move || (!closed()).then(|| view! { <Coming today/> })}
            </div>
            <div class="page-stack">
                {move || if closed() {
                    view! { <AfterClose/><Todo alone=true/> }.into_any()
                } else {
                    view! { <OrderOfDay/> }.into_any()
                }}
                <Roster editing/>
            </div>
        </div>
    }
}

/// Says that an earlier day was never closed.
#[component]
fn EarlierOpen(stands: Memo<Stands>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    move || {
        let Stands::Open(date) = stands.get() else { return None };
        let day = Dates::of_office(i18n.get_locale()).day(instant(date.and_time(Default::default())));
        (date != desk.now().date()).then(|| {
            view! {
                <div class="notice is-amber" role="status">
                    <Icon line=Line::Alert/>
                    <p>{t!(i18n, people.earlier_open, day = day)}</p>
                </div>
            }
        })
    }
}

/// Today's order and why it is so.
#[component]
fn OrderOfDay() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let opened = Memo::new(move |_| {
        desk.read(|books| {
            let recorded = books.recorded(books.state.day.as_ref()?.opened)?;
            Some((recorded.entry, recorded.event.clone()))
        })
        .flatten()
    });
    let names = move || {
        desk.read(|books| {
            let order = books.state.day.as_ref().map(|day| day.order.clone()).unwrap_or_default();
            order.iter().map(|place| (place.person, books.name(place.person))).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    };
    view! {
        <section class="panel is-pad">
            <h2 class="panel-head">{t!(i18n, people.order)}</h2>
            <p class="muted">
                {move || opened.get().map(|(entry, event)| view! { <OrderWhy event entry=Some(entry) by_hand=false/> })}
            </p>
            <Names names=Signal::derive(names)/>
        </section>
    }
}

/// Tomorrow's order as it was written when the day was closed.
#[component]
fn AfterClose() -> impl IntoView {
    let desk = use_desk();
    let closed = Memo::new(move |_| {
        desk.read(|books| books.closing().map(|recorded| (recorded.entry, recorded.event.clone()))).flatten()
    });
    move || {
        closed.get().map(|(entry, event)| view! { <section class="panel is-pad"><Tomorrow event entry=Some(entry)/></section> })
    }
}

/// When the day was closed.
#[component]
pub(super) fn ClosedAt() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    move || {
        let at = desk.read(|books| books.closing().map(|recorded| recorded.at)).flatten()?;
        let time = Dates::of_office(i18n.get_locale()).time(instant(at));
        Some(format!(" · {}", t_string!(i18n, people.closed_at, time = time)))
    }
}
