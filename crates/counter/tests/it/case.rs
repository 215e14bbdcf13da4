//! 判单: which cases there are, what the book says of one, what is not known, how it was ruled.

use crate::merge::joined;
use crate::office::{Device, SUPERVISOR, card, customer, person, rb_e, rb_i};
use counter::act::{Answers, At, BRING, CASE, Subject, Then};
use counter::case::{CASES, Heard, Matter, Which};
use counter::filter::Chosen;
use counter::row::{Id, Row, Said, Tone};
use counter::shares::Whose;
use office::command::{Agreed, Arrival, Dealing};
use office::decide::Decider;
use office::{Command, Event, PersonId, VisitId};
use rulebook::measure::Share;
use rulebook::share::Cents;
use rulebook::word::{AbsenceReason, DealStage, Field, Office, Relation};
use rulebook::{Fact, Facts, Slot};

const SALT: &str = "00112233445566778899aabbccddeeff";
const PHONE: &str = "13812345620";

fn receiver(desk: &Device, visit: VisitId) -> PersonId {
    desk.books.state.visits[&visit].receiver().unwrap()
}

/// A wife who says that she comes for the first time, and her husband's telephone: both are received and registered.
fn two_records(desk: &mut Device) -> (PersonId, PersonId) {
    let mut agents = Vec::new();
    for (n, name) in [(1, "张伟"), (2, "张太")] {
        let visit = desk.served(n);
        agents.push(receiver(desk, visit));
        // Every column that any book may want.
        let rest = Field::ALL.iter().filter(|field| {
            !matches!(field, Field::Name | Field::Phone | Field::Signature | Field::IdNumber)
        });
        let columns: Vec<_> = [(Field::Name, name), (Field::Phone, PHONE)]
            .into_iter()
            .chain(rest.map(|field| (*field, "有")))
            .collect();
        desk.register(visit, &columns, true);
        desk.wait(30);
    }
    (agents[0], agents[1])
}

/// They turn out to be a couple.
fn married(desk: &mut Device, by: PersonId) {
    let (one, other) = (customer(1), customer(2));
    desk.must(Command::Link { one, other, relation: Some(Relation::Spouse), same: None, by });
}

fn deal(desk: &mut Device, n: u32, by: PersonId, sum: i64) {
    let (customer, stage, sum) = (customer(n), DealStage::Paid, Some(Cents(sum)));
    let dealing = Dealing { customer, by, stage, owner_reachable: None, sum, agreed: Agreed::default() };
    desk.must(Command::Deal(dealing));
}

fn rows(desk: &Device, which: Option<Which>) -> Vec<Row> {
    desk.books.case_rows(&Chosen { which, ..Chosen::on(desk.now.date()) })
}

fn heard(desk: &Device, id: Id) -> Heard {
    supposing(desk, id, &Facts::new())
}

fn supposing(desk: &Device, id: Id, supposed: &Facts) -> Heard {
    let matter = desk.books.matter(id).expect("a case");
    desk.books.hear_case(&matter, supposed, Decider::OFFICE, desk.now).expect("somebody claims")
}

fn state(row: &Row) -> &Said {
    &CASES.cell(row, "state").unwrap().1.said
}

/// Fills in an act and writes what comes of it.
fn act(desk: &mut Device, act: &counter::act::Act, subject: Subject, answers: &[(&str, &str)]) -> Event {
    let mut given = Answers::default();
    answers.iter().for_each(|(key, text)| given.set(key, (*text).to_owned()));
    let at = At { books: &desk.books, decider: Decider::OFFICE, now: desk.now, operator: None, subject };
    let sheet = act.sheet(&at, &given, SALT);
    let Then::Follows(events) = &sheet.then else { panic!("{:?}, {:?}", sheet.then, sheet.fields) };
    let event = events[0].clone();
    let draft = sheet.draft.expect("all is filled in");
    desk.sent_told(&[(draft.command, draft.told)], draft.cards, Vec::new()).expect("it is written");
    event
}

#[test]
fn two_records_of_one_telephone_and_two_agents_are_a_case() {
    let mut desk = Device::open(&rb_e());
    let (first, second) = two_records(&mut desk);
    let found = rows(&desk, None);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id, Id::Pair(customer(1), customer(2)), "who was here first stands first");
    assert_eq!(
        CASES.cell(&found[0], "between").unwrap().1.said,
        Said::Listed(vec![Said::Person(second), Said::Person(first)])
    );
    assert_eq!(state(&found[0]), &Said::Key("cases.found"));
    assert_eq!(desk.books.open_cases(), 1);
    assert!(rows(&desk, Some(Which::Ruled)).is_empty());
}

