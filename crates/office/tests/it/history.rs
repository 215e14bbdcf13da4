//! What the ledger finds out by itself: small cases of what is counted, and from when to when.

use crate::day::{Desk, SUPERVISOR, card, customer, person, trial};
use office::command::{Agreed, Arrival, Command, Dealing, Penalising, Registering};
use office::decide;
use office::event::Event;
use office::{Now, VisitId};
use rulebook::book::{Parts, bundle};
use rulebook::share::Cents;
use rulebook::word::*;
use rulebook::{Book, Fact, Facts, Name, Value};
use serde_json::{Value as Json, json};

const PROBE: &str = "own.probe";

/// A book that declares one fact and looks at it, and at one of the vocabulary.
fn book(kind: &str, source: &Json, test: &Json, fact: &str) -> Book {
    let says = json!({"zh": "试", "en": "A trial"});
    let period = |n: u32, unit: &str| {
        let value = json!({"n": n, "unit": unit});
        json!({"title": says, "values": {"2000-01-01": {"value": value, "article": "P1"}}})
    };
    let declares = json!({
        "facts": {
            PROBE: {"says": says, "kind": kind, "source": source},
            "own.first": {"says": says, "kind": "moment", "source": {"first": {"of": "visit", "whose": "client"}}},
            "own.told_day": {"says": says, "kind": "day"},
        },
        "words": {"own.errand": {"of": "absence_reason", "under": "washroom", "says": says}},
    });
    let article = json!({
        "id": "P1", "number": says, "chapter": says, "title": says, "text": says, "source": "", "kind": "rule",
    });
    // It holds, whatever the probe is: so nothing is asked, and the ruling shows what was found.
    let looks = json!({"any": [{"registration.errors": {"at_least": 0}}, {PROBE: test}, {fact: test}]});
    let rule = json!([{"id": "p", "cites": ["P1"], "says": says, "when": looks, "then": {"required": []}}]);
    let json = bundle(&Parts {
        book: json!({
            "format": "turnbook-rulebook", "version": 1, "id": "probe", "edition": "1", "title": says, "short": says,
            "language": "zh-Hans", "in_force_from": "2000-01-01", "extends": null, "about": says,
        }),
        articles: json!([article]),
        parameters: json!({
            "hour": period(1, "hour"), "day": period(1, "day"), "week": period(1, "week"), "ages": period(99, "year"),
        }),
        declares: Some(declares),
        rules: json!({"registration": rule}),
        known_issues: None,
        cases: None,
        base: None,
    });
    Book::from_json(&json).unwrap_or_else(|wrong| panic!("{source}: {wrong}"))
}

/// What is found of a fact of the first client and a person.
fn find(desk: &Desk, book: &Book, agent: u32, fact: Fact, known: Facts) -> Option<Value> {
    let visit = desk.state.customers[&customer(1)].visits[0];
    let events = decide(&desk.state, Some(book), desk.now, &registers(visit, agent), &known.into())
        .expect("he can be registered");
    events[0].law().rulings(book)[0].facts.get(fact)
}

fn own() -> Fact {
    Fact::Own(Name::read(PROBE).unwrap())
}

fn text(value: Option<Value>) -> String {
    value.map_or_else(|| "unknown".to_owned(), |value| serde_json::to_string(&value).unwrap())
}

fn visit(desk: &Desk) -> VisitId {
    *desk.state.open_day().unwrap().open.last().unwrap()
}

fn registers(visit: VisitId, by: u32) -> Command {
    let (filled, by) = (vec![Field::Name, Field::Phone, Field::Budget], person(by));
    Command::Register(Registering { visit, card: card(), filled, by, declined: false, alike: None })
}

