//! The clients, of a kind, of a person, or as they are sought.

use super::opened::Opened;
use crate::{
    desk::use_desk,
    list::{Empty, Filters, List, spoken},
    print::{Print, PrintButton},
    text::{t, t_signal, t_string, use_i18n},
    widget::Line,
};
use counter::clients::{CLIENTS, FILTERS, Found, Which};
use counter::filter::Chosen;
use counter::row::{Id, Said};
use leptos::prelude::*;

/// The list.
#[component]
pub(super) fn ClientList(opened: Opened) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let today = Memo::new(move |_| desk.now().date());
    let wanted = RwSignal::new(Chosen::<Which>::on(today.get_untracked()));
    let found = Memo::new(move |_| {
        let (wanted, now) = (wanted.get(), desk.now());
        desk.read(|books| books.client_rows(&wanted, now)).unwrap_or_default()
    });
    let rows = Signal::derive(move || found.with(|found| found.rows.clone()));
    let none = Memo::new(move |_| rows.with(Vec::is_empty));
    let open = Signal::derive(move || opened.client.get().map(Id::Client));
    let sum = move || found.with(|Found { all, .. }| t_string!(i18n, clients.sum, count = *all));
    let about = Signal::derive(move || {
        let kind = wanted.with(|wanted| wanted.which).map(|which| spoken(Said::Key(which.key()))());
        kind.into_iter().chain([sum()]).collect::<Vec<_>>()
    });
    let on_open = move |id| {
        if let Id::Client(client) = id {
            opened.client.set(Some(client));
        }
    };
    view! {
        <div class="page-bar">
            <p class="page-sub" aria-live="polite">{sum}</p>
            <PrintButton disabled=none>{t!(i18n, shell.print)}</PrintButton>
        </div>
        <Kinds found wanted/>
        <Filters table=&CLIENTS filters=&FILTERS chosen=wanted today/>
        <section class="panel" aria-label=t!(i18n, clients.page)>
            {move || if none.get() {
                view! { <Nobody wanted/> }.into_any()
            } else {
                view! { <List table=&CLIENTS rows opened=open on_open/> }.into_any()
            }}
        </section>
        <Print table=&CLIENTS about rows/>
    }
}

/// The kinds of clients, each with how many there are.
#[component]
fn Kinds(found: Memo<Found>, wanted: RwSignal<Chosen<Which>>) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = move |which| wanted.with(|wanted| wanted.which == which);
    let kind = move |nth: usize, which: Which| {
        let count =
            Memo::new(move |_| found.with(|found| found.counts.get(nth).copied().unwrap_or_default()));
        // The same again takes it back.
        let choose = move |_| {
            wanted.update(|wanted| wanted.which = Some(which).filter(|which| wanted.which != Some(*which)));
        };
        view! {
            <button
                class="btn kind"
                type="button"
                data-act="which"
                data-which=which.key()
                aria-pressed=move || chosen(Some(which)).to_string()
                on:click=choose
            >
                {spoken(Said::Key(which.key()))}
                " "
                <b class="num">{count}</b>
            </button>
        }
    };
    view! {
        <div class="kinds" role="group" aria-label=t!(i18n, clients.which)>
            {Which::ALL.into_iter().enumerate().map(|(nth, which)| kind(nth, which)).collect_view()}
        </div>
    }
}

/// There are no clients, or none like that.
#[component]
fn Nobody(wanted: RwSignal<Chosen<Which>>) -> impl IntoView {
    let i18n = use_i18n();
    let narrowed = move || wanted.with(Chosen::narrowed);
    let title = Signal::derive(move || match narrowed() {
        true => t_string!(i18n, clients.none),
        false => t_string!(i18n, clients.empty),
    });
    let hint = Signal::derive(move || match narrowed() {
        true => t_string!(i18n, clients.none_hint),
        false => t_string!(i18n, clients.empty_hint),
    });
    let clear = move |_| wanted.update(|wanted| *wanted = Chosen::on(wanted.date));
    let label = t_signal!(i18n, visits.clear);
    view! {
        <Empty line=Line::Tray title hint>
            {move || narrowed().then(|| view! {
                <button class="btn is-jade" type="button" data-act="clear" on:click=clear>{label}</button>
            })}
        </Empty>
    }
}
