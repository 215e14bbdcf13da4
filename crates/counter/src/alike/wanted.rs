//! What somebody typed into a search.

use super::Telephone;
use super::letters::fold;
use super::pinyin::{Letter, letters};
use super::way::{MOST, Way};

/// A search, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    letters: Vec<char>,
    /// The digits, where nothing but a number was typed.
    pub(super) digits: Option<String>,
    pub(super) telephones: Vec<Telephone>,
}

impl Wanted {
    /// Takes a search apart.
    pub fn read(query: &str) -> Self {
        let letters = fold(query);
        let number = !letters.is_empty() && letters.bytes().all(|c| c.is_ascii_digit());
        let digits = number.then(|| letters.clone());
        Self { digits, telephones: Telephone::read(query), letters: letters.chars().collect() }
    }

    /// Whether nothing was typed that could be found.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Whether somebody is called so, or has it in his name; by its characters, or by how they are read.
    pub fn names(&self, name: &str) -> bool {
        let name: Vec<Letter> = letters(&fold(name)).collect();
        let way = self.way(name.iter().copied());
        way.is_some_and(|way| way.is_in(1..=name.len() as u32))
    }

    /// The way through these letters; none where nothing was typed, or more than any name has.
    pub(super) fn way(&self, letters: impl Iterator<Item = Letter>) -> Option<Way> {
        (1..=MOST).contains(&self.letters.len()).then(|| Way::of(&self.letters, letters))
    }
}
