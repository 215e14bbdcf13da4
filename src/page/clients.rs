//! 客户: whose each client is and up to when, what is due for them, when their claims lapse, and what happened with each.

pub mod badge;
mod calendar;
mod due;
mod opened;
mod register;

use crate::{
    act::ActDialog,
    dialog::{ClientCard, RegisterDialog},
    later::{later, part},
    route::{Place, use_way},
    text::{t, use_i18n},
};
use calendar::Calendar;
use counter::act::{FOLLOW, Subject};
use due::DueList;
use leptos::prelude::*;
use opened::Opened;
use register::ClientList;

/// Behind the address, where what is due is shown at once.
const DUE: &str = "#due";
/// The same of the calendar.
const CALENDAR: &str = "#calendar";
/// The same of the clients.
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
    let tab = move |shows: &'static str, act: &'static str, name: AnyView| {
        view! {
            <a
                data-act=act
                href=format!("{}{shows}", Place::Clients.path())
                aria-current=move || (shown.get() == shows).then_some("page")
            >
                {name}
            </a>
        }
    };
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, clients.page)}</h1>
                <nav class="seg" aria-label=t!(i18n, clients.view)>
                    {tab(ALL, "all-clients", t!(i18n, clients.all).into_any())}
                    {tab(DUE, "due", t!(i18n, due.page).into_any())}
                    {tab(CALENDAR, "calendar", t!(i18n, lapses.page).into_any())}
                </nav>
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
