//! The books of an office as a screen reads them; what the counter compares, columns and the index over the cards.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail loudly")]

mod acts;
mod asks;
mod books;
mod calls;
mod clients;
mod columns;
mod conflicts;
mod index;
mod laws;
mod ledger;
mod library;
mod merge;
mod names;
mod office;
mod people;
mod register;
mod roster;
mod rows;
mod strike;
mod telephones;
