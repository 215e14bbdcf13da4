//! What can be done: what is offered, what can be answered and is likely, what the book asks, what would follow.

use crate::office::{Device, SUPERVISOR, card, customer, person, rb_e, rb_i, reason, uuid};
use counter::act::{
    Act, Answers, At, CORRECTIONS, DEAL, DEPART, FOLLOW, Field, IDENTIFY, JOIN, Kind, OF_CLIENT, OF_PERSON,
    PART, PENALISE, PROXY, STRIKE, Sheet, Subject, Then,
};
use counter::act::{END_PROXY, all};
use office::command::{Agreed, Arrival, Dealing};
use office::decide::Decider;
use office::{Command, Event, PersonId, Reason, VisitId};
use rulebook::Fact;
use rulebook::word::{Breach, DealStage, Field as Column, Office, Purpose};

const SALT: &str = "00112233445566778899aabbccddeeff";

fn at(desk: &Device, subject: Subject) -> At<'_> {
    At { books: &desk.books, decider: Decider::OFFICE, now: desk.now, operator: None, subject }
}

/// The sheet of an act with these answers.
fn sheet(desk: &Device, act: &Act, subject: Subject, answers: &[(&str, &str)]) -> Sheet {
    let mut given = Answers::default();
    answers.iter().for_each(|(key, text)| given.set(key, (*text).to_owned()));
    let sheet = act.sheet(&at(desk, subject), &given, SALT);
    for field in &sheet.fields {
        let key = match (field.name, &field.kind) {
            (_, Kind::Fact(..)) => continue,
            ("entitled" | "doer", _) => field.name.to_owned(),
            (name, _) => format!("{}_{name}", act.key),
        };
        assert!(words_of_acts().contains_key(&key), "{key} is not in locales/*/acts.json");
    }
    sheet
}

/// The messages of acts.
fn words_of_acts() -> serde_json::Map<String, serde_json::Value> {
    serde_json::from_str(include_str!("../../../../locales/zh-Hans/acts.json")).expect("a sheet")
}

/// Which fields there are, and what is answered or likely.
fn fields(sheet: &Sheet) -> Vec<(&str, &str)> {
    sheet.fields.iter().map(|field| (field.key.as_str(), field.value.as_deref().unwrap_or("-"))).collect()
}

fn field<'a>(sheet: &'a Sheet, key: &str) -> &'a Field {
    sheet
        .fields
        .iter()
        .find(|field| field.key == key)
        .unwrap_or_else(|| panic!("{key} among {:?}", fields(sheet)))
}

fn words<'a>(sheet: &'a Sheet, key: &str) -> &'a [&'static str] {
    match &field(sheet, key).kind {
        Kind::Word(_, words) => words,
        other => panic!("{other:?}"),
    }
}

/// Who can be chosen.
fn people(sheet: &Sheet, key: &str) -> Vec<PersonId> {
    match &field(sheet, key).kind {
        Kind::Person(people) => people.clone(),
        other => panic!("{other:?}"),
    }
}

fn refusal(sheet: &Sheet) -> &Reason {
    match &sheet.then {
        Then::Refused(refusal) => reason(refusal),
        other => panic!("{other:?}"),
    }
}

fn follows(sheet: &Sheet) -> &Event {
    match &sheet.then {
        Then::Follows(events) => &events[0],
        other => panic!("{other:?} of {:?}", fields(sheet)),
    }
}

/// Sends what is drafted, and gives what was written.
fn done(desk: &mut Device, act: &Act, subject: Subject, answers: &[(&str, &str)]) -> Event {
    let sheet = sheet(desk, act, subject, answers);
    let foreseen = follows(&sheet).clone();
    let draft = sheet.draft.expect("a draft");
    let sent =
        desk.sent_told(&[(draft.command, draft.told)], draft.cards, Vec::new()).expect("what was foreseen");
    assert!(
        sent[0].event.same(&foreseen, &desk.books),
        "{foreseen:?} was foreseen, {:?} was done",
        sent[0].event
    );
    sent[0].event.clone()
}

