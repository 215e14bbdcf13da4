//! Files in and out, and the state of this device's storage.

use super::device::clock::now_ms;
use super::device::file;
use super::device::indexed_db::Batch;
use super::device::lock::News;
use super::device::storage_state::{StorageState, request_persist};
use super::{Desk, Phase, Trouble, office_time, rows, wall};
use chrono::NaiveDateTime;
use journal::wire::{self, Bundle, Cover, Limits};
use journal::{Cards, DeviceId, Documents, Entry, EntryId, Journal, Reason};
use leptos::prelude::*;
use office::{Recorded, State};
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
    /// Things that would not fit together and that a person must settle.
    pub conflicts: usize,
}

/// What the browser says about keeping the books.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StorageLight {
    /// Whether the browser promises to keep them.
    pub persisted: Option<bool>,
    /// Bytes in use.
    pub used: Option<u64>,
    /// Bytes this site may use.
    pub quota: Option<u64>,
    /// When the last backup was made, at the office.
    pub backup_at: Option<NaiveDateTime>,
    /// Whether everything on this device is in that backup.
    pub backed_up: bool,
}

const BACKUP_AT: &str = "backup_at";
const BACKUP_OF: &str = "backup_of";

impl Desk {
    /// The text of an export of everything.
    pub fn export_text(self) -> Option<String> {
        self.peek(|books| {
            let name = books.state.about.as_ref().map(|about| about.name.clone()).unwrap_or_default();
            let cover = Cover { name, made_at: wall(), since: Default::default() };
            wire::export(&books.journal, &books.cards, &books.documents, &cover)
        })
    }

    /// Hands an export to the browser as a download and remembers it as the last backup.
    ///
    /// # Errors
    /// The browser did not take the file.
    pub async fn export(self) -> Result<String, Trouble> {
        let text = self.export_text().ok_or(Trouble::NO_OFFICE)?;
        let name = self.file_name();
        file::save_text(&name, "application/json", &text)?;
        let digest = self.peek(|books| books.digest().to_string()).unwrap_or_default();
        let meta = vec![(BACKUP_AT.to_owned(), now_ms().to_string()), (BACKUP_OF.to_owned(), digest)];
        self.store().await?.commit(&Batch { meta, ..Batch::default() }).await?;
        self.changed();
        Ok(name)
    }

    /// Saves whatever the database still gives, as it stands there. It is no export: it is for whoever mends it.
    ///
    /// # Errors
    /// Nothing can be read, or the browser did not take the file.
    pub async fn salvage(self) -> Result<String, Trouble> {
        let loaded = self.store().await?.load().await?;
        let text = serde_json::json!({
            "format": "turnbook-salvage",
            "entries": loaded.entries,
            "cards": loaded.cards,
            "erased": loaded.erased,
            "documents": loaded.documents,
            "meta": loaded.meta,
        });
        let name = self.now.get_untracked().0.format("turnbook-salvage-%Y%m%d-%H%M.json").to_string();
        file::save_text(&name, "application/json", &text.to_string())?;
        Ok(name)
    }

    fn file_name(self) -> String {
        let now = self.now.get_untracked().0.format("%Y%m%d-%H%M").to_string();
        let office = self.peek(|books| books.state.about.as_ref().map(|about| about.name.clone())).flatten();
        let safe = |c: char| if c.is_alphanumeric() { c } else { '-' };
        format!("turnbook-{}-{now}.json", office.unwrap_or_default().chars().map(safe).collect::<String>())
    }

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
            (Journal::new(bundle.office(), device), Cards::new(), State::default())
        };
        let joins = self.peek(|_| ()).is_none();
        let (journal, cards, before) = self
            .peek(|books| (books.journal.clone(), books.cards.clone(), books.state.clone()))
            .unwrap_or_else(joined);
        let preview = journal.preview(&bundle, &cards, wall())?;
        let import = journal.plan(bundle.clone(), &cards, &Documents::new(), wall())?;
        let mut ahead = journal;
        ahead.merge(import.entries().cloned().collect::<Vec<Entry>>());
        let recorded: Vec<Recorded> = ahead.entries().filter_map(Recorded::read).collect();
        let after = State::derive(&recorded);
        let unknown = import.entries().filter(|entry| Recorded::read(entry).is_none()).count();
        Ok(Arriving {
            office: after.about.as_ref().map(|about| about.name.clone()),
            joins,
            new: preview.new.len(),
            same: preview.same,
            held: preview.held.len(),
            refused: preview.refused,
            clock_ahead: preview.clock_ahead.len(),
            unknown,
            cards: preview.cards_new,
            conflicts: after.conflicts.len().saturating_sub(before.conflicts.len()),
            bundle,
        })
    }

    /// Takes a file in: everything it brings becomes durable in one transaction, or nothing does.
    ///
    /// # Errors
    /// As [`Desk::send`].
    pub async fn take_in(self, arriving: Arriving) -> Result<usize, Trouble> {
        let inner = self.inner();
        let turn = inner.turn.clone();
        let _one_at_a_time = turn.lock().await;
        if !self.writer.get_untracked() {
            return Err(Trouble::READ_ONLY);
        }
        let bundle = arriving.bundle;
        if self.peek(|_| ()).is_none() {
            self.begin_books(Some(bundle.office())).await?;
        }
        let import = self
            .peek(|books| books.journal.plan(bundle, &books.cards, &books.documents, wall()))
            .ok_or(Trouble::NO_OFFICE)??;
        let texts =
            import.documents().iter().map(|(digest, json)| (digest.to_string(), journal::canonical(json)));
        let batch = Batch {
            entries: rows(import.entries()),
            cards: import.cards().iter().map(|card| (card.digest.to_string(), card.to_text())).collect(),
            erased: import.erased().iter().map(|digest| (digest.to_string(), digest.to_string())).collect(),
            documents: texts.collect(),
            meta: Vec::new(),
        };
        if let Err(trouble) = self.commit(&batch).await {
            self.drop_unwritten();
            return Err(trouble);
        }
        let new = import.preview().new.len();
        if let Some(books) = inner.books.borrow_mut().as_mut() {
            import.admit(&mut books.journal, &mut books.cards, &mut books.documents);
            books.derive();
        }
        self.phase.set(Phase::Open);
        self.changed();
        self.tell(News::Appended);
        Ok(new)
    }

    /// What the browser says about keeping the books.
    pub async fn storage(self) -> StorageLight {
        let StorageState { persisted, used, quota } = StorageState::read().await;
        let meta = match self.store().await {
            Ok(store) => store.meta().await.unwrap_or_default(),
            Err(_) => Default::default(),
        };
        let digest = self.peek(|books| books.digest().to_string());
        StorageLight {
            persisted,
            used,
            quota,
            backup_at: meta.get(BACKUP_AT).and_then(|text| text.parse().ok()).map(office_time),
            backed_up: digest.is_some() && meta.get(BACKUP_OF) == digest.as_ref(),
        }
    }

    /// Asks the browser to keep the books.
    pub async fn ask_to_keep(self) -> bool {
        request_persist().await
    }

    /// Erases everything on this device. Only after an export of everything that is here.
    ///
    /// # Errors
    /// There is no such export, or the database did not do it.
    pub async fn erase(self) -> Result<(), Trouble> {
        if !self.storage().await.backed_up {
            return Err(Trouble::Device("errors.not_backed_up"));
        }
        self.store().await?.erase_all().await?;
        *self.inner().books.borrow_mut() = None;
        self.phase.set(Phase::Fresh);
        self.changed();
        self.tell(News::Replaced);
        Ok(())
    }
}
