//! 客户: whose each client is and up to when, what is due for them, and what happened with each.

mod due;
mod opened;
mod register;

use crate::{
    act::ActDialog,
    dialog::{ClientCard, RegisterDialog},
    route::{Place, use_way},
    text::{t, use_i18n},
};
use counter::act::{FOLLOW, Subject};
use due::DueList;
use leptos::prelude::*;
use opened::Opened;
use register::ClientList;

/// Behind the address, where what is due is shown at once.
const DUE: &str = "#due";

/// The page.
#[component]
pub fn Clients() -> impl IntoView {
    let i18n = use_i18n();
    let hash = use_way().hash;
    let due = Memo::new(move |_| hash.with(|hash| hash == DUE));
    let opened = Opened::default();
    let tab = move |shows: bool, act: &'static str, name: AnyView| {
        view! {
            <a
                data-act=act
                href=format!("{}{}", Place::Clients.path(), if shows { DUE } else { "" })
                aria-current=move || (due.get() == shows).then_some("page")
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
                    {tab(false, "all-clients", t!(i18n, clients.all).into_any())}
                    {tab(true, "due", t!(i18n, due.page).into_any())}
                </nav>
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
