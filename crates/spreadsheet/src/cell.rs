//! What stands in a cell of a file.

use chrono::{NaiveDate, NaiveDateTime};

/// What stands in a cell: a value that can be reckoned with, or a text. There is no formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// How many.
    Count(u64),
    /// Tenths of a whole.
    Tenths(u32),
    /// Money, in cents: it stands there in yuan, with two decimals.
    Cents(i64),
    /// A day.
    Day(NaiveDate),
    /// A day and a time.
    Moment(NaiveDateTime),
    /// A text: a telephone is one, and so is what begins like a formula.
    Text(String),
}

impl Cell {
    /// About how many letters of the Latin alphabet it is wide.
    pub(crate) fn width(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Count(_) | Self::Tenths(_) => 6,
            Self::Cents(_) => 14,
            Self::Day(_) => 11,
            Self::Moment(_) => 17,
            Self::Text(text) => wide(text),
        }
    }
}

/// How wide a text is: a Chinese character takes the room of two letters.
pub(crate) fn wide(text: &str) -> usize {
    text.chars().map(|letter| if letter < '\u{2e80}' { 1 } else { 2 }).sum()
}

/// Whether a text begins like a formula: whoever opened the cell and left it again would make it one.
pub(crate) fn like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
