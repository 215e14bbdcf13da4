//! Boundaries behind the defaults: the book itself speaks on both sides of a number or a day, but not of the boundary, and
//! nobody notices since the office default answers there.

use super::finding::Finding;
use crate::calendar;
use crate::condition::{Test, Truth};
use crate::effect::{Effects, Slot};
use crate::fact::{Domain, Fact, Value};
use crate::facts::Facts;
use crate::opened::Opened;
use crate::period::Date;
use crate::rule::{Chapter, Rule, RuleId};
use crate::walk::Walk;
use paper::OrderedSet;

/// A line along which the book's own rules speak on a slot.
pub(super) struct Line {
    slot: Slot,
    /// The number, day, moment or amount.
    pub(super) fact: Fact,
    /// The book's own rules that have a say on the slot, or set aside one that has.
    chapter: Chapter,
}

/// What the book itself says in one place of a line.
#[derive(PartialEq)]
enum Say {
    Nothing,
    /// The rules that say it, and what.
    This(Vec<usize>, Box<Effects>),
    /// It asks for something first, or rules disagree.
    Unclear,
}

/// The lines of a question on which a boundary may hide: two rules that say otherwise, and tests of more than one place.
pub(super) fn lines(opened: &Opened<'_>) -> Vec<Line> {
    let chapter = opened.chapter;
    let mut lines = Vec::new();
    for speakers in chapter.speakers.iter().filter(|speakers| !speakers.slot.joins()) {
        let slot = speakers.slot;
        let differ = speakers.own.windows(2).any(|two| {
            let [one, other] = two else { return false };
            !chapter.rules[*one].then.agrees(&chapter.rules[*other].then, slot)
        });
        if !differ {
            continue;
        }
        let reduced = || reduced(opened, &speakers.own);
        lines.extend(tested(opened, &speakers.own).into_iter().map(|fact| Line {
            slot,
            fact,
            chapter: reduced(),
        }));
    }
    lines
}

/// The numbers, days, moments and amounts that these rules test in more than one way.
fn tested(opened: &Opened<'_>, rules: &[usize]) -> Vec<Fact> {
    let mut tests: Vec<(Fact, &Test)> = Vec::new();
    for i in with_exceptions(opened, rules) {
        opened.chapter.rules[i].when.each(&mut |fact, test| {
            if !tests.contains(&(fact, test)) {
                tests.push((fact, test));
            }
        });
    }
    let facts: OrderedSet<Fact> = tests.iter().map(|(fact, _)| *fact).collect();
    let glossary = opened.book.glossary();
    let on_line = |fact: &Fact| {
        matches!(glossary.domain(*fact), Some(Domain::Count | Domain::Day | Domain::Moment | Domain::Amount))
    };
    let twice = |fact: &Fact| tests.iter().filter(|(known, _)| known == fact).count() > 1;
    let clock = |fact: &Fact| matches!(fact, Fact::Today | Fact::Now);
    facts.into_iter().filter(|fact| on_line(fact) && twice(fact) && !clock(fact)).collect()
}

/// Rules with those that may set them aside, and so on.
fn with_exceptions(opened: &Opened<'_>, rules: &[usize]) -> OrderedSet<usize> {
    let mut all = OrderedSet::new();
    let mut ahead = rules.to_vec();
    while let Some(i) = ahead.pop() {
        if all.insert(i) {
            ahead.extend(&opened.chapter.exceptions[i]);
        }
    }
    all
}

/// The chapter with nothing but these rules and what may set them aside.
fn reduced(opened: &Opened<'_>, rules: &[usize]) -> Chapter {
    let kept: Vec<usize> = with_exceptions(opened, rules).into_iter().collect();
    let place = |rule: &usize| kept.iter().position(|kept| kept == rule);
    let exceptions =
        kept.iter().map(|i| opened.chapter.exceptions[*i].iter().filter_map(place).collect()).collect();
    let rules = kept.iter().map(|i| opened.chapter.rules[*i].clone()).collect();
    Chapter::new(opened.question, rules, kept.len(), exceptions, |test| opened.is_range(test))
}

