//! The export of an office that somebody has left, with so many clients behind him:
//! `cargo run -p counter --example leaver -- CLIENTS FILE [kept]`. `kept`: he handed nothing over. The file was made when he left.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    missing_docs,
    reason = "what serves a test may fail loudly"
)]

#[path = "../tests/it/left.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod left;

#[path = "../tests/it/office.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod office;

use journal::wire::{self, Cover};

fn main() {
    let mut asked = std::env::args().skip(1);
    let clients: u32 = asked.next().and_then(|number| number.parse().ok()).expect("how many clients");
    let file = asked.next().expect("the name of the file");
    let over = asked.next().is_none();
    let desk = left::left_when(&office::rb_e(), clients, None, over);
    let cover = Cover { name: String::new(), made_at: desk.wall(), since: Default::default() };
    let books = &desk.books;
    std::fs::write(file, wire::export(&books.journal, &books.cards, &books.documents, &cover)).unwrap();
    println!("{} entries", books.journal.len());
}
