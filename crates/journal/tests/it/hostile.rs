//! Files that nobody should import: refused as a whole, with the place of the fault.

use std::sync::LazyLock;

use journal::{EntryId, Journal, Stamp, WallMs, canonical, digest, wire};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::tablet::{HOUR, MORNING, Tablet, YEAR, arg, card, cover, device, draft, entry_id, face, office};

/// An export of two devices, five entries, two cards, one erased card and a document.
fn good() -> &'static str {
    static FILE: LazyLock<String> = LazyLock::new(written);
    &FILE
}

fn written() -> String {
    let mut stand = Tablet::new(2);
    stand.write(2, MORNING.plus(500));
    let mut desk = Tablet::new(1);
    desk.write(2, MORNING);
    desk.import(&stand.export(), MORNING.plus(HOUR));
    desk.write(1, MORNING.plus(1000));
    for name in ["Lima", "Reis", "Gone"] {
        desk.cards.insert(card(name)).expect("sealed");
    }
    desk.cards.erase(card("Gone").digest);
    desk.documents.insert(json!({"id": "torre-norte", "edition": 3})).expect("whole numbers");
    desk.export()
}

/// Gives the digest a careful forger would put in.
fn resealed(mut file: Value) -> String {
    file.as_object_mut().expect("an object").remove("digest");
    file["digest"] = json!(digest(canonical(&file).as_bytes()).to_string());
    file.to_string()
}

fn refusal(bytes: impl AsRef<[u8]>) -> wire::WireError {
    wire::read(bytes, &wire::Limits::default()).expect_err("must be refused")
}

type Tamper = fn(&mut Value);

/// Alterations, and what they are called with and without a digest that was made to fit.
const ALTERATIONS: &[(&str, Tamper, &str, &str)] = &[
    (
        "altered body",
        |file| file["entries"][0]["body"]["visit"] = json!(7),
        "wire-chain-break",
        "wire-chain-break",
    ),
    (
        "altered body of the last entry",
        |file| file["entries"][4]["body"] = json!(null),
        "wire-head",
        "wire-head",
    ),
    (
        "altered stamp",
        |file| replace(&mut file["entries"][4]["stamp"], "T01:02", "T01:03"),
        "wire-head",
        "wire-head",
    ),
    ("added field", |file| file["entries"][3]["note"] = json!("by hand"), "wire-head", "wire-head"),
    ("hole in a series", |file| drop(entries(file).remove(0)), "wire-hole", "wire-hole"),
    ("end of a series cut off", |file| drop(entries(file).pop()), "wire-hole", "wire-hole"),
    ("all entries cut off", |file| entries(file).clear(), "wire-hole", "wire-hole"),
    ("head turned back", turn_head_back, "wire-altered", ""),
    ("duplicated entry", |file| repeat(entries(file), 0), "wire-duplicate-entry", "wire-duplicate-entry"),
    ("second entry at one place", fork, "wire-fork", "wire-fork"),
    ("shuffled entries", |file| entries(file).swap(1, 3), "wire-out-of-order", "wire-out-of-order"),
    (
        "entry of another office",
        |file| file["entries"][2]["office"] = json!(office(2)),
        "wire-foreign-entry",
        "wire-foreign-entry",
    ),
    (
        "file of another office",
        |file| file["office"] = json!(office(2)),
        "wire-foreign-entry",
        "wire-foreign-entry",
    ),
    (
        "entry of another device",
        |file| file["entries"][2]["device"] = json!(device(7)),
        "wire-foreign-device",
        "wire-foreign-device",
    ),
    (
        "device left out",
        |file| drop(list(file, "devices").pop()),
        "wire-foreign-device",
        "wire-foreign-device",
    ),
    ("device listed twice", |file| repeat(list(file, "devices"), 0), "wire-field", "wire-field"),
    ("start of a series denied", |file| file["devices"][0]["from"] = json!(2), "wire-fork", "wire-fork"),
    ("start of a series at nought", |file| file["devices"][0]["from"] = json!(0), "wire-field", "wire-field"),
    (
        "start of a series beyond its head",
        |file| file["devices"][0]["from"] = json!(9),
        "wire-field",
        "wire-field",
    ),
    (
        "stamp of another device",
        |file| replace(&mut file["entries"][4]["stamp"], "-01000000-", "-02000000-"),
        "wire-foreign-device",
        "wire-foreign-device",
    ),
    (
        "entry without a stamp",
        |file| drop(file["entries"][1].as_object_mut().unwrap().remove("stamp")),
        "wire-entry",
        "wire-entry",
    ),
    (
        "altered card",
        |file| file["cards"][0]["fields"]["phone"] = json!("139"),
        "wire-card-altered",
        "wire-card-altered",
    ),
    ("card with a further field", |file| file["cards"][0]["note"] = json!("x"), "wire-field", "wire-field"),
    (
        "card with a number",
        |file| file["cards"][0]["fields"]["phone"] = json!(138),
        "wire-field",
        "wire-field",
    ),
    ("card twice", |file| repeat(list(file, "cards"), 0), "wire-duplicate-card", "wire-duplicate-card"),
    ("card taken away", |file| drop(list(file, "cards").pop()), "wire-altered", ""),
    ("erasure taken back", |file| list(file, "erased").clear(), "wire-altered", ""),
    ("erasure of nothing", |file| file["erased"][0] = json!("x"), "wire-field", "wire-field"),
    ("altered document", alter_document, "wire-document", "wire-document"),
    ("other name", |file| file["name"] = json!("Another"), "wire-altered", ""),
    ("further field", |file| file["segments"] = json!([]), "wire-altered", ""),
    ("newer format", |file| file["version"] = json!(3), "wire-newer", "wire-newer"),
    ("version nought", |file| file["version"] = json!(0), "wire-field", "wire-field"),
    ("encrypted", |file| file["encryption"] = json!({"by": "age"}), "wire-encrypted", "wire-encrypted"),
    ("not ours", |file| file["format"] = json!("ledger"), "wire-not-ours", "wire-not-ours"),
    (
        "no documents",
        |file| drop(file.as_object_mut().unwrap().remove("documents")),
        "wire-field",
        "wire-field",
    ),
];

