//! What an event rests on: the rulings of the book, just given or as an entry has them.

mod counted;
mod usual;
mod written;

use super::shelf::{NoBooks, Shelf};
use paper::{Json, Misread, Read};
use rulebook::word::Duty;
use rulebook::{BookDigest, Ruling};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The rulings an event rests on, in the order in which they were asked for.
///
/// INVARIANT (shown, never applied): what was read from an entry is kept as it is written there, byte for byte, and can
/// only be opened with a shelf of books, which [`State::apply`](crate::State::apply) does not have. So a word that this
/// program does not know changes no queue and makes no entry unreadable. What the state is derived from are the other
/// fields of the event.
#[derive(Clone, Debug, Default)]
pub struct Law(Form);

#[derive(Clone, Debug)]
enum Form {
    /// Just given by the book.
    Given(Vec<Ruling>),
    /// As an entry has it.
    Written(Box<Json>),
}

impl Default for Form {
    fn default() -> Self {
        Self::Given(Vec::new())
    }
}

impl From<Vec<Ruling>> for Law {
    fn from(rulings: Vec<Ruling>) -> Self {
        Self(Form::Given(rulings))
    }
}

impl From<Ruling> for Law {
    fn from(ruling: Ruling) -> Self {
        Self(Form::Given(vec![ruling]))
    }
}

impl Law {
    /// No ruling: the book was not asked.
    pub const fn none() -> Self {
        Self(Form::Given(Vec::new()))
    }

    /// Whether the book was not asked.
    pub fn is_none(&self) -> bool {
        matches!(&self.0, Form::Given(rulings) if rulings.is_empty())
    }

    /// The rulings, where the book has just given them; none of what was read.
    pub fn given(&self) -> &[Ruling] {
        match &self.0 {
            Form::Given(rulings) => rulings,
            Form::Written(_) => &[],
        }
    }

    /// The rulings, as far as their words are known here and their books are on the shelf.
    pub fn rulings(&self, shelf: &impl Shelf) -> Cow<'_, [Ruling]> {
        match &self.0 {
            Form::Given(rulings) => Cow::Borrowed(rulings),
            Form::Written(json) => Cow::Owned(written::rulings(json, shelf).0),
        }
    }

    /// The book it was decided by.
    pub fn book(&self) -> Option<BookDigest> {
        match &self.0 {
            Form::Given(rulings) => rulings.first().map(|ruling| ruling.book.clone()),
            Form::Written(json) => written::book(json),
        }
    }

    /// Whether some of its words are newer than this program: then [`Self::rulings`] leaves them out.
    pub fn newer(&self) -> bool {
        match &self.0 {
            Form::Given(_) => false,
            Form::Written(json) => !written::rulings(json, &NoBooks).1,
        }
    }

    /// How it is written: as it was read, or in short where its book is on the shelf. Nothing, if the book was not asked.
    pub fn written(&self, shelf: &impl Shelf) -> Option<Json> {
        match &self.0 {
            Form::Given(rulings) => written::write(rulings, shelf),
            Form::Written(json) => Some((**json).clone()),
        }
    }
}

/// The duties of all rulings, each once.
pub fn duties(rulings: &[Ruling]) -> Vec<Duty> {
    let mut all = Vec::new();
    for duty in rulings.iter().filter_map(|ruling| ruling.verdict.duties.as_ref()).flatten() {
        if !all.contains(duty) {
            all.push(*duty);
        }
    }
    all
}

/// What was just given and what is written are only the same by their book: see [`Event::same`](super::Event::same).
impl PartialEq for Law {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Form::Given(one), Form::Given(other)) => one == other,
            (Form::Written(one), Form::Written(other)) => one == other,
            (Form::Given(_), Form::Written(_)) | (Form::Written(_), Form::Given(_)) => false,
        }
    }
}

impl Eq for Law {}

/// As it is written, if it was read. How a fresh law is written only its book can say.
impl Serialize for Law {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Form::Given(_) => to.serialize_none(),
            Form::Written(json) => json.serialize(to),
        }
    }
}

impl Read for Law {
    fn read(json: &Json) -> Result<Self, Misread> {
        Ok(if json.is_null() { Self::none() } else { Self(Form::Written(Box::new(json.clone()))) })
    }
}
paper::deserialize_by_reading!(Law);
