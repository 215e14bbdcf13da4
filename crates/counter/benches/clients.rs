//! The lists of clients and of what is due, over the books of a made-up office: at first, when each client is looked at, and
//! then. Run with `cargo bench -p counter --bench clients`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail loudly")]

#[path = "../../office/tests/it/day.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod day;

#[path = "../../office/tests/it/generated.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod generated;

use chrono::Duration;
use counter::Books;
use counter::clients::Which;
use counter::filter::Chosen;
use divan::{Bencher, black_box};
use journal::{Cards, Documents};
use office::Now;
use rulebook::Book;

/// Days of the office: some 35 clients a day.
const DAYS: [u32; 2] = [140, 1_400];

fn main() {
    divan::main();
}

/// The books of the office after so many days, and the evening of the last.
fn books(days: u32) -> (Books, Now) {
    let [_, document] = day::documents();
    let desk = generated::office(Book::from_json(&document).unwrap(), days);
    let mut documents = Documents::new();
    documents.insert(document).unwrap();
    let books = Books::new(desk.journal, Cards::new(), documents);
    let now = Now(books.latest().unwrap() + Duration::minutes(1));
    (books, now)
}

fn all<W>(now: Now) -> Chosen<W> {
    Chosen::on(now.date())
}

/// Nobody has looked yet. The books are opened anew each time, which is not counted.
#[divan::bench(args = DAYS, sample_count = 3)]
fn at_first(bencher: Bencher<'_, '_>, days: u32) {
    let (books, now) = books(days);
    println!("{} entries, {} clients", books.journal.len(), books.clientele(now).len());
    let again = || Books::new(books.journal.clone(), Cards::new(), books.documents.clone());
    bencher.with_inputs(again).bench_local_values(|books| (books.client_rows(&all(now), now).all, books));
}

/// Budget: 20 ms over 200,000 claims.
#[divan::bench(args = DAYS, sample_count = 20)]
fn due(bencher: Bencher<'_, '_>, days: u32) {
    let (books, now) = books(days);
    books.clientele(now);
    bencher.bench_local(|| black_box(&books).due(&all(now), now).len());
}

/// Budget: 20 ms over 200,000 claims.
#[divan::bench(args = DAYS, sample_count = 20)]
fn lapsing(bencher: Bencher<'_, '_>, days: u32) {
    let (books, now) = books(days);
    books.clientele(now);
    let wanted = Chosen { which: Some(Which::Lapsing), ..all(now) };
    bencher.bench_local(|| black_box(&books).client_rows(&wanted, now).all);
}

/// The first look of the next day.
#[divan::bench(args = DAYS, sample_count = 5)]
fn a_day_later(bencher: Bencher<'_, '_>, days: u32) {
    let (books, now) = books(days);
    books.clientele(now);
    let mut day = 0;
    bencher.bench_local(|| {
        day += 1;
        let now = Now(now.0 + Duration::days(day));
        books.due(&all(now), now).len()
    });
}
