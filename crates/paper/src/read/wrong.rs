//! What is wrong with what was read, and where.

use serde_json::Value as Json;
use std::fmt;

/// The first thing that does not fit, with its place below what was read: `values.2025-01-01.value` or `cites[0]`.
#[derive(Debug, PartialEq, Eq)]
pub struct Misread(Box<Wrong>);

#[derive(Debug, PartialEq, Eq)]
struct Wrong {
    place: String,
    detail: String,
}

impl Misread {
    /// It is wrong itself.
    pub fn new(detail: impl Into<String>) -> Self {
        Self(Box::new(Wrong { place: String::new(), detail: detail.into() }))
    }

    /// Something else was expected.
    #[cold]
    pub fn unexpected(json: &Json, expected: &str) -> Self {
        Self::new(format!("invalid type: {}, expected {expected}", kind(json)))
    }

    /// It is of the right kind, and beyond what may be.
    #[cold]
    pub fn beyond(json: &Json, expected: &str) -> Self {
        Self::new(format!("invalid value: {}, expected {expected}", kind(json)))
    }

    /// A word is none of these.
    #[cold]
    pub fn unknown(what: &str, name: &str, known: &[&str]) -> Self {
        let mut detail = format!("unknown {what} `{name}`");
        for (i, known) in known.iter().enumerate() {
            let before = if i == 0 { ", there are `" } else { ", `" };
            detail.extend([before, known, "`"]);
        }
        Self::new(detail)
    }

    /// It stands in the member of this name.
    #[cold]
    #[must_use]
    pub fn below(mut self, name: &str) -> Self {
        let dot = if matches!(self.0.place.bytes().next(), None | Some(b'[')) { "" } else { "." };
        self.0.place = format!("{name}{dot}{}", self.0.place);
        self
    }

    /// It stands at this place of a list, from 0.
    #[cold]
    #[must_use]
    pub fn at(self, place: usize) -> Self {
        self.below(&format!("[{place}]"))
    }

    /// Where it stands; empty, if what was read is wrong as a whole.
    pub fn place(&self) -> &str {
        &self.0.place
    }

    /// What is wrong there.
    pub fn detail(&self) -> &str {
        &self.0.detail
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.detail())
    }
}

impl std::error::Error for Misread {}

fn kind(json: &Json) -> String {
    match json {
        Json::Null => "null".into(),
        Json::Bool(flag) => format!("boolean `{flag}`"),
        Json::Number(number) if number.is_f64() => format!("floating point `{number}`"),
        Json::Number(number) => format!("integer `{number}`"),
        Json::String(text) => format!("string {text:?}"),
        Json::Array(_) => "sequence".into(),
        Json::Object(_) => "map".into(),
    }
}
