//! Tablets to write test stories with: everything they do follows from small numbers.

use paper::OrderedMap;

use journal::{
    Actor, Card, Cards, DeviceId, Documents, Draft, Entry, EntryId, Journal, OfficeId, Stamped, WallMs, wire,
};
use serde_json::{Value, json};

/// Monday 3 March 2025, 01:02:03.004 UTC.
pub(crate) const MORNING: WallMs = WallMs(1_740_963_723_004);
pub(crate) const HOUR: u64 = 3_600_000;
pub(crate) const YEAR: u64 = 365 * 24 * HOUR;

pub(crate) fn office(n: u8) -> OfficeId {
    OfficeId::from_bytes([n, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 0x0f])
}

pub(crate) fn device(n: u8) -> DeviceId {
    DeviceId::from_bytes([n, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 0x0d])
}

pub(crate) fn entry_id(device: u8, n: u32) -> EntryId {
    let [a, b, c, d] = n.to_be_bytes();
    EntryId::from_bytes([1, 0x95, 0x5a, 0x20, 0, 0, 0x70, device, 0x80, 0, 0, 0, a, b, c, d])
}

pub(crate) fn draft(device: u8, n: u32, kind: &str, body: Value) -> Draft {
    Draft { id: entry_id(device, n), actor: Actor::from("agent-7"), kind: kind.to_owned(), v: 1, body }
}

pub(crate) fn card(name: &str) -> Card {
    let fields =
        OrderedMap::from([("name".to_owned(), name.to_owned()), ("phone".to_owned(), "138".to_owned())]);
    Card::seal("customer", "000102030405060708090a0b0c0d0e0f", fields).expect("a good salt")
}

/// One device with its books.
#[derive(Clone)]
pub(crate) struct Tablet {
    pub(crate) n: u8,
    pub(crate) journal: Journal,
    pub(crate) cards: Cards,
    pub(crate) documents: Documents,
    written: u32,
    /// Whether its ids are drawn for it, as a desk does it.
    pub(crate) draws_ids: bool,
}

impl Tablet {
    pub(crate) fn new(n: u8) -> Tablet {
        Tablet {
            n,
            journal: Journal::new(office(1), device(n)),
            cards: Cards::new(),
            documents: Documents::new(),
            written: 0,
            draws_ids: false,
        }
    }

    /// Gives its next entries ids from a number on: a copy of a tablet draws others than the tablet.
    pub(crate) fn number_from(&mut self, number: u32) {
        self.written = number;
    }

    /// Writes some entries at one moment and admits them.
    pub(crate) fn write(&mut self, count: u32, now: WallMs) -> Vec<Entry> {
        let drafts = (0..count).map(|_| {
            self.written += 1;
            let body = json!({"visit": self.written, "cites": ["art-4", "art-4.2"]});
            let draft = draft(self.n, self.written, "visit_received", body);
            let [.., n] = self.written.to_be_bytes();
            let drawn = EntryId::from_bytes([1, 0x95, 0x5a, 0x20, 0, 0, 0x70, 0, 0x80, n, 0, 0, 0, 0, 0, 0]);
            let id = if self.draws_ids { drawn.of_device(device(self.n)) } else { draft.id };
            Draft { id, ..draft }
        });
        let drafts = drafts.collect();
        let entries = self.journal.stamp(drafts, now).expect("good drafts");
        assert!(self.journal.admit(entries.clone()).is_clean());
        entries.into_iter().map(Stamped::into_entry).collect()
    }

    pub(crate) fn export(&self) -> String {
        wire::export(&self.journal, &self.cards, &self.documents, &cover())
    }

    /// Imports a file the way a shell does, without the disk.
    pub(crate) fn import(&mut self, text: &str, now: WallMs) -> journal::Preview {
        let bundle = wire::read(text, &wire::Limits::default()).expect("a good file");
        let import = self.journal.plan(bundle, &self.cards, &self.documents, now).expect("our office");
        let preview = import.preview().clone();
        let merged = import.admit(&mut self.journal, &mut self.cards, &mut self.documents);
        assert_eq!((&merged.new, &merged.held), (&preview.new, &preview.held));
        preview
    }
}

pub(crate) fn cover() -> wire::Cover {
    wire::Cover { name: "云栖苑".to_owned(), made_at: MORNING.plus(HOUR), ..wire::Cover::default() }
}

/// Everything that can be seen of a journal.
pub(crate) fn face(journal: &Journal) -> (Vec<String>, Vec<String>, String) {
    let texts = |entries: Vec<&Entry>| entries.into_iter().map(Entry::to_text).collect();
    (texts(journal.entries().collect()), texts(journal.held().collect()), journal.digest().to_string())
}

/// Gives a message's arguments by name.
pub(crate) fn arg(args: &[(&'static str, String)], name: &str) -> Option<String> {
    args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone())
}
