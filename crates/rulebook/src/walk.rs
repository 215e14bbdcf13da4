//! The walk through every possible situation that the rules of a question can tell apart.
//!
//! It takes one fact after the other and gives it each of its values, as one would by hand. What makes it quick is
//! that two beginnings after which every rule still depends on the same things in the same way need to be ended only
//! once. So it meets every pattern of rules that hold or do not hold, with the first situation that shows it, without
//! looking at every combination one by one.

mod decision;

use crate::axis::{Axis, axes, day};
use crate::condition::Truth;
use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::opened::Opened;
use crate::parameter::Switches;
use crate::period::Date;
use crate::possible::{governors, is_there, may_be, possible};
use decision::{Decisions, Node};
use paper::{Arrange, OrderedMap};
use std::collections::BTreeSet;

/// The most beginnings looked at in one walk.
pub(crate) const MOST: usize = 200_000;

/// What came of walking on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Met {
    /// A pattern not met before.
    Pattern,
    /// Nothing yet: the steps allowed are used up.
    Paused,
    /// There is no more.
    End,
    /// There is more than is looked at.
    TooMany,
}

/// A beginning: some switches and facts have their values.
struct Beginning {
    /// Where each rule's decision stands.
    nodes: Vec<Node>,
    /// What else later facts depend on and the memory of beginnings must keep: the value chosen at this depth.
    chosen: usize,
    /// The next value to try for the fact at this depth.
    next: usize,
}

/// How many combinations these axes have, impossible ones included; the largest number if there are more.
pub(crate) fn combinations(axes: &[Axis]) -> u64 {
    axes.iter().fold(1, |all: u64, axis| all.saturating_mul(axis.len().max(1) as u64))
}

/// A walk under way.
pub(crate) struct Walk {
    axes: Vec<Axis>,
    /// How many of them are gone through.
    end: usize,
    decisions: Decisions,
    /// For each rule, book after book, the rules that are exceptions to it.
    exceptions: Vec<Vec<usize>>,
    /// The beginnings on the way to where the walk is, the empty one first.
    way: Vec<Beginning>,
    facts: Facts,
    /// The same with every declared word as the word of the vocabulary it stands under: so far as a situation is possible,
    /// they are one. Not kept where nothing is declared.
    plain: Facts,
    /// The declared words, each with that word.
    under: OrderedMap<&'static str, &'static str>,
    /// The switches that are not as the book has them.
    switches: Switches,
    /// For each depth the axes before it whose values decide what may follow.
    decisive: Vec<Vec<usize>>,
    /// For each depth how many combinations follow, impossible ones included.
    weight: Vec<u64>,
    seen: Vec<BTreeSet<Vec<u32>>>,
    beginnings: usize,
    looked: u64,
    arrived: bool,
    too_many: bool,
}

