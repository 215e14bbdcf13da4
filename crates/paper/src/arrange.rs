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
        sort(self.len(), &mut Stood { list: self, compare });
    }
}

/// What stands in a list, known by its places alone.
trait Places {
    fn compare(&self, one: usize, other: usize) -> Ordering;
    fn swap(&mut self, one: usize, other: usize);
}

struct Stood<'a, T, C> {
    list: &'a mut [T],
    compare: C,
}

impl<T, C: Fn(&T, &T) -> Ordering> Places for Stood<'_, T, C> {
    fn compare(&self, one: usize, other: usize) -> Ordering {
        (self.compare)(&self.list[one], &self.list[other])
    }
    fn swap(&mut self, one: usize, other: usize) {
        self.list.swap(one, other);
    }
}

/// Up to so many are put in order one after the other.
const FEW: usize = 16;

fn sort(len: usize, places: &mut dyn Places) {
    if len > FEW {
        return sort_many(len, places);
    }
    for next in 1..len {
        let mut at = next;
        while at > 0 && places.compare(at - 1, at) == Ordering::Greater {
            places.swap(at - 1, at);
            at -= 1;
        }
    }
}

fn sort_many(len: usize, places: &mut dyn Places) {
    if (1..len).all(|at| places.compare(at - 1, at) != Ordering::Greater) {
        return;
    }
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|one, other| places.compare(*one, *other));
    // Each moves to its place, round by round: what stands in the place of another moves on to its own.
    for first in 0..len {
        let mut at = first;
        while order[at] != first {
            let from = std::mem::replace(&mut order[at], at);
            places.swap(at, from);
            at = from;
        }
        order[at] = at;
    }
}
