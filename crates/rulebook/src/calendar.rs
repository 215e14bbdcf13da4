//! A day for a situation: one on which it is the weekday, the day of the month and the hour that the situation speaks of.

use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::period::{Date, Moment};
use crate::possible::lies_behind;
use crate::word::{DayKind, Weekday};
use chrono::{Datelike, NaiveTime, TimeDelta};

/// For how many days a fitting one is looked for. Every weekday falls on every day of a month within them.
const DAYS: i64 = 5 * 366;

/// How many fitting days are tried.
const TRIES: usize = 24;

/// The day of a situation.
pub(crate) fn today(facts: &Facts) -> Option<Date> {
    facts.get(Fact::Today).and_then(Value::point).map(|point| point.date())
}

/// The situation moved as a whole to the first day, and to the hour, of which its other facts speak; until the last day,
/// which is not looked at any more, and only if it still shows what it should. Else as it is.
pub(crate) fn dated(facts: &Facts, last: Option<Date>, shows: impl Fn(&Facts) -> bool) -> Facts {
    let Some(today) = today(facts) else { return facts.clone() };
    let days = (0..DAYS).filter_map(|n| today.checked_add_signed(TimeDelta::days(n)));
    let days = days.take_while(|day| last.is_none_or(|last| *day < last));
    let hour = match facts.get(Fact::ClockMinutes) {
        Some(Value::Count(minutes)) => TimeDelta::try_minutes(minutes),
        _ => None,
    };
    for day in days.filter(|day| is_so(*day, facts)).take(TRIES) {
        // By the clock, what was so many hours ago still is; else at the hour at which it was.
        for whole in [true, false] {
            let moved = late_enough(moved(facts, day, hour, whole));
            if moved == *facts || shows(&moved) {
                return moved;
            }
        }
    }
    facts.clone()
}

/// The situation at an hour at which all of today that it speaks of as past is past.
fn late_enough(facts: Facts) -> Facts {
    let past = facts.iter().filter(|(fact, _)| lies_behind(*fact)).filter_map(|(_, value)| match value {
        Value::Moment(moment) => Some(moment),
        _ => None,
    });
    match (past.max(), facts.get(Fact::Now)) {
        (Some(last), Some(Value::Moment(now))) if last > now && facts.get(Fact::ClockMinutes).is_none() => {
            facts.with(Fact::Now, last)
        }
        _ => facts,
    }
}

/// Whether the calendar says of a day what the situation does.
fn is_so(day: Date, facts: &Facts) -> bool {
    let says = |fact: Fact, is: Value| facts.get(fact).is_none_or(|value| value == is);
    let of_week = day.weekday().num_days_from_monday();
    let weekday = Weekday::ALL.get(of_week as usize);
    let kind = if of_week < 5 { DayKind::Workday } else { DayKind::Weekend };
    // Any day may be a holiday.
    (facts.is(Fact::DayKind, DayKind::Holiday) || says(Fact::DayKind, kind.into()))
        && weekday.is_none_or(|weekday| says(Fact::DayWeekday, (*weekday).into()))
        && says(Fact::DayOdd, (day.day() % 2 == 1).into())
        && says(Fact::DayOfMonth, i64::from(day.day()).into())
}

/// The situation with everything moved to another day, and the clock to an hour, if one is given; all moments with it, or by whole
/// days.
fn moved(facts: &Facts, day: Date, hour: Option<TimeDelta>, whole: bool) -> Facts {
    let Some(today) = today(facts) else { return facts.clone() };
    let days = day - today;
    let at = |now: Moment| hour.map_or(now + days, |hour| day.and_time(NaiveTime::MIN) + hour);
    let clock = match facts.get(Fact::Now) {
        Some(Value::Moment(now)) => at(now) - now,
        _ => days,
    };
    facts.iter().fold(Facts::new(), |moved, (fact, value)| {
        let by = if fact == Fact::Now || whole { clock } else { days };
        let value = match value {
            Value::Day(date) => date.checked_add_signed(days).map_or(value, Value::Day),
            Value::Moment(moment) => moment.checked_add_signed(by).map_or(value, Value::Moment),
            Value::Word(_) | Value::Flag(_) | Value::Count(_) | Value::Amount(_) | Value::NotKnown => value,
        };
        moved.with(fact, value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(facts: &str, dated_so: &str) {
        let read = |text: &str| serde_json::from_str::<Facts>(text).unwrap();
        assert_eq!(dated(&read(facts), None, |_| true), read(dated_so), "{facts}");
    }

    #[test]
    fn a_fitting_day_is_found() {
        // A Monday.
        check(r#"{"today":"2025-03-03"}"#, r#"{"today":"2025-03-03"}"#);
        check(
            r#"{"today":"2025-03-03","day.kind":"workday"}"#,
            r#"{"today":"2025-03-03","day.kind":"workday"}"#,
        );
        check(
            r#"{"today":"2025-03-03","day.kind":"holiday"}"#,
            r#"{"today":"2025-03-03","day.kind":"holiday"}"#,
        );
        check(
            r#"{"today":"2025-03-03","day.kind":"weekend","date.deal":"2025-03-01"}"#,
            r#"{"today":"2025-03-08","day.kind":"weekend","date.deal":"2025-03-06"}"#,
        );
        check(
            r#"{"today":"2025-03-03","day.weekday":"sunday","day.of_month":31}"#,
            r#"{"today":"2025-08-31","day.weekday":"sunday","day.of_month":31}"#,
        );
        check(r#"{"today":"2025-03-03","day.odd":false}"#, r#"{"today":"2025-03-04","day.odd":false}"#);
        check(
            r#"{"today":"2025-03-03","now":"2025-03-03T12:00","clock.minutes":1320,"time.deal":"2025-03-03T11:00"}"#,
            r#"{"today":"2025-03-03","now":"2025-03-03T22:00","clock.minutes":1320,"time.deal":"2025-03-03T21:00"}"#,
        );
    }

    #[test]
    fn what_is_past_today_is_past_at_the_hour_too() {
        check(
            r#"{"today":"2025-03-03","now":"2025-03-03T12:00","time.filed":"2025-03-03T18:00"}"#,
            r#"{"today":"2025-03-03","now":"2025-03-03T18:00","time.filed":"2025-03-03T18:00"}"#,
        );
        check(
            r#"{"today":"2025-03-03","now":"2025-03-03T12:00","time.arrival":"2025-03-03T18:00"}"#,
            r#"{"today":"2025-03-03","now":"2025-03-03T12:00","time.arrival":"2025-03-03T18:00"}"#,
        );
    }

    #[test]
    fn what_would_no_longer_show_stays() {
        let facts: Facts = serde_json::from_str(r#"{"today":"2025-03-03","day.odd":false}"#).unwrap();
        assert_eq!(dated(&facts, None, |_| false), facts);
        assert_eq!(dated(&facts, today(&facts), |_| true), facts);
    }
}
