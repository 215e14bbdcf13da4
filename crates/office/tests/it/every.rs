//! Days on which every kind of event happens, and what holds of all of them.

use crate::day::{Desk, SUPERVISOR, books, card, customer, orders, person, second_trial, trial};
use crate::played::place;
use journal::Entry;
use office::command::{Agreed, Arrival, Bringing, Command, Dealing, Objection, Penalising, Registering};
use office::event::{BroughtIn, CaseStep, Event, Kind, Recorded, duties};
use office::left_open::{End, left_open};
use office::projection::state_digest;
use office::{Minute, Now, PersonId, State, Told, VisitId};
use rulebook::Fact;
use rulebook::Name;
use rulebook::share::Cents;
use rulebook::word::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

fn last_visit(desk: &Desk) -> VisitId {
    *desk.state.open_day().unwrap().open.last().unwrap()
}

fn go_out(n: u32, reason: AbsenceReason) -> Command {
    Command::GoOut { person: person(n), reason, notified: true, approved_by: Some(person(SUPERVISOR)) }
}

fn deal(by: PersonId, stage: DealStage) -> Command {
    let (customer, owner_reachable, sum) = (customer(1), None, Some(Cents(100_001)));
    Command::Deal(Dealing { customer, by, stage, owner_reachable, sum, agreed: Agreed::default() })
}

/// The house: its name, people, deputies, tables and the telephone.
fn house(desk: &mut Desk) {
    let (opens, closes) = (Minute::new(9, 0).unwrap(), Minute::new(19, 0).unwrap());
    desk.must(Command::FoundOffice { name: "湖畔里二期".into(), opens, closes });
    let roles = vec![Office::Agent];
    desk.must(Command::EnrolPerson { person: person(4), card: card(), roles: Vec::new() });
    desk.must(Command::ChangePerson { person: person(4), card: card(), roles, active: true });
    desk.must(Command::SignIn { place: place(4) });
    desk.must(Command::SignOut { person: person(4) });
    desk.must(Command::SignIn { place: place(4) });
    desk.must(Command::SetProxy { person: person(1), proxy: Some(person(2)) });
    desk.must(Command::SetCallOrder { order: vec![person(1), person(2)] });
    let (called, by, purpose, caller) = (None, None, Purpose::Buy, Some(customer(50)));
    desk.must(Command::Answer { called, by, purpose, caller, card: None });
    desk.must(Command::EndCall { by: person(1) });
    for person in [Some(person(3)), None] {
        desk.must(Command::SetDuty { person });
    }
    for on in [true, false] {
        desk.must(Command::SetEvent { on });
    }
}

/// The first client: received, helped with, registered, graded, followed up, filed, sold to, and received again while
/// his agent is busy.
fn client(desk: &mut Desk) {
    let owner = desk.receive(1);
    let visit = last_visit(desk);
    desk.must(Command::Help { visit, helper: person(2), by: Some(person(SUPERVISOR)) });
    desk.must(Command::EndHelp { visit, helper: person(2) });
    let filled = vec![Field::Name, Field::Phone, Field::Budget];
    desk.must(Command::Register(Registering {
        visit,
        card: card(),
        filled,
        by: owner,
        declined: false,
        alike: None,
    }));
    desk.end(owner);
    desk.must(Command::GradeClient { customer: customer(1), grade: Grade::A, by: owner });
    let (kind, reached) = (ContactKind::Call, true);
    desk.must(Command::FollowUp { customer: customer(1), by: owner, kind, reached, note: None });
    desk.must(Command::FileClient { customer: customer(60), by: person(1), minutes: Some(90) });
    desk.must(Command::Receive(Arrival { asked: Some(owner), ..Arrival::new(customer(2)) }));
    desk.must(Command::Receive(Arrival::new(customer(1))));
    let helped = last_visit(desk);
    desk.must(Command::EndReception { visit: helped });
    desk.end(owner);
    desk.must(deal(person(2), DealStage::Contracted));
    for (step, note) in [(CaseStep::Raised, None), (CaseStep::Evidence, Some(card()))] {
        let (customer, with, claimant) = (customer(2), None, Some(person(2)));
        desk.must(Command::BringCase(Bringing { customer, with, claimant, step, note }));
    }
    let (to, by, with, because) = (Some(person(2)), Some(person(SUPERVISOR)), None, None);
    desk.must(Command::RuleCase(Objection {
        customer: customer(2),
        claimant: person(2),
        with,
        same: None,
        to,
        by,
        because,
    }));
    let (one, other, by) = (customer(1), customer(2), owner);
    desk.must(Command::Link { one, other, relation: Some(Relation::Spouse), same: None, by });
    desk.must(Command::Part { one, other, by });
    let old = |n, by| BroughtIn { customer: customer(n), card: card(), by, on: desk.now.date().pred_opt() };
    let clients = vec![old(901, Some(owner)), old(902, None)];
    desk.must(Command::BringIn { clients, weighed_by: Some(person(SUPERVISOR)) });
    let registration = desk.state.registration(&desk.state.visits[&visit]).unwrap().written.entry;
    desk.must(Command::Withdraw { visit, registration, by });
}

