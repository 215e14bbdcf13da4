//! Lint: what is wrong with a book that reads well. It asks every question on every combination of facts that its
//! rules can tell apart, and shows the combination that proves each finding.

use crate::book::{Book, RuleId};
use crate::condition::{Number, Test};
use crate::effect::Slot;
use crate::engine::rule;
use crate::fact::{Domain, Fact, Facts, Value};
use crate::period::{Date, Point};
use crate::question::Question;
use crate::word::*;
use chrono::Days;
use std::collections::{BTreeMap, BTreeSet};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Rules of equal rank hold together and disagree.
    Clash {
        /// The question.
        question: Question,
        /// The rules.
        rules: Vec<RuleId>,
        /// The facts that show it.
        witness: Facts,
    },
    /// Neither the book nor the office defaults answer.
    Gap {
        /// The question.
        question: Question,
        /// The slot nobody fills.
        slot: Slot,
        /// The facts that show it.
        witness: Facts,
    },
    /// The rule never has a part in an answer.
    Unreachable {
        /// The question.
        question: Question,
        /// The rule.
        rule: RuleId,
    },
    /// A parameter has no value on the first day the book may be adopted for.
    Undated {
        /// The parameter.
        parameter: String,
        /// The day without a value.
        on: Date,
    },
    /// There are more combinations than are looked at.
    TooMany {
        /// The question.
        question: Question,
    },
}

/// The most combinations looked at for one question.
pub const MOST: u64 = 2_000_000;

/// Looks at every question of a book on the first day it may be adopted for.
pub fn lint(book: &Book) -> Vec<Finding> {
    let on = book.about.in_force_from;
    let undated = |(name, parameter): (&String, &crate::book::Parameter)| {
        let covered = parameter.values.range(..=on).next_back().is_some();
        (!covered).then(|| Finding::Undated { parameter: name.clone(), on })
    };
    let mut findings: Vec<Finding> = book.parameters.iter().filter_map(undated).collect();
    for question in Question::ALL {
        findings.extend(lint_question(book, *question, on));
    }
    findings
}

/// Looks at no more than `most` combinations of each question: for a book nobody has looked at yet.
pub fn lint_within(book: &Book, most: u64) -> Vec<Finding> {
    let on = book.about.in_force_from;
    let look = |question: Question| {
        let mut seen =
            Seen { question, findings: Vec::new(), reached: BTreeSet::new(), gaps: BTreeSet::new() };
        let mut left = most;
        walk(&axes(book, question, on), &mut Facts::new().with(Fact::Today, on), &mut |facts| {
            seen.look(book, on, facts);
            left = left.saturating_sub(1);
            left > 0
        });
        seen.findings
    };
    Question::ALL.iter().flat_map(|question| look(*question)).collect()
}

/// Looks at one question of a book on one day. Each kind of finding is reported once for each rule or slot.
pub fn lint_question(book: &Book, question: Question, on: Date) -> Vec<Finding> {
    let axes = axes(book, question, on);
    let mut combinations = 0;
    walk(&axes, &mut Facts::new(), &mut |_| {
        combinations += 1;
        combinations <= MOST
    });
    if combinations > MOST {
        return vec![Finding::TooMany { question }];
    }
    let mut seen = Seen { question, findings: Vec::new(), reached: BTreeSet::new(), gaps: BTreeSet::new() };
    // Whichever way the switches are set, the book must be in order.
    for book in book.readings(question).iter().filter_map(|switches| book.reading(switches).ok()) {
        walk(&axes, &mut today(on), &mut |facts| {
            seen.look(&book, on, facts);
            true
        });
    }
    let reached = seen.reached;
    let idle = book.rules(question).iter().filter(|rule| !reached.contains(&rule.id));
    seen.findings.extend(idle.map(|rule| Finding::Unreachable { question, rule: rule.id.clone() }));
    seen.findings
}

/// Noon of the day, on which everything else is asked.
fn today(on: Date) -> Facts {
    let facts = Facts::new().with(Fact::Today, on);
    match on.and_hms_opt(12, 0, 0) {
        Some(noon) => facts.with(Fact::Now, noon),
        None => facts,
    }
}

