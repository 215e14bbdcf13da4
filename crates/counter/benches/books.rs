//! The books of an office after so many entries: one act, one undone, one entry looked up, a file of later entries. Run with
//! `cargo bench -p counter --bench books`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a benchmark may fail loudly")]

#[path = "../tests/it/office.rs"]
#[allow(dead_code, reason = "the office of the tests, of which little is needed here")]
mod office_at_work;

use counter::Books;
use divan::Bencher;
use journal::{Cards, EntryId, WallMs};
use office::command::Arrival;
use office::{Command, Now};
use office_at_work::{Device, customer, rb_i};
use std::cell::RefCell;

/// Days and receptions of forty a day: about 100 entries a day.
const DAYS: [u32; 2] = [10, 100];

fn main() {
    divan::main();
}

fn take(desk: &mut Device, command: Command) -> EntryId {
    let lines = desk.write(&[command]).unwrap();
    let id = lines.last().unwrap().entry.id;
    desk.books.take_in(lines, Vec::new(), Vec::new());
    id
}

fn serve(desk: &mut Device, n: u32) {
    let visit = office::VisitId(take(desk, Command::Receive(Arrival::new(customer(n)))));
    desk.wait(10);
    take(desk, Command::EndReception { visit });
}

/// An office after so many days.
fn worked(days: u32) -> Device {
    let mut desk = Device::open(&rb_i());
    for day in 0..days {
        if day > 0 {
            take(&mut desk, Command::CloseDay { ends: Vec::new() });
            desk.now = Now(desk.now.0.date().succ_opt().unwrap().and_hms_opt(9, 0, 0).unwrap());
            let open = desk.opening();
            take(&mut desk, open);
        }
        (0..40).for_each(|n| serve(&mut desk, day * 40 + n));
    }
    desk
}

fn again(desk: &Device) -> Books {
    Books::new(desk.books.journal.clone(), Cards::new(), desk.books.documents.clone())
}

#[divan::bench(args = DAYS, sample_count = 20)]
fn opened(bencher: Bencher, days: u32) {
    let desk = worked(days);
    println!("{} entries", desk.books.journal.len());
    bencher.bench_local(|| again(&desk).state.visits.len());
}

#[divan::bench(args = DAYS, sample_count = 20)]
fn an_act(bencher: Bencher, days: u32) {
    let desk = RefCell::new(worked(days));
    let mut n = 1_000_000;
    bencher.bench_local(|| {
        n += 1;
        serve(&mut desk.borrow_mut(), n);
    });
}

#[divan::bench(args = DAYS, sample_count = 20)]
fn one_undone(bencher: Bencher, days: u32) {
    let desk = RefCell::new(worked(days));
    let mut n = 1_000_000;
    bencher
        .with_inputs(|| {
            n += 1;
            take(&mut desk.borrow_mut(), Command::Receive(Arrival::new(customer(n))))
        })
        .bench_local_values(|target| {
            take(&mut desk.borrow_mut(), Command::Void { target, because: None });
        });
}

#[divan::bench(args = DAYS)]
fn an_entry_by_its_id(bencher: Bencher, days: u32) {
    let desk = worked(days);
    let ids: Vec<EntryId> = desk.books.recorded.iter().map(|recorded| recorded.entry).collect();
    bencher.bench_local(|| ids.iter().filter(|id| desk.books.recorded(**id).is_some()).count());
}

#[divan::bench(args = DAYS, sample_count = 10)]
fn twenty_later_entries_from_another_device(bencher: Bencher, days: u32) {
    let mut desk = worked(days);
    let before = again(&desk);
    (0..10).for_each(|n| serve(&mut desk, 2_000_000 + n));
    let bundle = desk.export();
    let wall: WallMs = desk.wall();
    bencher
        .with_inputs(|| {
            let books = Books::new(before.journal.clone(), Cards::new(), before.documents.clone());
            let import = books.plan(bundle.clone(), wall).unwrap();
            (books, import)
        })
        .bench_local_values(|(mut books, import)| {
            books.admit(import, None);
            // Letting go of them is not measured.
            books
        });
}

#[divan::bench(args = DAYS, sample_count = 20)]
fn a_page_of_the_ledger(bencher: Bencher, days: u32) {
    let desk = worked(days);
    let wanted = counter::ledger::Wanted::on(desk.now.date());
    bencher.bench_local(|| desk.books.shown(&wanted).len() + desk.books.unregistered(wanted.date).len());
}
