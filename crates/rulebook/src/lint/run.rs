//! Lint in slices, so that a page stays alive meanwhile.

use super::behind::{self, Line};
use super::finding::Finding;
use super::wrong::Wrong;
use super::{hours, idle, scope, shares, source, uncased};
use crate::axis::axes;
use crate::book::Book;
use crate::opened::Opened;
use crate::period::Date;
use crate::question::Question;
use crate::walk::{Met, Walk, combinations};
use paper::{OrderedMap, OrderedSet};
use std::collections::VecDeque;

/// A walk that is to be gone.
struct Ahead {
    question: Question,
    on: Date,
    /// The first later day on which the book may answer otherwise.
    last: Option<Date>,
    /// The line along which a boundary may hide; none: all that can be wrong is looked for.
    line: Option<Line>,
    /// How many combinations it has.
    total: u64,
}

/// A lint under way. It keeps a copy of the book, so it outlives changes made to the original meanwhile.
pub struct Run {
    book: Book,
    /// What is still to be walked through.
    ahead: VecDeque<Ahead>,
    walk: Option<Walk>,
    findings: Vec<Finding>,
    reached: OrderedMap<Question, OrderedSet<usize>>,
    /// Questions given up.
    too_many: OrderedSet<Question>,
    /// Combinations of what is done.
    done: u64,
    total: u64,
}

impl Run {
    /// A run through every question that the book answers itself, and a look at what needs no walk. What it leaves wholly to
    /// the book it extends is found by looking at that one.
    pub fn new(book: &Book) -> Self {
        let speaks: Vec<Question> =
            Question::ALL.iter().copied().filter(|question| scope::speaks(book, *question)).collect();
        let mut run = Self::of(book, &speaks);
        let mut findings = scope::undated(book);
        findings.extend(idle::declared(book));
        findings.extend(hours::declared(book));
        findings.append(&mut run.findings);
        findings.extend(uncased::uncased(book));
        run.findings = findings;
        run
    }

    /// A run through these questions only.
    pub fn of(book: &Book, questions: &[Question]) -> Self {
        let mut ahead = VecDeque::new();
        let mut findings = Vec::new();
        for question in questions {
            findings.extend(source::without(book, *question));
            findings.extend(hours::over_days(book, *question));
            findings.extend(shares::of(book, *question));
            let days: Vec<Date> = scope::days(book, *question).into_iter().collect();
            for (i, on) in days.iter().enumerate() {
                let (on, last) = (*on, days.get(i + 1).copied());
                let opened = Opened::at(book, on, *question);
                let total = combinations(&axes(std::slice::from_ref(&opened), on));
                ahead.push_back(Ahead { question: *question, on, last, line: None, total });
                for line in behind::lines(&opened) {
                    let total = combinations(&axes(&[line.opened(&opened)], on));
                    ahead.push_back(Ahead { question: *question, on, last, line: Some(line), total });
                }
            }
        }
        let total = ahead.iter().fold(0u64, |sum, ahead| sum.saturating_add(ahead.total));
        let reached = questions.iter().map(|question| (*question, OrderedSet::new())).collect();
        Self {
            book: book.clone(),
            ahead,
            walk: None,
            findings,
            reached,
            too_many: OrderedSet::new(),
            done: 0,
            total,
        }
    }

    /// Goes on for about `most` steps, a few hundred nanoseconds each. Whether there is more.
    pub fn step(&mut self, most: u32) -> bool {
        let mut steps = most;
        while let Some(ahead) = self.ahead.front() {
            let met = match (&ahead.line, self.too_many.contains(&ahead.question)) {
                (_, true) => Met::End,
                (None, false) => self.walk_through(&mut steps),
                (Some(_), false) => self.walk_along(&mut steps),
            };
            match met {
                Met::Pattern => {}
                Met::Paused => return true,
                Met::End => self.next_walk(),
                Met::TooMany => {
                    // What is ahead of the same question is passed over.
                    if let Some(Ahead { question, .. }) = self.ahead.front() {
                        self.too_many.insert(*question);
                        self.findings.push(Finding::TooMany { question: *question });
                    }
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

    /// Goes on through every situation of a question, until there is one that ends the walk.
    fn walk_through(&mut self, steps: &mut u32) -> Met {
        let Some(Ahead { question, on, last, .. }) = self.ahead.front() else { return Met::End };
        let opened = Opened::at(&self.book, *on, *question);
        let walk = self.walk.get_or_insert_with(|| Walk::new(std::slice::from_ref(&opened), *on));
        let reached = self.reached.entry(*question).or_default();
        loop {
            let met = walk.on(steps);
            if met != Met::Pattern {
                return met;
            }
            let hearing = opened.hear(&walk.truths());
            let answer = hearing.answer();
            if answer.asks.is_none() {
                reached.extend(hearing.parts(&answer.verdict).map(|(i, _)| i));
                // What clashes is wrong enough: it is not unreachable besides.
                reached.extend(&answer.clash);
            }
            for wrong in Wrong::all(&opened, &hearing) {
                add(&mut self.findings, wrong.tell(&opened, walk, *last));
            }
        }
    }

    /// Goes on along a line behind which a boundary may hide.
    fn walk_along(&mut self, steps: &mut u32) -> Met {
        let Some(Ahead { question, on, last, line: Some(line), .. }) = self.ahead.front() else {
            return Met::End;
        };
        let whole = Opened::at(&self.book, *on, *question);
        let opened = line.opened(&whole);
        let walk = self.walk.get_or_insert_with(|| Walk::beside(line.fact, &opened, *on));
        loop {
            let met = walk.on(steps);
            if met != Met::Pattern {
                return met;
            }
            for finding in line.open_boundaries(&opened, walk, *last) {
                add(&mut self.findings, finding);
            }
        }
    }

    fn next_walk(&mut self) {
        self.walk = None;
        let total = self.ahead.pop_front().map_or(0, |ahead| ahead.total);
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

/// Adds what was found, once for each rule or slot.
fn add(findings: &mut Vec<Finding>, finding: Finding) {
    if !findings.iter().any(|known| same(known, &finding)) {
        findings.push(finding);
    }
}

/// Whether two findings are one, seen in different situations.
fn same(one: &Finding, other: &Finding) -> bool {
    use Finding::{Asks, Clash, Gap, OpenBoundary};
    match (one, other) {
        (Clash { question: q, rules: r, .. }, Clash { question, rules, .. }) => q == question && r == rules,
        (Gap { question: q, slot: s, .. }, Gap { question, slot, .. }) => q == question && s == slot,
        (Asks { question: q, fact: f, .. }, Asks { question, fact, .. }) => q == question && f == fact,
        (
            OpenBoundary { question: q, fact: f, slot: s, rules: r, behind: b, .. },
            OpenBoundary { question, fact, slot, rules, behind, .. },
        ) => q == question && f == fact && s == slot && r == rules && b == behind,
        _ => one == other,
    }
}
