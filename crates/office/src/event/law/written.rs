//! How a law is written.
//!
//! Version 1 has a list of whole rulings. The list of version 2 begins with the digest of the book. Then there is a list
//! for each ruling, in the order in which they were asked for: the question and the rules that spoke, one that is an
//! exception as a list with those it is an exception to. At the end stands an object, if there is anything in it: the facts
//! that were known and not as usual, written once for all of them. What else there is to say of one ruling stands in an
//! object at the end of its list: `then`, what was counted, beside what the rule says; `facts`, where it saw others than the
//! rest; `without`, what it did not know. A ruling that the book does not tell again exactly, because something in it is
//! open, is written whole, alone in its list.

use super::counted::{apart, together};
use super::usual::usual;
use crate::event::shelf::Shelf;
use crate::event::spelled;
use rulebook::ruling::{Short, Spoke, read_facts, read_verdict};
use rulebook::{Book, BookDigest, Effects, Fact, Facts, Question, RuleId, Ruling, Slot, Value};
use serde_json::{Map, Value as Json, json};

/// What is left to say of one ruling.
#[derive(Default)]
struct Besides {
    /// What was counted, by slot, as far as the rule does not say it.
    then: Map<String, Json>,
    facts: Facts,
    without: Vec<Fact>,
}

/// The law in short, where the book is on the shelf.
pub(super) fn write(rulings: &[Ruling], shelf: &impl Shelf) -> Option<Json> {
    let digest = &rulings.first()?.book;
    let book = shelf.book(digest);
    let tell = |ruling: &Ruling| Some((ruling.short(book?)?, book?));
    let told: Vec<Option<(Short, &Book)>> = rulings.iter().map(tell).collect();
    let mut shared = Facts::new();
    for (short, _) in told.iter().flatten() {
        for (fact, value) in short.facts.iter() {
            if shared.get(fact).is_none() && usual(short.question, fact) != Some(value) {
                shared.set(fact, value);
            }
        }
    }
    let one = |(ruling, told): (&Ruling, &Option<(Short, &Book)>)| {
        let short = told.as_ref().and_then(|(short, book)| in_short(short, book, &shared));
        short.unwrap_or_else(|| json!([ruling]))
    };
    let mut law = vec![json!(spelled::short(&digest.0).unwrap_or_else(|| digest.0.clone()))];
    law.extend(rulings.iter().zip(&told).map(one));
    if !shared.is_empty() {
        law.push(json!(shared));
    }
    Some(law.into())
}

/// A law as it is written, taken apart.
struct Parts<'a> {
    /// The digest of the book; version 1 has it in each ruling.
    book: Option<&'a str>,
    /// The rulings, in short or whole.
    rulings: &'a [Json],
    facts: &'a Json,
}

impl<'a> Parts<'a> {
    fn of(law: &'a Json) -> Self {
        let all = law.as_array().map_or(&[][..], Vec::as_slice);
        match all {
            [Json::String(book), rulings @ .., facts @ Json::Object(_)] => {
                Self { book: Some(book), rulings, facts }
            }
            [Json::String(book), rulings @ ..] => Self { book: Some(book), rulings, facts: &Json::Null },
            whole => {
                let book = whole.first().and_then(|ruling| ruling.get("book")?.as_str());
                Self { book, rulings: whole, facts: &Json::Null }
            }
        }
    }

    fn book(&self) -> Option<BookDigest> {
        self.book.map(spelled::book_digest)
    }
}

/// What a fact is where nothing else is written.
fn expected(question: Question, fact: Fact, shared: &Facts) -> Option<Value> {
    shared.get(fact).or_else(|| usual(question, fact))
}

/// The verdict word for word as the rules say it.
fn said(short: &Short, book: &Book) -> Option<Json> {
    let plain = Short { counted: Effects::default(), ..short.clone() };
    plain.ruling(book).map(|ruling| json!(ruling.verdict))
}

fn in_short(short: &Short, book: &Book, shared: &Facts) -> Option<Json> {
    let mut besides = Besides::default();
    let (said, meant) = (said(short, book)?, json!(short.counted));
    for (slot, meant) in meant.as_object()? {
        if let Some(then) = apart(&said[slot], meant) {
            besides.then.insert(slot.clone(), then);
        }
    }
    if counted(&said, &besides.then) != short.counted {
        return None;
    }
    for fact in book.mentions(short.question) {
        match (short.facts.get(fact), expected(short.question, fact, shared)) {
            (Some(found), wanted) if wanted != Some(found) => besides.facts.set(fact, found),
            (None, Some(_)) => besides.without.push(fact),
            (Some(_), _) | (None, None) => {}
        }
    }
    let rule = |spoke: &Spoke| {
        if spoke.instead_of.is_empty() {
            return json!(spoke.rule);
        }
        json!(std::iter::once(&spoke.rule).chain(&spoke.instead_of).collect::<Vec<_>>())
    };
    let mut list = vec![json!(short.question.name())];
    list.extend(short.rules.iter().map(rule));
    list.extend(besides.json());
    Some(list.into())
}

