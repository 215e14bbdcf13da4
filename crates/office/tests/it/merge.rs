//! Merging two desks: the state depends on the set of entries alone, and nothing makes it panic.

use crate::day::{Desk, books, card, person};
use crate::played::{AGENTS, acts, play};
use journal::Entry;
use office::projection::state_digest;
use office::{Command, Reason, Recorded, State};
use proptest::prelude::*;

fn two_desks(first: &[crate::played::Act], second: &[crate::played::Act]) -> [Desk; 2] {
    let [book, _] = books();
    let one = Desk::open(book.clone(), AGENTS);
    let mut other = Desk::bare(book, 4);
    other.journal.merge(one.journal.entries().cloned().collect::<Vec<Entry>>());
    other.recorded = one.recorded.clone();
    other.state = one.state.clone();
    let mut desks = [one, other];
    for (desk, acts) in desks.iter_mut().zip([first, second]) {
        play(desk, acts, |_, _, _| {});
    }
    desks
}

fn derive(entries: impl IntoIterator<Item = Entry>, base: &Desk) -> State {
    let mut journal = journal::Journal::new(base.journal.office(), base.journal.device());
    journal.merge(entries);
    let recorded: Vec<_> = journal.entries().filter_map(Recorded::read).collect();
    State::derive(&recorded)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn arrival_order_is_irrelevant(first in acts(30), second in acts(30), seed in any::<u64>()) {
        let desks = two_desks(&first, &second);
        let mut all: Vec<Entry> = desks.iter().flat_map(|desk| desk.journal.entries().cloned()).collect();
        let forward = derive(all.clone(), &desks[0]);
        let n = all.len();
        for i in (1..n).rev() {
            let step = usize::try_from(seed.rotate_left(u32::try_from(i).unwrap()) % (i as u64 + 1)).unwrap();
            all.swap(i, step);
        }
        let shuffled = derive(all, &desks[1]);
        prop_assert_eq!(state_digest(&forward), state_digest(&shuffled));
        prop_assert_eq!(forward, shuffled);
    }

    #[test]
    fn apply_takes_anything_in_any_order(acts in acts(50), seed in any::<u64>(), which in 0..2usize) {
        let mut desk = Desk::open(books()[which].clone(), AGENTS);
        play(&mut desk, &acts, |_, _, _| {});
        let mut state = State::default();
        let n = desk.recorded.len();
        for i in 0..n * 2 {
            let at = usize::try_from(seed.wrapping_mul(i as u64 + 1).rotate_right(7) % n as u64).unwrap();
            state.apply(&desk.recorded[at]);
        }
        // It did not panic, and every visit it took in is in the ledger of some customer.
        prop_assert!(state.visits.values().all(|visit| state.customers.contains_key(&visit.visitor.customer)));
    }
}

#[test]
fn two_desks_at_once_are_shown_as_a_conflict() {
    let mut desks = two_desks(&[], &[]);
    desks[0].receive(1);
    desks[1].receive(2);
    let all: Vec<Entry> = desks.iter().flat_map(|desk| desk.journal.entries().cloned()).collect();
    let state = derive(all, &desks[0]);
    let kinds: Vec<_> = state.conflicts.iter().map(|conflict| conflict.kind).collect();
    assert_eq!(kinds, [office::state::ConflictKind::ReceivingTwice]);
    assert_eq!(state.visits.len(), 2, "neither visit is lost");
}

#[test]
fn a_conflict_that_was_settled_with_a_word_is_settled_wherever_it_is_read() {
    let mut desks = two_desks(&[], &[]);
    desks[0].receive(1);
    desks[1].receive(2);
    let entries = |desks: &[Desk]| -> Vec<Entry> {
        desks.iter().flat_map(|desk| desk.journal.entries().cloned()).collect()
    };
    let found = derive(entries(&desks), &desks[0]).conflicts[0].clone();
    // Whoever settles it has both entries.
    let all = entries(&desks);
    desks[0].journal.merge(all);
    desks[0].recorded = desks[0].journal.entries().filter_map(Recorded::read).collect();
    desks[0].state = State::derive(&desks[0].recorded);
    desks[0].wait(1);
    let settles = |by| Command::SettleConflict { entry: found.entry, conflict: found.kind, note: card(), by };
    let nobody = desks[0].send(&settles(person(77))).unwrap_err();
    assert_eq!(nobody.reason, Reason::NoSuchPerson);
    desks[0].must(settles(person(0)));
    assert_eq!(desks[0].state.conflicts, []);
    let again = desks[0].send(&settles(person(0))).unwrap_err();
    assert_eq!(again.reason, Reason::NothingChanges);
    let state = derive(entries(&desks), &desks[1]);
    assert_eq!((state.conflicts.len(), state.visits.len()), (0, 2), "neither visit is lost");
}
