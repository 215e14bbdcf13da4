//! What rows of a report have in common.

use crate::row::Said;
use journal::EntryId;

/// What a row is known by that is of no entry: its kind, and its number among them.
pub(super) fn numbered(kind: u8, n: usize) -> EntryId {
    let mut bytes = [0; 16];
    bytes[0] = kind;
    bytes[8..].copy_from_slice(&(n as u64).to_be_bytes());
    EntryId::from_bytes(bytes)
}

/// Hours and minutes.
pub(super) fn time(minutes: u64) -> Said {
    let figure = |n: u64| Said::Figure(usize::try_from(n).unwrap_or(usize::MAX));
    let (hours, rest) = (minutes / 60, minutes % 60);
    match hours {
        0 => Said::Of("report.minutes_of", vec![("minutes", figure(rest))]),
        _ => Said::Of("report.hours_of", vec![("hours", figure(hours)), ("minutes", figure(rest))]),
    }
}
