//! Lint in slices, so that a page stays alive meanwhile.

use super::finding::Finding;
use crate::axis::axes;
use crate::book::{Book, Rule};
use crate::effect::Slot;
use crate::engine::Answer;
use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::opened::Opened;
use crate::period::Date;
use crate::question::Question;
use crate::rule::Chapter;
use crate::walk::{Met, Walk, combinations};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A lint under way. It keeps a copy of the book, so it outlives changes made to the original meanwhile.
pub struct Run {
    book: Book,
    /// What is still to be walked through: each question on each day, with its number of combinations.
    ahead: VecDeque<(Question, Date, u64)>,
    walk: Option<Walk>,
    findings: Vec<Finding>,
    reached: BTreeMap<Question, BTreeSet<usize>>,
    /// Questions given up.
    too_many: BTreeSet<Question>,
    /// Combinations of what is done.
    done: u64,
    total: u64,
}

impl Run {
    /// A run through every question that the book answers itself. What it leaves wholly to the book it extends is
    /// found by looking at that one.
    pub fn new(book: &Book) -> Self {
        let speaks: Vec<Question> =
            Question::ALL.iter().copied().filter(|question| speaks(book, *question)).collect();
        let mut run = Self::of(book, &speaks);
        run.findings = undated(book);
        run.findings.extend(super::uncased::uncased(book));
        run
    }

    /// A run through these questions only.
    pub fn of(book: &Book, questions: &[Question]) -> Self {
        let mut ahead = VecDeque::new();
        for question in questions {
            for on in days(book, *question) {
                let total = combinations(&axes(&[Opened::at(book, on, *question)], on));
                ahead.push_back((*question, on, total));
            }
        }
        let total = ahead.iter().fold(0u64, |sum, (_, _, total)| sum.saturating_add(*total));
        let reached = questions.iter().map(|question| (*question, BTreeSet::new())).collect();
        Self {
            book: book.clone(),
            ahead,
            walk: None,
            findings: Vec::new(),
            reached,
            too_many: BTreeSet::new(),
            done: 0,
            total,
        }
    }

    /// Goes on for about `most` steps, a few hundred nanoseconds each. Whether there is more.
    pub fn step(&mut self, most: u32) -> bool {
        let mut steps = most;
        while let Some((question, on, total)) = self.ahead.front().copied() {
            if self.too_many.contains(&question) {
                self.next_walk(total);
                continue;
            }
            let opened = Opened::at(&self.book, on, question);
            let walk = self.walk.get_or_insert_with(|| Walk::new(std::slice::from_ref(&opened), on));
            match walk.on(&mut steps) {
                Met::Pattern => {
                    let hearing = opened.hear(&walk.truths());
                    let answer = hearing.answer();
                    if answer.asks.is_none() {
                        let reached = self.reached.entry(question).or_default();
                        reached.extend(hearing.parts(&answer.verdict).map(|(i, _)| i));
                        // What clashes is wrong enough: it is not unreachable besides.
                        reached.extend(&answer.clash);
                    }
                    for wrong in Wrong::all(question, &answer) {
                        let finding = tell(&opened, walk, &wrong);
                        if !self.findings.iter().any(|known| same(known, &finding)) {
                            self.findings.push(finding);
                        }
                    }
                }
                Met::Paused => return true,
                Met::End => self.next_walk(total),
                Met::TooMany => {
                    self.too_many.insert(question);
                    self.findings.push(Finding::TooMany { question });
                    self.next_walk(total);
                }
            }
        }
        for (question, reached) in std::mem::take(&mut self.reached) {
            if !self.too_many.contains(&question) {
                let idle = self.book.rules(question).iter().enumerate();
                let idle = idle.filter(|(i, _)| !reached.contains(i));
                let told = idle.map(|(_, rule)| Finding::Unreachable { question, rule: rule.id.clone() });
                self.findings.extend(told);
            }
        }
        false
    }

    fn next_walk(&mut self, total: u64) {
        self.walk = None;
        self.ahead.pop_front();
        self.done = self.done.saturating_add(total);
    }

    /// How many combinations of facts have been dealt with, of how many.
    pub fn progress(&self) -> (u64, u64) {
        let looked = self.walk.as_ref().map_or(0, Walk::looked);
        (self.done.saturating_add(looked).min(self.total), self.total)
    }

    /// What has been found so far.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

fn chapter_rules(book: &Book, question: Question) -> &[Rule] {
    book.chapters.get(&question).map_or(&[], |Chapter { rules, .. }| rules)
}

/// The parameters that the rules of a question use, the extended book's rules included.
fn parameters(book: &Book, question: Question) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for rule in chapter_rules(book, question) {
        rule.when.each(&mut |_, test| names.extend(test.parameter().map(|(name, _)| name)));
    }
    names
}

