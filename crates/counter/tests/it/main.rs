//! What the counter compares, columns and the index over the cards.
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

mod columns;
mod index;
mod library;
mod names;
mod telephones;
