//! The books of an office as a screen reads them; what the counter compares, columns and the index over the cards.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail loudly")]

mod acts;
mod asks;
mod books;
mod calendar;
mod calls;
mod case;
mod clients;
mod columns;
mod conflicts;
#[path = "../../../office/tests/it/day.rs"]
#[allow(dead_code, reason = "the desk of the office's own tests, of which little is needed here")]
mod day;
mod figures;
mod handover;
mod index;
mod laws;
mod ledger;
mod left;
mod library;
mod merge;
mod names;
mod office;
mod old_ledger;
mod people;
#[path = "../../../office/tests/it/played.rs"]
#[allow(dead_code, reason = "shared with the office's own tests")]
mod played;
mod proof;
mod register;
mod replay;
mod report;
mod roster;
mod rows;
mod strike;
mod telephones;
