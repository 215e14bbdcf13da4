//! The card of a client: who he is and whose and up to when, what happened with him in one line of time, and what can be done.

use super::claims::Claims;
use super::phone::Phone;
use crate::{
    act::{self, ActDialog, Acts},
    desk::{Books, use_desk},
    list::{Chip, Timeline, says, spoken},
    text::{I18n, t, t_signal, t_string, use_i18n},
    why::{Why, WhySheet},
    widget::{Dialog, Icon, Line},
};
use counter::act::{Act, DEAL, FOLLOW, OF_CLIENT, PART, Subject};
use counter::clients::Kept;
use counter::row::{Said, Tone};
use counter::{CustomerId, EntryId, Now};
use leptos::prelude::*;

/// What else can be done with a client, and how his records are put right.
static MORE: [&[&Act]; 2] = [&OF_CLIENT, &[&PART]];

/// What stands on the card of a client.
fn facts(i18n: I18n, books: &Books, kept: &Kept, now: Now) -> Vec<(&'static str, String)> {
    let says = |said: Said| says(i18n, books, &said);
    let owner = books.owned(kept.client, now).map(Said::Owned);
    let next = kept.next(now).map(|(by, _)| says(Said::Until(by)));
    let wanting = kept.unregistered.len();
    let facts = [
        (
            t_string!(i18n, clients.owner),
            Some(owner.map_or(t_string!(i18n, visits.nobodys).to_owned(), says)),
        ),
        (t_string!(i18n, clients.next), next),
        (t_string!(i18n, clients.last), kept.last.map(|day| says(Said::Day(day)))),
        (t_string!(i18n, clients.deal), books.deal_of(kept.client).map(says)),
        (t_string!(i18n, clients.grade), books.grade_of(kept.client).map(says)),
        (
            t_string!(i18n, clients.unregistered),
            (wanting > 0).then(|| t_string!(i18n, visits.count, count = wanting)),
        ),
    ];
    facts.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
}

/// The card.
#[component]
pub fn ClientCard(
    /// Whose.
    client: CustomerId,
    /// Called when it is closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let why = RwSignal::new(None::<EntryId>);
    let above = RwSignal::new(None::<&'static Act>);
    let kept = Memo::new(move |_| {
        let now = desk.now();
        desk.read(|books| books.kept(client, now)).flatten()
    });
    // A client of whom nothing stands any more is gone, and his card with him.
    Effect::new(move |_| {
        if kept.with(Option::is_none) {
            on_close.run(());
        }
    });
    let title = Signal::derive(move || {
        desk.read(|books| says(i18n, books, &books.client_name(client))).unwrap_or_default()
    });
    let customer = Signal::stored(Some(client));
    let rows = Memo::new(move |_| desk.read(|books| books.life_rows(client)).unwrap_or_default());
    let subject = Signal::stored(Some(Subject::Client(client)));
    let foot = move || view! { <Foot above/> };
    view! {
        <Dialog title sub=t_signal!(i18n, clients.card) class="is-side" on_close foot>
            <Facts kept client=customer/>
            <Claims customer why/>
            <section class="no-print">
                <h3>{t!(i18n, visits.more)}</h3>
                <div class="btn-row">
                    {MORE.iter().map(|acts| view! { <Acts acts=*acts subject chosen=above/> }).collect_view()}
                </div>
            </section>
            <section>
                <h3>{t!(i18n, clients.life)}</h3>
                <Timeline rows of="entry" on_why=move |entry| why.set(Some(entry))/>
            </section>
            {move || {
                let close = move |()| above.set(None);
                above.get().map(|act| view! { <ActDialog act subject=Subject::Client(client) on_close=close/> })
            }}
            {move || why.get().map(|entry| view! { <WhySheet why=Why::Entry(entry) on_close=move |()| why.set(None)/> })}
        </Dialog>
    }
}

/// Who, whose, what is next.
#[component]
fn Facts(kept: Memo<Option<Kept>>, client: Signal<Option<CustomerId>>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let lines = move || {
        let (kept, now) = (kept.get()?, desk.now());
        desk.read(|books| facts(i18n, books, &kept, now))
    };
    let marks = move || {
        let (kept, now) = (kept.get()?, desk.now());
        let marks = [
            (kept.disputed, "clients.disputed", Tone::Wants),
            (kept.agent.is_some() && kept.has_lapsed(now), "clients.lapsed", Tone::Idle),
        ];
        let shown = marks.into_iter().filter(|(holds, ..)| *holds);
        Some(
            shown
                .map(|(_, key, tone)| view! { <Chip tone>{spoken(Said::Key(key))}</Chip> " " })
                .collect_view(),
        )
    };
    view! {
        <p class="card-marks">{marks}</p>
        <dl class="kv">
            <dt>{t!(i18n, visits.phone)}</dt>
            <dd class="num"><Phone customer=client/></dd>
            {move || {
                let line = |(name, text)| view! { <dt>{name}</dt> <dd>{text}</dd> };
                lines().into_iter().flatten().map(line).collect_view()
            }}
        </dl>
    }
}

/// What is done most.
#[component]
fn Foot(above: RwSignal<Option<&'static Act>>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let blocked = move || !desk.may_write();
    view! {
        <footer class="dialog-foot">
            <button class="btn" type="button" data-act="deal" disabled=blocked on:click=move |_| above.set(Some(&DEAL))>
                <Icon line=Line::Gavel/>
                {move || act::name(i18n, &DEAL)}
            </button>
            <button class="btn is-jade" type="button" data-act="follow" disabled=blocked on:click=move |_| above.set(Some(&FOLLOW))>
                <Icon line=Line::Phone/>
                {move || act::name(i18n, &FOLLOW)}
            </button>
        </footer>
    }
}
