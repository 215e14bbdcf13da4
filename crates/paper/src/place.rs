//! Places in a sorted list.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::ops::{Bound, Range, RangeBounds};

/// Where something stands, or where it would.
pub(crate) fn find<T, Q: Ord + ?Sized>(
    list: &[T],
    name: impl Fn(&T) -> &Q,
    wanted: &Q,
) -> Result<usize, usize> {
    // Most of what is new comes after all the rest.
    match list.last().map(|last| name(last).cmp(wanted)) {
        None => Err(0),
        Some(Ordering::Less) => Err(list.len()),
        Some(Ordering::Equal) => Ok(list.len() - 1),
        Some(Ordering::Greater) => list.binary_search_by(|one| name(one).cmp(wanted)),
    }
}

/// The places of what lies between two bounds; none, if the upper one lies below the lower one.
pub(crate) fn between<T, K: Borrow<Q>, Q: Ord + ?Sized>(
    list: &[T],
    name: impl Fn(&T) -> &K,
    bounds: &impl RangeBounds<Q>,
) -> Range<usize> {
    let below = |bound: &Q| list.partition_point(|one| name(one).borrow() < bound);
    let up_to = |bound: &Q| list.partition_point(|one| name(one).borrow() <= bound);
    let from = match bounds.start_bound() {
        Bound::Unbounded => 0,
        Bound::Included(bound) => below(bound),
        Bound::Excluded(bound) => up_to(bound),
    };
    let to = match bounds.end_bound() {
        Bound::Unbounded => list.len(),
        Bound::Included(bound) => up_to(bound),
        Bound::Excluded(bound) => below(bound),
    };
    from..to.max(from)
}
