//! A set as a sorted list.

use crate::arrange::Arrange;
use crate::place::{between, find};
use serde::{Serialize, Serializer};
use std::borrow::Borrow;
use std::fmt;
use std::ops::RangeBounds;
use std::{slice, vec};

/// A set in order, with the face of the library's `BTreeSet`. As with [`OrderedMap`](crate::OrderedMap), not for what is
/// large and comes in any order.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderedSet<T>(Vec<T>);

impl<T> OrderedSet<T> {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }
    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// All of it, in order.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.0.iter()
    }
    /// The first.
    pub fn first(&self) -> Option<&T> {
        self.0.first()
    }
    /// The last.
    pub fn last(&self) -> Option<&T> {
        self.0.last()
    }
    /// Keeps those that are wanted.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }

    fn find<Q: Ord + ?Sized>(&self, wanted: &Q) -> Result<usize, usize>
    where
        T: Borrow<Q>,
    {
        find(&self.0, Borrow::borrow, wanted)
    }
    /// Whether it is in it.
    pub fn contains<Q: Ord + ?Sized>(&self, wanted: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.find(wanted).is_ok()
    }
    /// The one in it that is the same.
    pub fn get<Q: Ord + ?Sized>(&self, wanted: &Q) -> Option<&T>
    where
        T: Borrow<Q>,
    {
        self.find(wanted).map_or(None, |at| Some(&self.0[at]))
    }
    /// Takes it out; whether it was in it.
    pub fn remove<Q: Ord + ?Sized>(&mut self, wanted: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.find(wanted).map(|at| self.0.remove(at)).is_ok()
    }
    /// What lies between two bounds, in order.
    pub fn range<Q: Ord + ?Sized>(&self, bounds: impl RangeBounds<Q>) -> slice::Iter<'_, T>
    where
        T: Borrow<Q>,
    {
        self.0[between(&self.0, |one| one, &bounds)].iter()
    }
}

impl<T: Ord> OrderedSet<T> {
    /// Puts it in; whether it was not in it.
    pub fn insert(&mut self, one: T) -> bool {
        let found = self.find(&one);
        if let Err(at) = found {
            self.0.insert(at, one);
        }
        found.is_err()
    }
}

impl<T> Default for OrderedSet<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for OrderedSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T: Ord> Extend<T> for OrderedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, all: I) {
        for one in all {
            self.insert(one);
        }
    }
}

impl<'a, T: Ord + Copy> Extend<&'a T> for OrderedSet<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, all: I) {
        self.extend(all.into_iter().copied());
    }
}

impl<T: Ord> FromIterator<T> for OrderedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut list = Vec::from_iter(all);
        list.arrange();
        list.dedup();
        Self(list)
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for OrderedSet<T> {
    fn from(all: [T; N]) -> Self {
        all.into_iter().collect()
    }
}

impl<T> IntoIterator for OrderedSet<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a OrderedSet<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Serialize> Serialize for OrderedSet<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self)
    }
}
