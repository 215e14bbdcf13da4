//! Several records of one person, and persons of one household: entries that can be taken back, which change no record.

use super::Written;
use crate::event::Same;
use crate::id::{CustomerId, PersonId};
use chrono::NaiveDateTime;
use paper::OrderedSet;
use rulebook::word::Relation;
use serde::Serialize;

/// Two records, in the order of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Pair(CustomerId, CustomerId);

impl Pair {
    /// These two, whichever is named first; nothing, if they are one and the same.
    pub fn of(one: CustomerId, other: CustomerId) -> Option<Self> {
        (one != other).then(|| Self(one.min(other), one.max(other)))
    }

    /// Whether both are among these.
    pub fn among(self, these: &OrderedSet<CustomerId>) -> bool {
        these.contains(&self.0) && these.contains(&self.1)
    }

    /// The other of the two.
    pub fn beside(self, one: CustomerId) -> Option<CustomerId> {
        match self {
            Self(a, b) if a == one => Some(b),
            Self(a, b) if b == one => Some(a),
            Self(..) => None,
        }
    }
}

/// A link that was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parted {
    /// What it was.
    pub link: Link,
    /// When it was taken back.
    pub at: NaiveDateTime,
}

/// What two records are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Whose records.
    pub pair: Pair,
    /// How the two are related; one and the same person, if nothing is said.
    pub relation: Option<Relation>,
    /// The record by which it goes whose the person is from here on; two persons keep what is each one's.
    pub first: Option<CustomerId>,
    /// What their cards have in common, if that was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same: Option<Same>,
    /// Who noticed it.
    pub by: PersonId,
    /// When it was noticed.
    pub at: NaiveDateTime,
    /// Where it is written.
    pub written: Written,
}
