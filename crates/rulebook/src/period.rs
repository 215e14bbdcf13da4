//! Dates, moments and periods with their counting.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta};
use paper::{Json, Misread, Read, date};
use serde::{Serialize, Serializer};

/// A calendar date at the office.
pub type Date = NaiveDate;

/// A date and hour at the office, to the minute.
pub type Moment = NaiveDateTime;

/// Reads a moment such as `2025-06-01T10:30`.
pub(crate) fn read_moment(text: &str) -> Option<Moment> {
    date::read_minute(text)
}

/// Writes a moment as [`read_moment`] reads it.
pub(crate) fn write_moment(moment: Moment) -> String {
    date::write_minute(moment)
}

/// A day until its 24:00, or a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// The whole day.
    Day(Date),
    /// This moment.
    Moment(Moment),
}

impl Point {
    /// The date.
    pub const fn date(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => moment.date(),
        }
    }
    /// The point written `2025-06-01` or `2025-06-01T10:30`, if it is one.
    pub fn read(text: &str) -> Option<Self> {
        date::read(text).map(Self::Day).or_else(|| read_moment(text).map(Self::Moment))
    }
}

impl std::fmt::Display for Point {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Moment(moment) => f.write_str(&write_moment(*moment)),
        }
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Read for Point {
    fn read(json: &Json) -> Result<Self, Misread> {
        let text = paper::read::text(json)?;
        Self::read(text).ok_or_else(|| Misread::new(format!("{text:?} is no day and no moment")))
    }
}
paper::deserialize_by_reading!(Point);

/// The unit a period is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Exact minutes.
    Minute,
    /// Exact hours.
    Hour,
    /// Calendar days.
    Day,
    /// Monday to Friday; public holidays are not known here and count as working days.
    WorkingDay,
    /// Weeks of seven days.
    Week,
    /// Calendar months; the last day clips to the end of a shorter month.
    Month,
    /// Calendar years.
    Year,
    /// The day of this number in the month after ("次月10日前").
    DayOfNextMonth,
}

impl Unit {
    /// Every unit, the shortest first.
    pub const ALL: [Self; 8] = [
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::WorkingDay,
        Self::Week,
        Self::Month,
        Self::Year,
        Self::DayOfNextMonth,
    ];
}

/// A period with its counting (catalogue 2.0, "Dates").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// How many units, 1 to 10 000.
    pub n: u32,
    /// Up to how many, where the regulation leaves it open ("30–40 days"); what lies between a person decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<u32>,
    /// The unit.
    pub unit: Unit,
    /// Whether the day of the anchor event is day 1 ("自当日起").
    #[serde(default)]
    pub start_day_counted: bool,
    /// Whether the last day itself still belongs to the period.
    #[serde(default = "yes")]
    pub last_day_included: bool,
}

const fn yes() -> bool {
    true
}

impl Period {
    /// The shorter end of a range; itself, if it is none.
    #[must_use]
    pub const fn short(self) -> Self {
        Self { up_to: None, ..self }
    }

    /// The longer end of a range; itself, if it is none.
    #[must_use]
    pub const fn long(self) -> Self {
        match self.up_to {
            Some(n) => Self { n, up_to: None, ..self },
            None => self,
        }
    }

    /// The last day that still belongs to the period, or `None` beyond the calendar.
    pub fn last_day(&self, anchor: Date) -> Option<Date> {
        let n = u64::from(self.n);
        let end = match self.unit {
            Unit::Minute => anchor,
            Unit::Hour => anchor.checked_add_days(Days::new(n.div_ceil(24)))?,
            Unit::Day => anchor.checked_add_days(Days::new(n))?,
            Unit::WorkingDay => working_days(anchor, self.n, false)?,
            Unit::Week => anchor.checked_add_days(Days::new(n * 7))?,
            Unit::Month => anchor.checked_add_months(Months::new(self.n))?,
            Unit::Year => anchor.checked_add_months(Months::new(self.n.checked_mul(12)?))?,
            Unit::DayOfNextMonth => {
                let next = anchor.with_day(1)?.checked_add_months(Months::new(1))?;
                let last = next.checked_add_months(Months::new(1))?.pred_opt()?;
                next.with_day(self.n).unwrap_or(last)
            }
        };
        end.checked_sub_days(Days::new(self.back())).filter(|day| day.year() <= 9999)
    }

    const fn back(&self) -> u64 {
        match self.unit {
            Unit::Minute | Unit::Hour | Unit::DayOfNextMonth => 0,
            _ => self.start_day_counted as u64 + !self.last_day_included as u64,
        }
    }

    /// The day that lies the period before the anchor ("提前5天").
    pub fn day_before(&self, anchor: Date) -> Option<Date> {
        let n = u64::from(self.n);
        match self.unit {
            Unit::Minute => Some(anchor),
            Unit::Hour => anchor.checked_sub_days(Days::new(n.div_ceil(24))),
            Unit::Day => anchor.checked_sub_days(Days::new(n)),
            Unit::WorkingDay => working_days(anchor, self.n, true),
            Unit::Week => anchor.checked_sub_days(Days::new(n * 7)),
            Unit::Month => anchor.checked_sub_months(Months::new(self.n)),
            Unit::Year => anchor.checked_sub_months(Months::new(self.n.checked_mul(12)?)),
            Unit::DayOfNextMonth => None,
        }
        .filter(|day| day.year() >= 1)
    }

