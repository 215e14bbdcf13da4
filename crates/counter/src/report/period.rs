//! A period: from one day to another, both included.

use chrono::{Datelike, Days, Months, NaiveDate};

/// From one day to another, both included.
///
/// INVARIANT (a period has a day): it never ends before it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

/// How long a period is, as the calendar has it. It follows from its days: Monday to Sunday is a week, however it was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// The first of a month to its last.
    Month,
    /// So many other days.
    Days(u64),
}

impl Period {
    /// One day.
    pub const fn day(on: NaiveDate) -> Self {
        Self { from: on, to: on }
    }

    /// The week of a day, Monday to Sunday.
    pub fn week(of: NaiveDate) -> Self {
        let week = of.week(chrono::Weekday::Mon);
        Self::between(week.checked_first_day().unwrap_or(of), week.checked_last_day().unwrap_or(of))
    }

    /// The month of a day.
    pub fn month(of: NaiveDate) -> Self {
        let first = of.with_day(1).unwrap_or(of);
        let last = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
        Self::between(first, last.unwrap_or(of))
    }

    /// From the earlier of two days to the later.
    pub fn between(one: NaiveDate, other: NaiveDate) -> Self {
        Self { from: one.min(other), to: one.max(other) }
    }

    /// The first day.
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day.
    pub const fn to(self) -> NaiveDate {
        self.to
    }

    /// How long it is.
    pub fn length(self) -> Length {
        if self.from == self.to {
            Length::Day
        } else if self == Self::week(self.from) {
            Length::Week
        } else if self == Self::month(self.from) {
            Length::Month
        } else {
            Length::Days(self.days())
        }
    }

    /// How many days it has; one at least.
    pub fn days(self) -> u64 {
        (self.to - self.from).num_days().unsigned_abs() + 1
    }

    /// Whether a day is in it.
    pub fn has(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// The one of the same kind that ends the day before; nothing, where the calendar ends.
    pub fn previous(self) -> Option<Self> {
        let last = self.from.pred_opt()?;
        Some(match self.length() {
            Length::Day => Self::day(last),
            Length::Week => Self::week(last),
            Length::Month => Self::month(last),
            Length::Days(days) => Self { from: last.checked_sub_days(Days::new(days - 1))?, to: last },
        })
    }

    /// The one of the same kind that begins the day after; nothing, where the calendar ends.
    pub fn next(self) -> Option<Self> {
        let first = self.to.succ_opt()?;
        Some(match self.length() {
            Length::Day => Self::day(first),
            Length::Week => Self::week(first),
            Length::Month => Self::month(first),
            Length::Days(days) => Self { from: first, to: first.checked_add_days(Days::new(days - 1))? },
        })
    }
}
