//! What is kept in order is held against the library's B-trees.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod arrange;
mod date;
mod map;
mod read;
mod set;
