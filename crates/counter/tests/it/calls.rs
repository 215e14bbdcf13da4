//! The calls of a day as rows.

use crate::office::{Device, card, customer, person, rb_i};
use chrono::Duration;
use counter::calls::CALLS;
use counter::row::{Id, Row, Said};
use office::{Command, Event, PersonId};
use rulebook::word::Purpose;

/// Somebody rings, for somebody or for nobody in particular; who answered is given back.
fn rings(desk: &mut Device, called: Option<PersonId>, name: Option<&str>) -> Event {
    desk.wait(1);
    let card = name.map(|name| card("customer", 7, &[("name", name), ("phone", "13800138000")]));
    let caller = card.is_some().then(|| customer(7));
    let (purpose, digest) = (Purpose::Buy, card.as_ref().map(|card| card.digest));
    let answer = Command::Answer { called, by: None, purpose, caller, card: digest };
    let mut told = desk.sent(&[answer], card.into_iter().collect(), Vec::new()).unwrap();
    told.pop().unwrap().event
}

#[test]
fn the_calls_of_a_day_say_who_rang_and_who_answered_the_latest_first() {
    let mut desk = Device::open(&rb_i());
    let first = rings(&mut desk, None, None);
    let Event::CallAnswered { by, .. } = first else { panic!("{first:?}") };
    desk.must(Command::EndCall { by });
    let second = rings(&mut desk, Some(person(2)), Some("张三"));
    let Event::CallAnswered { by: other, then, .. } = second else { panic!("{second:?}") };
    let rows = desk.books.call_rows(desk.now.date());
    let said = |row: &Row, key| CALLS.cell(row, key).unwrap().1.clone();
    let names: Vec<_> = rows.iter().filter_map(|row| CALLS.name(row)).collect();
    assert_eq!(names, [&Said::Text("张三".to_owned()), &Said::Key("calls.unnamed")]);
    assert_eq!(said(&rows[0], "caller").besides, [Said::Phone("13800138000".to_owned())]);
    let answered = said(&rows[0], "answered_by");
    assert_eq!(answered.said, Said::Person(other));
    assert_eq!(answered.besides.first(), Some(&Said::naming("calls.asked_for", person(2))));
    assert_eq!(said(&rows[0], "then").said, Said::Word("call_then", then.word()));
    assert_eq!(said(&rows[1], "answered_by").said, Said::Person(by));
    assert!(rows.iter().all(|row| row.cite.as_ref().is_some_and(|cite| Id::Entry(cite.entry) == row.id)));
    // Another day has its own.
    assert_eq!(desk.books.call_rows(desk.now.date() + Duration::days(1)), []);
    let last = desk.books.last_act(desk.now).unwrap().entry;
    desk.must(Command::Void { target: last, because: None });
    assert_eq!(desk.books.call_rows(desk.now.date()).len(), 1);
}
