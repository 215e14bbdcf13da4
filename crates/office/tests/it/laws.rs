//! Laws of the queue that hold on every day, whatever happens.

use crate::day::{Desk, books, card, customer, person, tenths};
use crate::played::{AGENTS, acts, book, place, play};
use office::command::{Arrival, Command};
use office::event::Event;
use office::state::ConflictKind;
use office::{PersonId, State};
use proptest::prelude::*;
use rulebook::Turns;
use rulebook::word::*;
use std::collections::BTreeMap;

fn ticks(state: &State) -> BTreeMap<PersonId, Turns> {
    let day = state.open_day().expect("the day stays open");
    day.order.iter().map(|place| (place.person, day.ticks(place.person))).collect()
}

/// Events that say, with their article, that a tick is taken back.
const fn takes_back(event: &Event) -> bool {
    matches!(
        event,
        Event::HandedOver { .. }
            | Event::VisitorIdentified { .. }
            | Event::Overruled { .. }
            | Event::Voided { .. }
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn everyone_on_shift_stands_in_the_queue_once(acts in acts(60), which in 0..6usize) {
        let mut desk = Desk::open(book(which), AGENTS);
        play(&mut desk, &acts, |desk, _, _| {
            if let Some(day) = desk.state.open_day() {
                let mut queue = day.queue();
                queue.sort_unstable();
                let there = |person: &PersonId| !day.gone.contains_key(person);
                assert_eq!(queue, (0..AGENTS).map(person).filter(there).collect::<Vec<_>>());
            }
        });
    }

    #[test]
    fn who_had_the_last_turn_had_one_that_still_counts(acts in acts(60), which in 0..6usize) {
        let mut desk = Desk::open(book(which), AGENTS);
        play(&mut desk, &acts, |desk, _, _| {
            let stints = desk.state.visits.values().flat_map(|visit| &visit.stints);
            let counted = stints.filter(|stint| stint.turn != Turn::None && stint.credit.is_none());
            let last = counted.max_by_key(|stint| stint.stamp).map(|stint| stint.person);
            assert_eq!(desk.state.open_day().unwrap().last_counted(), last);
        });
    }

    #[test]
    fn nobody_is_in_the_house_twice(acts in acts(80), which in 0..6usize) {
        let mut desk = Desk::open(book(which), AGENTS);
        play(&mut desk, &acts, |desk, _, _| {
            let day = desk.state.open_day().unwrap();
            let open = day.open.iter().chain(&day.waiting).filter_map(|id| desk.state.visits.get(id));
            let mut customers: Vec<_> = open.map(|visit| visit.visitor.customer).collect();
            let here = customers.len();
            customers.sort_unstable();
            customers.dedup();
            // What is struck out may leave two open: then it is shown.
            let shown = desk.state.conflicts.iter().any(|conflict| conflict.kind == ConflictKind::InHouseTwice);
            assert!(customers.len() == here || shown);
        });
    }

    #[test]
    fn make_ups_granted_are_used_expired_or_open(acts in acts(60), which in 0..6usize) {
        let mut desk = Desk::open(book(which), AGENTS);
        play(&mut desk, &acts, |desk, _, _| {
            let day = desk.state.open_day().unwrap();
            let granted: u32 = day.accounts.values().map(|account| account.granted).sum();
            let used: u32 = day.accounts.values().map(|account| account.made_up).sum();
            let open = desk.state.open_credits().count() as u32;
            let ended = desk.state.credits.len() as u32 - open;
            assert_eq!((granted, used), (open + ended, ended));
        });
    }

    #[test]
    fn ticks_never_fall_but_by_an_entry_that_says_so(acts in acts(60), which in 0..6usize) {
        let mut desk = Desk::open(book(which), AGENTS);
        play(&mut desk, &acts, |desk, before, event| {
            if !event.is_some_and(takes_back) {
                // Who signs in again stands elsewhere: each is compared with himself, not with his place.
                let now = ticks(&desk.state);
                let fell = ticks(before).into_iter().find(|(person, had)| now.get(person).is_none_or(|has| has < had));
                assert_eq!(fell, None, "{event:?}");
            }
        });
    }

    #[test]
    fn what_was_derived_live_is_derived_again(acts in acts(60), which in 0..6usize) {
        let mut desk = Desk::open(book(which), AGENTS);
        play(&mut desk, &acts, |_, _, _| {});
        prop_assert_eq!(State::derive(&desk.recorded), desk.state);
    }

    #[test]
    fn a_plain_day_is_fair(ends in prop::collection::vec(any::<bool>(), 1..80), agents in 2..8u32, which in 0..2usize) {
        let mut desk = Desk::open(books()[which].clone(), agents);
        for (n, end) in (0u32..).zip(ends) {
            let free = desk.state.open_day().unwrap().open.len() < agents as usize;
            if free {
                let receiver = desk.receive(n);
                if end {
                    desk.end(receiver);
                }
            } else {
                let first = desk.state.open_day().unwrap().open[0];
                desk.must(Command::EndReception { visit: first });
            }
            // While everybody can take his turn, nobody is more than one ahead; a busy person's turn is kept for him.
            let day = desk.state.open_day().unwrap();
            let all_free = day.open.is_empty() && day.holding.is_empty();
            let (least, most) = day.order.iter().map(|p| day.ticks(p.person)).fold((Turns::tenths(u32::MAX), Turns::NONE), |(l, m), t| (l.min(t), m.max(t)));
            prop_assert!(!all_free || most - least <= Turns::ONE, "{least}..{most}");
        }
    }

    /// Who comes late makes nothing up: whoever was there before him and is free receives once before he receives twice.
    #[test]
    fn a_latecomer_makes_nothing_up(before in 0..40u32, agents in 2..7u32, again in any::<bool>(), which in 0..2usize) {
        let mut desk = Desk::open(books()[which].clone(), agents);
        let receive = |desk: &mut Desk, n: u32| {
            let receiver = desk.receive(n);
            desk.end(receiver);
            receiver
        };
        let late = person(agents);
        desk.must(Command::EnrolPerson { person: late, card: card(), roles: vec![Office::Agent] });
        if again {
            desk.must(Command::SignIn { place: place(agents) });
            receive(&mut desk, 1000);
            desk.must(Command::SignOut { person: late });
        }
        (0..before).for_each(|n| { receive(&mut desk, n); });
        desk.must(Command::SignIn { place: place(agents) });
        let mut since: BTreeMap<PersonId, u32> = BTreeMap::new();
        for n in 0..3 * agents {
            *since.entry(receive(&mut desk, 2000 + n)).or_default() += 1;
            let most = since.values().max().copied().unwrap_or(0);
            prop_assert!(since.get(&late).copied().unwrap_or(0) <= most.min(n / agents + 1));
        }
    }

    /// Parts of a turn add up to what they are, and the order goes by them: who has used least receives.
    #[test]
    fn tenths_are_exact_and_order_the_queue(visitors in prop::collection::vec((0..4usize, 1..3u32), 1..60), agents in 2..7u32) {
        let mut desk = Desk::open(tenths(), agents);
        let mut used: BTreeMap<PersonId, u32> = (0..agents).map(|n| (person(n), 0)).collect();
        for (n, (why, parties)) in (0u32..).zip(visitors) {
            let purpose = [Purpose::Buy, Purpose::Browse, Purpose::TakeMaterial, Purpose::Media][why];
            let weight = [if parties > 1 { 15 } else { 10 }, 5, 3, 20][why];
            let (declared, channel) = (Declared::Entry, Channel::WalkIn);
            let arrival = Arrival { purpose, declared, channel, parties, ..Arrival::new(customer(n)) };
            let least = *used.values().min().unwrap();
            let events = desk.must(Command::Receive(arrival));
            let Event::VisitorReceived { reception, .. } = &events[0] else { panic!("{events:?}") };
            prop_assert_eq!(reception.weight, Turns::tenths(weight));
            prop_assert_eq!(used[&reception.receiver], least);
            *used.get_mut(&reception.receiver).unwrap() += weight;
            desk.end(reception.receiver);
            let day = desk.state.open_day().unwrap();
            for (person, tenths) in &used {
                let account = &day.accounts[person];
                prop_assert_eq!((account.ticks, account.received), (Turns::tenths(*tenths), Turns::tenths(*tenths)));
            }
            let (least, most) = (used.values().min().unwrap(), used.values().max().unwrap());
            prop_assert!(most - least <= 20);
        }
        prop_assert_eq!(State::derive(&desk.recorded), desk.state);
    }
}
