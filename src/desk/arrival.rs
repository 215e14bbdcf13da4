//! Files in: what one would do, and taking it in.

use super::device::file;
use super::device::indexed_db::{Batch, EntryRow};
use super::lived::Lived;
use super::{Arriving, Desk, Phase, Trouble, fresh_device, pen::last_row, wall};
use crate::text::know;
use journal::wire::{self, Limits};
use journal::{Entry, EntryId, Import, Journal};
use leptos::prelude::*;
use paper::OrderedSet;
use std::ops::ControlFlow;

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
        let inner = self.inner();
        let books = inner.books.borrow();
        Ok(Arriving::look(books.as_ref(), bundle, wall())?)
    }

    /// What is kept of a piece of evidence: the digest of its file and what it is called. The file stays where it is.
    ///
    /// # Errors
    /// The file cannot be read.
    pub async fn name_of_file(self, chosen: &web_sys::File) -> Result<String, Trouble> {
        let bytes = file::read_bytes(chosen, |_, _| ControlFlow::Continue(())).await?;
        Ok(format!("{} {}", journal::digest(&bytes), chosen.name()))
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
        let mut import = self.peek(|books| books.plan(bundle, wall())).ok_or(Trouble::NO_OFFICE)??;
        if !erasing {
            import.leave_erasures();
        }
        // What a file knows of this device and it does not itself, it wrote before it was set back, or a copy of it did.
        let renewed = if import.preview().own > 0 { Some(fresh_device()?) } else { None };
        let texts =
            import.documents().iter().map(|(digest, json)| (digest.to_string(), journal::canonical(json)));
        let batch = Batch {
            after: self.peek(last_row).flatten(),
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
            books.admit(import, renewed);
            books.shelved().for_each(know);
            Lived::mark(books);
        }
        self.phase.set(Phase::Open);
        self.changed();
        self.tell(&self.news(&batch));
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
