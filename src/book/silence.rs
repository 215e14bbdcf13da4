//! What a book leaves to the office.

use rulebook::{Book, Question, Rule, Slot};

/// The slots of a question that no rule of the book's own fills. An answer must fill them, so the office default does.
pub fn silent_slots(book: &Book, question: Question) -> Vec<Slot> {
    let filled = |slot: &Slot| book.rules(question).iter().any(|rule| rule.then.has(*slot));
    question.needs().iter().copied().filter(|slot| !filled(slot)).collect()
}

/// Every question with silent slots.
pub fn silences(book: &Book) -> Vec<(Question, Vec<Slot>)> {
    let all = Question::ALL.iter().map(|question| (*question, silent_slots(book, *question)));
    all.filter(|(_, slots)| !slots.is_empty()).collect()
}

/// The office defaults that fill these slots.
pub fn defaults<'a>(book: &'a Book, question: Question, slots: &[Slot]) -> Vec<&'a Rule> {
    let rules = book.base.as_deref().map_or(&[][..], |base| base.rules(question));
    rules.iter().filter(|rule| slots.iter().any(|slot| rule.then.has(*slot))).collect()
}
