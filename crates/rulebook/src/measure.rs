//! Amounts, limits and shares that a rule sets: written out, or taken from a parameter of the book on the day.

use crate::condition::Parameters;
use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::name::Name;
use crate::period::Point;
use crate::term::Term;
use crate::turns::{Turns, Weight};
use crate::word::{Duty, Expense, Lexicon, Party, Word};
use paper::{Json, Misread, OrderedMap, Read};
use serde::{Serialize, Serializer};

/// A number written out, or the name of the parameter that holds it. In a verdict it is the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The number.
    Number(i64),
    /// The parameter's name, without the `$`.
    Parameter(String),
    /// From, to: what is to be agreed or decided between them.
    Range(i64, i64),
}

impl Measure {
    /// The number, once it is known.
    pub const fn number(&self) -> Option<i64> {
        match self {
            Self::Number(n) => Some(*n),
            Self::Parameter(_) | Self::Range(..) => None,
        }
    }

    /// The two ends of a range, if it is one.
    pub const fn range(&self) -> Option<(i64, i64)> {
        match self {
            Self::Range(low, high) => Some((*low, *high)),
            Self::Number(_) | Self::Parameter(_) => None,
        }
    }

    fn settle(&mut self, parameters: &impl Parameters) {
        let Self::Parameter(name) = self else { return };
        if let Some(n) = parameters.number(name) {
            *self = Self::Number(n);
        } else if let Some((low, high)) = parameters.range(name) {
            *self = Self::Range(low, high);
        }
    }
}

impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(n) => to.serialize_i64(*n),
            Self::Parameter(name) => to.collect_str(&format_args!("${name}")),
            Self::Range(low, high) => (low, high).serialize(to),
        }
    }
}

impl Read for Measure {
    fn read(json: &Json) -> Result<Self, Misread> {
        let whole = |json: &Json| json.as_i64().filter(|n| (0..=1_000_000_000).contains(n));
        let number = whole(json).map(Self::Number);
        let range = match json.as_array().map(Vec::as_slice) {
            Some([low, high]) => whole(low).zip(whole(high)).filter(|(low, high)| low < high),
            _ => None,
        };
        let number = number.or(range.map(|(low, high)| Self::Range(low, high)));
        let name = json.as_str().and_then(|text| text.strip_prefix('$')).map(|n| Self::Parameter(n.into()));
        number.or(name).ok_or_else(|| {
            Misread::new(format!(
                "a whole number, a range such as [1, 5] or the name of a parameter, \"$name\", not {json}"
            ))
        })
    }
}
paper::deserialize_by_reading!(Measure);

/// The day or moment up to which something holds or must be done, counted from a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The fact it is counted from, a day or a moment.
    pub from: Fact,
    /// The period after it, `$name`. Neither this nor `before`: the day itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<PeriodName>,
    /// The period before it, `$name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<PeriodName>,
    /// In a verdict: the last day or moment, if the fact is known; of a period that is a range the earliest one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Point>,
    /// In a verdict: of a period that is a range, the last day or moment that may still be meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Point>,
}

/// Something that must be done, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// What.
    pub task: Duty,
    /// As [`Limit::from`].
    pub from: Fact,
    /// As [`Limit::within`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<PeriodName>,
    /// As [`Limit::before`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<PeriodName>,
    /// The earliest day, the same way round as `within` or `before`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<PeriodName>,
    /// As [`Limit::on`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Point>,
    /// In a verdict: the earliest one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Point>,
    /// As [`Limit::up_to`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Point>,
}

/// The name of a period parameter, written `$name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodName(pub String);

impl Serialize for PeriodName {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&format_args!("${}", self.0))
    }
}

impl Read for PeriodName {
    fn read(json: &Json) -> Result<Self, Misread> {
        let name = paper::read::text(json)?.strip_prefix('$').map(|name| Self(name.into()));
        name.ok_or_else(|| Misread::new("the name of a parameter is expected, written \"$name\""))
    }
}
paper::deserialize_by_reading!(PeriodName);

