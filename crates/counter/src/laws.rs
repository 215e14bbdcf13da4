//! The articles behind a decision: by which of them it was decided, what others make one do besides, how one that can be
//! read in two ways is read, and what an article gives that did not come of it here.

use crate::books::Books;
use office::Event;
use rulebook::effect::Slot;
use rulebook::parameter::ParameterValue;
use rulebook::word::{Giver, Missed, Turn};
use rulebook::{ArticleId, Book, BookDigest, Date, Question, Rule, RuleId, Ruling, Text};

/// How an article that can be read in two ways is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What may be read in two ways.
    pub what: Text,
    /// As it is read.
    pub so: Text,
}

/// An article behind some rulings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    /// The article.
    pub article: ArticleId,
    /// Its book.
    pub book: BookDigest,
    /// What it decided, each once; nothing, where it only asks somebody to do something besides.
    pub decided: Vec<Slot>,
    /// The rules that held by it first of all.
    pub rules: Vec<RuleId>,
    /// How it is read, where the rules that held hang on it.
    pub read: Vec<Read>,
    /// The rules by which it gives a make-up, and which did not hold here.
    pub withheld: Vec<RuleId>,
}

/// What is decided about turns.
const OF_TURNS: [Slot; 4] = [Slot::Turn, Slot::Taker, Slot::Missed, Slot::Giver];

impl Law {
    fn of(article: ArticleId, book: BookDigest) -> Self {
        let (decided, rules, read, withheld) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { article, book, decided, rules, read, withheld }
    }
}

/// Whether a rule gives a make-up.
fn makes_up(rule: &Rule) -> bool {
    let then = &rule.then;
    let turn = [then.turn, then.taker].contains(&Some(Turn::MakeUp));
    turn || then.missed == Some(Missed::MakeUp) || then.giver == Some(Giver::MakeUp)
}

/// The word that a reading of a book has on a day.
fn chosen<'a>(book: &'a Book, name: &str, on: Date) -> Option<&'a str> {
    match &book.parameter(name, on)?.value {
        ParameterValue::Word(word) => Some(word),
        ParameterValue::Number(_) | ParameterValue::Range(..) | ParameterValue::Period(_) => None,
    }
}

/// How the book reads what a rule hangs on.
fn readings(book: &Book, rule: &Rule, on: Date, into: &mut Vec<Read>) {
    rule.when.each_switch(&mut |name, _| {
        let so = chosen(book, name, on).and_then(|word| book.choices(name)?.get(word));
        if let Some((parameter, so)) = book.find_parameter(name).zip(so) {
            let read = Read { what: parameter.title.clone(), so: so.clone() };
            if !into.contains(&read) {
                into.push(read);
            }
        }
    });
}

/// The rules of an article that give a make-up and did not hold, though one of the others of the same article did.
fn withheld(book: &Book, law: &Law, rulings: &[Ruling], on: Date) -> Vec<RuleId> {
    let held = |rule: &Rule| rulings.iter().flat_map(|ruling| &ruling.steps).any(|step| step.rule == rule.id);
    // Only where it decided about a turn can one ask for a turn that is made up.
    if !law.decided.iter().any(|slot| OF_TURNS.contains(slot)) {
        return Vec::new();
    }
    let spoken = law.rules.iter().filter_map(|id| book.find_rule(id));
    if spoken.clone().any(makes_up) {
        return Vec::new();
    }
    // One that hangs on another reading is no rule of this book as it is read.
    let reads = |rule: &Rule| {
        let mut so = true;
        rule.when.each_switch(&mut |name, values| {
            so &= chosen(book, name, on).is_some_and(|word| values.iter().any(|value| value == word));
        });
        so
    };
    let questions = [Question::Turn, Question::Passed, Question::Handover, Question::Identified];
    let rules = questions.into_iter().flat_map(|question| book.rules(question));
    let of_article = rules.filter(|rule| rule.cites.first() == Some(&law.article));
    of_article
        .filter(|rule| makes_up(rule) && !held(rule) && reads(rule))
        .map(|rule| rule.id.clone())
        .collect()
}

/// What of a ruling is about one point: the rules by which it was filled, and by which articles.
fn only(mut ruling: Ruling, slot: Slot) -> Ruling {
    ruling.verdict = ruling.verdict.only(slot);
    ruling.steps.retain(|step| step.fills.contains(&slot));
    let steps = &ruling.steps;
    ruling.cites.retain(|article| steps.iter().any(|step| step.cites.contains(article)));
    ruling.silent.retain(|silent| *silent == slot);
    ruling
}

impl Books {
    /// The rulings behind an event, as far as it acts by them. Of who helps only his turn is asked: what the visit demands
    /// besides was said to who receives.
    pub fn rulings_of(&self, event: &Event) -> Vec<Ruling> {
        let rulings = event.law().rulings(self).into_owned();
        if !matches!(event, Event::HelperJoined { .. }) {
            return rulings;
        }
        rulings.into_iter().map(|ruling| only(ruling, Slot::Turn)).collect()
    }

    /// The articles behind some rulings of a day, in the order in which they were used, each once: those that decided
    /// first.
    pub fn laws(&self, rulings: &[Ruling], on: Date) -> Vec<Law> {
        let mut laws: Vec<Law> = Vec::new();
        for ruling in rulings {
            for step in &ruling.steps {
                let decided = || step.fills.iter().copied().filter(|slot| !slot.joins());
                for id in &step.cites {
                    let law = match laws.iter().position(|law| law.article == *id) {
                        Some(at) => &mut laws[at],
                        None => {
                            laws.push(Law::of(id.clone(), ruling.book.clone()));
                            let last = laws.len() - 1;
                            &mut laws[last]
                        }
                    };
                    let new: Vec<Slot> = decided().filter(|slot| !law.decided.contains(slot)).collect();
                    law.decided.extend(new);
                }
                // What a rule says stands once, under its first article.
                let first = step.cites.first();
                if let Some(law) = laws.iter_mut().find(|law| Some(&law.article) == first)
                    && !law.rules.contains(&step.rule)
                {
                    law.rules.push(step.rule.clone());
                }
            }
        }
        for law in &mut laws {
            let Some(book) = self.book(&law.book) else { continue };
            for rule in law.rules.iter().filter_map(|id| book.find_rule(id)) {
                readings(book, rule, on, &mut law.read);
            }
            law.withheld = withheld(book, law, rulings, on);
        }
        laws.sort_by_key(|law| law.decided.is_empty());
        laws
    }
}
