//! What is known when a question is asked.

use crate::fact::{Fact, Value};
use paper::{Json, Misread, Read};
use serde::{Serialize, Serializer};

/// What is known, in the order of [`Fact`]. A list, since a ruling copies it whole and looks through it once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(Fact, Value)>);

impl Facts {
    /// Nothing known yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }
    /// Nothing known yet, with room for so many.
    pub fn with_room(facts: usize) -> Self {
        Self(Vec::with_capacity(facts))
    }
    fn place(&self, fact: Fact) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(&fact))
    }
    /// Adds or changes a fact.
    #[must_use]
    pub fn with(mut self, fact: Fact, value: impl Into<Value>) -> Self {
        self.set(fact, value);
        self
    }
    /// Adds or changes a fact in place.
    pub fn set(&mut self, fact: Fact, value: impl Into<Value>) {
        match self.place(fact) {
            Ok(at) => self.0[at].1 = value.into(),
            Err(at) => self.0.insert(at, (fact, value.into())),
        }
    }
    /// The value, if known.
    pub fn get(&self, fact: Fact) -> Option<Value> {
        self.place(fact).map_or(None, |at| Some(self.0[at].1))
    }
    /// Makes a fact unknown again.
    pub fn unset(&mut self, fact: Fact) {
        if let Ok(at) = self.place(fact) {
            self.0.remove(at);
        }
    }
    /// Whether the fact is known to be this word.
    pub fn is(&self, fact: Fact, word: impl Into<Value>) -> bool {
        self.get(fact) == Some(word.into())
    }
    /// All known facts in order.
    pub fn iter(&self) -> impl Iterator<Item = (Fact, Value)> + '_ {
        self.0.iter().copied()
    }
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// The values of these facts, given in order, as far as they are known; what nobody knows is not.
    pub(crate) fn seen(&self, facts: &[Fact]) -> Vec<(Fact, Option<Value>)> {
        let mut known = self.0.iter().copied().peekable();
        let value = |fact: &Fact| {
            while known.peek().is_some_and(|(other, _)| other < fact) {
                known.next();
            }
            let found = known.peek().filter(|(other, _)| other == fact).map(|(_, value)| *value);
            (*fact, found.filter(|value| *value != Value::NotKnown))
        };
        facts.iter().map(value).collect()
    }
    /// Only the facts that `keep` wants.
    #[must_use]
    pub fn only(&self, keep: impl Fn(Fact) -> bool) -> Self {
        let mut kept = Self::with_room(self.0.len());
        kept.0.extend(self.iter().filter(|(fact, _)| keep(*fact)));
        kept
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter().map(|(fact, value)| (fact.name(), value)))
    }
}

impl Read for Facts {
    fn read(json: &Json) -> Result<Self, Misread> {
        let map = json.as_object().ok_or_else(|| Misread::unexpected(json, "a map of facts"))?;
        let mut facts = Self::with_room(map.len());
        for (name, json) in map {
            // Wrong as a whole: what is known is one thing.
            let wrong = |detail: String| Misread::new(detail);
            let fact = Fact::from_name(name).ok_or_else(|| wrong(format!("there is no fact {name:?}")))?;
            facts.set(fact, fact.read(json).map_err(|what| wrong(what.to_string()))?);
        }
        Ok(facts)
    }
}
paper::deserialize_by_reading!(Facts);
