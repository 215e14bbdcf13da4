//! Which articles decided, which only ask for something besides, and what one of them gives that did not come of it.

use crate::office::{Device, SUPERVISOR, customer, person, rb_e, rb_i};
use counter::laws::Law;
use office::command::Arrival;
use office::{Command, VisitId};
use rulebook::Slot;

fn laws(desk: &Device, visit: VisitId) -> Vec<Law> {
    let recorded = desk.books.recorded(visit.0).unwrap();
    let rulings = recorded.event.law().rulings(&desk.books).into_owned();
    desk.books.laws(&rulings, recorded.at.date())
}

#[test]
fn of_each_article_it_is_told_what_it_decided() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.receive(Arrival::new(customer(1)));
    let laws = laws(&desk, visit);
    let told: Vec<(&str, &[Slot])> =
        laws.iter().map(|law| (law.article.0.as_str(), law.decided.as_slice())).collect();
    assert_eq!(
        told,
        [("I1", &[Slot::Receiver, Slot::Turn][..]), ("I10", &[Slot::Owner]), ("I11", &[Slot::Owner])]
    );
}

#[test]
fn what_is_to_be_done_besides_decided_nothing_and_comes_last() {
    let mut desk = Device::open(&rb_e());
    let visit = desk.receive(Arrival::new(customer(1)));
    let laws = laws(&desk, visit);
    let besides: Vec<&str> =
        laws.iter().filter(|law| law.decided.is_empty()).map(|law| law.article.0.as_str()).collect();
    assert_eq!(besides, ["E9", "E25.1"], "{laws:#?}");
    assert!(laws.is_sorted_by_key(|law| law.decided.is_empty()));
}

#[test]
fn a_make_up_that_an_article_gives_and_that_was_not_given_is_told_with_the_reading() {
    let mut desk = Device::open(&rb_i());
    let first = desk.served(1);
    desk.register(
        first,
        &[(rulebook::word::Field::Name, "王芳"), (rulebook::word::Field::Phone, "13800138000")],
        true,
    );
    desk.next_day();
    let visit = desk.receive(Arrival::new(customer(1)));
    let laws = laws(&desk, visit);
    let open = laws.iter().find(|law| law.article.0 == "I4b").unwrap();
    let withheld: Vec<&str> = open.withheld.iter().map(|rule| rule.0.as_str()).collect();
    let read: Vec<(&str, &str)> =
        open.read.iter().map(|read| (read.what.zh.as_str(), read.so.zh.as_str())).collect();
    assert_eq!(withheld, ["i-open"]);
    assert_eq!(read, [("未成交老客户回访的补接", "被跳过才补")]);
    // Where nothing is withheld, nothing is told.
    assert!(laws.iter().filter(|law| law.article.0 != "I4b").all(|law| law.withheld.is_empty()), "{laws:#?}");
}

#[test]
fn of_who_helps_only_his_turn_is_asked() {
    let mut desk = Device::open(&rb_e());
    let visit = desk.receive(Arrival { people: Some(6), ..Arrival::new(customer(1)) });
    let helper = desk.books.agents().find(|agent| Some(*agent) != desk.books.receiver(visit)).unwrap();
    let recorded = desk.must(Command::Help { visit, helper, by: Some(person(SUPERVISOR)) });
    let rulings = desk.books.rulings_of(&recorded[0].event);
    let laws = desk.books.laws(&rulings, desk.now.date());
    let decided: Vec<&[Slot]> = laws.iter().map(|law| law.decided.as_slice()).collect();
    assert!(!laws.is_empty() && decided.iter().all(|decided| *decided == [Slot::Turn]), "{laws:#?}");
    // All that the question would answer of a visit stands in the entry.
    let whole = recorded[0].event.law().rulings(&desk.books).into_owned();
    assert!(whole[0].steps.len() >= rulings[0].steps.len());
}
