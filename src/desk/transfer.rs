//! Files out, and the state of this device's storage.

use super::device::clock::now_ms;
use super::device::file;
use super::device::indexed_db::{Batch, Row};
use super::device::lock::News;
use super::device::storage_state::{StorageState, request_persist};
use super::lived::Lived;
use super::{Desk, Phase, Trouble, office_time, wall};
use chrono::NaiveDateTime;
use counter::Aside;
use journal::wire::{self, Cover, Limits};
use leptos::prelude::*;
use paper::{OrderedMap, date};
use std::ops::ControlFlow;

/// What the browser says about keeping the books.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StorageLight {
    /// Whether the browser promises to keep them.
    pub persisted: Option<bool>,
    /// Bytes in use.
    pub used: Option<u64>,
    /// Bytes this site may use.
    pub quota: Option<u64>,
    /// When the last backup was handed to the browser, at the office.
    pub backup_at: Option<NaiveDateTime>,
    /// Whether everything on this device was in what was handed to the browser. Whether a file came of it, nobody has seen.
    pub handed: bool,
    /// Whether a file was read back in which everything on this device is.
    pub seen: bool,
    /// Whether these are the books of the sample office, as it was loaded.
    pub sample: bool,
}

const BACKUP_AT: &str = "backup_at";
const BACKUP_OF: &str = "backup_of";
/// The digest of the books that a file read back was found to hold.
const BACKUP_SEEN: &str = "backup_seen";
/// The name of the sample office, where it was loaded.
const SAMPLE: &str = "sample";

impl Desk {
    /// The text of an export of everything.
    pub fn export_text(self) -> Option<String> {
        self.peek(|books| {
            let name = books.state.about.as_ref().map(|about| about.name.clone()).unwrap_or_default();
            let cover = Cover { name, made_at: wall(), since: Default::default() };
            wire::export(&books.journal, &books.cards, &books.documents, &cover)
        })
    }

    /// Hands an export to the browser as a download and remembers when. Whether a file came of it, only reading it back
    /// shows: [`Self::see_backup`].
    ///
    /// # Errors
    /// The browser did not take the file.
    pub async fn export(self) -> Result<String, Trouble> {
        let text = self.export_text().ok_or(Trouble::NO_OFFICE)?;
        let name = self.file_name();
        file::save_text(&name, "application/json", &text)?;
        let digest = self.peek(|books| books.digest().to_string()).unwrap_or_default();
        let meta = vec![(BACKUP_AT.to_owned(), now_ms().to_string()), (BACKUP_OF.to_owned(), digest)];
        self.commit(&Batch { meta, ..Batch::default() }).await?;
        self.changed();
        Ok(name)
    }

    /// Reads a file back, and remembers it if everything on this device is in it. Whether it is.
    ///
    /// # Errors
    /// The file cannot be read, or is none of ours; or it could not be remembered.
    pub async fn see_backup(self, chosen: &web_sys::File) -> Result<bool, Trouble> {
        let bytes = file::read_bytes(chosen, |_, _| ControlFlow::Continue(())).await?;
        let bundle = wire::read(&bytes, &Limits::default())?;
        let whole = self.peek(|books| books.are_in(&bundle)).unwrap_or(false);
        if whole {
            let digest = self.peek(|books| books.digest().to_string()).unwrap_or_default();
            let meta = vec![(BACKUP_SEEN.to_owned(), digest)];
            self.commit(&Batch { meta, ..Batch::default() }).await?;
            self.changed();
        }
        Ok(whole)
    }

    /// Remembers that these are the books of the sample office, which may be thrown away as they are.
    pub(super) async fn mark_sample(self, office: &str) -> Result<(), Trouble> {
        let meta = vec![(SAMPLE.to_owned(), office.to_owned())];
        self.commit(&Batch { meta, ..Batch::default() }).await
    }

