//! 前台: who is next, what can be done, what is going on, and the turn table.

pub mod acts;
pub mod arrive;
pub mod call;
pub mod decider;
pub mod duty;
pub mod front;
pub mod handover;
pub mod help;
pub mod hero;
pub mod identify;
pub mod idle;
pub mod kit;
pub mod live;
pub mod more;
pub mod newcomer;
mod opened;
pub mod other;
pub mod out;
pub mod overrule;
pub mod person;
pub mod purposes;
pub mod queue;
pub mod search;
pub mod sheet;

use crate::later::{later, later_beside, later_here, part};
use crate::text::t;
use front::Front;
use leptos::{ev, prelude::*};
use opened::Sheet;
use sheet::Sheets;
use wasm_bindgen::JsCast;

/// Where the office stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Today {
    /// The day is open.
    Open,
    /// Another day is open, or none.
    NotOpen,
    /// The day is over.
    Closed,
}

fn today(front: Front) -> Today {
    if front.board.with(Option::is_some) {
        return Today::Open;
    }
    let date = front.desk.now().date();
    let closed = front.desk.read(|books| books.state.day.as_ref().is_some_and(|day| day.date == date));
    if closed.unwrap_or(false) { Today::Closed } else { Today::NotOpen }
}

/// Who is next.
#[component]
pub fn Reception() -> impl IntoView {
    let front = Front::provide();
    let today = Memo::new(move |_| today(front));
    let keys = window_event_listener(ev::keydown, move |event| {
        let typing = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|element| element.matches("input, select, textarea").unwrap_or(false));
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        let busy = front.sheet.with_untracked(Option::is_some) || front.why.with_untracked(Option::is_some);
        if typing || modified || busy || event.repeat() || today.get_untracked() != Today::Open {
            return;
        }
        if untrack(|| front.locked()) {
            return;
        }
        match event.key().as_str() {
            "n" | "N" => {
                event.prevent_default();
                front.receive_by_key(event.time_stamp());
            }
            "/" => {
                event.prevent_default();
                front.open(Sheet::Arrive(opened::Start::Before));
            }
            _ => {}
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        {move || match today.get() {
            Today::Open => view! {
                <div class="reception" data-state="open">
                    <h1 class="sr">{t!(front.i18n, shell.reception)}</h1>
                    <div class="desk">
                        <hero::Hero/>
                        <acts::Acts/>
                        {later_here(live, ())}
                    </div>
                    {later_beside(queue, ())}
                </div>
            }
            .into_any(),
            Today::NotOpen => later(idle, false),
            Today::Closed => later(idle, true),
        }}
        <Sheets/>
    }
}

part!(desk_board: fn queue(_: ()) { view! { <queue::Queue/> } });
part!(desk_board: fn live(_: ()) { view! { <live::Live/> } });
part!(desk_closed: fn idle(closed: bool) {
    match closed {
        true => view! { <idle::Closed/> }.into_any(),
        false => view! { <idle::NotOpen/> }.into_any(),
    }
});