/// What was counted, of what the rules say and what is written beside.
fn counted(said: &Json, then: &Map<String, Json>) -> Effects {
    let meant = |(slot, then): (&String, &Json)| (slot.clone(), together(&said[slot], then));
    read_verdict(&Json::Object(then.iter().map(meant).collect())).0
}

impl Besides {
    fn json(&self) -> Option<Json> {
        let mut map = Map::new();
        if !self.then.is_empty() {
            map.insert("then".into(), self.then.clone().into());
        }
        if !self.facts.is_empty() {
            map.insert("facts".into(), json!(self.facts));
        }
        if !self.without.is_empty() {
            let names = self.without.iter().map(|fact| fact.name());
            map.insert("without".into(), names.collect());
        }
        (!map.is_empty()).then_some(Json::Object(map))
    }
}

/// The digest of the book a law names.
pub(super) fn book(json: &Json) -> Option<BookDigest> {
    Parts::of(json).book()
}

/// The rulings of a law, and whether all of its words are known here.
pub(super) fn rulings(json: &Json, shelf: &impl Shelf) -> (Vec<Ruling>, bool) {
    let parts = Parts::of(json);
    let (shared, known) = read_facts(parts.facts);
    // A law in another form is one of newer words.
    let mut all = known && json.is_array();
    let mut rulings = Vec::with_capacity(parts.rulings.len());
    for one in parts.rulings {
        let list = one.as_array().map_or(std::slice::from_ref(one), Vec::as_slice);
        let read = match list {
            [whole @ Json::Object(_)] => Ruling::read(whole),
            list => short(list, &shared).map(|(short, besides, known)| {
                let digest = parts.book().unwrap_or_else(|| BookDigest(String::new()));
                (open(short, &besides, &shared, digest, shelf), known)
            }),
        };
        all &= read.as_ref().is_some_and(|(_, known)| *known);
        rulings.extend(read.map(|(ruling, _)| ruling));
    }
    (rulings, all)
}

/// One ruling as its list has it, and whether all of its words are known here; none if its question is not.
fn short(list: &[Json], shared: &Facts) -> Option<(Short, Besides, bool)> {
    let (question, rest) = list.split_first()?;
    let question = Question::from_name(question.as_str()?)?;
    let (mut rules, mut besides, mut all) = (Vec::new(), Besides::default(), true);
    for one in rest {
        match one {
            Json::String(rule) => rules.push(Spoke { rule: RuleId(rule.clone()), instead_of: Vec::new() }),
            Json::Array(ids) => {
                let mut ids = ids.iter().filter_map(Json::as_str).map(|id| RuleId(id.to_owned()));
                let rule = ids.next();
                rules.extend(rule.map(|rule| Spoke { rule, instead_of: ids.collect() }));
            }
            more => {
                let then = more["then"].as_object().cloned().unwrap_or_default();
                let known = then.keys().all(|slot| Slot::from_name(slot).is_some());
                let (facts, seen) = read_facts(&more["facts"]);
                let without = more["without"].as_array().into_iter().flatten().map(Json::as_str);
                let without: Option<Vec<Fact>> = without.map(|name| Fact::from_name(name?)).collect();
                all &= known && seen && without.is_some();
                besides = Besides { then, facts, without: without.unwrap_or_default() };
            }
        }
    }
    let (counted, facts) = (Effects::default(), shared.clone());
    Some((Short { question, rules, counted, facts }, besides, all))
}

/// The whole ruling by its book; without it, what stands in the entry.
fn open(short: Short, besides: &Besides, shared: &Facts, digest: BookDigest, shelf: &impl Shelf) -> Ruling {
    let mut facts = Facts::new();
    let Some(book) = shelf.book(&digest) else {
        shared.iter().chain(besides.facts.iter()).for_each(|(fact, value)| facts.set(fact, value));
        let counted = counted(&Json::Null, &besides.then);
        return Short { facts, counted, ..short }.outline(digest);
    };
    for fact in book.mentions(short.question).filter(|fact| !besides.without.contains(fact)) {
        if let Some(value) = besides.facts.get(fact).or_else(|| expected(short.question, fact, shared)) {
            facts.set(fact, value);
        }
    }
    let counted = counted(&said(&short, book).unwrap_or_default(), &besides.then);
    let short = Short { facts, counted, ..short };
    short.ruling(book).unwrap_or_else(|| short.outline(digest))
}
