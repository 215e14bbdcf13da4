//! Reading conditions, and letting what they say of a word hold for the words declared under it.

use crate::condition::{Number, Test, When};
use crate::fact::{Domain, Fact, Value};
use crate::fault::{BookError, What, wrong};
use crate::glossary::Glossary;
use serde_json::Value as Json;

/// How deep conditions may nest.
const DEPTH: usize = 16;

/// Reads a condition; `path` is where it stands. The glossary says which facts and words the book may speak of.
///
/// # Errors
/// What is wrong and where, as a path such as `when.any[1].visit.kind`.
pub fn read(json: &Json, path: &str, glossary: Glossary<'_>) -> Result<When, BookError> {
    Reader(glossary).condition(json, path, 0)
}

struct Reader<'a>(Glossary<'a>);

impl Reader<'_> {
    fn condition(&self, json: &Json, path: &str, depth: usize) -> Result<When, BookError> {
        if depth > DEPTH {
            return Err(wrong(path, What::ConditionDepth { most: DEPTH }));
        }
        let Json::Object(map) = json else { return Err(wrong(path, What::ConditionExpected)) };
        let mut parts = Vec::with_capacity(map.len());
        for (name, test) in map {
            let path = format!("{path}.{name}");
            parts.push(match name.as_str() {
                "any" => When::Any(self.list(test, &path, depth)?),
                "all" => When::All(self.list(test, &path, depth)?),
                "not" => When::Not(Box::new(self.condition(test, &path, depth + 1)?)),
                _ => match name.strip_prefix('$') {
                    Some(name) => read_switch(name, test).map_err(|what| wrong(path, what))?,
                    None => {
                        let known = Fact::from_name(name).filter(|fact| self.0.domain(*fact).is_some());
                        let fact = known.ok_or_else(|| wrong(&path, What::NoFact { name: name.clone() }))?;
                        self.fact(fact, test).map_err(|what| wrong(path, what))?
                    }
                },
            });
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { When::All(parts) })
    }

    fn list(&self, json: &Json, path: &str, depth: usize) -> Result<Vec<When>, BookError> {
        let Json::Array(items) = json else { return Err(wrong(path, What::ConditionsExpected)) };
        let read = |(i, item): (usize, &Json)| self.condition(item, &format!("{path}[{i}]"), depth + 1);
        items.iter().enumerate().map(read).collect()
    }

    fn fact(&self, fact: Fact, json: &Json) -> Result<When, What> {
        let Json::Object(map) = json else { return Ok(When::Fact(fact, Test::In(self.values(fact, json)?))) };
        let tests = map.iter().map(|(kind, json)| Ok(When::Fact(fact, self.test(fact, kind, json)?)));
        let mut tests = tests.collect::<Result<Vec<_>, What>>()?;
        match tests.len() {
            0 => Err(What::TestExpected),
            1 => Ok(tests.remove(0)),
            _ => Ok(When::All(tests)),
        }
    }

    fn values(&self, fact: Fact, json: &Json) -> Result<Vec<Value>, What> {
        let read = |json: &Json| match self.0.read(fact, json)? {
            // A rule speaks of what is the case; that nobody knows is no value to look for.
            Value::NotKnown => Err(fact.refuse(self.0.domain(fact).unwrap_or(fact.domain()), json)),
            value => Ok(value),
        };
        match json {
            Json::Array(items) => items.iter().map(read).collect(),
            single => read(single).map(|value| vec![value]),
        }
    }

    fn test(&self, fact: Fact, kind: &str, json: &Json) -> Result<Test, What> {
        match (kind, self.0.domain(fact)) {
            ("is_not", _) => self.values(fact, json).map(Test::NotIn),
            ("at_least", Some(Domain::Count | Domain::Amount)) => read_number(json).map(Test::AtLeast),
            ("at_most", Some(Domain::Count | Domain::Amount)) => read_number(json).map(Test::AtMost),
            ("within", Some(Domain::Day | Domain::Moment)) => read_name(json).map(Test::Within),
            ("over", Some(Domain::Day | Domain::Moment)) => read_name(json).map(Test::Over),
            ("from_hour", Some(Domain::Moment)) => read_hour(json).map(Test::FromHour),
            ("before_hour", Some(Domain::Moment)) => read_hour(json).map(Test::BeforeHour),
            _ => Err(What::NoTest { fact: fact.name().into(), test: kind.into() }),
        }
    }
}

fn read_switch(name: &str, json: &Json) -> Result<When, What> {
    let (json, negate) = match json {
        Json::Object(map) if map.len() == 1 && map.contains_key("is_not") => (&map["is_not"], true),
        other => (other, false),
    };
    let word = |json: &Json| json.as_str().map(String::from);
    let values = match json {
        Json::Array(items) => items.iter().map(word).collect(),
        single => word(single).map(|word| vec![word]),
    };
    let values = values.ok_or_else(|| What::WordExpected { found: json.to_string() })?;
    Ok(When::Switch { name: name.into(), values, negate })
}

