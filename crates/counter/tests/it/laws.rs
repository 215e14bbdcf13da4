//! Which articles decided, which only ask for something besides, and what one of them gives that did not come of it.

use crate::office::{Device, customer, rb_i};
use counter::laws::Law;
use office::VisitId;
use office::command::Arrival;

fn laws(desk: &Device, visit: VisitId) -> Vec<Law> {
    let recorded = desk.books.recorded(visit.0).unwrap();
    let rulings = recorded.event.law().rulings(&desk.books).into_owned();
    desk.books.laws(&rulings, recorded.at.date())
}

fn ids<'a>(laws: impl IntoIterator<Item = &'a Law>) -> Vec<&'a str> {
    laws.into_iter().map(|law| law.article.0.as_str()).collect()
}

#[test]
fn what_decided_stands_apart_from_what_is_to_be_done_besides() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.receive(Arrival::new(customer(1)));
    let laws = laws(&desk, visit);
    let (decided, besides): (Vec<&Law>, Vec<&Law>) = laws.iter().partition(|law| law.decides);
    assert!(ids(decided.iter().copied()).contains(&"I1"), "{laws:#?}");
    assert!(!besides.is_empty(), "{laws:#?}");
    assert!(besides.iter().all(|law| !ids(decided.iter().copied()).contains(&law.article.0.as_str())));
    // The articles that decided come first.
    assert!(laws.is_sorted_by_key(|law| !law.decides));
}

#[test]
fn a_make_up_that_an_article_gives_and_that_was_not_given_is_told_with_the_reading() {
    let mut desk = Device::open(&rb_i());
    let first = desk.served(1);
    desk.register(first, &[(rulebook::word::Field::Name, "王芳"), (rulebook::word::Field::Phone, "13800138000")], true);
    desk.next_day();
    let visit = desk.receive(Arrival::new(customer(1)));
    let laws = laws(&desk, visit);
    let open = laws.iter().find(|law| law.article.0 == "I4b").unwrap();
    let withheld: Vec<&str> = open.withheld.iter().map(|rule| rule.0.as_str()).collect();
    let read: Vec<(&str, &str)> = open.read.iter().map(|read| (read.what.zh.as_str(), read.so.zh.as_str())).collect();
    assert_eq!(withheld, ["i-open"]);
    assert_eq!(read, [("未成交老客户回访的补接", "被跳过才补")]);
    // Where nothing is withheld, nothing is told.
    assert!(laws.iter().filter(|law| law.article.0 != "I4b").all(|law| law.withheld.is_empty()), "{laws:#?}");
}
