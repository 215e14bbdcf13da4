//! What facts, words and values are called: by the vocabulary, or by the book that declares them.

use rulebook::{Book, Fact, Value, name::OWN};

use crate::{
    text::{Dates, I18n, instant, kind_of_fact, t_string, word},
    widget::article_text,
};

/// The names that a book and the vocabulary know, in a language.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The language.
    pub i18n: I18n,
    /// The book.
    pub book: &'a Book,
}

impl Names<'_> {
    /// The name of a fact.
    pub fn fact(self, fact: Fact) -> String {
        self.word("fact", fact.name())
    }

    /// A word of a list of words, such as `absence_reason`; of a declared one what the book says.
    pub fn word(self, kind: &str, text: &str) -> String {
        if !text.starts_with(OWN) {
            return word(self.i18n, kind, text);
        }
        // What nobody declares any more is called by its name.
        let says = self.book.glossary().says(text);
        says.map_or_else(|| text.to_owned(), |says| article_text(self.i18n, says))
    }

    /// A word that a fact may be.
    pub fn word_of(self, fact: Fact, text: &str) -> String {
        match (self.book.glossary().choice(fact, text), kind_of_fact(fact)) {
            (Some(says), _) => article_text(self.i18n, says),
            (None, Some(kind)) => self.word(&kind, text),
            (None, None) => text.to_owned(),
        }
    }

    /// The value of a fact.
    pub fn value(self, fact: Fact, value: Value) -> String {
        let dates = || Dates::of_office(self.i18n.get_locale());
        match value {
            Value::Word(text) => self.word_of(fact, text),
            Value::Flag(flag) => word(self.i18n, "flag", if flag { "yes" } else { "no" }),
            Value::Count(count) => count.to_string(),
            Value::Day(day) => dates().date(instant(day.into())),
            Value::Moment(moment) => moment.format("%Y-%m-%d %H:%M").to_string(),
            Value::Amount(sum) => dates().money(sum.0),
            Value::NotKnown => t_string!(self.i18n, rulebook.not_known).to_owned(),
        }
    }
}
