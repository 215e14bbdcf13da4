//! Which facts a question of a book looks at.

use std::collections::BTreeSet;

use rulebook::{Book, Fact, Question};

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