/// Whether the book has a say on the question, by rules or by parameters.
fn speaks(book: &Book, question: Question) -> bool {
    book.base.is_none()
        || !book.rules(question).is_empty()
        || parameters(book, question)
            .iter()
            .chain(&book.switches(question))
            .any(|name| book.parameters.contains_key(*name))
}

/// The first day the book may be adopted for, and each later one on which a parameter of the question changes.
fn days(book: &Book, question: Question) -> BTreeSet<Date> {
    let first = book.about.in_force_from;
    let mut days = BTreeSet::from([first]);
    for name in parameters(book, question) {
        for book in [Some(book), book.base.as_deref()].into_iter().flatten() {
            let values = book.parameters.get(name).map(|parameter| parameter.values.keys());
            days.extend(values.into_iter().flatten().filter(|day| **day > first));
        }
    }
    days
}

/// Parameters, its own and those its rules use, that have no value from the first day on.
fn undated(book: &Book) -> Vec<Finding> {
    let on = book.about.in_force_from;
    let mut names: BTreeSet<&str> = book.parameters.keys().map(String::as_str).collect();
    for question in Question::ALL {
        names.extend(parameters(book, *question));
        names.extend(book.switches(*question));
        for rule in chapter_rules(book, *question) {
            rule.then.parameters(&mut |name, _| {
                names.insert(name);
            });
        }
    }
    let missing = names.into_iter().filter(|name| book.parameter(name, on).is_none());
    missing.map(|name| Finding::Undated { parameter: name.to_owned(), on }).collect()
}

/// What is wrong with an answer.
#[derive(PartialEq)]
enum Wrong {
    Clash(Vec<usize>),
    Gap(Slot),
}

impl Wrong {
    /// Everything that is wrong with an answer.
    fn all(question: Question, answer: &Answer) -> Vec<Self> {
        if answer.clash.is_empty() {
            let empty = question.needs().iter().filter(|slot| !answer.verdict.has(**slot));
            empty.map(|slot| Self::Gap(*slot)).collect()
        } else {
            vec![Self::Clash(answer.clash.clone())]
        }
    }
}

/// Tells what is wrong, as an open boundary if a value further along a line it is right.
fn tell(opened: &Opened<'_>, walk: &Walk, wrong: &Wrong) -> Finding {
    let question = opened.question;
    let rules = |rules: &[usize]| rules.iter().map(|i| opened.chapter.rules[*i].id.clone()).collect();
    let set = Opened::at(opened.book, opened.on, question).switched(walk.switches());
    for (fact, values) in walk.lines() {
        if let Some(witness) = boundary(&set, walk.facts(), fact, values, wrong) {
            let (slot, rules) = match wrong {
                Wrong::Clash(i) => (None, rules(i)),
                Wrong::Gap(slot) => (Some(*slot), Vec::new()),
            };
            let switches = walk.switches().clone();
            return Finding::OpenBoundary { question, fact, slot, rules, witness, switches };
        }
    }
    let (witness, switches) = (walk.facts().clone(), walk.switches().clone());
    match wrong {
        Wrong::Clash(i) => Finding::Clash { question, rules: rules(i), witness, switches },
        Wrong::Gap(slot) => Finding::Gap { question, slot: *slot, witness, switches },
    }
}

/// The same situation with this fact moved along its line to the last value where the same is wrong, if at the next
/// nothing is.
fn boundary(
    opened: &Opened<'_>,
    facts: &Facts,
    fact: Fact,
    values: &[Value],
    wrong: &Wrong,
) -> Option<Facts> {
    let here = values.iter().position(|value| Some(*value) == facts.get(fact))?;
    let moved = |line: &mut dyn Iterator<Item = &Value>| {
        let mut last = values[here];
        for value in line {
            let all = Wrong::all(opened.question, &opened.answer(&facts.clone().with(fact, *value)));
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

/// Whether two findings are one, seen in different situations.
fn same(one: &Finding, other: &Finding) -> bool {
    use Finding::{Clash, Gap, OpenBoundary};
    match (one, other) {
        (Clash { question: q, rules: r, .. }, Clash { question, rules, .. }) => q == question && r == rules,
        (Gap { question: q, slot: s, .. }, Gap { question, slot, .. }) => q == question && s == slot,
        (
            OpenBoundary { question: q, fact: f, slot: s, rules: r, .. },
            OpenBoundary { question, fact, slot, rules, .. },
        ) => q == question && f == fact && s == slot && r == rules,
        _ => one == other,
    }
}
