//! A device that was set back or copied, and ids that somebody else has used: everything is kept, and all agree.

use journal::{Entry, EntryId, Journal, Preview, wire};
use proptest::prelude::*;

use crate::tablet::{HOUR, MORNING, Tablet, YEAR, cover, device, draft, entry_id, face, office};

/// A tablet, and itself as it was before its last entries, with visitors it received afterwards.
fn set_back(lost: u32, received: u32) -> (Tablet, Tablet) {
    let mut tablet = Tablet::new(1);
    tablet.write(3, MORNING);
    let mut back = tablet.clone();
    back.number_from(100);
    tablet.write(lost, MORNING.plus(HOUR));
    back.write(received, MORNING.plus(2 * HOUR));
    (tablet, back)
}

fn look(tablet: &Tablet, text: &str) -> Preview {
    let bundle = wire::read(text, &wire::Limits::default()).expect("a good file");
    tablet.journal.preview(&bundle, &tablet.cards, MORNING).expect("our office")
}

#[test]
fn a_tablet_that_was_set_back_takes_in_its_own_newer_backup() {
    // Lost, received since; entries that stand where it has written others since.
    for (lost, received, parted) in [(1, 1, 1), (4, 1, 1), (1, 4, 1), (4, 4, 4), (3, 0, 0)] {
        let (before, mut back) = set_back(lost, received);
        let backup = before.export();
        let preview = look(&back, &backup);
        assert_eq!((preview.new.len(), preview.held.len(), preview.refused.len()), (lost as usize, 0, 0));
        assert_eq!(preview.own, lost as usize);
        assert_eq!(preview.parted.values().sum::<usize>(), parted.min(lost) as usize, "{lost} {received}");
        back.import(&backup, MORNING);
        assert_eq!(back.journal.len(), (3 + lost + received) as usize);
        assert_eq!(back.journal.is_beside_itself(), received > 0);
        let stored: Vec<Entry> = back.journal.entries().cloned().collect();
        let (mut opened, flaws) = Journal::restore(office(1), device(1), stored);
        assert_eq!((flaws, opened.digest()), (vec![], back.journal.digest()));
        opened.go_on_as(device(7));
        let next = opened.stamp(vec![draft(7, 1, "kind", serde_json::json!({}))], MORNING.plus(3 * HOUR));
        assert_eq!(next.map(|entries| entries[0].seq), Ok(1));
    }
}

