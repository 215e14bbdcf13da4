//! The account of everybody on the day, who may see a number, who most likely does something, and whose a client is already.

use crate::office::{Device, SUPERVISOR, card, customer, person, rb_e, rb_i};
use chrono::Duration;
use counter::account::{Out, Standing, TURNS, TURNS_BEFORE};
use counter::crew::CREW;
use counter::known::{Common, Known};
use counter::row::{Id, Row, Said, Tone};
use counter::shares::{Shares, Whose};
use office::command::{Alike, Arrival};
use office::event::Kind;
use office::left_open::{End, left_open};
use office::{Command, PersonId};
use paper::OrderedMap;
use rulebook::measure::Share;
use rulebook::word::{AbsenceReason, Declared, Field, Office, Party, Purpose, Turn};
use rulebook::{BookDigest, Effects, Facts, Question, Ruling};

#[test]
fn everybody_has_his_account_in_the_order_of_the_day() {
    let mut desk = Device::open(&rb_i());
    (1..=5).for_each(|n| {
        desk.served(n);
    });
    let standings = desk.books.standings();
    let people: Vec<PersonId> = standings.iter().map(|standing| standing.person).collect();
    assert_eq!(people, [0, 1, 2, 3].map(person));
    let receptions: Vec<u32> = standings.iter().map(|standing| standing.account.receptions).collect();
    assert_eq!(receptions, [2, 1, 1, 1]);
    assert!(standings.iter().all(|standing| standing.owed == 0 && standing.lost_by.is_none()));
    let turns: Vec<usize> =
        people.iter().map(|person| desk.books.turns_of(desk.now.date(), *person).len()).collect();
    assert_eq!(turns, [2, 1, 1, 1]);
    let times: Vec<_> =
        desk.books.turns_of(desk.now.date(), person(0)).iter().map(|stint| stint.from).collect();
    assert!(times.is_sorted());
}

#[test]
fn on_the_roster_who_leads_stands_first_and_who_has_left_last() {
    let mut desk = Device::bare(1);
    desk.found(&rb_i());
    let (card, roles) = (desk.books.state.people[&person(0)].card, vec![Office::Agent]);
    desk.must(Command::ChangePerson { person: person(0), card, roles, active: false });
    let rows = desk.books.crew_rows(desk.now);
    assert_eq!(rows.first().map(|row| row.id), Some(Id::Person(person(SUPERVISOR))));
    let gone = rows.last().unwrap();
    assert_eq!((gone.id, gone.tone), (Id::Person(person(0)), Tone::Idle));
    assert_eq!(CREW.cell(gone, "post").unwrap().1.said, Said::Key("crew.left"));
}

#[test]
fn on_the_roster_who_stands_on_the_day_has_his_hours() {
    let desk = Device::open(&rb_i());
    let hours = |row: &Row| CREW.cell(row, "hours").unwrap().1.said.clone();
    let rows = desk.books.crew_rows(desk.now);
    let with: Vec<Id> = rows.iter().filter(|row| hours(row) != Said::Nothing).map(|row| row.id).collect();
    assert_eq!(with, [0, 1, 2, 3].map(|n| Id::Person(person(n))));
}

#[test]
fn a_turn_that_was_lost_or_is_owed_cites_the_entry_that_says_so() {
    let mut desk = Device::open(&rb_i());
    let first = desk.receive(Arrival::new(customer(1)));
    (2..=4).for_each(|n| {
        desk.served(n);
    });
    // The first is still busy when his turn comes up.
    let next = desk.receive(Arrival::new(customer(5)));
    let standing = desk.books.standings().remove(0);
    let event = &desk.books.recorded(next.0).unwrap().event;
    let passed = event.passed().iter().find(|passed| passed.person == person(0)).unwrap();
    let lost = passed.missed == rulebook::word::Missed::Lose;
    assert_eq!(standing.lost_by, lost.then(|| (passed.cites.clone(), next.0)));
    assert_eq!(standing.owed_by.is_some(), standing.owed > 0);
    assert_eq!(u32::from(lost), standing.account.lost);
    assert!(desk.books.state.visits.contains_key(&first));
}

