//! The conditions of a rule as the form has them: read from the document and written back as they were, if nobody
//! touches them.

use rulebook::{Fact, fact::Domain, glossary::Glossary};
use serde_json::{Map, Value as Json, json};

/// How a fact is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is one of the values.
    Is,
    /// It is none of the values.
    IsNot,
    /// The number is at least this.
    AtLeast,
    /// The number is at most this.
    AtMost,
    /// Today is still within the period.
    Within,
    /// Today is past the period.
    Over,
    /// The moment lies at this hour of the day or later.
    FromHour,
    /// The moment lies before this hour of the day.
    BeforeHour,
}

impl How {
    const ALL: [Self; 8] = [
        Self::Is,
        Self::IsNot,
        Self::AtLeast,
        Self::AtMost,
        Self::Within,
        Self::Over,
        Self::FromHour,
        Self::BeforeHour,
    ];

    /// What can be tested about a fact, the usual first.
    pub fn of(glossary: Glossary<'_>, fact: Fact) -> &'static [Self] {
        match glossary.domain(fact) {
            Some(Domain::Words(_) | Domain::Own) => &[Self::Is, Self::IsNot],
            Some(Domain::Flag) | None => &[Self::Is],
            Some(Domain::Count) => &[Self::AtLeast, Self::AtMost, Self::Is, Self::IsNot],
            Some(Domain::Amount) => &[Self::AtLeast, Self::AtMost],
            Some(Domain::Day) => &[Self::Within, Self::Over, Self::Is],
            Some(Domain::Moment) => &[Self::Within, Self::Over, Self::FromHour, Self::BeforeHour],
        }
    }

    /// The word in the document; `is` for the plain test.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::IsNot => "is_not",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::Within => "within",
            Self::Over => "over",
            Self::FromHour => "from_hour",
            Self::BeforeHour => "before_hour",
        }
    }

    /// Whether both take the same values, so that a value need not be chosen again.
    pub fn takes_as(self, other: Self) -> bool {
        let kind = |how| match how {
            Self::Is | Self::IsNot => 0,
            Self::AtLeast | Self::AtMost => 1,
            Self::Within | Self::Over => 2,
            Self::FromHour | Self::BeforeHour => 3,
        };
        kind(self) == kind(other)
    }
}

/// What is put together of several conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// At least one holds.
    Any,
    /// All hold.
    All,
    /// Not all hold.
    Not,
}

impl Join {
    /// The word in the document.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::All => "all",
            Self::Not => "not",
        }
    }
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A test of one fact. Values are as in the document: words, flags, numbers, or `"$name"` of a parameter.
    Test(Fact, How, Vec<Json>),
    /// A switch is set to one of these words, or (`true`) to none of them.
    Switch(String, Vec<String>, bool),
    /// Several, each a list of conditions that must hold together; of `not` there is one.
    Group(Join, Vec<Vec<Condition>>),
    /// What a later edition of the format may say.
    Kept(String, Json),
}

impl Condition {
    /// What it looks at, and how: while that stays, its card stays.
    pub fn key(&self) -> String {
        match self {
            Self::Test(fact, how, _) => format!("{} {}", fact.name(), how.word()),
            Self::Switch(name, _, not) => format!("${name} {not}"),
            Self::Group(join, branches) => format!("{} {}", join.word(), branches.len()),
            Self::Kept(name, json) => format!("{name} {json}"),
        }
    }
}

/// Where a list of conditions stands: from the outside in, which condition, and which of its branches.
pub type Place = Vec<(usize, usize)>;

/// The list at a place.
pub fn list<'a>(mut all: &'a [Condition], place: &[(usize, usize)]) -> &'a [Condition] {
    for (at, branch) in place {
        all = match all.get(*at) {
            Some(Condition::Group(_, branches)) => branches.get(*branch).map_or(&[], Vec::as_slice),
            _ => return &[],
        };
    }
    all
}

