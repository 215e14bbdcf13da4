//! The frozen form of every event. The files under `tests/golden` are what tablets in the field have written: they are
//! never changed. A failure here means that old entries could no longer be read, or mean something else now.

use journal::{Entry, Journal};
use office::event::{Kind, Shelf};
use office::projection::why_not;
use office::{Recorded, State};
use rulebook::{Book, BookDigest};
use serde_json::{Value as Json, json};
use std::fs;
use std::path::PathBuf;

fn golden(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(path)
}

/// The entries of a file, one a line.
fn entries(path: &str) -> Vec<Entry> {
    let text = fs::read_to_string(golden(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let entry = |line: &str| {
        let entry = Entry::parse(line).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(entry.to_text(), line, "{path}: written back byte for byte");
        entry
    };
    text.lines().map(entry).collect()
}

fn read(entry: &Entry) -> Recorded {
    Recorded::read(entry).unwrap_or_else(|| panic!("{} {}", entry.kind, entry.id))
}

/// A shelf without books: version 1 has the articles in the entry.
struct Bare;

impl Shelf for Bare {
    fn book(&self, _: &BookDigest) -> Option<&Book> {
        None
    }
}

/// Why each person of the office was not the one who received, by every reception.
fn why(state: &State, recorded: &[Recorded]) -> Vec<String> {
    let receptions =
        recorded.iter().filter_map(|r| r.event.reception().map(|reception| (r.entry, reception)));
    let all =
        receptions.flat_map(|(entry, reception)| state.people.keys().map(move |p| (entry, reception, *p)));
    let line = |(entry, reception, person)| {
        let (why, cites) = why_not(reception, &Bare, person);
        let cites: Vec<_> = cites.iter().map(|article| article.0.as_str()).collect();
        format!("{entry} {person} {why:?} {cites:?}")
    };
    all.map(line).collect()
}

/// Whether `found` says all that `wanted` says; it may say more.
fn says(found: &Json, wanted: &Json, at: &str) {
    match (found, wanted) {
        (Json::Object(found), Json::Object(wanted)) => {
            for (key, wanted) in wanted {
                let found = found.get(key).unwrap_or_else(|| panic!("{at}.{key} is gone"));
                says(found, wanted, &format!("{at}.{key}"));
            }
        }
        (Json::Array(found), Json::Array(wanted)) => {
            assert_eq!(found.len(), wanted.len(), "{at}");
            found.iter().zip(wanted).for_each(|(found, wanted)| says(found, wanted, at));
        }
        _ => assert_eq!(found, wanted, "{at}"),
    }
}

#[test]
fn every_kind_of_version_1_is_read() {
    for kind in Kind::ALL {
        for entry in entries(&format!("v1/{}.jsonl", kind.name())) {
            assert_eq!((entry.v, read(&entry).event.kind()), (1, *kind));
            assert_eq!(Kind::from_name(&entry.kind), Some(*kind));
        }
    }
}

#[test]
fn days_of_version_1_mean_what_they_meant() {
    for day in 1..=12 {
        let written = entries(&format!("v1/days/{day:02}.jsonl"));
        let mut journal = Journal::new(written[0].office, written[0].device);
        journal.merge(written);
        let recorded: Vec<_> = journal.entries().map(read).collect();
        let state = State::derive(&recorded);
        assert!(recorded.iter().all(|recorded| !recorded.event.law().newer()), "day {day:02}");
        let meant = fs::read_to_string(golden(&format!("v1/days/{day:02}.json"))).unwrap();
        let found = json!({"state": state, "why": why(&state, &recorded)});
        says(&found, &serde_json::from_str(&meant).unwrap(), &format!("day {day:02}"));
    }
}

/// A fact, a slot and a duty in every ruling that no version 1 had.
fn with_newer_words(json: &mut Json) {
    if let Json::Object(map) = json {
        if let (Some(facts), Some(verdict)) = (map.get("facts").cloned(), map.get_mut("verdict")) {
            verdict["aura"] = "red".into();
            verdict["duties"] = json!(["register_visit", "sing"]);
            let renamed = facts.as_object().into_iter().flatten();
            let renamed = renamed.map(|(fact, value)| (format!("{fact}.newer"), value.clone()));
            map.insert("facts".into(), renamed.collect());
        }
        map.values_mut().for_each(with_newer_words);
    } else if let Json::Array(all) = json {
        all.iter_mut().for_each(with_newer_words);
    }
}

#[test]
fn words_that_version_1_did_not_have_change_no_queue() {
    for day in 1..=12 {
        let written = entries(&format!("v1/days/{day:02}.jsonl"));
        let newer = written.iter().cloned().map(|mut entry| {
            with_newer_words(&mut entry.body);
            entry
        });
        let derived = |entries: Vec<Entry>| {
            let mut recorded: Vec<_> = entries.iter().map(|entry| (entry.stamp, read(entry))).collect();
            recorded.sort_by_key(|(stamp, _)| *stamp);
            State::derive(&recorded.into_iter().map(|(_, recorded)| recorded).collect::<Vec<_>>())
        };
        assert_eq!(derived(newer.collect()), derived(written), "day {day:02}");
    }
}
