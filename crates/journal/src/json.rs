//! Reading JSON without forgiving: no key twice, no number that another machine would round, no bottomless nesting.

use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::{Map, Value};

/// The largest whole number of the format, 2^53 − 1; the smallest is its negative.
pub const MAX_INTEGER: u64 = 9_007_199_254_740_991;

/// The deepest nesting of a draft's body or a document.
pub const MAX_DEPTH: usize = 64;

/// The deepest nesting of a text that is read: a body with room for what it may be wrapped in.
const MAX_READ_DEPTH: usize = MAX_DEPTH + 8;

/// Why a text or a value is not JSON of this format. Lines and columns count from 1; 0 where there is no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JsonFault {
    /// The text breaks a rule of JSON.
    Malformed {
        /// Line of the fault.
        line: usize,
        /// Column of the fault.
        column: usize,
    },
    /// The text ends before its value does.
    Truncated {
        /// Last line.
        line: usize,
        /// Last column.
        column: usize,
    },
    /// An object has the same key twice.
    DuplicateKey {
        /// The key.
        key: String,
        /// Line of the second one.
        line: usize,
        /// Column of the second one.
        column: usize,
    },
    /// A fraction, or a whole number beyond ±(2^53 − 1).
    Number {
        /// Line of the number.
        line: usize,
        /// Column of the number.
        column: usize,
    },
    /// Nested too deeply.
    Deep {
        /// Line of the fault.
        line: usize,
        /// Column of the fault.
        column: usize,
    },
}

impl JsonFault {
    /// Names the kind of failure, for translation.
    pub fn key(&self) -> &'static str {
        match self {
            JsonFault::Malformed { .. } => "json-malformed",
            JsonFault::Truncated { .. } => "json-truncated",
            JsonFault::DuplicateKey { .. } => "json-duplicate-key",
            JsonFault::Number { .. } => "json-number",
            JsonFault::Deep { .. } => "json-deep",
        }
    }

    /// Gives the arguments of the message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let (line, column) = self.place();
        let mut args = vec![("line", line.to_string()), ("column", column.to_string())];
        if let JsonFault::DuplicateKey { key, .. } = self {
            args.push(("key", key.clone()));
        }
        args
    }

    /// Gives line and column.
    pub fn place(&self) -> (usize, usize) {
        match self {
            JsonFault::Malformed { line, column }
            | JsonFault::Truncated { line, column }
            | JsonFault::DuplicateKey { line, column, .. }
            | JsonFault::Number { line, column }
            | JsonFault::Deep { line, column } => (*line, *column),
        }
    }

    fn at(self, place: (usize, usize)) -> JsonFault {
        let (line, column) = place;
        match self {
            JsonFault::Malformed { .. } => JsonFault::Malformed { line, column },
            JsonFault::Truncated { .. } => JsonFault::Truncated { line, column },
            JsonFault::DuplicateKey { key, .. } => JsonFault::DuplicateKey { key, line, column },
            JsonFault::Number { .. } => JsonFault::Number { line, column },
            JsonFault::Deep { .. } => JsonFault::Deep { line, column },
        }
    }
}

impl fmt::Display for JsonFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JsonFault::Malformed { .. } => write!(f, "not JSON")?,
            JsonFault::Truncated { .. } => write!(f, "the text ends too early")?,
            JsonFault::DuplicateKey { key, .. } => write!(f, "the key {key:?} stands twice")?,
            JsonFault::Number { .. } => write!(f, "not a whole number within ±(2^53 − 1)")?,
            JsonFault::Deep { .. } => write!(f, "nested too deeply")?,
        }
        match self.place() {
            (0, 0) => Ok(()),
            (line, column) => write!(f, ", at line {line}, column {column}"),
        }
    }
}

impl std::error::Error for JsonFault {}

/// Reads one JSON value from a text, strictly.
///
/// # Errors
/// Any [`JsonFault`], with its line and column.
pub fn read_value(text: &str) -> Result<Value, JsonFault> {
    let mut fault = None;
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Strict { depth: 0, fault: &mut fault }.deserialize(&mut reader);
    let error = match read.and_then(|value| reader.end().map(|()| value)) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let place = (error.line(), error.column());
    let fallback = match error.classify() {
        Category::Eof => JsonFault::Truncated { line: 0, column: 0 },
        // `Strict` takes every type but fractions.
        Category::Data => JsonFault::Number { line: 0, column: 0 },
        Category::Syntax | Category::Io => JsonFault::Malformed { line: 0, column: 0 },
    };
    Err(fault.unwrap_or(fallback).at(place))
}

/// Checks that a value built in memory may enter a journal: whole numbers within ±(2^53 − 1), at most
/// [`MAX_DEPTH`] levels.
///
/// # Errors
/// [`JsonFault::Number`] or [`JsonFault::Deep`], without a place.
pub fn check_value(value: &Value) -> Result<(), JsonFault> {
    check_to(value, MAX_DEPTH)
}

fn check_to(value: &Value, depth: usize) -> Result<(), JsonFault> {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
        Value::Number(number) if is_whole(number) => Ok(()),
        Value::Number(_) => Err(JsonFault::Number { line: 0, column: 0 }),
        Value::Array(_) | Value::Object(_) if depth == 0 => Err(JsonFault::Deep { line: 0, column: 0 }),
        Value::Array(items) => items.iter().try_for_each(|item| check_to(item, depth - 1)),
        Value::Object(map) => map.values().try_for_each(|item| check_to(item, depth - 1)),
    }
}

fn is_whole(number: &serde_json::Number) -> bool {
    number.as_i64().is_some_and(|whole| whole.unsigned_abs() <= MAX_INTEGER)
}

/// Reads a value and leaves the typed fault behind, because `serde_json` errors carry only text.
struct Strict<'a> {
    depth: usize,
    fault: &'a mut Option<JsonFault>,
}

impl Strict<'_> {
    fn fail<E: serde::de::Error>(&mut self, fault: JsonFault) -> E {
        let error = E::custom(&fault);
        *self.fault = Some(fault);
        error
    }

    fn deeper<E: serde::de::Error>(&mut self) -> Result<Strict<'_>, E> {
        if self.depth >= MAX_READ_DEPTH {
            return Err(self.fail(JsonFault::Deep { line: 0, column: 0 }));
        }
        Ok(Strict { depth: self.depth + 1, fault: &mut *self.fault })
    }

    fn again(&mut self) -> Strict<'_> {
        Strict { depth: self.depth, fault: &mut *self.fault }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(mut self, value: i64) -> Result<Value, E> {
        if value.unsigned_abs() > MAX_INTEGER {
            return Err(self.fail(JsonFault::Number { line: 0, column: 0 }));
        }
        Ok(Value::from(value))
    }

    fn visit_u64<E: serde::de::Error>(mut self, value: u64) -> Result<Value, E> {
        if value > MAX_INTEGER {
            return Err(self.fail(JsonFault::Number { line: 0, column: 0 }));
        }
        Ok(Value::from(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        let mut inner = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(inner.again())? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        let mut inner = self.deeper()?;
        let mut map = Map::new();
        while let Some(key) = access.next_key::<String>()? {
            if map.contains_key(&key) {
                return Err(inner.fail(JsonFault::DuplicateKey { key, line: 0, column: 0 }));
            }
            let item = access.next_value_seed(inner.again())?;
            map.insert(key, item);
        }
        Ok(Value::Object(map))
    }
}