/// Three days of the first client, and of what two agents did besides.
///
/// Day 1: 9:01 received by the first, 9:05 registered, 9:10 followed up in vain, 9:20 with success; the first is out at
/// 9:30 for 7 minutes, at 10:00 for an errand of 3, and passed meanwhile.
/// Day 2: 10:00 the second files him, 10:20 he comes to the first again, is handed over to the second, who registers him.
/// Day 3: 11:00 the second closes with him; two breaches of the second.
fn days() -> Desk {
    let mut desk = Desk::open(trial(), 3);
    let first = desk.receive(1);
    assert_eq!(first, person(0));
    let at = visit(&desk);
    desk.wait(4);
    desk.must(registers(at, 0));
    desk.end(first);
    let call = |reached| Command::FollowUp {
        customer: customer(1),
        by: person(0),
        kind: ContactKind::Call,
        reached,
        note: None,
    };
    desk.wait(5);
    desk.must(call(false));
    desk.wait(10);
    desk.must(call(true));
    for (minutes, reason, wait) in
        [(10, AbsenceReason::Washroom, 7), (23, AbsenceReason::from_word("own.errand").unwrap(), 3)]
    {
        desk.wait(minutes);
        desk.must(Command::GoOut { person: person(0), reason, notified: true, approved_by: None });
        desk.wait(wait);
        desk.must(Command::ComeBack { person: person(0) });
    }
    desk.next_day(3);
    desk.wait(59);
    desk.must(Command::FileClient { customer: customer(1), by: person(1), minutes: None });
    desk.wait(20);
    desk.must(Command::Receive(Arrival::new(customer(1))));
    let (visit, to, cause) = (visit(&desk), Some(person(1)), Cause::ClientInsists);
    desk.must(Command::HandOver { visit, to, cause, customer: None, by: Some(person(SUPERVISOR)) });
    desk.must(registers(visit, 1));
    desk.must(Command::EndReception { visit });
    desk.next_day(3);
    desk.wait(119);
    let (stage, sum) = (DealStage::Contracted, Some(Cents(900_000)));
    let (by, owner_reachable, agreed) = (person(1), Some(true), Agreed::default());
    desk.must(Command::Deal(Dealing { customer: customer(1), by, stage, owner_reachable, sum, agreed }));
    for breach in [Breach::NotAsked, Breach::LateSheet] {
        let (by, note, amount, until) = (person(SUPERVISOR), None, None, None);
        desk.must(Command::Penalise(Penalising { person: person(1), breach, by, note, amount, until }));
    }
    desk
}

#[test]
fn counts() {
    let desk = days();
    let check = |agent: u32, records: Json, wanted: &str| {
        let book = book("number", &json!({"count": records}), &json!({"at_least": 0}), "registration.errors");
        assert_eq!(text(find(&desk, &book, agent, own(), Facts::new())), wanted, "{records} of {agent}");
    };
    let of = |of: &str, whose: &str| json!({"of": of, "whose": whose});
    check(0, of("visit", "client"), "2");
    check(0, of("visit", "both"), "2");
    check(1, of("visit", "both"), "1");
    check(2, of("visit", "both"), "0");
    check(1, of("visit", "person"), "1");
    check(0, of("counted_reception", "client"), "1");
    check(1, of("counted_reception", "both"), "0");
    check(0, of("registration", "client"), "2");
    check(1, of("registration", "both"), "1");
    check(0, of("valid_registration", "client"), "2");
    check(0, of("follow_up", "client"), "2");
    check(0, of("effective_follow_up", "client"), "1");
    check(1, of("follow_up", "both"), "0");
    check(0, of("filing", "client"), "1");
    check(1, of("filing", "person"), "1");
    check(0, of("deal", "both"), "0");
    check(1, of("deal", "both"), "1");
    check(0, of("absence", "person"), "2");
    check(1, of("absence", "person"), "0");
    check(1, of("breach", "person"), "2");
    check(0, of("hand_over", "client"), "1");
    check(0, of("hand_over", "both"), "1");
    check(1, of("hand_over", "both"), "0");
    check(0, of("call", "client"), "0");
    check(0, of("lost_turn", "person"), "0");
    // A period, and from when to when.
    check(0, json!({"of": "visit", "whose": "client", "within": "$day"}), "1");
    check(0, json!({"of": "visit", "whose": "client", "within": "$hour"}), "0");
    check(1, json!({"of": "deal", "whose": "client", "within": "$hour"}), "1");
    check(0, json!({"of": "visit", "whose": "client", "since": "own.first"}), "1");
    check(0, json!({"of": "visit", "whose": "client", "before": "time.deal"}), "2");
    check(0, json!({"of": "visit", "whose": "client", "before": "time.last_visit"}), "1");
    check(0, json!({"of": "visit", "whose": "client", "before": "time.last_visit", "within": "$hour"}), "0");
    check(0, json!({"of": "visit", "whose": "client", "before": "time.last_visit", "within": "$day"}), "1");
    check(0, json!({"of": "visit", "whose": "client", "since": "date.first_visit"}), "1");
    // Only those of which this was recorded; a word under another is one of it.
    let only = |reason: &str| json!({"of": "absence", "whose": "person", "only": {"absence.reason": reason}});
    check(0, only("washroom"), "2");
    check(0, only("own.errand"), "1");
    check(0, only("meal"), "0");
    check(1, json!({"of": "breach", "whose": "person", "only": {"breach": "late_sheet"}}), "1");
    check(0, json!({"of": "deal", "whose": "client", "only": {"deal.stage": "contracted"}}), "1");
    check(0, json!({"of": "visit", "whose": "client", "only": {"visit.kind": "return_open"}}), "1");
    // From a day that nobody told.
    check(0, json!({"of": "visit", "whose": "client", "since": "own.told_day"}), "unknown");
}

