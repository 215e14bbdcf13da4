//! Why a file is refused, as a whole.

use std::fmt;

use crate::card::CardError;
use crate::digest::{CardRef, Digest};
use crate::entry::EntryError;
use crate::id::{DeviceId, EntryId, OfficeId};
use crate::json::JsonFault;

/// Why a file is refused. Nothing of it has been used. Indices count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WireError {
    /// Longer than the limit.
    TooBig {
        /// Its length in bytes.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// More entries than the limit.
    TooMany {
        /// How many.
        entries: usize,
        /// The limit.
        limit: usize,
    },
    /// Not UTF-8 text.
    NotText {
        /// The first byte that is wrong, from 0.
        byte: usize,
    },
    /// Not JSON of this format: malformed, truncated, a key twice, a fraction, nested too deeply.
    Json(JsonFault),
    /// JSON, but not a Turnbook export.
    NotOurs,
    /// Written by a newer version of the program.
    Newer {
        /// The version of the file.
        version: u64,
    },
    /// Encrypted; it must be decrypted before it is read.
    Encrypted,
    /// A field is missing, has the wrong type or cannot be read.
    Field {
        /// Where, as in `devices[2].head.seq`.
        field: String,
    },
    /// An entry cannot be read.
    Entry {
        /// Its index.
        index: usize,
        /// What is wrong with it.
        error: EntryError,
    },
    /// An entry stands before one with a greater (stamp, id).
    OutOfOrder {
        /// Its index.
        index: usize,
        /// Its id.
        id: EntryId,
    },
    /// An entry, or another with its id, stands in the file twice.
    DuplicateEntry {
        /// The index of the second.
        index: usize,
        /// Its id.
        id: EntryId,
    },
    /// A device has two different entries at one place of its series.
    Fork {
        /// The index of the second.
        index: usize,
        /// The device.
        device: DeviceId,
        /// The place in its series.
        seq: u64,
    },
    /// An entry belongs to another office than the file.
    ForeignEntry {
        /// Its index.
        index: usize,
        /// Its id.
        id: EntryId,
        /// Its office.
        office: OfficeId,
    },
    /// An entry carries the stamp of another device, or its device is not listed.
    ForeignDevice {
        /// Its index.
        index: usize,
        /// Its id.
        id: EntryId,
        /// The device.
        device: DeviceId,
    },
    /// An entry does not continue the one before it in its series: one of the two was altered.
    ChainBreak {
        /// The index of the later one.
        index: usize,
        /// The device.
        device: DeviceId,
        /// The place of the later one.
        seq: u64,
    },
    /// A series has a hole before its head.
    Hole {
        /// The device.
        device: DeviceId,
        /// The first missing place.
        seq: u64,
    },
    /// The last entry of a series does not hash to the head: it was altered.
    Head {
        /// The device.
        device: DeviceId,
        /// The place of the head.
        seq: u64,
    },
    /// A card was altered or is not well formed.
    Card {
        /// Its index.
        index: usize,
        /// What is wrong with it.
        error: CardError,
    },
    /// A card stands in the file twice.
    DuplicateCard {
        /// The index of the second.
        index: usize,
        /// Its name.
        digest: CardRef,
    },
    /// A document does not match its name: it was altered.
    Document {
        /// Its name.
        digest: Digest,
    },
    /// The whole does not match its digest: something was altered, added or taken away.
    Altered {
        /// The digest in the file.
        stated: Digest,
        /// The digest of the file.
        found: Digest,
    },
    /// The export of another office.
    ForeignOffice {
        /// The office here.
        ours: OfficeId,
        /// The office of the file.
        theirs: OfficeId,
    },
}

impl WireError {
    pub(super) fn field(field: impl Into<String>) -> WireError {
        WireError::Field { field: field.into() }
    }

