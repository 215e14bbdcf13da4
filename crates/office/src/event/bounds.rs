//! How large a number of an event may be. An entry beyond these bounds was not written by an office: it is kept and counted
//! like one of a newer version, and has no effect. Without them one entry could end the arithmetic of every desk.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use paper::{Json, Misread, Read, date};
use rulebook::Turns;
use std::ops::RangeInclusive;

/// The years in which an office may write, and of which it may speak.
const YEARS: RangeInclusive<i32> = 1970..=2199;

/// The most of what is counted, by the name of its field: minutes of many years, all the money of a country in cents.
const MOST: [(&str, i64); 6] = [
    ("minutes", 10_000_000),
    ("parties", 10_000),
    ("people", 10_000),
    ("credits", 1_000_000),
    ("sum", 1_000_000_000_000_000),
    ("amount", 1_000_000_000_000_000),
];

/// Tells whether a time is one at which an office may have written.
pub(super) fn is_sane(at: &NaiveDateTime) -> bool {
    YEARS.contains(&at.year())
}

/// Tells whether every count and every date in a body is one that an office may have written. What a law says is shown and
/// never applied.
pub(super) fn are_sane(body: &Json) -> bool {
    match body {
        Json::Object(map) => map.iter().all(|(key, value)| key == "law" || is_sane_field(key, value)),
        Json::Array(all) => all.iter().all(are_sane),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => true,
    }
}

fn is_sane_field(key: &str, value: &Json) -> bool {
    match value {
        Json::Number(number) => MOST
            .iter()
            .find(|(name, _)| *name == key)
            .is_none_or(|(_, most)| number.as_i64().is_some_and(|n| (-most..=*most).contains(&n))),
        Json::String(text) => date_of(text).is_none_or(|date| YEARS.contains(&date.year())),
        Json::Object(_) | Json::Array(_) | Json::Null | Json::Bool(_) => are_sane(value),
    }
}

/// The date in a text that is a date or a time.
fn date_of(text: &str) -> Option<NaiveDate> {
    let may_be =
        text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-:T.".contains(&byte));
    if !may_be {
        return None;
    }
    date::read(text).or_else(|| date::read_time(text).map(|at| at.date()))
}

/// Reads what a reception uses of a turn.
pub(super) fn weight(json: &Json) -> Result<Turns, Misread> {
    let weight = Turns::read(json)?;
    if weight <= Turns::MOST { Ok(weight) } else { Err(Misread::beyond(json, "at most nine turns")) }
}