/// The day or moment that is counted from a fact, and of a period that is a range the longest that may be meant: the
/// earliest and the last.
fn points(
    from: Fact,
    (within, before): (Option<&PeriodName>, Option<&PeriodName>),
    facts: &Facts,
    parameters: &impl Parameters,
) -> (Option<Point>, Option<Point>) {
    let point = |fact| facts.get(fact).and_then(Value::point);
    // What is counted in days from now is counted from the day, where only that is known.
    let today = || point(Fact::Today).filter(|_| from == Fact::Now);
    let anchor = point(from).or_else(today);
    let period = anchor.and_then(|anchor| {
        let period = parameters.period(&within.or(before)?.0, anchor.date())?;
        (point(from).is_some() || !period.is_exact()).then_some(period)
    });
    let range = period.filter(|period| period.up_to.is_some());
    match (anchor, within, before) {
        (Some(anchor), Some(_), _) => (
            period.and_then(|period| period.short().last(anchor)),
            range.and_then(|period| period.long().last(anchor)),
        ),
        (Some(anchor), None, Some(_)) => (
            period.and_then(|period| period.long().before(anchor)),
            range.and_then(|period| period.short().before(anchor)),
        ),
        (_, None, None) => (point(from), None),
        (None, ..) => (None, None),
    }
}

impl Limit {
    fn settle(&mut self, facts: &Facts, parameters: &impl Parameters) {
        (self.on, self.up_to) =
            points(self.from, (self.within.as_ref(), self.before.as_ref()), facts, parameters);
    }
}

impl Deadline {
    /// What is to be done by a limit.
    pub(crate) fn of(task: Duty, limit: &Limit) -> Self {
        let Limit { from, within, before, .. } = limit.clone();
        Self { task, from, within, before, earliest: None, on: None, opens: None, up_to: None }
    }

    fn settle(&mut self, facts: &Facts, parameters: &impl Parameters) {
        (self.on, self.up_to) =
            points(self.from, (self.within.as_ref(), self.before.as_ref()), facts, parameters);
        let earliest = self.earliest.as_ref();
        let (within, before) = if self.before.is_some() { (None, earliest) } else { (earliest, None) };
        self.opens = match earliest {
            Some(_) => points(self.from, (within, before), facts, parameters).0,
            None => None,
        };
    }
}

/// A share in per-mille: fixed, or a range within which the parties agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// Fixed.
    Exact(u16),
    /// From, to; to be agreed.
    Range(u16, u16),
}

impl Share {
    /// The fixed share, if it is one.
    pub const fn exact(self) -> Option<u16> {
        match self {
            Self::Exact(share) => Some(share),
            Self::Range(..) => None,
        }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Exact(share) => to.serialize_u16(*share),
            Self::Range(low, high) => (low, high).serialize(to),
        }
    }
}

impl Read for Share {
    fn read(json: &Json) -> Result<Self, Misread> {
        let per_mille =
            |json: &Json| json.as_u64().and_then(|n| u16::try_from(n).ok()).filter(|n| *n <= 1000);
        let read = match json {
            Json::Array(ends) if ends.len() == 2 => {
                let ends = per_mille(&ends[0]).zip(per_mille(&ends[1]));
                ends.filter(|(low, high)| low < high).map(|(low, high)| Self::Range(low, high))
            }
            one => per_mille(one).map(Self::Exact),
        };
        read.ok_or_else(|| {
            Misread::new(format!("a share is 0 to 1000, or a range such as [300, 400], not {json}"))
        })
    }
}
paper::deserialize_by_reading!(Share);

/// Shares by party, together the whole; within ranges the parties agree.
pub type Shares = OrderedMap<Party, Share>;
/// Amounts in whole yuan by what they are spent on.
pub type Budget = OrderedMap<Expense, Measure>;

/// What an effect takes; for forms, documentation and the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One word of these.
    Word(Lexicon),
    /// A list of these words.
    Words(Lexicon),
    /// Yes or no.
    Flag,
    /// A whole number from 1.
    Number,
    /// A number or the name of a parameter.
    Measure,
    /// A number of turns, a text with tenths of them, or the name of a parameter.
    Turns,
    /// Shares by party.
    Shares(Lexicon),
    /// Amounts by kind of expense.
    Budget(Lexicon),
    /// A limit.
    Limit,
    /// A list of deadlines.
    Deadlines,
    /// The name of an order that the book declares.
    Order,
    /// A list of terms.
    Terms,
}

