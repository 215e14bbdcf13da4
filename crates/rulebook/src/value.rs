//! The value of a fact, and how it is written.

use crate::fault::What;
use crate::name::{Name, OWN, keep};
use crate::period::{Date, Moment, Point, write_moment};
use crate::share::Cents;
use crate::word::{Lexicon, WIDENED, Word};
use serde::{Serialize, Serializer};

/// The value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A word of the vocabulary.
    Word(&'static str),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Count(i64),
    /// A date.
    Day(Date),
    /// A date and hour.
    Moment(Moment),
    /// An amount of money.
    Amount(Cents),
    /// Nobody knows: it was asked, and the answer is that it cannot be told.
    NotKnown,
}

impl Value {
    /// The day or moment, if it is one.
    pub const fn point(self) -> Option<Point> {
        match self {
            Self::Day(day) => Some(Point::Day(day)),
            Self::Moment(moment) => Some(Point::Moment(moment)),
            _ => None,
        }
    }
}

impl<W: Word> From<W> for Value {
    fn from(word: W) -> Self {
        Self::Word(word.spelling())
    }
}
impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
impl From<i64> for Value {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}
impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}

pub(crate) fn read_word(lexicon: Lexicon, text: &str) -> Result<Option<Value>, What> {
    match lexicon.words.iter().find(|word| **word == text) {
        Some(word) => Ok(Some(Value::Word(word))),
        None if text.starts_with(OWN) && WIDENED.iter().any(|open| open.name == lexicon.name) => {
            Name::read(text).map(|name| Some(Value::Word(name.word())))
        }
        None => Ok(None),
    }
}

/// A value of a declared fact, by how it is written.
pub(crate) fn read_any(text: &str) -> Result<Option<Value>, What> {
    if let Some(amount) = read_amount(text) {
        return Ok(Some(Value::Amount(amount)));
    }
    match Point::read(text) {
        Some(Point::Day(day)) => Ok(Some(Value::Day(day))),
        Some(Point::Moment(moment)) => Ok(Some(Value::Moment(moment))),
        None if is_word(text) => keep(text).map(|word| Some(Value::Word(word))),
        None => Ok(None),
    }
}

/// Whether a text is written as the words of a declared fact are.
pub(crate) fn is_word(text: &str) -> bool {
    let letter = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_' || c == b'.';
    (1..=crate::name::LONGEST).contains(&text.len()) && text.bytes().all(letter)
}

/// An amount written `¥120` or `¥120.50`.
pub(crate) fn read_amount(text: &str) -> Option<Cents> {
    let text = text.strip_prefix('¥')?;
    let (yuan, fen) = text.split_once('.').unwrap_or((text, "00"));
    let digits = |part: &str| part.bytes().all(|c| c.is_ascii_digit());
    if yuan.is_empty() || yuan.len() > 12 || fen.len() != 2 || !digits(yuan) || !digits(fen) {
        return None;
    }
    Some(Cents(yuan.parse::<i64>().ok()? * 100 + fen.parse::<i64>().ok()?))
}

fn write_amount(amount: Cents) -> String {
    match (amount.0.unsigned_abs() / 100, amount.0.unsigned_abs() % 100) {
        (yuan, 0) => format!("¥{yuan}"),
        (yuan, fen) => format!("¥{yuan}.{fen:02}"),
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Word(word) => to.serialize_str(word),
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::Count(count) => to.serialize_i64(*count),
            Self::Day(day) => to.collect_str(day),
            Self::Moment(moment) => to.serialize_str(&write_moment(*moment)),
            Self::Amount(amount) => to.serialize_str(&write_amount(*amount)),
            Self::NotKnown => to.serialize_unit(),
        }
    }
}
