//! What is still asked of an arrival, by a book that asks much: whether the owner is reached, takes both, names another, and
//! who permits a second client.

use crate::office::{Device, customer, person, rb_i};
use counter::asks::Ask::{self, Both, Designate, Permit, Reach};
use office::Command;
use office::command::Arrival;
use office::decide::Decider;
use rulebook::word::{AbsenceReason, Office};

#[track_caller]
fn check(desk: &Device, arrival: Arrival, expected: &[Ask]) {
    let decider = Decider::OFFICE;
    let foreseen = desk.books.foresee(decider, desk.now, &Command::Receive(arrival));
    assert_eq!(desk.books.still_asked(decider, desk.now, arrival, Some(&foreseen)), expected, "{foreseen:?}");
}

/// A desk with a client of the first, whose visit is over.
fn with_a_client() -> (Device, Arrival) {
    let mut desk = Device::open(&rb_i());
    desk.served(1);
    (desk, Arrival::new(customer(1)))
}

/// What was answered stays, so that it can be answered otherwise.
fn reached(arrival: Arrival, reached: bool) -> Arrival {
    Arrival { owner_reachable: Some(reached), ..arrival }
}

#[test]
fn where_the_owner_is_free_nothing_is_asked() {
    let (desk, mine) = with_a_client();
    check(&desk, mine, &[]);
    check(&desk, Arrival::new(customer(9)), &[]);
}

#[test]
fn an_owner_with_another_visitor_takes_both_or_names_somebody() {
    let (mut desk, mine) = with_a_client();
    desk.receive(Arrival { asked: Some(person(0)), ..Arrival::new(customer(2)) });
    check(&desk, mine, &[Both, Designate]);
    check(&desk, Arrival { takes_both: true, ..mine }, &[Both]);
    check(&desk, reached(mine, true), &[Reach, Both, Designate]);
    check(&desk, Arrival { asked: Some(person(0)), ..Arrival::new(customer(9)) }, &[]);
    check(&desk, Arrival::new(customer(9)), &[]);
    assert_eq!(desk.books.asked_of(mine), Some(person(0)));
    let brought = Arrival { referrer: Some(customer(1)), ..Arrival::new(customer(9)) };
    assert_eq!(desk.books.asked_of(brought), Some(person(0)));
    assert_eq!(desk.books.asked_of(Arrival::new(customer(9))), None);
}

#[test]
fn an_owner_who_is_out_is_rung_up_and_names_somebody_once_he_is_reached() {
    let (mut desk, mine) = with_a_client();
    let reason = AbsenceReason::Meal;
    desk.must(Command::GoOut { person: person(0), reason, notified: true, approved_by: None });
    check(&desk, mine, &[Reach]);
    check(&desk, reached(mine, true), &[Reach, Designate]);
    check(&desk, reached(mine, false), &[Reach]);
}

#[test]
fn where_nobody_is_free_the_book_says_who_permits_a_second_client() {
    let (mut desk, mine) = with_a_client();
    (2..=5).for_each(|n| {
        desk.receive(Arrival::new(customer(n)));
    });
    check(&desk, Arrival::new(customer(9)), &[Permit(Office::ProjectManager)]);
    check(&desk, mine, &[Both, Designate]);
}

#[test]
fn of_a_person_with_two_records_the_person_is_asked() {
    let (mut desk, mine) = with_a_client();
    desk.served(2);
    let (one, other, relation, same, by) = (customer(1), customer(2), None, None, person(0));
    desk.must(Command::Link { one, other, relation, same, by });
    let second = Arrival::new(customer(2));
    assert_eq!(desk.books.asked_of(second), desk.books.asked_of(mine));
    let claim = |desk: &Device, n| desk.books.claim_now(customer(n), desk.now).map(|claim| claim.person);
    assert_eq!((claim(&desk, 1), claim(&desk, 2)), (Some(person(0)), Some(person(0))));
    desk.receive(mine);
    let refused = desk.refused(Command::Receive(second));
    assert_eq!((refused.reason.key(), refused.reason.people()), ("in_house", vec![person(0)]));
}