/// The list at a place, to be changed.
pub fn list_mut<'a>(
    mut all: &'a mut Vec<Condition>,
    place: &[(usize, usize)],
) -> Option<&'a mut Vec<Condition>> {
    for (at, branch) in place {
        all = match all.get_mut(*at)? {
            Condition::Group(_, branches) => branches.get_mut(*branch)?,
            _ => return None,
        };
    }
    Some(all)
}

/// Reads the conditions of an object of the document.
pub fn read(json: &Json) -> Vec<Condition> {
    json.as_object().into_iter().flatten().flat_map(|(name, test)| of_member(name, test)).collect()
}

fn of_member(name: &str, test: &Json) -> Vec<Condition> {
    let kept = || vec![Condition::Kept(name.to_owned(), test.clone())];
    let branches = || test.as_array().map(|items| items.iter().map(read).collect());
    let group = |join, branches: Option<Vec<_>>| {
        branches.map_or_else(kept, |branches| vec![Condition::Group(join, branches)])
    };
    match name {
        "any" => return group(Join::Any, branches()),
        "all" => return group(Join::All, branches()),
        "not" => return vec![Condition::Group(Join::Not, vec![read(test)])],
        _ => {}
    }
    let values = |json: &Json| json.as_array().cloned().unwrap_or_else(|| vec![json.clone()]);
    if let Some(switch) = name.strip_prefix('$') {
        let (words, not) = match test {
            Json::Object(map) => (map.get("is_not").map(values), true),
            plain => (Some(values(plain)), false),
        };
        let words: Option<Vec<String>> =
            words.and_then(|words| words.iter().map(|word| word.as_str().map(str::to_owned)).collect());
        return words.map_or_else(kept, |words| vec![Condition::Switch(switch.to_owned(), words, not)]);
    }
    let Some(fact) = Fact::from_name(name) else { return kept() };
    let Json::Object(map) = test else { return vec![Condition::Test(fact, How::Is, values(test))] };
    let tests: Option<Vec<Condition>> = map
        .iter()
        .map(|(word, json)| {
            let how = How::ALL.into_iter().find(|how| *how != How::Is && how.word() == word)?;
            Some(Condition::Test(fact, how, values(json)))
        })
        .collect();
    tests.filter(|tests| !tests.is_empty()).unwrap_or_else(kept)
}

/// Writes conditions as an object of the document. What has not been filled in yet says nothing.
pub fn write(conditions: &[Condition]) -> Json {
    let mut whole = Map::new();
    // What stands under a name that is taken goes into a list, so that nothing is lost.
    let mut more: Vec<Json> = Vec::new();
    for condition in conditions {
        let Some((name, json)) = written(condition) else { continue };
        match (whole.get_mut(&name), json) {
            (None, json) => drop(whole.insert(name, json)),
            (Some(Json::Object(known)), Json::Object(json))
                if !is_group(condition) && json.keys().all(|how| !known.contains_key(how)) =>
            {
                known.extend(json);
            }
            (Some(Json::Array(known)), Json::Array(items)) if name == "all" => known.extend(items),
            (Some(_), json) => more.push(json!({name: json})),
        }
    }
    if !more.is_empty() {
        match whole.get_mut("all").and_then(Json::as_array_mut) {
            Some(list) => list.extend(more),
            None => drop(whole.insert("all".to_owned(), Json::Array(more))),
        }
    }
    Json::Object(whole)
}

fn is_group(condition: &Condition) -> bool {
    matches!(condition, Condition::Group(..) | Condition::Switch(..))
}