fn offered(desk: &Device, subject: Subject, acts: &[&Act]) -> Vec<&'static str> {
    acts.iter().filter(|act| act.offered(&at(desk, subject)).is_ok()).map(|act| act.key).collect()
}

fn visited(book: &serde_json::Value) -> (Device, VisitId, Subject) {
    let mut desk = Device::open(book);
    let visit = desk.served(1);
    (desk, visit, Subject::Visit(visit))
}

/// An act of those that stand in a list.
fn act(key: &str) -> &'static Act {
    all().find(|act| act.key == key).expect("an act")
}

#[test]
fn every_act_has_its_own_key_and_its_words() {
    let said = words_of_acts();
    let mut keys: Vec<&str> = all().map(|act| act.key).collect();
    assert!(keys.iter().all(|key| said.contains_key(*key)), "{keys:?}");
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all().count());
}

#[test]
fn a_follow_up_decides_nothing_by_itself() {
    let (mut desk, _, visit) = visited(&rb_e());
    let empty = sheet(&desk, &FOLLOW, visit, &[]);
    let owner = person(0).to_string();
    let open = [("reached", "-"), ("kind", "-"), ("by", owner.as_str()), ("note", "-"), ("next", "-")];
    assert_eq!(fields(&empty), open);
    assert_eq!((empty.then.clone(), empty.draft.is_none()), (Then::Open, true));
    assert!(!words(&empty, "kind").contains(&"visit"), "a visit is received, not followed up");
    let event = done(&mut desk, &FOLLOW, visit, &[("reached", "true"), ("kind", "call")]);
    assert!(matches!(event, Event::FollowedUp { effective: true, note: None, .. }), "{event:?}");
    // What was said and the day that was agreed on are on one card, and not in the entry.
    let told = [("reached", "true"), ("kind", "call"), ("note", "等首付到账"), ("next", "2025-03-08")];
    let event = done(&mut desk, &FOLLOW, visit, &told);
    let Event::FollowedUp { note, .. } = &event else { panic!("{event:?}") };
    let said = |field| desk.books.field(note.as_ref(), field);
    assert_eq!((said("text").as_deref(), said("next").as_deref()), (Some("等首付到账"), Some("2025-03-08")));
    assert!(!desk.books.journal.entries().any(|entry| entry.to_text().contains("首付")));
}

#[test]
fn what_is_answered_otherwise_than_it_can_be_is_no_answer() {
    let (desk, _, visit) = visited(&rb_e());
    let nobody = uuid(1, 77).to_string();
    let sheet = sheet(&desk, &DEAL, visit, &[("stage", "none"), ("by", &nobody), ("sum", "much")]);
    assert_eq!(fields(&sheet), [("stage", "-"), ("by", "-"), ("sum", "-")]);
    assert!(sheet.fields.iter().all(|field| field.wrong));
    assert_eq!(sheet.then, Then::Open);
}

#[test]
fn an_empty_answer_takes_the_likely_one_away() {
    let (desk, _, visit) = visited(&rb_e());
    let sheet = sheet(&desk, &DEAL, visit, &[("stage", "deposit"), ("by", "")]);
    assert_eq!((field(&sheet, "by").value.as_deref(), &sheet.then), (None, &Then::Open));
}

#[test]
fn a_deal_passes_its_sum_and_offers_only_what_can_come_next() {
    let (mut desk, _, visit) = visited(&rb_e());
    let first = sheet(&desk, &DEAL, visit, &[]);
    assert!(!words(&first, "stage").contains(&"returned"), "nothing to give back");
    let event = done(&mut desk, &DEAL, visit, &[("stage", "subscribed"), ("sum", "128万")]);
    assert!(
        matches!(event, Event::DealMade { stage: DealStage::Subscribed, sum: Some(sum), .. } if sum.0 == 128_000_000)
    );
    let next = sheet(&desk, &DEAL, visit, &[]);
    assert!(words(&next, "stage").contains(&"returned") && !words(&next, "stage").contains(&"subscribed"));
}

