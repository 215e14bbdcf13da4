//! Whether a visit must be registered, what is wanted, and how it stands: at the desk and in the ledger alike.

use crate::office::{Device, customer, person, rb_e, rb_i, rb_p};
use chrono::Duration;
use counter::register::Registered;
use office::command::Arrival;
use office::ledger::Visit;
use office::{Command, Now, VisitId};
use rulebook::Fact;
use rulebook::word::{Declared, Field, Office, Purpose};
use serde_json::json;

const FULL: [(Field, &str); 2] = [(Field::Name, "张三"), (Field::Phone, "13800138000")];

fn visit(desk: &Device, id: VisitId) -> Visit {
    desk.books.state.visits[&id].clone()
}

/// How a visit stands, and whether the desk asks for its registration. The ledger of its day says the same.
fn stands(desk: &Device, id: VisitId) -> (Registered, bool) {
    let (books, visit) = (&desk.books, visit(desk, id));
    let (registered, asked) = (books.registered(&visit), books.must_register(&visit));
    let listed = books.unregistered(visit.at.date()).iter().any(|missing| missing.id == id);
    assert_eq!(listed, registered.wanting());
    match registered {
        Registered::None => assert!(asked, "what is wanting in the ledger is asked for at the desk"),
        Registered::NotNeeded => {
            assert!(!asked, "what is not needed in the ledger is not asked for at the desk")
        }
        Registered::Waiting
        | Registered::Receiving
        | Registered::Complete
        | Registered::Late
        | Registered::Missing
        | Registered::Invalid => {}
    }
    (registered, asked)
}

#[test]
fn a_new_client_is_asked_for_while_he_is_received_and_after() {
    for book in [rb_i(), rb_e(), rb_p()] {
        let mut desk = Device::open(&book);
        let id = desk.receive(Arrival::new(customer(1)));
        assert_eq!(stands(&desk, id), (Registered::Receiving, true));
        desk.wait(30);
        desk.must(Command::EndReception { visit: id });
        assert_eq!(stands(&desk, id), (Registered::None, true));
        assert_eq!(desk.books.unregistered(desk.now.date()).len(), 1);
    }
}

#[test]
fn a_book_that_must_know_something_first_calls_for_an_entry() {
    let mut book = rb_p();
    for rule in book["rules"]["registration"].as_array_mut().unwrap() {
        rule["when"] = json!({ "identity.proven": true });
    }
    let mut desk = Device::open(&book);
    let id = desk.served(1);
    let of = visit(&desk, id);
    let (missing, ruling) = desk.books.wanted(&of, person(0), &[], false, desk.now).unwrap();
    assert_eq!((missing.as_slice(), ruling.asks), ([].as_slice(), Some(Fact::Proven)));
    assert_eq!(stands(&desk, id), (Registered::None, true));
}

#[test]
fn what_is_written_says_how_it_stands() {
    let check = |texts: &[(Field, &str)], signed, days: i64, expected: Registered| {
        let mut desk = Device::open(&rb_i());
        let id = desk.served(1);
        desk.now = Now(desk.now.0 + Duration::days(days));
        desk.register(id, texts, signed);
        assert_eq!(stands(&desk, id), (expected, false), "{texts:?} {days}");
    };
    check(&FULL, true, 0, Registered::Complete);
    check(&FULL, true, 2, Registered::Late);
    check(&FULL, false, 0, Registered::Missing);
    check(&FULL[..1], true, 0, Registered::Missing);
}

#[test]
fn a_registration_that_was_taken_back_is_wanting_again() {
    for book in [rb_i(), rb_p()] {
        let mut desk = Device::open(&book);
        let id = desk.served(1);
        let registration = desk.register(id, &FULL, true).entry;
        assert!(!stands(&desk, id).1);
        let by = visit(&desk, id).receiver().unwrap();
        desk.must(Command::Withdraw { visit: id, registration, by });
        assert_eq!(stands(&desk, id), (Registered::None, true));
    }
}

/// The client of the first visit comes again the next day.
fn returns(book: &serde_json::Value) -> (Device, VisitId) {
    let mut desk = Device::open(book);
    let first = desk.served(1);
    desk.register(first, &[FULL[0], (Field::Salutation, "先生"), FULL[1]], true);
    assert_eq!(stands(&desk, first), (Registered::Complete, false));
    desk.next_day();
    let again = desk.served(1);
    (desk, again)
}

#[test]
fn of_a_returning_client_the_book_says_whether_he_is_written_again() {
    // RB-E: every visit is registered. RB-I: new clients are. RB-P says nothing of it: who is registered is.
    for (book, expected) in [
        (rb_e(), (Registered::None, true)),
        (rb_i(), (Registered::NotNeeded, false)),
        (rb_p(), (Registered::NotNeeded, false)),
    ] {
        let (desk, again) = returns(&book);
        assert_eq!(stands(&desk, again), expected, "{}", desk.books.shelved().next().unwrap().about.id);
    }
}

#[test]
fn who_did_not_come_to_buy_is_not_registered_once_it_is_known() {
    let check = |purpose, expected| {
        let mut desk = Device::open(&rb_i());
        let id = desk.served(1);
        assert_eq!(stands(&desk, id), (Registered::None, true));
        let by = Some(person(crate::office::SUPERVISOR));
        let declared = Declared::AfterLeft;
        desk.must(Command::Identify { visit: id, purpose, declared, minutes: Some(5), by });
        assert_eq!(stands(&desk, id), expected, "{purpose:?}");
    };
    check(Purpose::Peddle, (Registered::NotNeeded, false));
    check(Purpose::MarketSurvey, (Registered::NotNeeded, false));
    // Who only looks round may buy one day.
    check(Purpose::Browse, (Registered::None, true));
}

#[test]
fn who_left_or_waits_is_not_asked_for() {
    let mut desk = Device::open(&rb_i());
    for n in 1..=4 {
        desk.receive(Arrival::new(customer(n)));
    }
    let waits = desk.must(Command::Receive(Arrival::new(customer(5))))[0].visit().unwrap();
    assert_eq!(stands(&desk, waits), (Registered::Waiting, false));
    desk.must(Command::Leave { visit: waits });
    assert_eq!(stands(&desk, waits), (Registered::NotNeeded, false));
}

#[test]
fn what_is_wanted_is_what_is_missing_when_it_is_written() {
    let mut desk = Device::open(&rb_i());
    let id = desk.served(1);
    let of = visit(&desk, id);
    let by = of.receiver().unwrap();
    let wanted =
        |desk: &Device, filled: &[Field]| desk.books.wanted(&of, by, filled, false, desk.now).unwrap().0;
    assert_eq!(wanted(&desk, &[]), [Field::Name, Field::Phone, Field::Signature]);
    assert_eq!(wanted(&desk, &[Field::Name]), [Field::Phone, Field::Signature]);
    let missing = wanted(&desk, &[Field::Name, Field::Phone]);
    desk.register(id, &FULL, false);
    let registered = desk.books.state.registration(&visit(&desk, id)).unwrap().missing.clone();
    assert_eq!(missing, registered);
    assert!(desk.books.holders(desk.now, Office::Agent).contains(&by));
}
