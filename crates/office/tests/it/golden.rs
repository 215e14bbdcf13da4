//! The frozen form of every event. The files under `tests/golden` are what tablets in the field have written: they are
//! never changed. A failure here means that old entries could no longer be read, or mean something else now, or that new
//! ones are written in another form without a new version.
//!
//! A kind or a version without its file gets one from the days on which everything happens when the tests are run with
//! `WRITE_GOLDEN` set. A file that is there is never written again.

use crate::every::days;
use journal::{Actor, Cards, Documents, Draft, Entry, Journal, OfficeId, Spelling, WallMs, wire};
use office::event::{Event, Kind, Law, Shelf, VERSION, finish};
use office::ledger::Basis;
use office::projection::why_not;
use office::{Recorded, State};
use rulebook::{Book, BookDigest};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

fn golden(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(path)
}

/// The office of the entries of version 2.
fn office() -> OfficeId {
    crate::day::uuid(9, 0).to_string().parse().unwrap()
}

/// The entries of a file, one a line.
fn entries(path: &str) -> Vec<Entry> {
    let text = fs::read_to_string(golden(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let entry = |line: &str| {
        let entry = Entry::parse_in(office(), line).unwrap_or_else(|error| panic!("{path}: {error}"));
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

/// A state with what the ledger of version 1 kept of each customer and visit; now it is read from their histories.
fn as_then(state: &State) -> Json {
    let mut json = serde_json::to_value(state).unwrap();
    for (id, customer) in &state.customers {
        let followers: BTreeSet<_> = customer.contacts.iter().map(|contact| contact.by).collect();
        let followed: BTreeMap<_, _> =
            followers.into_iter().map(|by| (by, customer.followed_by(|other| other == by))).collect();
        let received = customer.titles.iter().filter(|title| title.basis == Basis::Reception);
        let owners: BTreeSet<_> = received.filter_map(|title| title.person).collect();
        let new = customer.met.iter().filter(|met| met.new).map(|met| met.at.date()).max();
        let counted = customer.met.iter().filter(|met| met.counted).map(|met| met.at.date()).max();
        let then = json!({
            "commission": customer.commission(), "counted_on": counted, "new_on": new, "deal": customer.deal(),
            "deal_by": customer.deal_by(), "deal_day": customer.deal_day(), "deal_sum": customer.deal_sum(),
            "filing": customer.filing(), "first_visit": customer.first_visit(), "follow_ups": customer.follow_ups(),
            "followed_by": followed, "grade": customer.grade(), "last_contact": customer.last_contact(),
            "last_follow_up": customer.last_follow_up(), "last_record": customer.last_record(),
            "owner": customer.owner(), "owners": owners, "paid": customer.paid(),
            "pending": customer.pending(), "registered": customer.registered(), "ruled": customer.ruled(),
        });
        let Json::Object(then) = then else { unreachable!() };
        json["customers"][id.to_string()].as_object_mut().unwrap().extend(then);
    }
    for (id, visit) in &state.visits {
        let entry = state.registration(visit).map(|entry| {
            let mut json = serde_json::to_value(entry).unwrap();
            json["entry"] = json!(entry.written.entry);
            json
        });
        json["visits"][id.to_string()]["registration"] = json!(entry);
    }
    json
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
    // What came with version 2.
    let later = [
        Kind::OrderSet,
        Kind::SignedOut,
        Kind::RegistrationWithdrawn,
        Kind::CaseBrought,
        Kind::ConflictSettled,
        Kind::ClientPassed,
        Kind::ClientsLinked,
        Kind::ClientsParted,
        Kind::ClientsBroughtIn,
    ];
    for kind in Kind::ALL.iter().filter(|kind| !later.contains(kind)) {
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
        let found = json!({"state": as_then(&state), "why": why(&state, &recorded)});
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

/// The fields of a body, each with where it stands. What stands under the names of facts and effects are the book's words.
fn fields(json: &Json, at: &str, into: &mut BTreeSet<String>) {
    match json {
        Json::Object(map) => {
            for (name, value) in map {
                let at = format!("{at}.{name}");
                if !["facts", "then", "paid"].contains(&name.as_str()) {
                    fields(value, &at, into);
                }
                into.insert(at);
            }
        }
        Json::Array(all) => all.iter().for_each(|one| fields(one, &format!("{at}[]"), into)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

/// The words of a body, each with where it stands.
fn words(json: &Json, at: &str, into: &mut BTreeSet<String>) {
    match json {
        Json::Object(map) => map.iter().for_each(|(name, value)| words(value, &format!("{at}.{name}"), into)),
        Json::Array(all) => all.iter().for_each(|one| words(one, &format!("{at}[]"), into)),
        Json::String(word) if word.len() < 20 => {
            into.insert(format!("{at} {word}"));
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

/// What is written today, by kind: of the days on which everything happens, each entry with a field or a word not seen
/// before, and all fields.
fn today() -> BTreeMap<Kind, (Vec<String>, BTreeSet<String>)> {
    let mut kinds: BTreeMap<Kind, (Vec<String>, BTreeSet<String>)> = BTreeMap::new();
    let mut said: BTreeMap<Kind, BTreeSet<String>> = BTreeMap::new();
    for desk in days() {
        for entry in desk.journal.entries() {
            let kind = Kind::from_name(&entry.kind).unwrap();
            let (lines, seen) = kinds.entry(kind).or_default();
            fields(&entry.body, "", seen);
            let said = said.entry(kind).or_default();
            let before = said.len();
            words(&entry.body, "", said);
            if said.len() > before || lines.is_empty() {
                lines.push(entry.to_text());
            }
        }
    }
    kinds
}

/// The book of most entries of version 2, as it was then.
fn old_book() -> Book {
    let path = golden("v2/book.json");
    if !path.exists() && std::env::var_os("WRITE_GOLDEN").is_some() {
        fs::write(&path, format!("{}\n", journal::canonical(&crate::day::trial_document()))).unwrap();
    }
    Book::from_json(&serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()).unwrap()
}

#[test]
fn every_kind_of_version_2_is_written_as_it_was() {
    let (book, mut again) = (old_book(), 0);
    for (kind, (lines, _)) in today() {
        let path = format!("v2/{}.jsonl", kind.name());
        if !golden(&path).exists() && std::env::var_os("WRITE_GOLDEN").is_some() {
            fs::write(golden(&path), lines.join("\n") + "\n").unwrap();
        }
    }
    for kind in Kind::ALL {
        for entry in entries(&format!("v2/{}.jsonl", kind.name())) {
            let recorded = read(&entry);
            let (event, law) = (&recorded.event, recorded.event.law());
            assert_eq!((entry.v, entry.spelling, event.kind()), (2, Spelling::Short, *kind));
            assert!(!law.newer(), "{kind:?}");
            // As it was read, and as it would be decided today.
            assert_eq!(body(event, &recorded, &entry, &book), entry.body);
            if law.book().is_some_and(|digest| digest == book.digest) {
                let given = Law::from(law.rulings(&book).into_owned());
                assert!(given.rulings(&book).iter().all(|ruling| !ruling.cites.is_empty()), "{kind:?}");
                let law = entry.body.pointer("/reception/law").or_else(|| entry.body.get("law"));
                assert_eq!(given.written(&book).as_ref(), law, "{kind:?}");
                again += 1;
            }
        }
    }
    assert!(again >= 20, "{again} by the book");
}

/// The body an event is written in, in the entry it was read from.
fn body(event: &Event, recorded: &Recorded, entry: &Entry, book: &Book) -> Json {
    let (_, mut body) = event.write(recorded.at, book);
    finish(&entry.stamp, &mut body);
    body
}

#[test]
fn no_field_is_written_that_version_2_does_not_have() {
    for (kind, (_, fields_today)) in today() {
        let mut known = BTreeSet::new();
        for entry in entries(&format!("v2/{}.jsonl", kind.name())) {
            fields(&entry.body, "", &mut known);
        }
        let new: Vec<_> = fields_today.difference(&known).collect();
        assert!(new.is_empty(), "{kind:?} has {new:?}: a change of form is a new kind or a higher version");
    }
}

/// A day of version 1 that goes on with entries of version 2, written by the same device: by what the state of the first
/// says, so that they fit.
fn goes_on(day: u32) -> (Journal, Vec<Recorded>) {
    let written = entries(&format!("v1/days/{day:02}.jsonl"));
    let mut journal = Journal::new(written[0].office, written[0].device);
    journal.merge(written);
    let state = State::derive(&journal.entries().map(read).collect::<Vec<_>>());
    let at = journal.entries().map(|entry| read(entry).at).max().unwrap();
    let people = state.people.keys().map(|person| Event::ProxySet { person: *person, proxy: None });
    let visits = state.visits.keys().map(|visit| Event::ReceptionEnded { visit: *visit, ended: None });
    let mut drafts = Vec::new();
    for (n, event) in (0..).zip(people.chain(visits)) {
        let (kind, body) = event.write(at, &Bare);
        let (id, actor) = (crate::day::uuid(77, n), Actor::nobody());
        drafts.push(Draft { id, actor, kind, v: VERSION, body });
    }
    let wall = WallMs(u64::try_from(at.and_utc().timestamp_millis()).unwrap());
    let fresh = journal.stamp_as(Spelling::Short, drafts, wall, finish).unwrap();
    assert!(journal.admit(fresh).is_clean());
    let recorded = journal.entries().map(read).collect();
    (journal, recorded)
}

#[test]
fn both_versions_in_one_journal_travel_and_mean_the_same() {
    for day in 1..=12 {
        let (journal, recorded) = goes_on(day);
        let (cards, documents) = (Cards::new(), Documents::new());
        let text = wire::export(&journal, &cards, &documents, &wire::Cover::default());
        let bundle = wire::read(&text, &wire::Limits::default()).unwrap();
        let versions: BTreeSet<u16> = bundle.entries().map(|entry| entry.v).collect();
        assert_eq!(versions, BTreeSet::from([1, 2]), "day {day:02}");
        // Another device, from the last entry to the first.
        let mut other = Journal::new(journal.office(), crate::day::uuid(8, 9).to_string().parse().unwrap());
        let mut all: Vec<Entry> = bundle.entries().cloned().collect();
        all.reverse();
        assert!(other.merge(all).is_clean());
        assert_eq!(other.digest(), journal.digest(), "day {day:02}");
        let there: Vec<_> = other.entries().map(read).collect();
        assert_eq!(State::derive(&there), State::derive(&recorded), "day {day:02}");
        assert_eq!(wire::export(&other, &cards, &documents, &wire::Cover::default()).len(), text.len());
    }
}
