//! The figures of a period at their boundaries, and as rows.

use crate::office::{Device, SUPERVISOR, card, customer, person, rb_e, rb_i};
use chrono::{Days, NaiveDate};
use counter::report::{
    BY_CHANNEL, BY_DAY, BY_PERSON, FAIRNESS, Figures, LANDED, Length, Milli, OWN, PASSED, Period, Rate, What,
};
use counter::row::{Row, Said, Table};
use office::command::{Agreed, Arrival, Dealing};
use office::left_open::{End, left_open};
use office::{Command, Minute, Now, PersonId};
use rulebook::share::Cents;
use rulebook::word::{
    AbsenceReason, Cause, Channel, ContactKind, DealStage, Declared, Office, Purpose, Turn,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_period_has_its_length_and_its_neighbours() {
    let check = |period: Period, length: Length, previous: [&str; 2], next: [&str; 2]| {
        assert_eq!(period.length(), length, "{period:?}");
        let of = |[from, to]: [&str; 2]| Some(Period::between(day(from), day(to)));
        assert_eq!((period.previous(), period.next()), (of(previous), of(next)), "{period:?}");
        assert_eq!(period.next().unwrap().previous(), Some(period));
    };
    let one = Period::day(day("2025-03-01"));
    check(one, Length::Day, ["2025-02-28", "2025-02-28"], ["2025-03-02", "2025-03-02"]);
    let week = Period::week(day("2025-03-05"));
    assert_eq!((week.from(), week.to(), week.days()), (day("2025-03-03"), day("2025-03-09"), 7));
    check(week, Length::Week, ["2025-02-24", "2025-03-02"], ["2025-03-10", "2025-03-16"]);
    assert_eq!(Period::week(week.from()), week);
    assert_eq!(Period::week(week.to()), week);
    let month = Period::month(day("2024-02-29"));
    check(month, Length::Month, ["2024-01-01", "2024-01-31"], ["2024-03-01", "2024-03-31"]);
    let any = Period::between(day("2025-03-04"), day("2025-03-10"));
    check(any, Length::Days(7), ["2025-02-25", "2025-03-03"], ["2025-03-11", "2025-03-17"]);
    // Whichever is said first; and no further than the calendar goes.
    assert_eq!(Period::between(day("2025-03-10"), day("2025-03-04")), any);
    assert_eq!(Period::day(NaiveDate::MAX).next(), None);
    assert_eq!(Period::day(NaiveDate::MIN).previous(), None);
    assert!(
        Period::week(NaiveDate::MAX).has(NaiveDate::MAX) && Period::month(NaiveDate::MIN).has(NaiveDate::MIN)
    );
}

fn serve(desk: &mut Device, clients: std::ops::RangeInclusive<u32>) {
    for n in clients {
        desk.served(n);
    }
}

fn today(desk: &Device) -> Period {
    Period::day(desk.now.date())
}

fn of(desk: &Device, n: u32) -> Figures {
    desk.books.report(today(desk)).people.get(&Some(person(n))).copied().unwrap_or_default()
}

#[test]
fn a_visit_left_open_overnight_is_of_its_day() {
    let mut desk = Device::open(&rb_i());
    let date = desk.now.date();
    desk.wait(8 * 60);
    desk.receive(Arrival::new(customer(1)));
    assert_eq!(desk.books.figures(Period::day(date)).minutes, 0, "it goes on");
    desk.now = Now::on(date + Days::new(1), Minute::new(8, 55).unwrap());
    let open = left_open(&desk.books.state, desk.now);
    let ends = open.iter().map(|left| End { of: left.what, at: left.proposed }).collect();
    desk.must(Command::CloseDay { ends });
    let figures = desk.books.figures(Period::day(date));
    assert_eq!((figures.visits, figures.counted, figures.minutes), (1, 1, 60));
    assert!(desk.books.figures(today(&desk)).is_nothing());
    // How long anybody was there is not known: each has the same share.
    let fairness = desk.books.fairness(Period::day(date));
    let shares: Vec<_> =
        fairness.people.values().map(|fair| (fair.unknown, fair.minutes, fair.expected.0)).collect();
    assert_eq!(shares, [(1, 0, 250); 4]);
}

#[test]
fn a_visit_handed_over_is_one_visit_and_two_receptions() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.receive(Arrival::new(customer(1)));
    desk.wait(10);
    let (to, cause, by) = (Some(person(2)), Cause::Ordered, Some(person(SUPERVISOR)));
    desk.must(Command::HandOver { visit, to, cause, customer: None, by });
    desk.wait(25);
    desk.must(Command::EndReception { visit });
    let all = desk.books.figures(today(&desk));
    assert_eq!((all.visits, all.new, all.minutes), (1, 1, 35));
    let visits = [of(&desk, 0).visits, of(&desk, 2).visits];
    let minutes = [of(&desk, 0).minutes, of(&desk, 2).minutes];
    assert_eq!((visits, minutes), ([0, 1], [10, 25]), "the visit is with who received last");
    let stints = &desk.books.state.visits[&visit].stints;
    let counted = stints.iter().filter(|stint| stint.counts()).count();
    assert_eq!(all.counted as usize, counted);
}

