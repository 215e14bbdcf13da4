//! A row of the database that is kept as it stands, because it could not be read.

use super::device::indexed_db::Shelf;
use journal::{Cards, DeviceId, Documents, Journal};

/// A row that could not be read, or does not fit. It is kept as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    pub(super) shelf: Shelf,
    pub(super) key: String,
    pub(super) text: String,
}

impl Aside {
    /// The message that says what kind of row it is.
    pub fn kind(&self) -> &'static str {
        match self.shelf {
            Shelf::Entry => "transfer.aside_entry",
            Shelf::Card => "transfer.aside_card",
            Shelf::Erased => "transfer.aside_erased",
            Shelf::Document => "transfer.aside_document",
        }
    }

    /// Where it stood.
    pub fn place(&self) -> &str {
        &self.key
    }

    /// Whether what it should have held is here again: a backup brought it.
    pub(super) fn is_mended(&self, journal: &Journal, cards: &Cards, documents: &Documents) -> bool {
        match self.shelf {
            Shelf::Entry => {
                let mut parts = self.key.split('/');
                let device = parts.next().and_then(|text| text.parse().ok());
                let seq = parts.next().and_then(|text| text.parse().ok());
                device.zip(seq).is_some_and(|(device, seq): (DeviceId, u64)| journal.is_taken(device, seq))
            }
            Shelf::Card => {
                self.key.parse().is_ok_and(|digest| cards.get(&digest).is_some() || cards.is_erased(&digest))
            }
            Shelf::Erased => self.key.parse().is_ok_and(|digest| cards.is_erased(&digest)),
            Shelf::Document => self.key.parse().is_ok_and(|digest| documents.get(&digest).is_some()),
        }
    }
}
