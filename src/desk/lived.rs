//! A mark beside the database: which office lives here, and how far its books had come. An empty database is then never
//! taken for a new device, and entries that are gone are missed.

use super::Books;
use super::device::settings::{self, Setting};
use journal::{DeviceId, Digest, OfficeId};

/// What the mark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lived {
    /// The office.
    pub(super) office: OfficeId,
    /// The device that wrote.
    pub(super) device: DeviceId,
    /// How many entries it had written.
    pub(super) own: u64,
    /// The hash of the last of them.
    pub(super) last: Digest,
    /// What people call the office.
    pub(super) name: String,
}

impl Lived {
    /// The mark, if there is one that can be read.
    pub(super) fn read() -> Option<Self> {
        Self::from_text(&settings::read(Setting::Lived)?)
    }

    fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.splitn(5, ' ');
        Some(Self {
            office: parts.next()?.parse().ok()?,
            device: parts.next()?.parse().ok()?,
            own: parts.next()?.parse().ok()?,
            last: parts.next()?.parse().ok()?,
            name: parts.next()?.to_owned(),
        })
    }

    fn to_text(&self) -> String {
        let Self { office, device, own, last, name } = self;
        format!("{office} {device} {own} {last} {name}")
    }

    /// Marks how far books have come that are durable.
    pub(super) fn mark(books: &Books) {
        let device = books.journal.device();
        let head = books.journal.head(device);
        let lived = Self {
            office: books.journal.office(),
            device,
            own: head.seq,
            last: head.hash,
            name: books.state.about.as_ref().map(|about| about.name.clone()).unwrap_or_default(),
        };
        // Where it cannot be kept, an emptied database is greeted as a new one, as it would be without it.
        settings::write(Setting::Lived, &lived.to_text());
    }

    /// Forgets the mark: the device was erased on purpose.
    pub(super) fn forget() {
        settings::forget(Setting::Lived);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_read_as_it_was_written() {
        let check = |name: &str, own: u64| {
            let lived = Lived {
                office: OfficeId::from_bytes([1; 16]),
                device: DeviceId::from_bytes([2; 16]),
                own,
                last: Digest::from_bytes([3; 32]),
                name: name.into(),
            };
            assert_eq!(Lived::from_text(&lived.to_text()), Some(lived));
        };
        check("云栖苑 二期", 7);
        check("", 0);
        assert_eq!(Lived::from_text("something else"), None);
    }
}