#[test]
fn times_out_are_told_with_their_ends() {
    let mut desk = Device::open(&rb_i());
    let out =
        |person| Command::GoOut { person, reason: AbsenceReason::Meal, notified: true, approved_by: None };
    let from = desk.now.0;
    desk.must(out(person(0)));
    desk.wait(20);
    desk.must(Command::ComeBack { person: person(0) });
    let to = desk.now.0;
    desk.wait(5);
    desk.must(out(person(0)));
    let again = desk.now.0;
    let expected = [
        Out { reason: AbsenceReason::Meal, from, to: Some(to) },
        Out { reason: AbsenceReason::Meal, from: again, to: None },
    ];
    assert_eq!(desk.books.outs(desk.now.date(), person(0)), expected);
    assert_eq!(desk.books.outs(desk.now.date(), person(1)), []);
    // What is struck out did not happen.
    let last = desk.books.last_act(desk.now).unwrap().entry;
    desk.must(Command::Void { target: last, because: None });
    assert_eq!(desk.books.outs(desk.now.date(), person(0)), expected[..1]);
}

#[test]
fn the_day_that_is_shown_is_closed_by_one_entry() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.receive(Arrival::new(customer(1)));
    assert_eq!(desk.books.closing(), None);
    desk.wait(30);
    let open = left_open(&desk.books.state, desk.now);
    let ends = open.iter().map(|left| End { of: left.what, at: left.proposed }).collect();
    let closed = desk.must(Command::CloseDay { ends }).pop().unwrap();
    assert_eq!(desk.books.closing(), Some(&closed));
    assert_eq!(closed.event.kind(), Kind::DayClosed);
    assert!(desk.books.state.visits[&visit].stints[0].to.is_some());
    // It is opened again: then nothing closes it, until it is closed once more.
    desk.must(Command::Void { target: closed.entry, because: None });
    assert_eq!(desk.books.closing(), None);
    desk.wait(1);
    let again = desk.must(Command::CloseDay { ends: Vec::new() }).pop().unwrap();
    assert_eq!(desk.books.closing(), Some(&again));
}

#[test]
fn a_number_is_seen_by_who_has_to_do_with_its_owner_and_by_who_leads() {
    let mut desk = Device::open(&rb_i());
    let id = desk.receive(Arrival::new(customer(1)));
    desk.must(Command::Help { visit: id, helper: person(2), by: None });
    let visit = desk.books.state.visits[&id].clone();
    assert_eq!(visit.receiver(), Some(person(0)));
    let sees = |desk: &Device, n: u32| desk.books.may_see_number(person(n), &visit, desk.now);
    let seen: Vec<u32> = [0, 1, 2, 3, SUPERVISOR, 77].into_iter().filter(|n| sees(&desk, *n)).collect();
    assert_eq!(seen, [0, 2, SUPERVISOR]);
    // Who has left the company sees nothing.
    desk.wait(30);
    desk.must(Command::EndHelp { visit: id, helper: person(2) });
    desk.must(Command::SignOut { person: person(2) });
    let card = desk.books.state.people[&person(2)].card;
    let leaves = Command::ChangePerson { person: person(2), card, roles: vec![Office::Agent], active: false };
    desk.must(leaves);
    assert!(!sees(&desk, 2) && !desk.books.works_here(person(2)));
}

