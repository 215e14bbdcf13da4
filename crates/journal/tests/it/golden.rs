//! The frozen formats. The files under `tests/golden` are what tablets in the field have written: they are never
//! changed. A failure here means that old files could no longer be read, or new ones not by old tablets.

use paper::OrderedMap;

use journal::{Actor, Entry, wire};
use serde_json::json;

use crate::tablet::{HOUR, MORNING, Tablet, card, draft, face};

const ENTRY: &str = include_str!("../golden/entry-v1.json");
const EXPORT: &str = include_str!("../golden/export-v1.json");

fn first_entry() -> Entry {
    let lima = card("Lima");
    let mut draft = draft(
        1,
        1,
        "visit_received",
        json!({"card": lima.digest, "cites": ["art-4"], "note": "轮到 \"Ana\"\n"}),
    );
    draft.v = 2;
    draft.actor = Actor::from("agent-7");
    let mut tablet = Tablet::new(1);
    tablet.journal.stamp(vec![draft], MORNING).expect("a good draft").remove(0).into_entry()
}

fn export() -> String {
    let mut desk = Tablet::new(1);
    desk.journal.merge([first_entry()]);
    let mut stand = Tablet::new(2);
    stand.write(3, MORNING.plus(HOUR / 2));
    let entries: Vec<Entry> = stand.journal.entries().cloned().collect();
    desk.journal.merge(vec![entries[0].clone(), entries[2].clone()]);
    desk.cards.insert(card("Lima")).expect("sealed");
    desk.cards.erase(card("Gone").digest);
    desk.documents.insert(json!({"articles": {"art-4": "轮值"}, "edition": 3})).expect("whole numbers");
    desk.export()
}

#[test]
fn the_text_and_hash_of_an_entry_are_frozen() {
    assert_eq!(first_entry().to_text(), ENTRY.trim_end());
    let read = Entry::parse(ENTRY).expect("an entry");
    assert_eq!(read, first_entry());
    assert_eq!(read.hash().to_string(), "c3a4355573901720d5c5fca17b7d1a2583ba53aef328d69885fb5832e2702ddb");
}

#[test]
fn the_export_of_version_1_is_frozen() {
    assert_eq!(export(), EXPORT.trim_end());
    let mut tablet = Tablet::new(5);
    let preview = tablet.import(EXPORT, MORNING.plus(HOUR));
    assert_eq!((preview.new.len(), preview.held.len(), preview.cards_new, preview.documents), (2, 1, 1, 1));
    assert_eq!(face(&tablet.journal).1.len(), 1);
}

#[test]
fn an_export_of_nothing_is_frozen() {
    let text = wire::export(
        &Tablet::new(1).journal,
        &journal::Cards::new(),
        &journal::Documents::new(),
        &wire::Cover { name: String::new(), made_at: MORNING, since: OrderedMap::new() },
    );
    let bundle = wire::read(&text, &wire::Limits::default()).expect("a good file");
    assert_eq!(
        bundle.digest().to_string(),
        "930cc6a5a2bc4961da44ddd95655d4d48b69e127313a645900cb7a689002e7a8"
    );
}
