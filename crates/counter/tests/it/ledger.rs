//! Which visits a page of the ledger shows, what a search means, what is struck out, and by which articles.

use crate::office::{Device, NAMES, SUPERVISOR, card, customer, person, rb_e, rb_i};
use chrono::{Duration, NaiveDate};
use counter::EntryId;
use counter::cited::Cited;
use counter::ledger::{Among, Sum, VISITS, Wanted, Which};
use counter::row::{Id, Row, Said, Tone};
use office::command::Arrival;
use office::event::Kind;
use office::{Command, CustomerId, PersonId, VisitId};
use rulebook::ArticleId;
use rulebook::word::{ContactKind, Field, Turn, VisitKind};

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

/// The entries that rows are of.
fn ids(rows: &[Row]) -> Vec<EntryId> {
    let entry = |row: &Row| if let Id::Entry(entry) = row.id { Some(entry) } else { None };
    rows.iter().filter_map(entry).collect()
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
        let found = shown(&desk, &Wanted::on(date));
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
    let of = |person: PersonId, missing: bool| {
        shown(
            &desk,
            &Wanted {
                person: Some(person),
                which: missing.then_some(Which::Missing),
                ..Wanted::on(yesterday)
            },
        )
    };
    assert_eq!(of(person(0), false), [visits[0]]);
    assert_eq!(of(person(1), false), [visits[1]]);
    assert!(of(person(2), false).is_empty() && of(person(0), true).is_empty());
    let today = Wanted { which: Some(Which::Missing), ..Wanted::on(desk.now.date()) };
    assert_eq!(shown(&desk, &today), [visits[3], visits[2]]);
    assert!(today.narrowed() && !Wanted::on(desk.now.date()).narrowed() && !today.searches());
}

