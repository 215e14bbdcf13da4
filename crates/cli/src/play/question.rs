//! Plain questions to the book.

use super::Play;
use super::outcome::Outcome;
use crate::scenario::Fault;
use office::Now;
use rulebook::{Book, Fact, Facts, Question, Value};

impl Play<'_> {
    pub(super) fn ask(
        &self,
        line: usize,
        question: &str,
        facts: &[(String, String)],
    ) -> Result<Outcome, Fault> {
        let Some(question) = Question::from_name(question) else {
            let known: Vec<&str> = Question::ALL.iter().map(|question| question.name()).collect();
            let what = format!("no question {question:?} is asked of books; there are {}", known.join(", "));
            return Ok(Outcome::NotYet(what));
        };
        let mut known = Facts::new();
        for (name, value) in facts {
            let Some(fact) = Fact::from_name(name) else {
                let near = crate::scenario::nearest(name, Fact::ALL.iter().map(|fact| fact.name()));
                let hint = near.map(|near| format!("; the nearest is {near:?}")).unwrap_or_default();
                return Ok(Outcome::NotYet(format!("no fact {name:?} is known to books{hint}")));
            };
            tell(line, &*self.book(line)?, &mut known, fact, value)?;
        }
        self.answer(line, question, &known)
    }

    fn answer(&self, line: usize, question: Question, facts: &Facts) -> Result<Outcome, Fault> {
        let book = self.book(line)?;
        // The day the facts give, or the day it is; before any day, the first one of the book.
        let given = [Fact::Today, Fact::Now].into_iter().find_map(|fact| facts.get(fact)?.point());
        let begun = self.clock.date() >= book.about.in_force_from;
        let today = if begun { self.clock.date() } else { book.about.in_force_from };
        let on = given.map_or(today, |point| point.date());
        Ok(Outcome::Answered(vec![rulebook::rule(&book, on, question, facts)]))
    }

    /// Whether a claim on a closed deal may still be made today, and what follows if so.
    pub(super) fn claim(&self, line: usize, by: &str, client: &str) -> Result<Outcome, Fault> {
        let claimant = self.cast.person(line, by)?;
        let customer = self.cast.guest(line, client)?.customer;
        let (state, book) = (&self.device(line)?.state, self.book(line)?);
        Ok(match office::decide::claim(state, &book, Now(self.clock), customer, claimant) {
            Ok(rulings) => Outcome::Answered(rulings),
            Err(refusal) => Outcome::Refused(refusal),
        })
    }
}

/// Facts given on a line, as the book knows them.
pub(super) fn known(line: usize, book: &Book, facts: &[(String, String)]) -> Result<Facts, Fault> {
    let mut known = Facts::new();
    for (name, value) in facts {
        let names = || Fact::ALL.iter().map(|fact| fact.name());
        let fact = Fact::from_name(name).ok_or_else(|| Fault::unknown(line, "fact", name, names()))?;
        tell(line, book, &mut known, fact, value)?;
    }
    Ok(known)
}

/// Adds a fact that is told; of two values nobody could say which is meant.
fn tell(line: usize, book: &Book, known: &mut Facts, fact: Fact, text: &str) -> Result<(), Fault> {
    if known.get(fact).is_some() {
        return Err(Fault::new(line, format!("{} stands twice", fact.name())));
    }
    known.set(fact, value_of(line, book, fact, text)?);
    Ok(())
}

fn value_of(line: usize, book: &Book, fact: Fact, text: &str) -> Result<Value, Fault> {
    let glossary = book.glossary();
    let json = crate::ask::told(glossary.domain(fact).unwrap_or(fact.domain()), text);
    glossary.read(fact, &json).map_err(|what| Fault::new(line, what.to_string()))
}
