//! Why an answer is not another one.

use super::change::{Flip, search, uncounted};
use crate::article::ArticleId;
use crate::book::{Book, Rule, RuleId};
use crate::condition::{Parameters, Truth, When};
use crate::effect::{Effects, Slot};
use crate::engine::Stand;
use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::opened::Opened;
use crate::period::Date;
use crate::question::Question;
use paper::OrderedSet;

/// What stands in a rule's way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// The fact is not as the rule wants it; what was found, if it is known.
    Fact(Fact, Option<Value>),
    /// The switch is set otherwise; how it is set.
    Switch(String, String),
    /// This exception sets the rule aside.
    SetAside(RuleId),
    /// The rule is an office default, and this rule of the book speaks on the slot.
    BookSpeaks(RuleId),
    /// The rule holds, but so does this one of equal rank, which says otherwise.
    Disagrees(RuleId),
}

/// A rule that would give the wanted answer, and one thing that stands in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// The rule.
    pub rule: RuleId,
    /// Its articles.
    pub cites: Vec<ArticleId>,
    /// What stands in its way.
    pub because: Because,
}

/// Why a slot is not filled as wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhyNot {
    /// Everything that stands in the way of every rule that would fill it so, in the order of the rules. Empty if the
    /// wanted answer is given already, or if no rule gives it.
    pub obstacles: Vec<Obstacle>,
    /// The smallest changes under which the wanted answer would come.
    pub flips: Vec<Flip>,
}

/// Why `slot` is not filled with what `wanted` has there. Of duties it is enough that the wanted ones are among them.
pub fn why_not(
    book: &Book,
    on: Date,
    question: Question,
    facts: &Facts,
    slot: Slot,
    wanted: &Effects,
) -> WhyNot {
    let opened = Opened::at(book, on, question);
    let wanted = uncounted(&opened, wanted.clone());
    let given = |effects: &Effects| effects.has(slot) && gives(effects, &wanted, slot);
    let given_by = |rule: &Rule| given(&uncounted(&opened, rule.then.only(slot)));
    let dated = opened.dated(facts);
    let truths = opened.truths(&dated);
    let hearing = opened.hear(&truths);
    let now = hearing.answer();
    if !wanted.has(slot)
        || (now.asks.is_none() && now.clash.is_empty() && given(&uncounted(&opened, now.verdict.clone())))
    {
        return WhyNot::default();
    }
    let rules = &opened.chapter.rules;
    let speaks = |i: usize| hearing.sure(i) && rules[i].then.has(slot);
    let mut obstacles = Vec::new();
    for (i, rule) in rules.iter().enumerate().filter(|(_, rule)| given_by(rule)) {
        let mut all = OrderedSet::new();
        if truths[i] != Truth::Yes {
            blame(&rule.when, Truth::Yes, &opened, &dated, &mut |because| {
                all.insert(because);
            });
        }
        for by in &opened.chapter.exceptions[i] {
            match hearing.stands[*by] {
                Stand::Holds | Stand::Unless(..) if !given_by(&rules[*by]) => {
                    all.insert(Because::SetAside(rules[*by].id.clone()));
                }
                Stand::Open(fact) => {
                    all.insert(Because::Fact(fact, None));
                }
                _ => {}
            }
        }
        let own = i < opened.chapter.own;
        if !own {
            // The book speaks on the slot; or it answers so that the office default is not heard besides.
            let besides = !hearing.falls_back(slot) || (slot.joins() && hearing.outvoted(i));
            let answers =
                |o: &usize| besides && hearing.sure(*o) && rules[*o].then.slots().any(|slot| !slot.joins());
            let own = hearing.own().filter(|o| speaks(*o) || answers(o));
            all.extend(own.map(|o| Because::BookSpeaks(rules[o].id.clone())));
        }
        if hearing.sure(i) && !slot.joins() {
            let layer = if own { hearing.own() } else { hearing.below() };
            let against = layer.filter(|o| speaks(*o) && !given_by(&rules[*o]));
            all.extend(against.map(|o| Because::Disagrees(rules[o].id.clone())));
        }
        if all.is_empty() {
            // It is only that something else is still open.
            all.extend(now.asks.map(|fact| Because::Fact(fact, None)));
            all.extend(now.clash.iter().map(|o| Because::Disagrees(rules[*o].id.clone())));
        }
        obstacles.extend(all.into_iter().map(|because| Obstacle {
            rule: rule.id.clone(),
            cites: rule.cites.clone(),
            because,
        }));
    }
    let flips = search(&opened, facts, &[slot], &given);
    WhyNot { obstacles, flips }
}

/// Whether these effects fill a slot as wanted.
fn gives(effects: &Effects, wanted: &Effects, slot: Slot) -> bool {
    if !slot.joins() {
        return effects.agrees(wanted, slot);
    }
    let mut joined = effects.clone();
    joined.join(wanted, slot);
    joined.agrees(effects, slot)
}

/// Tells what keeps a condition from being as it should.
fn blame(when: &When, should: Truth, opened: &Opened<'_>, facts: &Facts, tell: &mut impl FnMut(Because)) {
    let truth = when.holds(facts, &opened.parameters);
    if truth == should {
        return;
    }
    match when {
        When::All(parts) | When::Any(parts) => {
            parts.iter().for_each(|part| blame(part, should, opened, facts, tell));
        }
        When::Not(part) => {
            let other = if should == Truth::Yes { Truth::No } else { Truth::Yes };
            blame(part, other, opened, facts, tell);
        }
        When::Fact(fact, _) => tell(Because::Fact(*fact, facts.get(*fact))),
        When::Switch { name, .. } => {
            let word = opened.parameters.choice(name).unwrap_or_default().to_owned();
            tell(Because::Switch(name.clone(), word));
        }
    }
}
