//! A question of the book, with what would follow under each answer.

use crate::book::words::Speaker;
use crate::text::{I18n, t_string, value_of_fact, word};
use crate::widget::article_text;
use counter::{
    Asked,
    book::{Book, Branch, Domain, Fact, Ruling, Slot, Value, per_answer},
};
use paper::Arrange;

/// Something that can be chosen: as it is spelled, what it says, what would follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As it is spelled.
    pub value: String,
    /// What it says.
    pub says: String,
    /// What would follow, or a hint.
    pub follows: String,
}

/// What is asked, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The question.
    pub heading: String,
    /// What kind of answer it takes.
    pub domain: Domain,
    /// The answers.
    pub choices: Vec<Choice>,
    /// Whether "nobody knows" leads somewhere too.
    pub unknown: bool,
}

/// The effects in which the verdicts under the answers differ: what is the same under all is no reason for an answer.
fn differing(branches: &[Branch]) -> Vec<Slot> {
    let settled = || {
        let rulings = branches.iter().map(|branch| &branch.ruling);
        rulings.filter(|ruling| ruling.asks.is_none() && ruling.clash.is_empty())
    };
    let mut slots: Vec<Slot> = settled().flat_map(|ruling| ruling.verdict.slots()).collect();
    slots.arrange();
    slots.dedup();
    let first = |slot: Slot| settled().map(|ruling| ruling.verdict.only(slot)).next();
    let differs = |slot: &Slot| {
        let first = first(*slot);
        settled().any(|ruling| Some(ruling.verdict.only(*slot)) != first)
    };
    let differing: Vec<Slot> = slots.iter().copied().filter(differs).collect();
    if differing.is_empty() { slots } else { differing }
}

/// What would follow, in a line: the effects among `shown`.
fn follows(speaker: Speaker<'_>, ruling: &Ruling, shown: &[Slot]) -> String {
    let i18n = speaker.i18n;
    if let Some(fact) = ruling.asks {
        return t_string!(i18n, arrival.ask_further, fact = word(i18n, "fact", fact.name()));
    }
    if !ruling.clash.is_empty() {
        return t_string!(i18n, arrival.ask_clash).to_owned();
    }
    let json = serde_json::to_value(&ruling.verdict).unwrap_or_default();
    let said = |slot: Slot| {
        let value = speaker.effect(slot, &json[slot.name()]);
        t_string!(i18n, arrival.ask_effect, slot = word(i18n, "slot", slot.name()), value = value)
    };
    let slots: Vec<String> = ruling.verdict.slots().filter(|slot| shown.contains(slot)).map(said).collect();
    slots.join(t_string!(i18n, rulebook.list))
}

/// A fact, as it is asked for.
pub fn question(i18n: I18n, book: &Book, fact: Fact) -> String {
    let declared = book.glossary().fact(fact);
    declared.and_then(|declared| declared.asks.as_ref()).map_or_else(
        || t_string!(i18n, arrival.ask_what, fact = word(i18n, "fact", fact.name())),
        |asks| article_text(i18n, asks),
    )
}

/// What kind of answer a fact takes.
pub fn domain(book: &Book, fact: Fact) -> Domain {
    book.glossary().domain(fact).unwrap_or_else(|| fact.domain())
}

/// A question as it is shown.
pub fn read(i18n: I18n, book: &Book, asked: &Asked, fact: Fact) -> Reading {
    let speaker = Speaker { i18n, book, on: asked.on };
    let branches = per_answer(book, speaker.on, asked.question, &asked.facts, fact);
    let settled = |branch: &Branch| branch.ruling.asks.is_none() && branch.ruling.clash.is_empty();
    let unknown = !asked.known_by_nobody && !branches.is_empty() && branches.iter().all(settled);
    let shown = differing(&branches);
    let mut values: Vec<(Value, &Ruling)> =
        branches.iter().flat_map(|b| b.values.iter().map(move |value| (*value, &b.ruling))).collect();
    values.arrange_by_key(|(value, _)| order(book, fact, *value));
    let choice = |(value, ruling): (Value, &Ruling)| Choice {
        value: spelled(value),
        says: value_of_fact(i18n, fact, value),
        follows: follows(speaker, ruling, &shown),
    };
    let mut choices: Vec<Choice> = values.into_iter().map(choice).collect();
    let domain = domain(book, fact);
    if !tapped(domain) {
        choices = spans(i18n, &choices);
    }
    Reading { heading: question(i18n, book, fact), domain, choices, unknown }
}

/// Whether the answers are tapped; the others are typed.
pub const fn tapped(domain: Domain) -> bool {
    matches!(domain, Domain::Words(_) | Domain::Flag | Domain::Own)
}

/// Numbers and days between which nothing changes stand together: 0–4, 5 and more.
fn spans(i18n: I18n, choices: &[Choice]) -> Vec<Choice> {
    let spans = choices.chunk_by(|one, next| one.follows == next.follows).map(|span| {
        let ends = (span.first(), span.last());
        (ends.0.map(|choice| choice.says.clone()).unwrap_or_default(), ends.1)
    });
    let spans: Vec<(String, Option<&Choice>)> = spans.collect();
    let last = spans.len().saturating_sub(1);
    let spoken = spans.iter().enumerate().filter_map(|(n, (from, to))| {
        let to = (*to)?;
        let says = match (n == last, *from == to.says) {
            (true, _) => t_string!(i18n, arrival.ask_and_more, from = from.clone()),
            (false, true) => from.clone(),
            (false, false) => format!("{from} – {}", to.says),
        };
        Some(Choice { value: to.value.clone(), says, follows: to.follows.clone() })
    });
    spoken.collect()
}

/// Words in the order in which a person is offered them; yes before no; numbers and days as they come.
fn order(book: &Book, fact: Fact, value: Value) -> (usize, Value) {
    let place = match value {
        Value::Word(text) => book.glossary().words(fact).iter().position(|word| *word == text),
        Value::Flag(yes) => Some(usize::from(!yes)),
        _ => None,
    };
    (place.unwrap_or_default(), value)
}

/// How a value is spelled in data files.
pub fn spelled(value: Value) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(json) => json.to_string(),
        // A value is always written.
        Err(_) => String::new(),
    }
}
