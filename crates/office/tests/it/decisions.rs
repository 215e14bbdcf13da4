//! Single decisions that are not queue laws: who may do what, and what the refusals cite.

use crate::day::{Desk, SUPERVISOR, books, card, customer, documents, person};
use office::command::{Arrival, Command};
use office::decide::Decider;
use office::event::Event;
use office::projection::{WhyNot, why_not};
use office::{Reason, Told};
use rulebook::Turns;
use rulebook::word::*;

fn desk(which: usize) -> Desk {
    Desk::open(books()[which].clone(), 4)
}

fn check_refused(desk: &mut Desk, command: &Command, key: &str, cites: &[&str]) {
    let refusal = desk.send(command).expect_err(key);
    assert_eq!(refusal.reason.key(), key);
    assert_eq!(refusal.cites.iter().map(|id| id.0.as_str()).collect::<Vec<_>>(), cites);
}

#[test]
fn only_a_supervisor_overrules() {
    let mut desk = desk(0);
    desk.receive(1);
    let visit = desk.state.open_day().unwrap().open[0];
    let overrule = |by| Command::Overrule { visit, to: person(2), turn: Turn::Count, by, because: card() };
    check_refused(&mut desk, &overrule(person(1)), "needs", &["D4", "D51"]);
    desk.must(overrule(person(SUPERVISOR)));
    let day = desk.state.open_day().unwrap();
    assert_eq!([0, 1, 2, 3].map(|n| day.ticks(person(n))), [0, 0, 1, 0].map(Turns::whole));
}

#[test]
fn whose_a_reception_of_today_was_is_decided_afterwards_too_and_nothing_begins_again() {
    let mut desk = desk(0);
    desk.receive(1);
    let visit = desk.state.open_day().unwrap().open[0];
    desk.wait(20);
    desk.end(person(0));
    let before = desk.state.visits[&visit].clone();
    // Who has a client now may have been the right one then.
    assert_eq!(desk.receive(2), person(1));
    desk.wait(10);
    let by = person(SUPERVISOR);
    let overrule = Command::Overrule { visit, to: person(1), turn: Turn::Count, by, because: card() };
    desk.must(overrule.clone());
    let after = &desk.state.visits[&visit];
    let hours = |visit: &office::ledger::Visit| visit.stint().map(|stint| (stint.from, stint.to));
    assert_eq!(
        (after.receiver(), after.state, hours(after)),
        (Some(person(1)), before.state, hours(&before))
    );
    let day = desk.state.open_day().unwrap();
    assert_eq!(day.open.len(), 1, "only the second goes on");
    assert_eq!([0, 1, 2, 3].map(|n| day.ticks(person(n))), [0, 2, 0, 0].map(Turns::whole));
    assert!(desk.state.conflicts.is_empty());
    check_refused(&mut desk, &overrule, "nothing_changes", &[]);
    desk.end(person(1));
    desk.next_day(4);
    let late = Command::Overrule { visit, to: person(0), turn: Turn::Count, by, because: card() };
    check_refused(&mut desk, &late, "no_such_visit", &[]);
}

#[test]
fn only_a_supervisor_places_a_make_up() {
    let mut desk = desk(0);
    let (person, reason) = (person(0), AbsenceReason::Official);
    desk.must(Command::GoOut {
        person,
        reason,
        notified: true,
        approved_by: Some(crate::day::person(SUPERVISOR)),
    });
    desk.receive(1);
    desk.must(Command::ComeBack { person });
    let credit = desk.state.open_credits().next().unwrap().id;
    check_refused(&mut desk, &Command::PlaceCredit { credit, by: person }, "needs", &["D8"]);
    desk.must(Command::PlaceCredit { credit, by: crate::day::person(SUPERVISOR) });
    assert_eq!(desk.receive(2), person);
}

#[test]
fn striking_out_gives_the_turn_back_and_can_be_struck_out_itself() {
    let mut desk = desk(1);
    desk.receive(1);
    let ticks = |desk: &Desk| desk.state.open_day().unwrap().ticks(person(0));
    let target = desk.recorded.last().unwrap().entry;
    desk.must(Command::Void { target, because: None });
    assert_eq!(ticks(&desk), Turns::NONE);
    assert!(desk.state.visits.is_empty());
    let target = desk.recorded.last().unwrap().entry;
    desk.must(Command::Void { target, because: None });
    assert_eq!(ticks(&desk), Turns::ONE);
}

#[test]
fn what_followed_on_a_struck_visit_is_struck_with_it() {
    let mut desk = desk(1);
    desk.receive(1);
    let arrived = desk.recorded.last().unwrap().entry;
    let visit = desk.state.open_day().unwrap().open[0];
    desk.must(Command::HandOver {
        visit,
        to: Some(person(2)),
        cause: Cause::Ordered,
        customer: None,
        by: Some(person(SUPERVISOR)),
    });
    desk.must(Command::EndReception { visit });
    desk.must(Command::Void { target: arrived, because: None });
    let day = desk.state.open_day().unwrap();
    assert_eq!([0, 1, 2, 3].map(|n| day.ticks(person(n))), [Turns::NONE; 4]);
    assert_eq!(desk.state.conflicts, []);
}