impl Line {
    /// The book opened at these rules alone.
    pub(super) fn opened<'a>(&'a self, whole: &Opened<'a>) -> Opened<'a> {
        let mut opened = Opened::at(whole.book, whole.on, whole.question);
        opened.chapter = &self.chapter;
        opened
    }

    /// Where, along the line, the book is silent between two places where it says different things.
    pub(super) fn open_boundaries(
        &self,
        opened: &Opened<'_>,
        walk: &Walk,
        last: Option<Date>,
    ) -> Vec<Finding> {
        let places: Vec<(Value, Say)> =
            walk.along().into_iter().map(|(value, truths)| (value, self.say(opened, &truths))).collect();
        let recurs = recurs(self.fact, &self.chapter.rules);
        let mut found = Vec::new();
        let mut before: Option<usize> = None;
        for at in 0..places.len() {
            if places[at].1 == Say::Nothing {
                continue;
            }
            if let Some(left) = before
                && left + 1 < at
                && let (Say::This(one, first), Say::This(other, second)) = (&places[left].1, &places[at].1)
                && !first.agrees(second, self.slot)
                && (!recurs || next_but_one(places[left].0, places[at].0))
            {
                let rules = [one, other].into_iter().flatten().map(|i| self.chapter.rules[*i].id.clone());
                let witness = walk.facts().clone().with(self.fact, places[left + 1].0);
                found.extend(self.tell(opened, walk, &witness, rules.collect(), last));
            }
            before = Some(at);
        }
        found
    }

    fn say(&self, opened: &Opened<'_>, truths: &[Truth]) -> Say {
        let hearing = opened.hear(truths);
        let verdict = hearing.answer().verdict;
        if verdict.has(self.slot) {
            let parts = hearing.parts(&verdict).filter(|(_, fills)| fills.contains(&self.slot));
            return Say::This(parts.map(|(i, _)| i).collect(), Box::new(verdict.only(self.slot)));
        }
        let speaks = |(i, rule): (usize, &Rule)| hearing.sure(i) && rule.then.has(self.slot);
        match hearing.open(self.slot) {
            None if !self.chapter.rules.iter().enumerate().any(speaks) => Say::Nothing,
            _ => Say::Unclear,
        }
    }

    /// Tells a boundary, unless lint says anyhow that nobody answers there.
    fn tell(
        &self,
        opened: &Opened<'_>,
        walk: &Walk,
        witness: &Facts,
        rules: Vec<RuleId>,
        last: Option<Date>,
    ) -> Option<Finding> {
        let (question, fact, slot) = (opened.question, self.fact, self.slot);
        let whole = |on: Date| Opened::at(opened.book, on, question).switched(walk.switches());
        let silent = |facts: &Facts| {
            let mut own = whole(calendar::today(facts).unwrap_or(opened.on));
            own.chapter = &self.chapter;
            self.say(&own, &own.truths(facts)) == Say::Nothing
        };
        let witness = calendar::dated(witness, last, silent);
        let book = whole(opened.on);
        let hearing = book.hear(&book.truths(&witness));
        let answered = hearing.answer().verdict.has(slot) || hearing.open(slot).is_some();
        if question.needs().contains(&slot) && !answered {
            return None;
        }
        let switches = walk.switches().clone();
        Some(Finding::OpenBoundary {
            question,
            fact,
            slot: Some(slot),
            rules,
            behind: true,
            witness,
            switches,
        })
    }
}

/// Whether a number or a moment is read off the clock or the calendar. A book may well speak of the morning and of the evening
/// and leave the day between them alone; only a minute forgotten between them is a boundary left open.
fn recurs(fact: Fact, rules: &[Rule]) -> bool {
    let mut of_day = matches!(fact, Fact::ClockMinutes | Fact::MinutesToClose | Fact::DayOfMonth);
    for rule in rules {
        rule.when.each(&mut |tested, test| {
            of_day |= tested == fact && matches!(test, Test::FromHour(_) | Test::BeforeHour(_));
        });
    }
    of_day
}

/// Whether no more than one value lies between two.
fn next_but_one(one: Value, other: Value) -> bool {
    match (one, other) {
        (Value::Count(one), Value::Count(other)) => other - one <= 2,
        (Value::Moment(one), Value::Moment(other)) => (other - one).num_minutes() <= 2,
        _ => true,
    }
}
