//! Cards: personal data, kept out of the chain and erasable.
//!
//! An entry commits to a card only by its [`CardRef`]. The salt keeps anyone without the card from guessing a name
//! or a number behind the digest. Erasing a card leaves the chain verifiable.

use paper::{OrderedMap, OrderedSet, Read};
use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::canonical::{write_list, write_members, write_quoted, write_string};
use crate::digest::{CardRef, digest};
use crate::id::read_hex;

/// One version of somebody's personal data.
///
/// Reading one from JSON does not verify it, but refuses further fields, which the digest would not cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The card's name: SHA-256 of the canonical text of `fields`, `kind` and `salt`.
    pub digest: CardRef,
    /// What the card is about, such as `customer`.
    pub kind: String,
    /// Sixteen random bytes as 32 lower-case hexadecimal digits.
    pub salt: String,
    /// The data, by field name.
    pub fields: OrderedMap<String, String>,
}

/// Why a card is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardError {
    /// The salt is not 32 lower-case hexadecimal digits.
    Salt,
    /// The content does not match the digest: it was altered.
    Altered {
        /// The digest the card claims.
        digest: CardRef,
    },
}

impl CardError {
    /// Names the kind of failure, for translation.
    pub fn key(&self) -> &'static str {
        match self {
            CardError::Salt => "card-salt",
            CardError::Altered { .. } => "card-altered",
        }
    }

    /// Gives the arguments of the message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            CardError::Salt => Vec::new(),
            CardError::Altered { digest } => vec![("digest", digest.to_string())],
        }
    }
}

impl fmt::Display for CardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CardError::Salt => write!(f, "the salt is not 32 hexadecimal digits"),
            CardError::Altered { digest } => write!(f, "card {digest} was altered"),
        }
    }
}

impl std::error::Error for CardError {}

impl Card {
    /// Makes a card and names it.
    ///
    /// # Errors
    /// [`CardError::Salt`] when the salt is not 32 lower-case hexadecimal digits.
    pub fn seal(
        kind: impl Into<String>,
        salt: impl Into<String>,
        fields: OrderedMap<String, String>,
    ) -> Result<Card, CardError> {
        let (kind, salt) = (kind.into(), salt.into());
        if read_hex::<16>(salt.bytes()).is_none() {
            return Err(CardError::Salt);
        }
        let digest = name_of(&kind, &salt, &fields);
        Ok(Card { digest, kind, salt, fields })
    }

    /// Checks that the content matches the digest.
    ///
    /// # Errors
    /// [`CardError`]: altered, or a salt that is none.
    pub fn verify(&self) -> Result<(), CardError> {
        if read_hex::<16>(self.salt.bytes()).is_none() {
            return Err(CardError::Salt);
        }
        if name_of(&self.kind, &self.salt, &self.fields) != self.digest {
            return Err(CardError::Altered { digest: self.digest });
        }
        Ok(())
    }

    /// Writes the canonical text, as it stands in an export.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        self.write_to(&mut text);
        text
    }

    pub(crate) fn write_to(&self, text: &mut String) {
        text.push_str(r#"{"digest":"#);
        write_quoted(text, self.digest);
        text.push(',');
        write_content(text, &self.kind, &self.salt, &self.fields);
        text.push('}');
    }
}

fn name_of(kind: &str, salt: &str, fields: &OrderedMap<String, String>) -> CardRef {
    let mut text = String::from("{");
    write_content(&mut text, kind, salt, fields);
    text.push('}');
    CardRef::from_bytes(*digest(text.as_bytes()).as_bytes())
}

fn write_content(text: &mut String, kind: &str, salt: &str, fields: &OrderedMap<String, String>) {
    text.push_str(r#""fields":"#);
    let mut members: Vec<(&str, &str)> =
        fields.iter().map(|(key, field)| (key.as_str(), field.as_str())).collect();
    write_members(text, &mut members, |text, field| write_string(text, field));
    text.push_str(r#","kind":"#);
    write_string(text, kind);
    text.push_str(r#","salt":"#);
    write_string(text, salt);
}

/// What became of a card that was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It was not there.
    New,
    /// It was there.
    Same,
    /// It had been erased here, and stays erased.
    Erased,
}

/// A set of cards, and the names of those that were erased.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cards {
    // INVARIANT (erased stays erased): no card's name is in `erased`.
    cards: BTreeMap<CardRef, Card>,
    erased: OrderedSet<CardRef>,
}

impl Cards {
    /// Starts with none.
    pub fn new() -> Cards {
        Cards::default()
    }

    /// Adds a card after verifying it.
    ///
    /// # Errors
    /// As [`Card::verify`].
    pub fn insert(&mut self, card: Card) -> Result<Added, CardError> {
        card.verify()?;
        let added = self.foresee(&card.digest);
        if added == Added::New {
            self.cards.insert(card.digest, card);
        }
        Ok(added)
    }

    /// Tells what would become of a card of this name.
    pub fn foresee(&self, digest: &CardRef) -> Added {
        if self.erased.contains(digest) {
            Added::Erased
        } else if self.cards.contains_key(digest) {
            Added::Same
        } else {
            Added::New
        }
    }

    /// Gives a card.
    pub fn get(&self, digest: &CardRef) -> Option<&Card> {
        self.cards.get(digest)
    }

    /// Erases a card for good and gives it back if it was there. A later import does not bring it back.
    pub fn erase(&mut self, digest: CardRef) -> Option<Card> {
        self.erased.insert(digest);
        self.cards.remove(&digest)
    }

    /// Tells whether a card was erased.
    pub fn is_erased(&self, digest: &CardRef) -> bool {
        self.erased.contains(digest)
    }

    /// Iterates over the cards by name.
    pub fn iter(&self) -> impl Iterator<Item = &Card> {
        self.cards.values()
    }

    /// Iterates over the names of erased cards.
    pub fn erased(&self) -> impl Iterator<Item = &CardRef> {
        self.erased.iter()
    }

    /// Counts the cards, without the erased ones.
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Tells whether there is no card.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// Unites two sets: a card erased in either is erased.
    pub fn merge(&mut self, other: Cards) {
        for digest in other.erased {
            self.erase(digest);
        }
        // The other set has verified its cards.
        for card in other.cards.into_values() {
            if self.foresee(&card.digest) == Added::New {
                self.cards.insert(card.digest, card);
            }
        }
    }

    pub(crate) fn write_to(&self, text: &mut String) {
        write_list(text, self.cards.values(), |text, card| card.write_to(text));
    }

    pub(crate) fn write_erased_to(&self, text: &mut String) {
        write_list(text, &self.erased, write_quoted);
    }
}
