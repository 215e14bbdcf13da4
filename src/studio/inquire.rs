//! Asking a book: the facts a question looks at, and what would have to be otherwise for another answer.

use rulebook::{
    Book, Effects, Fact, Facts, Question, Ruling, Value, condition::Test, fact::Domain, period::Date, rule,
};

/// The facts that any rule of a question mentions, the book's and the office defaults', in the order in which the desk
/// asks for them, each with the tests it meets.
pub fn mentioned(book: &Book, question: Question) -> Vec<(Fact, Vec<Test>)> {
    let below = book.base.as_ref().map_or(&[][..], |base| base.rules(question));
    let mut found: std::collections::BTreeMap<Fact, Vec<Test>> = std::collections::BTreeMap::new();
    for rule in book.rules(question).iter().chain(below) {
        rule.when.each(&mut |fact, test| found.entry(fact).or_default().push(test.clone()));
    }
    found.remove(&Fact::Today);
    found.into_iter().collect()
}

/// A change of facts and what it leads to.
#[derive(Clone, Debug)]
pub struct Flip {
    /// What would have to be otherwise.
    pub changes: Facts,
    /// The answer then.
    pub ruling: Ruling,
}

/// The single changes of a fact that lead to another settled answer; one for each fact and answer.
pub fn flips(book: &Book, on: Date, question: Question, facts: &Facts) -> Vec<Flip> {
    let now = rule(book, on, question, facts);
    let mut found = Vec::new();
    for (fact, _) in mentioned(book, question) {
        let mut seen: Vec<Effects> = vec![now.verdict.clone()];
        for value in values(fact, facts.get(fact)) {
            let changed = facts.clone().with(fact, value);
            let ruling = rule(book, on, question, &changed);
            if ruling.settled() && !seen.contains(&ruling.verdict) {
                seen.push(ruling.verdict.clone());
                found.push(Flip { changes: Facts::new().with(fact, value), ruling });
            }
        }
    }
    found
}

fn values(fact: Fact, now: Option<Value>) -> Vec<Value> {
    let all: Vec<Value> = match fact.domain() {
        Domain::Words(words) => words.words.iter().map(|word| Value::Word(word)).collect(),
        Domain::Flag => vec![Value::Flag(true), Value::Flag(false)],
        Domain::Count | Domain::Day | Domain::Moment => Vec::new(),
    };
    all.into_iter().filter(|value| now.is_some() && now != Some(*value)).collect()
}