#[test]
fn a_told_day_counts_as_a_found_one() {
    let desk = days();
    let source = json!({"count": {"of": "visit", "whose": "client", "since": "own.told_day"}});
    let book = book("number", &source, &json!({"at_least": 0}), "registration.errors");
    let told = Fact::Own(Name::read("own.told_day").unwrap());
    let check = |value: Value, wanted: &str| {
        let known = Facts::new().with(told, value);
        assert_eq!(text(find(&desk, &book, 0, own(), known)), wanted, "{value:?}");
    };
    check(Value::Day("2025-03-02".parse().unwrap()), "2");
    check(Value::Day("2025-03-03".parse().unwrap()), "1");
    check(Value::Day("2025-03-04".parse().unwrap()), "0");
    check(Value::NotKnown, "null");
}

#[test]
fn moments_and_gaps() {
    let desk = days();
    let check = |agent: u32, kind: &str, source: Json, wanted: &str| {
        let test = if kind == "number" { json!({"at_least": 0}) } else { json!({"within": "$ages"}) };
        let fact = if kind == "number" { "registration.errors" } else { "time.last_visit" };
        let found = find(&desk, &book(kind, &source, &test, fact), agent, own(), Facts::new());
        assert_eq!(text(found).trim_matches('"'), wanted, "{source} of {agent}");
    };
    let of = |of: &str, whose: &str| json!({"of": of, "whose": whose});
    check(0, "moment", json!({"first": of("visit", "client")}), "2025-03-03T09:01");
    check(0, "moment", json!({"last": of("visit", "client")}), "2025-03-04T10:20");
    check(1, "moment", json!({"first": of("registration", "both")}), "2025-03-04T10:20");
    check(0, "moment", json!({"last": of("absence", "person")}), "2025-03-03T10:00");
    check(0, "moment", json!({"first": of("call", "client")}), "unknown");
    let gap = |from: &str, to: &str| json!({"from": from, "to": to});
    check(0, "number", json!({"minutes": gap("own.first", "time.last_follow_up")}), "19");
    check(0, "number", json!({"minutes": gap("time.filed", "time.last_visit")}), "20");
    check(0, "number", json!({"minutes": gap("time.last_visit", "time.filed")}), "0");
    check(0, "number", json!({"minutes": gap("time.first_call", "time.last_visit")}), "unknown");
    check(0, "number", json!({"minutes": gap("date.first_visit", "time.last_visit")}), "unknown");
    check(0, "number", json!({"days": gap("time.first_visit", "date.deal")}), "2");
    check(0, "number", json!({"days": gap("date.first_visit", "today")}), "2");
    check(0, "number", json!({"minutes": gap("time.deal", "now")}), "0");
}

