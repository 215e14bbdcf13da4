//! Whether a file holds all there is here: only then may what is here be thrown away.

use crate::books::Books;
use journal::wire::Bundle;
use journal::{CardRef, Entry, EntryId};
use paper::OrderedSet;
use std::collections::BTreeMap;

impl Books {
    /// Whether every entry, card and document of these books is in a file, as it is here.
    pub fn are_in(&self, file: &Bundle) -> bool {
        let mut there: BTreeMap<EntryId, Vec<&Entry>> = BTreeMap::new();
        file.entries().for_each(|entry| there.entry(entry.id).or_default().push(entry));
        let written = |entry: &Entry| there.get(&entry.id).is_some_and(|same| same.contains(&entry));
        let cards: OrderedSet<CardRef> = file.cards().map(|card| card.digest).collect();
        file.office() == self.journal.office()
            && self.journal.entries().chain(self.journal.held()).all(written)
            && self.cards.iter().all(|card| cards.contains(&card.digest))
            && self.documents.iter().all(|(digest, _)| file.documents().contains_key(digest))
    }
}
