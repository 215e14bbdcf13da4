//! The shipped books: they read, they lint clean, their texts agree with their values, and hostile ones are refused, damaged ones too.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod by_hand;
mod cases;
mod compare;
mod conditional;
mod declared;
mod findings;
mod hostile;
mod laws;
mod lint;
mod mutate;
mod mutation;
mod open_facts;
mod ranges;
mod share;
mod shipped;
mod short;
mod small;
mod widened;
mod wording;
