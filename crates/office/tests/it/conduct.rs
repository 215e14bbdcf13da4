//! Breaches, follow-ups, cases and departures: who may decide, what follows, and what the refusals cite.

use crate::day::{Desk, SUPERVISOR, card, customer, person, trial};
use office::command::{Arrival, Bringing, Command, Objection, Penalising};
use office::event::{CaseStep, Event};
use office::{Reason, Told, decide};
use rulebook::word::*;
use rulebook::{Fact, Turns};

fn desk() -> Desk {
    Desk::open(trial(), 4)
}

fn cites(ids: &[rulebook::ArticleId]) -> Vec<&str> {
    ids.iter().map(|id| id.0.as_str()).collect()
}

fn penalise(breach: Breach, by: u32) -> Command {
    let (person, by, note, amount, until) = (person(0), person(by), None, None, None);
    Command::Penalise(Penalising { person, breach, by, note, amount, until })
}

#[test]
fn what_follows_from_a_breach() {
    let mut desk = desk();
    let mut check = |breach, wanted: (Penalty, Option<&str>, Option<i64>), article: &str| {
        let events = desk.must(penalise(breach, SUPERVISOR));
        let [Event::Penalised { penalty, until, amount, law, .. }] = &events[..] else {
            panic!("{events:?}")
        };
        let until = until.map(|day| day.to_string());
        assert_eq!((*penalty, until.as_deref(), *amount), wanted, "{breach:?}");
        assert!(cites(&law.rulings(&desk.book)[0].cites).contains(&article), "{breach:?}");
    };
    check(Breach::NotAsked, (Penalty::SkipRound, None, None), "T2");
    check(Breach::LateSheet, (Penalty::Warning, None, None), "T4");
    check(Breach::LateSheet, (Penalty::Points, None, Some(2)), "T4");
    check(Breach::Gifts, (Penalty::Unspecified, None, None), "base.penalty");
    check(Breach::FalseRegistration, (Penalty::Suspended, Some("2025-03-09"), None), "T3");
    let day = desk.state.open_day().unwrap();
    assert_eq!((day.ticks(person(0)), day.accounts[&person(0)].lost), (Turns::ONE, 1));
    assert_eq!(day.out[&person(0)].reason, AbsenceReason::Suspended);
}

#[test]
fn who_may_decide() {
    let mut desk = desk();
    desk.receive(1);
    let case = |to, by| {
        Command::RuleCase(Objection {
            customer: customer(1),
            claimant: person(2),
            with: None,
            same: None,
            to,
            by,
            because: None,
        })
    };
    let depart = Command::Depart { person: person(0), by: person(SUPERVISOR), to: None };
    let own_proxy = Command::SetProxy { person: person(1), proxy: Some(person(1)) };
    let twice = Command::SetCallOrder { order: vec![person(1), person(1)] };
    let unfound = Command::Unfound { customer: customer(1) };
    let cases: [(Command, &str, &str, &str); 7] = [
        (penalise(Breach::NotAsked, 1), "needs", "supervisor", "T2"),
        (case(None, None), "manager_decides", "", "base.collision"),
        (case(Some(person(2)), Some(person(1))), "needs", "sales_manager", "base.collision"),
        (depart, "on_shift", "", ""),
        (unfound, "not_pending", "", ""),
        (own_proxy, "nothing_changes", "", ""),
        (twice, "twice", "", ""),
    ];
    for (command, key, argument, article) in cases {
        let refused = desk.send(&command).expect_err(key);
        let cited = cites(&refused.cites).first().copied().unwrap_or_default();
        assert_eq!(
            (refused.reason.key(), refused.reason.argument().as_str(), cited),
            (key, argument, article)
        );
    }
    desk.must(case(Some(person(2)), Some(person(SUPERVISOR))));
    assert_eq!(desk.state.customers[&customer(1)].owner(), Some(person(2)));
}

