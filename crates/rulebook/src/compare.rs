//! Two books, or two editions of one, side by side.

use crate::article::ArticleId;
use crate::book::{Book, ParameterValue};
use crate::calendar;
use crate::effect::{Effects, Slot};
use crate::fact::{Domain, Fact};
use crate::facts::Facts;
use crate::opened::Opened;
use crate::period::Date;
use crate::question::Question;
use crate::ruling::Ruling;
use crate::walk::{Met, Walk};
use paper::OrderedSet;

/// A slot that two books fill otherwise in the same situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The question.
    pub question: Question,
    /// The slot.
    pub slot: Slot,
    /// The first situation that shows it, with `today`.
    pub witness: Facts,
    /// What the left book fills the slot with; nothing else is filled.
    pub left: Effects,
    /// What the right book fills it with.
    pub right: Effects,
    /// The articles for it in the left book.
    pub left_cites: Vec<ArticleId>,
    /// The articles for it in the right book.
    pub right_cites: Vec<ArticleId>,
}

/// Where two books answer a question differently on a day: one situation for each pair of different answers, found by
/// going through all situations that the rules of both can tell apart. Beyond as many as lint looks at, the rest stays
/// unseen. Situations in which either asks for another fact or has a clash are left to lint.
pub fn compare(left: &Book, right: &Book, on: Date, question: Question) -> Vec<Difference> {
    let open = [Opened::at(left, on, question), Opened::at(right, on, question)];
    let mut walk = Walk::new(&open, on);
    let mut differences: Vec<Difference> = Vec::new();
    while walk.on(&mut { u32::MAX }) == Met::Pattern {
        let truths = walk.truths();
        let (ours, theirs) = truths.split_at(open[0].chapter.rules.len());
        let answers = [open[0].hear(ours).answer(), open[1].hear(theirs).answer()];
        if answers.iter().any(|answer| answer.asks.is_some() || !answer.clash.is_empty()) {
            continue;
        }
        let mut facts = walk.facts().clone();
        answers.iter().for_each(|answer| answer.verdict.anchors(&mut |anchor| anchored(anchor, &mut facts)));
        let [l, r] = [0, 1].map(|i: usize| open[i].rule(&facts));
        for slot in question.needs().iter().chain(question.may()).copied() {
            let (left, right) = (l.verdict.only(slot), r.verdict.only(slot));
            let told = |d: &Difference| d.slot == slot && d.left == left && d.right == right;
            if left == right || differences.iter().any(told) {
                continue;
            }
            let (left_cites, right_cites) = (cites(&l, slot), cites(&r, slot));
            // Told of a day that is as the situation says.
            let witness = calendar::dated(&facts, None, |facts| {
                let answers = [&open[0], &open[1]].map(|opened| opened.rule(facts).verdict.only(slot));
                answers == [left.clone(), right.clone()]
            });
            differences.push(Difference { question, slot, witness, left, right, left_cites, right_cites });
        }
    }
    differences
}

/// Gives a day or moment from which a limit is counted, as it is now, if nothing else is known.
fn anchored(anchor: Fact, facts: &mut Facts) {
    let now = if anchor.domain() == Domain::Moment { Fact::Now } else { Fact::Today };
    if let (None, Some(now)) = (facts.get(anchor), facts.get(now)) {
        facts.set(anchor, now);
    }
}

/// The articles of the steps that filled a slot.
fn cites(ruling: &Ruling, slot: Slot) -> Vec<ArticleId> {
    let mut cites = Vec::new();
    for id in ruling.steps.iter().filter(|step| step.fills.contains(&slot)).flat_map(|step| &step.cites) {
        if !cites.contains(id) {
            cites.push(id.clone());
        }
    }
    cites
}

/// Every parameter that either book has, those of the extended book included, with its value in each on a day.
pub fn parameters(
    left: &Book,
    right: &Book,
    on: Date,
) -> Vec<(String, Option<ParameterValue>, Option<ParameterValue>)> {
    let layers = [left, right].into_iter().flat_map(|book| [Some(book), book.base.as_deref()]).flatten();
    let names: OrderedSet<&String> = layers.flat_map(|book| book.parameters.keys()).collect();
    let value = |book: &Book, name: &str| book.parameter(name, on).map(|dated| dated.value.clone());
    names.into_iter().map(|name| (name.clone(), value(left, name), value(right, name))).collect()
}
