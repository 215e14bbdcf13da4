//! Proofreading: what a document of the right shape may still have wrong.
//!
//! It looks at the document rather than at the book made of it, since only the document knows the exact place.

use crate::about::About;
use crate::article::Article;
use crate::fault::{BookError, What, wrong};
use crate::turns::Turns;
use chrono::Datelike;
use paper::{Read, date};
use serde_json::Value as Json;

/// The longest chain of exceptions to exceptions. The engine follows them one inside the other.
pub const LONGEST_CHAIN: usize = 32;
/// The longest id, in bytes of UTF-8.
const LONGEST_ID: usize = 64;
/// The years a book may speak of. Printed dates have four digits.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;
/// The units a period may have.
const PERIOD: std::ops::RangeInclusive<i64> = 1..=10_000;

/// Looks through the document of a book; the book it extends has been looked through before.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub(crate) fn proofread(json: &Json, about: &About, articles: &[Article]) -> Result<(), BookError> {
    listless(&json["book"], "book")?;
    id(&about.id, "book.id")?;
    if about.extends.as_ref() == Some(&about.id) {
        return Err(wrong("book.extends", What::ExtendsItself));
    }
    day(json["book"]["in_force_from"].as_str().unwrap_or_default(), "book.in_force_from")?;
    for (i, article) in articles.iter().enumerate() {
        let path = format!("articles[{i}]");
        listless(&json["articles"][i], &path)?;
        id(&article.id.0, &format!("{path}.id"))?;
    }
    for (name, parameter) in members(&json["parameters"]) {
        let path = format!("parameters.{name}");
        id(name, &path)?;
        listless(parameter, &path)?;
        values(&parameter["values"], &format!("{path}.values"))?;
        for (date, dated) in members(&parameter["values"]) {
            choice(name, &dated["value"], &format!("{path}.values.{date}.value"), json)?;
        }
        let below = Kind::of(&json["base"], name);
        if below.is_some() && below != Kind::of(json, name) {
            return Err(wrong(path, What::OtherKindBelow));
        }
    }
    for (name, fact) in members(&json["declares"]["facts"]) {
        measures(&fact["source"], &format!("declares.facts.{name}.source"), json)?;
    }
    for (name, duty) in members(&json["declares"]["duties"]) {
        measures(&duty["deadline"], &format!("declares.duties.{name}.deadline"), json)?;
    }
    for (question, rules) in members(&json["rules"]) {
        for (i, rule) in items(rules).enumerate() {
            let path = format!("rules.{question}[{i}]");
            for part in [rule, &rule["says"], &rule["reading"], &rule["then"]] {
                named(part, &path)?;
            }
            id(rule["id"].as_str().unwrap_or_default(), &format!("{path}.id"))?;
            condition(&rule["when"], &format!("{path}.when"), json)?;
            effects(&rule["then"], &format!("{path}.then"), json)?;
        }
    }
    Ok(())
}

/// Looks for circles and for chains that are too long; `next` has for each rule the exceptions to it.
///
/// # Errors
/// A rule of the circle or chain, and what it is.
pub(crate) fn chains(next: &[Vec<usize>]) -> Result<(), (usize, What)> {
    /// How many follow after `i`, itself included. INVARIANT (bounded): `above` ends the descent.
    fn height(i: usize, above: usize, next: &[Vec<usize>], known: &mut [Option<usize>]) -> usize {
        if let Some(height) = known[i] {
            return height;
        }
        let mut most = 0;
        for exception in &next[i] {
            // Beyond the bound it does not matter by how much.
            if above + most > LONGEST_CHAIN {
                break;
            }
            most = most.max(height(*exception, above + 1, next, known));
        }
        // What was cut short above must not be taken for short elsewhere.
        if above + most <= LONGEST_CHAIN {
            known[i] = Some(most + 1);
        }
        most + 1
    }
    let mut known = vec![None; next.len()];
    for i in 0..next.len() {
        if height(i, 0, next, &mut known) > LONGEST_CHAIN {
            let what = if circles(i, next) { What::Circle } else { What::LongChain { most: LONGEST_CHAIN } };
            return Err((i, what));
        }
    }
    Ok(())
}

/// Whether the exceptions after a rule lead to a circle. Without a call inside a call: the chain may be long.
fn circles(from: usize, next: &[Vec<usize>]) -> bool {
    let mut open = vec![false; next.len()];
    let mut done = vec![false; next.len()];
    let mut trail = vec![(from, 0)];
    open[from] = true;
    while let Some((i, at)) = trail.last_mut() {
        let i = *i;
        let Some(exception) = next[i].get(*at).copied() else {
            open[i] = false;
            done[i] = true;
            trail.pop();
            continue;
        };
        *at += 1;
        if open[exception] {
            return true;
        }
        if !done[exception] {
            open[exception] = true;
            trail.push((exception, 0));
        }
    }
    false
}

