//! The head of a book.

use crate::article::Text;
use crate::period::Date;
use crate::word::Matter;
use paper::Read;
use serde::Serialize;

/// The digest of a book: SHA-256 of its canonical JSON, in hex.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Read)]
#[serde(transparent)]
pub struct BookDigest(pub String);

/// The head of a book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Always `turnbook-rulebook`.
    pub format: String,
    /// The version of this format.
    pub version: u16,
    /// A short id such as `rb-d`.
    pub id: String,
    /// The edition of the regulation.
    pub edition: String,
    /// The full title.
    pub title: Text,
    /// A short name for narrow places.
    pub short: Text,
    /// What it is about; receptions, unless it says otherwise.
    #[serde(default = "receptions", skip_serializing_if = "is_reception")]
    pub matter: Matter,
    /// The language the regulation is written in.
    pub language: String,
    /// The first day it may be adopted for.
    pub in_force_from: Date,
    /// The book that speaks where this one is silent.
    pub extends: Option<String>,
    /// What characterises it.
    pub about: Text,
}

const fn receptions() -> Matter {
    Matter::Reception
}

fn is_reception(matter: &Matter) -> bool {
    *matter == Matter::Reception
}
