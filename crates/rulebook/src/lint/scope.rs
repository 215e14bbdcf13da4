//! What a book has a say on, which parameters it takes, and on which days it may answer otherwise.

use super::finding::Finding;
use crate::book::{Book, Rule};
use crate::period::Date;
use crate::question::Question;
use crate::rule::Chapter;
use paper::OrderedSet;

/// The rules of a question, those of the extended book included.
pub(super) fn rules(book: &Book, question: Question) -> &[Rule] {
    book.chapters.get(&question).map_or(&[], |Chapter { rules, .. }| rules)
}

/// The parameters that the conditions of a question take, the extended book's rules included.
fn parameters(book: &Book, question: Question) -> OrderedSet<&str> {
    let mut names = OrderedSet::new();
    for rule in rules(book, question) {
        rule.when.each(&mut |_, test| names.extend(test.parameter().map(|(name, _)| name)));
    }
    names
}

/// Every parameter that a question takes: in conditions, as switches, in what follows.
pub(super) fn all_parameters(book: &Book, question: Question) -> OrderedSet<&str> {
    let mut names = parameters(book, question);
    names.extend(book.switches(question));
    for rule in rules(book, question) {
        rule.then.parameters(&mut |name, _| {
            names.insert(name);
        });
    }
    names
}

/// Whether the book has a say on the question, by rules or by parameters.
pub(super) fn speaks(book: &Book, question: Question) -> bool {
    book.base.is_none()
        || !book.rules(question).is_empty()
        || parameters(book, question)
            .iter()
            .chain(&book.switches(question))
            .any(|name| book.parameters.contains_key(*name))
}

/// The first day the book may be adopted for, and each later one on which a parameter of the question changes.
pub(super) fn days(book: &Book, question: Question) -> OrderedSet<Date> {
    let first = book.about.in_force_from;
    let mut days = OrderedSet::from([first]);
    for name in parameters(book, question) {
        for book in [Some(book), book.base.as_deref()].into_iter().flatten() {
            let values = book.parameters.get(name).map(|parameter| parameter.values.keys());
            days.extend(values.into_iter().flatten().filter(|day| **day > first));
        }
    }
    days
}

/// Parameters, its own and those its rules use, that have no value from the first day on.
pub(super) fn undated(book: &Book) -> Vec<Finding> {
    let on = book.about.in_force_from;
    let mut names: OrderedSet<&str> = book.parameters.keys().map(String::as_str).collect();
    Question::ALL.iter().for_each(|question| names.extend(all_parameters(book, *question)));
    let missing = names.into_iter().filter(|name| book.parameter(name, on).is_none());
    missing.map(|name| Finding::Undated { parameter: name.to_owned(), on }).collect()
}