#[test]
fn a_case_says_whose_he_is_and_how_the_deal_is_shared_each_with_its_article() {
    let mut desk = Device::open(&rb_e());
    let (first, second) = two_records(&mut desk);
    married(&mut desk, first);
    deal(&mut desk, 2, second, 1_230_001);
    let pair = Id::Pair(customer(1), customer(2));
    let open = heard(&desk, pair);
    assert_eq!((open.between, open.owner, open.is_settled()), ((first, Some(second)), None, false));
    let asked: Vec<Fact> = open.missing.iter().map(|missing| missing.fact).collect();
    assert_eq!(asked, [Fact::CloserAsked]);
    let case = supposing(&desk, pair, &Facts::new().with(Fact::CloserAsked, true));
    assert!(case.is_settled());
    // Half each, on the day of the deal; and not a cent is lost.
    let shares: Vec<_> = case.split.iter().map(|part| (part.whose, part.share)).collect();
    let half = Share::Exact(500);
    assert!(
        shares.contains(&(Whose::Person(first), half)) && shares.contains(&(Whose::Person(second), half)),
        "{shares:?} {:?}",
        case.rulings
    );
    let cents: i64 = case.split.iter().map(|part| part.cents.unwrap().0).sum();
    assert_eq!(cents, 1_230_001);
    for slot in [Slot::Owner, Slot::Split] {
        assert!(case.share_article(slot).is_some(), "{slot:?}");
    }
    // Up to the end of that day it can be claimed.
    assert!(case.window.is_some());
    let story = desk.books.case_story(&case.matter, (Some(first), Some(second)));
    assert!(story.is_sorted_by_key(|row| row.at));
    // The couple was written before the deal, in the same minute.
    let last: Vec<Id> = story.iter().rev().take(2).map(|row| row.id).collect();
    let written: Vec<Id> = desk.books.recorded.iter().rev().take(2).map(|one| Id::Entry(one.entry)).collect();
    assert_eq!(last, written);
    for side in [Tone::Good, Tone::Waits, Tone::Wants] {
        assert!(story.iter().any(|row| row.tone == side), "{side:?}");
    }
}

#[test]
fn what_nobody_knows_is_named_with_what_would_follow() {
    let mut desk = Device::open(&rb_e());
    let (first, second) = two_records(&mut desk);
    let unlinked = heard(&desk, Id::Pair(customer(1), customer(2)));
    assert!(unlinked.missing.iter().any(|missing| missing.fact == Fact::Relation), "{unlinked:?}");
    married(&mut desk, first);
    deal(&mut desk, 2, second, 100);
    desk.next_day();
    let case = heard(&desk, Id::Pair(customer(1), customer(2)));
    assert!(!case.is_settled());
    assert!(!case.missing.is_empty(), "{case:?}");
}

#[test]
fn a_case_is_raised_gathers_notes_and_evidence_and_is_ruled() {
    let mut desk = Device::open(&rb_i());
    let (first, second) = two_records(&mut desk);
    let pair = Subject::Pair(customer(1), customer(2));
    let claimant = second.to_string();
    act(&mut desk, &BRING, pair, &[("claimant", &claimant)]);
    assert_eq!(state(&rows(&desk, None)[0]), &Said::Key("cases.raised"));
    let digest = "a".repeat(64);
    let file = format!("{digest} 通话记录.png");
    act(&mut desk, &BRING, pair, &[("step", "evidence"), ("file", &file)]);
    let life = desk.books.life_rows(customer(1));
    let told: Vec<_> = life.iter().flat_map(|row| &row.cells[1].besides).collect();
    assert!(told.iter().any(|said| matches!(said, Said::Of("visits.evidence", _))), "{told:?}");
    // As the book has it: the first registration that stands.
    let ruled = act(&mut desk, &CASE, pair, &[("fact relation", "same")]);
    assert!(matches!(ruled, Event::CaseRuled { owner, .. } if owner == Some(first)), "{ruled:?}");
    let after = rows(&desk, None);
    assert_eq!(after.len(), 1, "{after:?}");
    assert_eq!(state(&after[0]), &Said::Key("cases.ruled"));
    assert_eq!(desk.books.open_cases(), 0);
}

#[test]
fn a_decision_against_the_book_says_why_and_stands_beside_those_that_followed_it() {
    let mut desk = Device::open(&rb_i());
    let (first, second) = two_records(&mut desk);
    let pair = Subject::Pair(customer(1), customer(2));
    let (manager, card) = (person(91), card("person", 91, &[("name", "何经理")]));
    let enrol =
        Command::EnrolPerson { person: manager, card: card.digest, roles: vec![Office::SalesManager] };
    desk.sent(&[enrol], vec![card], Vec::new()).expect("a manager");
    let (to, by) = (second.to_string(), manager.to_string());
    act(
        &mut desk,
        &CASE,
        pair,
        &[("otherwise", &to), ("by", &by), ("because", "客户自己说的"), ("fact relation", "same")],
    );
    let case = heard(&desk, Id::Client(customer(1)));
    let ruled = case.ruled.expect("it is ruled");
    assert_eq!((ruled.owner, ruled.proposed), (Some(second), Some(first)));
    assert_eq!(ruled.because.as_deref(), Some("客户自己说的"));
    // Another case, which the same rule decides.
    for (n, name) in [(11, "李雷"), (12, "李太")] {
        let visit = desk.served(n);
        desk.register(visit, &[(Field::Name, name), (Field::Phone, "13900001111")], true);
        desk.wait(5);
    }
    let other = heard(&desk, Id::Pair(customer(11), customer(12)));
    assert_eq!(other.precedents, [(ruled.entry, false)]);
}

#[test]
fn two_devices_that_made_a_client_theirs_are_a_case_and_its_ruling_settles_both() {
    let one = &mut Device::open(&rb_i());
    let other = &mut joined(one, 2);
    let mine = one.receive(Arrival::new(customer(7)));
    other.wait(1);
    // The other has him with the next, for the first is out there.
    other.must(Command::GoOut {
        person: receiver(one, mine),
        reason: AbsenceReason::Official,
        notified: true,
        approved_by: Some(person(SUPERVISOR)),
    });
    other.receive(Arrival::new(customer(7)));
    one.import(other.export());
    one.now = other.now;
    one.wait(1);
    let row = rows(one, None).into_iter().next();
    let Some(row) = row else { panic!("{:?}", one.books.state.conflicts) };
    assert_eq!(row.id, Id::Client(customer(7)));
    let matter = one.books.matter(row.id);
    assert!(matter.is_some_and(|Matter { claimant, .. }| claimant.is_some()), "{matter:?}");
}
