//! Which visits a page of the ledger shows, what a search means, what is struck out, and by which articles.

use crate::office::{Device, NAMES, SUPERVISOR, card, customer, person, rb_e, rb_i};
use chrono::{Duration, NaiveDate};
use counter::cited::Cited;
use counter::ledger::{Among, Wanted};
use office::command::Arrival;
use office::event::Kind;
use office::{Command, CustomerId, PersonId, VisitId};
use rulebook::ArticleId;
use rulebook::word::{Field, Turn, VisitKind};

/// Two days with three clients, each registered; the first comes on both.
fn two_days() -> (Device, Vec<VisitId>) {
    let mut desk = Device::open(&rb_e());
    let mut visits = Vec::new();
    for (n, name, phone) in [(1, "张三", "13800138000"), (2, "李四", "13900139000")] {
        let visit = desk.served(n);
        desk.register(
            visit,
            &[(Field::Name, name), (Field::Salutation, "先生"), (Field::Phone, phone)],
            true,
        );
        visits.push(visit);
    }
    desk.next_day();
    visits.extend([desk.served(1), desk.served(3)]);
    (desk, visits)
}

fn shown(desk: &Device, wanted: &Wanted) -> Vec<VisitId> {
    desk.books.shown(wanted).iter().map(|visit| visit.id).collect()
}

#[test]
fn a_page_shows_the_visits_of_a_day_newest_first() {
    let (desk, visits) = two_days();
    let today = desk.now.date();
    let yesterday = today - Duration::days(1);
    let check = |date: NaiveDate, expected: &[usize]| {
        let found = shown(&desk, &Wanted { date, ..Wanted::default() });
        assert_eq!(found, expected.iter().map(|n| visits[*n]).collect::<Vec<_>>(), "{date}");
        // By hand: all visits, looked through.
        let mut all: Vec<_> =
            desk.books.state.visits.values().filter(|visit| visit.at.date() == date).collect();
        all.sort_by_key(|visit| std::cmp::Reverse((visit.at, visit.number)));
        assert_eq!(found, all.into_iter().map(|visit| visit.id).collect::<Vec<_>>());
    };
    check(today, &[3, 2]);
    check(yesterday, &[1, 0]);
    check(today + Duration::days(1), &[]);
    assert_eq!(desk.books.latest_visits(), Some(today));
}

#[test]
fn a_page_is_narrowed_by_a_person_and_by_what_is_missing() {
    let (desk, visits) = two_days();
    let yesterday = desk.now.date() - Duration::days(1);
    let of = |person: PersonId, missing| {
        shown(&desk, &Wanted { date: yesterday, person: Some(person), missing, query: String::new() })
    };
    assert_eq!(of(person(0), false), [visits[0]]);
    assert_eq!(of(person(1), false), [visits[1]]);
    assert!(of(person(2), false).is_empty() && of(person(0), true).is_empty());
    let today = Wanted { date: desk.now.date(), missing: true, ..Wanted::default() };
    assert_eq!(shown(&desk, &today), [visits[3], visits[2]]);
    assert!(today.narrowed() && !Wanted::default().narrowed() && !today.searches());
}

#[test]
fn a_search_finds_visits_of_any_day_by_name_number_and_receiver() {
    let (desk, visits) = two_days();
    let check = |query: &str, expected: &[usize]| {
        let found = shown(&desk, &Wanted { query: query.into(), ..Wanted::default() });
        assert_eq!(found, expected.iter().map(|n| visits[*n]).collect::<Vec<_>>(), "{query}");
    };
    check("張三", &[2, 0]);
    check("8000", &[2, 0]);
    check("139 0013 9000", &[1]);
    check("没有这个人", &[]);
    let own = |n: u32| {
        let of = |visit: &&office::ledger::Visit| {
            visit.stints.iter().any(|stint| stint.person == person(n)) || visit.owner == Some(person(n))
        };
        let mut of: Vec<_> = desk.books.state.visits.values().filter(of).collect();
        of.sort_by_key(|visit| std::cmp::Reverse((visit.at, visit.number)));
        of.into_iter().map(|visit| visits.iter().position(|id| *id == visit.id).unwrap()).collect::<Vec<_>>()
    };
    assert!(!own(0).is_empty());
    check(NAMES[0], &own(0));
}

