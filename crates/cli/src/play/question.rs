//! Plain questions to the book.

use super::Play;
use super::outcome::Outcome;
use crate::scenario::Fault;
use office::Now;
use rulebook::{Fact, Facts, Question};

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
            super::told::tell(line, &*self.book(line)?, &mut known, fact, value)?;
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
    pub(super) fn claim(&mut self, line: usize, by: &str, client: &str) -> Result<Outcome, Fault> {
        let claimant = self.cast.person(line, by)?;
        let customer = self.cast.guest(line, client)?.customer;
        let told = std::mem::take(&mut self.told);
        let (state, book) = (&self.device(line)?.state, self.book(line)?);
        Ok(match office::decide::claim(state, &book, Now(self.clock), (customer, claimant), &told) {
            Ok(rulings) => Outcome::Answered(rulings),
            Err(refusal) => Outcome::Refused(refusal),
        })
    }
}
