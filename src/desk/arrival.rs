//! Files in: what one would do, and taking it in.

use super::device::file;
use super::device::indexed_db::{Batch, EntryRow};
use super::device::lock::News;
use super::lived::Lived;
use super::{Books, Desk, Phase, Trouble, fresh_device, wall};
use journal::wire::{self, Bundle, Limits};
use journal::{Cards, DeviceId, Documents, Entry, EntryId, Import, Journal, Reason};
use leptos::prelude::*;
use office::{Recorded, State};
use paper::OrderedSet;
use std::ops::ControlFlow;

/// A file that was read and may be taken in: what it would do.
#[derive(Clone, Debug)]
pub struct Arriving {
    bundle: Bundle,
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

impl Desk {
    /// Reads a chosen file and says what it would do. Changes nothing.
    ///
    /// # Errors
    /// The file cannot be read, or is refused as a whole.
    pub async fn look_into(
        self,
        chosen: &web_sys::File,
        progress: RwSignal<Option<u8>>,
    ) -> Result<Arriving, Trouble> {
        let told = |done: u64, all: u64| {
            progress.set(Some((done * 100 / all.max(1)) as u8));
            ControlFlow::Continue(())
        };
        let bytes = file::read_bytes(chosen, told).await?;
        progress.set(None);
        let bundle = wire::read(&bytes, &Limits::default())?;
        self.arriving(bundle)
    }

    fn arriving(self, bundle: Bundle) -> Result<Arriving, Trouble> {
        let joined = || {
            // A device without books of its own looks at the file as an empty member of its office.
            let device = DeviceId::from_bytes([0; 16]);
            (Journal::new(bundle.office(), device), Cards::new(), Documents::new(), State::default())
        };
        let joins = self.peek(|_| ()).is_none();
        let (journal, cards, documents, before) = self
            .peek(|books| {
                (books.journal.clone(), books.cards.clone(), books.documents.clone(), books.state.clone())
            })
            .unwrap_or_else(joined);
        let preview = journal.preview(&bundle, &cards, wall())?;
        let import = journal.plan(bundle.clone(), &cards, &documents, wall())?;
        let mut ahead = journal;
        ahead.merge(import.entries().cloned().collect::<Vec<Entry>>());
        let recorded: Vec<Recorded> = ahead.rightful().filter_map(Recorded::read).collect();
        let after = State::derive(&recorded);
        let unknown = import.entries().filter(|entry| Recorded::read(entry).is_none()).count();
        Ok(Arriving {
            office: after.about.as_ref().map(|about| about.name.clone()),
            joins,
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
            conflicts: after.conflicts.len().saturating_sub(before.conflicts.len()),
            bundle,
        })
    }

    /// Takes a file in: everything it brings becomes durable in one transaction, or nothing does. What it asks to erase
    /// is erased only if a person has said so.
    ///
    /// # Errors
    /// As [`Desk::send`].
    pub async fn take_in(self, arriving: Arriving, erasing: bool) -> Result<usize, Trouble> {
        let inner = self.inner();
        let turn = inner.turn.clone();
        let _one_at_a_time = turn.lock().await;
        if !self.writer.get_untracked() {
            return Err(Trouble::READ_ONLY);
        }
        self.come_to_itself().await?;
        let bundle = arriving.bundle;
        if self.peek(|_| ()).is_none() {
            self.begin_books(Some(bundle.office())).await?;
        }
        let mut import = self
            .peek(|books| books.journal.plan(bundle, &books.cards, &books.documents, wall()))
            .ok_or(Trouble::NO_OFFICE)??;
        if !erasing {
            import.leave_erasures();
        }
        // What a file knows of this device and it does not itself, it wrote before it was set back, or a copy of it did.
        let renewed = if import.preview().own > 0 { Some(fresh_device()?) } else { None };
        let texts =
            import.documents().iter().map(|(digest, json)| (digest.to_string(), journal::canonical(json)));
        let batch = Batch {
            after: self.peek(Books::last_row).flatten(),
            entries: self.rows_beside(&import),
            cards: import.cards().iter().map(|card| (card.digest.to_string(), card.to_text())).collect(),
            erased: import.erased().iter().map(|digest| (digest.to_string(), digest.to_string())).collect(),
            documents: texts.collect(),
            meta: renewed.iter().map(|device| ("device".to_owned(), device.to_string())).collect(),
            ..Batch::default()
        };
        if let Err(trouble) = self.commit(&batch).await {
            self.drop_unwritten();
            return Err(trouble);
        }
        let new = import.preview().new.len();
        if let Some(books) = inner.books.borrow_mut().as_mut() {
            import.admit(&mut books.journal, &mut books.cards, &mut books.documents);
            if let Some(device) = renewed {
                books.journal.go_on_as(device);
            }
            books.derive();
            Lived::mark(books);
        }
        self.phase.set(Phase::Open);
        self.changed();
        self.tell(News::Appended);
        Ok(new)
    }

    /// The rows of an import. Where another entry stands at the same place, or may come to, they stand beside each other.
    fn rows_beside(self, import: &Import) -> Vec<EntryRow> {
        let held: OrderedSet<&EntryId> = import.preview().held.iter().collect();
        let place = |entry: &Entry| (entry.device, entry.seq);
        let waiting: Option<OrderedSet<_>> = self.peek(|books| books.journal.held().map(place).collect());
        let mut seen = waiting.unwrap_or_default();
        let mut row = |journal: &Journal, entry: &Entry| {
            let (device, seq) = place(entry);
            let first = seen.insert((device, seq));
            let alone = first && !held.contains(&entry.id) && !journal.is_taken(device, seq);
            EntryRow {
                device: device.to_string(),
                seq,
                beside: (!alone).then(|| entry.hash().to_string()),
                text: entry.to_text(),
            }
        };
        let rows = self.peek(|books| import.entries().map(|entry| row(&books.journal, entry)).collect());
        rows.unwrap_or_default()
    }
}