#[test]
fn up_to_when_a_client_is_held() {
    let mut desk = desk();
    desk.receive(1);
    desk.end(person(0));
    let check = |desk: &Desk, until: Option<&str>, stands: bool| {
        let held = decide::held(&desk.state, &desk.book, desk.now.date(), customer(1)).unwrap();
        assert_eq!(held.until.map(|day| day.to_string()).as_deref(), until);
        assert_eq!((held.stands, held.owner), (stands, person(0)));
    };
    let call =
        |kind, reached| Command::FollowUp { customer: customer(1), by: person(0), kind, reached, note: None };
    check(&desk, Some("2025-03-10"), true);
    for (kind, reached, until) in [
        (ContactKind::Call, false, "2025-03-10"),
        (ContactKind::Message, true, "2025-03-10"),
        (ContactKind::Call, true, "2025-04-02"),
    ] {
        desk.must(call(kind, reached));
        check(&desk, Some(until), true);
    }
    for _ in 0..31 {
        desk.next_day(4);
    }
    check(&desk, None, false);
    // Too late: it is written down and changes nothing.
    let events = desk.must(call(ContactKind::Call, true));
    assert!(matches!(events[..], [Event::FollowedUp { too_late: true, effective: true, .. }]), "{events:?}");
    check(&desk, None, false);
}

#[test]
fn what_is_told_besides_is_heard() {
    let mut desk = desk();
    let arrival = Arrival::new(customer(1));
    // Monday, a minute after nine; the office closes at six.
    let floor = office::rotation::Floor::new(&desk.state, Some(&desk.book), desk.now).unwrap();
    let facts = decide::visitor_facts(&floor, &arrival).unwrap();
    let known = [(Fact::DayKind, DayKind::Workday.into()), (Fact::ClockMinutes, 541.into())];
    for (fact, value) in known.into_iter().chain([(Fact::MinutesToClose, 539.into())]) {
        assert_eq!(facts.get(fact), Some(value), "{fact:?}");
    }
    let told = Told::nothing().with(Fact::ClientGrade, Grade::B).with(Fact::Verified, true);
    let events = desk.must_told(Command::Receive(arrival), told.clone());
    let [Event::VisitorReceived { visitor, told: kept, .. }] = &events[..] else { panic!("{events:?}") };
    assert_eq!((visitor.grade, kept), (Some(Grade::B), &told));
    let visit = desk.state.visits.values().next().unwrap();
    assert_eq!(visit.told, told.facts);
}

#[test]
fn a_case_is_open_from_what_was_brought_forward_until_it_is_ruled() {
    let mut desk = desk();
    let owner = desk.receive(1);
    let is_open = |desk: &Desk| desk.state.customers[&customer(1)].has_case();
    let bring = |step, note, claimant| {
        Command::BringCase(Bringing { customer: customer(1), with: None, claimant, step, note })
    };
    let refused = |desk: &mut Desk, command: &Command| desk.send(command).unwrap_err().reason;
    assert!(!is_open(&desk));
    // A case has somebody who claims, a note its text, and a person works here.
    assert_eq!(refused(&mut desk, &bring(CaseStep::Raised, None, None)), Reason::NothingChanges);
    assert_eq!(refused(&mut desk, &bring(CaseStep::Noted, None, None)), Reason::NothingChanges);
    assert_eq!(refused(&mut desk, &bring(CaseStep::Raised, None, Some(person(77)))), Reason::NoSuchPerson);
    desk.must(bring(CaseStep::Raised, None, Some(person(2))));
    assert!(is_open(&desk));
    assert_eq!(refused(&mut desk, &bring(CaseStep::Raised, None, Some(person(2)))), Reason::NothingChanges);
    desk.must(bring(CaseStep::Noted, Some(card()), None));
    // Whose he is does not change by that.
    assert_eq!(desk.state.customers[&customer(1)].owner(), Some(owner));
    assert_eq!(desk.state.customers[&customer(1)].brought.len(), 2);
}
