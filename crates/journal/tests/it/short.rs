//! The short spelling: one for each id, beside the long one in the same series, kept for ever.

use journal::{Actor, DeviceId, Digest, Draft, Entry, EntryId, Spelling, Stamp, Stamped, WallMs, wire};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::tablet::{HOUR, MORNING, Tablet, draft, face, office};

const ENTRY: &str = include_str!("../golden/entry-v2.json");
const EXPORT: &str = include_str!("../golden/export-v2.json");

fn short(tablet: &mut Tablet, drafts: Vec<Draft>) -> Vec<Entry> {
    let at = |stamp: &Stamp, body: &mut Value| body["at"] = json!(stamp.wall().0);
    let entries = tablet.journal.stamp_as(Spelling::Short, drafts, MORNING, at).expect("good drafts");
    assert!(tablet.journal.admit(entries.clone()).is_clean());
    entries.into_iter().map(Stamped::into_entry).collect()
}

/// A tablet that wrote two entries before it knew the short spelling, and two since.
fn tablet() -> Tablet {
    let mut tablet = Tablet::new(1);
    tablet.write(2, MORNING);
    let nobody = Draft { actor: Actor::nobody(), ..draft(1, 8, "visit_left", json!({"visit": 3})) };
    short(&mut tablet, vec![draft(1, 7, "visit_received", json!({"visit": 3})), nobody]);
    tablet
}

#[test]
fn the_text_and_hash_of_a_short_entry_are_frozen() {
    let entry = tablet().journal.entries().nth(2).cloned().expect("the third");
    assert_eq!(entry.to_text(), ENTRY.trim_end());
    assert_eq!(Entry::parse_in(office(1), ENTRY).expect("an entry"), entry);
    assert_eq!(entry.hash().to_string(), "424d447990ee5b56a417da9710137764acda64f69868f665133e8265b64a7a89");
}

#[test]
fn the_export_of_version_2_is_frozen() {
    let written = tablet();
    assert_eq!(written.export(), EXPORT.trim_end());
    let mut other = Tablet::new(5);
    let preview = other.import(EXPORT, MORNING.plus(HOUR));
    assert_eq!((preview.new.len(), preview.held.len()), (4, 0));
    assert_eq!(face(&other.journal), face(&written.journal));
    // What both spellings say is told apart by nothing but the spelling.
    let spellings: Vec<_> = other.journal.entries().map(|entry| entry.spelling).collect();
    assert_eq!(spellings, [Spelling::Long, Spelling::Long, Spelling::Short, Spelling::Short]);
    let held = Entry::parse_in(office(1), &tablet().journal.entries().last().expect("one").to_text());
    assert!(held.expect("an entry").actor.is_nobody());
}

#[test]
fn a_file_without_short_entries_stays_version_1() {
    let version = |text: &str| serde_json::from_str::<Value>(text).expect("JSON")["version"].clone();
    let mut plain = Tablet::new(1);
    plain.write(2, MORNING);
    assert_eq!((version(&plain.export()), version(&tablet().export())), (json!(1), json!(2)));
}

#[test]
fn there_is_no_other_spelling() {
    let good: Value = serde_json::from_str(ENTRY).expect("JSON");
    type Change = fn(&mut Value);
    let cases: [(&str, Change, &str); 11] = [
        (
            "an id in the long spelling",
            |entry| entry["id"] = json!("01955a20-0000-7001-8000-000000000007"),
            "entry-field-unreadable",
        ),
        ("an id too short", |entry| entry["id"] = json!("AZVaIAAAcAGAAAAAAAAAB"), "entry-field-unreadable"),
        (
            "an id with loose bits",
            |entry| entry["id"] = json!("AZVaIAAAcAGAAAAAAAAABx"),
            "entry-field-unreadable",
        ),
        (
            "an id with other letters",
            |entry| entry["id"] = json!("AZVaIAAAcAGAAAAAAAAA+w"),
            "entry-field-unreadable",
        ),
        (
            "a hash in hexadecimal digits",
            |entry| entry["prev"] = json!("a".repeat(64)),
            "entry-field-unreadable",
        ),
        (
            "a long stamp",
            |entry| {
                entry["stamp"] = json!("2025-03-03T01:02:03.004Z-0002-01000000-0000-7000-8000-00000000000d")
            },
            "entry-field-unreadable",
        ),
        (
            "a stamp that counts nothing",
            |entry| entry["stamp"] = json!("20250303T010203.004Z-AQAAAAAAcACAAAAAAAAADQ-0000"),
            "entry-field-unreadable",
        ),
        (
            "a stamp with the parts of its time told apart",
            |entry| entry["stamp"] = json!("2025-03-03T01:02:03.004Z-AQAAAAAAcACAAAAAAAAADQ-0002"),
            "entry-field-unreadable",
        ),
        ("a device besides", |entry| entry["device"] = json!("AQAAAAAAcACAAAAAAAAADQ"), "entry-field-wrong"),
        ("nobody named", |entry| entry["actor"] = json!(""), "entry-field-wrong"),
        ("no place in the series", |entry| entry["seq"] = json!(0), "entry-field-wrong"),
    ];
    for (what, change, key) in cases {
        let mut entry = good.clone();
        change(&mut entry);
        let error = Entry::from_value_in(office(1), entry).expect_err(what);
        assert_eq!(error.key(), key, "{what}");
    }
    // Without its office an entry in the short spelling is none.
    assert!(Entry::parse(ENTRY).is_err());
}

