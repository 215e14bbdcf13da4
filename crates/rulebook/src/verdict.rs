//! Asking the book. Where something can never be known, the ruling is conditional: it says what follows under each answer.

use crate::axis::all_values;
use crate::book::Book;
use crate::effect::{Effects, Slot};
use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::measure::join;
use crate::opened::Opened;
use crate::period::Date;
use crate::question::Question;
use crate::rule::RuleId;
use crate::ruling::{Branch, Conditional, Ruling};

/// How many facts that nobody knows a ruling may depend on, one under the answers of the other.
const MOST_UNKNOWN: usize = 3;

/// Asks the book a question on a date.
///
/// The ruling is complete when [`Ruling::settled`]; otherwise it asks for one fact, names the rules that clash, or, where a
/// fact is said to be known by nobody, says under [`Ruling::conditional`] what each answer would lead to.
pub fn rule(book: &Book, on: Date, question: Question, facts: &Facts) -> Ruling {
    ruled(&Opened::at(book, on, question), facts)
}

/// Asks the book for somebody who acts by the answer: what is open on a slot he acts on is asked for like what the question
/// needs, and where a person decided for some rules, they outweigh what they clash with.
///
/// A rule that does not hold, or clashes with none, is not made to hold by a decision.
pub fn rule_for(
    book: &Book,
    on: Date,
    question: Question,
    facts: &Facts,
    acts_on: &'static [Slot],
    chosen: &[RuleId],
) -> Ruling {
    ruled(&Opened::at(book, on, question).acting(acts_on).deciding(chosen), facts)
}

/// The first of these slots on which it is not yet certain what follows, and the fact that must be known first. A ruling asks
/// by itself only for what a question needs; who acts on more asks for that too.
pub fn open(
    book: &Book,
    on: Date,
    question: Question,
    facts: &Facts,
    slots: &[Slot],
) -> Option<(Slot, Fact)> {
    let opened = Opened::at(book, on, question);
    let hearing = opened.hear(&opened.truths(&opened.dated(facts)));
    slots.iter().find_map(|slot| hearing.open(*slot).map(|fact| (*slot, fact)))
}

/// The ruling of an opened book.
pub(crate) fn ruled(opened: &Opened<'_>, facts: &Facts) -> Ruling {
    under(opened, facts, MOST_UNKNOWN)
}

fn under(opened: &Opened<'_>, facts: &Facts, more: usize) -> Ruling {
    let ruling = opened.rule(facts);
    let unknown = ruling.asks.filter(|fact| facts.get(*fact) == Some(Value::NotKnown) && more > 0);
    match unknown {
        Some(fact) => conditional(opened, facts, fact, ruling, more - 1),
        None => ruling,
    }
}

/// What follows when nobody knows a fact: the same under every answer, or what each answer leads to.
fn conditional(opened: &Opened<'_>, facts: &Facts, fact: Fact, ruling: Ruling, more: usize) -> Ruling {
    let branches = branches(opened, facts, fact, |facts| under(opened, facts, more));
    // What is asked for or clashes under one answer must be settled first.
    if let Some(open) = branches
        .iter()
        .map(|branch| &branch.ruling)
        .find(|then| then.asks.is_some() || !then.clash.is_empty())
    {
        let (asks, clash, cites) = (open.asks, open.clash.clone(), open.cites.clone());
        return Ruling { asks, clash, cites, ..ruling };
    }
    let facts = ruling.facts;
    let same = |slot: &Slot, all: &[Branch]| {
        all.windows(2).all(|two| two[0].ruling.verdict.agrees(&two[1].ruling.verdict, *slot))
    };
    if let [only] = &branches[..]
        && only.ruling.conditional.is_none()
    {
        return Ruling { facts, ..only.ruling.clone() };
    }
    let mut verdict = Effects::default();
    let mut cites = Vec::new();
    for branch in &branches {
        join(&mut cites, &branch.ruling.cites);
        for slot in branch.ruling.verdict.slots().filter(|slot| same(slot, &branches)) {
            verdict.take(&branch.ruling.verdict, slot);
        }
    }
    let conditional = Some(Box::new(Conditional { on: fact, branches }));
    Ruling { verdict, cites, facts, steps: Vec::new(), asks: None, conditional, ..ruling }
}

/// What each answer to a fact leads to. Answers with the same verdict, the same further question and the same clash stand
/// together.
pub(crate) fn branches(
    opened: &Opened<'_>,
    facts: &Facts,
    fact: Fact,
    ruled: impl Fn(&Facts) -> Ruling,
) -> Vec<Branch> {
    let mut branches: Vec<Branch> = Vec::new();
    for value in all_values(opened, fact, opened.today(facts)) {
        let ruling = ruled(&facts.clone().with(fact, value));
        let same = |branch: &&mut Branch| {
            let known = &branch.ruling;
            (&known.verdict, known.asks, &known.clash, &known.conditional)
                == (&ruling.verdict, ruling.asks, &ruling.clash, &ruling.conditional)
        };
        match branches.iter_mut().find(same) {
            Some(branch) => branch.values.push(value),
            None => branches.push(Branch { values: vec![value], ruling }),
        }
    }
    branches
}
