//! The file in which journals travel: one JSON document. Described field by field in `docs/wire.md`.
//!
//! Do not change what is written or accepted here: tablets in the field hold files of both versions.
//! `tests/golden/export-v1.json` and `export-v2.json` guard it.

mod error;
mod read;
mod write;

use paper::{OrderedMap, OrderedSet};
use std::collections::BTreeMap;

use serde_json::Value;

use crate::card::Card;
use crate::digest::{CardRef, Digest};
use crate::entry::Entry;
use crate::id::{DeviceId, EntryId, OfficeId};
use crate::journal::{Head, Kept};
use crate::series::claim;
use crate::stamp::WallMs;

pub use error::WireError;
pub use read::read;
pub use write::export;

/// The value of the field `format`.
pub const FORMAT: &str = "turnbook";

/// The newest version read. It differs from the first in what may stand there: entries in the short spelling, the branches
/// of a series that has parted, two entries under one id. A file without any is written as version 1, so that it can be
/// read everywhere.
pub const VERSION: u64 = 2;

/// How much a file may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest text, in bytes.
    pub bytes: usize,
    /// The most entries.
    pub entries: usize,
}

impl Default for Limits {
    /// 256 MiB and a million entries.
    fn default() -> Limits {
        Limits { bytes: 256 << 20, entries: 1_000_000 }
    }
}

/// What an export says about itself beside its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cover {
    /// A name of the office for people to recognise; left out when empty.
    pub name: String,
    /// When the export is made.
    pub made_at: WallMs,
    /// Per device, the last sequence number to leave out. Empty for a whole export.
    pub since: OrderedMap<DeviceId, u64>,
}

/// What a file says about one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRecord {
    /// The device.
    pub id: DeviceId,
    /// The first sequence number in the file; 1 in a whole export.
    pub from: u64,
    /// The end of its unbroken series; of one that has parted, of the furthest branch.
    pub head: Head,
    /// The ends of its other branches, the furthest first.
    pub forks: Vec<Head>,
    /// Its public key, once devices have keys. Not checked here.
    pub key: Option<String>,
    /// Its signature of the head, once devices sign. Not checked here.
    pub signature: Option<String>,
}

/// A file that was read and found whole: every series verified, every card and document matching its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    pub(crate) office: OfficeId,
    pub(crate) name: String,
    pub(crate) made_by: DeviceId,
    pub(crate) made_at: WallMs,
    pub(crate) devices: Vec<DeviceRecord>,
    pub(crate) entries: Vec<Kept>,
    pub(crate) cards: BTreeMap<CardRef, Card>,
    pub(crate) erased: OrderedSet<CardRef>,
    pub(crate) documents: OrderedMap<Digest, Value>,
    pub(crate) digest: Digest,
}

impl Bundle {
    /// Gives the office.
    pub fn office(&self) -> OfficeId {
        self.office
    }

    /// Gives the name of the office; empty when the file has none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Gives the device that made the file.
    pub fn made_by(&self) -> DeviceId {
        self.made_by
    }

    /// Gives the time at which the file says it was made.
    pub fn made_at(&self) -> WallMs {
        self.made_at
    }

    /// Gives the devices, by id.
    pub fn devices(&self) -> &[DeviceRecord] {
        &self.devices
    }

    /// Iterates over the entries in (stamp, id) order.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.iter().map(|kept| &kept.entry)
    }

    /// Iterates over the entries without those whose id is another entry's, as [`Journal::rightful`] does.
    ///
    /// [`Journal::rightful`]: crate::Journal::rightful
    pub fn rightful(&self) -> impl Iterator<Item = &Entry> {
        let mut best: BTreeMap<EntryId, _> = BTreeMap::new();
        for kept in &self.entries {
            let best = best.entry(kept.entry.id).or_insert_with(|| claim(kept));
            *best = claim(kept).max(*best);
        }
        let is_best = move |kept: &&Kept| best.get(&kept.entry.id) == Some(&claim(kept));
        self.entries.iter().filter(is_best).map(|kept| &kept.entry)
    }

    /// Iterates over the cards by name.
    pub fn cards(&self) -> impl ExactSizeIterator<Item = &Card> {
        self.cards.values()
    }

    /// Gives the names of erased cards.
    pub fn erased(&self) -> &OrderedSet<CardRef> {
        &self.erased
    }

    /// Gives the documents by name.
    pub fn documents(&self) -> &OrderedMap<Digest, Value> {
        &self.documents
    }

    /// Gives the digest of the whole file, which also tells whether a file was imported before.
    pub fn digest(&self) -> Digest {
        self.digest
    }
}
