//! Minutes as they are said in a report.

use crate::row::Said;

/// Hours and minutes.
pub(super) fn time(minutes: u64) -> Said {
    let figure = |n: u64| Said::Figure(usize::try_from(n).unwrap_or(usize::MAX));
    let (hours, rest) = (minutes / 60, minutes % 60);
    match hours {
        0 => Said::Of("report.minutes_of", vec![("minutes", figure(rest))]),
        _ => Said::Of("report.hours_of", vec![("hours", figure(hours)), ("minutes", figure(rest))]),
    }
}