#[test]
fn a_search_finds_visits_of_any_day_by_name_number_and_receiver() {
    let (desk, visits) = two_days();
    let check = |query: &str, expected: &[usize]| {
        let found = shown(&desk, &Wanted { query: query.into(), ..Wanted::on(desk.now.date()) });
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

#[test]
fn a_visit_is_a_row_that_says_all_of_it_in_keys() {
    let (desk, visits) = two_days();
    let yesterday = desk.now.date() - Duration::days(1);
    let (rows, sum) = desk.books.ledger(&Wanted::on(yesterday), desk.now);
    assert_eq!(ids(&rows), [visits[1].0, visits[0].0]);
    assert_eq!(sum, Sum { visits: 2, counted: 2, missing: 0 });
    let row = &rows[1];
    assert_eq!(row.cells.len(), VISITS.columns.len());
    let cell = |key| VISITS.cell(row, key).unwrap().1;
    let said = |key| cell(key).said.clone();
    let phone = Said::Phone("13800138000".to_owned());
    assert_eq!(VISITS.name(row), Some(&Said::Text("张三".to_owned())));
    assert_eq!(cell("who").besides, std::slice::from_ref(&phone));
    assert_eq!(["number", "phone"].map(said), [Said::Number(1), phone]);
    assert_eq!(
        ["identity", "turn"].map(said),
        [Said::Word("visit_kind", "new"), Said::Key("visits.one_turn")]
    );
    let registered = cell("registered");
    assert_eq!((&registered.said, registered.tone), (&Said::Key("visits.state_complete"), Tone::Good));
    assert!(!registered.open && row.tone == Tone::Plain);
    assert_eq!(row.cite.as_ref().map(|cite| cite.entry), Some(visits[0].0));
}

#[test]
fn who_received_stands_with_whose_client_he_is_until_when_and_by_which_article() {
    let (desk, _) = two_days();
    let yesterday = desk.now.date() - Duration::days(1);
    let (rows, _) = desk.books.ledger(&Wanted::on(yesterday), desk.now);
    let (_, cell) = VISITS.cell(&rows[1], "received_by").unwrap();
    assert_eq!(cell.said, Said::People(vec![person(0)]));
    let [Said::Owned(owned)] = cell.besides.as_slice() else { panic!("{:?}", cell.besides) };
    let claims = desk.books.claims(customer(1), desk.now);
    let claim = claims.iter().find(|claim| claim.passed.is_none()).unwrap();
    assert_eq!((owned.by, owned.until, owned.lapsed), (claim.person, claim.until, claim.lapsed));
    let article = claim.law.as_ref().and_then(|law| law.cites.first());
    assert_eq!(owned.article.as_ref().map(|(_, article)| article), article);
    assert_eq!(desk.books.owned(customer(77), desk.now), None);
}

#[test]
fn what_is_wanting_and_what_goes_on_shows_in_the_row_and_is_left_open_on_paper() {
    let mut desk = Device::open(&rb_e());
    desk.served(1);
    desk.receive(Arrival::new(customer(2)));
    let (rows, sum) = desk.books.ledger(&Wanted::on(desk.now.date()), desk.now);
    let state = |row| VISITS.cell(row, "registered").unwrap().1;
    let tones: Vec<_> = rows.iter().map(|row| (row.tone, state(row).tone, state(row).open)).collect();
    assert_eq!(tones, [(Tone::Waits, Tone::Waits, true), (Tone::Plain, Tone::Wants, true)]);
    assert_eq!(sum, Sum { visits: 2, counted: 2, missing: 1 });
}

#[test]
fn figures_are_summed_up_and_nothing_else() {
    let (desk, _) = two_days();
    assert!(!VISITS.sums_up());
    let (rows, _) = desk.books.ledger(&Wanted::on(desk.now.date()), desk.now);
    assert!(VISITS.sums(&rows).iter().all(|sum| *sum == Said::Nothing));
}

#[test]
fn a_claim_is_a_row_and_its_ruling_is_found_by_it() {
    let (desk, _) = two_days();
    let claims = desk.books.claims(customer(1), desk.now);
    let rows = desk.books.claim_rows(customer(1), desk.now);
    assert_eq!(rows.len(), claims.len());
    for (row, claim) in rows.iter().zip(&claims) {
        assert_eq!((row.id, &row.cells[0].said), (Id::Entry(claim.entry), &Said::Person(claim.person)));
        let until =
            claim.until.map(|until| Said::Of("visits.claim_until", vec![("until", Said::Until(until))]));
        assert_eq!(row.cells[1].said, until.unwrap_or(Said::Nothing));
        assert_eq!(row.tone == Tone::Idle, claim.passed.is_some());
        assert_eq!(desk.books.claim_law(customer(1), claim.entry, desk.now), claim.law);
    }
    assert_eq!(desk.books.claim_rows(customer(77), desk.now), []);
    assert_eq!(desk.books.ties(customer(1)), []);
}

#[test]
fn a_story_is_rows_and_what_is_struck_out_is_too() {
    let (mut desk, visits) = two_days();
    let note = card("note", 3, &[("text", "等首付到账"), ("next", "2025-03-08")]);
    let (by, kind) = (person(0), ContactKind::Call);
    let follow =
        Command::FollowUp { customer: customer(1), by, kind, reached: true, note: Some(note.digest) };
    desk.sent(&[follow], vec![note], Vec::new()).unwrap();
    let visit = desk.books.state.visits[&visits[0]].clone();
    let rows = desk.books.story_rows(&visit);
    let entries: Vec<_> = desk.books.story(&visit).map(|recorded| recorded.entry).collect();
    assert_eq!(ids(&rows), entries);
    assert_eq!(rows[0].cells[0].said, Said::Time(visit.at));
    assert_eq!((rows[0].tone, &rows[0].cells[1].said), (Tone::Good, &Said::Event(entries[0])));
    // What is of a later day says its day, and what was noted down stands with it.
    let today = desk.now.date();
    let last = &rows.last().unwrap().cells;
    assert_eq!(last[0].said, Said::Day(today));
    let next = Said::Of("visits.next_contact", vec![("day", Said::Day(today + Duration::days(4)))]);
    assert_eq!(last[1].besides, [Said::Text("等首付到账".to_owned()), next]);
    desk.must(Command::Void { target: visits[3].0, because: None });
    let struck = desk.books.struck_rows(today);
    assert_eq!(ids(&struck), [visits[3].0]);
    assert_eq!(struck[0].acts.len(), 1);
    let restoring = desk.books.restoring(visits[3].0).unwrap();
    desk.must(restoring);
    assert_eq!(desk.books.struck_rows(today), []);
}
