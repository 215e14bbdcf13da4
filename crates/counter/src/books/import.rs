//! Taking in what others wrote.

use super::Books;
use journal::wire::{Bundle, WireError};
use journal::{DeviceId, Import, WallMs};
use office::Recorded;

impl Books {
    /// Turns a file into what must be made durable and can then be [admitted](Self::admit). Changes nothing yet.
    ///
    /// # Errors
    /// The file is of another office.
    pub fn plan(&self, bundle: Bundle, wall: WallMs) -> Result<Import, WireError> {
        self.journal.plan(bundle, &self.cards, &self.documents, wall)
    }

    /// Takes an import in that is durable. Where it knew of this device what it did not know itself, it goes on under another
    /// id.
    pub fn admit(&mut self, import: Import, other: Option<DeviceId>) {
        let last = self.recorded.last().map(|recorded| recorded.stamp);
        // What is not understood may have been written later than all that is.
        let plain =
            self.is_plain() && last.is_none_or(|last| self.journal.entries_after(&last).next().is_none());
        let before = self.journal.len();
        import.admit(&mut self.journal, &mut self.cards, &mut self.documents);
        if let Some(other) = other {
            self.journal.go_on_as(other);
        }
        let plain = plain && self.is_plain();
        let later: Vec<Option<Recorded>> = match last.filter(|_| plain) {
            Some(last) => self.journal.entries_after(&last).map(Recorded::read).collect(),
            None => Vec::new(),
        };
        if !plain || later.len() != self.journal.len() - before {
            return self.derive();
        }
        // All of it is later than what is here: it is taken in as if it had been written here.
        self.shelf.put(self.documents.iter().map(|(_, json)| json));
        self.demanded.forget();
        self.likeness.get_mut().stale();
        self.clientele.get_mut().stale();
        self.add(later);
    }

    /// Whether every admitted entry counts as it stands, and no other does.
    pub(super) fn is_plain(&self) -> bool {
        self.aside.is_empty() && self.journal.usurping() == 0
    }

    /// Goes on under another id.
    pub fn go_on_as(&mut self, device: DeviceId) {
        self.journal.go_on_as(device);
    }
}
