//! Laws of the queue that hold on every day, whatever happens.

use crate::day::{Desk, SUPERVISOR, books, card, customer, person, second_trial, tenths, told_trial, trial};
use crate::every::place;
use office::command::{Agreed, Alike, Arrival, Command, Dealing, Objection, Penalising, Registering};
use office::event::Event;
use office::state::ConflictKind;
use office::{CustomerId, Decided, PersonId, Reason, Refusal, State, Told, VisitId};
use proptest::prelude::*;
use rulebook::inquiry::per_answer;
use rulebook::share::Cents;
use rulebook::word::*;
use rulebook::{Book, Turns, Value};
use std::collections::BTreeMap;

/// One random act at the desk: a number that says what, and three that say who.
pub(crate) type Act = (u8, u8, u8, u8);

pub(crate) const AGENTS: u32 = 5;

pub(crate) fn acts(most: usize) -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec((0..39u8, any::<u8>(), any::<u8>(), any::<u8>()), 1..most)
}

fn pick<T: Copy>(all: &[T], n: u8) -> T {
    all[usize::from(n) % all.len()]
}

fn visit(desk: &Desk, n: u8) -> VisitId {
    let open = desk.state.open_day().map(|day| day.open.clone()).unwrap_or_default();
    let all: Vec<VisitId> = desk.state.visits.keys().copied().collect();
    match (open.is_empty(), all.is_empty()) {
        (false, _) => pick(&open, n),
        (true, false) => pick(&all, n),
        _ => VisitId(crate::day::uuid(99, 0)),
    }
}

/// One of the customers the ledger knows, or one it does not.
fn known(desk: &Desk, n: u8) -> CustomerId {
    let known: Vec<CustomerId> = desk.state.customers.keys().copied().collect();
    if known.is_empty() { customer(0) } else { pick(&known, n) }
}

/// The shipped books and those that are there to be tried.
pub(crate) fn book(which: usize) -> Book {
    match which {
        0 | 1 => books()[which].clone(),
        2 => trial(),
        3 => second_trial(),
        4 => told_trial(),
        _ => tenths(),
    }
}

fn arrival(desk: &Desk, n: u32, a: u8, b: u8, c: u8) -> Arrival {
    let known: Vec<_> = desk.state.customers.keys().copied().collect();
    let somebody = person(u32::from(b) % (AGENTS + 1));
    let mut arrival = Arrival::new(customer(n));
    match a % 12 {
        0..=3 => {}
        4 | 5 if !known.is_empty() => arrival.customer = pick(&known, c),
        6 => arrival.asked = Some(somebody),
        7 if !known.is_empty() => arrival.referrer = Some(pick(&known, c)),
        8 => (arrival.purpose, arrival.declared) = (pick(Purpose::ALL, b), pick(Declared::ALL, c)),
        9 => arrival.recognised_by = Some(somebody),
        10 if b.is_multiple_of(2) => arrival.recall = Some(pick(Recall::ALL, c)),
        10 => (arrival.parties, arrival.channel) = (u32::from(b % 4) + 1, pick(Channel::ALL, c)),
        _ => arrival.designated = Some(somebody),
    }
    arrival.takes_both = c.is_multiple_of(5);
    arrival.people = Some(u32::from(b) % 6);
    arrival.grade = (c.is_multiple_of(4)).then(|| pick(Grade::ALL, b));
    arrival.owner_reachable = Some(c.is_multiple_of(2));
    arrival
}

