//! Entries with numbers that no office writes: kept, not understood, and without effect.

use crate::day::{Desk, customer, person, tenths};
use journal::{Actor, Draft, Entry, EntryId, Journal, WallMs};
use office::{Recorded, State};
use serde_json::{Value as Json, json};

/// A day with one reception.
fn received() -> (Vec<Entry>, Entry) {
    let mut desk = Desk::open(tenths(), 3);
    desk.receive(1);
    let entries: Vec<Entry> = desk.journal.entries().cloned().collect();
    let reception = entries.iter().find(|entry| entry.kind == "visitor_received").cloned();
    (entries, reception.expect("somebody was received"))
}

/// The same entry with another value in its body, written by another device after it.
fn altered(entry: &Entry, path: &str, value: &Json, wall: u64) -> Entry {
    let mut body = entry.body.clone();
    let (parent, field) = path.rsplit_once('/').expect("a path");
    body.pointer_mut(parent).and_then(Json::as_object_mut).expect(path).insert(field.into(), value.clone());
    let mut other = Journal::new(entry.office, journal::DeviceId::from_bytes([9; 16]));
    let draft = Draft {
        id: EntryId::from_bytes([9; 16]),
        actor: Actor::nobody(),
        kind: entry.kind.clone(),
        v: entry.v,
        body,
    };
    other.stamp(vec![draft], WallMs(wall)).expect("a journal takes any whole number").remove(0).into_entry()
}

#[test]
fn numbers_beyond_all_bounds_have_no_effect() {
    const DAY: u64 = 24 * 3_600_000;
    let (entries, reception) = received();
    let told: Vec<Recorded> = entries.iter().filter_map(Recorded::read).collect();
    let after = reception.stamp.wall().0 + 1000;
    let check = |path: &str, value: Json, days: u64, understood: bool| {
        let entry = altered(&reception, path, &value, after + days * DAY);
        let read = Recorded::read(&entry);
        assert_eq!(read.is_some(), understood, "{path} {value}");
        // Whatever it says, every desk opens.
        let mut all = told.clone();
        all.extend(read);
        assert!(State::derive(&all).open_day().is_some(), "{path} {value}");
    };
    check("/reception/weight", json!(9), 0, true);
    check("/reception/weight", json!("0.5"), 0, true);
    check("/reception/weight", json!(10), 0, false);
    check("/reception/weight", json!(100_000), 0, false);
    check("/reception/weight", json!(u32::MAX / 10), 0, false);
    check("/reception/weight", json!(u32::MAX), 0, false);
    check("/visitor/parties", json!(3), 0, true);
    check("/visitor/parties", json!(u32::MAX), 0, false);
    check("/visitor/people", json!(u32::MAX), 0, false);
    check("/at", json!("2025-03-03T09:30:00"), 0, true);
    check("/at", json!("9999-12-31T23:59:59"), 0, false);
    check("/at", json!("+262142-12-31T23:59:59"), 0, false);
    check("/at", json!("0001-01-01T00:00:00"), 0, false);
    check("/zone", json!(480), 300_000, false);
}

#[test]
fn dates_and_sums_of_any_event_are_bounded() {
    let (_, reception) = received();
    let check = |kind: &str, body: Json, understood: bool| {
        let entry = Entry { kind: kind.into(), body: body.clone(), ..reception.clone() };
        assert_eq!(Recorded::read(&entry).is_some(), understood, "{kind} {body}");
    };
    check("day_closed", json!({"date": "2025-03-04"}), true);
    check("day_closed", json!({"date": "+250000-01-01"}), false);
    check("day_closed", json!({"date": "9999-12-31"}), false);
    check("day_closed", json!({"date": "0000-01-01"}), false);
    let filed = |minutes: i64| json!({"customer": customer(1), "by": person(1), "minutes": minutes});
    check("client_filed", filed(-30), true);
    check("client_filed", filed(i64::MAX >> 10), false);
    check("client_filed", filed(i64::MIN >> 10), false);
    check("client_filed", filed(9_007_199_254_740_991), false);
}