    /// Names the kind of refusal, for translation.
    pub fn key(&self) -> &'static str {
        match self {
            WireError::TooBig { .. } => "wire-too-big",
            WireError::TooMany { .. } => "wire-too-many",
            WireError::NotText { .. } => "wire-not-text",
            WireError::Json(JsonFault::Malformed { .. }) => "wire-malformed",
            WireError::Json(JsonFault::Truncated { .. }) => "wire-truncated",
            WireError::Json(JsonFault::DuplicateKey { .. }) => "wire-duplicate-key",
            WireError::Json(JsonFault::Number { .. }) => "wire-number",
            WireError::Json(JsonFault::Deep { .. }) => "wire-deep",
            WireError::NotOurs => "wire-not-ours",
            WireError::Newer { .. } => "wire-newer",
            WireError::Encrypted => "wire-encrypted",
            WireError::Field { .. } => "wire-field",
            WireError::Entry { .. } => "wire-entry",
            WireError::OutOfOrder { .. } => "wire-out-of-order",
            WireError::DuplicateEntry { .. } => "wire-duplicate-entry",
            WireError::Fork { .. } => "wire-fork",
            WireError::ForeignEntry { .. } => "wire-foreign-entry",
            WireError::ForeignDevice { .. } => "wire-foreign-device",
            WireError::ChainBreak { .. } => "wire-chain-break",
            WireError::Hole { .. } => "wire-hole",
            WireError::Head { .. } => "wire-head",
            WireError::Card { error: CardError::Altered { .. }, .. } => "wire-card-altered",
            WireError::Card { error: CardError::Salt, .. } => "wire-card",
            WireError::DuplicateCard { .. } => "wire-duplicate-card",
            WireError::Document { .. } => "wire-document",
            WireError::Altered { .. } => "wire-altered",
            WireError::ForeignOffice { .. } => "wire-foreign-office",
        }
    }

    /// Gives the arguments of the message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            WireError::TooBig { bytes: size, limit } | WireError::TooMany { entries: size, limit } => {
                vec![("size", size.to_string()), ("limit", limit.to_string())]
            }
            WireError::NotText { byte } => vec![("byte", byte.to_string())],
            WireError::Json(fault) => fault.args(),
            WireError::NotOurs | WireError::Encrypted => Vec::new(),
            WireError::Newer { version } => vec![("version", version.to_string())],
            WireError::Field { field } => vec![("field", field.clone())],
            WireError::Entry { index, error } => with_index(*index, error.args()),
            WireError::OutOfOrder { index, id } | WireError::DuplicateEntry { index, id } => {
                with_index(*index, vec![("id", id.to_string())])
            }
            WireError::ForeignEntry { index, id, office } => {
                with_index(*index, vec![("id", id.to_string()), ("office", office.to_string())])
            }
            WireError::ForeignDevice { index, id, device } => {
                with_index(*index, vec![("id", id.to_string()), ("device", device.to_string())])
            }
            WireError::Fork { index, device, seq } | WireError::ChainBreak { index, device, seq } => {
                with_index(*index, place(device, *seq))
            }
            WireError::Hole { device, seq } | WireError::Head { device, seq } => place(device, *seq),
            WireError::Card { index, error } => with_index(*index, error.args()),
            WireError::DuplicateCard { index, digest } => {
                with_index(*index, vec![("digest", digest.to_string())])
            }
            WireError::Document { digest } => vec![("digest", digest.to_string())],
            WireError::Altered { stated, found } => {
                vec![("stated", stated.to_string()), ("found", found.to_string())]
            }
            WireError::ForeignOffice { ours, theirs } => {
                vec![("ours", ours.to_string()), ("theirs", theirs.to_string())]
            }
        }
    }
}

fn with_index(index: usize, mut args: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    args.insert(0, ("index", index.to_string()));
    args
}

fn place(device: &DeviceId, seq: u64) -> Vec<(&'static str, String)> {
    vec![("device", device.to_string()), ("seq", seq.to_string())]
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WireError::TooBig { bytes, limit } => write!(f, "{bytes} bytes, more than {limit}"),
            WireError::TooMany { entries, limit } => write!(f, "{entries} entries, more than {limit}"),
            WireError::NotText { byte } => write!(f, "not UTF-8 at byte {byte}"),
            WireError::Json(fault) => fault.fmt(f),
            WireError::NotOurs => write!(f, "not a Turnbook export"),
            WireError::Newer { version } => write!(f, "format version {version} is newer than this program"),
            WireError::Encrypted => write!(f, "the file is encrypted"),
            WireError::Field { field } => write!(f, "the field {field} is missing or wrong"),
            WireError::Entry { index, error } => write!(f, "entry at index {index}: {error}"),
            WireError::OutOfOrder { index, id } => write!(f, "entry {id} at index {index} is out of order"),
            WireError::DuplicateEntry { index, id } => {
                write!(f, "entry {id} at index {index} stands there twice")
            }
            WireError::Fork { index, device, seq } => {
                write!(f, "device {device} has a second entry {seq}, at index {index}")
            }
            WireError::ForeignEntry { index, id, office } => {
                write!(f, "entry {id} at index {index} belongs to office {office}")
            }
            WireError::ForeignDevice { index, id, device } => {
                write!(f, "entry {id} at index {index} is not one of device {device}")
            }
            WireError::ChainBreak { index, device, seq } => {
                write!(
                    f,
                    "entry {seq} of device {device}, at index {index}, does not continue the one before"
                )
            }
            WireError::Hole { device, seq } => write!(f, "entry {seq} of device {device} is missing"),
            WireError::Head { device, seq } => {
                write!(f, "entry {seq} of device {device} does not match its head")
            }
            WireError::Card { index, error } => write!(f, "card at index {index}: {error}"),
            WireError::DuplicateCard { index, digest } => {
                write!(f, "card {digest} at index {index} stands there twice")
            }
            WireError::Document { digest } => write!(f, "document {digest} was altered"),
            WireError::Altered { stated, found } => write!(f, "the file hashes to {found}, not to {stated}"),
            WireError::ForeignOffice { ours, theirs } => {
                write!(f, "an export of office {theirs}, not of {ours}")
            }
        }
    }
}

impl std::error::Error for WireError {}

impl From<JsonFault> for WireError {
    fn from(fault: JsonFault) -> WireError {
        WireError::Json(fault)
    }
}