#[test]
fn nobody_is_struck_out_twice_or_out_of_nothing() {
    let mut desk = desk(1);
    desk.receive(1);
    let target = desk.recorded.last().unwrap().entry;
    desk.must(Command::Void { target, because: None });
    check_refused(&mut desk, &Command::Void { target, because: None }, "no_such_entry", &[]);
    check_refused(
        &mut desk,
        &Command::Void { target: crate::day::uuid(77, 1), because: None },
        "no_such_entry",
        &[],
    );
}

#[test]
fn the_book_of_the_day_is_kept_until_it_closes() {
    let mut desk = desk(0);
    let other = books()[1].digest.clone();
    let from = desk.now.date();
    let adopt = Command::AdoptRulebook { book: other, id: "rb-i".into(), edition: "1".into(), from };
    check_refused(&mut desk, &adopt, "earlier_day_open", &[]);
}

#[test]
fn why_not_me() {
    let mut desk = desk(0);
    desk.must(Command::GoOut {
        person: person(0),
        reason: AbsenceReason::Washroom,
        notified: false,
        approved_by: None,
    });
    let events = desk.must(Command::Receive(Arrival::new(customer(1))));
    let Event::VisitorReceived { reception, .. } = &events[0] else { panic!("{events:?}") };
    let why = |n| why_not(reception, &desk.book, person(n));
    assert_eq!(why(0).0, WhyNot::Passed { engaged: Engaged::Absent, missed: Missed::Lose });
    assert_eq!(why(0).1[0].0, "D9");
    assert_eq!(why(1).0, WhyNot::Receives);
    assert_eq!(why(3).0, WhyNot::Behind(2));
    assert_eq!(why(9).0, WhyNot::Off);
}

#[test]
fn a_day_that_was_not_closed_blocks_the_next() {
    let mut desk = desk(1);
    desk.wait(24 * 60);
    check_refused(&mut desk, &Command::Receive(Arrival::new(customer(1))), "earlier_day_open", &[]);
}

#[test]
fn standing_is_asked_of_the_book() {
    let mut desk = desk(1);
    desk.receive(1);
    desk.end(person(0));
    for (days, kind) in [(7, VisitKind::ReturnOpen), (1, VisitKind::Lapsed)] {
        for _ in 0..days {
            desk.next_day(4);
        }
        let events = office::decide(
            &desk.state,
            Some(&desk.book),
            desk.now,
            &Command::Receive(Arrival::new(customer(1))),
            &office::Told::nothing(),
        );
        let Ok([Event::VisitorReceived { visitor, reception, .. }]) = events.as_deref() else {
            panic!("{events:?}")
        };
        assert_eq!(visitor.kind, kind);
        assert!(reception.law.rulings(&desk.book)[0].cites.iter().any(|id| id.0 == "I11"));
    }
}

#[test]
fn questions_are_settled_by_the_books() {
    let desk = desk(0);
    let facts = rulebook::Facts::new();
    for question in [rulebook::Question::MakeUp, rulebook::Question::NextDay, rulebook::Question::Overrule] {
        assert!(desk.ask(question, &facts).settled(), "{question:?}");
    }
}

#[test]
fn a_book_has_one_name_in_the_journal_and_on_the_shelf() {
    for (json, book) in documents().iter().zip(books()) {
        assert_eq!(journal::Documents::digest_of(json).to_string(), book.digest.0);
    }
}

#[test]
fn on_the_board_is_tried_what_the_whole_office_decides_or_it_is_refused() {
    let mut desk = Desk::open(books()[0].clone(), 3);
    desk.receive(1);
    let visit = desk.state.open_day().unwrap().open[0];
    let target = desk.recorded.last().unwrap().entry;
    let check = |command: Command, on_the_board: bool| {
        let told = Told::nothing();
        let by = |decider: Decider| decider.decide(&desk.state, Some(&desk.book), desk.now, &command, &told);
        let (board, office) = (by(Decider::BOARD), by(Decider::OFFICE));
        match on_the_board {
            true => assert_eq!(board, office, "{command:?}"),
            false => assert_eq!(board.unwrap_err().reason, Reason::Elsewhere, "{command:?}"),
        }
        assert!(office.is_ok(), "{command:?}: {office:?}");
    };
    check(Command::Receive(Arrival::new(customer(2))), true);
    check(Command::EndReception { visit }, false);
    check(Command::Void { target, because: None }, false);
    check(Command::SetEvent { on: true }, false);
    check(Command::SignOut { person: person(2) }, false);
    check(Command::SetProxy { person: person(1), proxy: Some(person(2)) }, false);
}