/// Receptions that change hands, and visitors who wait.
fn visitors(desk: &mut Desk) {
    let first = desk.receive(10);
    let visit = last_visit(desk);
    let free = |desk: &Desk, n: usize| {
        let queue = desk.state.open_day().unwrap().queue();
        let receives = |person: &PersonId| {
            desk.state.visits.values().any(|visit| {
                visit.state == office::ledger::VisitState::Receiving && visit.receiver() == Some(*person)
            })
        };
        queue.into_iter().filter(|person| !receives(person)).nth(n).unwrap()
    };
    let (to, cause, customer_is) = (Some(free(desk, 0)), Cause::Complaint, None);
    desk.must(Command::HandOver { visit, to, cause, customer: customer_is, by: Some(person(SUPERVISOR)) });
    let (to, turn, by, because) = (first, Turn::Count, person(SUPERVISOR), card());
    desk.must(Command::Overrule { visit, to, turn, by, because });
    desk.receive(11);
    let (visit, purpose, declared) = (last_visit(desk), Purpose::Peddle, Declared::During);
    let verified = Told::nothing().with(Fact::Verified, true).with(Fact::MakeUpAsked, false);
    desk.must_told(
        Command::Identify { visit, purpose, declared, minutes: Some(3), by: Some(person(SUPERVISOR)) },
        verified,
    );
    // One of them was filed before.
    for n in [12, 13, 60] {
        desk.receive(n);
    }
    let events = desk.must(Command::Receive(Arrival::new(customer(20))));
    assert!(matches!(events[0], Event::VisitorWaits { .. }), "{events:?}");
    let waiting = desk.state.open_day().unwrap().waiting[0];
    desk.must(Command::Leave { visit: waiting });
    while let Some(visit) = desk.state.open_day().unwrap().open.first().copied() {
        desk.must(Command::EndReception { visit });
    }
}

/// Breaches, a client nobody remembers, an absence, what is struck out, the end of the day and of a person's time.
fn conduct(desk: &mut Desk) {
    let (breach, by, note) = (Breach::NotAsked, person(SUPERVISOR), None);
    let (person_is, amount, until) = (person(0), None, None);
    desk.must(Command::Penalise(Penalising { person: person_is, breach, by, note, amount, until }));
    let recall = Some(Recall::Forgotten);
    desk.must(Command::Receive(Arrival { recall, ..Arrival::new(customer(30)) }));
    let visit = last_visit(desk);
    desk.must(Command::EndReception { visit });
    desk.must(Command::Prove { customer: customer(30), by: person(3) });
    desk.must(go_out(1, AbsenceReason::Meal));
    desk.must(Command::ComeBack { person: person(1) });
    desk.must(Command::SetEvent { on: true });
    let target = desk.recorded.last().unwrap().entry;
    desk.must(Command::Void { target, because: Some(card()) });
    desk.must(Command::CloseDay { ends: Vec::new() });
    let (by, to) = (person(SUPERVISOR), Some(person(1)));
    desk.must(Command::Depart { person: person(0), by, to });
    let left = desk.state.customers.values().find(|customer| {
        customer.owner() == to && customer.titles.iter().any(|title| title.person == Some(person(0)))
    });
    let plan = vec![(left.unwrap().id, person(2))];
    desk.must(Command::ShareOut { from: person(0), plan, by });
}

/// A reception, its helper, a visitor who waits, an absence and a call that nobody ended: closed the next morning.
fn left_open_overnight(desk: &mut Desk) {
    desk.receive(1);
    let visit = last_visit(desk);
    desk.must(Command::Help { visit, helper: person(1), by: None });
    let (called, by, purpose, caller) = (None, None, Purpose::Buy, None);
    desk.must(Command::Answer { called, by, purpose, caller, card: None });
    desk.must(Command::Receive(Arrival::new(customer(2))));
    let date = desk.now.date().succ_opt().unwrap();
    desk.now = Now::on(date, Minute::new(9, 5).unwrap());
    let open = left_open(&desk.state, desk.now).into_iter();
    let ends = open.map(|left| End { of: left.what, at: left.proposed }).collect();
    desk.must(Command::CloseDay { ends });
}

