//! The turn table: everyone on shift in the order of the queue, and the last act.

use super::front::{Front, use_front};
use super::opened::Sheet;
use crate::said::{clock, sentence};
use crate::text::{t, t_string, word};
use crate::why::Why;
use crate::widget::{Icon, Line, Tally};
use counter::{
    PersonId,
    floor::{Day, Next, Row},
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
    let rows = move || front.board.with(|board| board.as_ref().map(|b| b.rows.clone()).unwrap_or_default());
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
    let places = move || rows().into_iter().enumerate().collect::<Vec<_>>();
    // A row is drawn again when anything on it changes but the minutes.
    let drawn_by = |(place, row): &(usize, Row)| format!("{place} {row:?}");
    let one = move |(place, row): (usize, Row)| view! { <QueueRow place row head/> };
    view! {
        <section class="queue panel" aria-labelledby="queue-title">
            <h2 class="panel-head" id="queue-title">{t!(i18n, reception.table)} <small>{round}</small></h2>
            <ol class="queue-list">
                <For each=places key=drawn_by children=one/>
            </ol>
            <Foot/>
        </section>
    }
}

#[component]
fn QueueRow(place: usize, row: Row, head: Memo<Option<PersonId>>) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let person = row.person;
    let (account, credits, unplaced) = (row.account.clone(), row.credits, row.unplaced);
    let away = row.presence == Presence::Away;
    let day = move |look: fn(&Day, PersonId) -> bool| {
        front.desk.read(|books| books.state.open_day().is_some_and(|day| look(day, person))).unwrap_or(false)
    };
    let held = move || day(|day, person| day.holding.contains(&person));
    let duty = move || day(|day, person| day.duty == Some(person));
    let phone =
        move || front.board.with(|board| board.as_ref().is_some_and(|board| board.phone == Some(person)));
    let role = row.role.filter(|role| matches!(role, Role::Named | Role::Own | Role::Duty | Role::Tail));
    let label = t_string!(i18n, reception.ticks, count = account.ticks);
    let class = dot(Some(&row));
    view! {
        <li data-person=person.to_string()>
            <button
                class="queue-row"
                class:is-head=move || head.get() == Some(person)
                class:is-off=away
                type="button"
                data-act="person"
                data-person=person.to_string()
                on:click=move |_| front.open(Sheet::Person(person))
            >
                <span class="queue-n">{place + 1}</span>
                <span>
                    <span class="queue-who">
                        <b>{move || front.name(person)}</b>
                        {(credits > 0).then(|| view! {
                            <span class="chip is-jade" title=move || t_string!(i18n, reception.make_up_title, count = credits)>
                                {t!(i18n, reception.make_up_tag, count = credits)}
                            </span>
                        })}
                        {(unplaced > 0).then(|| view! {
                            <span class="chip is-amber" title=move || t_string!(i18n, reception.unplaced_title, count = unplaced)>
                                {t!(i18n, reception.unplaced_tag, count = unplaced)}
                            </span>
                        })}
                        {(account.lost > 0).then(|| view! {
                            <span class="chip is-seal" title=move || t_string!(i18n, reception.lost_title, count = account.lost)>
                                {t!(i18n, reception.lost_tag, count = account.lost)}
                            </span>
                        })}
                        {move || held().then(|| view! {
                            <span class="chip is-line" title=t!(i18n, reception.held_title)>
                                {t!(i18n, reception.held_tag)}
                            </span>
                        })}
                        {role.map(|role| view! { <span class="chip is-line">{move || word(i18n, "role", role.word())}</span> })}
                        {move || duty().then(|| view! { <span class="chip is-line">{t!(i18n, reception.duty)}</span> })}
                        {move || phone().then(|| view! {
                            <span class="chip is-line" title=t!(i18n, reception.answers_phone)><Icon line=Line::Phone/></span>
                        })}
                    </span>
                    <span class="state"><i class=class></i><span class="clip">{move || state(front, Some(&row))}</span></span>
                </span>
                <Tally ticks=account.ticks lost=account.lost label/>
            </button>
        </li>
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
    let hint = move || last.get().map(|(_, _, what, _)| t_string!(i18n, reception.undo_title, what = what));
    view! {
        <footer class="queue-foot">
        {move || match last.get() {
                Some((entry, time, what, own)) => view! {
                    <time>{time}</time>
                    <p>{what}</p>
                    <span class="btn-row">
                        <button class="btn is-quiet" type="button" data-act="why-last" on:click=move |_| front.ask_why(Why::Entry(entry))>
                            {t!(i18n, reception.why)}
                        </button>
                        // What another device wrote is not undone here.
                        {own.then(|| view! {
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
                }
                .into_any(),
                None => view! { <time></time><p>{t!(i18n, reception.nothing_yet)}</p> }.into_any(),
        }}
        </footer>
    }
}
