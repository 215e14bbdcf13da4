//! Days and times as they are written: `2025-06-01`, `2025-06-01T10:30:00`.
//!
//! The calendar is chrono's. Its parser and its formats are a language of their own, larger than all that is said in it
//! here.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// Reads digits, and gives what is left.
fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count().min(most);
    let (digits, rest) = text.split_at(digits);
    Some((digits.parse().ok()?, rest))
}

/// Reads a day. A year may have a sign and then any number of digits; of a month or a day one digit is enough.
pub fn read(text: &str) -> Option<NaiveDate> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (0, text),
    };
    let (year, rest) = number(rest, if sign == 0 { 4 } else { 6 })?;
    let (month, rest) = number(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = number(rest.strip_prefix('-')?, 2)?;
    let year = i32::try_from(year).ok()? * if sign < 0 { -1 } else { 1 };
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| rest.is_empty())
}

/// Reads a day and a time, to the second or a part of it.
pub fn read_time(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = text.split_once('T')?;
    let (minute, rest) = minute(time)?;
    let (second, rest) = number(rest.strip_prefix(':')?, 2)?;
    let (nano, rest) = match rest.strip_prefix('.') {
        None => (0, rest),
        Some(part) => {
            let digits = u32::try_from(part.bytes().take_while(u8::is_ascii_digit).count()).ok()?;
            let (nano, rest) = number(part, 9)?;
            (nano * 10_u32.pow(9_u32.checked_sub(digits)?), rest)
        }
    };
    // A leap second is the end of the minute.
    let (second, leap) = if second == 60 { (59, 1_000_000_000) } else { (second, 0) };
    let time = NaiveTime::from_hms_nano_opt(minute.hour(), minute.minute(), second, nano + leap)?;
    Some(read(day)?.and_time(time)).filter(|_| rest.is_empty())
}

/// Reads a day and a time to the minute.
pub fn read_minute(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = text.split_once('T')?;
    let (time, rest) = minute(time)?;
    Some(read(day)?.and_time(time)).filter(|_| rest.is_empty())
}

fn minute(text: &str) -> Option<(NaiveTime, &str)> {
    let (hour, rest) = number(text, 2)?;
    let (minute, rest) = number(rest.strip_prefix(':')?, 2)?;
    Some((NaiveTime::from_hms_opt(hour, minute, 0)?, rest))
}

/// Writes a day and a time to the minute.
pub fn write_minute(at: NaiveDateTime) -> String {
    format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute())
}

/// Writes a day and a time to the second.
pub fn write_time(at: NaiveDateTime) -> String {
    format!("{}:{:02}", write_minute(at), at.second())
}
