//! 来电: who rang, who answered, what came of it, and whom to ring back.

mod turn;

use crate::{
    act::ActDialog,
    desk::use_desk,
    dialog::ClientCard,
    list::{Empty, Filters, List, spoken},
    print::{Print, PrintButton},
    sheets::ExportButton,
    text::{Dates, instant, t, t_string, use_i18n},
    why::{Why, WhySheet},
    widget::Line,
};
use counter::act::{FOLLOW, Subject};
use counter::calls::{CALLS, FILTERS, Found, Which};
use counter::filter::Chosen;
use counter::row::{Id, Said};
use counter::{CustomerId, EntryId};
use leptos::prelude::*;
use turn::Turn;

/// What is open above the calls; nothing at first.
#[derive(Clone, Copy, Default)]
struct Opened {
    /// The card of who rang.
    client: RwSignal<Option<CustomerId>>,
    /// Writing down that he was rung back.
    follow: RwSignal<Option<CustomerId>>,
    /// The sheet with the reasons of an entry.
    why: RwSignal<Option<EntryId>>,
}

/// The register.
#[component]
pub(super) fn Calls() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let opened = Opened::default();
    let today = Memo::new(move |_| desk.now().date());
    let wanted = RwSignal::new(Chosen::<Which>::on(today.get_untracked()));
    let found = Memo::new(move |_| {
        let (wanted, viewer, now) = (wanted.get(), desk.operator(), desk.now());
        desk.read(|books| books.call_rows(&wanted, viewer, now)).unwrap_or_default()
    });
    let sources = Memo::new(move |_| desk.read(counter::Books::call_sources).unwrap_or_default());
    let rows = Signal::derive(move || found.with(|found| found.rows.clone()));
    let none = Memo::new(move |_| rows.with(Vec::is_empty));
    let sum = move || {
        found.with(|Found { all, counts: [back, _], .. }| {
            t_string!(i18n, calls.sum, count = *all, back = *back)
        })
    };
    let dated = Signal::derive(move || false);
    let about = Signal::derive(move || {
        let of = wanted.with(|wanted| match (wanted.which, wanted.searches()) {
            (Some(which), _) => spoken(Said::Key(which.key()))(),
            (None, true) => t_string!(i18n, visits.sheet_search, query = wanted.query.trim()),
            (None, false) => Dates::of_office(i18n.get_locale()).date(instant(wanted.date.into())),
        });
        vec![of, sum()]
    });
    // On paper the day is read from its beginning.
    let on_paper = Signal::derive(move || rows.get().into_iter().rev().collect::<Vec<_>>());
    let caller = move |id| match id {
        Id::Entry(entry) => desk.peek(|books| books.caller(entry)).flatten(),
        Id::Conflict(..) | Id::Device(_) | Id::Client(_) | Id::Person(_) | Id::Pair(..) | Id::Nth(_) => None,
    };
    let on_open = move |id| match (caller(id), id) {
        (Some(client), _) => opened.client.set(Some(client)),
        // Of who gave no name there is only what was decided.
        (None, Id::Entry(entry)) => opened.why.set(Some(entry)),
        (None, _) => {}
    };
    let on_act = Callback::new(move |(_, id)| opened.follow.set(caller(id)));
    let title = Signal::derive(move || {
        format!("{} {}", t_string!(i18n, calls.page), wanted.with(|wanted| wanted.date))
    });
    let leaves = vec![("calls.page", &CALLS, rows)];
    view! {
        <Turn/>
        <div class="page-bar">
            <Kinds found wanted/>
            <PrintButton disabled=none>{t!(i18n, shell.print)}</PrintButton>
            <ExportButton title leaves disabled=none/>
        </div>
        <Filters table=&CALLS filters=&FILTERS chosen=wanted today texts=sources/>
        <section class="panel" data-calls aria-label=t!(i18n, calls.page)>
            {move || if none.get() {
                view! { <Nobody wanted/> }.into_any()
            } else {
                view! { <List table=&CALLS rows on_open on_why=move |entry| opened.why.set(Some(entry)) on_act/> }.into_any()
            }}
        </section>
        <Print table=&CALLS about rows=on_paper dated/>
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
    let why = move || {
        let entry = opened.why.get()?;
        Some(view! { <WhySheet why=Why::Entry(entry) on_close=move |()| opened.why.set(None)/> })
    };
    view! {
        {card}
        {follow}
        {why}
    }
}

/// The kinds of calls, each with how many there are.
#[component]
fn Kinds(found: Memo<Found>, wanted: RwSignal<Chosen<Which>>) -> impl IntoView {
    let i18n = use_i18n();
    let kind = move |(nth, which): (usize, Option<Which>)| {
        let key = which.map_or("calls.all_kinds", Which::key);
        let of = move |found: &Found| nth.checked_sub(1).and_then(|nth| found.counts.get(nth).copied());
        let count = move || found.with(|found| of(found).unwrap_or(found.all));
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
    let kinds = std::iter::once(None).chain(Which::ALL.map(Some)).enumerate();
    view! {
        <div class="kinds" role="group" aria-label=t!(i18n, calls.which)>{kinds.map(kind).collect_view()}</div>
    }
}

/// Nobody rang, or nobody like that.
#[component]
fn Nobody(wanted: RwSignal<Chosen<Which>>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let narrowed = move || wanted.with(Chosen::narrowed);
    let latest = Memo::new(move |_| desk.read(counter::Books::latest_call).flatten());
    let other = move || latest.get().filter(|latest| *latest != wanted.with(|wanted| wanted.date));
    let title = Signal::derive(move || match narrowed() {
        true => t_string!(i18n, calls.none),
        false => t_string!(i18n, calls.empty),
    });
    let hint = Signal::derive(move || match narrowed() {
        true => t_string!(i18n, calls.none_hint),
        false => t_string!(i18n, calls.empty_hint),
    });
    let clear = move |_| wanted.update(|wanted| *wanted = Chosen::on(wanted.date));
    view! {
        <Empty line=Line::Phone title hint>
            {move || narrowed().then(|| view! {
                <button class="btn is-jade" type="button" data-act="clear" on:click=clear>{t!(i18n, visits.clear)}</button>
            })}
            {move || other().filter(|_| !narrowed()).map(|day| view! {
                <button class="btn" type="button" data-act="latest" on:click=move |_| wanted.update(|wanted| wanted.date = day)>
                    {t!(i18n, visits.latest_day)}
                </button>
            })}
        </Empty>
    }
}
