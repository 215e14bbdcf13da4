//! 客户: whose each client is and up to when, what is due for them, and what happened with each.

mod due;
mod opened;
mod register;

use crate::{
    act::ActDialog,
    dialog::{ClientCard, ClientPlaces, DUE, RegisterDialog},
    route::use_way,
    text::{t, use_i18n},
};
use counter::act::{FOLLOW, Subject};
use due::DueList;
use leptos::prelude::*;
use opened::Opened;
use register::ClientList;

/// The page.
#[component]
pub fn Clients() -> impl IntoView {
    let i18n = use_i18n();
    let hash = use_way().hash;
    let due = Memo::new(move |_| hash.with(|hash| hash == DUE));
    let opened = Opened::default();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, clients.page)}</h1>
                <ClientPlaces/>
            </header>
            {move || if due.get() {
                view! { <DueList opened/> }.into_any()
            } else {
                view! { <ClientList opened/> }.into_any()
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