struct Seen {
    question: Question,
    findings: Vec<Finding>,
    reached: BTreeSet<RuleId>,
    gaps: BTreeSet<Slot>,
}

impl Seen {
    fn look(&mut self, book: &Book, on: Date, facts: &Facts) {
        let ruling = rule(book, on, self.question, facts);
        self.reached.extend(ruling.steps.into_iter().map(|step| step.rule));
        let question = self.question;
        if !ruling.clash.is_empty() {
            let same =
                |known: &Finding| matches!(known, Finding::Clash { rules, .. } if *rules == ruling.clash);
            if !self.findings.iter().any(same) {
                self.findings.push(Finding::Clash { question, rules: ruling.clash, witness: facts.clone() });
            }
            return;
        }
        for slot in question.needs() {
            if !ruling.verdict.has(*slot) && self.gaps.insert(*slot) {
                self.findings.push(Finding::Gap { question, slot: *slot, witness: facts.clone() });
            }
        }
    }
}

/// Every possible combination of the axes, until `see` has seen enough. A fact that cannot be there under the others
/// stays away.
fn walk(axes: &[(Fact, Vec<Value>)], facts: &mut Facts, see: &mut impl FnMut(&Facts) -> bool) -> bool {
    let Some(((fact, values), rest)) = axes.split_first() else { return see(facts) };
    if !is_there(*fact, facts) {
        facts.unset(*fact);
        return walk(rest, facts, see);
    }
    for value in values {
        if may_be(*fact, *value, facts) {
            facts.set(*fact, *value);
            if !walk(rest, facts, see) {
                return false;
            }
        }
    }
    facts.unset(*fact);
    true
}

/// The facts a question's rules mention, each with one value of every class the rules can tell apart.
fn axes(book: &Book, question: Question, on: Date) -> Vec<(Fact, Vec<Value>)> {
    let mut tests: BTreeMap<Fact, Vec<Test>> = BTreeMap::new();
    let below = book.base.as_ref().map_or(&[][..], |base| base.rules(question));
    for rule in book.rules(question).iter().chain(below) {
        rule.when.each(&mut |fact, test| tests.entry(fact).or_default().push(test.clone()));
    }
    tests.remove(&Fact::Today);
    tests.remove(&Fact::Now);
    tests.iter().map(|(fact, tests)| (*fact, classes(book, *fact, tests, on))).collect()
}

fn classes(book: &Book, fact: Fact, tests: &[Test], on: Date) -> Vec<Value> {
    let number = |number: &Number| match number {
        Number::Is(n) => Some(*n),
        Number::Parameter(name) => match book.parameter(name, on)?.value {
            crate::book::ParameterValue::Number(n) => Some(n),
            _ => None,
        },
    };
    match fact.domain() {
        Domain::Flag => vec![Value::Flag(true), Value::Flag(false)],
        Domain::Count => {
            // Both sides of every boundary.
            let bounds = tests.iter().filter_map(|test| match test {
                Test::AtLeast(n) | Test::AtMost(n) => number(n),
                _ => None,
            });
            let mut counts: BTreeSet<i64> =
                bounds.flat_map(|n| [n - 1, n, n + 1]).filter(|n| *n >= 0).collect();
            counts.insert(0);
            counts.into_iter().map(Value::Count).collect()
        }
        Domain::Moment => moments(book, tests, on),
        Domain::Day => {
            let mut days = BTreeSet::from([on]);
            for period in
                tests.iter().filter_map(Test::parameter).filter_map(|(name, _)| book.parameter(name, on))
            {
                if let crate::book::ParameterValue::Period(period) = period.value {
                    // The anchors for which today is the last day of the period, and the day after it.
                    let about = period.day_before(on).unwrap_or(on);
                    let from = about.checked_add_days(Days::new(40)).unwrap_or(on).min(on);
                    let back: Vec<Date> =
                        (0..90).filter_map(|n| from.checked_sub_days(Days::new(n))).collect();
                    let last = back.iter().copied().find(|anchor| period.last_day(*anchor) == Some(on));
                    let past = |anchor: &Date| !period.covers(Point::Day(*anchor), Point::Day(on));
                    let over = back.into_iter().find(past);
                    days.extend(last.into_iter().chain(over));
                }
            }
            days.into_iter().map(Value::Day).collect()
        }
        Domain::Words(Lexicon { words, .. }) => {
            let mut classes: BTreeMap<Vec<bool>, Value> = BTreeMap::new();
            for word in words {
                let value = Value::Word(word);
                let holds = |test: &Test| match test {
                    Test::In(values) => values.contains(&value),
                    Test::NotIn(values) => !values.contains(&value),
                    _ => false,
                };
                let mut signature: Vec<bool> = tests.iter().map(holds).collect();
                // Words that decide whether other facts are there are never lumped together.
                signature.extend(words.iter().map(|other| decides(fact) && other == word));
                classes.entry(signature).or_insert(value);
            }
            classes.into_values().collect()
        }
    }
}