#[test]
fn who_most_likely_does_it() {
    let mut desk = Device::open(&rb_i());
    let id = desk.served(1);
    let visit = desk.books.state.visits[&id].clone();
    let check = |operator: Option<u32>, office, expected: Option<u32>| {
        let likely = desk.books.likely(operator.map(person), office, desk.now);
        assert_eq!(likely, expected.map(person), "{operator:?} {office:?}");
    };
    // Not even where only one may: nobody decides in another's name without choosing it.
    check(None, Office::Supervisor, None);
    check(Some(1), Office::Supervisor, None);
    check(Some(SUPERVISOR), Office::Supervisor, Some(SUPERVISOR));
    check(None, Office::Agent, None);
    check(Some(1), Office::Agent, Some(1));
    check(None, Office::ProjectManager, None);
    let with = |operator: Option<u32>| desk.books.likely_with(operator.map(person), &visit);
    assert_eq!(
        (with(Some(3)), with(None), with(Some(77))),
        (Some(person(3)), Some(person(0)), Some(person(0)))
    );
    let noticed = |operator: Option<u32>, two| desk.books.likely_noticed(operator.map(person), two);
    assert_eq!(noticed(None, (customer(9), customer(1))), Some(person(0)));
    assert_eq!(noticed(Some(2), (customer(9), customer(1))), Some(person(2)));
    assert_eq!(noticed(None, (customer(8), customer(9))), None);
}

#[test]
fn whose_client_he_is_already_is_told_to_both() {
    let mut desk = Device::open(&rb_e());
    for (n, phone) in [(1, "13800138000"), (2, "13900139000"), (3, "138****8000")] {
        let visit = desk.served(n);
        desk.register(visit, &[(Field::Name, "张先生"), (Field::Phone, phone)], true);
    }
    let known = |phone: &str, by: Option<u32>| {
        let alike = desk.books.alike(customer(9), &[(Field::Phone, phone.into())]);
        desk.books.known(&alike, by.map(person))
    };
    let one = |common, agents: &[u32], own| {
        let agents = agents.iter().map(|n| person(*n)).collect();
        Known { common, agents, own }
    };
    let (phone, masked) = (one(Common::Phone, &[0], false), one(Common::Masked, &[2], false));
    assert_eq!(known("+86 138 0013 8000", Some(1)), [phone.clone(), masked.clone()]);
    assert_eq!(known("13800138000", None), [phone, masked.clone()]);
    assert_eq!(known("13800138000", Some(0)), [one(Common::Phone, &[], true), masked]);
    assert_eq!(known("13700137000", Some(0)), []);
    assert_eq!(desk.books.agent_of(customer(1)), Some(person(0)));
    assert_eq!(desk.books.agent_of(customer(9)), None);
    let rivals = |by: Option<u32>| {
        let alike = desk.books.alike(customer(9), &[(Field::Phone, "13800138000".into())]);
        let rivals = desk.books.rivals(&alike, by.map(person));
        rivals.into_iter().map(|rival| (rival.customer, rival.agent)).collect::<Vec<_>>()
    };
    let [first, third] = [(customer(1), Some(person(0))), (customer(3), Some(person(2)))];
    assert_eq!(rivals(Some(1)), [first, third]);
    assert_eq!(rivals(Some(0)), [third], "his own client is no rival");
    assert_eq!(rivals(None), [first, third]);
    let nobodys = Alike { id_number: vec![customer(9)], ..Alike::default() };
    assert_eq!(desk.books.known(&nobodys, Some(person(0))), [one(Common::Paper, &[], false)]);
    // The cards follow what is written, and what is struck out.
    let last = desk.books.last_act(desk.now).unwrap().entry;
    let why = card("reason", 9, &[("text", "?")]);
    desk.sent(&[Command::Void { target: last, because: Some(why.digest) }], vec![why], Vec::new()).unwrap();
    assert_eq!(desk.books.alike(customer(9), &[(Field::Phone, "13800138000".into())]).masked, []);
}

fn split(of: &[(Party, Share)]) -> Ruling {
    let split: OrderedMap<Party, Share> = of.iter().copied().collect();
    let verdict = Effects { split: Some(split), ..Effects::default() };
    Ruling {
        question: Question::Collision,
        book: BookDigest("0".into()),
        verdict,
        facts: Facts::new(),
        cites: Vec::new(),
        steps: Vec::new(),
        silent: Vec::new(),
        asks: None,
        conditional: None,
        clash: Vec::new(),
    }
}

