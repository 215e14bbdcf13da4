//! What is told with an act, and what the desk makes of it.

use crate::day::{Desk, SUPERVISOR, card, customer, person, told_trial};
use crate::played::{AGENTS, Act, acts, answered, book, command, play};
use office::command::{Arrival, Command};
use office::event::Event;
use office::projection::{Board, Next};
use office::rotation::Floor;
use office::{Decided, Reason, Told};
use proptest::prelude::*;
use rulebook::{Book, Fact, Facts, Name, Question, Value, rule};

/// The facts a book looks at in no question.
fn idle(book: &Book) -> Vec<Fact> {
    let looked_at = |fact: Fact| Question::ALL.iter().any(|question| book.looks_at(*question, fact));
    Fact::ALL.iter().copied().filter(|fact| !looked_at(*fact)).collect()
}

/// The facts an arrival or a case has a place for, whatever the book looks at.
const PLACES: [Fact; 15] = [
    Fact::Purpose,
    Fact::Declared,
    Fact::Channel,
    Fact::BroughtBy,
    Fact::ClientGrade,
    Fact::Recall,
    Fact::Parties,
    Fact::People,
    Fact::BringsNew,
    Fact::Invited,
    Fact::OwnerTakesBoth,
    Fact::OwnerReachable,
    Fact::ProxyArranged,
    Fact::FiledMinutes,
    Fact::FirstRegistered,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_no_question_looks_at_is_refused_by_name(
        before in acts(12),
        act in any::<(u8, u8, u8, u8)>(),
        fact in any::<u16>(),
        which in 0..6usize,
    ) {
        let mut desk = Desk::open(book(which), AGENTS);
        play(&mut desk, &before, |_, _, _| {});
        let act: Act = (act.0 % 38, act.1, act.2, act.3);
        let command = command(&desk, 70, act);
        let idle: Vec<Fact> = idle(&desk.book).into_iter().filter(|fact| !PLACES.contains(fact)).collect();
        let fact = idle[usize::from(fact) % idle.len()];
        let state = desk.state.clone();
        // Nobody knows is an answer that every fact takes.
        let told = Told::nothing().with(fact, Value::NotKnown);
        let refusal = desk.send_told(&command, &told).expect_err("it is refused");
        prop_assert_eq!(refusal.reason, Reason::NotAsked(fact), "{:?}", command);
        prop_assert_eq!(&desk.state, &state);
        let mut told = Told::nothing();
        told.of.insert(person(0), Facts::new().with(fact, Value::NotKnown));
        let refusal = desk.send_told(&command, &told).expect_err("it is refused");
        prop_assert_eq!(refusal.reason, Reason::NotAsked(fact), "{:?}", command);
    }

    #[test]
    fn the_desk_rules_as_the_book_does(acts in acts(40), which in 0..6usize) {
        let mut desk = Desk::open(book(which), AGENTS);
        play(&mut desk, &acts, |_, _, _| {});
        for recorded in &desk.recorded {
            let decided = recorded.event.said().is_some_and(|told| !told.decided.is_empty());
            for ruling in recorded.event.law().rulings(&desk.book).iter().filter(|_| !decided) {
                let again = rule(&desk.book, recorded.at.date(), ruling.question, &ruling.facts);
                let said = (&ruling.verdict, &ruling.clash);
                // What an act does besides may be open where the question itself is not.
                let asks = again.asks.is_none() || again.asks == ruling.asks;
                prop_assert!(asks && said == (&again.verdict, &again.clash), "{:?}\n{:?}", ruling, again);
            }
        }
    }
}

fn own(name: &str) -> Fact {
    Fact::Own(Name::read(name).unwrap())
}

/// A desk where everybody is trained.
fn trained() -> Desk {
    let mut desk = Desk::bare(told_trial(), 3);
    desk.staff(3);
    let mut told = Told::nothing();
    for n in 0..3 {
        told.of.insert(person(n), Facts::new().with(own("own.trained"), true));
    }
    let open = desk.opening(3);
    desk.must_told(open, told);
    desk
}

#[test]
fn an_answer_is_kept_with_its_visit() {
    let mut desk = trained();
    let receive = Command::Receive(Arrival::new(customer(1)));
    let refusal = desk.send(&receive).expect_err("the book asks");
    let asked = refusal.asked.expect("what is asked");
    assert_eq!((refusal.reason, asked.question), (Reason::Asks(own("own.brochure")), Question::Turn));
    let mut told = Told::nothing();
    told.answer(&asked, own("own.brochure"), true.into());
    let events = desk.must_told(receive, told.clone());
    assert_eq!(events[0].said(), Some(&told));
    let visit = desk.state.visits.values().next().unwrap();
    assert_eq!(visit.told, told.facts);
    // The later question of the same visit is not asked again.
    let help = Command::Help { visit: visit.id, helper: person(1), by: None };
    assert!(desk.send(&help).is_ok());
}

#[test]
fn who_is_next_is_known_where_only_his_turn_is_asked() {
    let desk = trained();
    let floor = Floor::new(&desk.state, Some(&desk.book), desk.now).unwrap();
    let board = Board::draw(&floor, customer(9));
    let Next::Asks { fact, receives: Some(reception), .. } = board.next else { panic!("{:?}", board.next) };
    assert_eq!((fact, reception.receiver), (own("own.brochure"), board.rows[0].person));
    assert_eq!(board.then.first(), Some(&board.rows[1].person));
}

#[test]
fn a_decision_is_written_with_the_rules_it_was_between() {
    let mut desk = trained();
    let mut arrival = Arrival::new(customer(1));
    (arrival.brought_by, arrival.people) = (rulebook::word::BroughtBy::OwnLeader, Some(4));
    let receive = Command::Receive(arrival);
    let told = Told::nothing().with(own("own.brochure"), false);
    let Reason::Clash { rules, by } = desk.send_told(&receive, &told).expect_err("a clash").reason else {
        panic!("no clash")
    };
    assert_eq!(by, rulebook::word::Office::Supervisor);
    let decide = |by: u32, rule: &str| {
        let rule = rules.iter().find(|found| found.0 == rule).unwrap().clone();
        Decided { rule, against: Vec::new(), by: person(by), because: card() }
    };
    let with = |one: Decided| Told { decided: vec![one], ..told.clone() };
    let refused = desk.send_told(&receive, &with(decide(0, "f-many"))).expect_err("not his to decide");
    assert_eq!(refused.reason.key(), "needs");
    let events = desk.must_told(receive, with(decide(SUPERVISOR, "f-many")));
    let Some(told) = events[0].said() else { panic!("{events:?}") };
    let against = rules.iter().filter(|rule| rule.0 != "f-many").cloned().collect();
    assert_eq!(told.decided, [Decided { against, ..decide(SUPERVISOR, "f-many") }]);
    assert!(
        matches!(&events[0], Event::VisitorReceived { reception, .. } if reception.turn == rulebook::word::Turn::None)
    );
    // Where nothing clashes there is nothing to decide.
    let plain = Command::Receive(Arrival::new(customer(2)));
    let refused = answered(&mut desk, &plain, 1).map(|_| ());
    assert_eq!(refused, Ok(()));
    let told = Told { decided: vec![decide(SUPERVISOR, "f-many")], ..Told::nothing() }
        .with(own("own.brochure"), false);
    let refused =
        desk.send_told(&Command::Receive(Arrival::new(customer(3))), &told).expect_err("nothing clashes");
    assert_eq!(refused.reason.key(), "nothing_to_decide");
}
