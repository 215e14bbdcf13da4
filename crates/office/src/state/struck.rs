//! What is struck out.

use crate::event::{Event, Recorded};
use journal::EntryId;
use paper::OrderedSet;

/// The entries that are struck out. A striking-out can be struck out itself, by a later one.
pub fn struck_out<'a>(entries: impl DoubleEndedIterator<Item = &'a Recorded>) -> OrderedSet<EntryId> {
    let mut struck = OrderedSet::new();
    for recorded in entries.rev() {
        if let (Event::Voided { target, .. }, false) = (&recorded.event, struck.contains(&recorded.entry)) {
            struck.insert(*target);
        }
    }
    struck
}