#[test]
fn a_reception_that_was_anothers_takes_its_time_once() {
    let mut desk = Device::open(&rb_i());
    let visit = desk.served(1);
    let why = card("reason", 9, &[("text", "?")]);
    let (to, by, because) = (person(3), person(SUPERVISOR), why.digest);
    let overrule = Command::Overrule { visit, to, turn: Turn::Count, by, because };
    desk.sent(&[overrule], vec![why], Vec::new()).unwrap();
    let minutes = |n| (of(&desk, n).minutes, of(&desk, n).counted, of(&desk, n).visits);
    assert_eq!((minutes(0), minutes(3)), ((0, 0, 0), (30, 1, 1)));
    assert_eq!(desk.books.figures(today(&desk)).minutes, 30);
}

#[test]
fn what_is_struck_out_counts_nowhere() {
    let mut desk = Device::open(&rb_i());
    desk.served(1);
    let before = (desk.books.report(today(&desk)), desk.books.fairness(today(&desk)));
    let visit = desk.served(2);
    let (by, kind) = (person(1), ContactKind::Call);
    let reached = desk.must(Command::FollowUp { customer: customer(2), by, kind, reached: true, note: None });
    let figures = desk.books.figures(today(&desk));
    assert_eq!((figures.visits, figures.reached, figures.follow_ups), (2, 1, 1));
    for entry in [reached[0].entry, visit.0] {
        desk.must(Command::Void { target: entry, because: None });
    }
    assert_eq!((desk.books.report(today(&desk)), desk.books.fairness(today(&desk))), before);
}

#[test]
fn others_are_no_visits_of_clients_and_channels_are_told_apart() {
    let mut desk = Device::open(&rb_i());
    desk.receive(Arrival {
        purpose: Purpose::Peddle,
        declared: Declared::Entry,
        ..Arrival::new(customer(1))
    });
    desk.served(2);
    desk.receive(Arrival { channel: Channel::Online, ..Arrival::new(customer(3)) });
    let report = desk.books.report(today(&desk));
    assert_eq!((report.whole.visits, report.whole.others), (2, 1));
    let visits: Vec<_> =
        report.channels.iter().map(|(channel, all)| (*channel, all.visits + all.others)).collect();
    assert_eq!(visits, [(Some(Channel::WalkIn), 2), (Some(Channel::Online), 1)]);
}

/// Makes a step of a deal.
fn deal(desk: &mut Device, n: u32, by: u32, stage: DealStage, sum: Option<i64>) {
    let (customer, by, owner_reachable, agreed) = (customer(n), person(by), Some(true), Agreed::default());
    desk.must(Command::Deal(Dealing { customer, by, stage, owner_reachable, sum: sum.map(Cents), agreed }));
}

