//! The clients, of a kind, of a person, or as they are sought.

use super::opened::Opened;
use crate::{
    desk::use_desk,
    list::{Empty, Filters, List, spoken},
    print::{Print, PrintButton},
    sheets::ExportButton,
    text::{t, t_signal, t_string, use_i18n},
    widget::Line,
};
use counter::clients::{CLIENTS, FILTERS, Found, Which};
use counter::filter::Chosen;
use counter::row::{Id, Row, Said};
use leptos::prelude::*;
use std::time::Duration;

/// So many rows are drawn between two keys: more than a screen has.
const FEW: usize = 15;
/// Whoever does not type for so long sees the others too.
const PAUSE: Duration = Duration::from_millis(250);

/// How many of the rows are drawn: few while somebody types, so that no key waits for what nobody looks at.
fn at_first(wanted: RwSignal<Chosen<Which>>) -> Memo<usize> {
    let query = Memo::new(move |_| wanted.with(|wanted| wanted.query.clone()));
    let drawn = RwSignal::new(query.get_untracked());
    Effect::new(move |_| {
        let typed = query.get();
        let all = move || {
            // The page may be gone, or more was typed since.
            if query.try_get_untracked().as_ref() == Some(&typed) {
                drawn.set(typed);
            }
        };
        set_timeout(all, PAUSE);
    });
    Memo::new(move |_| if query.with(|query| drawn.with(|drawn| query == drawn)) { usize::MAX } else { FEW })
}

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
    let most = at_first(wanted);
    let rows =
        Signal::derive(move || found.with(|found| found.rows.iter().take(most.get()).cloned().collect()));
    // More than a screen shows.
    let whole = Signal::derive(move || {
        let (wanted, now) = (wanted.get(), desk.now());
        desk.read(|books| books.whole_client_rows(&wanted, now)).unwrap_or_default()
    });
    let none = Memo::new(move |_| rows.with(Vec::<Row>::is_empty));
    let open = Signal::derive(move || opened.client.get().map(Id::Client));
    let sum = move || found.with(|Found { all, .. }| t_string!(i18n, clients.sum, count = *all));
    let about = Signal::derive(move || {
        let kind = wanted.with(|wanted| wanted.which).map(|which| spoken(Said::Key(which.key()))());
        kind.into_iter().chain([sum()]).collect::<Vec<_>>()
    });
    let title = Signal::derive(move || format!("{} {}", t_string!(i18n, clients.page), today.get()));
    let on_open = move |id| {
        if let Id::Client(client) = id {
            opened.client.set(Some(client));
        }
    };
    view! {
        <div class="page-bar">
            <Kinds found wanted/>
            <PrintButton disabled=none>{t!(i18n, shell.print)}</PrintButton>
            <ExportButton title leaves=vec![("clients.page", &CLIENTS, whole)] disabled=none/>
        </div>
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
    let kind = move |which: Option<Which>| {
        let key = which.map_or("clients.all_kinds", Which::key);
        let count = move || found.with(|found| which.map_or(found.all, |which| found.of(which)));
        view! {
            <button
                class="btn kind"
                type="button"
                data-act="which"
                data-which=key
                aria-pressed=move || wanted.with(|wanted| wanted.which == which).to_string()
                on:click=move |_| wanted.update(|wanted| wanted.which = which)
            >
                {spoken(Said::Key(key))}
                " "
                <b class="num">{count}</b>
            </button>
        }
    };
    view! {
        <div class="kinds" role="group" aria-label=t!(i18n, clients.which)>
            {std::iter::once(None).chain(Which::ALL.map(Some)).map(kind).collect_view()}
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
