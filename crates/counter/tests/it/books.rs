//! The books of an office: written, taken in, refused, foreseen, and looked up.

use crate::merge::joined;
use crate::office::{Device, NAMES, card, customer, person, rb_e, rb_i, reason};
use chrono::Duration;
use counter::{Aside, Books, Part, Unwritten};
use journal::{Cards, Documents, EntryId, Journal, WallMs};
use office::command::Arrival;
use office::decide::Decider;
use office::{Command, Event, Now, Reason};
use rulebook::word::{Field, Office};

#[test]
fn what_is_written_is_not_there_before_it_is_taken_in() {
    let mut desk = Device::open(&rb_i());
    let before = (desk.books.digest(), desk.books.state.clone());
    let lines = desk.write(&[Command::Receive(Arrival::new(customer(1)))]).unwrap();
    assert_eq!((desk.books.digest(), desk.books.state.clone()), before);
    assert_eq!(lines.len(), 1);
    desk.books.take_in(lines, Vec::new(), Vec::new());
    desk.check();
    assert_eq!(desk.books.state.visits.len(), 1);
}

#[test]
fn commands_of_one_act_see_what_came_before_them() {
    let mut desk = Device::open(&rb_i());
    let arrive = |n| Command::Receive(Arrival::new(customer(n)));
    let recorded = desk.sent(&[arrive(1), arrive(2)], Vec::new(), Vec::new()).unwrap();
    let receivers: Vec<_> = recorded.iter().filter_map(|recorded| recorded.event.reception()).collect();
    assert_eq!(receivers.iter().map(|found| found.receiver).collect::<Vec<_>>(), [person(0), person(1)]);
}

#[test]
fn of_several_commands_all_are_written_or_none() {
    let mut desk = Device::open(&rb_i());
    let before = desk.books.digest();
    let here = Command::Receive(Arrival::new(customer(1)));
    let refused = desk.write(&[here.clone(), here]);
    assert!(matches!(refused, Err(Unwritten::Refused { at: 1, .. })), "{refused:?}");
    assert_eq!(desk.books.digest(), before);
}

#[test]
fn a_refusal_says_why() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.served(1);
    let refusal = desk.refused(Command::EndReception { visit });
    assert_eq!(reason(&refusal), &Reason::NoSuchVisit);
    let elsewhere = desk.books.foresee(Decider::BOARD, desk.now, &Command::ComeBack { person: person(0) });
    assert_eq!(elsewhere.unwrap_err().reason, Reason::Elsewhere);
}

#[test]
fn without_an_id_or_a_clock_nothing_is_written() {
    let mut desk = Device::open(&rb_i());
    let acts = [(Command::Receive(Arrival::new(customer(1))), office::Told::nothing())];
    let nobody = journal::Actor::nobody();
    let (now, wall) = (desk.now, desk.wall());
    let no_id = desk.books.write(Decider::OFFICE, &acts, &nobody, (now, wall), || Err("no randomness"));
    assert_eq!(no_id, Err(Unwritten::NoId("no randomness")));
    let late = (now, WallMs(WallMs::LAST.0 + 1));
    let no_clock = desk.books.write(Decider::OFFICE, &acts, &nobody, late, || Err("no randomness"));
    assert_eq!(no_clock, Err(Unwritten::Draft(journal::DraftError::ClockExhausted)));
}

#[test]
fn what_is_foreseen_is_what_would_be_written() {
    let mut desk = Device::open(&rb_i());
    let receive = Command::Receive(Arrival::new(customer(1)));
    let foreseen = desk.books.foresee(Decider::OFFICE, desk.now, &receive).unwrap();
    assert!(desk.books.state.visits.is_empty());
    let written = desk.must(receive);
    assert!(foreseen[0].same(&written[0].event, &desk.books), "{foreseen:?}\n{written:?}");
}

#[test]
fn an_entry_is_found_by_its_id() {
    let mut desk = Device::open(&rb_i());
    let visits: Vec<_> = (1..=6).map(|n| desk.served(n)).collect();
    for visit in &visits {
        let found = desk.books.recorded(visit.0).unwrap();
        assert_eq!((found.entry, found.visit()), (visit.0, Some(*visit)));
    }
    assert_eq!(desk.books.recorded(crate::office::uuid(77, 7)), None);
}

#[test]
fn the_last_act_is_undone_and_one_undone_may_be_done_again() {
    let mut desk = Device::open(&rb_i());
    let kept = desk.served(1);
    let visit = desk.receive(Arrival::new(customer(2)));
    let last = desk.books.last_act(desk.now).unwrap().entry;
    assert_eq!(last, visit.0);
    let struck = desk.must(Command::Void { target: last, because: None });
    assert_eq!(desk.books.state.visits.keys().collect::<Vec<_>>(), [&kept]);
    assert!(desk.books.is_struck(visit.0) && !desk.books.is_struck(kept.0));
    // What is struck out is not the last act; before it the reception of the first ended.
    let before = desk.books.last_act(desk.now).unwrap();
    assert!(matches!(before.event, Event::ReceptionEnded { .. }), "{before:?}");
    desk.must(Command::Void { target: struck[0].entry, because: None });
    assert_eq!(desk.books.state.visits.len(), 2);
    assert!(!desk.books.is_struck(visit.0));
}

