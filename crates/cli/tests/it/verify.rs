//! Looking into an export.

use crate::{said, turnbook, written};
use journal::{Actor, Cards, DeviceId, Documents, Draft, EntryId, Journal, OfficeId, Spelling, WallMs, wire};
use office::event::finish;
use office::{Event, Minute};
use std::path::PathBuf;

struct NoBooks;

impl office::event::Shelf for NoBooks {
    fn book(&self, _: &rulebook::BookDigest) -> Option<&rulebook::Book> {
        None
    }
}

fn export(test: &str, change: impl Fn(String) -> String) -> PathBuf {
    let mut journal = Journal::new(OfficeId::from_bytes([1; 16]), DeviceId::from_bytes([2; 16]));
    let opens = Minute::new(9, 0).expect("nine");
    let closes = Minute::new(18, 0).expect("six");
    let event = Event::OfficeFounded { name: "案场".into(), opens, closes };
    let (kind, body) = event.write("2025-03-03T09:00:00".parse().expect("a time"), &NoBooks);
    let draft = |id: u8, kind: String, body| Draft {
        id: EntryId::from_bytes([id; 16]),
        actor: Actor::nobody(),
        kind,
        v: office::event::VERSION,
        body,
    };
    let drafts = vec![draft(3, kind, body), draft(4, "something_newer".into(), serde_json::json!({}))];
    let entries =
        journal.stamp_as(Spelling::Short, drafts, WallMs(1_741_000_000_000), finish).expect("stamped");
    journal.admit(entries);
    let cover = wire::Cover { name: "案场".into(), ..wire::Cover::default() };
    let file = written(test, "").with_file_name("export.json");
    let text = wire::export(&journal, &Cards::new(), &Documents::new(), &cover);
    std::fs::write(&file, change(text)).expect("a file");
    file
}

#[test]
fn a_whole_export_is_reported() {
    let file = export("whole", |text| text);
    let output = turnbook(&["verify", file.to_str().expect("plain path")]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    for part in [
        "every series verifies",
        "(案场)",
        "entries    2, of which 1 of a kind",
        "state      ",
        "conflicts 0",
    ] {
        assert!(said.contains(part), "{part:?} is missing in:\n{said}");
    }
}

#[test]
fn an_altered_export_is_found_out() {
    let file = export("altered", |text| text.replace("09:00", "08:00"));
    let output = turnbook(&["verify", file.to_str().expect("plain path")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("not in order"), "{}", said(&output));
}

#[test]
fn a_file_that_is_not_there_is_not_in_order() {
    assert_eq!(turnbook(&["verify", "no-such-export.json"]).status.code(), Some(1));
}
