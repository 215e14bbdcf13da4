//! A device: its journal, and the state derived from it.

use super::cast;
use chrono::NaiveDateTime;
use journal::{Actor, Draft, EntryId, Journal, Spelling, WallMs};
use office::event::{Shelf, finish};
use office::{Event, Recorded, State};

/// A tablet with a journal of its own.
#[derive(Debug)]
pub(super) struct Device {
    pub(super) journal: Journal,
    pub(super) state: State,
    number: u8,
}

/// A local time as a wall clock that stands in Greenwich.
fn wall(at: NaiveDateTime) -> WallMs {
    WallMs(u64::try_from(at.and_utc().timestamp_millis()).unwrap_or_default())
}

impl Device {
    /// A new device; `number` tells its entries from those of others.
    pub(super) fn new(name: &str, number: u8) -> Self {
        let journal = Journal::new(cast::office(), cast::device(name));
        Self { journal, state: State::default(), number }
    }

    /// Another device that has everything this one has.
    pub(super) fn copy(&self, name: &str, number: u8) -> Self {
        let mut copy = Self::new(name, number);
        copy.take_over(self);
        copy
    }

    /// Takes in everything another device has.
    pub(super) fn take_over(&mut self, other: &Self) {
        self.journal.merge(other.journal.entries().cloned().collect::<Vec<_>>());
        self.state = self.derived();
    }

    /// Writes an event and takes it in.
    ///
    /// # Errors
    /// The journal does not accept it, in words.
    pub(super) fn write(
        &mut self,
        at: NaiveDateTime,
        event: &Event,
        shelf: &impl Shelf,
    ) -> Result<Recorded, String> {
        let (kind, body) = event.write(at, shelf);
        let draft =
            Draft { id: self.fresh(at), actor: Actor::nobody(), kind, v: office::event::VERSION, body };
        let stamped = self.journal.stamp_as(Spelling::Short, vec![draft], wall(at), finish);
        let entries = stamped.map_err(|e| format!("the journal refuses: {e:?}"))?;
        let read = entries.first().and_then(|entry| Recorded::read(entry));
        self.journal.admit(entries);
        let recorded = read.ok_or("the entry cannot be read back")?;
        if !recorded.event.same(event, shelf) || recorded.at != at {
            return Err("the entry reads back as another event".into());
        }
        if matches!(event, Event::Voided { .. }) {
            // A striking-out cannot be taken in by itself.
            self.state = self.derived();
        } else {
            self.state.apply(&recorded);
        }
        Ok(recorded)
    }

    /// The state as it follows from the journal alone.
    pub(super) fn derived(&self) -> State {
        State::derive(&self.recorded())
    }

    /// Everything in the journal, in the order of stamps.
    pub(super) fn recorded(&self) -> Vec<Recorded> {
        self.journal.rightful().filter_map(Recorded::read).collect()
    }

    /// An id for the next entry, in the order of time.
    fn fresh(&self, at: NaiveDateTime) -> EntryId {
        let mut id = [0; 16];
        id[..6].copy_from_slice(&wall(at).0.to_be_bytes()[2..]);
        id[6] = 0x70;
        id[8] = 0x80;
        id[9] = self.number;
        let count = u32::try_from(self.journal.len()).unwrap_or(u32::MAX);
        id[12..].copy_from_slice(&count.to_be_bytes());
        EntryId::from_bytes(id)
    }
}