#[test]
fn a_client_is_found_the_latest_first_and_said_what_he_would_be() {
    let (desk, _) = two_days();
    let check = |query: &str, but, most, expected: &[u32]| {
        let found: Vec<CustomerId> =
            desk.books.clients(query, Among::All, but, most).iter().map(|client| client.id).collect();
        assert_eq!(found, expected.iter().map(|n| customer(*n)).collect::<Vec<_>>(), "{query}");
    };
    check("", None, 8, &[3, 1, 2]);
    check("", None, 2, &[3, 1]);
    check("", Some(customer(1)), 8, &[3, 2]);
    check("李四", None, 8, &[2]);
    // One agent is called 李 too: his clients are meant as well.
    check("李", None, 8, &[1, 2]);
    check("13800138000", None, 8, &[1]);
    check(NAMES[1], None, 8, &[2]);
    let of = |among| {
        let found = desk.books.clients("", among, None, 8).into_iter();
        found.map(|client| client.id).collect::<Vec<_>>()
    };
    let own = desk.books.state.customers.values().filter(|client| client.server() == Some(person(0)));
    assert_eq!(of(Among::Of(person(0))).len(), own.count());
    assert!(of(Among::Of(person(77))).is_empty() && of(Among::Rang).is_empty());
    assert_eq!(desk.books.would_be(customer(2), desk.now), Ok(Some(VisitKind::ReturnOpen)));
    assert_eq!(desk.books.would_be(customer(9), desk.now), Ok(Some(VisitKind::New)));
    let closed = office::Now(desk.now.0 + Duration::days(1));
    assert!(desk.books.would_be(customer(2), closed).is_err());
}

#[test]
fn what_is_struck_out_stands_with_what_struck_it_out_until_it_is_restored() {
    let mut desk = Device::open(&rb_i());
    let visits: Vec<VisitId> = (1..=3).map(|n| desk.receive(Arrival::new(customer(n)))).collect();
    let why = card("reason", 1, &[("text", "按错了")]);
    let strike = |visit: VisitId, because| Command::Void { target: visit.0, because };
    let because = Some(why.digest);
    let by = desk.sent(&[strike(visits[2], because)], vec![why], Vec::new()).unwrap()[0].entry;
    desk.wait(1);
    let other = desk.must(strike(visits[1], None))[0].entry;
    let struck = |desk: &Device, date| {
        let struck = desk.books.struck(date);
        struck.into_iter().map(|gone| (gone.what.entry, gone.by.entry, gone.because)).collect::<Vec<_>>()
    };
    let today = desk.now.date();
    let expected = [(visits[1].0, other, None), (visits[2].0, by, Some("按错了".to_owned()))];
    assert_eq!(struck(&desk, today), expected);
    assert_eq!(struck(&desk, today - Duration::days(1)), []);
    // Restored, and struck out once more: the later striking-out is what stands.
    desk.must(Command::Void { target: other, because: None });
    assert_eq!(struck(&desk, today), expected[1..]);
    let again = desk.must(strike(visits[1], None))[0].entry;
    assert_eq!(struck(&desk, today)[0], (visits[1].0, again, None));
}

#[test]
fn the_story_of_a_visit_is_what_happened_in_it_and_with_its_client_since() {
    let (mut desk, visits) = two_days();
    let story = |desk: &Device, visit: VisitId| {
        let visit = &desk.books.state.visits[&visit];
        desk.books.story(visit).map(|recorded| recorded.event.kind()).collect::<Vec<_>>()
    };
    let own = [Kind::VisitorReceived, Kind::ReceptionEnded, Kind::VisitRegistered];
    // He came again the next day: that is told of the first visit too.
    let first = story(&desk, visits[0]);
    assert_eq!(first[..3], own);
    assert_eq!(story(&desk, visits[1]), own);
    assert_eq!(story(&desk, visits[3]), own[..2]);
    let last = desk.books.last_act(desk.now).unwrap().entry;
    desk.must(Command::Void { target: last, because: None });
    assert_eq!(story(&desk, visits[3]), own[..1]);
}

#[test]
fn who_decided_otherwise_is_told_with_the_reason() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.receive(Arrival::new(customer(1)));
    assert_eq!(desk.books.overruled(visit), []);
    let why = card("reason", 2, &[("text", "客户要求")]);
    let by = person(SUPERVISOR);
    let overrule = Command::Overrule { visit, to: person(2), turn: Turn::None, by, because: why.digest };
    desk.sent(&[overrule], vec![why], Vec::new()).unwrap();
    assert_eq!(desk.books.overruled(visit), [(by, Some("客户要求".to_owned()))]);
}

#[test]
fn the_articles_that_weigh_most_come_first() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.receive(Arrival::new(customer(1)));
    let event = &desk.books.recorded(visit.0).unwrap().event;
    let rulings = event.law().rulings(&desk.books);
    let turn = rulings.iter().find(|ruling| ruling.question == rulebook::Question::Turn).unwrap();
    let fills = |step: &&rulebook::Step| step.fills.contains(&rulebook::Slot::Turn);
    let first: &ArticleId = &turn.steps.iter().find(fills).unwrap().cites[0];
    let Cited { book, articles } = desk.books.cited(event).unwrap();
    assert_eq!((&book, &articles[0]), (&desk.book(), first));
    let (mut all, mut said) = (turn.cites.clone(), articles.clone());
    all.sort();
    said.sort();
    assert_eq!(said, all, "every article of the ruling, each once");
    let receives = Cited::receives(event.reception().unwrap()).unwrap();
    assert_eq!(receives.articles, [ArticleId("I1".into())]);
    // What the book was not asked about cites nothing.
    let enrolled = desk.books.recorded.iter().find(|recorded| recorded.event.kind() == Kind::PersonEnrolled);
    assert_eq!(desk.books.cited(&enrolled.unwrap().event), None);
}
