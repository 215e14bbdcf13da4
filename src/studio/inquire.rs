//! Which facts a question of a book looks at, and which values a rule does.

use std::collections::BTreeSet;

use rulebook::{Book, Fact, Question, Rule};

/// The facts that any rule of a question looks at, the book's and the office defaults', in the order in which the desk
/// asks for them; the day and the hour of the question left out.
pub fn mentioned(book: &Book, question: Question) -> Vec<Fact> {
    let below = book.base.as_ref().map_or(&[][..], |base| base.rules(question));
    let mut found: BTreeSet<Fact> = BTreeSet::new();
    for rule in book.rules(question).iter().chain(below) {
        rule.when.each(&mut |fact, _| {
            found.insert(fact);
        });
        rule.then.anchors(&mut |fact| {
            found.insert(fact);
        });
    }
    found.into_iter().filter(|fact| !matches!(fact, Fact::Today | Fact::Now)).collect()
}

/// Whether a rule looks at a value, in its condition, as a switched reading, or in what follows.
pub fn uses(rule: &Rule, name: &str) -> bool {
    let mut found = false;
    rule.when.each(&mut |_, test| found |= test.parameter().is_some_and(|(known, _)| known == name));
    rule.when.each_switch(&mut |known, _| found |= known == name);
    rule.then.parameters(&mut |known, _| found |= known == name);
    found
}
