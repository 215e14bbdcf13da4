//! What a cell of an old ledger looks like.

use crate::alike::{Name, Telephone};
use chrono::NaiveDate;

/// A name is no longer, in letters.
const LONGEST_NAME: usize = 20;

/// Whether it is a mobile telephone number.
pub(super) fn phone(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.len() == 11 && digits.starts_with('1') && number(text).is_some()
}

/// The number in it; nothing, where digits are hidden, or it is none.
pub(super) fn number(text: &str) -> Option<Telephone> {
    Telephone::read(text).into_iter().find(|number| number.possible())
}

/// Whether it may be a name.
pub(super) fn name(text: &str) -> bool {
    let short = text.chars().count() <= LONGEST_NAME;
    short && !text.chars().any(|letter| letter.is_ascii_digit()) && Name::read(text).names()
}

/// The day in it, however it is written; the time of day is left out.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    let first = parts.next()?;
    if !text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let (year, month, day) = match first.len() {
        8 => (number(&first[..4])?, number(&first[4..6])?, number(&first[6..])?),
        4 => (number(first)?, number(parts.next()?)?, number(parts.next()?)?),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| (1970..=2199).contains(&year))
}
