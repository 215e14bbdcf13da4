//! Every book of the house on an ordinary day: nothing at the desk hangs on what nobody there can tell.

use crate::house;
use cli::play::play;
use cli::scenario::read;
use cli::shelf::Shelf;
use rulebook::{Book, Fact, Question};

/// What happens, in the words of the scenario language; a line break is written `;`.
const DAY: &[&str] = &[
    "new N1",
    "new N1 names C",
    "new N1 names A contacted",
    "new N1 says market_survey",
    "new N1 hides media",
    "new N1 referred by K",
    "new N1 channel filed",
    "new N1 brought by own_leader",
    "new N1 recalls forgotten; close; on 2025-04-20; open 2025-04-20 A B C D",
    "O arrives; O arrives names C; K arrives; R arrives; Z arrives",
    "new N1 stays; O arrives stays; all end; new N2; new N3",
    "A out personal_leave told; O arrives owner unreached stays; new N1; all end",
    "A out official approved by M; new N1; A back; new N2",
    "duty B; new N1; duty nobody",
    "phone rings; phone rings for A; phone rings says market_survey",
    "call order A B C D; phone rings",
    "new N1 stays; N1 is O",
    "new N1 stays; N1 found vendor minute 2",
    "new N1; N1 found media gone",
    "new N1 stays; hand N1 to C because complaint",
    "new N1 stays; hand N1 to C because language",
    "new N1 stays; B helps N1; all end",
    "new N1; A registers N1 everything; A registers N1 name declined",
    "A follows up O; A tries O; A follows up O by message",
    "B closes O owner unreached; O gives back",
    "close; open next",
    "hours 9:00-9:30; 18:30 new N1",
    "A penalised for late by M; A penalised for snatching by M",
    "B objects to O to B by M closer.asked=yes closer.snatched=no same.household=no",
    "close; A departs by M to B handed_over=yes",
];

/// What some books ask on such a day, because only somebody at the desk can tell it.
const ASKED: &[&str] = &[
    "is-2: A registers N1 everything: refused: asks (identity.proven) [IS2.2.3]",
    "rb-j: new N1 referred by K: refused: asks (registration.complete) [J5b]",
];

const CAST: &str = "people A B C D
supervisor S
manager M
project_manager P
client O of A
client K of B closed
client R of C returned
client Z of D open last 2024-01-01
open 2025-03-03 A B C D";

/// The acts of a day without the facts that the book looks at nowhere: they would be refused.
fn told_where_asked(book: &Book, acts: &str) -> String {
    let looks = |word: &&str| {
        word.split_once('=').is_none_or(|(fact, _)| {
            let fact = Fact::from_name(fact).expect("a fact");
            [Question::Collision, Question::Departure].iter().any(|question| book.looks_at(*question, fact))
        })
    };
    acts.split(' ').filter(looks).collect::<Vec<_>>().join(" ")
}

#[test]
fn no_book_asks_at_the_desk_what_nobody_can_tell() {
    let shelf = Shelf::new(house().join("rulebooks"));
    let mut wrong = Vec::new();
    for book in shelf.names().expect("the shelf") {
        for acts in DAY {
            let acts = told_where_asked(&shelf.book(&book).expect("a book"), acts).replace("; ", "\n");
            let text = format!("scenario T \"x\"\nbook {book}\n{CAST}\n{acts}\n");
            let scenarios = read(&text).expect("in order");
            let failed = scenarios.iter().filter_map(|scenario| play(scenario, &shelf).err());
            for failure in failed {
                let got =
                    failure.problems.iter().map(|problem| problem.got.clone()).collect::<Vec<_>>().join(" ");
                wrong.push(format!("{book}: {}: {got}", failure.text));
            }
        }
    }
    assert_eq!(wrong, ASKED);
}
