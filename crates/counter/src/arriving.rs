//! A file from another device, before it is taken in: what it would do.

mod rows;

pub use rows::PREVIEW;

use crate::books::Books;
use journal::wire::{Bundle, WireError};
use journal::{Cards, DeviceId, Documents, Entry, EntryId, Journal, Reason, WallMs};
use office::{Recorded, State};

/// A file that was read and may be taken in: what it would do.
#[derive(Clone, Debug)]
pub struct Arriving {
    /// What stands in it.
    pub bundle: Bundle,
    /// The name of the office in the file, if it says.
    pub office: Option<String>,
    /// Whether this device has no books yet and would join the office of the file.
    pub joins: bool,
    /// Entries that are new here.
    pub new: usize,
    /// Entries that are here already.
    pub same: usize,
    /// How many of them this very device wrote: it was set back or copied, and goes on under another id.
    pub own: usize,
    /// Entries where their device has written another one: it was set back or copied, and written on twice.
    pub parted: usize,
    /// Entries that come under the id of another entry. They are kept and do not count.
    pub usurping: usize,
    /// Entries held back because one before them is missing.
    pub held: usize,
    /// Entries that are refused, and why.
    pub refused: Vec<(EntryId, Reason)>,
    /// Entries whose clock is more than five minutes ahead of this device.
    pub clock_ahead: usize,
    /// Entries of a kind or version this build does not know; kept all the same.
    pub unknown: usize,
    /// Cards that are new here.
    pub cards: usize,
    /// Rulebooks that are new here.
    pub documents: usize,
    /// Cards of ours that the file asks to erase.
    pub names_to_erase: usize,
    /// Further cards that it asks to keep away: they are not here.
    pub names_to_bar: usize,
    /// Things that would not fit together and that a person must settle.
    pub conflicts: usize,
}

impl Arriving {
    /// What a file would do to these books; without books, to a device that joins its office. Changes nothing.
    ///
    /// # Errors
    /// The file is of another office.
    pub fn look(books: Option<&Books>, bundle: Bundle, wall: WallMs) -> Result<Self, WireError> {
        // A device without books of its own looks at the file as an empty member of its office.
        let empty = || {
            let device = DeviceId::from_bytes([0; 16]);
            Books::new(Journal::new(bundle.office(), device), Cards::new(), Documents::new())
        };
        let none;
        let known = match books {
            Some(books) => books,
            None => {
                none = empty();
                &none
            }
        };
        let preview = known.journal.preview(&bundle, &known.cards, wall)?;
        let import = known.plan(bundle.clone(), wall)?;
        let mut ahead = known.journal.clone();
        ahead.merge(import.entries().cloned().collect::<Vec<Entry>>());
        let read = |entry: &Entry| {
            let here = known.recorded.of_stamp(entry.id, entry.stamp).cloned();
            here.or_else(|| Recorded::read(entry))
        };
        let recorded: Vec<Recorded> = ahead.rightful().filter_map(read).collect();
        let after = State::derive(&recorded);
        let unknown = import.entries().filter(|entry| Recorded::read(entry).is_none()).count();
        Ok(Self {
            office: after.about.as_ref().map(|about| about.name.clone()),
            joins: books.is_none(),
            new: preview.new.len(),
            same: preview.same,
            own: preview.own,
            parted: preview.parted.values().sum(),
            usurping: preview.usurping,
            held: preview.held.len(),
            refused: preview.refused,
            clock_ahead: preview.clock_ahead.len(),
            unknown,
            cards: preview.cards_new,
            documents: import.documents().len(),
            names_to_erase: preview.cards_to_erase.len(),
            names_to_bar: import.erased().len() - preview.cards_to_erase.len(),
            conflicts: after.conflicts.len().saturating_sub(known.state.conflicts.len()),
            bundle,
        })
    }
}
