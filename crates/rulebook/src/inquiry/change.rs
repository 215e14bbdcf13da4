//! Which changes of facts would change an answer.

use crate::axis::{all_values, classes};
use crate::book::Book;
use crate::condition::Truth;
use crate::effect::{Effects, Slot};
use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::opened::Opened;
use crate::period::Date;
use crate::possible::{governors, governs, is_there, may_be};
use crate::question::Question;
use crate::ruling::Ruling;
use paper::OrderedSet;

/// The most facts changed at once.
pub const MOST_CHANGES: usize = 3;

/// The most sets of changes looked at for one question; about 50 ms. Smaller sets are looked at first, so what is cut
/// off are sets of [`MOST_CHANGES`] in situations that depend on very many facts.
pub const MOST_LOOKS: u32 = 50_000;

/// A change of facts, and what would follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// The facts that change or become known. Without any one of them the verdict would not become another.
    pub changes: Facts,
    /// The ruling then.
    pub ruling: Ruling,
}

/// The smallest changes of facts under which the verdict is another, on the slots the question needs or, if it needs
/// none, on any slot. Fewest changes first, then in the order of the facts. `today` and `now` never change. A change that only
/// leads to another question or to a clash is none.
pub fn flips(book: &Book, on: Date, question: Question, facts: &Facts) -> Vec<Flip> {
    let opened = Opened::at(book, on, question);
    let now = uncounted(&opened, opened.answer(&opened.dated(facts)).verdict);
    let slots = if question.needs().is_empty() { question.may() } else { question.needs() };
    let other = |verdict: &Effects| slots.iter().any(|slot| !verdict.agrees(&now, *slot));
    search(&opened, facts, slots, &other)
}

/// The facts after a change, or `None` if they cannot be so together. What can no longer be there after the change, such
/// as the owner's presence when the visitor is new, becomes unknown.
pub fn with_changes(facts: &Facts, changes: &Facts) -> Option<Facts> {
    after(facts, changes).map(|(after, _)| after)
}

/// The facts after a change, and every fact that is not as before.
fn after(facts: &Facts, changes: &Facts) -> Option<(Facts, Vec<Fact>)> {
    let mut after = facts.clone();
    let mut touched = Vec::with_capacity(MOST_CHANGES);
    for (fact, value) in changes.iter() {
        after.set(fact, value);
        touched.push(fact);
    }
    // What governs a fact comes before it.
    for fact in Fact::ALL.iter().copied().filter(|fact| !governors(*fact).is_empty()) {
        let Some(value) = after.get(fact) else { continue };
        let changed = changes.get(fact).is_some();
        if !changed && !governors(fact).iter().any(|governor| touched.contains(governor)) {
            continue;
        }
        if !is_there(fact, &after) && !changed {
            after.unset(fact);
            touched.push(fact);
        } else if !is_there(fact, &after) || !may_be(fact, value, &after) {
            return None;
        }
    }
    Some((after, touched))
}

/// A verdict with its numbers, but with limits not yet counted from any day: another day alone is no other answer.
pub(super) fn uncounted(opened: &Opened<'_>, mut verdict: Effects) -> Effects {
    verdict.settle(&Facts::new(), &opened.parameters);
    verdict
}

/// The smallest changes under which an answer is settled on these slots and as wanted.
pub(super) fn search(
    opened: &Opened<'_>,
    facts: &Facts,
    slots: &[Slot],
    wanted: &dyn Fn(&Effects) -> bool,
) -> Vec<Flip> {
    let ground = opened.dated(facts);
    let axes: Vec<(Fact, Vec<Value>)> = relevant(opened, slots, &ground)
        .into_iter()
        .map(|fact| (fact, others(opened, fact, &ground)))
        .filter(|(_, values)| !values.is_empty())
        .collect();
    let truths = opened.truths(&ground);
    let rules = opened.chapter.rules.iter();
    let mentions = rules.map(|rule| {
        let mut facts = OrderedSet::new();
        rule.when.each(&mut |fact, _| {
            facts.insert(fact);
        });
        facts.into_iter().collect()
    });
    let mentions = mentions.collect();
    let mut search =
        Search { opened, ground, truths, mentions, axes, wanted, found: Vec::new(), looks: MOST_LOOKS };
    for size in 1..=MOST_CHANGES {
        search.choose(0, size, &mut Facts::new());
    }
    let flip = |changes: Facts| {
        let ruling = opened.rule(&with_changes(facts, &changes)?);
        Some(Flip { changes, ruling })
    };
    search.found.into_iter().filter_map(flip).collect()
}