/// What can stand in a slot.
pub trait Filling: Sized {
    /// Its kind.
    const KIND: Kind;
    /// Puts numbers and days in the place of parameters.
    fn settle(&mut self, _facts: &Facts, _parameters: &impl Parameters) {}
    /// The parameters it names; `true` for periods, `false` for numbers.
    fn parameters<'a>(&'a self, _see: &mut dyn FnMut(&'a str, bool)) {}
    /// The facts it is counted from.
    fn anchors(&self, _see: &mut dyn FnMut(Fact)) {}
    /// Adds what another rule says, where the effects of several rules are joined.
    fn join(&mut self, _more: &Self) {}
}

impl<W: Word> Filling for W {
    const KIND: Kind = Kind::Word(W::LEXICON);
}

impl<W: Word + PartialEq> Filling for Vec<W> {
    const KIND: Kind = Kind::Words(W::LEXICON);
    fn join(&mut self, more: &Self) {
        join(self, more);
    }
}

impl Filling for bool {
    const KIND: Kind = Kind::Flag;
}

impl Filling for u32 {
    const KIND: Kind = Kind::Number;
}

impl Filling for Measure {
    const KIND: Kind = Kind::Measure;
    fn settle(&mut self, _facts: &Facts, parameters: &impl Parameters) {
        Self::settle(self, parameters);
    }
    fn parameters<'a>(&'a self, see: &mut dyn FnMut(&'a str, bool)) {
        if let Self::Parameter(name) = self {
            see(name, false);
        }
    }
}

impl Filling for Weight {
    const KIND: Kind = Kind::Turns;
    fn settle(&mut self, _facts: &Facts, parameters: &impl Parameters) {
        let Self::Parameter(name) = self else { return };
        let tenths = parameters.tenths(name).and_then(|tenths| u32::try_from(tenths).ok());
        if let Some(tenths) = tenths {
            *self = Self::Is(Turns::tenths(tenths));
        }
    }
    fn parameters<'a>(&'a self, see: &mut dyn FnMut(&'a str, bool)) {
        if let Self::Parameter(name) = self {
            see(name, false);
        }
    }
}

impl Filling for Limit {
    const KIND: Kind = Kind::Limit;
    fn settle(&mut self, facts: &Facts, parameters: &impl Parameters) {
        Self::settle(self, facts, parameters);
    }
    fn parameters<'a>(&'a self, see: &mut dyn FnMut(&'a str, bool)) {
        self.within.iter().chain(&self.before).for_each(|name| see(&name.0, true));
    }
    fn anchors(&self, see: &mut dyn FnMut(Fact)) {
        see(self.from);
    }
}

impl Filling for Vec<Deadline> {
    const KIND: Kind = Kind::Deadlines;
    fn settle(&mut self, facts: &Facts, parameters: &impl Parameters) {
        self.iter_mut().for_each(|deadline| deadline.settle(facts, parameters));
    }
    fn parameters<'a>(&'a self, see: &mut dyn FnMut(&'a str, bool)) {
        for deadline in self {
            let names = deadline.within.iter().chain(&deadline.before).chain(&deadline.earliest);
            names.for_each(|name| see(&name.0, true));
        }
    }
    fn anchors(&self, see: &mut dyn FnMut(Fact)) {
        self.iter().for_each(|deadline| see(deadline.from));
    }
    fn join(&mut self, more: &Self) {
        join(self, more);
    }
}

impl Filling for Name {
    const KIND: Kind = Kind::Order;
}

impl Filling for Vec<Term> {
    const KIND: Kind = Kind::Terms;
    fn join(&mut self, more: &Self) {
        join(self, more);
    }
}

impl Filling for Shares {
    const KIND: Kind = Kind::Shares(Party::LEXICON);
}

impl Filling for Budget {
    const KIND: Kind = Kind::Budget(Expense::LEXICON);
    fn settle(&mut self, _facts: &Facts, parameters: &impl Parameters) {
        self.values_mut().for_each(|measure| measure.settle(parameters));
    }
    fn parameters<'a>(&'a self, see: &mut dyn FnMut(&'a str, bool)) {
        self.values().for_each(|measure| measure.parameters(see));
    }
}

/// Adds what is not there yet.
pub(crate) fn join<T: PartialEq + Clone>(list: &mut Vec<T>, more: &[T]) {
    for item in more {
        if !list.contains(item) {
            list.push(item.clone());
        }
    }
}
