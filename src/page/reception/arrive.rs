//! A visitor who is not the common case: a short guided path that asks only what the ruling needs.

pub mod asks;
pub mod besides;
pub mod paths;
mod story;

use super::front::{Foreseen, Front, use_front};
use super::kit::Answer;
use super::opened::Start;
use crate::said::visitor_of;
use crate::text::t_string;
use crate::widget::Dialog;
use asks::Asks;
use besides::Besides;
use counter::{Command, Reason, Refusal, asks::Ask};
use leptos::prelude::*;
use paths::Paths;
use story::{Path, Story};

/// The guided path.
#[component]
pub fn Arrive(
    /// How it begins.
    start: Start,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let story = Story::begin(front, start);
    let command = Memo::new(move |_| {
        let arrival = story.arrival.get().filter(|_| story.told.get())?;
        Some(match start {
            Start::Seat(visit) => Command::Seat { visit, arrival },
            _ => Command::Receive(arrival),
        })
    });
    let foreseen: Memo<Foreseen> =
        Memo::new(move |_| command.get().and_then(|command| front.foresee(&command)));
    let title = move || match start {
        Start::New => t_string!(i18n, reception.arrival).to_owned(),
        Start::Seat(visit) => front.desk.read(|books| visitor_of(i18n, books, visit)).unwrap_or_default(),
        _ => t_string!(i18n, reception.returning).to_owned(),
    };
    let confirm = move || {
        let waits = foreseen.with(|foreseen| {
            matches!(foreseen, Some(Ok(events)) if matches!(events.first(), Some(counter::event::Event::VisitorWaits { .. })))
        });
        if waits { t_string!(i18n, reception.waits_act) } else { t_string!(i18n, arrival.confirm) }.to_owned()
    };
    let standing = Memo::new(move |_| {
        let Some(arrival) = story.arrival.get().filter(|_| story.told.get()) else { return Vec::new() };
        foreseen.with(|foreseen| front.desk.still_asked(arrival, foreseen.as_ref()))
    });
    // Whoever is entrusted receives in the owner's place; else it is asked whether the owner receives both.
    let lacks = move || {
        let entrusted = story.arrival.get().is_some_and(|arrival| arrival.designated.is_some());
        let open =
            story.both.get().is_none() && !entrusted && standing.with(|asks| asks.contains(&Ask::Both));
        open.then(|| t_string!(i18n, arrival.answer_first).to_owned())
    };
    let on_confirm =
        Callback::new(move |()| match command.get_untracked().map(|command| story.named(front, command)) {
            Some(Ok((command, cards))) => front.act_with(vec![command], cards),
            Some(Err(trouble)) => front.fail(&trouble),
            None => {}
        });
    // He is in the house already; if he left and is back, the earlier visit ends with the answer.
    let in_house = move |foreseen: &Foreseen| match foreseen {
        Some(Err(Refusal { reason: Reason::InHouse(found), .. })) => Some(*found),
        Some(_) | None => None,
    };
    let came_back = Memo::new(move |_| foreseen.with(in_house).is_some());
    let again = Callback::new(move |()| {
        let Some((found, command)) = foreseen.with_untracked(in_house).zip(command.get_untracked()) else {
            return;
        };
        let visit = found.visit;
        let ends = match found.with {
            Some(_) => Command::EndReception { visit },
            None => Command::Leave { visit },
        };
        front.act_with(vec![ends, command], Vec::new());
    });
    let instead = (came_back, ("came-back", crate::text::t_signal!(i18n, arrival.came_back), again));
    view! {
        <Dialog
            title=Signal::derive(title)
            sub=Signal::derive(move || t_string!(i18n, arrival.sub, time = front.desk.now().minute()))
            class="is-wide is-tall"
            head=move || trail(front, story, start)
            foot=move || view! {
                <Answer
                    foreseen=Signal::derive(move || foreseen.get())
                    about=Signal::derive(title)
                    confirm=Signal::derive(confirm)
                    lacks=Signal::derive(lacks)
                    instead
                    on_confirm
                />
            }
            on_close=Callback::new(move |()| front.close())
        >
            <Paths story/>
            <Asks story standing/>
            <Besides story/>
        </Dialog>
    }
}

/// What was answered so far, each one tap away.
fn trail(front: Front, story: Story, start: Start) -> impl IntoView {
    let i18n = front.i18n;
    let asks_again = matches!(start, Start::Returning | Start::Before | Start::Named(_));
    let path = move || {
        let path = story.path.get();
        (asks_again && path != Path::Ask).then(|| {
            view! {
                <li>
                    <button type="button" data-act="again" on:click=move |_| story.go(Path::Ask)>
                        <span>{move || t_string!(i18n, arrival.trail_first)}</span>
                        <b>{path.name(i18n)}</b>
                    </button>
                </li>
            }
        })
    };
    let who = move || {
        let arrival = story.arrival.get()?;
        let client = Some(arrival.customer).filter(|id| Some(*id) != story.stranger).or(arrival.referrer);
        let name = client.and_then(|id| {
            front.desk.read(|books| {
                books.customer_name(id).unwrap_or_else(|| t_string!(i18n, arrival.unregistered).to_owned())
            })
        });
        let asked = arrival.asked.or(arrival.recognised_by).map(|person| front.name(person));
        let steps: Vec<String> = name.into_iter().chain(asked).collect();
        Some(steps.into_iter().map(|step| view! { <li aria-current="step">{step}</li> }).collect_view())
    };
    view! { <ol class="trail" aria-label=crate::text::t!(i18n, arrival.trail)>{path}{who}</ol> }
}
