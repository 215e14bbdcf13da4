//! Facts that no act can know: the ledger would have to find them out, and does not for this question.

use super::finding::Finding;
use crate::book::{Book, Rule};
use crate::declare::{Records, Source};
use crate::fact::Fact;
use crate::origin::Origin;
use crate::question::Question;
use crate::supply::{Supply, supply};
use crate::word::{Recorded, Whose};
use paper::OrderedSet;

/// The book's own rules of a question that look at such facts. Questions that are only asked in so many words are asked
/// with the facts given there.
pub(super) fn without(book: &Book, question: Question) -> Vec<Finding> {
    let Some(supply) = supply(question) else { return Vec::new() };
    let looked_at = |rule: &Rule| {
        let mut facts = OrderedSet::new();
        rule.when.each(&mut |fact, _| {
            facts.insert(fact);
        });
        rule.then.anchors(&mut |fact| {
            facts.insert(fact);
        });
        facts
    };
    let of_rule = |rule: &Rule| {
        let unknown = looked_at(rule).into_iter().filter(|fact| !known(book, &supply, *fact));
        unknown.map(|fact| Finding::NoSource { question, fact, rule: rule.id.clone() }).collect::<Vec<_>>()
    };
    book.rules(question).iter().flat_map(of_rule).collect()
}

/// Whether a fact can be known where this is supplied.
fn known(book: &Book, supply: &Supply, fact: Fact) -> bool {
    let glossary = book.glossary();
    if matches!(fact, Fact::Today | Fact::Now) || glossary.origin(fact) == Origin::Asked {
        return true;
    }
    match glossary.fact(fact).and_then(|declared| declared.source.as_ref()) {
        // INVARIANT (bounded): nothing is counted from itself, which is refused when the book is read.
        Some(source) => recorded(supply, source) && source.marks().all(|mark| known(book, supply, mark)),
        None => supply.gives(fact),
    }
}

/// Whether there is somebody whose records a source looks at.
fn recorded(supply: &Supply, source: &Source) -> bool {
    let Some(Records { of, whose, .. }) = source.records() else { return true };
    // What is written of the table stands with people, not with clients.
    let of_people =
        matches!(of, Recorded::Absence | Recorded::LostTurn | Recorded::HeldTurn | Recorded::Breach);
    match whose {
        Whose::Client => supply.of_client() && !of_people,
        Whose::Person => supply.of_person(),
        Whose::Both => supply.of_client() && supply.of_person(),
    }
}