struct Search<'a> {
    opened: &'a Opened<'a>,
    ground: Facts,
    /// Which conditions hold before any change.
    truths: Vec<Truth>,
    /// The facts that each rule mentions.
    mentions: Vec<Vec<Fact>>,
    axes: Vec<(Fact, Vec<Value>)>,
    wanted: &'a dyn Fn(&Effects) -> bool,
    found: Vec<Facts>,
    looks: u32,
}

impl Search<'_> {
    /// Chooses `more` changes from the axes from `from` on. What holds a smaller flip is none.
    fn choose(&mut self, from: usize, more: usize, changes: &mut Facts) {
        let holds = |known: &Facts| known.iter().all(|(fact, value)| changes.is(fact, value));
        if self.looks == 0 || self.found.iter().any(holds) {
            return;
        }
        if more == 0 {
            self.looks -= 1;
            if self.turns(changes) {
                self.found.push(changes.clone());
            }
            return;
        }
        for at in from..self.axes.len() {
            let fact = self.axes[at].0;
            for i in 0..self.axes[at].1.len() {
                changes.set(fact, self.axes[at].1[i]);
                self.choose(at + 1, more - 1, changes);
            }
            changes.unset(fact);
        }
    }

    /// Whether the answer is as wanted after these changes.
    fn turns(&self, changes: &Facts) -> bool {
        let Some((after, touched)) = after(&self.ground, changes) else { return false };
        let mut truths = self.truths.clone();
        for (i, mentions) in self.mentions.iter().enumerate() {
            if touched.iter().any(|fact| mentions.contains(fact)) {
                truths[i] = self.opened.truth(i, &after);
            }
        }
        if truths == self.truths {
            return false;
        }
        let answer = self.opened.hear(&truths).answer();
        answer.asks.is_none()
            && answer.clash.is_empty()
            && (self.wanted)(&uncounted(self.opened, answer.verdict))
    }
}

/// The facts that can have a part in what these slots are filled with.
fn relevant(opened: &Opened<'_>, slots: &[Slot], facts: &Facts) -> OrderedSet<Fact> {
    let rules = &opened.chapter.rules;
    let mut ahead: Vec<usize> =
        (0..rules.len()).filter(|i| slots.iter().any(|slot| rules[*i].then.has(*slot))).collect();
    // An answer is settled only when nothing that is needed is asked for.
    ahead.extend(
        (0..rules.len()).filter(|i| opened.question.needs().iter().any(|slot| rules[*i].then.has(*slot))),
    );
    let mut seen = OrderedSet::new();
    let mut mentioned = OrderedSet::new();
    while let Some(i) = ahead.pop() {
        if seen.insert(i) {
            ahead.extend(&opened.chapter.exceptions[i]);
            rules[i].when.each(&mut |fact, _| {
                mentioned.insert(fact);
            });
        }
    }
    let govern = mentioned.iter().flat_map(|fact| governors(*fact)).copied();
    let govern: Vec<Fact> = govern.filter(|fact| facts.get(*fact).is_some()).collect();
    mentioned.extend(govern);
    mentioned.remove(&Fact::Today);
    mentioned.remove(&Fact::Now);
    mentioned
}

/// One value of every class but that of the present value, the nearest to it where there is a line.
fn others(opened: &Opened<'_>, fact: Fact, facts: &Facts) -> Vec<Value> {
    let (today, now) = (opened.today(facts), facts.get(fact));
    if governs(fact) {
        return all_values(opened, fact, today).into_iter().filter(|value| Some(*value) != now).collect();
    }
    classes(opened, fact, today, now)
}
