//! The calls as rows: who rang and who answered, what came of it, and who is to be rung back.

use crate::office::{Device, SUPERVISOR, card, customer, person, rb_i};
use chrono::Duration;
use counter::calls::{CALLS, CallTurn, Found, RING, RING_BACK_DAYS, Which};
use counter::filter::Chosen;
use counter::row::{Cell, Id, Row, Said, Tone};
use office::decide::Decider;
use office::{Command, Event, Now, PersonId};
use rulebook::word::{ContactKind, Field, Purpose};

/// Somebody rings, for somebody or for nobody in particular; who answered is given back.
fn rings(desk: &mut Device, called: Option<PersonId>, name: Option<&str>) -> Event {
    desk.wait(1);
    let card =
        name.map(|name| card("customer", 7, &[("name", name), ("phone", "13800138000"), ("source", "路过")]));
    let caller = card.is_some().then(|| customer(7));
    let (purpose, digest) = (Purpose::Buy, card.as_ref().map(|card| card.digest));
    let answer = Command::Answer { called, by: None, purpose, caller, card: digest };
    let mut told = desk.sent(&[answer], card.into_iter().collect(), Vec::new()).unwrap();
    told.pop().unwrap().event
}

/// Somebody tries to ring him back.
fn follows(desk: &mut Device, reached: bool) {
    let (customer, by) = (customer(7), person(0));
    desk.must(Command::FollowUp { customer, by, kind: ContactKind::Call, reached, note: None });
}

/// The calls of a day.
fn of_day(desk: &Device) -> Found {
    desk.books.call_rows(&Chosen::on(desk.now.date()), None, desk.now)
}

/// The calls of a kind, on any day.
fn of_kind(desk: &Device, which: Which) -> Found {
    let wanted = Chosen { which: Some(which), ..Chosen::on(desk.now.date()) };
    desk.books.call_rows(&wanted, None, desk.now)
}

fn said<'a>(row: &'a Row, key: &str) -> &'a Cell {
    CALLS.cell(row, key).unwrap().1
}

#[test]
fn the_calls_of_a_day_say_who_rang_and_who_answered_the_latest_first() {
    let mut desk = Device::open(&rb_i());
    let first = rings(&mut desk, None, None);
    let Event::CallAnswered { by, .. } = first else { panic!("{first:?}") };
    desk.must(Command::EndCall { by });
    let second = rings(&mut desk, Some(person(2)), Some("张三"));
    let Event::CallAnswered { by: other, then, .. } = second else { panic!("{second:?}") };
    let rows = of_day(&desk).rows;
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
    let other_day = Chosen::on(desk.now.date() + Duration::days(1));
    assert_eq!(desk.books.call_rows(&other_day, None, desk.now).rows, []);
    // Who spoke with him sees his number, and so does whoever leads; others do not.
    let phone = |viewer| {
        let found = desk.books.call_rows(&Chosen::on(desk.now.date()), Some(viewer), desk.now);
        said(&found.rows[0], "phone").said.clone()
    };
    let whole = Said::WholePhone("13800138000".to_owned());
    assert_eq!([phone(person(2)), phone(person(SUPERVISOR))], [whole.clone(), whole]);
    let stranger = (0..4).map(person).find(|one| ![other, person(2)].contains(one)).unwrap();
    assert_eq!(phone(stranger), Said::Phone("13800138000".to_owned()));
    let last = desk.books.last_act(desk.now).unwrap().entry;
    desk.must(Command::Void { target: last, because: None });
    assert_eq!(of_day(&desk).rows.len(), 1);
}