#[test]
fn a_deal_is_shared_as_the_ruling_says() {
    let (owner, by) = (person(0), person(1));
    let check = |of: &[(Party, Share)], each: &[(Whose, Share)], rest: u16, whole: Option<Whose>| {
        let shares = Shares::of(&split(of), Some(owner), by).unwrap();
        assert_eq!((shares.each.as_slice(), shares.rest, shares.whole()), (each, rest, whole));
    };
    let exact = Share::Exact;
    check(
        &[(Party::Owner, exact(1000))],
        &[(Whose::Person(owner), exact(1000))],
        0,
        Some(Whose::Person(owner)),
    );
    check(
        &[(Party::Owner, exact(600)), (Party::Closer, exact(300))],
        &[(Whose::Person(owner), exact(600)), (Whose::Person(by), exact(300))],
        100,
        None,
    );
    check(
        &[(Party::Owner, Share::Range(600, 700)), (Party::Closer, Share::Range(300, 400))],
        &[(Whose::Person(owner), Share::Range(600, 700)), (Whose::Person(by), Share::Range(300, 400))],
        0,
        None,
    );
    let nobodys = Shares::of(&split(&[(Party::Owner, exact(1000))]), None, by).unwrap();
    assert_eq!(nobodys.whole(), Some(Whose::Party(Party::Owner)));
    let silent = Ruling { verdict: Effects::default(), ..split(&[]) };
    assert_eq!(Shares::of(&silent, Some(owner), by), None);
}

#[test]
fn helping_a_colleague_is_counted_once_a_visit() {
    let mut desk = Device::open(&rb_i());
    let id = desk.receive(Arrival::new(customer(1)));
    desk.must(Command::Help { visit: id, helper: person(2), by: None });
    assert_eq!(
        (desk.books.helped(desk.now.date(), person(2)), desk.books.helped(desk.now.date(), person(0))),
        (1, 0)
    );
    let tomorrow = desk.now.0 + Duration::days(1);
    assert_eq!(desk.books.visits_of(tomorrow.date()).count(), 0);
}

#[test]
fn an_earlier_day_is_shown_as_it_was() {
    let mut desk = Device::open(&rb_i());
    let day = desk.now.date();
    desk.served(1);
    desk.served(2);
    let then: Vec<_> = desk.books.standings().into_iter().map(|row| (row.person, row.account)).collect();
    desk.next_day();
    desk.served(3);
    let of = |desk: &Device, date| {
        desk.books.standings_of(date).into_iter().map(|row| (row.person, row.account)).collect::<Vec<_>>()
    };
    assert_eq!(of(&desk, day), then);
    assert_ne!(of(&desk, desk.now.date()), then);
    assert_eq!(desk.books.turns_of(day, person(0)).len(), 1);
    assert!(desk.books.closing_of(day).is_some() && desk.books.closing().is_none());
    assert_eq!(desk.books.latest_days(5), [desk.now.date(), day]);
    assert_eq!(desk.books.latest_days(1), [desk.now.date()]);
    assert_eq!(desk.books.day_of(day.pred_opt().unwrap()), None);
}

#[test]
fn a_striking_out_can_be_taken_back_while_it_is_the_last_thing_written() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.receive(Arrival::new(customer(1)));
    assert_eq!(desk.books.last_strike(), None);
    let strike = desk.must(Command::Void { target: visit.0, because: None })[0].entry;
    assert_eq!(desk.books.last_strike(), Some(strike));
    desk.must(Command::Void { target: strike, because: None });
    assert_eq!(desk.books.last_strike(), None, "it was taken back");
    assert!(desk.books.state.visits.contains_key(&visit));
}

