//! What the ledger finds out by itself where a rule looks at it: moments, figures of the month, and the facts that a
//! book counts from the records. Where no rule looks, nothing is counted.

mod figures;
mod found;
mod ledger;
mod moments;
mod order;
mod records;

pub(crate) use found::{Mark, minute};
pub(crate) use ledger::Subject;
pub(crate) use order::first_of_two;

use crate::id::Now;
use crate::state::State;
use chrono::{Datelike, NaiveDate};
use found::Found;
use ledger::Ledger;
use rulebook::declare::{Source, Span};
use rulebook::fact::Domain;
use rulebook::period::Point;
use rulebook::supply::supply;
use rulebook::word::{DayKind, Weekday};
use rulebook::{Book, Fact, Facts, Question, Value};

/// The kind of day by the calendar; public holidays are not known to it.
pub(crate) fn kind_of_day(date: NaiveDate) -> DayKind {
    if date.weekday().num_days_from_monday() >= 5 { DayKind::Weekend } else { DayKind::Workday }
}

/// What the ledger finds out by itself for a question, beside what is `known` already: only facts that some rule of the
/// question looks at.
pub(crate) fn derived(
    state: &State,
    book: &Book,
    question: Question,
    subject: Subject<'_>,
    now: Now,
    known: &Facts,
) -> Facts {
    let ledger = Ledger { state, book, subject, now, known };
    let gives = |fact| {
        let own = matches!(fact, Fact::Own(_));
        own || may_find(fact) && supply(question).is_some_and(|supply| supply.gives(fact))
    };
    let mut facts = Facts::new();
    let mut moments = false;
    for fact in book.mentions(question) {
        moments |= book.glossary().domain(fact) == Some(Domain::Moment);
        if gives(fact)
            && known.get(fact).is_none()
            && let Some(found) = ledger.find(fact)
        {
            facts.set(fact, found.value);
        }
    }
    // By what hour a period counted from a moment is over.
    if moments && known.get(Fact::Now).is_none() {
        facts.set(Fact::Now, minute(now.0));
    }
    facts
}

/// The facts of the vocabulary that are found out here.
const fn may_find(fact: Fact) -> bool {
    matches!(
        fact,
        Fact::Now
            | Fact::DayKind
            | Fact::ClockMinutes
            | Fact::DayWeekday
            | Fact::DayOdd
            | Fact::DayOfMonth
            | Fact::AbsenceMinutes
            | Fact::ClosedSumMonth
            | Fact::ClosedRankMonth
            | Fact::ClosedRankLastMonth
            | Fact::ClosedRanked
            | Fact::FirstVisitAt
            | Fact::LastVisitAt
            | Fact::RegisteredAt
            | Fact::LastFollowUpAt
            | Fact::LastContactAt
            | Fact::FirstCallAt
            | Fact::FiledAt
            | Fact::DealAt
    )
}

/// Adds what the ledger finds out by itself; what is known already stays.
pub(crate) fn add(
    facts: &mut Facts,
    state: &State,
    book: &Book,
    question: Question,
    subject: Subject<'_>,
    now: Now,
) {
    let found = derived(state, book, question, subject, now, facts);
    found.iter().for_each(|(fact, value)| facts.set(fact, value));
}

impl<'a> Ledger<'a> {
    /// What is known of a fact, or found out.
    fn find(&self, fact: Fact) -> Option<Found> {
        if let Some(value) = self.known.get(fact) {
            return Some(value.into());
        }
        let date = self.now.date();
        match fact {
            Fact::Own(_) => self.counted(self.book.glossary().fact(fact)?.source.as_ref()?),
            Fact::Today => Some(Value::Day(date).into()),
            Fact::Now => Some(Value::Moment(minute(self.now.0)).into()),
            Fact::DayKind => Some(Value::from(kind_of_day(date)).into()),
            Fact::ClockMinutes => Some(Value::from(i64::from(self.now.minute().since_midnight())).into()),
            Fact::DayWeekday => {
                let day = Weekday::ALL.get(date.weekday().num_days_from_monday() as usize)?;
                Some(Value::from(*day).into())
            }
            Fact::DayOdd => Some(Value::from(date.day() % 2 == 1).into()),
            Fact::DayOfMonth => Some(Value::from(i64::from(date.day())).into()),
            Fact::AbsenceMinutes => {
                let absence = self.state.open_day()?.out.get(&self.subject.person?)?;
                Some(Value::from(self.now.minutes_since(absence.since)).into())
            }
            Fact::ClosedSumMonth | Fact::ClosedRankMonth | Fact::ClosedRankLastMonth | Fact::ClosedRanked => {
                self.figure(fact, self.subject.person?)
            }
            other => self.moment(other),
        }
    }

    /// What a book counts.
    fn counted(&self, source: &'a Source) -> Option<Found> {
        match source {
            Source::Count(records) => {
                let count = self.records(records)?.map(|all| Value::Count(all.count() as i64));
                Some(count.unwrap_or(Value::NotKnown).into())
            }
            Source::First(records) => Found::moment(self.records(records)?.map(|all| all.min())),
            Source::Last(records) => Found::moment(self.records(records)?.map(|all| all.max())),
            Source::Minutes(span) => self.between(*span, |from, to| match (from, to) {
                (Point::Moment(from), Point::Moment(to)) => Some((to - from).num_minutes()),
                // A day has no minutes.
                _ => None,
            }),
            Source::Days(span) => self.between(*span, |from, to| Some((to.date() - from.date()).num_days())),
        }
    }

    /// From one day or moment to another; unknown if one of them is, 0 if the second is not later. Nobody knows it of two
    /// clocks that do not agree which came first.
    fn between(&self, span: Span, length: impl Fn(Point, Point) -> Option<i64>) -> Option<Found> {
        let (from, to) = (self.find(span.from)?, self.find(span.to)?);
        if from.value == Value::NotKnown
            || to.value == Value::NotKnown
            || order::uncertain(from.mark, to.mark)
        {
            return Some(Value::NotKnown.into());
        }
        let length = length(from.value.point()?, to.value.point()?)?;
        Some(Value::Count(length.max(0)).into())
    }
}
