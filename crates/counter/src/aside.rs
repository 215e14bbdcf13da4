//! What of the books could not be read where it is kept. It is set aside as it stands, and does not keep the rest from being
//! read.

use journal::{Cards, DeviceId, Documents, Journal};

/// A part of what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What was done.
    Entry,
    /// Names and telephones.
    Card,
    /// Which of these were erased.
    Erased,
    /// Rulebooks.
    Document,
}

/// A row that could not be read, or does not fit. It is kept as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Of which part.
    pub part: Part,
    /// Where it stood: of an entry its device and its number, of anything else its digest.
    pub key: String,
    /// What stands in it.
    pub text: String,
}

impl Aside {
    /// Of an entry, the device that wrote it.
    pub(crate) fn device(&self) -> Option<DeviceId> {
        self.key.split('/').next()?.parse().ok().filter(|_| self.part == Part::Entry)
    }

    /// Whether it is an entry of this device.
    pub fn is_of(&self, device: DeviceId) -> bool {
        self.device() == Some(device)
    }

    /// Whether what it should have held is here again: a backup brought it.
    pub(crate) fn is_mended(&self, journal: &Journal, cards: &Cards, documents: &Documents) -> bool {
        match self.part {
            Part::Entry => {
                let seq = self.key.split('/').nth(1).and_then(|text| text.parse().ok());
                self.device()
                    .zip(seq)
                    .is_some_and(|(device, seq): (DeviceId, u64)| journal.is_taken(device, seq))
            }
            Part::Card => {
                self.key.parse().is_ok_and(|digest| cards.get(&digest).is_some() || cards.is_erased(&digest))
            }
            Part::Erased => self.key.parse().is_ok_and(|digest| cards.is_erased(&digest)),
            Part::Document => self.key.parse().is_ok_and(|digest| documents.get(&digest).is_some()),
        }
    }
}
