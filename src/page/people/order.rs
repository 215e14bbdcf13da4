//! Before the day: who is on shift, the order the book proposes and why, and changing it by hand.

mod line;
mod row;
mod why;

pub(super) use line::InOrder;
pub(super) use why::{OrderWhy, reason};

use super::plan::Plan;
use crate::{
    desk::{Books, Trouble, use_desk},
    route::{Going, Place, use_way},
    text::{t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};
use counter::{PersonId, Refusal, event::Event};
use leptos::{prelude::*, task::spawn_local};
use row::Row;

/// What would follow from opening the day as planned.
fn foreseen(plan: Plan) -> Option<Result<Event, Refusal>> {
    let desk = use_desk();
    let command = desk.read(|books| plan.command(books))?;
    desk.foresee(&command)?.map(|events| events.into_iter().last()).transpose()
}

/// Everybody who takes turns: those on shift as the day would begin, then the others.
fn listed(plan: Plan, books: &Books, event: Option<&Event>) -> Vec<PersonId> {
    let written = plan.written(books);
    let Some(Event::DayOpened { order, .. }) = event.filter(|_| plan.by_hand.with(Option::is_none)) else {
        return written;
    };
    let mut listed: Vec<PersonId> = order.iter().map(|place| place.person).collect();
    let rest: Vec<PersonId> = written.into_iter().filter(|person| !listed.contains(person)).collect();
    listed.extend(rest);
    listed
}

/// The order of the day to come.
#[component]
pub(super) fn Opening(plan: Plan) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let event = Memo::new(move |_| foreseen(plan));
    let list = Memo::new(move |_| {
        let event = event.get().and_then(Result::ok);
        desk.read(|books| listed(plan, books, event.as_ref())).unwrap_or_default()
    });
    let coming = move || {
        let on =
            |books: &Books| list.get().into_iter().filter(|person| plan.shift(books, *person).on).count();
        desk.read(on).unwrap_or_default()
    };
    let refused = move || {
        let refusal = event.get().and_then(Result::err)?;
        let text = desk.read(|books| Trouble::Refused(refusal).say(i18n, Some(books)))?;
        Some(view! { <p class="error">{text}</p> })
    };
    view! {
        <section class="panel">
            <h2 class="panel-head">
                {t!(i18n, people.order)} <small>{t!(i18n, people.due_on_shift, count = coming())}</small>
            </h2>
            <div class="order-why" aria-live="polite">
                {move || match event.get() {
                    Some(Ok(event)) => view! { <OrderWhy event entry=None by_hand=plan.by_hand.with(Option::is_some)/> }.into_any(),
                    _ => refused().into_any(),
                }}
                {move || {
                    plan.by_hand
                        .with(Option::is_some)
                        .then(|| {
                            view! {
                                <button class="btn is-quiet" type="button" data-act="by-book" on:click=move |_| plan.by_hand.set(None)>
                                    <Icon line=Line::Undo/>
                                    {t!(i18n, people.by_book)}
                                </button>
                            }
                        })
                }}
            </div>
            <ol class="order">
                <For each=move || list.get() key=|person| *person let:person>
                    <Row person list plan/>
                </For>
            </ol>
            {move || list.with(Vec::is_empty).then(|| view! {
                <div class="empty">
                    <Icon line=Line::People/>
                    <h2>{t!(i18n, people.nobody_takes_turns)}</h2>
                    <p>{t!(i18n, people.empty_hint)}</p>
                </div>
            })}
        </section>
    }
}

/// Opens the day as planned, and goes to the desk.
#[component]
pub(super) fn OpenButton(plan: Plan) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let way = use_way();
    let sending = RwSignal::new(false);
    let event = Memo::new(move |_| foreseen(plan));
    let open = move |_| {
        let Some(command) = desk.peek(|books| untrack(|| plan.command(books))) else { return };
        let first = event.get_untracked().and_then(Result::ok);
        let first = first.and_then(|event| match event {
            Event::DayOpened { order, .. } => order.first().map(|place| place.person),
            _ => None,
        });
        let name = first.and_then(|first| desk.peek(|books| books.name(first))).unwrap_or_default();
        let done = t_string!(i18n, people.opened_done, name = name);
        sending.set(true);
        spawn_local(async move {
            match desk.send(command, Vec::new()).await {
                Ok(_) => {
                    toasts.done(done, true);
                    way.go(Place::Reception.path(), Going::ON);
                }
                Err(trouble) => {
                    toasts.trouble(desk.peek(|books| trouble.say(i18n, Some(books))).unwrap_or_default());
                    let _ = sending.try_set(false);
                }
            }
        });
    };
    view! {
        <button
            class="btn is-primary"
            type="button"
            data-act="open-day"
            disabled=move || sending.get() || !desk.may_write() || !matches!(event.get(), Some(Ok(_)))
            on:click=open
        >
            <Icon line=Line::Check/>
            {t!(i18n, people.open_day)}
        </button>
    }
}