#[test]
fn a_deal_is_closed_once_and_undone_beside() {
    let mut desk = Device::open(&rb_i());
    let first = desk.now.date();
    desk.served(1);
    desk.served(2);
    let by =
        desk.books.agent_of(customer(1)).map(|agent| (0..4).find(|n| person(*n) == agent)).unwrap().unwrap();
    // A ticket of intent is no deal yet.
    deal(&mut desk, 1, by, DealStage::Deposit, Some(10_000));
    let figures = desk.books.figures(today(&desk));
    assert_eq!((figures.closed, figures.sum, figures.stages.reached(DealStage::Deposit)), (0, Cents(0), 1));
    deal(&mut desk, 1, by, DealStage::Subscribed, Some(100_000_001));
    let figures = desk.books.figures(today(&desk));
    assert_eq!(
        (figures.closed, figures.sum, figures.closing()),
        (1, Cents(100_000_001), Rate { of: 1, all: 2 })
    );
    // It goes on the next day, and the sum is put right; then the unit is given back.
    desk.next_day();
    deal(&mut desk, 1, by, DealStage::Contracted, Some(99_900_000));
    let figures = desk.books.figures(today(&desk));
    assert_eq!((figures.closed, figures.sum, figures.unpriced), (0, Cents(-100_001), 0));
    deal(&mut desk, 1, by, DealStage::Returned, None);
    let figures = desk.books.figures(today(&desk));
    assert_eq!(
        (figures.returned, figures.returned_sum, figures.sum),
        (1, Cents(99_900_000), Cents(-100_001))
    );
    let both = desk.books.figures(Period::between(first, desk.now.date()));
    assert_eq!((both.closed, both.returned, both.sum, both.net()), (1, 1, Cents(99_900_000), Cents(0)));
    // One without a sum is a deal of which none is known, until it is told.
    let other =
        desk.books.agent_of(customer(2)).map(|agent| (0..4).find(|n| person(*n) == agent)).unwrap().unwrap();
    deal(&mut desk, 2, other, DealStage::Subscribed, None);
    let figures = of(&desk, other);
    assert_eq!((figures.closed, figures.unpriced, figures.sum), (1, 1, Cents(0)));
    deal(&mut desk, 2, other, DealStage::Paid, Some(5));
    let figures = of(&desk, other);
    assert_eq!((figures.closed, figures.unpriced, figures.sum), (1, 0, Cents(5)));
}

#[test]
fn somebody_in_two_posts_has_one_account() {
    let mut desk = Device::open(&rb_i());
    let held = desk.books.state.people[&person(0)].card;
    let roles = vec![Office::Agent, Office::Receptionist];
    desk.must(Command::ChangePerson { person: person(0), card: held, roles, active: true });
    desk.served(1);
    let (called, caller) = (None, Some(customer(1)));
    let call = Command::Answer { called, by: Some(person(0)), purpose: Purpose::Buy, caller, card: None };
    desk.must(call);
    let his = of(&desk, 0);
    assert_eq!((his.visits, his.calls, his.counted), (1, 1, 1));
    let report = desk.books.report(today(&desk));
    assert_eq!(report.people.len(), 1);
    // His client came by himself: so did the call.
    assert_eq!(report.channels.keys().collect::<Vec<_>>(), [&Some(Channel::WalkIn)]);
}

#[test]
fn a_share_goes_by_the_time_somebody_was_there() {
    let mut desk = Device::open(&rb_i());
    let date = desk.now.date();
    let person_3 = person(3);
    // One is out for an hour, one goes home at noon; the rest stay for the nine hours.
    let reason = AbsenceReason::Meal;
    desk.must(Command::GoOut { person: person(1), reason, notified: true, approved_by: None });
    desk.wait(60);
    desk.must(Command::ComeBack { person: person(1) });
    serve(&mut desk, 1..=4);
    desk.must(Command::SignOut { person: person_3 });
    desk.wait(6 * 60);
    desk.must(Command::CloseDay { ends: Vec::new() });
    let fairness = desk.books.fairness(Period::day(date));
    let minutes: Vec<_> = fairness.people.values().map(|fair| (fair.minutes, fair.unknown)).collect();
    assert_eq!(minutes, [(540, 0), (480, 0), (540, 0), (180, 0)]);
    let expected: Vec<_> = fairness.people.values().map(|fair| fair.expected.0).collect();
    // Four turns by 540, 480, 540 and 180 of 1,740 minutes.
    assert_eq!(expected, [1241, 1104, 1241, 414]);
    assert!(fairness.people.values().all(|fair| fair.band() == Milli(1000) && !fair.is_outside()));
}

