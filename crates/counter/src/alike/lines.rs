//! One long list with a line for every customer, so that a search goes through all of them at once.

use office::CustomerId;
use std::collections::BTreeMap;

/// So many lines may be nobody's before it is worth taking them out.
const FEW: usize = 4;

/// The lines.
#[derive(Clone, Debug)]
pub(super) struct Lines<T> {
    all: Vec<T>,
    /// Where each begins, and whose it is; nobody's, once it is no longer his.
    begins: Vec<(usize, Option<CustomerId>)>,
    of: BTreeMap<CustomerId, usize>,
}

impl<T> Default for Lines<T> {
    fn default() -> Self {
        Self { all: Vec::new(), begins: Vec::new(), of: BTreeMap::new() }
    }
}

impl<T: Copy> Lines<T> {
    /// Adds the line of a customer who has none.
    pub(super) fn put(&mut self, customer: CustomerId, line: impl IntoIterator<Item = T>) {
        self.of.insert(customer, self.begins.len());
        self.begins.push((self.all.len(), Some(customer)));
        self.all.extend(line);
    }

    /// Takes a customer out. His line stays until most lines are nobody's.
    pub(super) fn remove(&mut self, customer: CustomerId) {
        if let Some(line) = self.of.remove(&customer) {
            self.begins[line].1 = None;
        }
        if self.begins.len() > 2 * self.of.len() + FEW {
            self.tidy();
        }
    }

    fn tidy(&mut self) {
        let old = std::mem::take(self);
        old.each().for_each(|(customer, line)| self.put(customer, line.iter().copied()));
    }

    /// Everybody with his line.
    pub(super) fn each(&self) -> impl Iterator<Item = (CustomerId, &[T])> {
        let ends = self.begins.iter().skip(1).map(|(begin, _)| *begin).chain([self.all.len()]);
        let lines = self.begins.iter().zip(ends);
        lines.filter_map(|((begin, whose), end)| Some(((*whose)?, &self.all[*begin..end])))
    }
}
