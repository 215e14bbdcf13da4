//! The clients of somebody who left are given to others by a plan, evenly if that is wanted, and taken back exactly.

use crate::left::{MANAGER, left, left_when};
use crate::merge::joined;
use crate::office::{Device, NAMES, SUPERVISOR, customer, person, rb_e, rb_p};
use counter::handover::{HANDOVER, Handed, Left, Plan, evenly};
use counter::row::{Id, Said};
use office::projection::state_digest;
use office::{CustomerId, Event, PersonId, Reason};
use paper::OrderedMap;
use proptest::prelude::*;
use rulebook::word::Office;
use std::collections::BTreeMap;

fn owners(desk: &Device) -> BTreeMap<CustomerId, (Option<PersonId>, Option<PersonId>)> {
    let has = |id: &CustomerId| {
        let client = desk.books.state.whole(*id).expect("a client");
        (client.owner(), client.server())
    };
    desk.books.state.customers.keys().map(|id| (*id, has(id))).collect()
}

/// Gives by a plan, in one batch; how many entries it is.
fn give(desk: &mut Device, plan: &Plan) -> usize {
    let command = plan.command(person(0), person(MANAGER));
    let says = desk.books.leaving(person(0), desk.now).expect("a book");
    desk.sent_told(&[(command, says.told)], Vec::new(), Vec::new()).expect("they are shared out").len()
}

fn takers() -> [PersonId; 3] {
    [1, 2, 3].map(person)
}

#[test]
fn three_hundred_clients_are_shared_out_evenly_and_taken_back_exactly() {
    let mut desk = left(&rb_e(), 300, None);
    let (before, state) = (owners(&desk), desk.books.state.clone());
    let clients = desk.books.left_behind(person(0));
    assert_eq!(clients.len(), 300);
    let mut plan = Plan::default();
    plan.share(&clients, &takers());
    assert_eq!(plan.sums().values().copied().collect::<Vec<_>>(), [100, 100, 100]);
    assert_eq!(give(&mut desk, &plan), 300);
    for left in &clients {
        assert_eq!(owners(&desk)[&left.client].0, plan.of(left.client));
    }
    let handed = desk.books.handed_over(person(0));
    assert_eq!(handed.len(), 1, "one plan");
    assert_eq!((handed[0].by, handed[0].len()), (person(MANAGER), 300));
    assert_eq!(handed[0].to, takers().map(|taker| (taker, 100)));
    let last = desk.books.last_act(desk.now).expect("the last act").entry;
    assert_eq!(
        desk.books.written_with(last, &[]).len(),
        300,
        "undone as one, by who opens the books anew too"
    );
    desk.wait(5);
    let undone = desk.sent(&handed[0].taken_back(), Vec::new(), Vec::new()).expect("all of it");
    assert_eq!(undone.len(), 300);
    assert!(undone.iter().all(|recorded| matches!(recorded.event, Event::Voided { .. })));
    assert_eq!(owners(&desk), before, "everybody is whose he was");
    for (id, client) in &state.customers {
        assert_eq!(client.titles, desk.books.state.customers[id].titles, "and by what he was it");
    }
    assert_eq!(desk.books.handed_over(person(0)), Vec::<Handed>::new());
    assert_eq!(desk.books.left_behind(person(0)), clients);
    assert_eq!(desk.books.clashes(), 0);
    // Another reader comes to the same.
    let other = joined(&desk, 2);
    assert_eq!(state_digest(&other.books.state), state_digest(&desk.books.state));
}

#[test]
fn who_had_them_for_the_time_being_has_them_again() {
    let mut desk = left(&rb_e(), 9, Some(1));
    let before = owners(&desk);
    assert!(before.values().all(|has| has.0 == Some(person(1))), "{before:?}");
    let clients = desk.books.left_behind(person(0));
    let mut plan = Plan::default();
    plan.share(&clients, &takers());
    assert_eq!(plan.len(), 6, "a third stays where it is, and is his part");
    give(&mut desk, &plan);
    let has = |desk: &Device, n| owners(desk).values().filter(|has| has.0 == Some(person(n))).count();
    assert_eq!([1, 2, 3].map(|n| has(&desk, n)), [3, 3, 3]);
    let handed = desk.books.handed_over(person(0)).remove(0);
    desk.sent(&handed.taken_back(), Vec::new(), Vec::new()).expect("all of it");
    assert_eq!(owners(&desk), before);
}

#[test]
fn two_plans_are_two_and_each_is_taken_back_alone() {
    let mut desk = left(&rb_e(), 4, None);
    let clients = desk.books.left_behind(person(0));
    let mut first = Plan::default();
    first.share(&clients[..2], &[person(1)]);
    give(&mut desk, &first);
    let between = owners(&desk);
    desk.wait(3);
    let mut second = Plan::default();
    second.share(&clients[2..], &[person(2)]);
    give(&mut desk, &second);
    let handed = desk.books.handed_over(person(0));
    assert_eq!(
        handed.iter().map(|handed| handed.to[0]).collect::<Vec<_>>(),
        [(person(2), 2), (person(1), 2)]
    );
    desk.sent(&handed[0].taken_back(), Vec::new(), Vec::new()).expect("the second");
    assert_eq!(owners(&desk), between);
    assert_eq!(desk.books.handed_over(person(0)).len(), 1);
}