pub(crate) fn command(desk: &Desk, n: u32, (what, a, b, c): Act) -> Command {
    let who = person(u32::from(a) % (AGENTS + 1));
    let by = person(if b.is_multiple_of(3) { 0 } else { SUPERVISOR });
    match what {
        0..=9 => Command::Receive(arrival(desk, n, a, b, c)),
        10..=13 => Command::EndReception { visit: visit(desk, a) },
        14 => {
            let customer = desk.state.customers.keys().nth(usize::from(b)).copied();
            Command::HandOver {
                visit: visit(desk, a),
                to: Some(who),
                cause: pick(Cause::ALL, c),
                customer,
                by: (!b.is_multiple_of(2)).then_some(by),
            }
        }
        15 => {
            let (purpose, declared) = (pick(Purpose::ALL, b), pick(Declared::ALL, c));
            Command::Identify {
                visit: visit(desk, a),
                purpose,
                declared,
                minutes: Some(i64::from(b % 8)),
                by: (!b.is_multiple_of(2)).then_some(by),
            }
        }
        16 | 17 => {
            let approved_by = (c.is_multiple_of(2)).then_some(by);
            Command::GoOut {
                person: who,
                reason: pick(AbsenceReason::ALL, b),
                notified: c.is_multiple_of(3),
                approved_by,
            }
        }
        18 | 19 => Command::ComeBack { person: who },
        20 => Command::Answer {
            called: (b.is_multiple_of(2)).then_some(who),
            by: None,
            purpose: pick(Purpose::ALL, c),
            caller: (c.is_multiple_of(3)).then(|| known(desk, a)),
            card: None,
        },
        21 => Command::EndCall { by: who },
        22 => Command::SetDuty { person: (b.is_multiple_of(2)).then_some(who) },
        23 => Command::Overrule {
            visit: visit(desk, a),
            to: who,
            turn: pick(Turn::ALL, b),
            by,
            because: card(),
        },
        24 => Command::Help { visit: visit(desk, a), helper: who, by: (!b.is_multiple_of(2)).then_some(by) },
        25 => match desk.state.open_credits().find(|credit| !credit.placed) {
            Some(credit) => Command::PlaceCredit { credit: credit.id, by },
            None => Command::SetEvent { on: b.is_multiple_of(2) },
        },
        26 => {
            let waiting = desk.state.open_day().and_then(|day| day.waiting.first().copied());
            match waiting {
                Some(visit) if b.is_multiple_of(2) => {
                    Command::Seat { visit, arrival: arrival(desk, n, a, b, c) }
                }
                Some(visit) => Command::Leave { visit },
                None => Command::Deal(Dealing {
                    customer: customer(n),
                    by: who,
                    stage: pick(DealStage::ALL, b),
                    owner_reachable: None,
                    sum: (c.is_multiple_of(2)).then_some(Cents(100 * i64::from(c) + 1)),
                    agreed: Agreed::default(),
                }),
            }
        }
        27 => {
            let (breach, by, note) = (pick(Breach::ALL, b), person(SUPERVISOR), None);
            Command::Penalise(Penalising { person: who, breach, by, note, amount: None, until: None })
        }
        28 => Command::SetCallOrder { order: (0..u32::from(b) % AGENTS).map(person).collect() },
        29 => Command::FollowUp {
            customer: known(desk, c),
            by: who,
            kind: pick(ContactKind::ALL, b),
            reached: b.is_multiple_of(2),
            note: None,
        },
        30 => {
            let (customer, to, by) = (known(desk, c), Some(person(0)), Some(by));
            Command::RuleCase(Objection {
                customer,
                claimant: who,
                with: None,
                same: None,
                to,
                by,
                because: None,
            })
        }
        31 => Command::Prove { customer: known(desk, c), by: who },
        32 => Command::Unfound { customer: known(desk, c) },
        33 => Command::SetProxy { person: who, proxy: (b.is_multiple_of(2)).then_some(by) },
        34 => Command::Register(Registering {
            visit: visit(desk, a),
            card: card(),
            filled: Field::ALL[..usize::from(b) % Field::ALL.len()].to_vec(),
            by: who,
            declined: c.is_multiple_of(2),
            alike: (a.is_multiple_of(2)).then(|| Alike { name: vec![known(desk, b)], ..Alike::default() }),
        }),
        35 => Command::GradeClient { customer: known(desk, c), grade: pick(Grade::ALL, b), by: who },
        36 => {
            let minutes = (b.is_multiple_of(2)).then_some(i64::from(c));
            Command::FileClient { customer: customer(n + u32::from(a) % 4), by: who, minutes }
        }
        37 => match desk.state.open_day().is_some_and(|day| day.on_table(who)) {
            true => Command::SignOut { person: who },
            false => Command::SignIn { place: place(u32::from(a) % AGENTS) },
        },
        _ => {
            // Anything since the day was opened.
            let opened = desk.state.open_day().map(|day| day.opened);
            let since = desk.recorded.iter().rev().take_while(|recorded| Some(recorded.entry) != opened);
            let targets: Vec<_> = since.map(|recorded| recorded.entry).collect();
            let target = if targets.is_empty() { crate::day::uuid(99, 1) } else { pick(&targets, a) };
            Command::Void { target, because: None }
        }
    }
}

/// Plays acts; what the office refuses does not happen.
pub(crate) fn play(desk: &mut Desk, acts: &[Act], mut after: impl FnMut(&Desk, &State, Option<&Event>)) {
    for (n, act) in (0u32..).zip(acts) {
        let before = desk.state.clone();
        let command = command(desk, n, *act);
        let done = answered(desk, &command, act.3).unwrap_or_default();
        desk.wait(i64::from(act.3 % 4));
        after(desk, &before, done.first());
    }
}

/// Gives a command; what the book asks for is answered, one question at a time, and what clashes is decided.
pub(crate) fn answered(desk: &mut Desk, command: &Command, n: u8) -> Result<Vec<Event>, Refusal> {
    let mut told = Told::nothing();
    for more in 0..12 {
        let refusal = match desk.send_told(command, &told) {
            Err(refusal) => refusal,
            done => return done,
        };
        match (&refusal.reason, &refusal.asked) {
            // What nobody knows must be known here.
            (Reason::Asks(_), Some(asked)) if asked.known_by_nobody => return Err(refusal),
            (Reason::Asks(fact), Some(asked)) => {
                let branches = per_answer(&desk.book, asked.on, asked.question, &asked.facts, *fact);
                let answers: Vec<Value> = branches.iter().flat_map(|branch| branch.values.clone()).collect();
                let nobody = (n % 7 == more).then_some(Value::NotKnown);
                told.answer(asked, *fact, nobody.unwrap_or_else(|| pick(&answers, n)));
            }
            (Reason::Clash { rules, .. }, _) => {
                let rule = rules[usize::from(n) % rules.len()].clone();
                let (against, by, because) = (Vec::new(), person(SUPERVISOR), card());
                told.decided.push(Decided { rule, against, by, because });
            }
            _ => return Err(refusal),
        }
    }
    desk.send_told(command, &told)
}

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
