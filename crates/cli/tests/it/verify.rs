//! Looking into an export.

use crate::{said, turnbook, written};
use journal::{Actor, Cards, DeviceId, Documents, Draft, EntryId, Journal, OfficeId, Spelling, WallMs, wire};
use office::event::finish;
use office::{Event, Minute};
use serde_json::json;
use std::path::PathBuf;

struct NoBooks;

impl office::event::Shelf for NoBooks {
    fn book(&self, _: &rulebook::BookDigest) -> Option<&rulebook::Book> {
        None
    }
}

/// An entry of version 1 as an older program wrote it, and three of version 2: one that is known, one of a kind that is
/// not, and one whose law has a word that is not.
fn export(test: &str, change: impl Fn(String) -> String) -> PathBuf {
    let mut journal = Journal::new(OfficeId::from_bytes([1; 16]), DeviceId::from_bytes([2; 16]));
    let hour = |hour| Minute::new(hour, 0).expect("an hour");
    let draft = |id: u8, v, kind: &str, body| Draft {
        id: EntryId::from_bytes([id; 16]),
        actor: Actor::nobody(),
        kind: kind.to_owned(),
        v,
        body,
    };
    let founded = json!({"at": "2025-03-03T09:00:00", "name": "案场", "opens": "09:00", "closes": "18:00"});
    let first = draft(3, 1, "office_founded", founded);
    let now = WallMs(1_741_000_000_000);
    let entries = journal.stamp(vec![first], now).expect("stamped");
    journal.admit(entries);
    let event = Event::OfficeChanged { name: "案场二期".into(), opens: hour(9), closes: hour(19) };
    let (kind, body) = event.write("2025-03-03T11:06:40".parse().expect("a time"), &NoBooks);
    let waits = json!({
        "visitor": {"customer": "AgAAAAAAAAAAAAAAAAAAAQ"},
        "law": ["K4aUhRfGfmr52xcLssRp14l9ENidWaeOaCwCKVAnSo4", ["who_sings", "a-rule"]],
    });
    let drafts = vec![
        draft(4, 2, &kind, body),
        draft(5, 2, "something_newer", json!({})),
        draft(6, 2, "visitor_waits", waits),
    ];
    let entries = journal.stamp_as(Spelling::Short, drafts, now, finish).expect("stamped");
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
        "entries    4, of which 1 of a kind",
        "words      some of 1 entries",
        "state      ",
        "customers  1, ",
        "conflicts 1",
    ] {
        assert!(said.contains(part), "{part:?} is missing in:\n{said}");
    }
}

#[test]
fn the_code_of_a_printed_sheet_is_held_against_the_entries() {
    let file = export("code", |text| text);
    let bundle =
        wire::read(std::fs::read(&file).expect("a file"), &wire::Limits::default()).expect("in order");
    let entry = bundle.entries().nth(1).expect("entries");
    let code = counter::proof::code(entry);
    let path = file.to_str().expect("plain path");
    let good = turnbook(&["verify", path, &code]);
    assert_eq!(good.status.code(), Some(0), "{}", said(&good));
    assert!(said(&good).contains("is as it was printed"), "{}", said(&good));
    let (rest, hash) = code.rsplit_once(':').expect("a code");
    let turned: String = hash.chars().rev().collect();
    for (code, says) in [
        (format!("{rest}:{turned}"), "is another than what was printed"),
        (code.replace(&entry.id.to_string(), &"0".repeat(8)), "is no code"),
        (format!("turnbook:00000000-0000-0000-0000-0000000000ff:{hash}"), "no such entry here"),
    ] {
        let output = turnbook(&["verify", path, &code]);
        assert_eq!(output.status.code(), Some(1), "{code}");
        assert!(said(&output).contains(says), "{code}: {}", said(&output));
    }
}

#[test]
fn an_altered_export_is_found_out() {
    let file = export("altered", |text| text.replace("19:00", "20:00"));
    let output = turnbook(&["verify", file.to_str().expect("plain path")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("not in order"), "{}", said(&output));
}

#[test]
fn a_file_that_is_not_there_is_not_in_order() {
    assert_eq!(turnbook(&["verify", "no-such-export.json"]).status.code(), Some(1));
}
