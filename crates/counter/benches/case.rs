//! A case heard by the book, and the list of all cases, over the books of a made-up office. Run with
//! `cargo bench -p counter --bench case`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail loudly")]

#[path = "../../office/tests/it/day.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod day;

#[path = "../../office/tests/it/generated.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod generated;

use counter::case::Matter;
use counter::filter::Chosen;
use counter::{Books, PersonId};
use divan::{Bencher, black_box};
use journal::{Cards, Documents};
use office::Now;
use office::decide::Decider;
use rulebook::{Book, Facts};

/// Days of the office: some 35 clients a day.
const DAYS: [u32; 2] = [140, 1_400];

fn main() {
    divan::main();
}

/// The books of the office after so many days, the last of them, and a client of somebody whom another claims.
fn books(days: u32) -> (Books, Now, Matter) {
    let [_, document] = day::documents();
    let desk = generated::office(Book::from_json(&document).unwrap(), days);
    let mut documents = Documents::new();
    documents.insert(document).unwrap();
    let books = Books::new(desk.journal, Cards::new(), documents);
    let now = Now(books.latest().unwrap());
    let had = books.state.customers.values().rev().find_map(|client| Some((client.id, client.owner()?)));
    let (client, owner) = had.unwrap();
    let other = |person: &&PersonId| **person != owner;
    let claimant = books.state.people.keys().find(other).copied();
    (books, now, Matter { client, with: None, claimant })
}

/// Budget: 50 ms.
#[divan::bench(args = DAYS, sample_count = 20)]
fn heard(bencher: Bencher<'_, '_>, days: u32) {
    let (books, now, matter) = books(days);
    println!("{} entries, {} clients", books.journal.len(), books.state.customers.len());
    bencher.bench_local(|| {
        black_box(&books)
            .hear_case(&matter, &Facts::new(), Decider::OFFICE, now)
            .map(|heard| heard.flips.len())
    });
}

#[divan::bench(args = DAYS, sample_count = 10)]
fn listed(bencher: Bencher<'_, '_>, days: u32) {
    let (books, now, _) = books(days);
    bencher.bench_local(|| black_box(&books).case_rows(&Chosen::on(now.date())).len());
}