    /// Saves what the database still gives: an ordinary export, where that can be made; else the rows as they stand, for
    /// whoever mends them.
    ///
    /// # Errors
    /// Nothing can be read, or the browser did not take the file.
    pub async fn salvage(self) -> Result<String, Trouble> {
        let name = format!("turnbook-salvage-{}.json", self.now_in_names());
        let text = match self.export_text() {
            Some(text) => text,
            None => {
                let loaded = self.store().await?.load().await?;
                let row = |row: &Row| (format!("{:?}/{}", row.shelf, row.key_text()), row.shown());
                let rows: OrderedMap<String, String> = loaded.rows.iter().map(row).collect();
                serde_json::json!({ "format": "turnbook-rows", "rows": rows, "meta": loaded.meta })
                    .to_string()
            }
        };
        file::save_text(&name, "application/json", &text)?;
        Ok(name)
    }

    /// Reads a chosen file as it is.
    ///
    /// # Errors
    /// It cannot be read, or is too large.
    pub async fn read_bytes(self, chosen: &web_sys::File) -> Result<Vec<u8>, Trouble> {
        Ok(file::read_bytes(chosen, |_, _| ControlFlow::Continue(())).await?)
    }

    /// Hands a file of tables to the browser as a download.
    ///
    /// # Errors
    /// The browser did not take the file.
    pub fn hand_out_tables(self, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        Ok(file::save_bytes(name, kind, bytes)?)
    }

    /// Saves the rows that were put aside, as they stand, for whoever mends them.
    ///
    /// # Errors
    /// The browser did not take the file.
    pub fn save_aside(self) -> Result<String, Trouble> {
        let rows: Vec<_> = self
            .peek(|books| {
                let row = |row: &Aside| (format!("{:?}/{}", row.part, row.key), row.text.clone());
                books.ever_aside().iter().map(row).collect()
            })
            .unwrap_or_default();
        let name = format!("turnbook-rows-{}.json", self.now_in_names());
        let text = serde_json::json!({ "format": "turnbook-rows", "rows": rows });
        file::save_text(&name, "application/json", &text.to_string())?;
        Ok(name)
    }

    /// The time as the name of a file has it: `20250601-1030`.
    fn now_in_names(self) -> String {
        let now = date::write_minute(self.now.get_untracked().0);
        now.replace(['-', ':'], "").replace('T', "-")
    }

    fn file_name(self) -> String {
        let now = self.now_in_names();
        let office = self.peek(|books| books.state.about.as_ref().map(|about| about.name.clone())).flatten();
        let safe = |c: char| if c.is_alphanumeric() { c } else { '-' };
        format!("turnbook-{}-{now}.json", office.unwrap_or_default().chars().map(safe).collect::<String>())
    }

    /// What the browser says about keeping the books.
    pub async fn storage(self) -> StorageLight {
        let StorageState { persisted, used, quota } = StorageState::read().await;
        let meta = match self.store().await {
            Ok(store) => store.meta().await.unwrap_or_default(),
            Err(_) => Default::default(),
        };
        if self.phase.get_untracked() == Phase::Open && !meta.contains_key("office") {
            self.look_after().await;
        }
        let digest = self.peek(|books| books.digest().to_string());
        let name = self.peek(|books| books.state.about.as_ref().map(|about| about.name.clone())).flatten();
        let of_now = |key: &str| digest.is_some() && meta.get(key) == digest.as_ref();
        StorageLight {
            persisted,
            used,
            quota,
            backup_at: meta.get(BACKUP_AT).and_then(|text| text.parse().ok()).map(office_time),
            handed: of_now(BACKUP_OF) || of_now(BACKUP_SEEN),
            seen: of_now(BACKUP_SEEN),
            // Under another name it is an office of its own.
            sample: name.is_some() && meta.get(SAMPLE) == name.as_ref(),
        }
    }

    /// Asks the browser to keep the books.
    pub async fn ask_to_keep(self) -> bool {
        request_persist().await
    }

    /// Erases everything on this device. Only after a file was read back with everything that is here; the sample office
    /// without one.
    ///
    /// # Errors
    /// No such file was seen, or the database did not do it.
    pub async fn erase(self) -> Result<(), Trouble> {
        let light = self.storage().await;
        if !light.seen && !light.sample {
            return Err(Trouble::Device("errors.not_backed_up"));
        }
        let inner = self.inner();
        let turn = inner.turn.clone();
        let _one_at_a_time = turn.lock().await;
        self.store().await?.erase_all().await?;
        *inner.books.borrow_mut() = None;
        Lived::forget();
        self.phase.set(Phase::Fresh);
        self.changed();
        self.tell(&News::Replaced);
        Ok(())
    }
}
