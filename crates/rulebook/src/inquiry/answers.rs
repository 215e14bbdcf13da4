//! The verdict for each answer to a fact that is not known yet.

use crate::axis::all_values;
use crate::book::Book;
use crate::fact::{Fact, Facts, Value};
use crate::opened::Opened;
use crate::period::Date;
use crate::question::Question;
use crate::ruling::Ruling;

/// Answers that lead to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The answers, in the order in which a person is offered them.
    pub values: Vec<Value>,
    /// The ruling for the first of them; the others differ from it in nothing but the fact and the reasons.
    pub ruling: Ruling,
}

/// What each answer to `fact` would lead to. Words and flags are all there; of counts and dates today and both sides of
/// every boundary. Answers with the same verdict, the same further question and the same clash stand together.
pub fn per_answer(book: &Book, on: Date, question: Question, facts: &Facts, fact: Fact) -> Vec<Branch> {
    let opened = Opened::at(book, on, question);
    let mut branches: Vec<Branch> = Vec::new();
    for value in all_values(&opened, fact, opened.today(facts)) {
        let ruling = opened.rule(&facts.clone().with(fact, value));
        let same = |branch: &&mut Branch| {
            let known = &branch.ruling;
            (&known.verdict, known.asks, &known.clash) == (&ruling.verdict, ruling.asks, &ruling.clash)
        };
        match branches.iter_mut().find(same) {
            Some(branch) => branch.values.push(value),
            None => branches.push(Branch { values: vec![value], ruling }),
        }
    }
    branches
}
