//! 客户: whose each client is and up to when, what is due for them, when their claims lapse, and what happened with each.

pub mod badge;
mod calendar;
mod due;
mod opened;
mod register;

use crate::{
    act::ActDialog,
    dialog::{CALENDAR, ClientCard, ClientPlaces, DUE, RegisterDialog},
    later::{later, part},
    route::use_way,
    text::{t, use_i18n},
};
use calendar::Calendar;
use counter::act::{FOLLOW, Subject};
use due::DueList;
use leptos::prelude::*;
use opened::Opened;
use register::ClientList;

/// Behind the address of the clients themselves there is nothing.
const ALL: &str = "";

part!(office_calendar: fn calendar(opened: Opened) { view! { <Calendar opened/> } });

/// The page.
#[component]
pub fn Clients() -> impl IntoView {
    let i18n = use_i18n();
    let hash = use_way().hash;
    let shown = Memo::new(move |_| {
        hash.with(|hash| [DUE, CALENDAR].into_iter().find(|known| known == hash).unwrap_or(ALL))
    });
    let opened = Opened::default();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, clients.page)}</h1>
                <ClientPlaces/>
            </header>
            {move || match shown.get() {
                DUE => view! { <DueList opened/> }.into_any(),
                CALENDAR => later(calendar, opened),
                _ => view! { <ClientList opened/> }.into_any(),
            }}
        </div>
        <Above opened/>
    }
}

/// What is open above the page.
#[component]
fn Above(opened: Opened) -> impl IntoView {
    let card = move || {
        let client = opened.client.get()?;
        Some(view! { <ClientCard client on_close=move |()| opened.client.set(None)/> })
    };
    let follow = move || {
        let client = opened.follow.get()?;
        let close = move |()| opened.follow.set(None);
        Some(view! { <ActDialog act=&FOLLOW subject=Subject::Client(client) on_close=close/> })
    };
    let register = move || {
        let visit = opened.register.get()?;
        Some(view! { <RegisterDialog visit ending=false on_close=move |()| opened.register.set(None)/> })
    };
    view! {
        {card}
        {follow}
        {register}
    }
}
