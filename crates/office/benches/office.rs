//! A ruling, a decision at the desk, a case, and replay. Run with `cargo bench -p office`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail loudly")]

#[path = "../tests/it/day.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod day;

#[path = "../tests/it/generated.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod generated;

use day::{Desk, SUPERVISOR, books, card, customer, histories, person};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use journal::Entry;
use office::command::{Arrival, Command, Objection, Registering};
use office::{Recorded, State, Told, decide};
use rulebook::word::*;
use rulebook::{Fact, Facts, Question, rule};
use std::collections::BTreeMap;

fn main() {
    sizes();
    divan::main();
}

/// What an entry of the generated office weighs: the whole canonical text, on average and by kind. Budget: 450 bytes.
fn sizes() {
    for (name, book) in ["rb-d", "rb-i"].iter().zip(books()) {
        let desk = generated::office(book, 20);
        let mut by_kind: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for entry in desk.journal.entries() {
            let (count, bytes) = by_kind.entry(&entry.kind).or_default();
            (*count, *bytes) = (*count + 1, *bytes + entry.to_text().len());
        }
        let entries: usize = by_kind.values().map(|(count, _)| count).sum();
        let bytes: usize = by_kind.values().map(|(_, bytes)| bytes).sum();
        // Nobody is named as who acted; naming somebody takes as much in every entry.
        let named = r#""actor":"","#.len() + person(0).0.short().to_string().len();
        println!("{name}: {entries} entries of 20 days, {} bytes each", bytes / entries);
        println!("{name}: {} bytes each where who acted is named", bytes / entries + named);
        for (kind, (count, bytes)) in by_kind {
            println!("  {count:>6} {kind:<20} {:>6} bytes each", bytes / count);
        }
    }
}

/// The question with the most rules, for a returning client whose agent is busy. Budget: 20 µs.
#[divan::bench(args = ["rb-d", "rb-i"])]
fn ruling(bencher: Bencher<'_, '_>, id: &str) {
    let book = &books()[usize::from(id == "rb-i")];
    let facts = Facts::new()
        .with(Fact::VisitKind, VisitKind::ReturnOpen)
        .with(Fact::Purpose, Purpose::Buy)
        .with(Fact::Declared, Declared::Never)
        .with(Fact::Named, false)
        .with(Fact::OwnerPresence, Presence::Serving)
        .with(Fact::OwnerTakesBoth, false)
        .with(Fact::Recognised, false)
        .with(Fact::Referral, Referral::None)
        .with(Fact::DutyShift, false)
        .with(Fact::Event, false)
        .with(Fact::Hours, Hours::In);
    let on = "2025-03-03".parse().unwrap();
    bencher.bench_local(|| rule(black_box(book), on, Question::Receiver, black_box(&facts)));
}

/// The whole decision on a new customer with eight on shift: receiver, turn, passes, queue.
#[divan::bench(args = ["rb-d", "rb-i"])]
fn decision(bencher: Bencher<'_, '_>, id: &str) {
    let desk = Desk::open(books()[usize::from(id == "rb-i")].clone(), 8);
    let command = Command::Receive(Arrival::new(customer(1)));
    bencher.bench_local(|| {
        decide(&desk.state, Some(&desk.book), desk.now, black_box(&command), &Told::nothing()).unwrap()
    });
}

/// The decision at the door of an office that knows 100,000 customers: on a new one, and on one who comes back. Budget: 25 µs.
#[divan::bench(args = ["new", "returns"])]
fn door(bencher: Bencher<'_, '_>, who: &str) {
    let desk = known_to(100_000);
    let id = if who == "new" { 1_000_000 } else { 99_990 };
    let command = Command::Receive(Arrival { owner_reachable: Some(false), ..Arrival::new(customer(id)) });
    bencher.bench_local(|| {
        decide(&desk.state, Some(&desk.book), desk.now, black_box(&command), &Told::nothing()).unwrap()
    });
}