    /// The length of a period counted by the clock.
    fn exact(&self) -> Option<TimeDelta> {
        match self.unit {
            Unit::Minute => Some(TimeDelta::minutes(self.n.into())),
            Unit::Hour => Some(TimeDelta::hours(self.n.into())),
            _ => None,
        }
    }

    /// Whether it is counted by the clock: in minutes or hours.
    pub fn is_exact(&self) -> bool {
        self.exact().is_some()
    }

    /// The last point that still belongs to the period: a moment if both anchor and unit are exact, else a day.
    pub fn last(&self, anchor: Point) -> Option<Point> {
        match (anchor, self.exact()) {
            (Point::Moment(from), Some(length)) => from.checked_add_signed(length).map(Point::Moment),
            _ => self.last_day(anchor.date()).map(Point::Day),
        }
    }

    /// The point that lies the period before the anchor, counted as [`Self::last`].
    pub fn before(&self, anchor: Point) -> Option<Point> {
        match (anchor, self.exact()) {
            (Point::Moment(from), Some(length)) => from.checked_sub_signed(length).map(Point::Moment),
            _ => self.day_before(anchor.date()).map(Point::Day),
        }
    }

    /// Whether `now` still belongs to the period that began at `anchor`.
    pub fn covers(&self, anchor: Point, now: Point) -> bool {
        match self.last(anchor) {
            None => true,
            Some(Point::Day(last)) => now.date() <= last,
            Some(Point::Moment(last)) => match now {
                Point::Day(today) => today <= last.date(),
                Point::Moment(now) => now <= last,
            },
        }
    }
}

/// The `n`-th day from Monday to Friday after (or before) a day.
fn working_days(from: Date, n: u32, back: bool) -> Option<Date> {
    let mut day = from;
    let mut left = n;
    while left > 0 {
        day = if back { day.pred_opt()? } else { day.succ_opt()? };
        left -= u32::from(day.weekday().num_days_from_monday() < 5);
    }
    Some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(period: (u32, Unit, bool, bool), anchor: &str, last: &str) {
        let (n, unit, start_day_counted, last_day_included) = period;
        let period = Period { n, up_to: None, unit, start_day_counted, last_day_included };
        assert_eq!(period.last_day(anchor.parse().unwrap()), Some(last.parse().unwrap()), "{period:?}");
    }

    #[test]
    fn last_days() {
        check((7, Unit::Day, false, true), "2025-06-01", "2025-06-08");
        check((7, Unit::Day, true, true), "2025-06-01", "2025-06-07");
        check((7, Unit::Day, false, false), "2025-06-01", "2025-06-07");
        check((3, Unit::Week, false, true), "2025-06-01", "2025-06-22");
        check((1, Unit::Month, false, true), "2025-03-05", "2025-04-05");
        check((1, Unit::Month, false, true), "2025-01-31", "2025-02-28");
        check((3, Unit::Month, true, true), "2025-01-10", "2025-04-09");
        check((10, Unit::Day, true, true), "2025-03-01", "2025-03-10");
        check((1, Unit::Year, false, true), "2024-02-29", "2025-02-28");
        // A Friday; the weekend does not count.
        check((3, Unit::WorkingDay, false, true), "2025-06-06", "2025-06-11");
        check((10, Unit::DayOfNextMonth, false, true), "2025-07-03", "2025-08-10");
        check((31, Unit::DayOfNextMonth, false, true), "2025-01-31", "2025-02-28");
        check((24, Unit::Hour, false, true), "2025-06-01", "2025-06-02");
    }

    #[test]
    fn points() {
        let check = |n, unit, anchor: &str, last: &str, before: &str| {
            let period = Period { n, up_to: None, unit, start_day_counted: false, last_day_included: true };
            let anchor = Point::read(anchor).unwrap();
            assert_eq!(period.last(anchor).map(|p| p.to_string()).as_deref(), Some(last), "{period:?}");
            assert_eq!(period.before(anchor).map(|p| p.to_string()).as_deref(), Some(before), "{period:?}");
        };
        check(24, Unit::Hour, "2025-06-01T10:30", "2025-06-02T10:30", "2025-05-31T10:30");
        check(15, Unit::Minute, "2025-06-01T10:00", "2025-06-01T10:15", "2025-06-01T09:45");
        check(5, Unit::Day, "2025-06-20", "2025-06-25", "2025-06-15");
        check(5, Unit::Day, "2025-06-20T10:00", "2025-06-25", "2025-06-15");
        check(1, Unit::Month, "2025-03-31", "2025-04-30", "2025-02-28");
        check(1, Unit::WorkingDay, "2025-06-09", "2025-06-10", "2025-06-06");
    }

    #[test]
    fn hours_are_exact() {
        let day = Period {
            n: 24,
            up_to: None,
            unit: Unit::Hour,
            start_day_counted: false,
            last_day_included: true,
        };
        let at = |text: &str| Point::read(text).unwrap();
        assert!(day.covers(at("2025-06-01T10:30"), at("2025-06-02T10:30")));
        assert!(!day.covers(at("2025-06-01T10:30"), at("2025-06-02T10:31")));
    }
}
