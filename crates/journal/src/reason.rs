//! Why an entry is not taken in, and what became of a merge.

use std::fmt;

use crate::digest::Digest;
use crate::id::{DeviceId, EntryId, OfficeId};
use crate::json::JsonFault;

/// Why an entry is refused. The entry stays where it came from; nothing else is affected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It belongs to another office.
    ForeignOffice {
        /// The entry's office.
        office: OfficeId,
    },
    /// Its sequence number is 0.
    NoSequence,
    /// Its stamp was made by another device than it names.
    ForeignStamp {
        /// The device in the stamp.
        device: DeviceId,
    },
    /// The device has another entry of this id at this place: one of the two was altered.
    Fork {
        /// The device.
        device: DeviceId,
        /// The place in its series.
        seq: u64,
    },
    /// It does not continue the entry before it: one of the two was altered.
    ChainBreak {
        /// The device.
        device: DeviceId,
        /// The place in its series.
        seq: u64,
    },
    /// Its stamp is not later than the one before it on the same device.
    StampGoesBack {
        /// The device.
        device: DeviceId,
        /// The place in its series.
        seq: u64,
    },
    /// Another entry of the device has the same id.
    IdTaken,
}

impl Reason {
    /// Names the kind of refusal, for translation.
    pub fn key(&self) -> &'static str {
        match self {
            Reason::ForeignOffice { .. } => "refused-foreign-office",
            Reason::NoSequence => "refused-no-sequence",
            Reason::ForeignStamp { .. } => "refused-foreign-stamp",
            Reason::Fork { .. } => "refused-fork",
            Reason::ChainBreak { .. } => "refused-chain-break",
            Reason::StampGoesBack { .. } => "refused-stamp-goes-back",
            Reason::IdTaken => "refused-id-taken",
        }
    }

    /// Gives the arguments of the message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Reason::ForeignOffice { office } => vec![("office", office.to_string())],
            Reason::ForeignStamp { device } => vec![("device", device.to_string())],
            Reason::Fork { device, seq }
            | Reason::ChainBreak { device, seq }
            | Reason::StampGoesBack { device, seq } => {
                vec![("device", device.to_string()), ("seq", seq.to_string())]
            }
            Reason::NoSequence | Reason::IdTaken => Vec::new(),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::ForeignOffice { office } => write!(f, "belongs to office {office}"),
            Reason::NoSequence => write!(f, "has the sequence number 0"),
            Reason::ForeignStamp { device } => write!(f, "carries a stamp of device {device}"),
            Reason::Fork { device, seq } => write!(f, "device {device} has another entry {seq}"),
            Reason::ChainBreak { device, seq } => {
                write!(f, "entry {seq} of {device} does not continue the one before")
            }
            Reason::StampGoesBack { device, seq } => {
                write!(f, "entry {seq} of {device} is stamped before the one before")
            }
            Reason::IdTaken => write!(f, "another entry of the device has the same id"),
        }
    }
}

impl std::error::Error for Reason {}

/// A stored entry that could not be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The entry.
    pub id: EntryId,
    /// The device that wrote it.
    pub device: DeviceId,
    /// Its place in the device's series.
    pub seq: u64,
    /// Its hash, which tells it from another of the same id.
    pub hash: Digest,
    /// What is wrong.
    pub reason: Reason,
}

/// What became of a bag of entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// Entries now in the journal that were not before, in stamp order; also those that had been held.
    pub new: Vec<EntryId>,
    /// How many were there already.
    pub same: usize,
    /// Entries now held because an entry of their device before them is missing.
    pub held: Vec<EntryId>,
    /// Entries not taken, and why; also formerly held ones that turned out not to fit.
    pub refused: Vec<(EntryId, Reason)>,
}

impl Merged {
    /// Tells whether every entry was taken in or was there already.
    pub fn is_clean(&self) -> bool {
        self.held.is_empty() && self.refused.is_empty()
    }
}

/// Why drafts are not stamped. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftError {
    /// A body holds a fraction, too large a number, or is nested too deeply.
    Body {
        /// The draft.
        id: EntryId,
        /// What is wrong with its body.
        fault: JsonFault,
    },
    /// The kind is empty.
    NoKind {
        /// The draft.
        id: EntryId,
    },
    /// The id is already in the journal, or twice among the drafts.
    IdTaken {
        /// The draft.
        id: EntryId,
    },
    /// Entries of this very device are missing here: writing on would fork its series. Import them from another
    /// device, or go on under a new device id.
    OwnSeriesBroken {
        /// The first missing place.
        missing: u64,
    },
    /// The clock has reached the end of the year 9999.
    ClockExhausted,
}

impl DraftError {
    /// Names the kind of failure, for translation.
    pub fn key(&self) -> &'static str {
        match self {
            DraftError::Body { .. } => "draft-body",
            DraftError::NoKind { .. } => "draft-no-kind",
            DraftError::IdTaken { .. } => "draft-id-taken",
            DraftError::OwnSeriesBroken { .. } => "draft-own-series-broken",
            DraftError::ClockExhausted => "draft-clock-exhausted",
        }
    }

    /// Gives the arguments of the message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            DraftError::Body { id, fault } => {
                vec![("id", id.to_string()), ("fault", fault.key().to_owned())]
            }
            DraftError::NoKind { id } | DraftError::IdTaken { id } => vec![("id", id.to_string())],
            DraftError::OwnSeriesBroken { missing } => vec![("seq", missing.to_string())],
            DraftError::ClockExhausted => Vec::new(),
        }
    }
}

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DraftError::Body { id, fault } => write!(f, "the body of draft {id}: {fault}"),
            DraftError::NoKind { id } => write!(f, "draft {id} has no kind"),
            DraftError::IdTaken { id } => write!(f, "the id of draft {id} is taken"),
            DraftError::OwnSeriesBroken { missing } => {
                write!(f, "entry {missing} of this device is missing here")
            }
            DraftError::ClockExhausted => write!(f, "the clock has reached its end"),
        }
    }
}

impl std::error::Error for DraftError {}
