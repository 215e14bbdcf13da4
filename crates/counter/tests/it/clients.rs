//! Whose the clients are and up to when, what is due for them, and which of them a list shows.

use crate::office::{Device, NAMES, SUPERVISOR, card, customer, person, rb_e, rb_i};
use chrono::Duration;
use counter::Books;
use counter::clients::{Due, DueWhen, Found, Kept, Task, Which};
use counter::filter::Chosen;
use counter::row::{Id, Said};
use office::command::Arrival;
use office::{Command, CustomerId, Event, PersonId, VisitId};
use proptest::prelude::*;
use rulebook::word::{ContactKind, DealStage, Field};

/// What is kept is what somebody would find who opens the books now.
fn check(desk: &Device) {
    let books = &desk.books;
    let again = Books::new(books.journal.clone(), books.cards.clone(), books.documents.clone());
    assert_eq!(books.clientele(desk.now), again.clientele(desk.now));
}

fn kept(desk: &Device, n: u32) -> Kept {
    check(desk);
    desk.books.kept(customer(n), desk.now).expect("a client")
}

fn until(desk: &Device, n: u32) -> String {
    kept(desk, n).until.map(|(until, ..)| until.to_string()).unwrap_or_default()
}

fn wanted(which: Option<Which>, of: Option<u32>, query: &str) -> Chosen<Which> {
    let today = chrono::NaiveDate::default();
    Chosen { which, person: of.map(person), query: query.into(), ..Chosen::on(today) }
}

/// How many there are in all, and of each kind.
fn counts(desk: &Device) -> (usize, [usize; 5]) {
    check(desk);
    let Found { all, counts, .. } = desk.books.client_rows(&wanted(None, None, ""), desk.now);
    (all, counts)
}

fn shown(desk: &Device, which: Option<Which>, of: Option<u32>, query: &str) -> Vec<Id> {
    let found = desk.books.client_rows(&wanted(which, of, query), desk.now);
    found.rows.iter().map(|row| row.id).collect()
}

fn client(n: u32) -> Id {
    Id::Client(customer(n))
}

fn due_of(of: Option<u32>) -> Chosen<()> {
    Chosen { person: of.map(person), ..Chosen::on(chrono::NaiveDate::default()) }
}

fn all_due(desk: &Device, of: Option<u32>) -> Vec<(String, Task, CustomerId)> {
    check(desk);
    let due = desk.books.due(&due_of(of), desk.now).into_iter();
    due.map(|Due { by, task, client, .. }| (by.to_string(), task, client)).collect()
}

/// A client is registered with name and number.
fn registered(desk: &mut Device, n: u32, name: &str, phone: &str) -> VisitId {
    let visit = desk.served(n);
    desk.register(visit, &[(Field::Name, name), (Field::Phone, phone)], true);
    visit
}

fn follow(desk: &mut Device, n: u32, by: u32, reached: bool, next: Option<&str>) {
    let card = next.map(|next| card("note", n as u8, &[("text", "约了再看"), ("next", next)]));
    let (customer, by, note) = (customer(n), person(by), card.as_ref().map(|card| card.digest));
    let command = Command::FollowUp { customer, by, kind: ContactKind::Call, reached, note };
    desk.sent(&[command], card.into_iter().collect(), Vec::new()).expect("a follow-up");
}

fn days(desk: &mut Device, days: i64) {
    desk.must(Command::CloseDay { ends: Vec::new() });
    desk.now.0 += Duration::days(days);
    desk.now.0 = desk.now.date().and_hms_opt(9, 0, 0).expect("an hour");
    desk.open_day();
}

#[test]
fn a_client_is_his_agents_until_the_book_says_so_and_nothing_lapses_by_looking() {
    let mut desk = Device::open(&rb_i());
    registered(&mut desk, 1, "张三", "13800138000");
    assert_eq!(kept(&desk, 1).agent, Some(person(0)));
    // RB-I, article 11: seven days.
    let first = until(&desk, 1);
    let end = desk.now.date() + Duration::days(7);
    assert!(
        first.starts_with(&end.to_string()) || first.starts_with(&(end - Duration::days(1)).to_string()),
        "{first}"
    );
    days(&mut desk, 3);
    follow(&mut desk, 1, 0, true, None);
    let second = until(&desk, 1);
    assert!(first < second, "{first} {second}");
    let last = kept(&desk, 1).until.expect("an end").0.date();
    let left = (last - desk.now.date()).num_days();
    days(&mut desk, left);
    assert!(kept(&desk, 1).is_held(desk.now));
    assert_eq!(shown(&desk, Some(Which::Lapsing), None, ""), [client(1)]);
    days(&mut desk, 1);
    assert!(kept(&desk, 1).has_lapsed(desk.now));
    assert_eq!(shown(&desk, Some(Which::Lapsed), None, ""), [client(1)]);
    assert_eq!(all_due(&desk, None), []);
    // What is looked at changes nothing.
    desk.check();
}

