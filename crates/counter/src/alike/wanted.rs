//! What somebody typed into a search.

use super::Telephone;
use super::letters::fold;

/// A search, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub(super) letters: String,
    /// The digits, where nothing but a number was typed.
    pub(super) digits: Option<String>,
    pub(super) telephones: Vec<Telephone>,
}

impl Wanted {
    /// Takes a search apart.
    pub fn read(query: &str) -> Self {
        let letters = fold(query);
        let number = !letters.is_empty() && letters.bytes().all(|c| c.is_ascii_digit());
        Self { digits: number.then(|| letters.clone()), telephones: Telephone::read(query), letters }
    }

    /// Whether nothing was typed that could be found.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Whether somebody is called so, or has it in his name.
    pub fn names(&self, name: &str) -> bool {
        !self.is_empty() && fold(name).contains(&self.letters)
    }
}