/// That somebody came is struck out, though he went out after that; and somebody says that it may stand so.
fn does_not_fit(desk: &mut Desk) {
    let roles = vec![Office::Agent];
    desk.must(Command::EnrolPerson { person: person(4), card: card(), roles });
    desk.must(Command::SignIn { place: place(4) });
    let target = desk.recorded.last().expect("he came").entry;
    desk.must(go_out(4, AbsenceReason::Official));
    desk.must(Command::Void { target, because: None });
    let conflict = desk.state.conflicts.first().expect("who never came is out").clone();
    let (entry, conflict, note, by) = (conflict.entry, conflict.kind, card(), person(SUPERVISOR));
    desk.must(Command::SettleConflict { entry, conflict, note, by });
}

/// Days on which every kind of event happens: one by the book that is there to try the desk, and, for what it says
/// nothing of, one by a shipped book and one by the book of filings and payouts.
pub(crate) fn days() -> [Desk; 4] {
    let mut full = Desk::open(trial(), 4);
    house(&mut full);
    client(&mut full);
    visitors(&mut full);
    conduct(&mut full);
    let [placing, _] = books();
    let mut placed = Desk::open(placing, 3);
    placed.must(go_out(0, AbsenceReason::Official));
    placed.receive(1);
    let credit = placed.state.open_credits().next().expect("a make-up that waits to be placed").id;
    placed.must(Command::PlaceCredit { credit, by: person(SUPERVISOR) });
    let mut paid = Desk::open(second_trial(), 3);
    let owner = paid.receive(1);
    paid.end(owner);
    paid.must(deal(person(1), DealStage::Contracted));
    paid.must(deal(person(1), DealStage::Returned));
    does_not_fit(&mut paid);
    let mut ordered = Desk::open(orders(), 3);
    let (order, people, by) =
        (Name::read("own.odd").unwrap(), vec![person(2), person(0)], person(SUPERVISOR));
    ordered.must(Command::SetOrder { order, people, by });
    left_open_overnight(&mut ordered);
    [full, placed, paid, ordered]
}

#[test]
fn every_kind_changes_the_state() {
    let mut changed = BTreeSet::new();
    for desk in days() {
        let mut state = State::default();
        for recorded in &desk.recorded {
            let before = state_digest(&state);
            state.apply(recorded);
            if state_digest(&state) != before {
                changed.insert(recorded.event.kind());
            }
        }
    }
    // Kinds that change nothing here, each with its reason: the conflict that is settled is there only once what was struck
    // out is left out.
    let idle = [Kind::ConflictSettled];
    let still: Vec<_> =
        Kind::ALL.iter().filter(|kind| !changed.contains(kind) && !idle.contains(kind)).collect();
    assert_eq!(still, Vec::<&Kind>::new(), "these happen and nothing is changed, or do not happen here");
}

/// Kinds the book has a say in.
const BY_LAW: [Kind; 22] = [
    Kind::DayOpened,
    Kind::SignedIn,
    Kind::SignedOut,
    Kind::DayClosed,
    Kind::VisitorReceived,
    Kind::VisitorWaits,
    Kind::HelperJoined,
    Kind::HandedOver,
    Kind::VisitorIdentified,
    Kind::VisitRegistered,
    Kind::FollowedUp,
    Kind::ClientFiled,
    Kind::DealMade,
    Kind::CallAnswered,
    Kind::CreditPlaced,
    Kind::Overruled,
    Kind::Penalised,
    Kind::OriginSettled,
    Kind::CaseRuled,
    Kind::PersonDeparted,
    Kind::ClientPassed,
    Kind::HelpSettled,
];

#[test]
fn what_the_book_has_a_say_in_shows_its_articles() {
    for desk in days() {
        for recorded in &desk.recorded {
            let (kind, law) = (recorded.event.kind(), recorded.event.law());
            assert_eq!(law.is_none(), !BY_LAW.contains(&kind), "{kind:?}");
            let rulings = law.rulings(&desk.book);
            assert_eq!(rulings.is_empty(), law.is_none(), "{kind:?}");
            for ruling in rulings.iter() {
                let question = ruling.question.name();
                assert!(!ruling.cites.is_empty() && !ruling.steps.is_empty(), "{kind:?} {question}");
                assert_eq!(Some(&ruling.book), law.book().as_ref());
            }
        }
    }
}