#[test]
fn returning_clients_are_seen_to_land_with_whom() {
    let mut desk = Device::open(&rb_e());
    let visit = desk.served(1);
    let owner = desk.books.receiver(visit).unwrap();
    desk.next_day();
    desk.served(2);
    let again = desk.served(1);
    let by = desk.books.receiver(again).unwrap();
    let fairness = desk.books.fairness(today(&desk));
    let landed: Vec<_> = fairness.landed.iter().map(|(pair, times)| (*pair, *times)).collect();
    assert_eq!(landed, [((owner, by), 1)]);
    let figures = desk.books.figures(today(&desk));
    assert_eq!((figures.new, figures.returning, figures.visits), (1, 1, 2));
}

/// Every row has a cell for each column of its table.
fn fits(table: &Table, rows: &[Row]) {
    assert!(!rows.is_empty(), "{} {}", table.key, table.of);
    for row in rows {
        assert_eq!(row.cells.len(), table.columns.len(), "{} {}", table.key, table.of);
    }
    let mut ids: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert!(table.of == "item" || ids.len() == all, "{} {}", table.key, table.of);
}

#[test]
fn a_report_is_said_in_rows() {
    let mut desk = Device::open(&rb_i());
    let first = desk.receive(Arrival::new(customer(1)));
    serve(&mut desk, 2..=4);
    // The first is still busy when his turn comes up.
    desk.served(5);
    desk.must(Command::EndReception { visit: first });
    let period = today(&desk);
    let (report, fairness) = (desk.books.report(period), desk.books.fairness(period));
    fits(&BY_PERSON, &report.person_rows());
    fits(&BY_CHANNEL, &report.channel_rows());
    fits(&BY_DAY, &report.day_rows());
    fits(&FAIRNESS, &fairness.rows());
    fits(&PASSED, &fairness.passed_rows());
    let own = desk.books.own_rows(person(0), period);
    fits(&OWN, &own);
    desk.next_day();
    desk.receive(Arrival::new(customer(2)));
    fits(&LANDED, &desk.books.fairness(today(&desk)).landed_rows());
    // The sum below the figures is the whole.
    let sums = BY_PERSON.sums(&report.person_rows());
    let sum = |key: &str| {
        let at = BY_PERSON.columns.iter().position(|column| column.key == key).unwrap();
        sums[at].clone()
    };
    assert_eq!(sum("visits"), Said::Figure(report.whole.visits as usize));
    assert_eq!(sum("counted"), Said::Figure(report.whole.counted as usize));
    assert_eq!(sum("sum"), Said::Nothing, "money is not summed up by itself");
}

#[test]
fn an_own_account_is_told_entry_by_entry() {
    let mut desk = Device::open(&rb_i());
    let first = desk.receive(Arrival::new(customer(1)));
    serve(&mut desk, 2..=4);
    let next = desk.receive(Arrival::new(customer(5)));
    desk.must(Command::EndReception { visit: first });
    let reason = AbsenceReason::Meal;
    desk.must(Command::GoOut { person: person(0), reason, notified: true, approved_by: None });
    desk.wait(20);
    desk.must(Command::ComeBack { person: person(0) });
    desk.must(Command::SignOut { person: person(0) });
    let items = desk.books.own_account(person(0), today(&desk));
    let said: Vec<&str> = items.iter().map(|item| of_item(item.what)).collect();
    let passed = desk
        .books
        .recorded(next.0)
        .unwrap()
        .event
        .passed()
        .iter()
        .find(|one| one.person == person(0))
        .unwrap();
    // RB-I keeps the turn of who is busy; who goes home before it came has it made up.
    assert_eq!(said, ["opened", "received", "held", "out", "signed out", "granted"]);
    let cited = items.iter().find(|item| item.entry == next.0).unwrap();
    assert_eq!(cited.law.as_ref().map(|law| law.articles.clone()), Some(passed.cites.clone()));
    assert!(desk.books.own_account(PersonId(card_less()), today(&desk)).is_empty());
}

fn card_less() -> counter::EntryId {
    crate::office::uuid(1, 77)
}

fn of_item(what: What) -> &'static str {
    match what {
        What::Opened => "opened",
        What::SignedIn => "signed in",
        What::SignedOut => "signed out",
        What::Received { .. } => "received",
        What::Helped { .. } => "helped",
        What::Lost(_) => "lost",
        What::Held(_) => "held",
        What::Granted => "granted",
        What::Ended => "ended",
        What::Out { .. } => "out",
    }
}
