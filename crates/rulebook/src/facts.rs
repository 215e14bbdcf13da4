//! What is known when a question is asked.

use crate::fact::{Fact, Value};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// What is known, in the order of [`Fact::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<Fact, Value>);

impl Facts {
    /// Nothing known yet.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }
    /// Adds or changes a fact.
    #[must_use]
    pub fn with(mut self, fact: Fact, value: impl Into<Value>) -> Self {
        self.set(fact, value);
        self
    }
    /// Adds or changes a fact in place.
    pub fn set(&mut self, fact: Fact, value: impl Into<Value>) {
        self.0.insert(fact, value.into());
    }
    /// The value, if known.
    pub fn get(&self, fact: Fact) -> Option<Value> {
        self.0.get(&fact).copied()
    }
    /// Makes a fact unknown again.
    pub fn unset(&mut self, fact: Fact) {
        self.0.remove(&fact);
    }
    /// Whether the fact is known to be this word.
    pub fn is(&self, fact: Fact, word: impl Into<Value>) -> bool {
        self.get(fact) == Some(word.into())
    }
    /// All known facts in order.
    pub fn iter(&self) -> impl Iterator<Item = (Fact, Value)> + '_ {
        self.0.iter().map(|(fact, value)| (*fact, *value))
    }
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Only the facts that `keep` wants.
    #[must_use]
    pub fn only(&self, keep: impl Fn(Fact) -> bool) -> Self {
        Self(self.iter().filter(|(fact, _)| keep(*fact)).collect())
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter().map(|(fact, value)| (fact.name(), value)))
    }
}

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Map;
        impl<'de> Visitor<'de> for Map {
            type Value = Facts;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a map of facts")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Facts, A::Error> {
                let mut facts = Facts::new();
                while let Some((name, json)) = map.next_entry::<String, serde_json::Value>()? {
                    let fact = Fact::from_name(&name)
                        .ok_or_else(|| A::Error::custom(format!("there is no fact {name:?}")))?;
                    facts.0.insert(fact, fact.read(&json).map_err(A::Error::custom)?);
                }
                Ok(facts)
            }
        }
        from.deserialize_map(Map)
    }
}
