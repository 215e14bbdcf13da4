//! The names of all customers, in which what somebody typed is looked for: by its characters, or by how they are read.

use super::Wanted;
use super::lines::Lines;
use super::pinyin::{Letter, letters};
use office::CustomerId;
use std::collections::BTreeMap;

/// What stands between two words, which no search goes across.
const GAP: u32 = 0;

/// The names, letter by letter. Each letter is known by a number, so that a search asks once how it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    lines: Lines<u32>,
    numbers: BTreeMap<Letter, u32>,
    /// By their numbers, from one on.
    letters: Vec<Letter>,
}

impl Names {
    /// Adds what a customer, who has none, is called.
    pub(super) fn put(&mut self, customer: CustomerId, words: [&str; 2]) {
        let mut line = Vec::new();
        for word in words {
            line.extend(letters(word).map(|letter| self.number(letter)));
            line.push(GAP);
        }
        self.lines.put(customer, line);
    }

    fn number(&mut self, letter: Letter) -> u32 {
        let next = self.letters.len() as u32 + 1;
        let number = *self.numbers.entry(letter).or_insert(next);
        if number == next {
            self.letters.push(letter);
        }
        number
    }

    /// Takes a customer out.
    pub(super) fn remove(&mut self, customer: CustomerId) {
        self.lines.remove(customer);
    }

    /// In whose name that stands.
    pub(super) fn holding(&self, wanted: &Wanted) -> Vec<CustomerId> {
        let Some(way) = wanted.way(self.letters.iter().copied()) else { return Vec::new() };
        let has = |line: &[u32]| way.is_in(line.iter().copied());
        self.lines.each().filter(|(_, line)| has(line)).map(|(customer, _)| customer).collect()
    }
}
