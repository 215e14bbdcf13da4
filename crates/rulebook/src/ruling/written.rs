//! Rulings as they are written, read as far as their words are known here.

use super::{Conditional, Ruling, Step};
use crate::about::BookDigest;
use crate::article::ArticleId;
use crate::effect::{Effects, Slot};
use crate::fact::Fact;
use crate::facts::Facts;
use crate::question::Question;
use crate::rule::RuleId;
use paper::{Json, Read};

impl Ruling {
    /// Reads a ruling that a program newer than this one may have written, with whether all of its words are known
    /// here. What is not known is left out; of a question that is not known nothing can be said.
    pub fn read(json: &Json) -> Option<(Self, bool)> {
        let mut words = Words { all: true };
        let ruling = Self {
            book: BookDigest(text(json.get("book")?)?),
            question: Question::from_name(json.get("question")?.as_str()?)?,
            verdict: words.verdict(&json["verdict"]),
            cites: words.list(&json["cites"], |_, json| text(json).map(ArticleId)),
            steps: words.list(&json["steps"], Words::step),
            facts: words.facts(&json["facts"]),
            silent: words.slots(&json["silent"]),
            asks: json["asks"].as_str().and_then(|name| words.known(Fact::from_name(name))),
            conditional: words.conditional(&json["conditional"]),
            clash: words.list(&json["clash"], |_, json| text(json).map(RuleId)),
        };
        Some((ruling, words.all))
    }
}

/// Reads facts that a newer program may have written, with whether all of them are known here; the others are left out.
pub fn read_facts(json: &Json) -> (Facts, bool) {
    let mut words = Words { all: true };
    (words.facts(json), words.all)
}

/// Reads effects that a newer program may have written, with whether all their words are known here; the others are left
/// out.
pub fn read_verdict(json: &Json) -> (Effects, bool) {
    let mut words = Words { all: true };
    (words.verdict(json), words.all)
}

fn text(json: &Json) -> Option<String> {
    json.as_str().map(str::to_owned)
}

/// What has been read, and whether every word of it was known.
struct Words {
    all: bool,
}

impl Words {
    fn known<T>(&mut self, found: Option<T>) -> Option<T> {
        self.all &= found.is_some();
        found
    }

    fn list<T>(&mut self, json: &Json, one: impl Fn(&mut Self, &Json) -> Option<T>) -> Vec<T> {
        let all = json.as_array().into_iter().flatten();
        all.filter_map(|json| one(self, json).or_else(|| self.known(None))).collect()
    }

    fn slots(&mut self, json: &Json) -> Vec<Slot> {
        self.list(json, |_, json| Slot::from_name(json.as_str()?))
    }

    fn conditional(&mut self, json: &Json) -> Option<Box<Conditional>> {
        if json.is_null() {
            return None;
        }
        self.known(Conditional::read(json).ok().map(Box::new))
    }

    fn step(&mut self, json: &Json) -> Option<Step> {
        Some(Step {
            rule: RuleId(text(json.get("rule")?)?),
            cites: self.list(&json["cites"], |_, json| text(json).map(ArticleId)),
            fills: self.slots(&json["fills"]),
            instead_of: self.list(&json["instead_of"], |_, json| text(json).map(RuleId)),
        })
    }

    /// The facts that are known here, each with a value that is.
    fn facts(&mut self, json: &Json) -> Facts {
        let mut facts = Facts::new();
        for (name, value) in json.as_object().into_iter().flatten() {
            let fact = Fact::from_name(name);
            let one = fact.and_then(|fact| Some((fact, fact.read(value).ok()?)));
            if let Some((fact, value)) = self.known(one) {
                facts.set(fact, value);
            }
        }
        facts
    }

    /// The effects that are known here; of a list, those on it.
    fn verdict(&mut self, json: &Json) -> Effects {
        let mut verdict = Effects::default();
        for (name, value) in json.as_object().into_iter().flatten() {
            let said = effect(name, value).or_else(|| {
                self.all = false;
                let known = |one: &Json| effect(name, &vec![one.clone()].into()).is_some();
                let known: Vec<Json> = value.as_array()?.iter().filter(|one| known(one)).cloned().collect();
                if known.is_empty() { None } else { effect(name, &known.into()) }
            });
            if let (Some(said), Some(slot)) = (said, Slot::from_name(name)) {
                verdict.take(&said, slot);
            }
        }
        verdict
    }
}

/// What one slot says.
fn effect(slot: &str, value: &Json) -> Option<Effects> {
    Effects::of(Slot::from_name(slot)?, value).ok()
}
