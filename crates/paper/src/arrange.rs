//! One sort for all lists.
//!
//! The library's sort is made anew for every type and every way to compare, four kilobytes each time. Here places are
//! sorted, which are all of one type, and then each thing is moved to its place.

use std::cmp::Ordering;

/// Puts a list in order. What is equal stays as it stood.
pub trait Arrange<T> {
    /// As they compare.
    fn arrange_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// By their own order.
    fn arrange(&mut self)
    where
        T: Ord,
    {
        self.arrange_by(T::cmp);
    }

    /// By what each is known by.
    fn arrange_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.arrange_by(|one, other| key(one).cmp(&key(other)));
    }
}

impl<T> Arrange<T> for [T] {
    fn arrange_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let order = order(self.len(), &|one, other| compare(&self[one], &self[other]));
        put(order, &mut |one, other| self.swap(one, other));
    }
}

/// The places of a list of this length in the order in which what stands there comes; nothing, where it stands in order.
fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..len).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

/// Moves each to its place, round by round: what stands in the place of another moves on to its own.
fn put(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for first in 0..order.len() {
        let mut at = first;
        while order[at] != first {
            let from = std::mem::replace(&mut order[at], at);
            swap(at, from);
            at = from;
        }
        order[at] = at;
    }
}
