//! The floor: a day that was left open is closed the next morning, whatever ran on it.

use crate::day::{Desk, books, customer, person, trial};
use crate::played::{acts, answered, book, play};
use office::command::{Arrival, Command};
use office::ledger::VisitState;
use office::left_open::{End, Running, left_open};
use office::{Event, Minute, Now, Reason};
use proptest::prelude::*;
use rulebook::word::AbsenceReason;

fn at(hour: u16, minute: u16) -> Minute {
    Minute::new(hour, minute).unwrap()
}

/// The next morning, with the day still open.
fn next_morning(desk: &mut Desk) {
    let date = desk.now.date().succ_opt().unwrap();
    desk.now = Now::on(date, at(9, 5));
}

#[test]
fn each_ends_at_its_own_time_and_is_marked_as_late() {
    let mut desk = Desk::open(trial(), 3);
    desk.receive(1);
    let visit = desk.state.open_day().unwrap().open[0];
    desk.must(Command::Help { visit, helper: person(1), by: None });
    let (reason, approved_by) = (AbsenceReason::Meal, None);
    desk.must(Command::GoOut { person: person(2), reason, notified: true, approved_by });
    let date = desk.now.date();
    next_morning(&mut desk);
    let ends = vec![
        End { of: Running::Reception(visit), at: at(17, 20) },
        End { of: Running::Help(visit, person(1)), at: at(16, 0) },
    ];
    let events = desk.must(Command::CloseDay { ends });
    assert!(matches!(events.last(), Some(Event::DayClosed { late: true, .. })), "{events:?}");
    let found = &desk.state.visits[&visit];
    let moment = |minute| Some(Now::on(date, minute).0);
    assert_eq!((found.state, found.stints[0].to), (VisitState::Over, moment(at(17, 20))));
    assert_eq!(found.helpers[0].to, moment(at(16, 0)));
    // Nobody said when he was back: with the working hours.
    assert_eq!(desk.state.absences[&person(2)][0].until, moment(at(18, 0)));
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_closed() {
    let [_, plain] = books();
    let mut desk = Desk::open(plain, 1);
    desk.receive(1);
    desk.must(Command::Receive(Arrival::new(customer(2))));
    let day = desk.state.open_day().unwrap();
    let (visit, waits) = (day.open[0], day.waiting[0]);
    let (reception, waiting) = (Running::Reception(visit), Running::Waiting(waits));
    let end = |of, at| End { of, at };
    let began = desk.now.minute();
    next_morning(&mut desk);
    let cases: [(Vec<End>, Reason); 5] = [
        (vec![], Reason::StillReceiving(vec![person(0)])),
        (vec![end(reception, at(17, 0))], Reason::StillWaiting(1)),
        (vec![end(waiting, at(17, 0))], Reason::StillReceiving(vec![person(0)])),
        (vec![end(reception, at(8, 0)), end(waiting, at(17, 0))], Reason::HoursReversed(began, at(8, 0))),
        (vec![end(Running::Call(person(0)), at(17, 0))], Reason::NotOnCall(person(0))),
    ];
    for (ends, reason) in cases {
        let refusal = desk.send(&Command::CloseDay { ends: ends.clone() }).unwrap_err();
        let since = desk.state.visits[&visit].stints[0].from;
        let reason = match reason {
            Reason::HoursReversed(_, to) => Reason::HoursReversed(Now(since).minute(), to),
            other => other,
        };
        assert_eq!(refusal.reason, reason, "{ends:?}");
        assert!(desk.state.open_day().is_some());
    }
    desk.must(Command::CloseDay { ends: vec![end(reception, at(17, 0)), end(waiting, at(17, 0))] });
    assert_eq!(desk.state.visits[&waits].state, VisitState::Left);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// No day is a dead end: whatever runs on it, the ends that are proposed close it, and the next can be opened.
    #[test]
    fn a_day_left_open_can_be_closed(acts in acts(60), which in 0..6usize) {
        let mut desk = Desk::open(book(which), crate::played::AGENTS);
        play(&mut desk, &acts, |_, _, _| {});
        let order = desk.state.open_day().unwrap().order.clone();
        next_morning(&mut desk);
        let ends = left_open(&desk.state, desk.now).into_iter();
        let ends: Vec<End> = ends.map(|left| End { of: left.what, at: left.proposed }).collect();
        let closed = answered(&mut desk, &Command::CloseDay { ends }, 1);
        prop_assert!(closed.is_ok(), "{closed:?}");
        let on_shift = order.into_iter().filter(|place| desk.state.people[&place.person].active).collect();
        let opened = answered(&mut desk, &Command::OpenDay { on_shift, by_hand: true }, 1);
        prop_assert!(opened.is_ok() || matches!(&opened, Err(refusal) if refusal.reason == Reason::NobodyOnShift));
        for visit in desk.state.visits.values() {
            prop_assert!(matches!(visit.state, VisitState::Over | VisitState::Left), "{visit:?}");
        }
        prop_assert_eq!(office::State::derive(&desk.recorded), desk.state);
    }
}
