//! What was found, and where it stands.

use crate::ledger::Written;
use chrono::{NaiveDateTime, Timelike};
use journal::Stamp;
use rulebook::Value;
use rulebook::period::Moment;

/// Where something stands: the hour at the office and the stamp of its entry. The earlier comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    pub(crate) at: NaiveDateTime,
    /// None of what is not written yet.
    pub(crate) stamp: Option<Stamp>,
}

impl Mark {
    pub(super) fn of(at: NaiveDateTime, written: Option<Written>) -> Self {
        Self { at, stamp: written.map(|written| written.stamp) }
    }

    pub(crate) const fn new(at: NaiveDateTime, stamp: Stamp) -> Self {
        Self { at, stamp: Some(stamp) }
    }
}

/// A fact that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) value: Value,
    /// The record it stands in, if it stands in one.
    pub(super) mark: Option<Mark>,
}

impl Found {
    /// The moment of a record; nothing without one. `None` of what nobody knows.
    pub(super) fn moment(mark: Option<Option<Mark>>) -> Option<Self> {
        match mark {
            None => Some(Value::NotKnown.into()),
            Some(mark) => mark.map(Self::from),
        }
    }
}

impl From<Value> for Found {
    fn from(value: Value) -> Self {
        Self { value, mark: None }
    }
}

impl From<Mark> for Found {
    fn from(mark: Mark) -> Self {
        Self { value: Value::Moment(minute(mark.at)), mark: Some(mark) }
    }
}

/// To the minute, as facts are.
pub(crate) fn minute(at: Moment) -> Moment {
    at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at)
}