/// Noon of the day, and the moments from which each period ends just now or a minute ago.
fn moments(book: &Book, tests: &[Test], on: Date) -> Vec<Value> {
    let Some(now) = on.and_hms_opt(12, 0, 0) else { return Vec::new() };
    let mut moments = BTreeSet::from([now]);
    for (name, _) in tests.iter().filter_map(Test::parameter) {
        if let Some(crate::book::ParameterValue::Period(period)) = book.parameter(name, on).map(|d| &d.value)
            && let Some(Point::Moment(last)) = period.before(Point::Moment(now))
        {
            moments.extend([last, last - chrono::TimeDelta::minutes(1)]);
        }
    }
    moments.into_iter().map(Value::Moment).collect()
}

/// Whether other facts are there or not by the value of this one.
const fn decides(fact: Fact) -> bool {
    matches!(
        fact,
        Fact::VisitKind | Fact::Declared | Fact::OwnerPresence | Fact::Referral | Fact::Engaged | Fact::Named
    )
}

/// Whether a fact can be there under what is known: an owner's presence only with a client who has an owner, and so on.
fn is_there(fact: Fact, facts: &Facts) -> bool {
    let known = |fact: Fact| facts.get(fact);
    let returns = || {
        known(Fact::VisitKind).is_none()
            || facts.is(Fact::VisitKind, VisitKind::ReturnOpen)
            || facts.is(Fact::VisitKind, VisitKind::ReturnClosed)
    };
    match fact {
        Fact::NamedPresence => known(Fact::Named) != Some(Value::Flag(false)),
        Fact::OwnerPresence => returns(),
        Fact::OwnerReachable => returns() && known(Fact::OwnerPresence) != Some(Presence::Free.into()),
        Fact::ReferrerPresence => {
            known(Fact::Referral).is_some() && !facts.is(Fact::Referral, Referral::None)
        }
        Fact::AbsenceReason | Fact::AbsenceNotified | Fact::AbsenceApproved => {
            facts.is(Fact::Engaged, Engaged::Absent)
        }
        _ => true,
    }
}

/// Whether a fact can have this value under what is known.
fn may_be(fact: Fact, value: Value, facts: &Facts) -> bool {
    let new = facts.get(Fact::VisitKind).is_none_or(|kind| kind == VisitKind::New.into());
    let returns = [VisitKind::ReturnOpen, VisitKind::ReturnClosed].map(Value::from);
    let owned = facts.get(Fact::VisitKind).is_none_or(|kind| returns.contains(&kind));
    match fact {
        // Somebody recognises his own client at the door, and is there to do so.
        Fact::Recognised => {
            value == Value::Flag(false) || (owned && facts.is(Fact::OwnerPresence, Presence::Free))
        }
        Fact::Referral => value == Referral::None.into() || new,
        Fact::RepeatToday => value == Value::Flag(false) || owned,
        // Who comes to buy has nothing to declare.
        Fact::Declared => !facts.is(Fact::Purpose, Purpose::Buy) || value == Declared::Never.into(),
        _ => true,
    }
}
