//! What is going on: receptions, and visitors who wait.

use super::front::{Front, use_front};
use super::opened::Sheet;
use super::opened::Start;
use crate::desk::Books;
use crate::said::{clock, visitor};
use crate::text::{t, t_string, word};
use crate::widget::{Below, Icon, Line};
use chrono::NaiveDateTime;
use counter::{
    Command, PersonId, VisitId,
    command::Arrival,
    event::Event,
    floor::Serving,
    ledger::Visit,
    word::{Presence, Role},
};
use leptos::{html, prelude::*};

/// As many cards as have room beside each other in two columns, and in three: with more they stand closer.
const ROOMY: usize = 6;
const MANY: usize = 12;

/// Calls, receptions and waiting visitors.
#[component]
pub fn Live() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let serving =
        move || front.board.with(|board| board.as_ref().map(|b| b.serving.clone()).unwrap_or_default());
    let waiting =
        move || front.board.with(|board| board.as_ref().map(|b| b.waiting.clone()).unwrap_or_default());
    let calls = move || {
        let calls = |books: &Books| {
            books.state.open_day().map(|day| day.calls.iter().map(|(by, at)| (*by, *at)).collect::<Vec<_>>())
        };
        let _ = front.desk.now();
        front.desk.read(calls).flatten().unwrap_or_default()
    };
    let count = Memo::new(move |_| serving().len() + waiting().len() + calls().len());
    let more_than = move |n: usize| move || count.get() > n;
    let none = move || {
        (count.get() == 0)
            .then(|| view! { <li class="live-none">{t!(i18n, reception.nothing_going_on)}</li> })
    };
    let list = NodeRef::<html::Ul>::new();
    let below = Below::of(list, count.into());
    let more = move || {
        let hidden = Some(below.count()).filter(|hidden| *hidden > 0)?;
        let says = t_string!(i18n, reception.more_below, count = hidden);
        Some(view! { <span class="more-below" aria-hidden="true">{says}</span> })
    };
    view! {
        <div class="has-below">
        <ul
            class="live"
            node_ref=list
            on:scroll=move |_| below.look()
            class:is-many=more_than(ROOMY)
            class:is-crowd=more_than(MANY)
            aria-label=move || t_string!(i18n, reception.serving_count, count = count.get())
        >
            <For
                each=calls
                key=|call| *call
                children=move |(by, at)| view! { <Calling by at/> }
            />
            <For
                each=waiting
                key=|visit| visit.id
                children=move |visit| view! { <Waiting visit/> }
            />
            <For
                each=serving
                key=|serving| (serving.stint.entry, serving.helpers.clone())
                children=move |serving| view! { <Going serving/> }
            />
            {none}
        </ul>
        {more}
        </div>
    }
}

/// Ends a reception; asks for the registration first where it is due.
pub(super) fn end(front: Front, visit: VisitId) {
    let register =
        |books: &Books| books.state.visits.get(&visit).is_some_and(|visit| books.must_register(visit));
    if front.desk.peek(register).unwrap_or(false) {
        front.open(Sheet::Register(visit, true));
    } else {
        front.act(Command::EndReception { visit });
    }
}