#[test]
fn an_event_tells_whom_it_is_about() {
    let [desk, ..] = days();
    let known: BTreeSet<_> = desk.state.visits.keys().copied().collect();
    for recorded in &desk.recorded {
        let kind = recorded.event.kind();
        // What says a visit in its fields says it here too, and the same of customers and people.
        let body = serde_json::to_value(&recorded.event).unwrap()[kind.name()].clone();
        let visit = body.get("visit").and_then(Json::as_str).map(|visit| visit.parse().unwrap());
        assert!(visit.is_none() || recorded.visit() == visit, "{kind:?}");
        assert!(recorded.visit().is_none_or(|visit| known.contains(&visit)), "{kind:?}");
        for field in ["customer", "caller"] {
            let told = body.get(field).and_then(Json::as_str).map(|id| id.parse().unwrap());
            assert!(told.is_none_or(|id| recorded.event.customers().contains(&id)), "{kind:?} {field}");
        }
        for field in
            ["person", "by", "from", "to", "helper", "owner", "claimant", "closer", "proved", "successor"]
        {
            let told = body.get(field).and_then(Json::as_str).and_then(|id| id.parse::<PersonId>().ok());
            assert!(told.is_none_or(|id| recorded.event.people().contains(&id)), "{kind:?} {field}");
        }
    }
}

/// Every word of a law replaced by one that nobody knows.
fn made_newer(law: &mut Json) {
    match law {
        Json::Object(map) => {
            let keys: Vec<String> = map.keys().cloned().collect();
            for key in keys {
                let Some(mut value) = map.remove(&key) else { continue };
                // The fields of a law are not words of the book.
                let field = ["book", "by", "facts", "then", "without"].contains(&key.as_str());
                let kept = key == "book";
                if !kept {
                    made_newer(&mut value);
                }
                map.insert(if field { key } else { format!("{key}.newer") }, value);
            }
        }
        Json::Array(all) => all.iter_mut().for_each(made_newer),
        Json::String(word) => word.push_str("-newer"),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

#[test]
fn an_older_program_derives_the_same_state() {
    for desk in days() {
        let entries: Vec<Entry> = desk.journal.entries().cloned().collect();
        let newer = entries.iter().cloned().map(|mut entry| {
            for law in ["/law", "/reception/law"] {
                entry.body.pointer_mut(law).into_iter().for_each(made_newer);
            }
            entry
        });
        let read = |entry: &Entry| Recorded::read(entry).expect("what follows is known");
        let newer: Vec<Recorded> = newer.map(|entry| read(&entry)).collect();
        assert_eq!(state_digest(&State::derive(&newer)), state_digest(&State::derive(&desk.recorded)));
        for (old, new) in desk.recorded.iter().zip(&newer) {
            let (was, law) = (old.event.law(), new.event.law());
            assert_eq!((was.newer(), law.newer()), (false, !was.is_none()), "{:?}", new.event.kind());
            assert_eq!(duties(&law.rulings(&desk.book)), []);
        }
    }
}

#[test]
fn what_is_known_of_a_newer_law_is_shown() {
    let law = |json: Json| serde_json::from_value::<office::event::Law>(json).unwrap();
    let ruling = json!({
        "book": "b", "question": "turn", "cites": ["T1"], "facts": {"visit.kind": "new", "visit.mood": "gay"},
        "steps": [{"rule": "r", "cites": ["T1"], "fills": ["turn", "aura"]}],
        "verdict": {"turn": "count", "aura": "red", "duties": ["register_visit", "sing"], "owner": "the_cat"},
    });
    let [desk, ..] = days();
    let newer = law(json!([ruling, {"book": "b", "question": "who sings"}]));
    let found = newer.rulings(&desk.book);
    assert!(newer.newer() && found.len() == 1);
    assert_eq!(
        serde_json::to_value(&found[0]).unwrap(),
        json!({
            "book": "b", "question": "turn", "cites": ["T1"], "facts": {"visit.kind": "new"},
            "steps": [{"rule": "r", "cites": ["T1"], "fills": ["turn"]}],
            "verdict": {"turn": "count", "duties": ["register_visit"]},
        })
    );
}
