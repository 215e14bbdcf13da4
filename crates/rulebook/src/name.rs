//! Names that books give: to facts, words, columns, duties, breaches, orders. They begin with `own.`, so that no name of
//! the vocabulary, today's or a later one's, can ever be meant by them.

use crate::fault::What;
use paper::{Misread, OrderedSet};
use std::fmt;
use std::sync::{LazyLock, PoisonError, RwLock};

/// How every name that a book gives begins.
pub const OWN: &str = "own.";
/// The longest of them, in bytes.
pub const LONGEST: usize = 48;
/// How many different names a program keeps. Every file that is read may bring some; the bound keeps a stranger from
/// filling the memory with them.
const MOST: usize = 1 << 16;

/// A name that a book gives, such as `own.brochure_only`. Copies are cheap: each name is kept once, as long as the
/// program runs, and two names are equal when their letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(&'static str);

static KEPT: LazyLock<RwLock<OrderedSet<&'static str>>> = LazyLock::new(RwLock::default);

/// Keeps a word for as long as the program runs.
///
/// # Errors
/// There are too many.
pub(crate) fn keep(text: &str) -> Result<&'static str, What> {
    if let Some(kept) = kept(text) {
        return Ok(kept);
    }
    let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= MOST {
        return Err(What::TooManyNames);
    }
    let word: &'static str = Box::leak(text.to_owned().into_boxed_str());
    kept.insert(word);
    Ok(word)
}

/// A word that is kept already.
pub(crate) fn kept(text: &str) -> Option<&'static str> {
    KEPT.read().unwrap_or_else(PoisonError::into_inner).get(text).copied()
}

impl Name {
    /// The name of this spelling, if it is one.
    pub fn find(text: &str) -> Option<Self> {
        // What is no name, or one too many, is nobody's.
        Self::read(text).ok()
    }

    /// The name of this spelling.
    ///
    /// # Errors
    /// It is not written as such names are, or there are too many.
    pub fn read(text: &str) -> Result<Self, What> {
        let letter = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_' || c == b'.';
        let rest = text.strip_prefix(OWN).unwrap_or_default();
        if rest.is_empty() || text.len() > LONGEST || !rest.bytes().all(letter) {
            return Err(What::OwnName { most: LONGEST - OWN.len() });
        }
        keep(text).map(Self)
    }

    /// How it is spelled.
    pub const fn word(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl serde::Serialize for Name {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.0)
    }
}

impl paper::Read for Name {
    fn read(json: &paper::Json) -> Result<Self, Misread> {
        Self::read(paper::read::text(json)?).map_err(|what| Misread::new(what.to_string()))
    }
}
paper::deserialize_by_reading!(Name);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        let check = |text: &str, good: bool| assert_eq!(Name::read(text).is_ok(), good, "{text:?}");
        check("own.brochure_only", true);
        check("own.a", true);
        check("own.a.b2", true);
        check("own.", false);
        check("brochure", false);
        check("own.Brochure", false);
        check("own.宣传册", false);
        check("own.a b", false);
        check(&format!("own.{}", "a".repeat(44)), true);
        check(&format!("own.{}", "a".repeat(45)), false);
    }

    #[test]
    fn a_name_is_kept_once() {
        let (one, two) = (Name::read("own.once").unwrap(), Name::read("own.once").unwrap());
        assert!(std::ptr::eq(one.word(), two.word()));
    }
}
