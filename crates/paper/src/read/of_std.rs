//! Reading what is not ours: numbers, texts, lists, maps.

use super::face::{Read, ReadTagged};
use super::wrong::Misread;
use crate::date;
use crate::map::OrderedMap;
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Map, Value as Json};

/// Reads a variant with members: an object with one member.
///
/// # Errors
/// It is something else, or the first thing that does not fit.
pub fn tagged<T: ReadTagged>(json: &Json) -> Result<T, Misread> {
    let (name, body) = match json {
        Json::Object(map) if map.len() == 1 => map.iter().next(),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) | Json::Object(_) => {
            None
        }
    }
    .ok_or_else(|| Misread::unexpected(json, "an object with one member"))?;
    T::read_tagged(name, body)
}

impl Read for Json {
    fn read(json: &Json) -> Result<Self, Misread> {
        Ok(json.clone())
    }
}

impl Read for bool {
    fn read(json: &Json) -> Result<Self, Misread> {
        json.as_bool().ok_or_else(|| Misread::unexpected(json, "a boolean"))
    }
}

impl Read for String {
    fn read(json: &Json) -> Result<Self, Misread> {
        text(json).map(str::to_owned)
    }
}

/// Reads a text.
///
/// # Errors
/// It is none.
pub fn text(json: &Json) -> Result<&str, Misread> {
    json.as_str().ok_or_else(|| Misread::unexpected(json, "a string"))
}

fn whole(json: &Json, expected: &str) -> Result<i64, Misread> {
    match json {
        Json::Number(number) if number.is_i64() || number.is_u64() => {
            number.as_i64().ok_or_else(|| Misread::beyond(json, expected))
        }
        Json::Number(_) | Json::Null | Json::Bool(_) | Json::String(_) | Json::Array(_) | Json::Object(_) => {
            Err(Misread::unexpected(json, expected))
        }
    }
}

macro_rules! numbers {
    ($($number:ident),+) => {$(
        impl Read for $number {
            fn read(json: &Json) -> Result<Self, Misread> {
                whole(json, stringify!($number))?.try_into().map_err(|_| Misread::beyond(json, stringify!($number)))
            }
        }
    )+};
}

numbers!(u16, u32, usize, i64);

impl<T: Read> Read for Option<T> {
    fn read(json: &Json) -> Result<Self, Misread> {
        if json.is_null() { Ok(None) } else { T::read(json).map(Some) }
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &Json) -> Result<Self, Misread> {
        T::read(json).map(Box::new)
    }
}

fn list(json: &Json) -> Result<&[Json], Misread> {
    json.as_array().map(Vec::as_slice).ok_or_else(|| Misread::unexpected(json, "a sequence"))
}

fn map(json: &Json) -> Result<&Map<String, Json>, Misread> {
    json.as_object().ok_or_else(|| Misread::unexpected(json, "a map"))
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json) -> Result<Self, Misread> {
        let json = list(json)?;
        let mut all = Self::with_capacity(json.len());
        for (at, one) in json.iter().enumerate() {
            all.push(T::read(one).map_err(|wrong| wrong.at(at))?);
        }
        Ok(all)
    }
}

impl Read for Map<String, Json> {
    fn read(json: &Json) -> Result<Self, Misread> {
        map(json).cloned()
    }
}

impl<K: Read + Ord, V: Read> Read for OrderedMap<K, V> {
    fn read(json: &Json) -> Result<Self, Misread> {
        let mut all = Self::new();
        for (name, one) in map(json)? {
            let read = K::read(&Json::String(name.clone())).and_then(|key| Ok((key, V::read(one)?)));
            let (key, value) = read.map_err(|wrong| wrong.below(name))?;
            all.insert(key, value);
        }
        Ok(all)
    }
}

impl Read for NaiveDate {
    fn read(json: &Json) -> Result<Self, Misread> {
        date::read(text(json)?).ok_or_else(|| Misread::beyond(json, "a date"))
    }
}

impl Read for NaiveDateTime {
    fn read(json: &Json) -> Result<Self, Misread> {
        date::read_time(text(json)?).ok_or_else(|| Misread::beyond(json, "a date and a time"))
    }
}