fn read_number(json: &Json) -> Result<Number, What> {
    match json {
        Json::Number(n) => n.as_i64().map(Number::Is).ok_or(What::NumberExpected),
        _ => read_name(json).map(Number::Parameter),
    }
}

/// An hour written `17:30`, or the parameter that holds it as minutes since midnight.
fn read_hour(json: &Json) -> Result<Number, What> {
    let text = json.as_str().ok_or(What::HourExpected)?;
    if text.starts_with('$') {
        return read_name(json).map(Number::Parameter);
    }
    let (hour, minute) = text.split_once(':').ok_or(What::HourExpected)?;
    let part = |text: &str, most: i64| {
        let two = text.len() == 2 && text.bytes().all(|c| c.is_ascii_digit());
        text.parse::<i64>().ok().filter(|n| two && *n < most).ok_or(What::HourExpected)
    };
    Ok(Number::Is(part(hour, 24)? * 60 + part(minute, 60)?))
}

fn read_name(json: &Json) -> Result<String, What> {
    let name = json.as_str().and_then(|text| text.strip_prefix('$'));
    name.map(String::from).ok_or(What::NameExpected)
}

impl When {
    /// Lets what is said of a word hold for the words declared under it.
    pub(crate) fn widen(&mut self, glossary: Glossary<'_>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter_mut().for_each(|part| part.widen(glossary)),
            Self::Not(part) => part.widen(glossary),
            Self::Fact(fact, Test::In(values) | Test::NotIn(values)) => {
                let Domain::Words(lexicon) = fact.domain() else { return };
                for i in 0..values.len() {
                    let Value::Word(word) = values[i] else { continue };
                    values.extend(glossary.narrower(lexicon, word).into_iter().map(Value::Word));
                }
            }
            Self::Fact(..) | Self::Switch { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::{Parameters, Truth};
    use crate::declare::Declarations;
    use crate::facts::Facts;
    use crate::period::{Date, Period};
    use crate::word::VisitKind;
    use serde_json::json;

    struct None;
    impl Parameters for None {
        fn tenths(&self, _: &str) -> Option<i64> {
            Option::None
        }
        fn number(&self, _: &str) -> Option<i64> {
            Option::None
        }
        fn range(&self, _: &str) -> Option<(i64, i64)> {
            Option::None
        }
        fn period(&self, _: &str, _: Date) -> Option<Period> {
            Option::None
        }
        fn choice(&self, name: &str) -> Option<&str> {
            (name == "overnight").then_some("keep")
        }
    }

    fn check(when: &Json, facts: &Facts, truth: Truth) {
        assert_eq!(
            read(when, "when", Glossary { own: &Declarations::default(), below: Option::None })
                .unwrap()
                .holds(facts, &None),
            truth,
            "{when}"
        );
    }

    #[test]
    fn three_values() {
        let new = Facts::new().with(Fact::VisitKind, VisitKind::New);
        check(&json!({}), &Facts::new(), Truth::Yes);
        check(&json!({"visit.kind": "new"}), &new, Truth::Yes);
        check(&json!({"visit.kind": ["lapsed", "new"]}), &new, Truth::Yes);
        check(&json!({"visit.kind": {"is_not": "new"}}), &new, Truth::No);
        check(&json!({"visit.kind": "new", "visit.named": true}), &new, Truth::Unknown(Fact::Named));
        check(&json!({"visit.kind": "lapsed", "visit.named": true}), &new, Truth::No);
        check(&json!({"any": [{"visit.kind": "new"}, {"visit.named": true}]}), &new, Truth::Yes);
        check(&json!({"not": {"visit.named": true}}), &new, Truth::Unknown(Fact::Named));
        let three = new.clone().with(Fact::Parties, 3);
        check(&json!({"visit.parties": {"at_least": 2}}), &three, Truth::Yes);
        check(&json!({"visit.parties": {"at_least": 1, "at_most": 2}}), &three, Truth::No);
        check(&json!({"$overnight": "keep"}), &Facts::new(), Truth::Yes);
        check(&json!({"$overnight": {"is_not": ["keep", "void"]}}), &Facts::new(), Truth::No);
    }

    #[test]
    fn refusals_say_where() {
        let refused = |json: Json| {
            read(&json, "when", Glossary { own: &Declarations::default(), below: Option::None })
                .unwrap_err()
                .to_string()
        };
        assert!(refused(json!({"visit.knd": "new"})).starts_with("when.visit.knd: there is no fact"));
        assert!(
            refused(json!({"any": [{"visit.kind": "nwe"}]}))
                .starts_with("when.any[0].visit.kind: visit.kind may be")
        );
        assert!(refused(json!({"visit.kind": {"at_least": 2}})).contains("has no test"));
        assert!(refused(json!({"date.deal": {"within": "window"}})).contains("$name"));
    }
}
