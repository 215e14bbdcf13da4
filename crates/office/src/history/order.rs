//! Which of two entries came first, where they may come from two devices.

use super::found::Mark;
use chrono::TimeDelta;
use rulebook::Value;
use rulebook::word::Side;

/// How far the clocks of two devices of the office may differ, in minutes: as far as the journal believes a stamp that
/// lies ahead of its own clock ([`journal::MAX_DRIFT_MS`]). A greater error shows as an entry that was flagged when it was
/// imported.
const CLOCKS_DIFFER: i64 = (journal::MAX_DRIFT_MS / 60_000) as i64;

/// Whether nobody can tell which of two entries came first: they come from two devices, and lie closer together than the
/// clocks agree, or the order of their stamps and that of their hours disagree. Stamps know of what a device had taken in
/// before it wrote; hours are what its clock said.
pub(crate) fn uncertain(one: Option<Mark>, other: Option<Mark>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    let (Some(first), Some(second)) = (one.stamp, other.stamp) else { return false };
    let close = (one.at - other.at).abs() <= TimeDelta::minutes(CLOCKS_DIFFER);
    first.device() != second.device() && (close || (one.at < other.at) != (first < second))
}

/// Who of the two parties of a case was first; nobody knows, if their clocks do not agree on it.
pub(crate) fn first_of_two(claimant: Option<Mark>, closer: Option<Mark>) -> Value {
    if uncertain(claimant, closer) {
        return Value::NotKnown;
    }
    let side = match (claimant, closer) {
        (None, None) => Side::Neither,
        (Some(_), None) => Side::Claimant,
        (None, Some(_)) => Side::Closer,
        (Some(claimant), Some(closer)) if claimant.at == closer.at => Side::Both,
        (Some(claimant), Some(closer)) if claimant.at < closer.at => Side::Claimant,
        _ => Side::Closer,
    };
    side.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, NaiveDateTime};
    use journal::{DeviceId, Stamp, WallMs};

    /// An entry of a device at this minute of a morning, written at that minute of its journal.
    fn mark(device: u8, minute: i64, written: i64) -> Mark {
        let nine = NaiveDate::from_ymd_opt(2025, 3, 3).and_then(|day| day.and_hms_opt(9, 0, 0)).unwrap();
        let at = |minute| -> NaiveDateTime { nine + TimeDelta::minutes(minute) };
        let device: DeviceId = format!("00000000-0000-7000-8000-0000000000{device:02}").parse().unwrap();
        let wall = WallMs(u64::try_from(at(written).and_utc().timestamp_millis()).unwrap());
        Mark::new(at(minute), Stamp::new(wall, 0, device))
    }

    #[test]
    fn an_order_of_two_clocks() {
        let check = |one: Mark, other: Mark, side: Value| {
            assert_eq!(first_of_two(Some(one), Some(other)), side, "{one:?} {other:?}");
            assert_eq!(uncertain(Some(one), Some(other)), side == Value::NotKnown);
        };
        // One clock: the minute decides.
        check(mark(1, 0, 0), mark(1, 1, 1), Side::Claimant.into());
        check(mark(1, 1, 1), mark(1, 0, 0), Side::Closer.into());
        check(mark(1, 0, 0), mark(1, 0, 0), Side::Both.into());
        // Two clocks: only what lies further apart than they may differ.
        check(mark(1, 0, 0), mark(2, CLOCKS_DIFFER + 1, CLOCKS_DIFFER + 1), Side::Claimant.into());
        check(mark(1, CLOCKS_DIFFER + 1, CLOCKS_DIFFER + 1), mark(2, 0, 0), Side::Closer.into());
        check(mark(1, 0, 0), mark(2, CLOCKS_DIFFER, CLOCKS_DIFFER), Value::NotKnown);
        check(mark(1, CLOCKS_DIFFER, CLOCKS_DIFFER), mark(2, 0, 0), Value::NotKnown);
        // Far apart by the hours, the other way round by what the one had taken in before it wrote.
        check(mark(1, 0, 60), mark(2, 30, 30), Value::NotKnown);
    }

    #[test]
    fn what_stands_in_no_entry_has_no_clock() {
        let unwritten = |minute| Mark { stamp: None, ..mark(1, minute, minute) };
        assert!(!uncertain(Some(unwritten(0)), Some(mark(2, 1, 1))));
        assert_eq!(first_of_two(None, None), Side::Neither.into());
        assert_eq!(first_of_two(Some(mark(1, 0, 0)), None), Side::Claimant.into());
        assert_eq!(first_of_two(None, Some(mark(2, 0, 0))), Side::Closer.into());
    }
}
