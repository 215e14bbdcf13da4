//! The laws of the queue and of merging, played with random days on the shipped books.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod bounds;
mod conduct;
mod counted;
mod day;
mod deal;
mod decisions;
mod every;
mod floor;
#[allow(dead_code, reason = "measured by the benchmark")]
mod generated;
mod golden;
mod history;
mod laws;
mod ledger;
mod merge;
mod played;
mod told;