#[test]
fn who_takes_turns_stands_as_one_says_and_then_as_enrolled() {
    let mut desk = Device::open(&rb_i());
    let first = vec![person(2), person(0)];
    assert_eq!(desk.books.agents_after(first.clone()), [2, 0, 1, 3].map(person), "a supervisor takes none");
    desk.must(Command::CloseDay { ends: vec![] });
    let gone = &desk.books.state.people[&person(1)];
    let (card, roles) = (gone.card, gone.roles.clone());
    desk.must(Command::ChangePerson { person: person(1), card, roles, active: false });
    assert_eq!(desk.books.agents_after(first), [2, 0, 3].map(person), "he has left");
    let before: Vec<PersonId> = desk.books.order_as_before().iter().map(|place| place.person).collect();
    assert_eq!(before, [0, 2, 3].map(person));
}

#[test]
fn who_holds_an_office_is_known_by_the_highest_he_holds() {
    let desk = Device::open(&rb_i());
    let known = desk.books.holders_known_as(desk.now, Office::Supervisor);
    assert_eq!(
        known.iter().map(|(id, _)| *id).collect::<Vec<_>>(),
        desk.books.holders(desk.now, Office::Supervisor)
    );
    assert!(known.contains(&(person(SUPERVISOR), Office::Supervisor)));
    assert!(known.iter().all(|(_, office)| office.covers(Office::Supervisor)));
}

#[test]
fn an_entry_that_speaks_of_a_visit_alone_is_about_who_receives_there() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.receive(Arrival::new(customer(1)));
    let receiver = desk.books.receiver(visit);
    desk.must(Command::EndReception { visit });
    let ended = desk.books.last_act(desk.now).unwrap();
    assert_eq!(desk.books.people_of(&ended.event), Vec::from_iter(receiver));
}

#[test]
fn who_is_not_on_the_table_can_be_signed_in_with_the_hours_of_the_office() {
    let mut desk = Device::open(&rb_i());
    assert!(desk.books.coming().iter().all(|(_, here, _)| *here));
    desk.must(Command::SignOut { person: person(1) });
    let coming = desk.books.coming();
    let here: Vec<PersonId> = coming.iter().filter(|(_, here, _)| *here).map(|(id, ..)| *id).collect();
    assert_eq!(here, [0, 2, 3].map(person), "those on the table stand first");
    let (late, _, command) = coming.last().unwrap().clone();
    assert_eq!(late, person(1));
    desk.must(command);
    assert!(desk.books.coming().iter().all(|(_, here, _)| *here));
    desk.must(Command::CloseDay { ends: vec![] });
    assert!(desk.books.coming().is_empty(), "no day is open");
}

#[test]
fn an_account_is_a_row_and_its_figures_are_summed_up() {
    let mut desk = Device::open(&rb_i());
    desk.receive(Arrival::new(customer(1)));
    (2..=4).for_each(|n| {
        desk.served(n);
    });
    // The first is still busy when his turn comes up.
    desk.receive(Arrival::new(customer(5)));
    let date = desk.now.date();
    let rows = desk.books.account_rows(date);
    let standings = desk.books.standings();
    assert_eq!(
        rows.iter().map(|row| row.id).collect::<Vec<_>>(),
        [0, 1, 2, 3].map(|n| Id::Entry(person(n).0))
    );
    let said = |row: &Row, key| TURNS.cell(row, key).unwrap().1.said.clone();
    for (row, standing) in rows.iter().zip(&standings) {
        let Standing { person, account, owed, .. } = standing;
        assert_eq!(said(row, "person"), Said::Person(*person));
        assert_eq!(said(row, "ticks"), Said::Tally(account.ticks, account.lost));
        let figures = [account.uncounted, account.lost, account.granted, account.made_up];
        let expected = figures.map(|figure| Said::Figure(figure as usize));
        assert_eq!(["uncounted", "lost", "granted", "made_up"].map(|key| said(row, key)), expected);
        let lost = TURNS.cell(row, "lost").unwrap().1;
        assert_eq!(lost.cite.as_ref().map(|cite| cite.entry), standing.lost_by.as_ref().map(|by| by.1));
        assert_eq!(said(row, "owed"), Said::Figure(*owed));
    }
    let sums = TURNS.sums(&rows);
    let below = |key| TURNS.columns.iter().position(|column| column.key == key).map(|n| sums[n].clone());
    let ticks = standings.iter().map(|standing| standing.account.ticks).sum();
    let lost = standings.iter().map(|standing| standing.account.lost as usize).sum();
    assert_eq!(below("ticks"), Some(Said::Turns(ticks)));
    assert_eq!(below("lost"), Some(Said::Figure(lost)));
    assert_eq!(below("times"), Some(Said::Nothing));
    let sum = desk.books.day_sum(date);
    assert_eq!(
        (sum.visits, sum.counted, sum.lost, sum.missing),
        (5, 5, lost, desk.books.unregistered(date).len())
    );
    // What is owed is owed now, and no part of an earlier day.
    assert_eq!(TURNS_BEFORE.columns.len() + 1, TURNS.columns.len());
    assert_eq!(desk.books.account_rows(date + Duration::days(1)), []);
}

