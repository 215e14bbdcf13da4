//! Who may do what by his office: one held for good, or one that goes round a named order for a time (the duty manager of
//! the week).

use super::Asking;
use crate::history::kind_of_day;
use crate::id::PersonId;
use crate::refusal::{Reason, Refusal};
use chrono::NaiveDate;
use rulebook::term::Term;
use rulebook::word::Office;
use rulebook::{Fact, Facts, Question, Ruling};

/// Somebody whose turn it is to hold an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// By what term of the book.
    pub term: Term,
    /// Who.
    pub person: PersonId,
    /// The last day of his turn in the order; `None` beyond the calendar.
    pub until: Option<NaiveDate>,
}

impl Asking<'_> {
    /// The terms that the book gives for the day, each with whose turn it is; without those for which nobody's has come.
    pub fn terms(&self) -> Vec<Held> {
        // Without an order nobody's term can come.
        if self.state.orders.is_empty() || self.book.rules(Question::Roster).is_empty() {
            return Vec::new();
        }
        let facts = Facts::new().with(Fact::DayKind, kind_of_day(self.on));
        let ruling = self.look(Question::Roster, facts, &self.state.told);
        let held = |term: Term| {
            let order = self.state.orders.get(&term.order)?;
            let from = term.from.unwrap_or(order.since);
            let passed = term.each.passed(from, self.on)?;
            let nth = (passed as usize).checked_rem(order.people.len())?;
            let (person, until) = (*order.people.get(nth)?, term.each.last(from, passed));
            Some(Held { term, person, until })
        };
        ruling.verdict.terms.into_iter().flatten().filter_map(held).collect()
    }

    /// Who holds an office for the time being by the book, beside those who have it for good.
    pub fn on_term(&self) -> Vec<(PersonId, Office)> {
        self.terms().into_iter().map(|held| (held.person, held.term.office)).collect()
    }

    /// Whether somebody who works here holds this office or a higher one: for good, or for the time being.
    pub fn holds(&self, person: PersonId, office: Office) -> bool {
        let Some(known) = self.state.people.get(&person).filter(|person| person.active) else { return false };
        let mut terms = self.on_term().into_iter();
        known.holds(office) || terms.any(|(holder, held)| holder == person && held.covers(office))
    }

    /// Whether this person may enter a decision of this office. What nobody of the house decides, such as the company or
    /// a committee, a sales manager enters.
    pub(crate) fn enters(&self, person: PersonId, office: Office) -> Result<(), Refusal> {
        let held = self.state.people.keys().any(|person| self.holds(*person, office));
        self.entitled(person, if held { office } else { Office::SalesManager })
    }

    /// Tests who ordered or permitted an act: whoever an article names, or else `usually` must. Where nobody of the house
    /// holds that office nobody need be named; who is named all the same must be one who could.
    ///
    /// # Errors
    /// Nobody is named where somebody must, or somebody who may not; with the articles that say so.
    pub(crate) fn ordered(
        &self,
        by: Option<PersonId>,
        ruling: &Ruling,
        usually: Option<Office>,
    ) -> Result<(), Refusal> {
        let office = ruling.verdict.by.or(usually);
        let named = match (by, office) {
            (Some(by), office) => self.enters(by, office.unwrap_or(Office::Supervisor)),
            (None, Some(office)) if self.state.people.keys().any(|person| self.holds(*person, office)) => {
                Err(Reason::Needs(office).into())
            }
            (None, _) => Ok(()),
        };
        named.map_err(|refusal| Refusal { cites: ruling.cites.clone(), ..refusal })
    }

    /// Whether this person may permit or decide what needs this office.
    pub(crate) fn entitled(&self, person: PersonId, office: Office) -> Result<(), Refusal> {
        if !self.state.people.get(&person).is_some_and(|person| person.active) {
            return Err(Reason::NoSuchPerson.into());
        }
        if self.holds(person, office) { Ok(()) } else { Err(Reason::Needs(office).into()) }
    }
}
