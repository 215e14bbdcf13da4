//! Conditions over facts, with three values: holds, does not hold, not known.

use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::parameter::ParameterKind;
use crate::period::{Date, Moment, Period, Point};
use chrono::Timelike;

/// The truth of a condition when some facts may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It depends on this fact, which is unknown.
    Unknown(Fact),
}

impl Truth {
    const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            unknown => unknown,
        }
    }
    const fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// A number written out or taken from a parameter of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// Written out.
    Is(i64),
    /// A parameter's name.
    Parameter(String),
}

/// A test of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The fact is one of these values.
    In(Vec<Value>),
    /// The fact is none of these values.
    NotIn(Vec<Value>),
    /// The count is at least this; of an amount: so many yuan.
    AtLeast(Number),
    /// The count is at most this; of an amount: so many yuan.
    AtMost(Number),
    /// The hour of the moment is this or later, in minutes since midnight.
    FromHour(Number),
    /// The hour of the moment is earlier than this, in minutes since midnight.
    BeforeHour(Number),
    /// Today still belongs to the period of this parameter, counted from the day in the fact.
    Within(String),
    /// Today is past that period.
    Over(String),
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// All of these hold. Empty: always.
    All(Vec<When>),
    /// At least one of these holds.
    Any(Vec<When>),
    /// This does not hold.
    Not(Box<When>),
    /// A test of one fact.
    Fact(Fact, Test),
    /// A parameter of the book whose value is a word has (or, negated, has not) one of these values: a reading that
    /// may be switched.
    Switch {
        /// The parameter's name.
        name: String,
        /// The values.
        values: Vec<String>,
        /// Whether it must be none of them.
        negate: bool,
    },
}

/// What a condition may ask of the book's parameters on a date.
pub trait Parameters {
    /// The number of this name.
    fn number(&self, name: &str) -> Option<i64>;
    /// The number of this name in tenths: ten times as many, or just as many where its unit is `tenths`.
    fn tenths(&self, name: &str) -> Option<i64>;
    /// The range of this name, if it is one.
    fn range(&self, name: &str) -> Option<(i64, i64)>;
    /// The period of this name, for what is counted from this day.
    fn period(&self, name: &str, anchor: Date) -> Option<Period>;
    /// The word of this name.
    fn choice(&self, name: &str) -> Option<&str>;
}

impl When {
    /// Evaluates the condition.
    pub fn holds(&self, facts: &Facts, parameters: &impl Parameters) -> Truth {
        match self {
            Self::All(parts) => fold(parts, Truth::No, |part| part.holds(facts, parameters)),
            Self::Any(parts) => fold(parts, Truth::Yes, |part| part.holds(facts, parameters)),
            Self::Not(part) => part.holds(facts, parameters).not(),
            Self::Fact(fact, test) => match facts.get(*fact) {
                None | Some(Value::NotKnown) => Truth::Unknown(*fact),
                Some(value) => test.holds(value, facts, parameters),
            },
            Self::Switch { name, values, negate } => switched(name, values, *negate, parameters),
        }
    }

    /// Calls `see` with every fact and test in this condition.
    pub fn each<'a>(&'a self, see: &mut impl FnMut(Fact, &'a Test)) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.each(see)),
            Self::Not(part) => part.each(see),
            Self::Fact(fact, test) => see(*fact, test),
            Self::Switch { .. } => {}
        }
    }

    /// Calls `see` with the name and the values of every switch in this condition.
    pub fn each_switch<'a>(&'a self, see: &mut impl FnMut(&'a str, &'a [String])) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.each_switch(see)),
            Self::Not(part) => part.each_switch(see),
            Self::Fact(..) => {}
            Self::Switch { name, values, .. } => see(name, values),
        }
    }
}

/// Evaluates parts until one has the value that `settles`; remembers the first unknown fact by asking order.
fn fold<P>(parts: &[P], settles: Truth, holds: impl Fn(&P) -> Truth) -> Truth {
    let mut unknown: Option<Fact> = None;
    for part in parts {
        match holds(part) {
            Truth::Unknown(fact) => unknown = Some(unknown.map_or(fact, |first| first.min(fact))),
            truth if truth == settles => return settles,
            _ => {}
        }
    }
    unknown.map_or_else(|| settles.not(), Truth::Unknown)
}

/// A condition whose facts stand at known places of a list, so that a ruling looks each fact up only once.
#[derive(Clone, Debug)]
pub(crate) enum Placed {
    All(Vec<Placed>),
    Any(Vec<Placed>),
    Not(Box<Placed>),
    /// The place of the fact, and the test.
    Fact(usize, Test),
    Switch {
        name: String,
        values: Vec<String>,
        negate: bool,
    },
}