#[test]
fn copies_of_a_device_end_with_the_same_books_whoever_reads_first() {
    let (mut one, mut other) = set_back(3, 2);
    let (first, second) = (one.export(), other.export());
    let mut third = Tablet::new(4);
    third.import(&second, MORNING);
    third.import(&first, MORNING);
    one.import(&second, MORNING);
    other.import(&first, MORNING);
    assert_eq!(face(&one.journal), face(&other.journal));
    assert_eq!(face(&one.journal), face(&third.journal));
    assert_eq!((one.journal.len(), one.journal.parted()), (8, vec![device(1)]));
    // What they export then is in order, says both ends, and brings nothing new.
    let text = third.export();
    assert!(text.contains(r#""forks":[{"hash":"#) && text.contains(r#""version":2"#));
    assert_eq!(look(&one, &text), Preview { same: 8, ..Preview::default() });
    let mut stranger = Tablet::new(5);
    stranger.import(&text, MORNING);
    assert_eq!(face(&stranger.journal), face(&one.journal));
    let since = one.journal.heads().into_iter().map(|(device, head)| (device, head.seq)).collect();
    let part = wire::Cover { since, ..cover() };
    assert_eq!(look(&one, &wire::export(&third.journal, &third.cards, &third.documents, &part)).same, 8);
}

#[test]
fn a_far_entry_of_this_very_device_is_held_like_any_other() {
    let mut tablet = Tablet::new(1);
    let far = tablet.write(6, MORNING).split_off(4);
    let mut back = Tablet::new(1);
    back.number_from(100);
    back.write(1, MORNING.plus(HOUR));
    back.journal.merge(far);
    assert!(back.journal.is_beside_itself());
    let stored: Vec<Entry> = back.journal.entries().chain(back.journal.held()).cloned().collect();
    assert_eq!(Journal::restore(office(1), device(1), stored).1, []);
}

#[test]
fn a_clock_that_ran_far_ahead_does_not_silence_the_device() {
    // How far ahead the last entry is, and whether the device begins anew.
    for (ahead, anew) in [(0, false), (HOUR, false), (175 * YEAR, true), (u64::MAX / 4, true)] {
        let mut tablet = Tablet::new(1);
        tablet.write(1, MORNING.plus(ahead));
        assert_eq!(tablet.journal.is_beside_itself(), anew, "{ahead}");
        tablet.journal.go_on_as(device(5));
        let next = tablet.journal.stamp(vec![draft(5, 1, "kind", serde_json::json!({}))], MORNING);
        assert_eq!(next.map(|entries| entries[0].stamp.wall() <= MORNING.plus(HOUR)), Ok(true), "{ahead}");
    }
}

type Tamper = fn(&mut serde_json::Value);

#[test]
fn a_file_that_hides_or_invents_a_branch_is_refused() {
    let (mut one, other) = set_back(2, 2);
    one.import(&other.export(), MORNING);
    let good: serde_json::Value = serde_json::from_str(&one.export()).expect("JSON");
    let cases: [(&str, Tamper, &str); 5] = [
        ("as it is", |_| {}, ""),
        (
            "a branch is not named",
            |file| drop(file["devices"][0].as_object_mut().unwrap().remove("forks")),
            "wire-fork",
        ),
        ("an end is cut off", |file| drop(file["entries"].as_array_mut().unwrap().pop()), "wire-head"),
        ("an entry in a branch is altered", |file| file["entries"][5]["body"] = 7.into(), "wire-head"),
        (
            "a branch that is not there",
            |file| {
                let head = file["devices"][0]["head"].clone();
                file["devices"][0]["forks"].as_array_mut().unwrap().push(head);
            },
            "wire-head",
        ),
    ];
    for (name, tamper, key) in cases {
        let mut file = good.clone();
        tamper(&mut file);
        file.as_object_mut().unwrap().remove("digest");
        let digest = journal::digest(journal::canonical(&file).as_bytes()).to_string();
        file["digest"] = digest.into();
        let read = wire::read(file.to_string(), &wire::Limits::default());
        assert_eq!(read.err().map_or("", |error| error.key()), key, "{name}");
    }
}

/// Somebody writes entries under ids that another tablet uses: an entry each.
fn thief(ids: &[EntryId], at: u64) -> Tablet {
    let mut thief = Tablet::new(8);
    for id in ids {
        let mut taken = draft(8, 1, "visit_received", serde_json::json!({"visit": "stolen"}));
        taken.id = *id;
        let entries = thief.journal.stamp(vec![taken], MORNING.plus(at)).expect("good draft");
        thief.journal.admit(entries);
    }
    thief
}

#[test]
fn an_id_taken_beforehand_keeps_nobodys_entries_out() {
    // The thief is earlier or later than the one whose ids they are; only ids drawn for a device are surely its own.
    for (at, drawn, rightful) in
        [(0, false, false), (2 * HOUR, false, true), (0, true, true), (2 * HOUR, true, true)]
    {
        let mut honest = Tablet::new(2);
        honest.draws_ids = drawn;
        let written = honest.write(4, MORNING.plus(HOUR));
        let thief = thief(&[written[1].id, written[2].id], at);
        let mut robbed = Tablet::new(3);
        robbed.import(&thief.export(), MORNING);
        let preview = robbed.import(&honest.export(), MORNING);
        assert_eq!((preview.new.len(), preview.held.len(), preview.refused.len()), (4, 0, 0));
        let preview = honest.import(&thief.export(), MORNING);
        assert_eq!((preview.new.len(), preview.usurping), (2, 2));
        assert_eq!(face(&robbed.journal), face(&honest.journal));
        assert_eq!(
            (robbed.journal.len(), robbed.journal.usurping(), robbed.journal.rightful().count()),
            (6, 2, 4)
        );
        for journal in [&robbed.journal, &honest.journal] {
            assert_eq!(journal.get(&written[1].id) == Some(&written[1]), rightful, "{at} {drawn}");
            assert_eq!(journal.rightful().filter(|entry| entry.device == device(2)).count() == 4, rightful);
        }
        let mut stranger = Tablet::new(6);
        stranger.import(&robbed.export(), MORNING);
        assert_eq!(face(&stranger.journal), face(&robbed.journal));
    }
}

#[test]
fn an_id_is_drawn_for_one_device() {
    let id = entry_id(1, 1).of_device(device(1));
    assert_eq!(
        (id.is_of(device(1)), id.is_of(device(2)), entry_id(1, 1).is_of(device(1))),
        (true, false, false)
    );
    assert_eq!(id.as_bytes()[..10], entry_id(1, 1).as_bytes()[..10]);
    assert_eq!(id.of_device(device(1)), id);
}

proptest! {
    #[test]
    fn branches_and_taken_ids_arrive_in_any_order_to_the_same_books(
        pieces in Just(whole_story()).prop_shuffle(),
        cut in 0..15usize,
    ) {
        let whole = whole_story();
        let cut = cut.min(pieces.len());
        let mut journal = Journal::new(office(1), device(9));
        journal.merge(pieces[..cut].to_vec());
        journal.merge(pieces[cut..].to_vec());
        let mut other = Journal::new(office(1), device(9));
        other.merge(whole.clone());
        prop_assert_eq!(face(&journal), face(&other));
        prop_assert_eq!((journal.len(), journal.held().count()), (whole.len(), 0));
        let rightful = |journal: &Journal| journal.rightful().map(Entry::hash).collect::<Vec<_>>();
        prop_assert_eq!(rightful(&journal), rightful(&other));
    }
}

/// A parted series with a branch on a branch, and a thief.
fn whole_story() -> Vec<Entry> {
    let (one, mut other) = set_back(2, 3);
    let mut again = other.clone();
    again.number_from(200);
    again.write(2, MORNING.plus(3 * HOUR));
    other.write(2, MORNING.plus(4 * HOUR));
    let ids: Vec<EntryId> = one.journal.entries().map(|entry| entry.id).collect();
    let mut all = Journal::new(office(1), device(9));
    for tablet in [&one, &other, &again, &thief(&ids[2..4], 5 * HOUR)] {
        all.merge(tablet.journal.entries().cloned());
    }
    all.entries().cloned().collect()
}
