//! The turn table: everyone on shift in the order of the queue, and the last act.

use super::front::{Front, use_front};
use super::opened::Sheet;
use crate::desk::Books;
use crate::said::{clock, sentence};
use crate::text::{t, t_string, word};
use crate::why::Why;
use crate::widget::{Icon, Line, Tally};
use counter::{
    PersonId,
    floor::{Board, Day, Next, Row},
    word::{Presence, Role},
};
use leptos::prelude::*;

/// The class of the dot of somebody's state.
pub(super) fn dot(row: Option<&Row>) -> &'static str {
    match row.map(|row| (row.presence, row.role)) {
        Some((Presence::Free, _)) => "dot",
        Some((Presence::Serving, Some(Role::Assist))) => "dot is-help",
        Some((Presence::Serving | Presence::OnCall, _)) => "dot is-busy",
        Some((Presence::Away | Presence::Off, _)) | None => "dot is-out",
    }
}

/// Somebody's state in words, with its minutes; tracked.
pub(super) fn state(front: Front, row: Option<&Row>) -> String {
    let i18n = front.i18n;
    let Some(row) = row else { return t_string!(i18n, reception.off).to_owned() };
    let minutes = row.since.map_or(0, |since| front.minutes(since));
    match (row.presence, row.role, row.absence) {
        (Presence::Free, ..) => t_string!(i18n, reception.free).to_owned(),
        (Presence::Serving, Some(Role::Assist), _) => t_string!(i18n, reception.assisting, minutes = minutes),
        (Presence::Serving, ..) => t_string!(i18n, reception.busy, minutes = minutes),
        (Presence::OnCall, ..) => t_string!(i18n, reception.on_call, minutes = minutes),
        (Presence::Away, _, Some(reason)) => {
            t_string!(
                i18n,
                reception.away,
                reason = word(i18n, "absence_reason", reason.word()),
                minutes = minutes
            )
        }
        (Presence::Away | Presence::Off, ..) => t_string!(i18n, reception.off).to_owned(),
    }
}

/// The table.
#[component]
pub fn Queue() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let people = move || {
        front.board.with(|board| {
            let rows = board.iter().flat_map(|board| &board.rows);
            rows.map(|row| row.person).collect::<Vec<_>>()
        })
    };
    let head = Memo::new(move |_| {
        front.board.with(|board| match board.as_ref().map(|board| &board.next) {
            Some(Next::Receives(reception) | Next::Asks { receives: Some(reception), .. }) => {
                Some(reception.receiver)
            }
            _ => None,
        })
    });
    let round = move || {
        front.board.with(|board| {
            let (round, rows) = board.as_ref().map_or((1, &[][..]), |board| (board.round, &board.rows[..]));
            let here = rows.iter().filter(|row| row.presence != Presence::Away).count();
            let busy = board.as_ref().map_or(0, |board| board.serving.len());
            t_string!(i18n, reception.round_of, round = round, busy = busy, here = here, count = rows.len())
        })
    };
    view! {
        <section class="queue panel" aria-labelledby="queue-title">
            <h2 class="panel-head" id="queue-title">{t!(i18n, reception.table)} <small>{round}</small></h2>
            <ol class="queue-list">
                <For each=people key=|person| *person children=move |person| view! { <QueueRow person head/> }/>
            </ol>
            <Foot/>
        </section>
    }
}

/// The row of a person, who keeps it wherever he stands: of what is in it only what changed is drawn again.
#[component]
fn QueueRow(person: PersonId, head: Memo<Option<PersonId>>) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let row = Memo::new(move |_| front.row(person));
    let place = move || {
        let place = |board: &Board| board.rows.iter().position(|row| row.person == person);
        front.board.with(|board| board.as_ref().and_then(place)).map(|place| place + 1)
    };
    let turns =
        Memo::new(move |_| row.with(|row| row.as_ref().map(|row| (row.account.ticks, row.account.lost))));
    let tally = move || {
        let (ticks, lost) = turns.get()?;
        let label = t_string!(i18n, reception.ticks, count = ticks);
        Some(view! { <Tally ticks lost label/> })
    };
    view! {
        <li data-person=person.to_string()>
            <button
                class="queue-row"
                class:is-head=move || head.get() == Some(person)
                class:is-off=move || row.with(|row| row.as_ref().is_some_and(|row| row.presence == Presence::Away))
                type="button"
                data-act="person"
                data-person=person.to_string()
                on:click=move |_| front.open(Sheet::Person(person))
            >
                <span class="queue-n">{place}</span>
                <span>
                    <span class="queue-who">
                        <b>{move || front.name(person)}</b>
                        <Chips person row/>
                    </span>
                    <span class="state">
                        <i class=move || row.with(|row| dot(row.as_ref()))></i>
                        <span class="clip">{move || row.with(|row| state(front, row.as_ref()))}</span>
                    </span>
                </span>
                {tally}
            </button>
        </li>
    }
}