impl Placed {
    /// The condition over these facts, which hold all that it mentions, in order.
    pub(crate) fn of(when: &When, facts: &[Fact]) -> Self {
        let all = |parts: &[When]| parts.iter().map(|part| Self::of(part, facts)).collect();
        match when {
            When::All(parts) => Self::All(all(parts)),
            When::Any(parts) => Self::Any(all(parts)),
            When::Not(part) => Self::Not(Box::new(Self::of(part, facts))),
            // INVARIANT (placed): `facts` was gathered from this very condition.
            When::Fact(fact, test) => {
                Self::Fact(facts.binary_search(fact).unwrap_or(usize::MAX), test.clone())
            }
            When::Switch { name, values, negate } => {
                Self::Switch { name: name.clone(), values: values.clone(), negate: *negate }
            }
        }
    }

    /// Evaluates the condition; `seen` has the fact and its value, if it is known, at each place.
    pub(crate) fn holds(
        &self,
        seen: &[(Fact, Option<Value>)],
        facts: &Facts,
        parameters: &impl Parameters,
    ) -> Truth {
        match self {
            Self::All(parts) => fold(parts, Truth::No, |part| part.holds(seen, facts, parameters)),
            Self::Any(parts) => fold(parts, Truth::Yes, |part| part.holds(seen, facts, parameters)),
            Self::Not(part) => part.holds(seen, facts, parameters).not(),
            Self::Fact(at, test) => match seen.get(*at) {
                Some((_, Some(value))) => test.holds(*value, facts, parameters),
                Some((fact, None)) => Truth::Unknown(*fact),
                None => Truth::No,
            },
            Self::Switch { name, values, negate } => switched(name, values, *negate, parameters),
        }
    }
}

fn switched(name: &str, values: &[String], negate: bool, parameters: &impl Parameters) -> Truth {
    let chosen = parameters.choice(name);
    Truth::of(chosen.is_some_and(|word| values.iter().any(|value| value == word) != negate))
}

impl Test {
    fn holds(&self, value: Value, facts: &Facts, parameters: &impl Parameters) -> Truth {
        let number = |number: &Number| match number {
            Number::Is(n) => Some(*n),
            Number::Parameter(name) => parameters.number(name),
        };
        match (self, value) {
            (Self::In(values), value) => Truth::of(values.contains(&value)),
            (Self::NotIn(values), value) => Truth::of(!values.contains(&value)),
            (Self::AtLeast(n), Value::Count(count)) => Truth::of(number(n).is_some_and(|n| count >= n)),
            (Self::AtMost(n), Value::Count(count)) => Truth::of(number(n).is_some_and(|n| count <= n)),
            (Self::AtLeast(n), Value::Amount(sum)) => Truth::of(number(n).is_some_and(|n| sum.0 >= n * 100)),
            (Self::AtMost(n), Value::Amount(sum)) => Truth::of(number(n).is_some_and(|n| sum.0 <= n * 100)),
            (Self::FromHour(n), Value::Moment(at)) => Truth::of(number(n).is_some_and(|n| hour(at) >= n)),
            (Self::BeforeHour(n), Value::Moment(at)) => Truth::of(number(n).is_some_and(|n| hour(at) < n)),
            (Self::Within(name), Value::Day(anchor)) => {
                covers(name, Point::Day(anchor), Fact::Today, facts, parameters)
            }
            (Self::Within(name), Value::Moment(anchor)) => {
                covers(name, Point::Moment(anchor), Fact::Now, facts, parameters)
            }
            (Self::Over(name), value) => Self::Within(name.clone()).holds(value, facts, parameters).not(),
            _ => Truth::No,
        }
    }

    /// The name and kind of the parameter this test needs, if any.
    pub fn parameter(&self) -> Option<(&str, ParameterKind)> {
        match self {
            Self::AtLeast(Number::Parameter(name))
            | Self::AtMost(Number::Parameter(name))
            | Self::FromHour(Number::Parameter(name))
            | Self::BeforeHour(Number::Parameter(name)) => Some((name, ParameterKind::Number)),
            Self::Within(name) | Self::Over(name) => Some((name, ParameterKind::Period)),
            _ => None,
        }
    }
}

/// Minutes since midnight.
fn hour(at: Moment) -> i64 {
    i64::from(at.hour() * 60 + at.minute())
}

/// Whether the day or moment of `now` still belongs to a period of the book counted from an anchor. Between the two ends
/// of a range a person says.
fn covers(name: &str, anchor: Point, now: Fact, facts: &Facts, parameters: &impl Parameters) -> Truth {
    let period = parameters.period(name, anchor.date());
    // Days are compared by the day, where only the day is known.
    let point = |fact| facts.get(fact).and_then(Value::point);
    let by_day = || point(Fact::Today).filter(|_| period.is_some_and(|period| !period.is_exact()));
    match (point(now).or_else(by_day), period) {
        (Some(now), Some(period)) => {
            match (period.short().covers(anchor, now), period.long().covers(anchor, now)) {
                (true, _) => Truth::Yes,
                (false, false) => Truth::No,
                (false, true) => match facts.get(Fact::Extended) {
                    Some(Value::Flag(extended)) => Truth::of(extended),
                    _ => Truth::Unknown(Fact::Extended),
                },
            }
        }
        (None, _) => Truth::Unknown(now),
        _ => Truth::No,
    }
}
