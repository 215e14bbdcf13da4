//! Conditions as decisions: which value of the next fact leads where. Equal decisions are kept once.

use crate::axis::Axis;
use crate::condition::{Truth, When};
use crate::fact::{Fact, Facts};
use crate::opened::Opened;
use crate::possible::governors;
use std::collections::{BTreeMap, BTreeSet};

/// The most steps taken to draw up the decisions of a question.
const MOST: u32 = 400_000;

const NO: u32 = 0;
const YES: u32 = 1;
/// From here on, one for each fact that stays unknown.
const UNKNOWN: u32 = 2;
const FIRST_FORK: u32 = UNKNOWN + Fact::ALL.len() as u32;

/// A decision: taken, or a fork.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Node(pub(super) u32);

impl Node {
    fn of(truth: Truth) -> Self {
        Self(match truth {
            Truth::No => NO,
            Truth::Yes => YES,
            Truth::Unknown(fact) => UNKNOWN + fact as u32,
        })
    }

    /// What was decided. A fork has not been, which does not happen at the end of a walk.
    pub(super) fn truth(self) -> Truth {
        match self.0 {
            NO => Truth::No,
            YES => Truth::Yes,
            n => Fact::ALL.get((n - UNKNOWN) as usize).map_or(Truth::No, |fact| Truth::Unknown(*fact)),
        }
    }
}

/// Where each value of a fact leads; the last, where absence does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fork {
    depth: usize,
    leads: Vec<Node>,
}

pub(super) struct Decisions {
    forks: Vec<Fork>,
    known: BTreeMap<Fork, Node>,
    steps: u32,
}

impl Decisions {
    pub(super) fn new() -> Self {
        Self { forks: Vec::new(), known: BTreeMap::new(), steps: 0 }
    }

    pub(super) fn too_many(&self) -> bool {
        self.steps > MOST
    }

    /// Where a decision stands after the fact at `depth` got the value of this number.
    pub(super) fn after(&self, node: Node, depth: usize, choice: usize) -> Node {
        let fork = node.0.checked_sub(FIRST_FORK).and_then(|n| self.forks.get(n as usize));
        match fork {
            Some(fork) if fork.depth == depth => fork.leads.get(choice).copied().unwrap_or(node),
            _ => node,
        }
    }

    /// Draws up a condition of an opened book. The given facts are known; switches are as the axes say.
    pub(super) fn draw_up(&mut self, when: &When, axes: &[Axis], opened: &Opened<'_>, facts: &Facts) -> Node {
        let mut mentions = BTreeSet::new();
        let place = |is: &dyn Fn(&Axis) -> bool| axes.iter().position(is);
        when.each_switch(&mut |name, _| {
            mentions.extend(place(&|axis| matches!(axis, Axis::Switch(switch, _) if switch == name)));
        });
        when.each(&mut |fact, _| mentions.extend(place(&|axis| axis.fact() == Some(fact))));
        let depths: Vec<usize> = mentions.into_iter().collect();
        let opened =
            Opened::at(opened.book, opened.on, opened.question).switched(&opened.parameters.switches);
        let mut trial = Trial { axes, opened, facts: facts.clone() };
        self.grow(when, &depths, &mut trial)
    }

    fn grow(&mut self, when: &When, depths: &[usize], trial: &mut Trial<'_>) -> Node {
        self.steps += 1;
        // More facts never change what is decided already. Switches come first: all of them are set by then.
        let axes = trial.axes;
        let next = depths.split_first().map(|(depth, rest)| (*depth, &axes[*depth], rest));
        let truth = when.holds(&trial.facts, &trial.opened.parameters);
        let Some((depth, axis, rest)) = next.filter(|(_, axis, _)| {
            !self.too_many() && (matches!(axis, Axis::Switch(..)) || matches!(truth, Truth::Unknown(_)))
        }) else {
            return Node::of(truth);
        };
        let mut leads = Vec::with_capacity(axis.len() + 1);
        match axis {
            Axis::Switch(name, words) => {
                for word in words {
                    trial.opened.parameters.switches.insert(name.clone(), word.clone());
                    leads.push(self.grow(when, rest, trial));
                }
                trial.opened.parameters.switches.remove(name);
            }
            Axis::Fact(fact, values) => {
                for value in values {
                    trial.facts.set(*fact, *value);
                    leads.push(self.grow(when, rest, trial));
                }
                trial.facts.unset(*fact);
                if !governors(*fact).is_empty() {
                    leads.push(self.grow(when, rest, trial));
                }
            }
        }
        self.fork(depth, leads)
    }

    /// The decision with these leads; none where all lead to the same.
    fn fork(&mut self, depth: usize, leads: Vec<Node>) -> Node {
        if let Some(lead) = leads.first().filter(|first| leads.iter().all(|lead| lead == *first)) {
            return *lead;
        }
        let fork = Fork { depth, leads };
        if let Some(node) = self.known.get(&fork) {
            return *node;
        }
        let node = Node(FIRST_FORK + self.forks.len() as u32);
        self.forks.push(fork.clone());
        self.known.insert(fork, node);
        node
    }
}

/// What is tried while a decision is drawn up.
struct Trial<'a> {
    axes: &'a [Axis],
    opened: Opened<'a>,
    facts: Facts,
}