fn list<'a>(file: &'a mut Value, name: &str) -> &'a mut Vec<Value> {
    file[name].as_array_mut().expect("a list")
}

fn entries(file: &mut Value) -> &mut Vec<Value> {
    list(file, "entries")
}

fn repeat(items: &mut Vec<Value>, at: usize) {
    let again = items[at].clone();
    items.insert(at + 1, again);
}

fn replace(value: &mut Value, from: &str, to: &str) {
    *value = json!(value.as_str().expect("a text").replace(from, to));
}

/// Makes the first device's series end at its first entry, so that the others count as held.
fn turn_head_back(file: &mut Value) {
    let first = entries(file)[0].clone();
    file["devices"][0]["head"] = json!({"seq": 1, "hash": digest(canonical(&first).as_bytes())});
}

fn fork(file: &mut Value) {
    let mut second = entries(file)[1].clone();
    second["id"] = json!(entry_id(1, 999));
    replace(&mut second["stamp"], "Z-0001-", "Z-0002-");
    entries(file).insert(2, second);
}

fn alter_document(file: &mut Value) {
    for document in file["documents"].as_object_mut().expect("an object").values_mut() {
        document["edition"] = json!(4);
    }
}

#[test]
fn altered_files_are_refused_by_name() {
    for (name, tamper, plain, fitted) in ALTERATIONS {
        let mut file: Value = serde_json::from_str(good()).expect("JSON");
        tamper(&mut file);
        assert_eq!(refusal(file.to_string()).key(), *plain, "{name}");
        let resealed = wire::read(resealed(file), &wire::Limits::default());
        assert_eq!(resealed.err().map_or("", |error| error.key()), *fitted, "{name}, digest made to fit");
    }
}

