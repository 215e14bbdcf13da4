//! Telephone numbers, however they are written.

mod number;
mod pattern;
mod plan;
mod written;

pub use number::{Match, Telephone};
