//! The glossary of a book: what the vocabulary and the book's own declarations know together.

use crate::article::Text;
use crate::declare::{Column, Declarations, DeclaredDuty, DeclaredFact, DeclaredOrder};
use crate::fact::{Domain, Fact, Value};
use crate::fault::{What, quote};
use crate::name::{Name, kept};
use crate::word::{Breach, Duty, Field, Lexicon, WIDENED, Word};
use serde_json::Value as Json;

/// What the vocabulary and a book's declarations, with those of the book it extends, know together.
#[derive(Clone, Copy, Debug)]
pub struct Glossary<'a> {
    pub(crate) own: &'a Declarations,
    pub(crate) below: Option<&'a Declarations>,
}

impl<'a> Glossary<'a> {
    pub(crate) fn layers(self) -> impl Iterator<Item = &'a Declarations> {
        std::iter::once(self.own).chain(self.below)
    }

    /// A declared fact.
    pub fn fact(self, fact: Fact) -> Option<&'a DeclaredFact> {
        let Fact::Own(name) = fact else { return None };
        self.layers().find_map(|declared| declared.facts.get(&name))
    }

    /// Every declared fact.
    pub fn facts(self) -> impl Iterator<Item = (Fact, &'a DeclaredFact)> {
        self.layers().flat_map(|declared| &declared.facts).map(|(name, fact)| (Fact::Own(*name), fact))
    }

    /// A declared duty.
    pub fn duty(self, duty: Duty) -> Option<&'a DeclaredDuty> {
        let Duty::Own(name) = duty else { return None };
        self.layers().find_map(|declared| declared.duties.get(&name))
    }

    /// A declared column.
    pub fn column(self, column: Field) -> Option<&'a Column> {
        let Field::Own(name) = column else { return None };
        self.layers().find_map(|declared| declared.columns.get(&name))
    }

    /// Every declared column.
    pub fn columns(self) -> impl Iterator<Item = (Field, &'a Column)> {
        self.layers().flat_map(|declared| &declared.columns).map(|(name, column)| (Field::Own(*name), column))
    }

    /// A declared order.
    pub fn order(self, name: Name) -> Option<&'a DeclaredOrder> {
        self.layers().find_map(|declared| declared.orders.get(&name))
    }

    /// Every declared order.
    pub fn orders(self) -> impl Iterator<Item = (Name, &'a DeclaredOrder)> {
        self.layers().flat_map(|declared| &declared.orders).map(|(name, order)| (*name, order))
    }

    /// What a name that the book gives says; `None` if it is not declared.
    pub fn says(self, name: &str) -> Option<&'a Text> {
        let found = |declared: &'a Declarations| {
            declared.names().find(|(known, _)| known.word() == name).map(|(_, says)| says)
        };
        self.layers().find_map(found)
    }

    /// The values a fact may take; `None` if nobody declares it. [`Domain::Own`]: the words of its declaration.
    pub fn domain(self, fact: Fact) -> Option<Domain> {
        match fact.domain() {
            Domain::Own => self.fact(fact).map(|declared| declared.kind.domain()),
            domain => Some(domain),
        }
    }

    /// The words a fact may be, in the order in which they are offered; empty for a fact that is none.
    pub fn words(self, fact: Fact) -> Vec<&'static str> {
        match fact.domain() {
            Domain::Words(lexicon) => {
                lexicon.words.iter().copied().chain(self.declared_words(lexicon)).collect()
            }
            Domain::Own => {
                let choices = self.fact(fact).map_or(&[][..], |declared| &declared.words);
                // Every word was kept when the book was read.
                choices.iter().filter_map(|choice| kept(&choice.word)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What a word of a declared fact says.
    pub fn choice(self, fact: Fact, word: &str) -> Option<&'a Text> {
        let choices = self.fact(fact).map_or(&[][..], |declared| &declared.words);
        choices.iter().find(|choice| choice.word == word).map(|choice| &choice.says)
    }

    /// The words of a list in the order in which they are offered: the house's, then the book's own.
    pub fn list<T: Word>(self) -> Vec<T> {
        let words = T::LEXICON.words.iter().copied().chain(self.declared_words(T::LEXICON));
        words.filter_map(T::spelled).collect()
    }

    /// The declared words of a list.
    pub(crate) fn declared_words(self, lexicon: Lexicon) -> impl Iterator<Item = &'static str> {
        let breaches = lexicon.name == Breach::LEXICON.name;
        let words = self.layers().flat_map(|declared| &declared.words);
        let words = words.filter(move |(_, word)| word.of == lexicon.key()).map(|(name, _)| name.word());
        let own = self.layers().filter(move |_| breaches).flat_map(|declared| declared.breaches.keys());
        words.chain(own.map(|name| name.word()))
    }

    /// The wider word of a declared one.
    pub(crate) fn wider(self, word: &str) -> Option<&'a str> {
        let under = |declared: &'a Declarations| {
            let words = declared.words.iter().map(|(name, word)| (name, Some(word.under.as_str())));
            let breaches = declared.breaches.iter().map(|(name, one)| (name, one.under.map(Breach::word)));
            words.chain(breaches).find(|(name, _)| name.word() == word).and_then(|(_, under)| under)
        };
        self.layers().find_map(under)
    }

    /// The word of the vocabulary under which a word stands; itself, if it is one. `None` for a declared breach that
    /// stands under none.
    pub fn of_vocabulary(self, word: &'a str) -> Option<&'a str> {
        let mut word = word;
        // INVARIANT (bounded): circles are refused when the book is read.
        while word.starts_with(crate::name::OWN) {
            word = self.wider(word)?;
        }
        Some(word)
    }

    /// Every declared word with the word of the vocabulary it stands under.
    pub(crate) fn under_vocabulary(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        WIDENED.into_iter().flat_map(move |lexicon| {
            let known = move |word: &str| lexicon.words.iter().copied().find(|known| *known == word);
            self.declared_words(lexicon).filter_map(move |own| Some((own, known(self.of_vocabulary(own)?)?)))
        })
    }

    /// Whether what is said of the one word holds for the other: it is the same, or stands under it.
    pub fn covers(self, wide: &str, word: &str) -> bool {
        let mut at = Some(word);
        // INVARIANT (bounded): circles are refused when the book is read.
        while let Some(narrow) = at {
            if narrow == wide {
                return true;
            }
            at = self.wider(narrow);
        }
        false
    }

    /// The declared words that stand under this one, at any depth.
    pub(crate) fn narrower(self, lexicon: Lexicon, word: &str) -> Vec<&'static str> {
        let under = |declared: &&'static str| {
            let mut at = Some(*declared);
            while let Some(narrow) = at {
                let wide = self.wider(narrow);
                if wide == Some(word) {
                    return true;
                }
                at = wide.and_then(|wide| self.declared_words(lexicon).find(|known| *known == wide));
            }
            false
        };
        self.declared_words(lexicon).filter(under).collect()
    }

    /// Reads a value of a fact, which must be one that the book may speak of.
    ///
    /// # Errors
    /// Nobody declares the fact or the word, or the value is none of this fact.
    pub fn read(self, fact: Fact, json: &Json) -> Result<Value, What> {
        let domain = self.domain(fact).ok_or_else(|| What::Undeclared { name: fact.name().into() })?;
        let value = match (domain, json) {
            (_, Json::Null) => return Ok(Value::NotKnown),
            (Domain::Amount, Json::String(_)) | (Domain::Words(_), _) => fact.read(json)?,
            (Domain::Own, Json::String(text)) => {
                let known = self.words(fact).into_iter().find(|word| word == text);
                return known.map(Value::Word).ok_or_else(|| What::FactValue {
                    fact: fact.name().into(),
                    may: self.words(fact).join(" | "),
                    found: quote(json.to_string()),
                });
            }
            _ => fact.read(json)?,
        };
        let fits = match (domain, value) {
            (Domain::Words(_), Value::Word(word)) => {
                !word.starts_with(crate::name::OWN) || self.words(fact).contains(&word)
            }
            (Domain::Flag, Value::Flag(_))
            | (Domain::Count, Value::Count(_))
            | (Domain::Day, Value::Day(_))
            | (Domain::Moment, Value::Moment(_))
            | (Domain::Amount, Value::Amount(_)) => true,
            _ => false,
        };
        match (fits, value) {
            (true, _) => Ok(value),
            (false, Value::Word(word)) if matches!(domain, Domain::Words(_)) => {
                Err(What::Undeclared { name: word.into() })
            }
            (false, _) => Err(fact.refuse(domain, json)),
        }
    }

    /// Whether a value is one that the fact may have in this book.
    pub fn takes(self, fact: Fact, value: Value) -> bool {
        match (self.domain(fact), value) {
            (None, _) => false,
            (_, Value::NotKnown) => true,
            (Some(Domain::Words(_) | Domain::Own), Value::Word(word)) => self.words(fact).contains(&word),
            (Some(Domain::Flag), Value::Flag(_))
            | (Some(Domain::Count), Value::Count(_))
            | (Some(Domain::Day), Value::Day(_))
            | (Some(Domain::Moment), Value::Moment(_))
            | (Some(Domain::Amount), Value::Amount(_)) => true,
            _ => false,
        }
    }
}