#[test]
fn what_is_kept_is_the_same_whether_it_was_looked_at_bit_by_bit_or_at_once() {
    let mut desk = Device::open(&rb_i());
    for (n, name) in (1..).zip(["张三", "李四", "王五"]) {
        registered(&mut desk, n, name, &format!("1380013800{n}"));
    }
    let again =
        || Books::new(desk.books.journal.clone(), desk.books.cards.clone(), desk.books.documents.clone());
    let bit_by_bit = again();
    let looks = (0..10).take_while(|_| !bit_by_bit.look_ahead(desk.now, 2)).count();
    assert_eq!(looks, 1);
    assert_eq!(bit_by_bit.clientele(desk.now), again().clientele(desk.now));
    // What is due by today, for one and for all.
    let mut later = desk.now;
    later.0 += Duration::days(7);
    let of = |n| desk.books.due_by_today(Some(person(n)), later);
    assert_eq!((desk.books.due_by_today(None, later), (0..4).map(of).sum::<usize>()), (3, 3));
    assert_eq!(desk.books.due_by_today(None, desk.now), 0);
}

#[test]
fn a_deal_does_not_lapse() {
    let mut desk = Device::open(&rb_i());
    registered(&mut desk, 1, "张三", "13800138000");
    let deal = office::command::Dealing {
        customer: customer(1),
        by: person(0),
        stage: DealStage::Contracted,
        owner_reachable: None,
        sum: None,
        agreed: Default::default(),
    };
    desk.must(Command::Deal(deal));
    let found = kept(&desk, 1);
    assert_eq!((found.until, found.follow_up, found.lapsed), (None, None, false));
    days(&mut desk, 60);
    assert!(kept(&desk, 1).is_held(desk.now));
}

#[test]
fn a_list_shows_the_clients_of_a_kind_of_a_person_and_that_are_sought() {
    let mut desk = Device::open(&rb_i());
    registered(&mut desk, 1, "张三", "13800138000");
    registered(&mut desk, 2, "李四", "13900139000");
    desk.served(3);
    let all = |of: Option<u32>, query: &str| shown(&desk, None, of, query);
    assert_eq!(all(None, "").len(), 3);
    assert_eq!(all(Some(0), ""), [client(1)]);
    assert_eq!(all(None, "李四"), [client(2)]);
    assert_eq!(all(None, "8000"), [client(1)]);
    assert_eq!(all(None, NAMES[1]), [client(2)]);
    assert_eq!(all(Some(0), "李四"), []);
    assert_eq!(shown(&desk, Some(Which::Unregistered), None, ""), [client(3)]);
    assert_eq!(counts(&desk), (3, [0, 0, 0, 0, 1]));
}

#[test]
fn who_rang_is_a_client_of_nobody() {
    let mut desk = Device::open(&rb_i());
    assert_eq!(counts(&desk), (0, [0; 5]));
    desk.must(Command::FileClient { customer: customer(7), by: person(2), minutes: None });
    assert_eq!(counts(&desk), (1, [0, 0, 1, 0, 0]));
}

#[test]
fn what_was_agreed_comes_before_what_the_book_wants_if_it_is_earlier() {
    let mut desk = Device::open(&rb_i());
    registered(&mut desk, 1, "张三", "13800138000");
    let by_the_book = all_due(&desk, None);
    let agreed = desk.now.date() + Duration::days(1);
    follow(&mut desk, 1, 0, true, Some(&agreed.to_string()));
    assert_eq!(all_due(&desk, None), [(agreed.to_string(), Task::Agreed, customer(1))]);
    let when = |desk: &Device| {
        let due = desk.books.due(&due_of(None), desk.now);
        due.iter().map(|due| DueWhen::of(due.by, desk.now)).collect::<Vec<_>>()
    };
    assert_eq!(when(&desk), [DueWhen::Week]);
    days(&mut desk, 1);
    assert_eq!(when(&desk), [DueWhen::Today]);
    days(&mut desk, 1);
    assert_eq!(when(&desk), [DueWhen::Overdue]);
    // Once he is reached it is done, and the next is the book's.
    follow(&mut desk, 1, 0, true, None);
    assert!(all_due(&desk, None).iter().all(|(_, task, _)| *task == Task::FollowUp), "{by_the_book:?}");
    // Somebody who only tried has tried: what was agreed before is no more.
    assert_eq!(all_due(&desk, Some(1)), []);
}

#[test]
fn the_next_follow_up_is_counted_from_the_last_and_not_from_today() {
    let mut desk = Device::open(&rb_i());
    registered(&mut desk, 1, "张三", "13800138000");
    days(&mut desk, 2);
    follow(&mut desk, 1, 0, true, None);
    let (due, last) = (all_due(&desk, None), desk.now.date());
    assert_eq!(due, [((last + Duration::days(7)).to_string(), Task::FollowUp, customer(1))]);
    for _ in 0..4 {
        days(&mut desk, 1);
        assert_eq!(all_due(&desk, None), due);
    }
}