#[test]
fn a_row_says_whose_he_is_until_when_and_to_whom_he_goes() {
    let desk = left(&rb_e(), 2, Some(1));
    let clients = desk.books.left_behind(person(0));
    let mut plan = Plan::default();
    plan.give(clients[0], Some(person(3)));
    plan.give(clients[1], Some(person(1)));
    let rows = desk.books.handover_rows(&clients, &plan, desk.now);
    let to: Vec<&Said> =
        rows.iter().filter_map(|row| HANDOVER.cell(row, "to")).map(|(_, c)| &c.said).collect();
    assert_eq!(to, [&Said::Person(person(3)), &Said::Nothing], "who has him already is given nothing");
    assert_eq!(rows[0].id, Id::Client(clients[0].client));
    let owner = HANDOVER.cell(&rows[0], "owner").map(|(_, cell)| &cell.said);
    assert!(matches!(owner, Some(Said::Owned(owned)) if owned.by == person(1)), "{owner:?}");
}

#[test]
fn the_book_says_who_decides_and_whether_there_is_anything_to_give() {
    // What was said when he left is not asked again: that he had handed nothing over.
    let mut desk = left_when(&rb_e(), 2, None, false);
    let says = desk.books.leaving(person(0), desk.now).expect("a book");
    assert!(says.everybodys);
    let refusal = says.refusal().expect("nothing to give");
    assert_eq!(refusal.reason, Reason::EverybodysByTheBook);
    assert_eq!(refusal.cites, says.ruling.cites);
    assert!(!refusal.cites.is_empty());
    let mut plan = Plan::default();
    plan.share(&desk.books.left_behind(person(0)), &takers());
    let act = (plan.command(person(0), person(MANAGER)), says.told);
    assert!(
        desk.sent_told(&[act], Vec::new(), Vec::new()).is_err(),
        "nor by a plan that is sent all the same"
    );
    let desk = left(&rb_p(), 2, None);
    let says = desk.books.leaving(person(0), desk.now).expect("a book");
    assert_eq!((says.everybodys, says.by, says.refusal()), (false, Office::SalesManager, None));
}

#[test]
fn only_who_works_here_takes_and_only_who_left_gives() {
    let desk = left(&rb_e(), 2, None);
    let order = desk.books.takers();
    assert!(!order.contains(&person(0)), "he has left");
    assert_eq!(order.len(), NAMES.len() + 1);
    assert!(
        order[..2].contains(&person(SUPERVISOR)) && order[2..] == takers(),
        "as on the roster: {order:?}"
    );
    assert_eq!(desk.books.left_behind(person(1)), Vec::<Left>::new());
}

#[test]
fn a_plan_forgets_who_is_no_longer_to_be_given_away() {
    let left = |n, with: Option<u32>| Left { client: customer(n), with: with.map(person) };
    let mut plan = Plan::default();
    (1..=3).for_each(|n| plan.give(left(n, None), Some(person(1))));
    // One was given elsewhere meanwhile, one went to that person.
    plan.keep(&[left(1, None), left(2, Some(1))]);
    assert_eq!((plan.len(), plan.of(customer(1))), (1, Some(person(1))));
}

proptest! {
    #[test]
    fn evenly_is_even_and_gives_nobody_his_own(
        with in prop::collection::vec(prop::option::of(0_u32..6), 0..80),
        takers in prop::collection::btree_set(0_u32..6, 1..6),
    ) {
        let clients: Vec<Left> = (0..).zip(&with).map(|(n, with)| Left { client: customer(n), with: with.map(person) }).collect();
        let takers: Vec<PersonId> = takers.into_iter().map(person).collect();
        let shared = evenly(&clients, &takers, &OrderedMap::new());
        prop_assert_eq!(shared.len(), clients.len(), "every client once");
        let counts: Vec<usize> = takers.iter().map(|taker| shared.iter().filter(|to| **to == Some(*taker)).count()).collect();
        prop_assert_eq!(counts.iter().sum::<usize>(), clients.len());
        prop_assert!(counts.iter().max().unwrap() - counts.iter().min().unwrap() <= 1);
        prop_assert!(counts.is_sorted_by(|one, next| one >= next), "who comes first has more, where it does not come out even");
        let mut plan = Plan::default();
        plan.share(&clients, &takers);
        for (left, to) in clients.iter().zip(shared) {
            prop_assert_ne!(plan.of(left.client), left.with.or(Some(person(99))), "nobody is given his own");
            prop_assert_eq!(plan.of(left.client).or(left.with.filter(|_| to == left.with)), to);
        }
    }

    #[test]
    fn what_was_given_already_is_made_up_for(already in prop::collection::vec(0_usize..9, 3), n in 30_u32..60) {
        let clients: Vec<Left> = (0..n).map(|n| Left { client: customer(n), with: None }).collect();
        let before: OrderedMap<PersonId, usize> = takers().into_iter().zip(already.iter().copied()).collect();
        let shared = evenly(&clients, &takers(), &before);
        let all: Vec<usize> = takers().iter().map(|taker| before[taker] + shared.iter().filter(|to| **to == Some(*taker)).count()).collect();
        prop_assert!(all.iter().max().unwrap() - all.iter().min().unwrap() <= 1, "{:?}", all);
    }
}
