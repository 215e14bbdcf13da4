//! A rule as the form has it. It is read from the document and written back; what the form cannot show is kept as it is.

use std::collections::BTreeMap;

use rulebook::Slot;
use serde_json::{Map, Value as Json, json};

use super::{
    condition::{self, Condition},
    said::Said,
};

/// A rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// The conditions, all of which must hold.
    pub conditions: Vec<Condition>,
    /// The effects as in the document.
    pub effects: BTreeMap<String, Json>,
    /// The articles.
    pub cites: Vec<String>,
    /// The rules it is an exception to.
    pub exception_to: Vec<String>,
    /// The rules of the extended book that it replaces for good.
    pub replaces: Vec<String>,
    /// The sentence, if somebody wrote it himself; of a language that is empty the form makes it.
    pub says: Said,
    /// How the article is read where it leaves something open.
    pub reading: Said,
    /// Whatever else stands in the rule.
    pub rest: Map<String, Json>,
}

impl Draft {
    /// An empty rule of this id.
    pub fn new(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    /// The rule of the document.
    pub fn read(rule: &Json) -> Self {
        let list = |name: &str| -> Vec<String> {
            rule[name]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|item| item.as_str().map(str::to_owned))
                .collect()
        };
        let known = ["id", "cites", "says", "reading", "when", "then", "exception_to", "replaces"];
        let rest = rule.as_object().into_iter().flatten().filter(|(name, _)| !known.contains(&name.as_str()));
        Self {
            id: rule["id"].as_str().unwrap_or_default().to_owned(),
            conditions: condition::read(&rule["when"]),
            effects: rule["then"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
            cites: list("cites"),
            exception_to: list("exception_to"),
            replaces: list("replaces"),
            says: Said::read(&rule["says"]),
            reading: Said::read(&rule["reading"]),
            rest: rest.map(|(name, value)| (name.clone(), value.clone())).collect(),
        }
    }

    /// The rule as it goes into the document. `sentence` is the one made from the form.
    pub fn write(&self, sentence: &Said) -> Json {
        let mut rule = Json::Object(self.rest.clone());
        rule["id"] = json!(self.id);
        rule["cites"] = json!(self.cites);
        rule["says"] = self.says.or(sentence).write();
        if !self.reading.is_empty() {
            rule["reading"] = self.reading.write();
        }
        rule["when"] = condition::write(&self.conditions);
        rule["then"] = Json::Object(self.effects.clone().into_iter().collect());
        for (name, rules) in [("exception_to", &self.exception_to), ("replaces", &self.replaces)] {
            if !rules.is_empty() {
                rule[name] = json!(rules);
            }
        }
        rule
    }

    /// Whether this slot is filled with this word, or has it in its list.
    pub fn has(&self, slot: Slot, word: &Json) -> bool {
        match self.effects.get(slot.name()) {
            Some(Json::Array(items)) => items.contains(word),
            Some(value) => value == word,
            None => false,
        }
    }

    /// Fills a slot with a value, or empties it if it was filled with just that.
    pub fn toggle(&mut self, slot: Slot, value: Json) {
        if self.effects.get(slot.name()) == Some(&value) {
            self.effects.remove(slot.name());
        } else {
            self.effects.insert(slot.name().to_owned(), value);
        }
    }

    /// Fills a slot, or empties it.
    pub fn fill(&mut self, slot: Slot, value: Option<Json>) {
        match value {
            Some(value) => drop(self.effects.insert(slot.name().to_owned(), value)),
            None => drop(self.effects.remove(slot.name())),
        }
    }

    /// Puts a word into the list of a slot, or takes it out.
    pub fn toggle_in(&mut self, slot: Slot, word: Json) {
        let list = self.effects.entry(slot.name().to_owned()).or_insert_with(|| json!([]));
        let Some(items) = list.as_array_mut() else { return };
        match items.iter().position(|item| *item == word) {
            Some(at) => drop(items.remove(at)),
            None => items.push(word),
        }
        if items.is_empty() {
            self.effects.remove(slot.name());
        }
    }
}

/// Puts a text into a list, or takes it out.
pub fn toggle(list: &mut Vec<String>, item: &str) {
    match list.iter().position(|known| known == item) {
        Some(at) => drop(list.remove(at)),
        None => list.push(item.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: &Json) {
        assert_eq!(Draft::read(rule).write(&Said::both("unused")), *rule);
    }

    #[test]
    fn a_rule_that_is_only_looked_at_stays_as_it_is() {
        let says = json!({"zh": "甲", "en": "A"});
        check(&json!({"id": "r", "cites": ["a"], "says": says, "when": {}, "then": {"turn": "none"}}));
        check(&json!({
            "id": "r", "cites": ["a", "b"], "says": says, "reading": {"zh": "读", "en": "R"},
            "when": {
                "visit.kind": ["new", "lapsed"], "hours": {"is_not": "in"}, "visit.parties": {"at_least": 2},
                "any": [{"event": true}, {"duty_shift": true}], "not": {"hours": "in"},
            },
            "then": {"turn": "count", "duties": ["see_off", "tidy"], "split": {"owner": 500, "receiver": 500}, "cap": 1},
            "exception_to": ["s"], "replaces": ["t"],
        }));
    }

    #[test]
    fn a_new_rule_gets_its_sentence() {
        let mut draft = Draft::new("r".into());
        draft.toggle(Slot::Turn, json!("none"));
        let rule = draft.write(&Said::both("老客户：不计轮次"));
        assert_eq!(rule["says"]["en"], "老客户：不计轮次");
        draft.says.zh = "自己写的".into();
        assert_eq!(draft.write(&Said::both("made"))["says"], json!({"zh": "自己写的", "en": "made"}));
    }

    #[test]
    fn words_are_toggled() {
        let mut draft = Draft::new("r".into());
        draft.toggle(Slot::Turn, json!("none"));
        assert!(draft.has(Slot::Turn, &json!("none")));
        draft.toggle(Slot::Turn, json!("count"));
        assert!(!draft.has(Slot::Turn, &json!("none")) && draft.has(Slot::Turn, &json!("count")));
        draft.toggle(Slot::Turn, json!("count"));
        draft.toggle_in(Slot::Duties, json!("tidy"));
        assert!(draft.has(Slot::Duties, &json!("tidy")));
        draft.toggle_in(Slot::Duties, json!("tidy"));
        assert!(draft.effects.is_empty());
    }
}
