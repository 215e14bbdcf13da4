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
