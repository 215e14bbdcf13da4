//! Parameters: named numbers, periods and readings of a book, by date.

use crate::article::{ArticleId, Text};
use crate::period::{Date, Period};
use paper::{Json, Misread, OrderedMap, Read};
use serde::Serialize;

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ParameterValue {
    /// A whole number.
    Number(i64),
    /// From, to: what is to be agreed or decided between them.
    Range(i64, i64),
    /// A period.
    Period(Period),
    /// One of the parameter's choices: a reading that may be switched.
    Word(String),
}

impl Read for ParameterValue {
    fn read(json: &Json) -> Result<Self, Misread> {
        match json {
            Json::Number(n) => n.as_i64().map(Self::Number).ok_or_else(|| Misread::new("a whole number")),
            Json::String(word) => Ok(Self::Word(word.clone())),
            Json::Array(ends) if ends.len() == 2 && ends.iter().all(Json::is_i64) => {
                let end = |i: usize| ends[i].as_i64().unwrap_or_default();
                Ok(Self::Range(end(0), end(1)))
            }
            // Wrong as a whole, whatever is wrong in it.
            Json::Object(_) => {
                Period::read(json).map(Self::Period).map_err(|wrong| Misread::new(wrong.detail()))
            }
            Json::Null | Json::Bool(_) | Json::Array(_) => {
                Err(Misread::new("a number, a range, a period or a word is expected"))
            }
        }
    }
}
paper::deserialize_by_reading!(ParameterValue);

/// The unit of a number that counts tenths of a turn.
pub const TENTHS: &str = "tenths";

/// What a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    /// A whole number.
    Number,
    /// A period.
    Period,
    /// A word out of its choices.
    Word,
}

impl ParameterValue {
    /// What it is.
    pub const fn kind(&self) -> ParameterKind {
        match self {
            Self::Number(_) | Self::Range(..) => ParameterKind::Number,
            Self::Period(_) => ParameterKind::Period,
            Self::Word(_) => ParameterKind::Word,
        }
    }
}

/// Which day's value of a period counts: a change may or may not touch what already runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Read)]
#[serde(rename_all = "snake_case")]
pub enum AsOf {
    /// That of the day of the question: a change touches what already runs.
    #[default]
    Today,
    /// That of the day it is counted from: what already runs keeps its old period (此前登记的按旧期).
    Anchor,
}

impl AsOf {
    fn is_today(&self) -> bool {
        *self == Self::Today
    }
}

/// A dated value with its article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Dated {
    /// The value from this date on.
    pub value: ParameterValue,
    /// Where it is written.
    pub article: ArticleId,
}

/// A parameter: a name with a value by date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// What it is.
    pub title: Text,
    /// Its unit, such as `minutes`; empty for periods and words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Which day's value counts for a period.
    #[serde(default, skip_serializing_if = "AsOf::is_today")]
    pub as_of: AsOf,
    /// The words it may be, with what each means; only where the value is a word.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub choices: OrderedMap<String, Text>,
    /// The values, by the date from which they hold.
    pub values: OrderedMap<Date, Dated>,
}

/// Words by switch: a reading of a book.
pub type Switches = OrderedMap<String, String>;
