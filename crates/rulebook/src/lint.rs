//! Lint: what is wrong with a book that reads well. It asks every question on every combination of facts that its
//! rules can tell apart, and shows the combination that proves each finding.

mod finding;
mod run;

pub use finding::Finding;
pub use run::Run;

use crate::book::Book;
use crate::question::Question;
use std::collections::BTreeSet;

/// Looks at every question of a book, on the first day it may be adopted for and on each later day on which one of
/// the parameters it uses changes. Each finding is reported once for each rule or slot.
pub fn lint(book: &Book) -> Vec<Finding> {
    let mut run = Run::new(book);
    while run.step(u32::MAX) {}
    run.findings().to_vec()
}

/// The book's own rules that none of its cases reaches, if it has cases.
fn uncased(book: &Book) -> Vec<Finding> {
    if book.cases.is_empty() {
        return Vec::new();
    }
    let reached = |case: &crate::case::Case| {
        let steps = case.ruling(book).steps.into_iter();
        steps.map(|step| (case.question, step.rule)).collect::<Vec<_>>()
    };
    let reached: BTreeSet<_> = book.cases.iter().flat_map(reached).collect();
    let rules = Question::ALL
        .iter()
        .flat_map(|question| book.rules(*question).iter().map(|rule| (*question, rule.id.clone())));
    let idle = rules.filter(|rule| !reached.contains(rule));
    idle.map(|(question, rule)| Finding::Uncased { question, rule }).collect()
}
