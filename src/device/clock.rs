//! The time of day, and the office's calendar.
//!
//! An office keeps one fixed offset (+08:00 unless it says otherwise). The tablet's own time zone is never consulted,
//! so a tablet that travelled still writes the office's dates.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The offset of an office that says nothing: China Standard Time, in minutes.
pub(crate) const DEFAULT_OFFSET: i32 = 8 * 60;

/// The device's clock, in milliseconds since 1970-01-01 UTC.
pub(crate) fn now_ms() -> i64 {
    // `Date.now()` is a whole number far below 2^53.
    js_sys::Date::now() as i64
}

/// Waits so many milliseconds.
pub(crate) async fn pause(ms: i32) {
    let passed = Promise::new(&mut |resolve, _| {
        let window = web_sys::window();
        let set =
            window.map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms));
        if !matches!(set, Some(Ok(_))) {
            // Without a timer there is nothing to wait for.
            drop(resolve.call0(&JsValue::NULL));
        }
    });
    drop(JsFuture::from(passed).await);
}

/// The office's calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Calendar {
    offset: FixedOffset,
}

impl Default for Calendar {
    fn default() -> Self {
        Self::new(DEFAULT_OFFSET)
    }
}

impl Calendar {
    /// A calendar at a fixed distance from UTC, in minutes; nonsense is taken as UTC.
    pub(crate) fn new(offset_minutes: i32) -> Self {
        let seconds = offset_minutes.saturating_mul(60);
        Self { offset: FixedOffset::east_opt(seconds).unwrap_or(chrono::Offset::fix(&chrono::Utc)) }
    }

    /// The office's local time of an instant; an instant beyond the calendar is taken as its first.
    pub(crate) fn local(self, ms: i64) -> DateTime<FixedOffset> {
        DateTime::from_timestamp_millis(ms).unwrap_or_default().with_timezone(&self.offset)
    }

    /// The office's date of an instant.
    pub(crate) fn date(self, ms: i64) -> NaiveDate {
        self.local(ms).date_naive()
    }

    /// The instant at which a date begins in the office.
    pub(crate) fn start_of_day(self, date: NaiveDate) -> i64 {
        let midnight = date.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
        midnight - i64::from(self.offset.local_minus_utc()) * 1000
    }

    /// The distance from UTC in minutes.
    pub(crate) fn offset_minutes(self) -> i32 {
        self.offset.local_minus_utc() / 60
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2025-03-03T16:30:00Z, half past midnight of the fourth in the office.
    const LATE: i64 = 1_741_019_400_000;

    #[test]
    fn a_day_begins_at_the_offices_midnight() {
        let calendar = Calendar::default();
        let date = calendar.date(LATE);
        assert_eq!(date.to_string(), "2025-03-04");
        assert_eq!(calendar.start_of_day(date), LATE - 30 * 60 * 1000);
        assert_eq!(calendar.date(calendar.start_of_day(date) - 1).to_string(), "2025-03-03");
    }

    #[test]
    fn another_offset_gives_another_date() {
        assert_eq!(Calendar::new(0).date(LATE).to_string(), "2025-03-03");
        assert_eq!(Calendar::new(-570).offset_minutes(), -570);
        assert_eq!(Calendar::new(i32::MAX).offset_minutes(), 0);
    }
}