impl Walk {
    /// A walk for one book, with every setting of its switches, or for several side by side as they are switched.
    pub(crate) fn new(open: &[Opened<'_>], today: Date) -> Self {
        Self::over(axes(open, today), open, today)
    }

    /// A walk for one book that leaves a fact on a line open: at each pattern [`Self::along`] goes along it.
    pub(crate) fn beside(line: Fact, opened: &Opened<'_>, today: Date) -> Self {
        let open = std::slice::from_ref(opened);
        let mut axes = axes(open, today);
        axes.arrange_by_key(|axis| axis.fact() == Some(line));
        let mut walk = Self::over(axes, open, today);
        walk.end = walk.axes.iter().position(|axis| axis.fact() == Some(line)).unwrap_or(walk.axes.len());
        walk
    }

    fn over(axes: Vec<Axis>, open: &[Opened<'_>], today: Date) -> Self {
        let facts = day(today);
        let mut decisions = Decisions::new();
        let mut nodes = Vec::new();
        let mut exceptions: Vec<Vec<usize>> = Vec::new();
        for opened in open {
            let first = exceptions.len();
            let list = opened.chapter.exceptions.iter();
            exceptions.extend(list.map(|list| list.iter().map(|i| first + i).collect()));
            for rule in &opened.chapter.rules {
                nodes.push(decisions.draw_up(&rule.when, &axes, opened, &facts));
            }
        }
        let weight = (0..=axes.len()).map(|depth| combinations(&axes[depth..])).collect();
        let governs = |before: usize, depth: usize| {
            let before = axes[before].fact();
            // What is left open to the end may stand behind what it governs.
            let bound = |(one, other): (Fact, Fact)| {
                governors(one).contains(&other) || governors(other).contains(&one)
            };
            axes[depth..].iter().any(|axis| axis.fact().zip(before).is_some_and(bound))
        };
        let decisive = (0..=axes.len())
            .map(|depth| (0..depth).filter(|before| governs(*before, depth)).collect())
            .collect();
        let seen = vec![BTreeSet::new(); axes.len() + 1];
        let too_many = decisions.too_many();
        let under = open.iter().flat_map(|opened| opened.book.glossary().under_vocabulary()).collect();
        let way = vec![Beginning { nodes, chosen: 0, next: 0 }];
        Self {
            end: axes.len(),
            axes,
            decisions,
            exceptions,
            way,
            plain: facts.clone(),
            facts,
            under,
            switches: Switches::new(),
            decisive,
            weight,
            seen,
            beginnings: 0,
            looked: 0,
            arrived: false,
            too_many,
        }
    }

    /// Walks on for at most `steps` steps, which are taken off, or until a pattern is met.
    pub(crate) fn on(&mut self, steps: &mut u32) -> Met {
        if self.arrived {
            self.arrived = false;
            self.way.pop();
        }
        while let Some(depth) = self.way.len().checked_sub(1) {
            if self.too_many || self.beginnings > MOST {
                return Met::TooMany;
            }
            if depth == self.end {
                self.looked = self.looked.saturating_add(self.weight[depth]);
                self.arrived = true;
                return Met::Pattern;
            }
            if *steps == 0 {
                return Met::Paused;
            }
            *steps -= 1;
            self.try_next(depth);
        }
        Met::End
    }

    /// Tries the next value at this depth, or goes back.
    fn try_next(&mut self, depth: usize) {
        let after = self.weight[depth + 1];
        let Some(choice) = self.choose(depth) else {
            self.way.pop();
            return;
        };
        let here = &mut self.way[depth];
        here.next = choice + 1;
        here.chosen = choice;
        match &self.axes[depth] {
            Axis::Switch(name, words) => match words.get(choice) {
                Some(word) if choice > 0 => drop(self.switches.insert(name.clone(), word.clone())),
                _ => drop(self.switches.remove(name)),
            },
            Axis::Fact(fact, values) => match values.get(choice) {
                Some(value) if self.may_be(*fact, *value) => {
                    let (fact, value) = (*fact, *value);
                    self.facts.set(fact, value);
                    if !self.under.is_empty() {
                        self.plain.set(fact, self.plain(value));
                    }
                }
                Some(_) => {
                    self.looked = self.looked.saturating_add(after);
                    return;
                }
                None => {
                    let others = values.len().saturating_sub(1) as u64;
                    self.looked = self.looked.saturating_add(others.saturating_mul(after));
                }
            },
        }
        let mut nodes: Vec<Node> =
            self.way[depth].nodes.iter().map(|node| self.decisions.after(*node, depth, choice)).collect();
        self.set_aside(&mut nodes);
        let chosen = self.decisive[depth + 1].iter().map(|axis| self.way[*axis].chosen as u32);
        let beginning = nodes.iter().map(|node| node.0).chain(chosen).collect();
        if self.seen[depth + 1].insert(beginning) {
            self.beginnings += 1;
            self.way.push(Beginning { nodes, chosen: 0, next: 0 });
        } else {
            self.looked = self.looked.saturating_add(after);
        }
    }

    /// What is set aside for certain need not be decided: it falls either way.
    fn set_aside(&self, nodes: &mut [Node]) {
        let falls = |nodes: &[Node], i: usize| nodes[i] == Node::NO;
        for i in 0..nodes.len() {
            let certain = |by: &usize| {
                nodes[*by] == Node::YES && self.exceptions[*by].iter().all(|above| falls(nodes, *above))
            };
            if self.exceptions[i].iter().any(certain) {
                nodes[i] = Node::NO;
            }
        }
    }

    /// The next value to try at this depth. A fact that cannot be there has one way to be: absent, after its values.
    fn choose(&mut self, depth: usize) -> Option<usize> {
        let next = self.way[depth].next;
        let axis = &self.axes[depth];
        let mut there = true;
        if let Axis::Fact(fact, _) = axis {
            if next == 0 || next >= axis.len() {
                self.facts.unset(*fact);
                self.plain.unset(*fact);
            }
            there = is_there(*fact, self.known());
        }
        let (first, end) = if there { (0, axis.len()) } else { (axis.len(), axis.len() + 1) };
        let choice = next.max(first);
        if choice >= end
            && let Axis::Switch(name, _) = axis
        {
            self.switches.remove(name);
        }
        (choice < end).then_some(choice)
    }

    /// What decides what can be there.
    fn known(&self) -> &Facts {
        if self.under.is_empty() { &self.facts } else { &self.plain }
    }

    /// A value of the vocabulary.
    fn plain(&self, value: Value) -> Value {
        match value {
            Value::Word(word) => Value::Word(self.under.get(word).copied().unwrap_or(word)),
            value => value,
        }
    }

    fn may_be(&self, fact: Fact, value: Value) -> bool {
        may_be(fact, self.plain(value), self.known())
    }

    /// Whether facts can be so together.
    pub(crate) fn possible(&self, facts: &Facts) -> bool {
        if self.under.is_empty() {
            return possible(facts);
        }
        possible(&facts.iter().fold(Facts::new(), |all, (fact, value)| all.with(fact, self.plain(value))))
    }

    /// The situation where the walk is.
    pub(crate) fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Which conditions hold where the walk is (of rules that are set aside: none), book after book; after [`Met::Pattern`].
    pub(crate) fn truths(&self) -> Vec<Truth> {
        self.way.last().map_or_else(Vec::new, |end| {
            end.nodes.iter().map(|node| self.decisions.truth(*node).unwrap_or(Truth::No)).collect()
        })
    }

    /// What follows along the line that was left open: each value that can be, with which conditions hold; after
    /// [`Met::Pattern`].
    pub(crate) fn along(&self) -> Vec<(Value, Vec<Truth>)> {
        let (Some(end), Some(Axis::Fact(fact, values))) = (self.way.last(), self.axes.get(self.end)) else {
            return Vec::new();
        };
        let can_be = |value: &Value| {
            let facts = self.known().clone().with(*fact, *value);
            possible(&facts)
        };
        let truths = |choice: usize| {
            let after = end.nodes.iter().map(|node| self.decisions.after(*node, self.end, choice));
            after.map(|node| self.decisions.truth(node).unwrap_or(Truth::No)).collect()
        };
        let there = values.iter().enumerate().filter(|(_, value)| can_be(value));
        there.map(|(choice, value)| (*value, truths(choice))).collect()
    }

    /// How many combinations have been dealt with.
    pub(crate) fn looked(&self) -> u64 {
        self.looked.min(self.total())
    }

    fn total(&self) -> u64 {
        self.weight[0]
    }

    /// The facts whose values lie on a line, with their values in order.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (Fact, &[Value])> {
        self.axes.iter().filter_map(Axis::line)
    }

    /// The switches that are not as the book has them, where the walk is.
    pub(crate) fn switches(&self) -> &Switches {
        &self.switches
    }
}
