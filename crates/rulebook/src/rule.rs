//! A rule, and the rules of one question as a book has them.

use crate::article::{ArticleId, Text};
use crate::condition::{Placed, Test, When};
use crate::effect::{Effects, Slot};
use crate::fact::Fact;
use crate::question::Question;
use paper::OrderedSet;
use paper::Read;
use serde::Serialize;

/// The id of a rule, unique within its book.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Read)]
#[serde(transparent)]
pub struct RuleId(pub String);

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// The articles it comes from, one or more.
    pub cites: Vec<ArticleId>,
    /// What the rule says in plain words.
    pub says: Text,
    /// The reading chosen where the article leaves it open.
    pub reading: Option<Text>,
    /// When it holds.
    pub when: When,
    /// What follows.
    pub then: Effects,
    /// The rules it sets aside when it holds.
    pub exception_to: Vec<RuleId>,
    /// The rules of the extended book that it replaces for good.
    pub replaces: Vec<RuleId>,
}

/// Who speaks on one effect: rules of the chapter by their place.
#[derive(Clone, Debug)]
pub(crate) struct Speakers {
    pub(crate) slot: Slot,
    /// Whether the question needs it.
    pub(crate) needed: bool,
    /// The book's own rules.
    pub(crate) own: Vec<usize>,
    /// Those of the extended book.
    pub(crate) below: Vec<usize>,
}

/// The rules of one question, the book's own first, then those of the extended book; and what a ruling would otherwise
/// have to look up in them again each time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chapter {
    pub(crate) rules: Vec<Rule>,
    /// How many of `rules` are the book's own.
    pub(crate) own: usize,
    /// For each rule the rules that are exceptions to it.
    pub(crate) exceptions: Vec<Vec<usize>>,
    /// The facts that any rule mentions, in order.
    pub(crate) mentions: Vec<Fact>,
    /// The condition of each rule, its facts by their place in `mentions`.
    pub(crate) clauses: Vec<Placed>,
    /// The effects of the question, those it needs first, with the rules that speak on them.
    pub(crate) speakers: Vec<Speakers>,
    /// The effects of each rule.
    pub(crate) fills: Vec<Vec<Slot>>,
    /// The rules in an order in which the exceptions to a rule come before it.
    pub(crate) order: Vec<usize>,
    /// Whether any effect is counted from a fact or taken from a parameter.
    pub(crate) counts: bool,
}

impl Chapter {
    /// A chapter of these rules; `exceptions` has no circle. `is_range` says of a test whether it counts by a period that is
    /// a range: what lies between its ends a person says.
    pub(crate) fn new(
        question: Question,
        rules: Vec<Rule>,
        own: usize,
        exceptions: Vec<Vec<usize>>,
        is_range: impl Fn(&Test) -> bool,
    ) -> Self {
        let mut mentions = OrderedSet::new();
        let mut counts = false;
        for rule in &rules {
            rule.when.each(&mut |fact, test| {
                mentions.insert(fact);
                if is_range(test) {
                    mentions.insert(Fact::Extended);
                }
            });
            rule.then.anchors(&mut |fact| {
                mentions.insert(fact);
                counts = true;
            });
            rule.then.parameters(&mut |_, _| counts = true);
        }
        let mentions: Vec<Fact> = mentions.into_iter().collect();
        let clauses = rules.iter().map(|rule| Placed::of(&rule.when, &mentions)).collect();
        let speak = |slot: Slot, range: std::ops::Range<usize>| {
            range.filter(|i| rules[*i].then.has(slot)).collect::<Vec<_>>()
        };
        let speakers = |(slot, needed): (&Slot, bool)| Speakers {
            slot: *slot,
            needed,
            own: speak(*slot, 0..own),
            below: speak(*slot, own..rules.len()),
        };
        let needs = question.needs().iter().map(|slot| (slot, true));
        let speakers = needs.chain(question.may().iter().map(|slot| (slot, false))).map(speakers).collect();
        let fills = rules.iter().map(|rule| rule.then.slots().collect()).collect();
        let order = in_order(&exceptions);
        Self { rules, own, exceptions, mentions, clauses, speakers, fills, order, counts }
    }
}

/// The rules in an order in which the exceptions to a rule come before it.
fn in_order(exceptions: &[Vec<usize>]) -> Vec<usize> {
    fn place(i: usize, exceptions: &[Vec<usize>], placed: &mut [bool], order: &mut Vec<usize>) {
        if std::mem::replace(&mut placed[i], true) {
            return;
        }
        exceptions[i].iter().for_each(|by| place(*by, exceptions, placed, order));
        order.push(i);
    }
    let mut order = Vec::with_capacity(exceptions.len());
    let mut placed = vec![false; exceptions.len()];
    (0..exceptions.len()).for_each(|i| place(i, exceptions, &mut placed, &mut order));
    order
}
