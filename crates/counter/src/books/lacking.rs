//! What of the books is missing.

use super::Books;
use crate::aside::Aside;
use journal::{DeviceId, Entry};
use paper::OrderedSet;

impl Books {
    /// Every row that was ever set aside here, also those that something has brought back since.
    pub fn ever_aside(&self) -> &[Aside] {
        &self.aside
    }

    /// Rows that could not be read, and that nothing has brought back since.
    pub fn set_aside(&self) -> Vec<&Aside> {
        let missing = |row: &&Aside| !row.is_mended(&self.journal, &self.cards, &self.documents);
        self.aside.iter().filter(missing).collect()
    }

    /// Entries that rest on one whose row cannot be read any more. They had their place here, and keep their say.
    pub(super) fn beyond_aside(&self) -> impl Iterator<Item = &Entry> {
        let devices: OrderedSet<DeviceId> = self.set_aside().into_iter().filter_map(Aside::device).collect();
        self.journal.held().filter(move |entry| devices.contains(&entry.device))
    }

    /// Entries that wait for one before them, which was never here.
    pub fn waiting(&self) -> usize {
        self.journal.held().count() - self.beyond_aside().count()
    }

    /// How much of what was written is missing: rows that cannot be read, entries that wait for one before them, and those
    /// of this device that are gone without a trace.
    pub fn missing(&self) -> u64 {
        self.lost.saturating_add((self.set_aside().len() + self.waiting()) as u64)
    }
}