fn members(json: &Json) -> impl Iterator<Item = (&String, &Json)> {
    json.as_object().into_iter().flatten()
}

fn items(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

/// Refuses a list where names are expected: `serde` would take its items for the fields in their order, and the
/// looks below by name would see nothing.
fn named(json: &Json, path: &str) -> Result<(), BookError> {
    if json.is_array() { Err(wrong(path, What::NamesExpected)) } else { Ok(()) }
}

/// As [`named`], for a part that has no list anywhere in it but the ranges of parameters.
fn listless(json: &Json, path: &str) -> Result<(), BookError> {
    named(json, path)?;
    let mut parts = members(json).filter(|(name, part)| *name != "value" || range(part).is_none());
    parts.try_for_each(|(name, part)| listless(part, &format!("{path}.{name}")))
}

/// The two ends of a range of numbers, in whatever order.
fn range(json: &Json) -> Option<(i64, i64)> {
    match json.as_array()?.as_slice() {
        [low, high] => low.as_i64().zip(high.as_i64()),
        _ => None,
    }
}

/// An id is cited in print and typed by hand: something, short, and without a gap.
fn id(text: &str, path: &str) -> Result<(), BookError> {
    if text.is_empty() || text.len() > LONGEST_ID || text.contains(char::is_whitespace) {
        return Err(wrong(path, What::BadId { most: LONGEST_ID }));
    }
    Ok(())
}

/// A date in its one spelling; in another it could stand twice in a list by date.
fn day(text: &str, path: &str) -> Result<(), BookError> {
    match date::read(text) {
        Some(day) if day.to_string() == text && YEARS.contains(&day.year()) => Ok(()),
        _ => Err(wrong(path, What::BadDate { text: text.into(), first: *YEARS.start() })),
    }
}

/// What a parameter is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Range,
    Period,
    Word,
}

impl Kind {
    /// The kind of this document's parameter, by its first value.
    fn of(json: &Json, name: &str) -> Option<Self> {
        members(&json["parameters"][name]["values"]).next().map(|(_, dated)| Self::of_value(&dated["value"]))
    }

    fn of_value(value: &Json) -> Self {
        match value {
            Json::Number(_) => Self::Number,
            Json::String(_) => Self::Word,
            Json::Array(_) => Self::Range,
            _ => Self::Period,
        }
    }

    /// What a test needs.
    fn needed(test: &str) -> Option<Self> {
        match test {
            "at_least" | "at_most" | "from_hour" | "before_hour" => Some(Self::Number),
            "within" | "over" => Some(Self::Period),
            _ => None,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Number => "a number",
            Self::Range => "a range",
            Self::Period => "a period",
            Self::Word => "a word",
        }
    }
}

/// The values of a parameter by date: one or more, of one kind, in bounds.
fn values(values: &Json, path: &str) -> Result<(), BookError> {
    let mut first = None;
    for (date, dated) in members(values) {
        let path = format!("{path}.{date}");
        day(date, &path)?;
        let kind = Kind::of_value(&dated["value"]);
        if *first.get_or_insert(kind) != kind {
            return Err(wrong(format!("{path}.value"), What::OtherKind));
        }
        if let Some(n) = dated["value"].get("n")
            && !n.as_i64().is_some_and(|n| PERIOD.contains(&n))
        {
            let what = What::PeriodUnits { first: *PERIOD.start(), most: *PERIOD.end() };
            return Err(wrong(format!("{path}.value.n"), what));
        }
        let value = &dated["value"];
        let ends = range(value).or_else(|| value.get("n")?.as_i64().zip(value.get("up_to")?.as_i64()));
        if ends.is_some_and(|(low, high)| low < 0 || low >= high) {
            return Err(wrong(format!("{path}.value"), What::RangeOrder));
        }
    }
    first.map(|_| ()).ok_or_else(|| wrong(path, What::NoValue))
}

