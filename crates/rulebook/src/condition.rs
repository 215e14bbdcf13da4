//! Conditions over facts, with three values: holds, does not hold, not known.

use crate::fact::{Domain, Fact, Facts, Value};
use crate::period::Period;
use serde_json::Value as Json;

/// The truth of a condition when some facts may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It depends on this fact, which is unknown.
    Unknown(Fact),
}

impl Truth {
    const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            unknown => unknown,
        }
    }
    const fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// A number written out or taken from a parameter of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// Written out.
    Is(i64),
    /// A parameter's name.
    Parameter(String),
}

/// A test of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The fact is one of these values.
    In(Vec<Value>),
    /// The fact is none of these values.
    NotIn(Vec<Value>),
    /// The count is at least this.
    AtLeast(Number),
    /// The count is at most this.
    AtMost(Number),
    /// Today still belongs to the period of this parameter, counted from the day in the fact.
    Within(String),
    /// Today is past that period.
    Over(String),
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// All of these hold. Empty: always.
    All(Vec<When>),
    /// At least one of these holds.
    Any(Vec<When>),
    /// This does not hold.
    Not(Box<When>),
    /// A test of one fact.
    Fact(Fact, Test),
}

/// What a condition may ask of the book's parameters on a date.
pub trait Parameters {
    /// The number of this name.
    fn number(&self, name: &str) -> Option<i64>;
    /// The period of this name.
    fn period(&self, name: &str) -> Option<Period>;
}

impl When {
    /// Evaluates the condition.
    pub fn holds(&self, facts: &Facts, parameters: &impl Parameters) -> Truth {
        match self {
            Self::All(parts) => fold(parts, facts, parameters, Truth::No),
            Self::Any(parts) => fold(parts, facts, parameters, Truth::Yes),
            Self::Not(part) => part.holds(facts, parameters).not(),
            Self::Fact(fact, test) => match facts.get(*fact) {
                None => Truth::Unknown(*fact),
                Some(value) => test.holds(value, facts, parameters),
            },
        }
    }

    /// Calls `see` with every fact and test in this condition.
    pub fn each(&self, see: &mut impl FnMut(Fact, &Test)) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.each(see)),
            Self::Not(part) => part.each(see),
            Self::Fact(fact, test) => see(*fact, test),
        }
    }
}

/// Evaluates parts until one has the value that `settles`; remembers the first unknown fact by asking order.
fn fold(parts: &[When], facts: &Facts, parameters: &impl Parameters, settles: Truth) -> Truth {
    let mut unknown: Option<Fact> = None;
    for part in parts {
        match part.holds(facts, parameters) {
            Truth::Unknown(fact) => unknown = Some(unknown.map_or(fact, |first| first.min(fact))),
            truth if truth == settles => return settles,
            _ => {}
        }
    }
    unknown.map_or_else(|| settles.not(), Truth::Unknown)
}

impl Test {
    fn holds(&self, value: Value, facts: &Facts, parameters: &impl Parameters) -> Truth {
        let number = |number: &Number| match number {
            Number::Is(n) => Some(*n),
            Number::Parameter(name) => parameters.number(name),
        };
        match (self, value) {
            (Self::In(values), value) => Truth::of(values.contains(&value)),
            (Self::NotIn(values), value) => Truth::of(!values.contains(&value)),
            (Self::AtLeast(n), Value::Count(count)) => Truth::of(number(n).is_some_and(|n| count >= n)),
            (Self::AtMost(n), Value::Count(count)) => Truth::of(number(n).is_some_and(|n| count <= n)),
            (Self::Within(name), Value::Day(anchor)) => {
                match (facts.get(Fact::Today), parameters.period(name)) {
                    (Some(Value::Day(today)), Some(period)) => Truth::of(period.covers(anchor, today)),
                    (None, _) => Truth::Unknown(Fact::Today),
                    _ => Truth::No,
                }
            }
            (Self::Over(name), value) => Self::Within(name.clone()).holds(value, facts, parameters).not(),
            _ => Truth::No,
        }
    }

    /// The name of the parameter this test needs, if any.
    pub fn parameter(&self) -> Option<&str> {
        match self {
            Self::AtLeast(Number::Parameter(name)) | Self::AtMost(Number::Parameter(name)) => Some(name),
            Self::Within(name) | Self::Over(name) => Some(name),
            _ => None,
        }
    }
}

/// How deep conditions may nest.
const DEPTH: usize = 16;