#[test]
fn who_rang_and_was_not_heard_of_since_is_to_be_rung_back_until_he_was_reached_or_came() {
    let mut desk = Device::open(&rb_i());
    rings(&mut desk, None, Some("张三"));
    let back = of_kind(&desk, Which::RingBack);
    assert_eq!((back.rows.len(), back.counts), (1, [1, 0]));
    assert_eq!(back.rows[0].acts, [RING]);
    assert_eq!(said(&back.rows[0], "came").tone, Tone::Waits);
    // On the next day too, but not for ever.
    let now = desk.now;
    let later = |days| Now(now.0 + Duration::days(days));
    let count = |desk: &Device, now| desk.books.call_rows(&Chosen::on(desk.now.date()), None, now).counts[0];
    assert_eq!([count(&desk, later(1)), count(&desk, later(RING_BACK_DAYS + 1))], [1, 0]);
    // Who was not reached is still to be rung back; who was is not.
    for (reached, left) in [(false, 1), (true, 0)] {
        desk.wait(5);
        follows(&mut desk, reached);
        assert_eq!(of_day(&desk).counts[0], left, "{reached}");
    }
}

#[test]
fn a_call_says_when_he_came_later_and_who_received_also_by_the_same_number() {
    let mut desk = Device::open(&rb_i());
    rings(&mut desk, None, Some("张三"));
    desk.next_day();
    let visit = desk.served(7);
    let came = of_kind(&desk, Which::CameLater);
    assert_eq!((came.rows.len(), came.counts), (1, [0, 1]));
    let cell = said(&came.rows[0], "came");
    let (at, by) = (desk.books.state.visits[&visit].at, desk.books.receiver(visit).unwrap());
    assert_eq!(cell.besides, [Said::Visit(visit, at), Said::naming("calls.received_by", by)]);
    assert_eq!(cell.marks, []);
    // Another record with his number.
    let mut desk = Device::open(&rb_i());
    rings(&mut desk, None, Some("张三"));
    let Some(by) = desk.books.state.open_day().unwrap().calls.keys().next().copied() else { panic!() };
    desk.must(Command::EndCall { by });
    desk.wait(5);
    let visit = desk.served(8);
    desk.register(visit, &[(Field::Name, "张先生"), (Field::Phone, "138 0013 8000")], true);
    let came = of_kind(&desk, Which::CameLater);
    assert_eq!(came.counts, [0, 1]);
    assert_eq!(said(&came.rows[0], "came").marks, [(Said::Key("calls.same_number"), Tone::Plain)]);
}

#[test]
fn calls_are_narrowed_by_who_answered_by_source_and_by_a_search_on_any_day() {
    let mut desk = Device::open(&rb_i());
    let Event::CallAnswered { by, .. } = rings(&mut desk, None, Some("张三")) else { panic!() };
    desk.next_day();
    let day = desk.now.date();
    let count = |wanted: Chosen<Which>| desk.books.call_rows(&wanted, None, desk.now).rows.len();
    assert_eq!(count(Chosen::on(day)), 0);
    let query = |query: &str| Chosen { query: query.to_owned(), ..Chosen::on(day) };
    assert_eq!(["zs", "张", "8000", "lisi"].map(|typed| count(query(typed))), [1, 1, 1, 0]);
    let yesterday = Chosen::on(day - Duration::days(1));
    assert_eq!(count(Chosen { person: Some(by), ..yesterday.clone() }), 1);
    let other = (0..4).map(person).find(|one| *one != by);
    assert_eq!(count(Chosen { person: other, ..yesterday.clone() }), 0);
    assert_eq!(desk.books.call_sources(), ["路过"]);
    for (text, expected) in [("路过", 1), ("网络", 0)] {
        assert_eq!(count(Chosen { text: Some(text.to_owned()), ..yesterday.clone() }), expected, "{text}");
    }
}

#[test]
fn who_answers_the_next_call_is_said_with_the_article() {
    let mut desk = Device::open(&rb_i());
    let foresee = |desk: &Device| desk.books.foresee(Decider::OFFICE, desk.now, &CallTurn::next()).unwrap();
    let turn = desk.books.call_turn(&foresee(&desk)).unwrap();
    assert!(turn.law.is_some_and(|law| !law.articles.is_empty()) && turn.order.is_empty());
    let Event::CallAnswered { by, .. } = rings(&mut desk, None, None) else { panic!() };
    assert_eq!(by, turn.by);
    assert_eq!(desk.books.call_turn(&[]), None);
}