/// An office that has received so many customers, five hundred a day.
fn known_to(customers: u32) -> Desk {
    let mut desk = Desk::open(books()[0].clone(), 8);
    for n in 0..customers {
        let receiver = desk.receive(n);
        desk.wait(1);
        desk.end(receiver);
        if n % 500 == 499 {
            desk.next_day(8);
        }
    }
    assert_eq!(desk.state.customers.len(), customers as usize);
    println!("door: {} customers, {} entries", desk.state.customers.len(), desk.recorded.len());
    desk
}

/// A case of two of one household, each with visits, registrations and follow-ups of a year: both histories are read.
/// Budget: 200 µs.
#[divan::bench]
fn case(bencher: Bencher<'_, '_>) {
    let desk = household();
    let claimant = person(0);
    let (with, to, by, because) = (None, None, None, None);
    let objection = Objection { customer: customer(2), claimant, with, same: None, to, by, because };
    let command = Command::RuleCase(objection);
    bencher.bench_local(|| {
        decide(&desk.state, Some(&desk.book), desk.now, black_box(&command), &Told::nothing()).unwrap()
    });
}

/// Two of one household, each seen by an agent of his own every week of a year.
fn household() -> Desk {
    let mut desk = Desk::open(histories(), 4);
    for _week in 0..52 {
        for (id, by) in [(1, 0), (2, 1)] {
            let (id, by) = (customer(id), person(by));
            desk.must(Command::Receive(Arrival { asked: Some(by), ..Arrival::new(id) }));
            let visit = *desk.state.open_day().unwrap().open.last().unwrap();
            desk.wait(5);
            let filled = vec![Field::Name, Field::Phone];
            desk.must(Command::Register(Registering {
                visit,
                card: card(),
                filled,
                by,
                declined: false,
                alike: None,
            }));
            desk.must(Command::EndReception { visit });
            desk.wait(5);
            desk.must(Command::FollowUp {
                customer: id,
                by,
                kind: ContactKind::Call,
                reached: true,
                note: None,
            });
        }
        for _day in 0..7 {
            desk.next_day(4);
        }
    }
    let (one, other, by) = (customer(1), customer(2), person(SUPERVISOR));
    desk.must(Command::Link { one, other, relation: Some(Relation::Spouse), same: None, by });
    let of = |id| {
        let found = &desk.state.customers[&customer(id)];
        (found.visits.len(), found.registrations.len(), found.contacts.len())
    };
    println!("case: visits, registrations, follow-ups {:?} and {:?}", of(1), of(2));
    desk
}

/// The entries of twenty days, read: entries per second.
#[divan::bench(sample_count = 10)]
fn reading(bencher: Bencher<'_, '_>) {
    let desk = generated::office(books()[1].clone(), 20);
    let entries: Vec<Entry> = desk.journal.entries().cloned().collect();
    bencher
        .counter(ItemsCount::new(entries.len()))
        .bench_local(|| black_box(&entries).iter().filter_map(Recorded::read).count());
}

/// An event of the door, written: its law in short, its ids, its text.
#[divan::bench]
fn writing(bencher: Bencher<'_, '_>) {
    let desk = Desk::open(books()[1].clone(), 8);
    let command = Command::Receive(Arrival::new(customer(1)));
    let events = decide(&desk.state, Some(&desk.book), desk.now, &command, &Told::nothing()).unwrap();
    bencher.bench_local(|| black_box(&events[0]).write(desk.now.0, &desk.book));
}

/// A hundred days of forty receptions each, taken in by `State::derive`: entries per second.
#[divan::bench(sample_count = 10)]
fn replay(bencher: Bencher<'_, '_>) {
    let mut desk = Desk::open(books()[1].clone(), 8);
    for day in 0..100 {
        for n in 0..40 {
            let receiver = desk.receive(day * 40 + n);
            desk.wait(10);
            desk.end(receiver);
        }
        desk.now = office::Now::on(desk.now.date(), office::Minute::new(17, 0).unwrap());
        desk.next_day(8);
    }
    assert_eq!(desk.state.customers.len(), 4000);
    assert!(desk.state.people.contains_key(&person(0)));
    bencher
        .counter(ItemsCount::new(desk.recorded.len()))
        .bench_local(|| State::derive(black_box(&desk.recorded)));
}
