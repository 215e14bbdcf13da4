//! What was done, in the bar. It comes with the parts of the desk: the first load only says who is next.

use super::front::Front;
use crate::desk::Trouble;
use crate::later::part;
use crate::page::said::{clock, sentence};
use journal::EntryId;
use leptos::prelude::Set;

/// Says how acts ended.
#[derive(Clone, Copy)]
pub(super) struct Acknowledge {
    /// What was written, or why it was not.
    pub(super) sent: fn(Front, Result<Vec<EntryId>, Trouble>),
    /// That the last act was struck out, or why it was not.
    pub(super) undone: fn(Front, Result<(), Trouble>),
}

const SAYS: Acknowledge = Acknowledge { sent, undone };

part!(desk_board: fn acknowledge() -> Acknowledge = SAYS);

/// What says how acts ended; fetched before anything is written.
pub(super) async fn acknowledging() -> Result<Acknowledge, Trouble> {
    Ok(acknowledge().await?)
}

fn sent(front: Front, sent: Result<Vec<EntryId>, Trouble>) {
    let entries = match sent {
        Ok(entries) => entries,
        Err(trouble) => return front.fail(&trouble),
    };
    front.close();
    front.why.set(None);
    let now = front.desk.now();
    let done = front.desk.peek(|books| {
        let recorded = books.recorded(*entries.last()?)?;
        let text = format!("{} {}", clock(recorded.at), sentence(front.i18n, books, &recorded.event));
        Some((text, books.last_act(now).is_some()))
    });
    if let Some((text, undo)) = done.flatten() {
        front.toasts.done(text, undo);
    }
}

fn undone(front: Front, undone: Result<(), Trouble>) {
    if let Err(trouble) = undone {
        return front.fail(&trouble);
    }
    let last = front
        .desk
        .peek(|books| books.recorded.last().map(|last| sentence(front.i18n, books, &last.event)))
        .flatten();
    front.toasts.undone(last.unwrap_or_default());
}
