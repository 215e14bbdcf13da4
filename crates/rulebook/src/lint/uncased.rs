//! Rules that no case tries.

use super::finding::Finding;
use crate::book::Book;
use crate::question::Question;
use paper::OrderedSet;

/// The book's own rules that none of its cases reaches, if it has cases.
pub(super) fn uncased(book: &Book) -> Vec<Finding> {
    if book.cases.is_empty() {
        return Vec::new();
    }
    let reached = |case: &crate::case::Case| {
        let steps = case.ruling(book).steps.into_iter();
        steps.map(|step| (case.question, step.rule)).collect::<Vec<_>>()
    };
    let reached: OrderedSet<_> = book.cases.iter().flat_map(reached).collect();
    let rules = Question::ALL
        .iter()
        .flat_map(|question| book.rules(*question).iter().map(|rule| (*question, rule.id.clone())));
    let idle = rules.filter(|rule| !reached.contains(rule));
    idle.map(|(question, rule)| Finding::Uncased { question, rule }).collect()
}