#[component]
fn Going(serving: Serving) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let Serving { visit, stint, helpers } = serving;
    // The clock of a reception runs from where it began, whoever goes on with it.
    let (id, since, role) =
        (visit.id, visit.stints.first().map_or(stint.from, |first| first.from), stint.role);
    let who = move || {
        let names =
            std::iter::once(stint.person).chain(helpers.iter().copied()).map(|person| front.name(person));
        names.collect::<Vec<_>>().join(" + ")
    };
    let owner = visit.owner.filter(|owner| *owner != stint.person && role == Role::Assist);
    let what = move || {
        let visitor = front.desk.read(|books| visitor(i18n, books, &visit.visitor)).unwrap_or_default();
        match (role, owner) {
            (Role::OnTurn, _) => visitor,
            (_, Some(owner)) => {
                t_string!(i18n, reception.going_for, owner = front.name(owner), visitor = visitor)
            }
            (role, None) => format!("{visitor} · {}", word(i18n, "role", role.word())),
        }
    };
    view! {
        <li class="panel live-card" data-visit=id.to_string()>
            <button class="live-of" type="button" data-act="about" on:click=move |_| front.open(Sheet::More(id))>
                <span class="live-who">
                    <i class="dot" class:is-busy=role != Role::Assist class:is-help=role == Role::Assist></i>
                    <b>{who}</b>
                </span>
                <span class="live-what"><time>{clock(since)}</time> " " {what}</span>
            </button>
            <div class="live-acts">
                <button
                    class="btn is-jade is-pill"
                    type="button"
                    data-act="end"
                    disabled=move || front.locked()
                    on:click=move |_| end(front, id)
                >
                    {t!(i18n, reception.finish)}
                </button>
                <button
                    class="btn is-icon"
                    type="button"
                    data-act="more"
                    aria-label=t!(i18n, shell.more)
                    on:click=move |_| front.open(Sheet::More(id))
                >
                    <Icon line=Line::More/>
                </button>
            </div>
        </li>
    }
}

#[component]
fn Calling(by: PersonId, at: NaiveDateTime) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    view! {
        <li class="panel live-card is-call" data-call=by.to_string()>
            <div>
                <p class="live-who"><Icon line=Line::Phone/><b>{move || front.name(by)}</b></p>
                <span class="live-what">{move || t_string!(i18n, reception.on_call, minutes = front.minutes(at))}</span>
            </div>
            <div class="live-acts">
                <button
                    class="btn is-jade is-pill"
                    type="button"
                    data-act="hang-up"
                    disabled=move || front.locked()
                    on:click=move |_| front.act(Command::EndCall { by })
                >
                    {t!(i18n, reception.hang_up)}
                </button>
            </div>
        </li>
    }
}

#[component]
fn Waiting(visit: Visit) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let (id, since, visitor_known) = (visit.id, visit.at, visit.visitor);
    let who = move || front.desk.read(|books| visitor(i18n, books, &visitor_known)).unwrap_or_default();
    let what = move || {
        let minutes = front.minutes(since);
        match visitor_known.asked {
            Some(asked) => {
                t_string!(i18n, reception.waiting_for, minutes = minutes, name = front.name(asked))
            }
            None => t_string!(i18n, reception.waiting, minutes = minutes),
        }
    };
    let seat = Command::Seat { visit: id, arrival: Arrival::from(&visitor_known) };
    let ready = {
        let seat = seat.clone();
        Memo::new(move |_| {
            let free = front.board.with(|board| {
                board
                    .as_ref()
                    .is_some_and(|board| board.rows.iter().any(|row| row.presence == Presence::Free))
            });
            match front.foresee(&seat) {
                Some(Ok(events)) if free => events.into_iter().find_map(|event| match event {
                    Event::VisitorReceived { reception, .. } => Some(reception.receiver),
                    _ => None,
                }),
                _ => None,
            }
        })
    };
    let title =
        move || ready.get().map(|person| t_string!(i18n, arrival.receiver_is, name = front.name(person)));
    let take = move |_| match ready.get_untracked() {
        Some(_) => front.act(seat.clone()),
        // Nobody is free for him: what the book still lets be done is asked in the dialog.
        None => front.open(Sheet::Arrive(Start::Seat(id))),
    };
    view! {
        <li class="panel live-card is-waiting" data-visit=id.to_string()>
            <div>
                <p class="live-who"><Icon line=Line::Clock/><b>{who}</b></p>
                <span class="live-what">{what}</span>
            </div>
            <div class="live-acts">
                <button
                    class="btn is-jade is-pill"
                    type="button"
                    data-act="seat"
                    title=title
                    disabled=move || front.locked()
                    on:click=take
                >
                    {t!(i18n, reception.seat)}
                </button>
                <button
                    class="btn is-icon"
                    type="button"
                    data-act="left"
                    aria-label=t!(i18n, reception.left)
                    title=t!(i18n, reception.left)
                    disabled=move || front.locked()
                    on:click=move |_| front.act(Command::Leave { visit: id })
                >
                    <Icon line=Line::Out/>
                </button>
            </div>
        </li>
    }
}
