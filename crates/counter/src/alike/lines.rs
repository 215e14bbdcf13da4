//! One long text with a line for every customer, so that a search goes through all of them at once: the letters of the name,
//! then the digits of each number, each behind a mark.

use office::CustomerId;
use std::collections::BTreeMap;

/// What stands before a number, and behind the last one.
const MARK: char = '\t';
/// With more digits than these a number is found in its midst.
const TAIL: usize = 4;

/// The lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    text: String,
    /// Where each begins, and whose it is; nobody's, once it is no longer his.
    begins: Vec<(usize, Option<CustomerId>)>,
    of: BTreeMap<CustomerId, usize>,
}

impl Lines {
    /// Adds the line of a customer who has none.
    pub(super) fn put(&mut self, customer: CustomerId, letters: &str, numbers: impl Iterator<Item = String>) {
        self.of.insert(customer, self.begins.len());
        self.begins.push((self.text.len(), Some(customer)));
        self.text.push_str(letters);
        self.text.push(MARK);
        for number in numbers {
            self.text.push_str(&number);
            self.text.push(MARK);
        }
    }

    /// Takes a customer out. His line stays until most lines are nobody's.
    pub(super) fn remove(&mut self, customer: CustomerId) {
        if let Some(line) = self.of.remove(&customer) {
            self.begins[line].1 = None;
        }
        if self.begins.len() > 2 * self.of.len() + TAIL {
            self.tidy();
        }
    }

    fn tidy(&mut self) {
        let old = std::mem::take(self);
        for (line, (begin, whose)) in old.begins.iter().enumerate() {
            let end = old.begins.get(line + 1).map_or(old.text.len(), |(end, _)| *end);
            if let Some(customer) = whose {
                self.of.insert(*customer, self.begins.len());
                self.begins.push((self.text.len(), Some(*customer)));
                self.text.push_str(&old.text[*begin..end]);
            }
        }
    }

    /// In whose name or number these letters stand; everybody's, if there are none.
    pub(super) fn holding(&self, letters: &str) -> Vec<CustomerId> {
        if letters.bytes().all(|c| c.is_ascii_digit()) && !letters.is_empty() {
            // A digit of a name stands before the first mark; those of numbers are found as numbers.
            let in_name = |at: usize, begin: usize| !self.text[begin..at].contains(MARK);
            return self.found(letters, in_name);
        }
        self.found(letters, |_, _| true)
    }

    /// In whose number these digits stand: at the end, or anywhere if they are more than four.
    pub(super) fn numbered(&self, digits: &str) -> Vec<CustomerId> {
        let ends = |at: usize| self.text[at + digits.len()..].starts_with(MARK);
        let in_number = |at: usize, begin: usize| self.text[begin..at].contains(MARK);
        self.found(digits, |at, begin| in_number(at, begin) && (digits.len() > TAIL || ends(at)))
    }

    fn found(&self, wanted: &str, counts: impl Fn(usize, usize) -> bool) -> Vec<CustomerId> {
        let mut found = Vec::new();
        let mut line = 0;
        for (at, _) in self.text.match_indices(wanted) {
            while self.begins.get(line + 1).is_some_and(|(begin, _)| *begin <= at) {
                line += 1;
            }
            let Some((begin, whose)) = self.begins.get(line) else { continue };
            if let Some(customer) =
                whose.filter(|customer| found.last() != Some(customer) && counts(at, *begin))
            {
                found.push(customer);
            }
        }
        found
    }
}
