//! Keeping the database whole: what it has lost and memory has not is written back, before anything else is said or done.

use super::device::clock::pause;
use super::device::indexed_db::{Batch, EntryRow, Store, StoreError};
use super::kept::Kept;
use super::lived::Lived;
use super::{Books, Desk, Phase, Trouble};
use journal::{Entry, Journal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use paper::OrderedSet;
use std::rc::Rc;

/// While the browser still clears the site's data it shuts what is opened: how long to wait before each new try.
const WAITS_MS: [i32; 4] = [50, 250, 1000, 3000];

impl Desk {
    /// Where the books are; tracked.
    pub fn kept(self) -> Kept {
        self.kept.get()
    }

    pub(super) async fn store(self) -> Result<Rc<Store>, StoreError> {
        let inner = self.inner();
        let known = inner.store.borrow().clone();
        if let Some(store) = known.filter(|store| !store.is_closed()) {
            return Ok(store);
        }
        let store = Rc::new(Store::open(move || spawn_local(self.look_after())).await?);
        *inner.store.borrow_mut() = Some(store.clone());
        Ok(store)
    }

    /// Makes a batch durable, and remembers whether that went well. Where the connection was shut or rows are gone, the
    /// database is opened once more and made whole, and the batch written again.
    pub(super) async fn commit(self, batch: &Batch) -> Result<(), Trouble> {
        let mut written = self.attempt(batch).await;
        if let Err(StoreError::Closed | StoreError::Short | StoreError::Corrupt | StoreError::Aborted(_)) =
            written
        {
            written = match self.write_back().await {
                Ok(()) => self.attempt(batch).await,
                Err(error) => Err(error),
            };
        }
        self.unwritten.set(written.is_err());
        Ok(written?)
    }

    async fn attempt(self, batch: &Batch) -> Result<(), StoreError> {
        self.store().await?.commit(batch).await
    }

    pub(super) async fn write_back_if_lost(self) {
        let turn = self.inner().turn.clone();
        let _one_at_a_time = turn.lock().await;
        if !self.writer.get_untracked() || self.phase.get_untracked() != Phase::Open {
            return;
        }
        if let Err(error) = self.write_back().await {
            leptos::logging::error!("the books could not be written back: {}", error.message_key());
        }
    }

    /// Opens the database anew and writes everything into it that memory holds, unless it is all there.
    pub(super) async fn write_back(self) -> Result<(), StoreError> {
        let mut made_whole = self.make_whole().await;
        for wait in WAITS_MS {
            if !matches!(made_whole, Err(StoreError::Closed | StoreError::Aborted(_))) {
                break;
            }
            pause(wait).await;
            made_whole = self.make_whole().await;
        }
        match made_whole {
            // That it was written back before is still to be told.
            Ok(false) if self.kept.get_untracked() == Kept::OnlyHere => self.kept.set(Kept::OnDisk),
            Ok(false) => {}
            Ok(true) => self.kept.set(Kept::WrittenBack),
            // Without books there is nothing that could be lost.
            Err(_) if self.peek(|books| books.journal.is_empty()).unwrap_or(true) => {}
            Err(_) => self.kept.set(Kept::OnlyHere),
        }
        made_whole.map(drop)
    }

    async fn make_whole(self) -> Result<bool, StoreError> {
        *self.inner().store.borrow_mut() = None;
        let store = self.store().await?;
        if !self.writer.get_untracked() {
            return Ok(false);
        }
        let (meta, there) = (store.meta().await?, store.count().await?);
        let held = |books: &Books| {
            (books.journal.office().to_string(), books.journal.len() + books.journal.held().count())
        };
        let Some((office, here)) = self.peek(held) else { return Ok(false) };
        match meta.get("office") {
            // Another office has moved in: its books are not to be touched.
            Some(other) if *other != office => return Err(StoreError::Occupied),
            Some(_) if there >= here => return Ok(false),
            Some(_) | None => {}
        }
        let everything = self.peek(everything).unwrap_or_default();
        store.commit(&everything).await?;
        self.peek(Lived::mark);
        Ok(true)
    }
}

/// All that memory holds.
fn everything(books: &Books) -> Batch {
    let journal = &books.journal;
    let meta = [("office", journal.office().to_string()), ("device", journal.device().to_string())];
    Batch {
        entries: rows_of(journal),
        cards: books.cards.iter().map(|card| (card.digest.to_string(), card.to_text())).collect(),
        erased: books.cards.erased().map(|digest| (digest.to_string(), digest.to_string())).collect(),
        documents: books
            .documents
            .iter()
            .map(|(digest, json)| (digest.to_string(), journal::canonical(json)))
            .collect(),
        meta: meta.into_iter().map(|(key, text)| (key.to_owned(), text)).collect(),
        over: true,
        ..Batch::default()
    }
}

/// The rows of a whole journal: the entries of this device at their places, so that it can write on after them.
fn rows_of(journal: &Journal) -> Vec<EntryRow> {
    let mut taken = OrderedSet::new();
    let mut row = |entry: &Entry, held: bool| {
        let alone = taken.insert((entry.device, entry.seq)) && !held;
        EntryRow {
            device: entry.device.to_string(),
            seq: entry.seq,
            beside: (!alone).then(|| entry.hash().to_string()),
            text: entry.to_text(),
        }
    };
    let admitted: Vec<EntryRow> = journal.entries().map(|entry| row(entry, false)).collect();
    admitted.into_iter().chain(journal.held().map(|entry| row(entry, true))).collect()
}