fn written(condition: &Condition) -> Option<(String, Json)> {
    let several = |values: &[Json]| match values {
        [one] => one.clone(),
        values => json!(values),
    };
    Some(match condition {
        Condition::Test(fact, how, values) => {
            let first = values.first()?;
            let test = match how {
                How::Is => several(values),
                How::IsNot => json!({"is_not": several(values)}),
                _ => json!({how.word(): first}),
            };
            (fact.name().to_owned(), test)
        }
        Condition::Switch(name, words, not) => {
            let values: Vec<Json> = words.iter().map(|word| json!(word)).collect();
            values.first()?;
            let test = if *not { json!({"is_not": several(&values)}) } else { several(&values) };
            (format!("${name}"), test)
        }
        Condition::Group(Join::Not, branches) => {
            let inner = branches.first().map(|branch| write(branch)).filter(says)?;
            ("not".to_owned(), inner)
        }
        Condition::Group(join, branches) => {
            let items: Vec<Json> = branches.iter().map(|branch| write(branch)).filter(says).collect();
            items.first()?;
            (join.word().to_owned(), Json::Array(items))
        }
        Condition::Kept(name, json) => (name.clone(), json.clone()),
    })
}

fn says(json: &Json) -> bool {
    json.as_object().is_some_and(|map| !map.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &Json) {
        assert_eq!(write(&read(json)), *json);
    }

    #[test]
    fn what_is_only_looked_at_stays_as_it_is() {
        check(&json!({}));
        check(&json!({"visit.kind": ["new", "lapsed"], "hours": {"is_not": "in"}, "visit.named": true}));
        check(&json!({"visit.parties": {"at_least": 2, "at_most": "$most"}}));
        check(
            &json!({"time.registered": {"within": "$validity", "from_hour": "17:30", "before_hour": "$close"}}),
        );
        check(&json!({"$overnight": "keep", "$record": {"is_not": ["any", "none"]}}));
        check(
            &json!({"any": [{"event": true}, {"duty_shift": true, "hours": "in"}], "not": {"hours": "in"}}),
        );
        check(
            &json!({"any": [{"all": [{"event": true}, {"event": false}]}, {"not": {"any": [{"event": true}]}}]}),
        );
        check(&json!({"all": [{"any": [{"event": true}]}, {"any": [{"event": false}]}]}));
        check(&json!({"own.brochure": true, "own.mood": ["good", "fair"], "a.later.fact": {"near": 3}}));
    }

    #[test]
    fn what_comes_twice_goes_into_a_list() {
        let any = |flag: bool| {
            let branch = vec![Condition::Test(Fact::Event, How::Is, vec![json!(flag)])];
            Condition::Group(Join::Any, vec![branch])
        };
        assert_eq!(
            write(&[any(true), any(false)]),
            json!({"any": [{"event": true}], "all": [{"any": [{"event": false}]}]})
        );
        let at_least = |n: i64| Condition::Test(Fact::Parties, How::AtLeast, vec![json!(n)]);
        assert_eq!(
            write(&[at_least(2), at_least(3)]),
            json!({"visit.parties": {"at_least": 2}, "all": [{"visit.parties": {"at_least": 3}}]})
        );
        let at_most = Condition::Test(Fact::Parties, How::AtMost, vec![json!(5)]);
        assert_eq!(write(&[at_least(2), at_most]), json!({"visit.parties": {"at_least": 2, "at_most": 5}}));
    }

    #[test]
    fn what_is_not_filled_in_says_nothing() {
        let empty = Condition::Test(Fact::VisitKind, How::Is, Vec::new());
        let group = Condition::Group(Join::Any, vec![vec![empty.clone()], Vec::new()]);
        let not = Condition::Group(Join::Not, vec![vec![empty.clone()]]);
        assert_eq!(write(&[empty, group, not, Condition::Switch("a".into(), Vec::new(), true)]), json!({}));
    }

    #[test]
    fn a_list_is_found_by_its_place() {
        let mut all = read(&json!({"any": [{"event": true}, {"not": {"duty_shift": true}}]}));
        assert_eq!(list(&all, &[(0, 0)]).len(), 1);
        let inner = list_mut(&mut all, &[(0, 1), (0, 0)]).expect("the inner list");
        inner.push(Condition::Test(Fact::Event, How::Is, vec![json!(false)]));
        assert_eq!(
            write(&all),
            json!({"any": [{"event": true}, {"not": {"duty_shift": true, "event": false}}]})
        );
        assert!(list_mut(&mut all, &[(1, 0)]).is_none() && list(&all, &[(0, 7)]).is_empty());
    }
}
