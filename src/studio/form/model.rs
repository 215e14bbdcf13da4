//! A rule as the form has it. It is read from the document and written back; what the form cannot show is kept as it is.

use std::collections::BTreeMap;

use rulebook::{Fact, Slot, fact::Domain};
use serde_json::{Map, Value as Json, json};

/// How a fact is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is one of the values.
    Is,
    /// It is none of the values.
    IsNot,
    /// The count is at least this.
    AtLeast,
    /// The count is at most this.
    AtMost,
    /// Today is still within the period.
    Within,
    /// Today is past the period.
    Over,
}

impl How {
    /// What can be tested about a fact.
    pub const fn of(fact: Fact) -> &'static [Self] {
        match fact.domain() {
            Domain::Words(_) => &[Self::Is, Self::IsNot],
            Domain::Flag => &[Self::Is],
            Domain::Count | Domain::Amount => &[Self::AtLeast, Self::AtMost],
            Domain::Own => &[],
            Domain::Day | Domain::Moment => &[Self::Within, Self::Over],
        }
    }

    /// The word in the document; none for the plain test.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::IsNot => "is_not",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::Within => "within",
            Self::Over => "over",
        }
    }
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A test of one fact. Values are as in the document: words, flags, numbers, or `"$name"` of a parameter.
    Test(Fact, How, Vec<Json>),
    /// Something the form does not take apart: `any`, `all`, `not`, or a test of a newer kind.
    Kept(String, Json),
}

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
    /// The language it is written in here: `zh` or `en`.
    pub language: &'static str,
    /// The sentence, if somebody wrote it himself.
    pub says: Option<String>,
    /// The other language's sentence as it was, while nobody rewrote it.
    pub other: Option<Json>,
    /// Whatever else stands in the rule.
    pub rest: Map<String, Json>,
}

impl Draft {
    /// An empty rule of this id.
    pub fn new(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    /// The rule of the document, its sentence in this language.
    pub fn read(rule: &Json, language: &'static str) -> Self {
        let list = |name: &str| -> Vec<String> {
            rule[name]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|item| item.as_str().map(str::to_owned))
                .collect()
        };
        let known = ["id", "cites", "says", "when", "then", "exception_to"];
        let rest = rule.as_object().into_iter().flatten().filter(|(name, _)| !known.contains(&name.as_str()));
        Self {
            id: rule["id"].as_str().unwrap_or_default().to_owned(),
            conditions: rule["when"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, test)| condition(name, test))
                .collect(),
            effects: rule["then"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
            cites: list("cites"),
            exception_to: list("exception_to"),
            language,
            says: rule["says"][language].as_str().map(str::to_owned),
            other: Some(rule["says"].clone()),
            rest: rest.map(|(name, value)| (name.clone(), value.clone())).collect(),
        }
    }

    /// The rule as it goes into the document. `sentence` is the one made from the form.
    pub fn write(&self, sentence: &str) -> Json {
        let mut rule = Json::Object(self.rest.clone());
        rule["id"] = json!(self.id);
        rule["cites"] = json!(self.cites);
        rule["says"] = match (&self.says, &self.other) {
            (Some(says), Some(other)) if other[self.language] == json!(says) => other.clone(),
            (Some(says), _) => json!({"zh": says, "en": says}),
            (None, _) => json!({"zh": sentence, "en": sentence}),
        };
        let mut when = Map::new();
        for part in &self.conditions {
            match part {
                Condition::Test(fact, how, values) => {
                    // A chip that nobody has filled in says nothing yet.
                    if let Some(test) = test(*how, values) {
                        when.insert(fact.name().to_owned(), test);
                    }
                }
                Condition::Kept(name, json) => {
                    when.insert(name.clone(), json.clone());
                }
            }
        }
        rule["when"] = Json::Object(when);
        rule["then"] = Json::Object(self.effects.clone().into_iter().collect());
        if !self.exception_to.is_empty() {
            rule["exception_to"] = json!(self.exception_to);
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

fn condition(name: &str, test: &Json) -> Condition {
    let kept = || Condition::Kept(name.to_owned(), test.clone());
    let Some(fact) = Fact::from_name(name) else { return kept() };
    let values = |json: &Json| json.as_array().cloned().unwrap_or_else(|| vec![json.clone()]);
    let Json::Object(map) = test else {
        return match How::of(fact).contains(&How::Is) {
            true => Condition::Test(fact, How::Is, values(test)),
            false => kept(),
        };
    };
    let found = map.iter().next().and_then(|(word, json)| {
        let how = How::of(fact).iter().copied().find(|how| how.word() == word)?;
        Some(Condition::Test(fact, how, values(json)))
    });
    found.filter(|_| map.len() == 1).unwrap_or_else(kept)
}

fn test(how: How, values: &[Json]) -> Option<Json> {
    let first = values.first()?;
    let several = || if values.len() == 1 { first.clone() } else { json!(values) };
    Some(match how {
        How::Is => several(),
        How::IsNot => json!({"is_not": several()}),
        _ => json!({how.word(): first}),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: Json) {
        for language in ["zh", "en"] {
            assert_eq!(Draft::read(&rule, language).write("unused"), rule, "{language}");
        }
    }

    #[test]
    fn a_rule_that_is_only_looked_at_stays_as_it_is() {
        let says = json!({"zh": "甲", "en": "A"});
        check(json!({"id": "r", "cites": ["a"], "says": says, "when": {}, "then": {"turn": "none"}}));
        check(json!({
            "id": "r", "cites": ["a", "b"], "says": says, "reading": {"zh": "读", "en": "R"},
            "when": {
                "visit.kind": ["new", "lapsed"], "hours": {"is_not": "in"}, "visit.parties": {"at_least": 2},
                "found.minutes": {"at_most": "$identify"}, "date.last_record": {"over": "$tracking"}, "visit.named": true,
                "any": [{"event": true}, {"duty_shift": true}], "not": {"hours": "in"},
            },
            "then": {"turn": "count", "duties": ["see_off", "tidy"], "split": {"owner": 500, "receiver": 500}, "cap": 1},
            "exception_to": ["s"], "replaces": ["t"],
        }));
    }

    #[test]
    fn an_unfilled_chip_says_nothing_and_a_new_rule_gets_its_sentence() {
        let mut draft = Draft::new("r".into());
        draft.conditions.push(Condition::Test(Fact::VisitKind, How::Is, Vec::new()));
        draft.toggle(Slot::Turn, json!("none"));
        let rule = draft.write("老客户：不计轮次");
        assert_eq!(rule["when"], json!({}));
        assert_eq!(rule["says"]["en"], "老客户：不计轮次");
        draft.says = Some("自己写的".into());
        assert_eq!(draft.write("unused")["says"]["zh"], "自己写的");
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
