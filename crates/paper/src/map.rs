//! A map as a sorted list.

use crate::arrange::Arrange;
use crate::place::{between, find};
use serde::{Serialize, Serializer};
use std::borrow::Borrow;
use std::fmt;
use std::iter::Map;
use std::ops::{Index, RangeBounds};
use std::{slice, vec};

/// A map in the order of its keys, with the face of the library's `BTreeMap`.
///
/// To put something between others moves all that stand after it: not for what is large and comes in any order.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderedMap<K, V>(Vec<(K, V)>);

type Pairs<'a, K, V> = Map<slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> (&'a K, &'a V)>;
type PairsMut<'a, K, V> = Map<slice::IterMut<'a, (K, V)>, fn(&'a mut (K, V)) -> (&'a K, &'a mut V)>;
type Keys<'a, K, V> = Map<slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> &'a K>;
type Values<'a, K, V> = Map<slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> &'a V>;
type ValuesMut<'a, K, V> = Map<slice::IterMut<'a, (K, V)>, fn(&'a mut (K, V)) -> &'a mut V>;

const fn pair<K, V>((key, value): &(K, V)) -> (&K, &V) {
    (key, value)
}
const fn pair_mut<K, V>((key, value): &mut (K, V)) -> (&K, &mut V) {
    (key, value)
}
const fn key<K, V>((key, _): &(K, V)) -> &K {
    key
}
const fn value<K, V>((_, value): &(K, V)) -> &V {
    value
}
const fn value_mut<K, V>((_, value): &mut (K, V)) -> &mut V {
    value
}

impl<K, V> OrderedMap<K, V> {
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
    /// Takes all of it out.
    pub fn clear(&mut self) {
        self.0.clear();
    }
    /// All of it, in order.
    pub fn iter(&self) -> Pairs<'_, K, V> {
        self.0.iter().map(pair)
    }
    /// All of it, in order, to be changed.
    pub fn iter_mut(&mut self) -> PairsMut<'_, K, V> {
        self.0.iter_mut().map(pair_mut)
    }
    /// The keys, in order.
    pub fn keys(&self) -> Keys<'_, K, V> {
        self.0.iter().map(key)
    }
    /// The values, in the order of their keys.
    pub fn values(&self) -> Values<'_, K, V> {
        self.0.iter().map(value)
    }
    /// The values, in the order of their keys, to be changed.
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        self.0.iter_mut().map(value_mut)
    }
    /// The keys, in order, and nothing else.
    pub fn into_keys(self) -> impl DoubleEndedIterator<Item = K> {
        self.0.into_iter().map(|(key, _)| key)
    }
    /// The values, in the order of their keys, and nothing else.
    pub fn into_values(self) -> impl DoubleEndedIterator<Item = V> {
        self.0.into_iter().map(|(_, value)| value)
    }
    /// The last.
    pub fn last_key_value(&self) -> Option<(&K, &V)> {
        self.0.last().map(pair)
    }
    /// Takes the last one out.
    pub fn pop_last(&mut self) -> Option<(K, V)> {
        self.0.pop()
    }
    /// Keeps those that are wanted.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        self.0.retain_mut(|(key, value)| keep(key, value));
    }

    fn find<Q: Ord + ?Sized>(&self, wanted: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        find(&self.0, |(key, _)| key.borrow(), wanted)
    }
    /// The value of this key.
    pub fn get<Q: Ord + ?Sized>(&self, wanted: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.find(wanted).map_or(None, |at| Some(&self.0[at].1))
    }
    /// The value of this key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, wanted: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.find(wanted).map_or(None, |at| Some(&mut self.0[at].1))
    }
    /// Whether there is a value of this key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, wanted: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(wanted).is_ok()
    }
    /// Takes out the value of this key.
    pub fn remove<Q: Ord + ?Sized>(&mut self, wanted: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.find(wanted).map_or(None, |at| Some(self.0.remove(at).1))
    }
    /// What lies between two bounds, in order.
    pub fn range<Q: Ord + ?Sized>(&self, bounds: impl RangeBounds<Q>) -> Pairs<'_, K, V>
    where
        K: Borrow<Q>,
    {
        self.0[between(&self.0, key, &bounds)].iter().map(pair)
    }
}

impl<K: Ord, V> OrderedMap<K, V> {
    /// Puts a value in, and gives the one that was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }
    /// The place of a key, whether there is a value or not.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let found = self.find(&key);
        Entry { list: &mut self.0, key, found }
    }
}

/// The place of a key in a map.
pub struct Entry<'a, K, V> {
    list: &'a mut Vec<(K, V)>,
    key: K,
    found: Result<usize, usize>,
}

impl<'a, K, V> Entry<'a, K, V> {
    /// The value that is there, or else this one.
    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }
    /// The value that is there, or else what it is by default.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
    /// The value that is there, or else the one that is made.
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'a mut V {
        let at = self.found.unwrap_or_else(|at| {
            self.list.insert(at, (self.key, make()));
            at
        });
        &mut self.list[at].1
    }
}

impl<K, V> Default for OrderedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for OrderedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Borrow<Q>, Q: Ord + ?Sized, V> Index<&Q> for OrderedMap<K, V> {
    type Output = V;
    fn index(&self, wanted: &Q) -> &V {
        let at = self.find(wanted);
        assert!(at.is_ok(), "there is no such key");
        &self.0[at.unwrap_or_default()].1
    }
}

impl<K: Ord, V> Extend<(K, V)> for OrderedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, all: I) {
        for (key, value) in all {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for OrderedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(all: I) -> Self {
        let mut list = Vec::from_iter(all);
        list.arrange_by(|(one, _): &(K, V), (other, _)| one.cmp(other));
        list.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
        Self(list)
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for OrderedMap<K, V> {
    fn from(all: [(K, V); N]) -> Self {
        all.into_iter().collect()
    }
}

impl<K, V> IntoIterator for OrderedMap<K, V> {
    type Item = (K, V);
    type IntoIter = vec::IntoIter<(K, V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a OrderedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Pairs<'a, K, V>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, K, V> IntoIterator for &'a mut OrderedMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = PairsMut<'a, K, V>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<K: Serialize, V: Serialize> Serialize for OrderedMap<K, V> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self)
    }
}