#[test]
fn what_sets_the_office_up_is_not_undone_and_yesterday_neither() {
    let mut desk = Device::bare(1);
    desk.found(&rb_i());
    assert_eq!(desk.books.last_act(desk.now), None);
    desk.open_day();
    assert!(desk.books.last_act(desk.now).is_some());
    let tomorrow = Now(desk.now.0 + Duration::days(1));
    assert_eq!(desk.books.last_act(tomorrow), None);
}

#[test]
fn names_and_articles_come_from_cards_and_books() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.served(1);
    desk.register(visit, &[(Field::Name, "张三"), (Field::Phone, "13800138000")], true);
    let books = &desk.books;
    assert_eq!((books.name(person(1)), books.name(person(55))), (NAMES[1].to_owned(), "—".to_owned()));
    assert_eq!(books.customer_name(customer(1)).as_deref(), Some("张三"));
    assert_eq!(books.customer_field(customer(1), "phone").as_deref(), Some("13800138000"));
    assert_eq!(books.customer_name(customer(2)), None);
    let article = &books.book(&desk.book()).unwrap().articles[0];
    assert_eq!(books.article(&desk.book(), &article.id), Some(article));
    assert_eq!(books.holders(desk.now, Office::Supervisor), [person(crate::office::SUPERVISOR)]);
}

#[test]
fn without_its_book_an_office_stands_and_decides_nothing() {
    let desk = Device::open(&rb_i());
    let (journal, cards) = (desk.books.journal.clone(), desk.books.cards.clone());
    let mut books = Books::new(journal, cards, Documents::new());
    assert_eq!(books.state, desk.books.state);
    assert_eq!(books.absent().into_iter().collect::<Vec<_>>(), [desk.book()]);
    let arrival = Command::Receive(Arrival::new(customer(1)));
    let refusal = books.foresee(Decider::OFFICE, desk.now, &arrival).unwrap_err();
    assert!(matches!(refusal.reason, Reason::NoBook(_)), "{refusal:?}");
    assert!(books.terms(desk.now).is_empty() && books.claims(customer(1), desk.now).is_empty());
    let document = vec![rb_i()];
    assert_eq!(books.shelve(&document).len(), 1);
    assert_eq!(books.shelve(&document).len(), 0, "one that is there is not read again");
    books.take_in(Vec::new(), Vec::new(), document);
    assert!(books.absent().is_empty());
    assert!(books.foresee(Decider::OFFICE, desk.now, &arrival).is_ok());
}

#[test]
fn what_cannot_be_read_is_set_aside_and_what_rests_on_it_keeps_its_say() {
    let mut desk = Device::open(&rb_i());
    for n in 1..=3 {
        desk.served(n);
    }
    let journal = &desk.books.journal;
    let (office, device) = (journal.office(), journal.device());
    let gone = journal.series(device, 1).find(|entry| entry.kind == "visitor_received").unwrap().clone();
    let rest = journal.entries().filter(|entry| entry.id != gone.id).cloned();
    let (short, flaws) = Journal::restore(office, device, rest);
    assert!(flaws.is_empty(), "{flaws:?}");
    let waits = short.held().count();
    assert!(waits > 0);
    let row = |key: String| Aside { part: Part::Entry, key, text: "?".into() };
    let open = |journal: &Journal, aside: Vec<Aside>| {
        Books::lacking(journal.clone(), Cards::new(), desk.books.documents.clone(), aside, 0)
    };
    // Nobody knows why an entry is missing: what follows it waits.
    let books = open(&short, Vec::new());
    assert_eq!((books.waiting(), books.missing()), (waits, waits as u64));
    assert_eq!(books.state.visits.len(), 0);
    // Its row is here and cannot be read: what follows it had its place here.
    let books = open(&short, vec![row(format!("{device}/{}", gone.seq))]);
    assert_eq!((books.waiting(), books.missing(), books.set_aside().len()), (0, 1, 1));
    assert_eq!(books.state.visits.len(), 2);
    // A backup brings it back.
    let mut books = books;
    let import = books.plan(desk.export(), desk.wall()).unwrap();
    books.admit(import, None);
    assert_eq!((books.missing(), books.ever_aside().len()), (0, 1));
    assert_eq!(books.state, desk.books.state);
    let lost = Books::lacking(short, Cards::new(), Documents::new(), Vec::new(), 2);
    assert_eq!(lost.missing(), 2 + waits as u64);
}