#[test]
fn a_card_that_the_file_also_erases_is_not_taken() {
    let mut file: Value = serde_json::from_str(good()).expect("JSON");
    file["erased"] = json!([file["cards"][0]["digest"]]);
    let bundle = wire::read(resealed(file), &wire::Limits::default()).expect("a good file");
    let mut desk = Tablet::new(1);
    let plan = |desk: &Tablet| desk.journal.plan(bundle.clone(), &desk.cards, &desk.documents, MORNING);
    let import = plan(&desk).expect("our office");
    assert_eq!((import.cards().len(), import.erased().len(), import.preview().cards_new), (1, 1, 1));
    import.admit(&mut desk.journal, &mut desk.cards, &mut desk.documents);
    assert_eq!(desk.cards.len(), 1);
    assert!(plan(&desk).expect("our office").is_empty());
}

#[test]
fn texts_that_are_no_file_are_refused_by_name() {
    let good = good();
    let cut = |share: usize| good.as_bytes()[..good.len() * share / 10].to_vec();
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let table: Vec<(&str, Vec<u8>, &str)> = vec![
        ("truncated at once", cut(1), "wire-truncated"),
        ("truncated late", cut(9), "wire-truncated"),
        ("empty", Vec::new(), "wire-truncated"),
        ("two files in one", format!("{good}{good}").into_bytes(), "wire-malformed"),
        ("deep nesting", deep.clone().into_bytes(), "wire-deep"),
        ("deep nesting inside", good.replacen("\"torre-norte\"", &deep, 1).into_bytes(), "wire-deep"),
        (
            "key twice",
            good.replacen("\"version\":1", "\"version\":1,\"version\":1", 1).into_bytes(),
            "wire-duplicate-key",
        ),
        (
            "key twice in a body",
            good.replacen("\"visit\":1", "\"visit\":9,\"visit\":1", 1).into_bytes(),
            "wire-duplicate-key",
        ),
        ("fraction", good.replacen("\"visit\":1", "\"visit\":1.0", 1).into_bytes(), "wire-number"),
        ("not JSON", b"Name;Phone\nLima;138".to_vec(), "wire-malformed"),
        ("another JSON", b"[1,2,3]".to_vec(), "wire-not-ours"),
        ("not text", [good.as_bytes(), b"\xff\xfe"].concat(), "wire-not-text"),
        ("Excel", b"PK\x03\x04\x14\x00\x06\x00\xff".to_vec(), "wire-not-text"),
    ];
    for (name, bytes, key) in table {
        assert_eq!(refusal(bytes).key(), key, "{name}");
    }
}

#[test]
fn a_refusal_names_the_place() {
    let mut file: Value = serde_json::from_str(good()).expect("JSON");
    file["entries"][0]["body"] = json!(null);
    let args = refusal(file.to_string()).args();
    let named = ["index", "device", "seq"].map(|name| arg(&args, name).expect(name));
    assert_eq!(named, ["1".to_owned(), device(1).to_string(), "2".to_owned()]);

    let pretty =
        serde_json::to_string_pretty(&json!({"format": "turnbook", "version": 1, "x": 1})).expect("JSON");
    let args = refusal(pretty.replace("\"x\"", "\"format\"")).args();
    assert_eq!(arg(&args, "key").as_deref(), Some("format"));
    assert_eq!(arg(&args, "line").as_deref(), Some("4"));
}

#[test]
fn limits_are_kept() {
    let good = good();
    let read = |bytes, entries| wire::read(good, &wire::Limits { bytes, entries });
    assert!(read(good.len(), 5).is_ok());
    assert_eq!(read(good.len() - 1, 5).expect_err("too big").key(), "wire-too-big");
    assert_eq!(read(good.len(), 4).expect_err("too many").key(), "wire-too-many");
}

#[test]
fn every_refusal_can_be_told() {
    for (_, tamper, ..) in ALTERATIONS {
        let mut file: Value = serde_json::from_str(good()).expect("JSON");
        tamper(&mut file);
        let error = refusal(file.to_string());
        assert!(!error.to_string().is_empty() && error.args().iter().all(|(_, value)| !value.is_empty()));
    }
}