#[test]
fn a_file_of_version_1_has_no_short_entries() {
    let text = EXPORT.replace("\"version\":2", "\"version\":1");
    let error = wire::read(text, &wire::Limits::default()).expect_err("short entries");
    assert_eq!(error.key(), "wire-entry");
}

#[test]
fn a_short_entry_cannot_be_altered() {
    for (from, to) in [("\"visit\":3", "\"visit\":4"), ("visit_left", "visit_kept"), ("-0002\"", "-0003\"")] {
        assert!(EXPORT.contains(from), "{from}");
        let altered = EXPORT.replacen(from, to, 1);
        assert!(wire::read(altered, &wire::Limits::default()).is_err(), "{from}");
    }
}

proptest! {
    #[test]
    fn every_id_and_hash_survives_its_short_spelling(id in any::<[u8; 16]>(), hash in any::<[u8; 32]>()) {
        let (id, hash) = (EntryId::from_bytes(id), Digest::from_bytes(hash));
        let (short_id, short_hash) = (id.short().to_string(), hash.short().to_string());
        prop_assert_eq!((short_id.len(), short_hash.len()), (22, 43));
        prop_assert_eq!(EntryId::from_short(&short_id), Ok(id));
        prop_assert_eq!(Digest::from_short(&short_hash), Ok(hash));
    }

    #[test]
    fn every_stamp_survives_its_short_spelling_and_sorts_by_it(
        device in any::<[u8; 16]>(), one in (0..WallMs::MAX.0, any::<u16>()), other in (0..WallMs::MAX.0, 0..3u16)
    ) {
        let device = DeviceId::from_bytes(device);
        let stamp = |(wall, count)| Stamp::new(WallMs(wall), count, device);
        let text = |at| stamp(at).short().to_string();
        // The first of its millisecond among them.
        for at in [one, (one.0, 0), other] {
            prop_assert_eq!(Stamp::from_short(&text(at)), Ok(stamp(at)));
            prop_assert_eq!(text(at).cmp(&text(other)), stamp(at).cmp(&stamp(other)));
            prop_assert_eq!(text(at).cmp(&text(one)), stamp(at).cmp(&stamp(one)));
        }
    }

    #[test]
    fn a_text_is_the_short_spelling_of_one_id_or_of_none(text in "[A-Za-z0-9_-]{21,23}") {
        if let Ok(id) = EntryId::from_short(&text) {
            prop_assert_eq!(id.short().to_string(), text);
        }
    }
}

#[test]
fn what_is_admitted_as_it_was_stamped_is_what_its_text_says() {
    let at = |stamp: &Stamp, body: &mut Value| body["at"] = json!(stamp.wall().0);
    for spelling in [Spelling::Long, Spelling::Short] {
        let (mut written, mut read) = (Tablet::new(1).journal, Tablet::new(1).journal);
        for n in 1..=3 {
            let drafts =
                vec![draft(1, 2 * n, "kind", json!({})), draft(1, 2 * n + 1, "kind", json!({"n": n}))];
            let stamped =
                written.stamp_as(spelling, drafts, MORNING.plus(n.into()), at).expect("good drafts");
            for one in &stamped {
                let parsed = Entry::parse_in(office(1), one.text()).expect("its text");
                assert_eq!((&parsed, parsed.to_text().as_str()), (&**one, one.text()));
                assert!(read.merge([parsed]).is_clean());
            }
            assert!(written.admit(stamped).is_clean());
            assert_eq!(written.digest(), read.digest());
        }
    }
}
