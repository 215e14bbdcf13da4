//! Importing a file: first what it would do, then what must be made durable, then the journal itself.

use paper::OrderedMap;

use crate::card::{Added, Card, Cards};
use crate::digest::CardRef;
use crate::document::Documents;
use crate::entry::Entry;
use crate::id::{DeviceId, EntryId};
use crate::journal::{Journal, Kept};
use crate::reason::{Merged, Reason};
use crate::stamp::WallMs;
use crate::wire::{Bundle, WireError};

/// What an import would do, before anything is done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// Entries that would be new in the journal, in stamp order; also held ones that would join.
    pub new: Vec<EntryId>,
    /// How many of the new and held ones this very device wrote: it was set back or copied since, and must
    /// [go on under another id](Journal::go_on_as).
    pub own: usize,
    /// How many new entries stand where their device has written another one: it was set back or copied, and written on
    /// twice. Both are kept.
    pub parted: OrderedMap<DeviceId, usize>,
    /// How many new or held entries come under the id of another entry.
    pub usurping: usize,
    /// How many entries are here already.
    pub same: usize,
    /// Entries that would be held because one before them is missing.
    pub held: Vec<EntryId>,
    /// Entries that would be refused, and why.
    pub refused: Vec<(EntryId, Reason)>,
    /// Entries that would be new or held and whose stamp is more than five minutes ahead of now.
    pub clock_ahead: Vec<EntryId>,
    /// How many of the new or held entries are of each kind and version. The caller knows which it understands.
    pub kinds: OrderedMap<(String, u16), usize>,
    /// How many cards would be new.
    pub cards_new: usize,
    /// How many cards are here already.
    pub cards_same: usize,
    /// How many cards stay away because they were erased here.
    pub cards_erased_here: usize,
    /// Cards of ours that the file asks to erase.
    pub cards_to_erase: Vec<CardRef>,
    /// How many documents the file has.
    pub documents: usize,
}

/// An import that is ready. Make its parts durable in one transaction, then call [`Import::admit`].
#[derive(Debug, Clone)]
pub struct Import {
    preview: Preview,
    entries: Vec<Kept>,
    cards: Vec<Card>,
    erased: Vec<CardRef>,
    documents: Documents,
}

impl Import {
    /// Tells what the import does.
    pub fn preview(&self) -> &Preview {
        &self.preview
    }

    /// Iterates over the entries to store: new ones and held ones.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.iter().map(|kept| &kept.entry)
    }

    /// Gives the cards to store.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// Gives the names of cards to erase from the store and to remember as erased.
    pub fn erased(&self) -> &[CardRef] {
        &self.erased
    }

    /// Leaves all erasures of the file out: nobody here has agreed to them. The file can ask for them again.
    pub fn leave_erasures(&mut self) {
        self.erased.clear();
    }

    /// Gives the documents to store.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// Tells whether there is nothing to store.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
            && self.cards.is_empty()
            && self.erased.is_empty()
            && self.documents.is_empty()
    }

    /// Takes the import in, once it is durable. The journal may have moved on since it was planned.
    pub fn admit(self, journal: &mut Journal, cards: &mut Cards, documents: &mut Documents) -> Merged {
        for digest in self.erased {
            cards.erase(digest);
        }
        for card in self.cards {
            let added = cards.insert(card);
            debug_assert!(added.is_ok(), "the cards of a bundle are verified");
        }
        documents.merge(self.documents);
        journal.merge_kept(self.entries)
    }
}

impl Journal {
    /// Tells what importing a file would do, and changes nothing.
    ///
    /// # Errors
    /// [`WireError::ForeignOffice`] when the file is of another office.
    pub fn preview(&self, bundle: &Bundle, cards: &Cards, now: WallMs) -> Result<Preview, WireError> {
        if bundle.office != self.office() {
            return Err(WireError::ForeignOffice { ours: self.office(), theirs: bundle.office });
        }
        let verdict = self.judge(&bundle.entries);
        let merged = verdict.summary(self, &bundle.entries);
        let coming = verdict.kept_indices();
        let coming = || coming.iter().map(|at| &bundle.entries[*at].entry);
        let mut kinds = OrderedMap::new();
        for entry in coming() {
            *kinds.entry((entry.kind.clone(), entry.v)).or_default() += 1;
        }
        let (wanted, _) = wanted_cards(bundle, cards);
        let count =
            |added: Added| bundle.cards.keys().filter(|digest| cards.foresee(digest) == added).count();
        let is_usurping =
            |entry: &&Entry| self.get(&entry.id).is_some_and(|known| known.device != entry.device);
        Ok(Preview {
            own: coming().filter(|entry| entry.device == self.device()).count(),
            usurping: coming().filter(is_usurping).count(),
            parted: verdict.parted.clone(),
            new: merged.new,
            same: merged.same,
            held: merged.held,
            refused: merged.refused,
            clock_ahead: coming()
                .filter(|entry| entry.stamp.is_ahead_of(now))
                .map(|entry| entry.id)
                .collect(),
            kinds,
            cards_new: wanted.len(),
            cards_same: count(Added::Same),
            cards_erased_here: count(Added::Erased),
            cards_to_erase: bundle
                .erased
                .iter()
                .filter(|digest| cards.get(digest).is_some())
                .copied()
                .collect(),
            documents: bundle.documents.len(),
        })
    }

    /// Turns a file into what must be made durable and can then be admitted. Changes nothing yet.
    ///
    /// # Errors
    /// As [`Journal::preview`].
    pub fn plan(
        &self,
        bundle: Bundle,
        cards: &Cards,
        documents: &Documents,
        now: WallMs,
    ) -> Result<Import, WireError> {
        let preview = self.preview(&bundle, cards, now)?;
        let (wanted, erased) = wanted_cards(&bundle, cards);
        let kept = self.judge(&bundle.entries).kept_indices();
        let entries = bundle.entries.into_iter().enumerate();
        Ok(Import {
            preview,
            cards: wanted,
            erased,
            entries: entries.filter(|(at, _)| kept.contains(at)).map(|(_, entry)| entry).collect(),
            documents: documents.missing_from(Documents::verified(bundle.documents)),
        })
    }
}

/// Gives the cards that are new here and not erased on either side, and the names newly erased.
fn wanted_cards(bundle: &Bundle, cards: &Cards) -> (Vec<Card>, Vec<CardRef>) {
    let is_wanted =
        |card: &&Card| cards.foresee(&card.digest) == Added::New && !bundle.erased.contains(&card.digest);
    let erased = bundle.erased.iter().filter(|digest| !cards.is_erased(digest)).copied().collect();
    (bundle.cards.values().filter(is_wanted).cloned().collect(), erased)
}