#[test]
fn a_row_is_of_the_device_that_wrote_it() {
    let device = Device::bare(1).books.journal.device();
    let check = |part, key: &str, expected| {
        let row = Aside { part, key: key.to_owned(), text: String::new() };
        assert_eq!(row.is_of(device), expected, "{part:?} {key}");
    };
    check(Part::Entry, &format!("{device}/3"), true);
    check(Part::Entry, &format!("{device}/3/00"), true);
    check(Part::Card, &format!("{device}/3"), false);
    check(Part::Entry, "something else", false);
}

#[test]
fn an_entry_from_elsewhere_and_a_change_of_the_set_up_leave_the_last_act_at_hand() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.receive(Arrival::new(customer(1)));
    let last = |desk: &Device| desk.books.last_act(desk.now).map(|last| last.entry);
    assert_eq!(last(&desk), Some(visit.0));
    let new = card("person", 7, &[("name", "新来")]);
    let enrol = Command::EnrolPerson { person: person(50), card: new.digest, roles: Vec::new() };
    desk.sent(&[enrol], vec![new], Vec::new()).unwrap();
    assert_eq!(last(&desk), Some(visit.0));
    let mut stand = joined(&desk, 2);
    stand.wait(5);
    stand.must(Command::SetEvent { on: true });
    desk.import(stand.export());
    assert_eq!(last(&desk), Some(visit.0));
    // Of who has another day on his clock already, the same.
    stand.wait(24 * 60);
    let (opens, closes) = (office::Minute::new(8, 0).unwrap(), office::Minute::new(18, 0).unwrap());
    stand.must(Command::FoundOffice { name: "湖畔里".into(), opens, closes });
    desk.import(stand.export());
    assert_eq!(last(&desk), Some(visit.0));
}

#[test]
fn what_somebody_is_called_at_the_door_or_on_the_telephone_is_his_name_until_he_is_registered() {
    let mut desk = Device::open(&rb_i());
    let (door, rang) = (
        card("customer", 1, &[("salutation", "王女士")]),
        card("customer", 2, &[("name", "赵一"), ("phone", "13900001234")]),
    );
    let arrival = Arrival { card: Some(door.digest), ..Arrival::new(customer(1)) };
    let visit =
        office::VisitId(desk.sent(&[Command::Receive(arrival)], vec![door], Vec::new()).unwrap()[0].entry);
    assert_eq!(desk.books.customer_name(customer(1)).as_deref(), Some("王女士"));
    let sought = desk.books.clients("王女士", counter::ledger::Among::All, None, 8);
    assert_eq!(sought.iter().map(|client| client.id).collect::<Vec<_>>(), [customer(1)]);
    let visitor = desk.books.state.visits[&visit].clone();
    assert!(desk.books.must_register(&visitor), "what he is called registers nobody");

    let caller = Some(customer(2));
    let call = Command::Answer {
        called: None,
        by: None,
        purpose: rulebook::word::Purpose::Buy,
        caller,
        card: Some(rang.digest),
    };
    desk.sent(&[call], vec![rang], Vec::new()).unwrap();
    let found = |desk: &Device, query: &str| {
        let found = desk.books.clients(query, counter::ledger::Among::Rang, None, 8).into_iter();
        found.map(|client| client.id).collect::<Vec<_>>()
    };
    assert_eq!(found(&desk, "1234"), [customer(2)]);
    assert_eq!(found(&desk, "赵一"), [customer(2)]);
    assert_eq!(found(&desk, "王女士"), []);

    desk.register(visit, &[(Field::Name, "王芳"), (Field::Phone, "13800138000")], true);
    assert_eq!(desk.books.customer_name(customer(1)).as_deref(), Some("王芳"));
    // Taken back, neither is known.
    desk.must(Command::Void { target: visit.0, because: None });
    assert_eq!(desk.books.customer_name(customer(1)), None);
}

#[test]
fn what_was_written_together_is_undone_together_the_latest_first() {
    let mut desk = Device::open(&rb_e());
    let visit = desk.receive(Arrival::new(customer(1)));
    let registered =
        desk.register(visit, &[(Field::Name, "张先生"), (Field::Phone, "13800138000")], true).entry;
    let ended = desk.must(Command::EndReception { visit }).pop().unwrap().entry;
    let together = [registered, ended];
    let undone = |desk: &Device, together: &[EntryId]| {
        let last = desk.books.last_act(desk.now).unwrap().entry;
        desk.books.written_with(last, together)
    };
    assert_eq!(undone(&desk, &together), [ended, registered]);
    assert_eq!(undone(&desk, &[]), [ended], "nothing is known of what was written together");
    assert_eq!(undone(&desk, &[registered]), [ended], "it was written by itself");
    let voids: Vec<EntryId> = [ended, registered]
        .map(|target| desk.must(Command::Void { target, because: None }).pop().unwrap().entry)
        .into();
    // Taken back, both come back.
    let last = desk.books.last_strike().unwrap();
    assert_eq!(desk.books.written_with(last, &voids), [voids[1], voids[0]]);
    assert_eq!(desk.books.last_of_office(desk.now).unwrap().entry, visit.0);
}
