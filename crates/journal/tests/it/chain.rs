//! One device's series: written, restored, forked, broken.

use journal::{DraftError, Entry, Journal, Merged, Stamp, WallMs};
use serde_json::{Value, json};

use crate::tablet::{HOUR, MORNING, Tablet, YEAR, device, draft, entry_id, face, office};

type Alter = fn(&mut Entry);

fn series(count: u32) -> Vec<Entry> {
    Tablet::new(1).write(count, MORNING)
}

fn merge(parts: &[&[Entry]]) -> (Journal, Merged) {
    let mut journal = Journal::new(office(1), device(9));
    let mut last = Merged::default();
    for part in parts {
        last = journal.merge(part.to_vec());
    }
    (journal, last)
}

#[test]
fn nothing_changes_until_entries_are_admitted() {
    let mut tablet = Tablet::new(1);
    tablet.write(2, MORNING);
    let before = face(&tablet.journal);
    let lost = tablet.journal.stamp(vec![draft(1, 50, "lost", json!({}))], MORNING).expect("good draft");
    assert_eq!(face(&tablet.journal), before);
    let kept = tablet.journal.stamp(vec![draft(1, 51, "kept", json!({}))], MORNING).expect("good draft");
    assert_eq!((kept[0].seq, kept[0].prev), (lost[0].seq, lost[0].prev));
    assert!(kept[0].stamp > lost[0].stamp);
    assert!(tablet.journal.admit(kept).is_clean());
}

#[test]
fn a_series_starts_at_its_genesis_and_links_by_hash() {
    let entries = series(3);
    assert_eq!(entries[0].prev, Entry::genesis(office(1), device(1)));
    for (at, pair) in entries.windows(2).enumerate() {
        assert_eq!((pair[1].seq, pair[1].prev), (at as u64 + 2, pair[0].hash()));
    }
}

#[test]
fn drafts_that_could_not_be_admitted_are_refused() {
    let taken = entry_id(1, 1);
    let mut tablet = Tablet::new(1);
    tablet.write(1, MORNING);
    let fresh = |n| draft(1, n, "visit_received", json!({}));
    let with = |body: Value| vec![draft(1, 60, "visit_received", body)];
    let table = [
        (vec![draft(1, 1, "visit_received", json!({}))], "draft-id-taken"),
        (vec![fresh(60), fresh(60)], "draft-id-taken"),
        (vec![draft(1, 60, "", json!({}))], "draft-no-kind"),
        (with(json!({"share": 0.5})), "draft-body"),
        (with(json!(u64::MAX)), "draft-body"),
        (with((0..65).fold(json!(1), |inner, _| json!([inner]))), "draft-body"),
    ];
    let before = face(&tablet.journal);
    for (drafts, key) in table {
        assert_eq!(tablet.journal.stamp(drafts, MORNING).expect_err(key).key(), key);
    }
    assert_eq!((face(&tablet.journal), tablet.journal.get(&taken).is_some()), (before, true));
}

#[test]
fn a_gap_holds_entries_until_it_is_filled() {
    let all = series(5);
    let (mut journal, merged) = merge(&[&all[..1], &all[2..]]);
    assert_eq!((journal.len(), merged.held.len()), (1, 3));
    let merged = journal.merge(all[1..2].to_vec());
    assert_eq!(merged.new, all[1..].iter().map(|entry| entry.id).collect::<Vec<_>>());
    assert_eq!((journal.len(), journal.held().count()), (5, 0));
}

#[test]
fn entries_that_do_not_fit_are_refused_with_a_reason() {
    let all = series(3);
    let cases: [(Alter, &str); 6] = [
        (|entry| entry.body = json!("altered"), "refused-fork"),
        (|entry| entry.office = office(2), "refused-foreign-office"),
        (|entry| entry.seq = 0, "refused-no-sequence"),
        (|entry| entry.stamp = Stamp::new(MORNING, 9, device(7)), "refused-foreign-stamp"),
        (|entry| (entry.seq, entry.prev) = (4, Entry::genesis(office(1), device(1))), "refused-chain-break"),
        (|entry| (entry.seq, entry.stamp) = (4, Stamp::new(WallMs(0), 0, device(1))), "refused-id-taken"),
    ];
    for (alter, key) in cases {
        let mut altered = all[2].clone();
        alter(&mut altered);
        let (journal, merged) = merge(&[&all, &[altered.clone()]]);
        assert_eq!(
            merged.refused.iter().map(|(id, reason)| (*id, reason.key())).collect::<Vec<_>>(),
            [(altered.id, key)]
        );
        assert_eq!((journal.len(), journal.held().count()), (3, 0), "{key}");
    }
}

#[test]
fn a_stamp_that_goes_back_and_a_taken_id_are_refused() {
    let all = series(3);
    let next = |alter: fn(&mut Entry)| {
        let mut next = Entry { id: entry_id(1, 99), seq: 4, prev: all[2].hash(), ..all[2].clone() };
        next.stamp = Stamp::new(MORNING.plus(1), 0, device(1));
        alter(&mut next);
        merge(&[&all, &[next]]).1
    };
    assert_eq!(next(|_| {}).new.len(), 1);
    let refused = |merged: Merged| merged.refused[0].1.key();
    assert_eq!(
        refused(next(|entry| entry.stamp = Stamp::new(MORNING, 2, device(1)))),
        "refused-stamp-goes-back"
    );
    assert_eq!(refused(next(|entry| entry.id = entry_id(1, 2))), "refused-id-taken");
}

