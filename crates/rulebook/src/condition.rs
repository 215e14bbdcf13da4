//! Conditions over facts, with three values: holds, does not hold, not known.

use crate::book::ParameterKind;
use crate::fact::{Domain, Fact, Facts, Value};
use crate::period::{Date, Period, Point};
use serde_json::Value as Json;

/// The truth of a condition when some facts may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// A parameter of the book whose value is a word has (or, negated, has not) one of these values: a reading that
    /// may be switched.
    Switch {
        /// The parameter's name.
        name: String,
        /// The values.
        values: Vec<String>,
        /// Whether it must be none of them.
        negate: bool,
    },
}

/// What a condition may ask of the book's parameters on a date.
pub trait Parameters {
    /// The number of this name.
    fn number(&self, name: &str) -> Option<i64>;
    /// The period of this name, for what is counted from this day.
    fn period(&self, name: &str, anchor: Date) -> Option<Period>;
    /// The word of this name.
    fn choice(&self, name: &str) -> Option<&str>;
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
            Self::Switch { name, values, negate } => {
                let chosen = parameters.choice(name);
                Truth::of(chosen.is_some_and(|word| values.iter().any(|value| value == word) != *negate))
            }
        }
    }

    /// Calls `see` with every fact and test in this condition.
    pub fn each<'a>(&'a self, see: &mut impl FnMut(Fact, &'a Test)) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.each(see)),
            Self::Not(part) => part.each(see),
            Self::Fact(fact, test) => see(*fact, test),
            Self::Switch { .. } => {}
        }
    }

    /// Calls `see` with the name and the values of every switch in this condition.
    pub fn each_switch<'a>(&'a self, see: &mut impl FnMut(&'a str, &'a [String])) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.each_switch(see)),
            Self::Not(part) => part.each_switch(see),
            Self::Fact(..) => {}
            Self::Switch { name, values, .. } => see(name, values),
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
                covers(name, Point::Day(anchor), Fact::Today, facts, parameters)
            }
            (Self::Within(name), Value::Moment(anchor)) => {
                covers(name, Point::Moment(anchor), Fact::Now, facts, parameters)
            }
            (Self::Over(name), value) => Self::Within(name.clone()).holds(value, facts, parameters).not(),
            _ => Truth::No,
        }
    }

    /// The name and kind of the parameter this test needs, if any.
    pub fn parameter(&self) -> Option<(&str, ParameterKind)> {
        match self {
            Self::AtLeast(Number::Parameter(name)) | Self::AtMost(Number::Parameter(name)) => {
                Some((name, ParameterKind::Number))
            }
            Self::Within(name) | Self::Over(name) => Some((name, ParameterKind::Period)),
            _ => None,
        }
    }
}

/// Whether the day or moment of `now` still belongs to a period of the book counted from an anchor.
fn covers(name: &str, anchor: Point, now: Fact, facts: &Facts, parameters: &impl Parameters) -> Truth {
    match (facts.get(now).map(Value::point), parameters.period(name, anchor.date())) {
        (Some(Some(now)), Some(period)) => Truth::of(period.covers(anchor, now)),
        (None, _) => Truth::Unknown(now),
        _ => Truth::No,
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
            _ => match name.strip_prefix('$') {
                Some(name) => read_switch(name, test, &path)?,
                None => {
                    let fact =
                        Fact::from_name(name).ok_or_else(|| format!("{path}: there is no fact {name:?}"))?;
                    read_fact(fact, test, &path)?
                }
            },
        });
    }
    Ok(if parts.len() == 1 { parts.remove(0) } else { When::All(parts) })
}

fn read_list(json: &Json, path: &str, depth: usize) -> Result<Vec<When>, String> {
    let Json::Array(items) = json else { return Err(format!("{path}: a list of conditions is expected")) };
    items.iter().enumerate().map(|(i, item)| read_at(item, &format!("{path}[{i}]"), depth + 1)).collect()
}

fn read_switch(name: &str, json: &Json, path: &str) -> Result<When, String> {
    let (json, negate) = match json {
        Json::Object(map) if map.len() == 1 && map.contains_key("is_not") => (&map["is_not"], true),
        other => (other, false),
    };
    let word = |json: &Json| json.as_str().map(String::from);
    let values = match json {
        Json::Array(items) => items.iter().map(word).collect(),
        single => word(single).map(|word| vec![word]),
    };
    let values = values.ok_or_else(|| format!("{path}: a word of the parameter is expected, not {json}"))?;
    Ok(When::Switch { name: name.into(), values, negate })
}

fn read_fact(fact: Fact, json: &Json, path: &str) -> Result<When, String> {
    match json {
        Json::Object(map) if map.is_empty() => Err(format!("{path}: a test is expected")),
        Json::Object(map) => {
            let tests = map
                .iter()
                .map(|(kind, json)| read_test(fact, kind, json, path).map(|test| When::Fact(fact, test)));
            let mut tests = tests.collect::<Result<Vec<_>, _>>()?;
            Ok(if tests.len() == 1 { tests.remove(0) } else { When::All(tests) })
        }
        json => {
            let values = read_values(fact, json).map_err(|what| format!("{path}: {what}"))?;
            Ok(When::Fact(fact, Test::In(values)))
        }
    }
}

fn read_values(fact: Fact, json: &Json) -> Result<Vec<Value>, String> {
    match json {
        Json::Array(items) => items.iter().map(|item| fact.read(item)).collect(),
        single => fact.read(single).map(|value| vec![value]),
    }
}

fn read_test(fact: Fact, kind: &str, json: &Json, path: &str) -> Result<Test, String> {
    let located = |what: String| format!("{path}: {what}");
    match (kind, fact.domain()) {
        ("is_not", _) => read_values(fact, json).map(Test::NotIn).map_err(located),
        ("at_least", Domain::Count) => read_number(json).map(Test::AtLeast).map_err(located),
        ("at_most", Domain::Count) => read_number(json).map(Test::AtMost).map_err(located),
        ("within", Domain::Day | Domain::Moment) => read_name(json).map(Test::Within).map_err(located),
        ("over", Domain::Day | Domain::Moment) => read_name(json).map(Test::Over).map_err(located),
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
        fn period(&self, _: &str, _: Date) -> Option<Period> {
            Option::None
        }
        fn choice(&self, name: &str) -> Option<&str> {
            (name == "overnight").then_some("keep")
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
        let three = new.clone().with(Fact::Parties, 3);
        check(&json!({"visit.parties": {"at_least": 2}}), &three, Truth::Yes);
        check(&json!({"visit.parties": {"at_least": 1, "at_most": 2}}), &three, Truth::No);
        check(&json!({"$overnight": "keep"}), &Facts::new(), Truth::Yes);
        check(&json!({"$overnight": {"is_not": ["keep", "void"]}}), &Facts::new(), Truth::No);
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
