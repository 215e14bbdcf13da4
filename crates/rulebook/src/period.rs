//! Dates and periods with their counting.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A calendar date at the office.
pub type Date = NaiveDate;

/// The unit a period is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Calendar days.
    Day,
    /// Weeks of seven days.
    Week,
    /// Calendar months; the last day clips to the end of a shorter month.
    Month,
}

/// A period with its counting (catalogue 2.0, "Dates").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// How many units, 1 to 10 000.
    pub n: u32,
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
    /// The last day that still belongs to the period, or `None` beyond the calendar.
    pub fn last_day(&self, anchor: Date) -> Option<Date> {
        let n = u64::from(self.n);
        let end = match self.unit {
            Unit::Day => anchor.checked_add_days(Days::new(n))?,
            Unit::Week => anchor.checked_add_days(Days::new(n * 7))?,
            Unit::Month => anchor.checked_add_months(Months::new(self.n))?,
        };
        let back = u64::from(self.start_day_counted) + u64::from(!self.last_day_included);
        end.checked_sub_days(Days::new(back)).filter(|day| day.year() <= 9999)
    }

    /// Whether `today` still belongs to the period that began at `anchor`.
    pub fn covers(&self, anchor: Date, today: Date) -> bool {
        self.last_day(anchor).is_none_or(|last| today <= last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(period: (u32, Unit, bool, bool), anchor: &str, last: &str) {
        let (n, unit, start_day_counted, last_day_included) = period;
        let period = Period { n, unit, start_day_counted, last_day_included };
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
    }
}
