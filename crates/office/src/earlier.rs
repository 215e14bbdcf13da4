//! The state as it stood some entries ago. What is struck out since is left out by going on from there: nothing before it is
//! derived again.

use crate::event::Recorded;
use crate::state::State;
use journal::EntryId;
use paper::OrderedSet;

/// The state after the first so many entries.
///
/// INVARIANT (same): it is what [`State::derive`] gives of those entries, whatever comes after them.
#[derive(Clone, Debug)]
pub struct Earlier {
    state: State,
    after: usize,
}

impl Earlier {
    /// The state before all entries, of which these are struck out.
    pub fn new(struck: OrderedSet<EntryId>) -> Self {
        Self { state: State { voided: struck, ..State::default() }, after: 0 }
    }

    /// After how many entries it stands.
    pub const fn after(&self) -> usize {
        self.after
    }

    /// Goes on with the entries, given in stamp order, up to the place.
    pub fn follow(&mut self, entries: &[Recorded], until: usize) {
        for recorded in entries.get(self.after..until).unwrap_or_default() {
            self.state.apply_standing(recorded);
            self.after += 1;
        }
    }

    /// Whether it would be the same if these were the entries struck out. `place` is where an entry stands.
    pub fn stands(&self, struck: &OrderedSet<EntryId>, place: impl Fn(EntryId) -> Option<usize>) -> bool {
        let voided = &self.state.voided;
        voided.iter().chain(struck.iter()).all(|entry| {
            let same = voided.contains(entry) && struck.contains(entry);
            // What came before and asked for it would now find otherwise.
            let asked_for = self.state.unfound.contains(entry);
            same || (!asked_for && place(*entry).is_some_and(|place| place >= self.after))
        })
    }

    /// The state after all entries, of which these are struck out; it must [stand](Self::stands) with them.
    pub fn go_on(mut self, entries: &[Recorded], struck: OrderedSet<EntryId>) -> State {
        self.state.voided = struck;
        self.follow(entries, entries.len());
        self.state
    }
}
