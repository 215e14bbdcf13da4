//! Words that a sentence takes of the book: they must be declared, and of the list that stands there.

use super::Play;
use crate::scenario::Fault;
use office::Command;
use rulebook::{Book, Fact, name::OWN, word::Field};

impl Play<'_> {
    /// Looks whether the words of a command that begin with `own.` are the book's, each in its place.
    ///
    /// # Errors
    /// One that is not, with those that are.
    pub(super) fn declared(&self, line: usize, command: &Command) -> Result<(), Fault> {
        let Ok(book) = self.book(line) else { return Ok(()) };
        let glossary = book.glossary();
        for (fact, word) in words(command) {
            if word.starts_with(OWN) && !glossary.words(fact).contains(&word) {
                return Err(Fault::unknown(line, "word of the book for this", word, own(&book, fact)));
            }
        }
        let Command::Register(entry) = command else { return Ok(()) };
        match entry
            .filled
            .iter()
            .find(|column| matches!(column, Field::Own(_)) && glossary.column(**column).is_none())
        {
            Some(column) => {
                let known = glossary.columns().map(|(column, _)| column.word());
                Err(Fault::unknown(line, "column of the book", column.word(), known))
            }
            None => Ok(()),
        }
    }
}

/// The words the book declares for what a fact may be.
fn own(book: &Book, fact: Fact) -> impl Iterator<Item = &'static str> {
    book.glossary().words(fact).into_iter().filter(|word| word.starts_with(OWN))
}

/// The words of a command of which a book may declare more, by what they are about.
fn words(command: &Command) -> Vec<(Fact, &'static str)> {
    match command {
        Command::Receive(arrival) | Command::Seat { arrival, .. } => vec![
            (Fact::Purpose, arrival.purpose.word()),
            (Fact::Channel, arrival.channel.word()),
            (Fact::BroughtBy, arrival.brought_by.word()),
        ],
        Command::Answer { purpose, .. } | Command::Identify { purpose, .. } => {
            vec![(Fact::Purpose, purpose.word())]
        }
        Command::GoOut { reason, .. } => vec![(Fact::AbsenceReason, reason.word())],
        Command::HandOver { cause, .. } => vec![(Fact::Cause, cause.word())],
        Command::FollowUp { kind, .. } => vec![(Fact::ContactKind, kind.word())],
        Command::Penalise(penalty) => vec![(Fact::Breach, penalty.breach.word())],
        _ => Vec::new(),
    }
}