#[test]
fn a_clock_a_year_ahead_is_imported_and_flagged() {
    let mut wrong = Tablet::new(2);
    let written = wrong.write(2, MORNING.plus(YEAR));
    let mut desk = Tablet::new(1);
    let preview = desk.import(&wrong.export(), MORNING);
    assert_eq!(preview.clock_ahead, written.iter().map(|entry| entry.id).collect::<Vec<_>>());
    assert_eq!(desk.journal.len(), 2);
    assert!(desk.write(1, MORNING)[0].stamp.wall() <= MORNING);
}

#[test]
fn ten_thousand_entries_are_read_in_any_order_of_devices() {
    let mut desk = Tablet::new(1);
    for round in 0..10 {
        let mut stand = Tablet::new(10 + round);
        stand.write(1000, MORNING.plus(u64::from(round)));
        desk.import(&stand.export(), MORNING.plus(HOUR));
    }
    let mut other = Tablet::new(2);
    other.import(&desk.export(), MORNING.plus(HOUR));
    assert_eq!((other.journal.len(), face(&other.journal)), (10_000, face(&desk.journal)));
}

#[test]
fn held_entries_travel_and_join_at_the_end() {
    let all = Tablet::new(3).write(4, MORNING);
    let mut relay = Tablet::new(2);
    relay.journal.merge(all[2..].to_vec());
    let mut desk = Tablet::new(1);
    assert_eq!(desk.import(&relay.export(), MORNING).held.len(), 2);
    assert_eq!(desk.journal.merge(all[..2].to_vec()).new.len(), 4);
}

/// A file's content as far as an import would use it.
fn content(bundle: wire::Bundle) -> Vec<String> {
    let mut tablet = Tablet::new(1);
    let import = tablet.journal.plan(bundle, &tablet.cards, &tablet.documents, MORNING).expect("our office");
    import.admit(&mut tablet.journal, &mut tablet.cards, &mut tablet.documents);
    vec![wire::export(&tablet.journal, &tablet.cards, &tablet.documents, &cover())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn one_changed_character_is_refused_or_harmless(
        at in any::<proptest::sample::Index>(),
        step in prop_oneof![Just("replace"), Just("insert"), Just("delete"), Just("swap")],
        other in prop_oneof!["[0-9a-fA-F\"{}:,\\[\\]\\\\ \\-]", any::<char>().prop_map(String::from)],
        pretty in any::<bool>(),
    ) {
        let good = good();
        let value: Value = serde_json::from_str(good).unwrap();
        let text = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { good.to_owned() };
        let mut characters: Vec<char> = text.chars().collect();
        let at = at.index(characters.len() - 1);
        match step {
            "replace" => drop(characters.splice(at..=at, other.chars())),
            "insert" => drop(characters.splice(at..at, other.chars())),
            "delete" => drop(characters.remove(at)),
            _ => characters.swap(at, at + 1),
        }
        let altered: String = characters.into_iter().collect();
        if let Ok(bundle) = wire::read(&altered, &wire::Limits::default()) {
            let original = wire::read(good, &wire::Limits::default()).unwrap();
            prop_assert_eq!(content(bundle), content(original));
        }
    }

    #[test]
    fn reading_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(wire::read(&bytes, &wire::Limits::default()).is_err());
    }
}

#[test]
fn an_end_of_time_stamp_does_no_harm() {
    let mut wrong = Tablet::new(2);
    wrong.write(3, WallMs(u64::MAX));
    let mut desk = Tablet::new(1);
    let preview = desk.import(&wrong.export(), MORNING);
    assert_eq!(preview.clock_ahead.len(), 3);
    desk.write(2, MORNING);
    let end = Stamp::new(WallMs::MAX, u16::MAX, device(3));
    let mut last = Tablet::new(3).write(1, MORNING).remove(0);
    last.stamp = end;
    let (mut journal, _) = Journal::restore(office(1), device(3), [last]);
    let exhausted = journal.stamp(vec![draft(3, 5, "kind", json!({}))], MORNING);
    assert_eq!(exhausted.expect_err("no later stamp").key(), "draft-clock-exhausted");
    assert!(journal.get(&EntryId::from_bytes([0; 16])).is_none());
}
