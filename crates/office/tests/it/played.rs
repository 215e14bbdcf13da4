//! Random acts at a desk, and what is answered to what the book asks: days on which anything may happen.

use crate::day::{Desk, SUPERVISOR, books, card, customer, person, second_trial, tenths, told_trial, trial};
use office::command::{Agreed, Alike, Arrival, Command, Dealing, Objection, Penalising, Registering};
use office::event::{Event, Place};
use office::{CustomerId, Decided, Minute, Reason, Refusal, State, Told, VisitId};
use proptest::prelude::*;
use rulebook::inquiry::per_answer;
use rulebook::share::Cents;
use rulebook::word::*;
use rulebook::{Book, Value};

/// Somebody's place on the table, from nine to six.
pub(crate) fn place(n: u32) -> Place {
    let hour = |hour| Minute::new(hour, 0).unwrap();
    Place { person: person(n), from: hour(9), to: hour(18) }
}

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