#[test]
fn what_the_book_must_know_is_a_field_of_the_act() {
    let (mut desk, _, visit) = visited(&rb_i());
    // Nobody is on site, so the desk does not know whether he was reached.
    desk.must(Command::CloseDay { ends: Vec::new() });
    let other = person(2).to_string();
    let answers = [("stage", "contracted"), ("by", other.as_str())];
    let mut open = sheet(&desk, &DEAL, visit, &answers);
    let mut told = answers.to_vec();
    let mut asked = Vec::new();
    // One question after the other, until the book knows enough.
    while let (Then::Open, Some(last)) = (&open.then, open.fields.last()) {
        let Kind::Fact(fact, _) = &last.kind else { panic!("{last:?}") };
        asked.push(*fact);
        let key: &'static str = last.key.clone().leak();
        told.push((key, "false"));
        open = sheet(&desk, &DEAL, visit, &told);
    }
    assert!(!asked.is_empty(), "{:?}", open.then);
    let draft = open.draft.expect("a draft");
    assert!(
        asked.iter().all(|fact: &Fact| draft.told.facts.get(*fact).is_some()),
        "{asked:?} is told: {:?}",
        draft.told
    );
    // The command says the same without the facts, and the book asks for them.
    let plain = Dealing {
        customer: customer(1),
        by: person(2),
        stage: DealStage::Contracted,
        owner_reachable: None,
        sum: None,
        agreed: Agreed::default(),
    };
    assert_eq!(draft.command, Command::Deal(plain.clone()));
    assert_eq!(*reason(&desk.refused(Command::Deal(plain))), Reason::Asks(asked[0]));
}

#[test]
fn who_came_for_something_else_is_found_out_once_he_has_gone() {
    let mut desk = Device::open(&rb_e());
    let id = desk.receive(Arrival::new(customer(1)));
    let visit = Subject::Visit(id);
    assert_eq!(IDENTIFY.offered(&at(&desk, visit)), Err(Reason::NothingChanges));
    desk.wait(10);
    desk.must(Command::EndReception { visit: id });
    assert_eq!(IDENTIFY.offered(&at(&desk, visit)), Ok(()));
    assert!(!words(&sheet(&desk, &IDENTIFY, visit, &[]), "purpose").contains(&"buy"));
    let event = done(&mut desk, &IDENTIFY, visit, &[("purpose", "market_survey")]);
    assert!(matches!(event, Event::VisitorIdentified { purpose: Purpose::MarketSurvey, .. }), "{event:?}");
    assert_eq!(IDENTIFY.offered(&at(&desk, visit)), Err(Reason::NothingChanges));
}

#[test]
fn an_entry_is_struck_out_with_a_reason_on_a_card() {
    let (mut desk, id, visit) = visited(&rb_e());
    let entry = id.0.to_string();
    let open = sheet(&desk, &STRIKE, visit, &[("entry", &entry), ("because", "  ")]);
    assert_eq!(open.then, Then::Open, "a reason of spaces is none");
    let ready = sheet(&desk, &STRIKE, visit, &[("entry", &entry), ("because", "记错了人")]);
    let draft = ready.draft.expect("a draft");
    assert_eq!(draft.cards[0].fields.get("text").map(String::as_str), Some("记错了人"));
    assert_eq!(draft.command, Command::Void { target: id.0, because: Some(draft.cards[0].digest) });
    desk.sent(&[draft.command], draft.cards, Vec::new()).expect("a striking-out");
    assert!(desk.books.is_struck(id.0));
}

#[test]
fn records_are_joined_and_parted() {
    let mut desk = Device::open(&rb_e());
    let (one, two) = (desk.served(1), desk.served(2));
    let pair = Subject::Pair(customer(1), customer(2));
    assert_eq!(PART.offered(&at(&desk, Subject::Visit(one))), Err(Reason::NothingChanges));
    let ask = sheet(&desk, &JOIN, pair, &[]);
    assert_eq!(words(&ask, "relation")[0], "same", "one person is the first answer");
    assert!(matches!(
        done(&mut desk, &JOIN, pair, &[("relation", "spouse")]),
        Event::ClientsLinked { relation: Some(_), .. }
    ));
    for visit in [one, two] {
        assert_eq!(PART.offered(&at(&desk, Subject::Visit(visit))), Ok(()));
    }
    // The only one he is joined with stands there already.
    let event = done(&mut desk, &PART, Subject::Visit(two), &[]);
    assert!(matches!(event, Event::ClientsParted { .. }), "{event:?}");
    assert_eq!(PART.offered(&at(&desk, Subject::Visit(two))), Err(Reason::NothingChanges));
}

