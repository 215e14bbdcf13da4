//! Terms: an office that goes round a named order, a day, a week, a month at a time (轮值, 值周).

use crate::name::Name;
use crate::period::Date;
use crate::word::Office;
use chrono::{Datelike, Days, Months};
use paper::Read;
use serde::Serialize;

/// How long a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(rename_all = "snake_case")]
pub enum Each {
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// A month, to the day before the same number of day.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl Each {
    /// Every length, the shortest first.
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// The name in data files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// How many whole terms have passed on a day since the first day of the first; `None` before it.
    pub fn passed(self, from: Date, on: Date) -> Option<u32> {
        let days = (on - from).num_days();
        let months = || {
            let months =
                i64::from(on.year() - from.year()) * 12 + i64::from(on.month()) - i64::from(from.month());
            // A month that has no such day ends with its last.
            let last = (on.day()..=31).find(|day| on.with_day(*day).is_none()).map_or(31, |day| day - 1);
            months - i64::from(on.day() < from.day().min(last))
        };
        let passed = match self {
            Self::Day => days,
            Self::Week => days.div_euclid(7),
            Self::Month => months(),
            Self::Quarter => months().div_euclid(3),
            Self::Year => months().div_euclid(12),
        };
        u32::try_from(passed).ok().filter(|_| days >= 0)
    }

    /// The last day of the term after this many whole ones, as [`Self::passed`] counts them; `None` beyond the calendar.
    pub fn last(self, from: Date, passed: u32) -> Option<Date> {
        let terms = passed.checked_add(1)?;
        let months = |each: u32| from.checked_add_months(Months::new(terms.checked_mul(each)?));
        let next = match self {
            Self::Day => from.checked_add_days(Days::new(u64::from(terms))),
            Self::Week => from.checked_add_days(Days::new(u64::from(terms) * 7)),
            Self::Month => months(1),
            Self::Quarter => months(3),
            Self::Year => months(12),
        };
        next?.pred_opt()
    }
}

/// Who holds an office for a time: the people of a named order one after the other, and then from the first again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The order, as the office has set it.
    pub order: Name,
    /// How long each holds it.
    pub each: Each,
    /// The office that is held.
    pub office: Office,
    /// The first day of the first person's term; the day on which the office set the order, if none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_that_have_passed() {
        let check = |each: Each, from: &str, on: &str, passed: Option<u32>| {
            assert_eq!(
                each.passed(from.parse().unwrap(), on.parse().unwrap()),
                passed,
                "{each:?} {from} {on}"
            );
        };
        check(Each::Day, "2025-03-03", "2025-03-02", None);
        check(Each::Day, "2025-03-03", "2025-03-03", Some(0));
        check(Each::Day, "2025-03-03", "2025-03-10", Some(7));
        check(Each::Week, "2025-03-03", "2025-03-09", Some(0));
        check(Each::Week, "2025-03-03", "2025-03-10", Some(1));
        check(Each::Week, "2025-03-03", "2025-03-02", None);
        check(Each::Month, "2025-01-15", "2025-02-14", Some(0));
        check(Each::Month, "2025-01-15", "2025-02-15", Some(1));
        check(Each::Month, "2025-01-31", "2025-02-27", Some(0));
        check(Each::Month, "2025-01-31", "2025-02-28", Some(1));
        check(Each::Month, "2025-01-31", "2025-03-30", Some(1));
        check(Each::Month, "2025-01-31", "2025-03-31", Some(2));
        check(Each::Month, "2025-01-15", "2025-01-14", None);
        check(Each::Quarter, "2025-01-01", "2025-03-31", Some(0));
        check(Each::Quarter, "2025-01-01", "2025-04-01", Some(1));
        check(Each::Year, "2024-02-29", "2025-02-27", Some(0));
        check(Each::Year, "2024-02-29", "2025-02-28", Some(1));
    }

    #[test]
    fn the_day_after_the_last_of_a_term_is_in_the_next() {
        for from in ["2025-01-01", "2025-01-31", "2024-02-29", "2025-03-03"] {
            let from: Date = from.parse().unwrap();
            for each in Each::ALL {
                for nth in 0..40 {
                    let last = each.last(from, nth).unwrap();
                    let next = last.succ_opt().unwrap();
                    assert_eq!(each.passed(from, last), Some(nth), "{each:?} {from} {last}");
                    assert_eq!(each.passed(from, next), Some(nth + 1), "{each:?} {from} {next}");
                }
            }
        }
    }

    #[test]
    fn lengths_have_the_names_they_are_written_with() {
        for each in Each::ALL {
            assert_eq!(serde_json::to_value(each).unwrap(), each.name());
        }
    }
}
