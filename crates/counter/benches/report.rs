//! The report of a year over the books of 100,000 entries, and of all of them. Run with `cargo bench -p counter --bench report`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail loudly")]

#[path = "../../office/tests/it/day.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod day;

#[path = "../../office/tests/it/generated.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod generated;

use chrono::Days;
use counter::Books;
use counter::report::Period;
use divan::{Bencher, black_box};
use journal::{Cards, Documents};
use rulebook::Book;

/// About as many entries as a day has.
const A_DAY: u32 = 145;
const ENTRIES: u32 = 100_000;

fn main() {
    divan::main();
}

/// The books of the made-up office after so many entries.
fn books() -> Books {
    let [_, document] = day::documents();
    let desk = generated::office(Book::from_json(&document).unwrap(), ENTRIES.div_ceil(A_DAY));
    let mut documents = Documents::new();
    documents.insert(document).unwrap();
    Books::new(desk.journal, Cards::new(), documents)
}

/// Their last year, all of it, or the last day.
fn period(books: &Books, which: &str) -> Period {
    let last = books.latest().unwrap().date();
    let first = books.recorded.iter().map(|recorded| recorded.at.date()).min().unwrap();
    match which {
        "year" => Period::between(last - Days::new(364), last),
        "all" => Period::between(first, last),
        _ => Period::day(last),
    }
}

/// Figures in all, by agent, by channel and by day. Budget: 200 ms.
#[divan::bench(args = ["all", "year", "day"], sample_count = 20)]
fn report(bencher: Bencher<'_, '_>, which: &str) {
    let books = books();
    let period = period(&books, which);
    let whole = books.report(period).whole;
    println!("{which}: {} entries, {} days, {} visits", books.journal.len(), period.days(), whole.visits);
    bencher.bench_local(|| black_box(&books).report(period));
}

/// The same by who has just opened the books: what the laws say of the register is found for the first time.
#[divan::bench(args = ["all", "year"], sample_count = 5)]
fn report_at_first(bencher: Bencher<'_, '_>, which: &str) {
    let books = books();
    let period = period(&books, which);
    bencher
        .with_inputs(|| Books::new(books.journal.clone(), Cards::new(), books.documents.clone()))
        .bench_local_values(|books| {
            let report = books.report(period);
            // Letting go of the books is not measured.
            (books, report)
        });
}

/// The fairness account.
#[divan::bench(args = ["all", "year", "day"], sample_count = 20)]
fn fairness(bencher: Bencher<'_, '_>, which: &str) {
    let books = books();
    let period = period(&books, which);
    bencher.bench_local(|| black_box(&books).fairness(period));
}

/// Somebody's own account, as rows.
#[divan::bench(args = ["year"], sample_count = 20)]
fn own(bencher: Bencher<'_, '_>, which: &str) {
    let books = books();
    let period = period(&books, which);
    println!("{} lines", books.own_rows(day::person(0), period).len());
    bencher.bench_local(|| black_box(&books).own_rows(day::person(0), period));
}