#[test]
fn clients_are_graded_and_filed() {
    let (mut desk, _, visit) = visited(&rb_i());
    assert_eq!(offered(&desk, visit, &OF_CLIENT), ["grade", "file", "bring", "case"]);
    let event = done(&mut desk, act("grade"), visit, &[("grade", "a")]);
    assert!(matches!(event, Event::ClientGraded { .. }));
    assert!(
        !words(&sheet(&desk, act("grade"), visit, &[]), "grade").contains(&"a"),
        "he is graded so already"
    );
    let filing = sheet(&desk, act("file"), visit, &[]);
    assert_eq!(fields(&filing), [("by", "-"), ("minutes", "-")], "nobody is likely to have filed");
    let event = done(&mut desk, act("file"), visit, &[("by", &person(1).to_string())]);
    assert!(matches!(event, Event::ClientFiled { minutes: None, .. }));
}

#[test]
fn a_registration_is_withdrawn_by_who_made_it_or_a_supervisor() {
    let (mut desk, id, visit) = visited(&rb_i());
    assert_eq!(act("withdraw").offered(&at(&desk, visit)), Err(Reason::NothingChanges));
    desk.register(id, &[(Column::Name, "张三"), (Column::Phone, "13800138000")], true);
    let open = sheet(&desk, act("withdraw"), visit, &[]);
    assert_eq!(people(&open, "by"), [person(SUPERVISOR), person(0)]);
    let event = done(&mut desk, act("withdraw"), visit, &[("by", &person(0).to_string())]);
    assert!(matches!(event, Event::RegistrationWithdrawn { .. }));
    assert_eq!(act("withdraw").offered(&at(&desk, visit)), Err(Reason::NothingChanges));
}

#[test]
fn a_collision_names_who_claims_and_more_only_where_it_is_decided_otherwise() {
    let (desk, _, visit) = visited(&rb_e());
    assert_eq!(fields(&sheet(&desk, act("case"), visit, &[])), [("claimant", "-"), ("doer", "-")]);
    let claimant = person(2).to_string();
    let asked = sheet(&desk, act("case"), visit, &[("claimant", &claimant)]);
    assert_eq!(asked.fields[1].key, "otherwise");
    assert!(!asked.fields[1].wanted);
    let otherwise = sheet(&desk, act("case"), visit, &[("claimant", &claimant), ("otherwise", &claimant)]);
    let more: Vec<&str> = otherwise.fields.iter().map(|field| field.key.as_str()).collect();
    assert_eq!(more[..4], ["claimant", "otherwise", "by", "because"]);
}

#[test]
fn a_breach_is_penalised_by_whom_the_book_entitles() {
    let mut desk = Device::open(&rb_i());
    let subject = Subject::Person(person(1));
    let open = sheet(&desk, &PENALISE, subject, &[]);
    assert_eq!(people(&open, "by"), [person(SUPERVISOR)]);
    assert_eq!(
        field(&open, "by").value,
        None,
        "nobody decides in another's name, not even where only one may"
    );
    let by = person(SUPERVISOR).to_string();
    let event =
        done(&mut desk, &PENALISE, subject, &[("breach", "left_post"), ("by", &by), ("note", "脱岗")]);
    assert!(matches!(event, Event::Penalised { note: Some(_), .. }), "{event:?}");
}

