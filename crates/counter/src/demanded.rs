//! What entries say of the register: whether their law is about the turn, and whether it makes a registration a duty. A law is
//! opened once and not again, for a year has thousands of them. It may be thrown away.

use journal::EntryId;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What an entry says of the register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Demand {
    /// Whether its law decides on the turn, or on who the visitor is.
    pub(crate) of_turn: bool,
    /// Whether it makes it a duty to register the visit.
    pub(crate) duty: bool,
}

/// What was found so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Demanded(RefCell<BTreeMap<EntryId, Demand>>);

impl Demanded {
    /// What an entry says: as it was found before, else as it is found now.
    pub(crate) fn of(&self, entry: EntryId, find: impl FnOnce() -> Demand) -> Demand {
        if let Some(found) = self.0.borrow().get(&entry) {
            return *found;
        }
        let found = find();
        self.0.borrow_mut().insert(entry, found);
        found
    }

    /// The entries, or the books their laws are opened with, are others now.
    pub(crate) fn forget(&mut self) {
        self.0.get_mut().clear();
    }
}
