//! Conditions as decisions: which value of the next fact leads where. Equal decisions are kept once.

use crate::axis::Axis;
use crate::condition::{Truth, When};
use crate::fact::Fact;
use crate::facts::Facts;
use crate::opened::Opened;
use crate::possible::may_lack;
use paper::OrderedSet;
use std::collections::BTreeMap;

/// The most steps taken to draw up the decisions of a question.
const MOST: u32 = 200_000;

const NO: u32 = 0;
const YES: u32 = 1;
/// From here on, even numbers are facts that stay unknown and odd ones are forks.
const FIRST: u32 = 2;

/// A decision: taken, or a fork.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Node(pub(super) u32);

impl Node {
    /// What does not hold.
    pub(super) const NO: Self = Self(NO);
    /// What holds.
    pub(super) const YES: Self = Self(YES);
}

/// Where each value of a fact leads; of one that may be missing the last, where that does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fork {
    depth: usize,
    leads: Vec<Node>,
}

pub(super) struct Decisions {
    /// The facts that stay unknown somewhere.
    unknown: Vec<Fact>,
    forks: Vec<Fork>,
    known: BTreeMap<Fork, Node>,
    steps: u32,
}

impl Decisions {
    pub(super) fn new() -> Self {
        Self { unknown: Vec::new(), forks: Vec::new(), known: BTreeMap::new(), steps: 0 }
    }

    fn taken(&mut self, truth: Truth) -> Node {
        let fact = match truth {
            Truth::No => return Node::NO,
            Truth::Yes => return Node::YES,
            Truth::Unknown(fact) => fact,
        };
        let at = self.unknown.iter().position(|known| *known == fact).unwrap_or_else(|| {
            self.unknown.push(fact);
            self.unknown.len() - 1
        });
        Node(FIRST + 2 * at as u32)
    }

    /// What was decided, if it was.
    pub(super) fn truth(&self, node: Node) -> Option<Truth> {
        match node.0 {
            NO => Some(Truth::No),
            YES => Some(Truth::Yes),
            n if n % 2 == 0 => self.unknown.get(((n - FIRST) / 2) as usize).map(|fact| Truth::Unknown(*fact)),
            _ => None,
        }
    }

    pub(super) fn too_many(&self) -> bool {
        self.steps > MOST
    }

    /// Where a decision stands after the fact at `depth` got the value of this number.
    pub(super) fn after(&self, node: Node, depth: usize, choice: usize) -> Node {
        let fork = node.0.checked_sub(FIRST + 1).filter(|n| n % 2 == 0);
        match fork.and_then(|n| self.forks.get((n / 2) as usize)) {
            Some(fork) if fork.depth == depth => fork.leads.get(choice).copied().unwrap_or(node),
            _ => node,
        }
    }

    /// Draws up a condition of an opened book. The given facts are known; switches are as the axes say.
    pub(super) fn draw_up(&mut self, when: &When, axes: &[Axis], opened: &Opened<'_>, facts: &Facts) -> Node {
        let mut mentions = OrderedSet::new();
        let place = |is: &dyn Fn(&Axis) -> bool| axes.iter().position(is);
        when.each_switch(&mut |name, _| {
            mentions.extend(place(&|axis| matches!(axis, Axis::Switch(switch, _) if switch == name)));
        });
        when.each(&mut |fact, test| {
            mentions.extend(place(&|axis| axis.fact() == Some(fact)));
            if opened.is_range(test) {
                mentions.extend(place(&|axis| axis.fact() == Some(Fact::Extended)));
            }
        });
        let depths: Vec<usize> = mentions.into_iter().collect();
        let opened =
            Opened::at(opened.book, opened.on, opened.question).switched(&opened.parameters.switches);
        let mut trial = Trial { axes, opened, facts: facts.clone(), known: BTreeMap::new() };
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
            return self.taken(truth);
        };
        // With the same tests left open the rest is the same.
        let open = matches!(axis, Axis::Fact(..)).then(|| (depth, trial.open(when)));
        if let Some(node) = open.as_ref().and_then(|open| trial.known.get(open)) {
            return *node;
        }
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
                if may_lack(*fact) {
                    leads.push(self.grow(when, rest, trial));
                }
            }
        }
        let node = self.fork(depth, leads);
        trial.known.extend(open.map(|open| (open, node)));
        node
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
        let node = Node(FIRST + 1 + 2 * self.forks.len() as u32);
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
    /// What follows at a depth when these tests of the condition are open.
    known: BTreeMap<(usize, Vec<u32>), Node>,
}

impl Trial<'_> {
    /// The tests on which a condition still depends, by their place in it. Of a part that is decided none matters, and
    /// how it is decided follows from that the whole is not.
    fn open(&self, when: &When) -> Vec<u32> {
        let mut open = Vec::new();
        self.collect(when, &mut 0, true, &mut open);
        open
    }

    fn collect(&self, when: &When, place: &mut u32, live: bool, open: &mut Vec<u32>) {
        *place += 1;
        let live = live && matches!(when.holds(&self.facts, &self.opened.parameters), Truth::Unknown(_));
        match when {
            When::All(parts) | When::Any(parts) => {
                parts.iter().for_each(|part| self.collect(part, place, live, open));
            }
            When::Not(part) => self.collect(part, place, live, open),
            When::Fact(..) if live => open.push(*place),
            When::Fact(..) | When::Switch { .. } => {}
        }
    }
}