#[test]
fn where_the_book_wants_somebody_higher_only_they_are_offered() {
    let mut desk = Device::open(&rb_e());
    let manager = with_manager(&mut desk);
    let (subject, supervisor) = (Subject::Person(person(1)), person(SUPERVISOR).to_string());
    let by_supervisor = |breach| sheet(&desk, &PENALISE, subject, &[("breach", breach), ("by", &supervisor)]);
    let higher: Vec<Vec<PersonId>> = Breach::ALL
        .iter()
        .map(|breach| by_supervisor(breach.word()))
        .filter(|sheet| sheet.then == Then::Open && !field(sheet, "by").is_done())
        .map(|sheet| people(&sheet, "by"))
        .collect();
    assert!(!higher.is_empty() && higher.iter().all(|people| *people == [manager]), "{higher:?}");
}

#[test]
fn somebody_has_a_deputy_and_none_any_more() {
    let mut desk = Device::open(&rb_e());
    let subject = Subject::Person(person(1));
    assert_eq!(END_PROXY.offered(&at(&desk, subject)), Err(Reason::NothingChanges));
    assert!(
        !people(&sheet(&desk, &PROXY, subject, &[]), "proxy").contains(&person(1)),
        "nobody is his own deputy"
    );
    done(&mut desk, &PROXY, subject, &[("proxy", &person(2).to_string())]);
    assert!(!people(&sheet(&desk, &PROXY, subject, &[]), "proxy").contains(&person(2)), "he is it already");
    done(&mut desk, &END_PROXY, subject, &[]);
    assert_eq!(END_PROXY.offered(&at(&desk, subject)), Err(Reason::NothingChanges));
}

#[test]
fn where_no_field_says_who_does_it_that_is_asked_and_is_the_front_desk_else() {
    let desk = Device::open(&rb_e());
    let subject = Subject::Person(person(1));
    let proxy = person(2).to_string();
    let by = |answers: &[(&str, &str)]| {
        let all: Vec<(&str, &str)> = [("proxy", proxy.as_str())].iter().chain(answers).copied().collect();
        sheet(&desk, &PROXY, subject, &all).draft.expect("a draft").by
    };
    assert_eq!(by(&[]), None);
    assert_eq!(by(&[("doer", &person(3).to_string())]), Some(person(3)));
}

/// An office whose manager may let people go.
fn with_manager(desk: &mut Device) -> PersonId {
    let manager = person(91);
    let card = card("person", 91, &[("name", "钱经理")]);
    let enrol =
        Command::EnrolPerson { person: manager, card: card.digest, roles: vec![Office::SalesManager] };
    desk.sent(&[enrol], vec![card], Vec::new()).expect("a manager");
    manager
}

#[test]
fn who_leaves_hands_his_work_over_and_nothing_more_is_done_to_him() {
    let (mut desk, _, _) = visited(&rb_e());
    let (manager, gone) = (with_manager(&mut desk), Subject::Person(person(0)));
    let by = manager.to_string();
    let answers = [("by", by.as_str())];
    assert!(
        matches!(refusal(&sheet(&desk, &DEPART, gone, &answers)), Reason::OnShift(_)),
        "he is on the table"
    );
    desk.must(Command::CloseDay { ends: Vec::new() });
    assert_eq!(offered(&desk, gone, &OF_PERSON), ["penalise", "proxy", "depart"]);
    assert!(!people(&sheet(&desk, &DEPART, gone, &[]), "successor").contains(&person(0)));
    let handed = [answers[0], ("fact handed_over", "true")];
    assert_eq!(
        sheet(&desk, &DEPART, gone, &answers).then,
        Then::Open,
        "the book asks whether the work was handed over"
    );
    done(&mut desk, &DEPART, gone, &handed);
    assert_eq!(offered(&desk, gone, &[&PENALISE, &PROXY, &DEPART]), [""; 0], "he has left");
}

#[test]
fn where_the_book_makes_the_clients_everybodys_nobody_has_them_after() {
    let (mut desk, _, visit) = visited(&rb_i());
    assert_eq!(offered(&desk, visit, &CORRECTIONS), ["identify", "void"]);
    let by = with_manager(&mut desk);
    desk.must(Command::CloseDay { ends: Vec::new() });
    let depart = sheet(&desk, &DEPART, Subject::Person(person(0)), &[("by", &by.to_string())]);
    let nobodys = matches!(follows(&depart), Event::PersonDeparted { successor: None, .. });
    assert!(nobodys, "{:?}", depart.then);
}
