//! By what a list is narrowed, as data, and what of it is chosen. A list names its filters and says which of its rows fit what is
//! chosen; a screen draws the filters of any list.

use chrono::NaiveDate;
use office::PersonId;

/// A filter. Where it offers a choice, its key is the message of what is chosen, and `any_<key>` that of no choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter<W: 'static> {
    /// A day, which counts while nothing is searched for.
    Day,
    /// Somebody who works here.
    Person(&'static str),
    /// One of the words of this list, each with its message.
    Which(&'static str, &'static [(W, &'static str)]),
    /// One of the texts that stand on the cards, which the screen is given.
    Text(&'static str),
    /// What is searched for.
    Search,
}

/// What is chosen of the filters of a list with these words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen<W> {
    /// The day, while nothing is searched for.
    pub date: NaiveDate,
    /// Only what is this person's.
    pub person: Option<PersonId>,
    /// Only what this word means.
    pub which: Option<W>,
    /// Only what has this text.
    pub text: Option<String>,
    /// A name or how it is read, the end of a telephone number, an agent; on any day.
    pub query: String,
}

impl<W> Chosen<W> {
    /// All of a day.
    pub const fn on(date: NaiveDate) -> Self {
        Self { date, person: None, which: None, text: None, query: String::new() }
    }

    /// Whether it is on any day.
    pub fn searches(&self) -> bool {
        !self.query.trim().is_empty()
    }

    /// Whether anything but the day narrows it.
    pub fn narrowed(&self) -> bool {
        self.person.is_some() || self.which.is_some() || self.text.is_some() || self.searches()
    }
}