#[test]
fn on_paper_an_account_says_when_and_what_else_there_was() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.served(1);
    let from = desk.books.state.visits[&visit].stints[0].from;
    let out = desk.now.0;
    let reason = AbsenceReason::Meal;
    desk.must(Command::GoOut { person: person(0), reason, notified: true, approved_by: None });
    let rows = desk.books.account_rows(desk.now.date());
    let said = |key| TURNS.cell(&rows[0], key).unwrap().1.said.clone();
    assert_eq!(said("place"), Said::Figure(1));
    assert_eq!(said("times"), Said::Several(vec![Said::Time(from)]));
    let given = vec![
        ("reason", Said::Word("absence_reason", "meal")),
        ("from", Said::Time(out)),
        ("to", Said::Nothing),
    ];
    assert_eq!(said("notes"), Said::Several(vec![Said::Of("turns.out", given)]));
    assert!(TURNS.paper.iter().filter(|key| TURNS.cell(&rows[0], key).is_none()).eq(&["sign"]));
}

#[test]
fn a_visit_that_counts_for_nobody_stands_once_in_the_accounts() {
    let mut desk = Device::open(&rb_i());
    desk.served(1);
    let visit = desk.receive(Arrival::new(customer(2)));
    let because = card("reason", 1, &[("text", "排错了")]).digest;
    let overrule = |to, turn| Command::Overrule { visit, to, turn, by: person(SUPERVISOR), because };
    let sums = |desk: &Device| {
        let accounts = desk.books.standings().into_iter().map(|standing| standing.account);
        accounts.fold((0, 0), |sum, account| (sum.0 + account.receptions, sum.1 + account.uncounted))
    };
    assert_eq!(sums(&desk), (2, 0));
    desk.must(overrule(person(2), Turn::None));
    assert_eq!(sums(&desk), (1, 1));
    desk.must(overrule(person(3), Turn::None));
    assert_eq!(sums(&desk), (1, 1));
    desk.must(overrule(person(0), Turn::Count));
    assert_eq!(sums(&desk), (2, 0));
}

#[test]
fn who_decides_for_the_office_is_a_supervisor_or_above() {
    let desk = Device::open(&rb_i());
    assert_eq!(desk.books.deciders(desk.now), [person(SUPERVISOR)]);
}

#[test]
fn what_was_put_right_meanwhile_did_not_begin_anew() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.receive(Arrival::new(customer(1)));
    let (began, receiver) = (desk.now.0, desk.books.receiver(visit));
    desk.wait(20);
    let (purpose, declared, minutes, by) = (Purpose::FindPerson, Declared::During, Some(20), None);
    desk.must(Command::Identify { visit, purpose, declared, minutes, by });
    assert_eq!(desk.books.receiver(visit), receiver);
    assert_eq!(desk.books.state.visits[&visit].stints.len(), 2);
    assert_eq!(left_open(&desk.books.state, desk.now)[0].since, began);
}
