//! What a device has just stamped.

use crate::digest::digest;
use crate::entry::Entry;
use crate::series::Kept;
use std::ops::Deref;

/// An entry that was just stamped, with its text and its hash, which are made once: the text is what is made durable, and then
/// the entry is [admitted](crate::Journal::admit) as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    kept: Kept,
    text: String,
}

impl Stamped {
    pub(crate) fn new(entry: Entry) -> Stamped {
        let text = entry.to_text();
        Stamped { kept: Kept { hash: digest(text.as_bytes()), entry }, text }
    }

    /// Gives the canonical text: the bytes that were hashed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Gives the entry alone.
    pub fn into_entry(self) -> Entry {
        self.kept.entry
    }

    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }
}

impl Deref for Stamped {
    type Target = Entry;

    fn deref(&self) -> &Entry {
        &self.kept.entry
    }
}

impl From<Stamped> for Kept {
    fn from(stamped: Stamped) -> Kept {
        stamped.kept
    }
}