/// What is to be known of somebody beside his turns.
#[component]
fn Chips(person: PersonId, row: Memo<Option<Row>>) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let day = move |look: fn(&Day, PersonId) -> bool| {
        Memo::new(move |_| {
            let of_day = |books: &Books| books.state.open_day().is_some_and(|day| look(day, person));
            front.desk.read(of_day).unwrap_or(false)
        })
    };
    let held = day(|day, person| day.holding.contains(&person));
    let duty = day(|day, person| day.duty == Some(person));
    let phone = Memo::new(move |_| {
        front.board.with(|board| board.as_ref().is_some_and(|board| board.phone == Some(person)))
    });
    let count = move |of: fn(&Row) -> u32| {
        Memo::new(move |_| row.with(|row| row.as_ref().map(of)).filter(|count| *count > 0))
    };
    let (credits, unplaced) = (count(|row| row.credits), count(|row| row.unplaced));
    let lost = count(|row| row.account.lost);
    let role = Memo::new(move |_| {
        let told = |role: &Role| matches!(role, Role::Named | Role::Own | Role::Duty | Role::Tail);
        row.with(|row| row.as_ref().and_then(|row| row.role)).filter(told)
    });
    view! {
        {move || credits.get().map(|count| view! {
            <span class="chip is-jade" title=t_string!(i18n, reception.make_up_title, count = count)>
                {t!(i18n, reception.make_up_tag, count = count)}
            </span>
        })}
        {move || unplaced.get().map(|count| view! {
            <span class="chip is-amber" title=t_string!(i18n, reception.unplaced_title, count = count)>
                {t!(i18n, reception.unplaced_tag, count = count)}
            </span>
        })}
        {move || lost.get().map(|count| view! {
            <span class="chip is-seal" title=t_string!(i18n, reception.lost_title, count = count)>
                {t!(i18n, reception.lost_tag, count = count)}
            </span>
        })}
        {move || held.get().then(|| view! {
            <span class="chip is-line" title=t!(i18n, reception.held_title)>{t!(i18n, reception.held_tag)}</span>
        })}
        {move || role.get().map(|role| view! { <span class="chip is-line">{word(i18n, "role", role.word())}</span> })}
        {move || duty.get().then(|| view! { <span class="chip is-line">{t!(i18n, reception.duty)}</span> })}
        {move || phone.get().then(|| view! {
            <span class="chip is-line" title=t!(i18n, reception.answers_phone)><Icon line=Line::Phone/></span>
        })}
    }
}

/// The last act, and the way back from it.
#[component]
fn Foot() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let last = Memo::new(move |_| {
        let now = front.desk.now();
        let last = front.desk.read(|books| {
            let own = books.last_act(now);
            let last = own.or_else(|| books.last_of_office(now))?;
            Some((last.entry, clock(last.at), sentence(i18n, books, &last.event), own.is_some()))
        });
        last.flatten()
    });
    let some = Memo::new(move |_| last.with(Option::is_some));
    // What another device wrote is not undone here.
    let own = Memo::new(move |_| last.with(|last| last.as_ref().is_some_and(|(.., own)| *own)));
    let time = move || last.with(|last| last.as_ref().map(|(_, time, ..)| time.clone()));
    let what = move || match last.get() {
        Some((_, _, what, _)) => what,
        None => t_string!(i18n, reception.nothing_yet).to_owned(),
    };
    let hint = move || last.get().map(|(_, _, what, _)| t_string!(i18n, reception.undo_title, what = what));
    let why = move |_| {
        if let Some((entry, ..)) = last.get_untracked() {
            front.ask_why(Why::Entry(entry));
        }
    };
    view! {
        <footer class="queue-foot">
            <time>{time}</time>
            <p>{what}</p>
            {move || some.get().then(|| view! {
                <span class="btn-row">
                    <button class="btn is-quiet" type="button" data-act="why-last" on:click=why>
                        {t!(i18n, reception.why)}
                    </button>
                    {move || own.get().then(|| view! {
                        <button
                            class="btn is-quiet"
                            type="button"
                            data-act="undo"
                            title=hint
                            disabled=move || front.locked()
                            on:click=move |_| front.undo()
                        >
                            {t!(i18n, shell.undo)}
                        </button>
                    })}
                </span>
            })}
        </footer>
    }
}
