//! What is wrong in one situation, and how it is told.

use super::finding::Finding;
use crate::book::RuleId;
use crate::calendar;
use crate::effect::Slot;
use crate::engine::Hearing;
use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::opened::Opened;
use crate::period::Date;
use crate::walk::Walk;

/// What is wrong with an answer.
#[derive(PartialEq)]
pub(super) enum Wrong {
    Clash(Vec<usize>),
    Gap(Slot),
    Asks(Fact),
}

impl Wrong {
    /// Everything that is wrong with what rules say who stand so.
    pub(super) fn all(opened: &Opened<'_>, hearing: &Hearing<'_>) -> Vec<Self> {
        let answer = hearing.answer();
        if !answer.clash.is_empty() {
            return vec![Self::Clash(answer.clash)];
        }
        let mut all = Vec::new();
        for slot in opened.question.needs().iter().filter(|slot| !answer.verdict.has(**slot)) {
            let wrong = hearing.open(*slot).map_or(Self::Gap(*slot), Self::Asks);
            if !all.contains(&wrong) {
                all.push(wrong);
            }
        }
        all
    }

    /// Everything that is wrong where these facts are known.
    fn on(opened: &Opened<'_>, facts: &Facts) -> Vec<Self> {
        Self::all(opened, &opened.hear(&opened.truths(facts)))
    }

    /// Tells it of the situation where a walk is, as an open boundary if a value further along a line it is right. Until
    /// the last day the book answers as it does on its own.
    pub(super) fn tell(&self, opened: &Opened<'_>, walk: &Walk, last: Option<Date>) -> Finding {
        let question = opened.question;
        let set = |on: Date| Opened::at(opened.book, on, question).switched(walk.switches());
        let switches = walk.switches().clone();
        let dated = |witness: &Facts, shows: &dyn Fn(&Opened<'_>, &Facts) -> bool| {
            calendar::dated(witness, last, |facts| {
                let opened = set(calendar::today(facts).unwrap_or(opened.on));
                shows(&opened, facts)
            })
        };
        let rules = |places: &[usize]| places.iter().map(|i| opened.chapter.rules[*i].id.clone()).collect();
        let here = set(opened.on);
        let lines = walk.lines().filter(|_| !matches!(self, Self::Asks(_)));
        for (fact, values) in lines {
            if let Some(witness) = boundary(&here, walk, fact, values, self) {
                let (slot, rules): (_, Vec<RuleId>) = match self {
                    Self::Clash(places) => (None, rules(places)),
                    Self::Gap(slot) => (Some(*slot), Vec::new()),
                    Self::Asks(_) => (None, Vec::new()),
                };
                let witness = dated(&witness, &|opened, facts| Self::on(opened, facts).contains(self));
                return Finding::OpenBoundary {
                    question,
                    fact,
                    slot,
                    rules,
                    behind: false,
                    witness,
                    switches,
                };
            }
        }
        let witness = dated(walk.facts(), &|opened, facts| Self::on(opened, facts).contains(self));
        match self {
            Self::Clash(places) => Finding::Clash { question, rules: rules(places), witness, switches },
            Self::Gap(slot) => Finding::Gap { question, slot: *slot, witness, switches },
            Self::Asks(fact) => Finding::Asks { question, fact: *fact, witness, switches },
        }
    }
}

/// The same situation with this fact moved along its line to the last value where the same is wrong, if at the next
/// nothing is.
fn boundary(opened: &Opened<'_>, walk: &Walk, fact: Fact, values: &[Value], wrong: &Wrong) -> Option<Facts> {
    let facts = walk.facts();
    let here = values.iter().position(|value| Some(*value) == facts.get(fact))?;
    let moved = |line: &mut dyn Iterator<Item = &Value>| {
        let mut last = values[here];
        for value in line {
            let there = facts.clone().with(fact, *value);
            // What cannot be is no other side.
            if !walk.possible(&there) {
                return None;
            }
            let all = Wrong::on(opened, &there);
            if all.is_empty() {
                return Some(facts.clone().with(fact, last));
            }
            if !all.contains(wrong) {
                return None;
            }
            last = *value;
        }
        None
    };
    moved(&mut values[..here].iter().rev()).or_else(|| moved(&mut values[here + 1..].iter()))
}