#[test]
fn a_held_entry_that_turns_out_not_to_fit_is_refused_later() {
    let all = series(3);
    let early = Stamp::new(WallMs(0), 0, device(1));
    let forged = Entry { id: entry_id(1, 77), body: json!("forged"), stamp: early, ..all[2].clone() };
    let (mut journal, merged) = merge(&[&[all[2].clone(), forged.clone()]]);
    assert_eq!(merged.held.len(), 2);
    let merged = journal.merge(all[..2].to_vec());
    assert_eq!(merged.new.len(), 3);
    assert_eq!(merged.refused.len(), 1);
    assert_eq!(merged.refused[0].0, forged.id);
    assert_eq!((journal.len(), journal.held().count()), (3, 0));
}

#[test]
fn a_broken_store_is_reported_entry_by_entry() {
    let mut all = series(4);
    all[1].body = json!("rotten");
    all.push(Entry { office: office(2), ..all[0].clone() });
    let (journal, flaws) = Journal::restore(office(1), device(1), all.clone());
    let told: Vec<_> = flaws.iter().map(|flaw| (flaw.seq, flaw.reason.key())).collect();
    assert_eq!(told, [(1, "refused-foreign-office")]);
    assert_eq!(journal.held().map(|entry| entry.seq).collect::<Vec<_>>(), [3, 4]);
    assert_eq!(journal.len() + journal.held().count() + 1, all.len());
}

#[test]
fn a_tablet_that_lost_its_own_entries_goes_on_under_another_id() {
    let mut all = series(4);
    let lost = all.remove(1);
    let (mut journal, flaws) = Journal::restore(office(1), device(1), all);
    assert_eq!((flaws, journal.is_beside_itself()), (vec![], true));
    let write = |journal: &mut Journal| journal.stamp(vec![draft(1, 80, "kind", json!({}))], MORNING);
    assert_eq!(write(&mut journal), Err(DraftError::OwnSeriesBroken { missing: 2 }));
    let mut other = journal.clone();
    other.go_on_as(device(5));
    let written = write(&mut other).expect("a device that has written nothing");
    assert_eq!((written[0].device, written[0].seq, other.is_beside_itself()), (device(5), 1, false));
    journal.merge([lost]);
    assert_eq!(write(&mut journal).expect("whole again")[0].seq, 5);
}

#[test]
fn a_restored_clock_goes_on_after_its_own_last_stamp() {
    let mut tablet = Tablet::new(1);
    let ahead = tablet.write(1, MORNING.plus(YEAR));
    let (mut journal, _) = Journal::restore(office(1), device(1), ahead.clone());
    let next = journal.stamp(vec![draft(1, 80, "kind", json!({}))], MORNING).expect("good draft");
    assert!(next[0].stamp > ahead[0].stamp);
}

#[test]
fn a_foreign_clock_far_ahead_is_kept_but_not_followed() {
    let mut wrong = Tablet::new(2);
    let believed = wrong.write(1, MORNING.plus(HOUR / 30));
    let mut tablet = Tablet::new(1);
    tablet.journal.merge(believed.clone());
    tablet.journal.merge(wrong.write(1, MORNING.plus(YEAR)));
    let written = tablet.write(1, MORNING);
    assert!(written[0].stamp > believed[0].stamp);
    assert!(written[0].stamp.wall() < MORNING.plus(HOUR));
}

#[test]
fn fields_of_a_newer_version_are_kept_byte_for_byte() {
    let mut entry = series(1).remove(0);
    entry.extra.insert("witness".to_owned(), json!({"z": [1, null], "a": "\u{1f600}"}));
    entry.extra.insert("aa".to_owned(), json!(true));
    let text = entry.to_text();
    assert!(
        text.starts_with(r#"{"aa":true,"actor""#) && text.contains(r#""witness":{"a":"😀","z":[1,null]}"#)
    );
    let read = Entry::parse(&text).expect("an entry");
    assert_eq!((read.to_text(), read.hash(), &read), (text, entry.hash(), &entry));
}

#[test]
fn texts_that_are_no_entry_are_refused() {
    let good = series(1).remove(0).to_text();
    let table = [
        ("[]", "entry-field-missing", ""),
        ("{}", "entry-field-missing", "id"),
        (&good.replace(r#""seq":1"#, r#""seq":0"#), "entry-field-wrong", "seq"),
        (&good.replace(r#""seq":1"#, r#""seq":"1""#), "entry-field-wrong", "seq"),
        (&good.replace(r#""v":1}"#, r#""v":65536}"#), "entry-field-wrong", "v"),
        (&good.replace(r#""kind":"visit_received""#, r#""kind":"""#), "entry-field-wrong", "kind"),
        (&good.replace("2025-03-03T", "2025-03-33T"), "entry-field-unreadable", "stamp"),
        (&good.replace(r#""visit":1"#, r#""visit":1.5"#), "json-number", ""),
        (&good.replace(r#""visit":1"#, r#""visit":1,"visit":2"#), "json-duplicate-key", ""),
    ];
    for (text, key, field) in table {
        let error = Entry::parse(text).expect_err(key);
        let named = crate::tablet::arg(&error.args(), "field").unwrap_or_default();
        assert_eq!((error.key(), named.as_str()), (key, field), "{text}");
    }
}
