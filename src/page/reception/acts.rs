//! What can be done: the one tap, the guided ways, and the tools.

use super::front::{Front, use_front};
use super::opened::Asks;
use super::opened::Sheet;
use super::opened::Start;
use crate::text::{t, t_string, word};
use crate::widget::{Icon, Line};
use counter::{floor::Next, word::Turn};
use leptos::{ev, prelude::*};

/// The primary action, the two other arrivals and the tools.
#[component]
pub fn Acts() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let next = Memo::new(move |_| front.board.with(|board| board.as_ref().map(|board| board.next.clone())));
    let waits = move || matches!(next.get(), Some(Next::Waits(_)));
    // The one tap is offered only where it would work; where the book wants a person's decision, it is asked for.
    let tap = move |event: ev::MouseEvent| match next.get_untracked() {
        // The second tap of two in a hurry means no second visitor.
        _ if event.detail() > 1 => {}
        Some(Next::Refused(_)) => front.open(Sheet::Arrive(Start::New)),
        // No click of a mouse or a finger, but a key.
        _ if event.detail() == 0 => front.receive_by_key(event.time_stamp()),
        _ => front.receive_new(),
    };
    let told = move |act: &'static str, asks: Asks, label: AnyView| {
        view! {
            <button
                class="act"
                type="button"
                data-act=act
                disabled=move || front.locked()
                on:click=move |_| front.open(Sheet::Newcomer(asks))
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="acts">
            <button
                class="act is-primary"
                type="button"
                data-act="new"
                title=t!(i18n, reception.key_new)
                aria-keyshortcuts="N"
                disabled=move || front.locked()
                on:click=tap
            >
                {move || if waits() {
                    t_string!(i18n, reception.waits_act)
                } else {
                    t_string!(i18n, reception.arrival)
                }}
                <small>{move || hint(front, next.get())}</small>
            </button>
            <div class="acts-told">
                {told("heads", Asks::Heads, t!(i18n, reception.heads).into_any())}
                {told("told", Asks::Channel, t!(i18n, reception.told).into_any())}
            </div>
            <button
                class="act"
                type="button"
                data-act="returning"
                title=t!(i18n, reception.key_search)
                aria-keyshortcuts="/"
                disabled=move || front.locked()
                on:click=move |_| front.open(Sheet::Arrive(Start::Returning))
            >
                {t!(i18n, reception.returning)}
                <small>{t!(i18n, reception.returning_hint)}</small>
            </button>
            <button
                class="act"
                type="button"
                data-act="other"
                disabled=move || front.locked()
                on:click=move |_| front.open(Sheet::Other)
            >
                {t!(i18n, reception.other)}
                <small>{t!(i18n, reception.other_hint)}</small>
            </button>
        </div>
        <Tools/>
    }
}

/// What the one tap would do.
fn hint(front: Front, next: Option<Next>) -> String {
    let i18n = front.i18n;
    match next {
        Some(Next::Receives(reception)) => {
            let name = front.name(reception.receiver);
            match (reception.turn, reception.credit) {
                (_, Some(_)) => t_string!(i18n, reception.arrival_hint_make_up, name = name),
                (Turn::None, None) => t_string!(i18n, reception.arrival_hint_free, name = name),
                _ => t_string!(i18n, reception.arrival_hint, name = name),
            }
        }
        Some(Next::Waits(_)) => t_string!(i18n, reception.waits_hint).to_owned(),
        Some(Next::Asks { fact, receives, .. }) => {
            let fact = word(i18n, "fact", fact.name());
            match receives {
                Some(reception) => {
                    let name = front.name(reception.receiver);
                    t_string!(i18n, reception.arrival_hint_asks, name = name, fact = fact)
                }
                None => t_string!(i18n, reception.asks_first, fact = fact),
            }
        }
        Some(Next::Refused(_)) | None => t_string!(i18n, reception.undecided).to_owned(),
    }
}

#[component]
fn Tools() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let tool = move |act: &'static str, line: Line, sheet: Sheet, label: AnyView| {
        view! {
            <button
                class="tool"
                type="button"
                data-act=act
                disabled=move || front.locked()
                on:click=move |_| front.open(sheet.clone())
            >
                <Icon line/>
                {label}
            </button>
        }
    };
    view! {
        <div class="tools panel">
            {tool("call", Line::Phone, Sheet::Call, t!(i18n, reception.call).into_any())}
            {tool("out", Line::Out, Sheet::Out(None), t!(i18n, reception.out_back).into_any())}
            {tool("duty", Line::Shield, Sheet::Duty, t!(i18n, reception.duty).into_any())}
            {tool("overrule", Line::Swap, Sheet::Overrule(None, None), t!(i18n, overrule.title).into_any())}
        </div>
    }
}