/// A condition: no empty list, and only parameters that are there and of the kind the test needs.
fn condition(json: &Json, path: &str, document: &Json) -> Result<(), BookError> {
    let filled = |json: &Json, path: &str| match json {
        Json::Array(list) if list.is_empty() => Err(wrong(path, What::EmptyList)),
        _ => Ok(()),
    };
    for (name, test) in members(json) {
        let path = format!("{path}.{name}");
        filled(test, &path)?;
        match name.as_str() {
            "any" | "all" => {
                for (i, part) in items(test).enumerate() {
                    condition(part, &format!("{path}[{i}]"), document)?;
                }
            }
            "not" => condition(test, &path, document)?,
            switch if switch.starts_with('$') => {
                let name = &switch[1..];
                parameter(name, Some(Kind::Word), &path, document)?;
                let words = test.get("is_not").unwrap_or(test);
                filled(words, &path)?;
                for word in items(words).chain([words]) {
                    choice(name, word, &path, document)?;
                }
            }
            _ => {
                for (test, value) in members(test) {
                    let path = format!("{path}.{test}");
                    filled(value, &path)?;
                    if let Some(name) = value.as_str().and_then(|text| text.strip_prefix('$')) {
                        parameter(name, Kind::needed(test), &path, document)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// A word of a switch is one of its choices, its own or those of the extended book's switch of this name.
fn choice(name: &str, word: &Json, path: &str, document: &Json) -> Result<(), BookError> {
    let Some(word) = word.as_str() else { return Ok(()) };
    let of = |document: &Json| {
        let choices = document["parameters"][name]["choices"].as_object();
        choices.filter(|choices| !choices.is_empty()).map(|choices| choices.contains_key(word))
    };
    if of(document).or_else(|| of(&document["base"])) == Some(true) {
        return Ok(());
    }
    Err(wrong(path, What::NoChoice { word: word.into(), name: name.into() }))
}

/// What the parameter of this name is, the book's own or the extended book's.
fn kind(name: &str, document: &Json) -> Option<Kind> {
    Kind::of(document, name).or_else(|| Kind::of(&document["base"], name))
}

fn parameter(name: &str, needed: Option<Kind>, path: &str, document: &Json) -> Result<(), BookError> {
    match (kind(name, document), needed) {
        (None, _) => Err(wrong(path, What::NoParameter { name: name.into() })),
        (Some(kind), Some(needed)) if kind != needed => {
            let what = What::ParameterKind { name: name.into(), is: kind.name(), needed: needed.name() };
            Err(wrong(path, what))
        }
        _ => Ok(()),
    }
}

/// Effects: one or more, a cap that lets somebody through, no more than the whole to share, and only parameters that
/// are there and of the kind that is needed.
fn effects(json: &Json, path: &str, document: &Json) -> Result<(), BookError> {
    if members(json).next().is_none() {
        return Err(wrong(path, What::NothingFollows));
    }
    if json["cap"].as_i64() == Some(0) {
        return Err(wrong(format!("{path}.cap"), What::CapZero));
    }
    if json["payout"].as_i64().is_some_and(|payout| payout > 1000) {
        return Err(wrong(format!("{path}.payout"), What::PayoutBeyond));
    }
    if let Ok(weight) = Turns::read(&json["weight"])
        && (weight.is_none() || weight > Turns::MOST)
    {
        return Err(wrong(format!("{path}.weight"), What::Weight));
    }
    let suspends = matches!(json["penalty"].as_str(), Some("suspended" | "filing_suspended"));
    if suspends && json.get("until").is_none() {
        return Err(wrong(format!("{path}.penalty"), What::SuspensionLimit));
    }
    if json["first"] == "named" && json.get("order").is_none() {
        return Err(wrong(format!("{path}.first"), What::OrderMissing));
    }
    for slot in ["split", "bonus"] {
        let least = |share: &Json| share.get(0).unwrap_or(share).as_i64();
        let shared: i64 = members(&json[slot]).filter_map(|(_, share)| least(share)).sum();
        if shared > 1000 {
            return Err(wrong(format!("{path}.{slot}"), What::SharesBeyond { shared }));
        }
    }
    measures(json, path, document)
}

/// The parameters named anywhere in effects or declarations: periods where something is counted, elsewhere numbers, or
/// ranges where somebody may set the number.
fn measures(json: &Json, path: &str, document: &Json) -> Result<(), BookError> {
    for (i, item) in items(json).enumerate() {
        measures(item, &format!("{path}[{i}]"), document)?;
    }
    for (name, part) in members(json) {
        let path = format!("{path}.{name}");
        if let Some(of) = part.as_str().and_then(|text| text.strip_prefix('$')) {
            let needed = match name.as_str() {
                "within" | "before" | "earliest" => Kind::Period,
                _ => Kind::Number,
            };
            let set = needed == Kind::Number && !matches!(name.as_str(), "weight" | "payout");
            let ranges = set && kind(of, document) == Some(Kind::Range);
            parameter(of, Some(if ranges { Kind::Range } else { needed }), &path, document)?;
        }
        measures(part, &path, document)?;
    }
    Ok(())
}
