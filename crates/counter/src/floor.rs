//! The turn table of a day, as a screen shows it: who is next, who stands where, what still runs.

pub use office::day::Day;
pub use office::left_open::{End, LeftOpen, Running, left_open};
pub use office::projection::{Board, Next, Row, Serving, WhyNot, why_not};
