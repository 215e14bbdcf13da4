//! One definition of a counted turn: whatever happens, all figures say the same.

use crate::day::{Desk, books, customer};
use crate::generated::office;
use crate::played::{AGENTS, acts, answered, book, play};
use chrono::{Datelike, NaiveDate};
use office::day::Day;
use office::ledger::Stint;
use office::left_open::{End, left_open};
use office::{Command, Minute, Now, PersonId, State};
use proptest::prelude::*;
use rulebook::Turns;
use rulebook::word::Cause;

/// The counted receptions of a person in some days, by the visits.
fn counted(state: &State, person: PersonId, of: impl Fn(NaiveDate) -> bool) -> Vec<&Stint> {
    let stints = state.visits.values().flat_map(|visit| visit.counted());
    stints.filter(|stint| stint.person == person && of(stint.from.date())).collect()
}

fn weighed(stints: &[&Stint]) -> Turns {
    stints.iter().map(|stint| stint.weight).sum()
}

/// Accounts, figures of the month, visits and customers agree.
fn agree(state: &State) {
    let days: Vec<&Day> = state.past.values().chain(&state.day).collect();
    for day in days {
        for (person, account) in &day.accounts {
            let of_day = counted(state, *person, |date| date == day.date);
            let of_month = counted(state, *person, |date| {
                (date.year(), date.month()) == (day.date.year(), day.date.month())
            });
            assert_eq!((account.received, account.receptions as usize), (weighed(&of_day), of_day.len()));
            assert_eq!(state.received_in_month(*person, day.date), weighed(&of_month));
            assert_eq!(state.receptions_in_month(*person, day.date) as usize, of_month.len());
        }
    }
    for customer in state.customers.values() {
        let visits = customer.visits.iter().filter_map(|id| state.visits.get(id));
        let met = customer.met.iter().filter(|met| met.counted).count();
        assert_eq!(met, visits.flat_map(|visit| visit.counted()).count());
    }
}

#[test]
fn figures_agree_over_the_end_of_a_month() {
    for book in books() {
        let desk = office(book.clone(), 34);
        agree(&desk.state);
        let months =
            desk.state.past.keys().map(|date| date.month()).collect::<std::collections::BTreeSet<_>>();
        assert!(months.len() > 1, "{months:?}");
    }
}

#[test]
fn a_turn_goes_with_the_visit_to_whom_it_really_was() {
    let mut desk = Desk::open(books()[0].clone(), AGENTS);
    let receiver = desk.receive(1);
    desk.end(receiver);
    desk.next_day(AGENTS);
    desk.receive(2);
    let visit = *desk.state.open_day().unwrap().open.last().unwrap();
    let (cause, really) = (Cause::ColleagueClient, Some(customer(1)));
    desk.must(Command::HandOver { visit, to: None, cause, customer: really, by: None });
    let met = |n| desk.state.customers.get(&customer(n)).map_or(0, |found| found.met.len());
    assert_eq!((met(1), met(2)), (3, 0));
    agree(&desk.state);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn figures_agree_whatever_happens(first in acts(40), second in acts(40), which in 0..6usize) {
        let mut desk = Desk::open(book(which), AGENTS);
        play(&mut desk, &first, |desk, _, _| agree(&desk.state));
        let open = left_open(&desk.state, desk.now).into_iter();
        let ends = open.map(|left| End { of: left.what, at: left.proposed }).collect();
        answered(&mut desk, &Command::CloseDay { ends }, 1).expect("a day can be closed");
        desk.now = Now::on(desk.now.date().succ_opt().unwrap(), Minute::new(9, 1).unwrap());
        let opening = desk.opening(AGENTS);
        if answered(&mut desk, &opening, 1).is_ok() {
            play(&mut desk, &second, |desk, _, _| agree(&desk.state));
        }
    }
}