#[test]
fn a_registration_that_is_wanting_is_due_since_he_came() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.served(1);
    let of_day = desk.now.date().to_string();
    assert!(all_due(&desk, Some(0)).contains(&(of_day, Task::Register(visit), customer(1))));
    desk.register(visit, &[(Field::Name, "张三"), (Field::Phone, "13800138000")], true);
    assert!(all_due(&desk, None).iter().all(|(_, task, _)| *task != Task::Register(visit)));
    let rows = desk.books.due_rows(&desk.books.due(&due_of(None), desk.now), DueWhen::Today, desk.now);
    assert!(rows.iter().all(|row| row.cells[1].said == Said::Text("张三".into())));
}

/// Something that is done at the desk.
#[derive(Clone, Copy, Debug)]
enum Step {
    Serve(u32),
    Register(u32),
    Follow(u32, u32, bool),
    Close(u32),
    Days(i64),
    Depart(u32),
    Join(u32, u32),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    let (client, agent) = (1..5u32, 0..4u32);
    prop_oneof![
        4 => client.clone().prop_map(Step::Serve),
        2 => client.clone().prop_map(Step::Register),
        3 => (client.clone(), agent.clone(), any::<bool>()).prop_map(|(n, by, reached)| Step::Follow(n, by, reached)),
        1 => client.clone().prop_map(Step::Close),
        3 => (1..5i64).prop_map(Step::Days),
        1 => agent.prop_map(Step::Depart),
        1 => (client.clone(), client).prop_map(|(one, other)| Step::Join(one, other)),
        1 => Just(Step::Undo),
    ]
}

/// Does it, if the book lets it be done.
fn take(desk: &mut Device, step: Step) {
    let supervisor = person(SUPERVISOR);
    let try_to = |desk: &mut Device, command: Command| {
        let lines = desk.write(&[command]);
        lines.into_iter().for_each(|lines| desk.books.take_in(lines, Vec::new(), Vec::new()));
    };
    let last_visit = |desk: &Device, n| {
        let client = desk.books.state.customers.get(&customer(n))?;
        client.visits.last().copied()
    };
    match step {
        Step::Serve(n) => {
            try_to(desk, Command::Receive(Arrival::new(customer(n))));
            desk.wait(20);
            if let Some(visit) = last_visit(desk, n) {
                try_to(desk, Command::EndReception { visit });
            }
        }
        Step::Register(n) => {
            let received = last_visit(desk, n).filter(|visit| desk.books.receiver(*visit).is_some());
            if let Some(visit) = received {
                let phone = format!("1380013800{n}");
                desk.register(visit, &[(Field::Name, NAMES[n as usize % 4]), (Field::Phone, &phone)], true);
            }
        }
        Step::Follow(n, by, reached) => {
            let (customer, by) = (customer(n), person(by));
            try_to(desk, Command::FollowUp { customer, by, kind: ContactKind::Call, reached, note: None });
        }
        Step::Close(n) => {
            let (customer, by, stage) = (customer(n), person(0), DealStage::Contracted);
            let (owner_reachable, sum, agreed) = (Some(true), None, Default::default());
            try_to(
                desk,
                Command::Deal(office::command::Dealing { customer, by, stage, owner_reachable, sum, agreed }),
            );
        }
        Step::Days(n) => {
            try_to(desk, Command::CloseDay { ends: Vec::new() });
            desk.now.0 += Duration::days(n);
            let opening = desk.opening();
            try_to(desk, opening);
        }
        Step::Depart(n) => try_to(desk, Command::Depart { person: person(n), by: supervisor, to: None }),
        Step::Join(one, other) => {
            let (one, other) = (customer(one), customer(other));
            try_to(desk, Command::Link { one, other, relation: None, same: None, by: supervisor });
        }
        Step::Undo => {
            let last = desk.books.recorded.iter().rev().find(|recorded| {
                !desk.books.is_struck(recorded.entry)
                    && !matches!(recorded.event, Event::RulebookAdopted { .. } | Event::OfficeFounded { .. })
            });
            if let Some(target) = last.map(|recorded| recorded.entry) {
                try_to(desk, Command::Void { target, because: None });
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is done, in whatever order: what is kept is what would be found anew; and whoever a list shows as somebody's
    /// is that person's by the claim that stands.
    #[test]
    fn what_is_kept_is_what_would_be_found(steps in prop::collection::vec(step(), 1..24), by_e in any::<bool>()) {
        let mut desk = Device::open(&if by_e { rb_e() } else { rb_i() });
        for step in steps {
            take(&mut desk, step);
            check(&desk);
        }
        for kept in desk.books.clientele(desk.now) {
            let claim: Option<PersonId> =
                desk.books.claim_now(kept.client, desk.now).map(|claim| claim.person);
            if let Some(person) = claim {
                prop_assert_eq!(kept.agent, Some(person));
                prop_assert!(kept.is_held(desk.now));
            }
        }
    }
}
