//! A ruling in short: the rules that spoke, the facts seen, and of the verdict what no rule says word for word. All the
//! rest stands in the book, and is looked up there; no condition is ever tried again.

use super::{Ruling, Step};
use crate::about::BookDigest;
use crate::book::Book;
use crate::effect::{Effects, Slot};
use crate::facts::Facts;
use crate::measure::join;
use crate::question::Question;
use crate::rule::{Chapter, RuleId, Speakers};

/// A rule that spoke, and the rules it is an exception to, which would have held too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoke {
    /// The rule.
    pub rule: RuleId,
    /// The rules it is an exception to, which would have held too.
    pub instead_of: Vec<RuleId>,
}

/// A ruling in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The question.
    pub question: Question,
    /// The rules that spoke, in the order of the book, then of the office defaults.
    pub rules: Vec<Spoke>,
    /// Of the verdict what no rule that spoke says word for word: what was counted from a day or by a parameter.
    pub counted: Effects,
    /// The facts that the rules looked at.
    pub facts: Facts,
}

impl Ruling {
    /// The ruling in short, if all of it can be told again from its book.
    pub fn short(&self, book: &Book) -> Option<Short> {
        let spoke = |step: &Step| Spoke { rule: step.rule.clone(), instead_of: step.instead_of.clone() };
        let rules = self.steps.iter().map(spoke).collect();
        let (question, counted, facts) = (self.question, Effects::default(), self.facts.clone());
        let mut short = Short { question, rules, counted, facts };
        let word_for_word = short.ruling(book)?.verdict;
        for slot in self.verdict.slots().filter(|slot| !word_for_word.agrees(&self.verdict, *slot)) {
            short.counted.take(&self.verdict, slot);
        }
        (short.ruling(book)? == *self).then_some(short)
    }
}

impl Short {
    /// The whole ruling, as the book has it; none if a rule is not in this book.
    pub fn ruling(&self, book: &Book) -> Option<Ruling> {
        let chapter = book.chapters.get(&self.question)?;
        let place = |spoke: &Spoke| chapter.rules.iter().position(|rule| rule.id == spoke.rule);
        let places = self.rules.iter().map(place).collect::<Option<Vec<usize>>>()?;
        let spoken = Spoken { chapter, places: &places };
        let (mut verdict, mut silent, mut cites) = (Effects::default(), Vec::new(), Vec::new());
        for speakers in &chapter.speakers {
            let Some(layer) = spoken.layer(speakers) else { continue };
            for i in layer.iter().filter(|i| places.contains(i)) {
                if self.counted.has(speakers.slot) {
                    verdict.take(&self.counted, speakers.slot);
                } else if speakers.slot.joins() {
                    verdict.join(&chapter.rules[*i].then, speakers.slot);
                } else {
                    verdict.take(&chapter.rules[*i].then, speakers.slot);
                }
            }
            let below = !std::ptr::eq(layer, speakers.own.as_slice());
            if below && speakers.needed && book.base.is_some() {
                silent.push(speakers.slot);
            }
        }
        let steps = places.iter().zip(&self.rules).map(|(i, spoke)| {
            let rule = &chapter.rules[*i];
            let Spoke { rule: id, instead_of } = spoke.clone();
            Step { rule: id, cites: rule.cites.clone(), fills: spoken.fills(*i), instead_of }
        });
        let steps: Vec<Step> = steps.collect();
        steps.iter().for_each(|step| join(&mut cites, &step.cites));
        Some(Ruling { verdict, cites, steps, silent, ..self.outline(book.digest.clone()) })
    }

    /// What can be said without the book.
    pub fn outline(&self, book: BookDigest) -> Ruling {
        let step = |spoke: &Spoke| Step {
            rule: spoke.rule.clone(),
            cites: Vec::new(),
            fills: Vec::new(),
            instead_of: spoke.instead_of.clone(),
        };
        Ruling {
            book,
            question: self.question,
            verdict: self.counted.clone(),
            cites: Vec::new(),
            steps: self.rules.iter().map(step).collect(),
            facts: self.facts.clone(),
            silent: Vec::new(),
            asks: None,
            conditional: None,
            clash: Vec::new(),
        }
    }
}

/// The rules of a chapter that spoke.
struct Spoken<'a> {
    chapter: &'a Chapter,
    places: &'a [usize],
}

impl<'a> Spoken<'a> {
    fn any(&self, rules: &[usize]) -> bool {
        rules.iter().any(|i| self.places.contains(i))
    }

    /// The layer that spoke on a slot: the book's own rules, or where they are silent those of the extended book.
    fn layer(&self, speakers: &'a Speakers) -> Option<&'a [usize]> {
        if self.any(&speakers.own) {
            return Some(&speakers.own);
        }
        let needed = || self.chapter.speakers.iter().filter(|speakers| speakers.needed);
        let leans = needed().next().is_none() || needed().any(|speakers| !self.any(&speakers.own));
        let heard = speakers.slot.joins() || speakers.needed || leans;
        (heard && self.any(&speakers.below)).then_some(&speakers.below)
    }

    /// The slots a rule filled.
    fn fills(&self, i: usize) -> Vec<Slot> {
        let filled = |slot: &&Slot| {
            let speakers = self.chapter.speakers.iter().find(|speakers| speakers.slot == **slot);
            speakers.and_then(|speakers| self.layer(speakers)).is_some_and(|layer| layer.contains(&i))
        };
        self.chapter.fills[i].iter().filter(filled).copied().collect()
    }
}
