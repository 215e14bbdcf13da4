//! The export of a made-up office, for measuring the app with books of any length:
//! `cargo run --release -p office --example export -- ENTRIES FILE`. The day after is open in it, and nobody has come yet.
#![allow(clippy::unwrap_used, missing_docs, reason = "what serves a benchmark may fail loudly")]

#[path = "../tests/it/day.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod day;

#[path = "../tests/it/generated.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod generated;

use journal::wire::{self, Cover};
use journal::{Cards, Documents, WallMs};

/// About as many entries as a day has.
const A_DAY: u32 = 145;

fn main() {
    let mut asked = std::env::args().skip(1);
    let entries: u32 = asked.next().and_then(|number| number.parse().ok()).expect("how many entries");
    let file = asked.next().expect("the name of the file");
    let [_, document] = day::documents();
    let book = rulebook::Book::from_json(&document).unwrap();
    let mut desk = generated::office(book, entries.div_ceil(A_DAY));
    desk.next_day(generated::ON_SHIFT);
    let mut documents = Documents::new();
    documents.insert(document).unwrap();
    let opened = desk.now.0 - chrono::Duration::minutes(desk.zone);
    let made_at = WallMs(u64::try_from(opened.and_utc().timestamp_millis()).unwrap());
    let cover = Cover { name: String::new(), made_at, since: Default::default() };
    std::fs::write(file, wire::export(&desk.journal, &Cards::new(), &documents, &cover)).unwrap();
    println!("{} entries, {} customers", desk.journal.len(), desk.state.customers.len());
}