/// Reads a condition.
///
/// # Errors
/// What is wrong and where, as a path such as `when.any[1].visit.kind`.
pub fn read(json: &Json, path: &str) -> Result<When, String> {
    read_at(json, path, 0)
}

fn read_at(json: &Json, path: &str, depth: usize) -> Result<When, String> {
    if depth > DEPTH {
        return Err(format!("{path}: conditions nest deeper than {DEPTH}"));
    }
    let Json::Object(map) = json else { return Err(format!("{path}: a condition is an object of facts")) };
    let mut parts = Vec::with_capacity(map.len());
    for (name, test) in map {
        let path = format!("{path}.{name}");
        parts.push(match name.as_str() {
            "any" => When::Any(read_list(test, &path, depth)?),
            "all" => When::All(read_list(test, &path, depth)?),
            "not" => When::Not(Box::new(read_at(test, &path, depth + 1)?)),
            _ => {
                let fact =
                    Fact::from_name(name).ok_or_else(|| format!("{path}: there is no fact {name:?}"))?;
                When::Fact(fact, read_test(fact, test, &path)?)
            }
        });
    }
    Ok(if parts.len() == 1 { parts.remove(0) } else { When::All(parts) })
}

fn read_list(json: &Json, path: &str, depth: usize) -> Result<Vec<When>, String> {
    let Json::Array(items) = json else { return Err(format!("{path}: a list of conditions is expected")) };
    items.iter().enumerate().map(|(i, item)| read_at(item, &format!("{path}[{i}]"), depth + 1)).collect()
}

fn read_test(fact: Fact, json: &Json, path: &str) -> Result<Test, String> {
    let values = |json: &Json| match json {
        Json::Array(items) => items.iter().map(|item| fact.read(item)).collect::<Result<Vec<_>, _>>(),
        single => fact.read(single).map(|value| vec![value]),
    };
    let located = |what: String| format!("{path}: {what}");
    let Json::Object(map) = json else { return values(json).map(Test::In).map_err(located) };
    let [(kind, json)] = &map.iter().collect::<Vec<_>>()[..] else {
        return Err(format!("{path}: one test at a time"));
    };
    match (kind.as_str(), fact.domain()) {
        ("is_not", _) => values(json).map(Test::NotIn).map_err(located),
        ("at_least", Domain::Count) => read_number(json).map(Test::AtLeast).map_err(located),
        ("at_most", Domain::Count) => read_number(json).map(Test::AtMost).map_err(located),
        ("within", Domain::Day) => read_name(json).map(Test::Within).map_err(located),
        ("over", Domain::Day) => read_name(json).map(Test::Over).map_err(located),
        _ => Err(format!("{path}: {} has no test {kind:?}", fact.name())),
    }
}

fn read_number(json: &Json) -> Result<Number, String> {
    match json {
        Json::Number(n) => n.as_i64().map(Number::Is).ok_or_else(|| "a whole number is expected".into()),
        _ => read_name(json).map(Number::Parameter),
    }
}

fn read_name(json: &Json) -> Result<String, String> {
    json.as_str()
        .and_then(|text| text.strip_prefix('$'))
        .map(String::from)
        .ok_or_else(|| "the name of a parameter is expected, written \"$name\"".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word::VisitKind;
    use serde_json::json;

    struct None;
    impl Parameters for None {
        fn number(&self, _: &str) -> Option<i64> {
            Option::None
        }
        fn period(&self, _: &str) -> Option<Period> {
            Option::None
        }
    }

    fn check(when: &Json, facts: &Facts, truth: Truth) {
        assert_eq!(read(when, "when").unwrap().holds(facts, &None), truth, "{when}");
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
        check(&json!({"visit.parties": {"at_least": 2}}), &new.clone().with(Fact::Parties, 3), Truth::Yes);
    }

    #[test]
    fn refusals_say_where() {
        let refused = |json: Json| read(&json, "when").unwrap_err();
        assert!(refused(json!({"visit.knd": "new"})).starts_with("when.visit.knd: there is no fact"));
        assert!(
            refused(json!({"any": [{"visit.kind": "nwe"}]}))
                .starts_with("when.any[0].visit.kind: visit.kind may be")
        );
        assert!(refused(json!({"visit.kind": {"at_least": 2}})).contains("has no test"));
        assert!(refused(json!({"date.deal": {"within": "window"}})).contains("$name"));
    }
}
