//! The laws of merging, for any story of four tablets.

use journal::{Entry, Journal, WallMs};
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::tablet::{HOUR, MORNING, Tablet, face, office};

/// Entries of up to four tablets that write at jumping clocks and now and then read each other's books.
fn any_story() -> impl Strategy<Value = Vec<Entry>> {
    let steps = (0..4usize, 0..3u32, 0..HOUR, proptest::option::of(0..4usize));
    proptest::collection::vec(steps, 1..20).prop_map(|steps| {
        let mut tablets: Vec<Tablet> = (0..4).map(Tablet::new).collect();
        let mut story = Vec::new();
        for (who, count, late, reads) in steps {
            if let Some(other) = reads {
                let entries: Vec<Entry> = tablets[other].journal.entries().cloned().collect();
                tablets[who].journal.merge(entries);
            }
            story.extend(tablets[who].write(count, MORNING.plus(late)));
        }
        story
    })
}

/// A story and three parts of it, each with holes and in any order.
fn any_parts() -> impl Strategy<Value = (Vec<Entry>, [Vec<Entry>; 3])> {
    any_story().prop_flat_map(|story| {
        let part = || subsequence(story.clone(), 0..=story.len()).prop_shuffle();
        let parts = [part(), part(), part()];
        (Just(story), parts)
    })
}

fn merged(parts: &[&[Entry]]) -> Journal {
    let mut journal = Journal::new(office(1), crate::tablet::device(9));
    for part in parts {
        let merged = journal.merge(part.to_vec());
        assert!(merged.refused.is_empty(), "{merged:?}");
    }
    journal
}

proptest! {
    #[test]
    fn merge_is_commutative((_, [a, b, _]) in any_parts()) {
        prop_assert_eq!(face(&merged(&[&a, &b])), face(&merged(&[&b, &a])));
    }

    #[test]
    fn merge_is_associative((_, [a, b, c]) in any_parts()) {
        let mut b_and_c = b.clone();
        b_and_c.extend(c.clone());
        prop_assert_eq!(face(&merged(&[&a, &b, &c])), face(&merged(&[&a, &b_and_c])));
    }

    #[test]
    fn merge_is_idempotent((_, [a, b, _]) in any_parts()) {
        let mut journal = merged(&[&a, &b]);
        let before = face(&journal);
        let again = journal.merge(a.clone());
        prop_assert_eq!((again.new.len(), again.same, again.held.len()), (0, a.len(), 0));
        prop_assert_eq!(face(&journal), before);
    }

    #[test]
    fn arrival_one_by_one_in_any_order_is_the_same(
        (story, shuffled) in any_story().prop_flat_map(|story| (Just(story.clone()), Just(story).prop_shuffle())),
    ) {
        let one_by_one: Vec<&[Entry]> = shuffled.chunks(1).collect();
        let journal = merged(&one_by_one);
        prop_assert_eq!(face(&journal), face(&merged(&[&story])));
        prop_assert_eq!((journal.len(), journal.held().count()), (story.len(), 0));
    }

    #[test]
    fn nothing_is_lost_between_admitted_and_held((_, [a, b, c]) in any_parts()) {
        let journal = merged(&[&a, &b, &c]);
        let mut came: Vec<_> = a.iter().chain(&b).chain(&c).map(|entry| entry.id).collect();
        came.sort();
        came.dedup();
        let mut there: Vec<_> = journal.entries().chain(journal.held()).map(|entry| entry.id).collect();
        there.sort();
        prop_assert_eq!(there, came);
    }

    #[test]
    fn entries_come_in_the_order_of_stamps_and_series((_, [a, b, _]) in any_parts()) {
        let journal = merged(&[&a, &b]);
        let entries: Vec<&Entry> = journal.entries().collect();
        prop_assert!(entries.is_sorted_by_key(|entry| (entry.stamp, entry.id)));
        for entry in &entries {
            prop_assert_eq!(journal.get(&entry.id), Some(*entry));
            let later = entries.iter().filter(|other| other.stamp > entry.stamp).count();
            prop_assert_eq!(journal.entries_after(&entry.stamp).count(), later);
        }
    }

    #[test]
    fn the_digest_tells_sets_apart((_, [a, b, _]) in any_parts()) {
        let (one, other) = (merged(&[&a]), merged(&[&b]));
        prop_assert_eq!(one.digest() == other.digest(), face(&one).0 == face(&other).0);
    }

    #[test]
    fn restoring_a_shuffled_store_gives_the_journal_back((_, [a, b, _]) in any_parts()) {
        let journal = merged(&[&a, &b]);
        let mut stored: Vec<Entry> = journal.entries().chain(journal.held()).cloned().collect();
        stored.reverse();
        let (restored, flaws) = Journal::restore(office(1), crate::tablet::device(9), stored);
        prop_assert_eq!((face(&restored), flaws.len()), (face(&journal), 0));
    }

    #[test]
    fn an_export_is_read_and_imported_as_it_was((_, [a, b, _]) in any_parts()) {
        let mut from = Tablet::new(9);
        from.journal = merged(&[&a, &b]);
        let mut to = Tablet::new(8);
        let text = from.export();
        to.import(&text, MORNING);
        prop_assert_eq!(face(&to.journal), face(&from.journal));
        let again = to.import(&text, MORNING);
        prop_assert_eq!((again.new.len(), again.held.len(), again.refused.len()), (0, 0, 0));
        prop_assert_eq!(face(&to.journal), face(&from.journal));
        to.journal = Journal::restore(office(1), from.journal.device(), to.journal.entries().chain(to.journal.held()).cloned()).0;
        prop_assert_eq!(to.export(), text);
    }

    #[test]
    fn what_is_written_after_a_merge_is_later_than_what_was_read(story in any_story()) {
        let mut tablet = Tablet::new(9);
        tablet.journal.merge(story.clone());
        let written = tablet.write(3, MORNING.plus(HOUR));
        prop_assert!(story.iter().all(|entry| entry.stamp < written[0].stamp));
        prop_assert!(written.is_sorted_by(|a, b| a.stamp < b.stamp));
        let early = tablet.write(1, WallMs(0));
        prop_assert!(early[0].stamp > written[2].stamp);
    }
}