#[test]
fn moments_of_the_vocabulary() {
    let desk = days();
    let source = json!({"last": {"of": "visit", "whose": "client"}});
    let check = |fact: &str, wanted: &str| {
        let book = book("moment", &source, &json!({"within": "$ages"}), fact);
        let found = find(&desk, &book, 0, Fact::from_name(fact).unwrap(), Facts::new());
        assert_eq!(text(found).trim_matches('"'), wanted, "{fact}");
    };
    check("time.first_visit", "2025-03-03T09:01");
    check("time.last_visit", "2025-03-04T10:20");
    check("time.registered", "2025-03-04T10:20");
    check("time.last_follow_up", "2025-03-03T09:20");
    check("time.last_contact", "2025-03-04T10:20");
    check("time.first_call", "unknown");
    check("time.filed", "2025-03-04T10:00");
    check("time.deal", "2025-03-05T11:00");
}

#[test]
fn figures_of_the_month() {
    let mut desk = days();
    let source = json!({"count": {"of": "visit", "whose": "client"}});
    let check = |desk: &Desk, agent: u32, fact: &str, wanted: &str| {
        let book = book("number", &source, &json!({"at_least": 0}), fact);
        let found = find(desk, &book, agent, Fact::from_name(fact).unwrap(), Facts::new());
        assert_eq!(text(found).trim_matches('"'), wanted, "{fact} of {agent}");
    };
    check(&desk, 1, "closed.sum_month", "¥9000");
    check(&desk, 0, "closed.sum_month", "¥0");
    check(&desk, 1, "closed.rank_month", "1");
    check(&desk, 0, "closed.rank_month", "2");
    check(&desk, 2, "closed.rank_month", "2");
    check(&desk, 1, "closed.rank_last_month", "1");
    check(&desk, 0, "closed.rank_last_month", "1");
    check(&desk, 0, "closed.ranked", "3");
    check(&desk, 0, "day.of_month", "5");
    desk.now = Now("2025-04-01T10:00:00".parse().unwrap());
    check(&desk, 1, "closed.sum_month", "¥0");
    check(&desk, 0, "closed.rank_last_month", "2");
    check(&desk, 1, "closed.rank_last_month", "1");
    check(&desk, 1, "day.of_month", "1");
}

#[test]
fn turns_that_were_missed() {
    let mut desk = Desk::open(trial(), 3);
    let (reason, notified, approved_by) = (AbsenceReason::Unauthorised, false, None);
    desk.must(Command::GoOut { person: person(0), reason, notified, approved_by });
    let first = desk.receive(1);
    let passed = |desk: &Desk| match &desk.recorded.last().unwrap().event {
        Event::VisitorReceived { reception, .. } => reception.passed.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((first, passed(&desk).len()), (person(1), 1));
    let missed = desk.state.missed[&person(0)].clone();
    assert_eq!((missed.len(), missed[0].missed), (1, passed(&desk)[0].missed));
    assert_eq!((missed[0].queue, missed[0].engaged), (Queue::Visits, Some(Engaged::Absent)));
    let of = match missed[0].missed {
        Missed::Hold => "held_turn",
        Missed::Lose | Missed::MakeUp => "lost_turn",
    };
    let records = json!({"count": {"of": of, "whose": "person", "only": {"engaged": "absent"}}});
    let book = book("number", &records, &json!({"at_least": 0}), "registration.errors");
    assert_eq!(text(find(&desk, &book, 0, own(), Facts::new())), "1");
    assert_eq!(text(find(&desk, &book, 1, own(), Facts::new())), "0");
}

#[test]
fn what_is_struck_out_is_not_counted() {
    let mut desk = days();
    let records = json!({"count": {"of": "follow_up", "whose": "client"}});
    let book = book("number", &records, &json!({"at_least": 0}), "registration.errors");
    let target = desk.recorded.iter().rfind(|r| matches!(r.event, Event::FollowedUp { .. })).unwrap().entry;
    desk.must(Command::Void { target, because: None });
    assert_eq!(text(find(&desk, &book, 0, own(), Facts::new())), "1");
}
