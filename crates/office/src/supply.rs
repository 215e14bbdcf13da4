//! What the desk tells a book is what the table of supplies says.

use rulebook::supply::{Supply, supply};
use rulebook::{Fact, Facts, Question};

/// Whether the desk may supply a fact: what the table says, or what the book itself counts.
fn gives(supply: Supply, fact: Fact) -> bool {
    matches!(fact, Fact::Own(_)) || supply.gives(fact)
}

/// In a build for tests: what the desk passes is what the table says, as far as nothing else may be told.
pub(crate) fn check(question: Question, facts: &Facts) {
    debug_assert!(
        supply(question).is_some_and(|supply| {
            let all = supply.always.iter().all(|fact| facts.get(*fact).is_some());
            all && (supply.told || facts.iter().all(|(fact, _)| gives(supply, fact)))
        }),
        "{question:?} is asked with {facts:?}"
    );
}

/// The same, before what is told comes in.
pub(crate) fn check_untold(question: Question, facts: &Facts) {
    debug_assert!(
        supply(question).is_some_and(|supply| facts.iter().all(|(fact, _)| gives(supply, fact))),
        "{question:?} is asked with {facts:?}"
    );
}
