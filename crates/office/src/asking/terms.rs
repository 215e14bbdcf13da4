//! Who may do what by his office: one held for good, or one that goes round a named order for a time (the duty manager of
//! the week).

use super::Asking;
use crate::history::kind_of_day;
use crate::id::PersonId;
use crate::refusal::{Reason, Refusal};
use rulebook::term::Term;
use rulebook::word::Office;
use rulebook::{Fact, Facts, Question};

impl Asking<'_> {
    /// Who holds an office for the time being by the book, beside those who have it for good.
    pub fn on_term(&self) -> Vec<(PersonId, Office)> {
        // Without an order nobody's term can come.
        if self.state.orders.is_empty() || self.book.rules(Question::Roster).is_empty() {
            return Vec::new();
        }
        let facts = Facts::new().with(Fact::DayKind, kind_of_day(self.on));
        let ruling = self.look(Question::Roster, facts, &self.state.told);
        let holder = |term: &Term| {
            let order = self.state.orders.get(&term.order)?;
            let passed = term.each.passed(term.from.unwrap_or(order.since), self.on)?;
            let nth = (passed as usize).checked_rem(order.people.len())?;
            order.people.get(nth).map(|person| (*person, term.office))
        };
        ruling.verdict.terms.iter().flatten().filter_map(holder).collect()
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

    /// Whether this person may permit or decide what needs this office.
    pub(crate) fn entitled(&self, person: PersonId, office: Office) -> Result<(), Refusal> {
        if !self.state.people.get(&person).is_some_and(|person| person.active) {
            return Err(Reason::NoSuchPerson.into());
        }
        if self.holds(person, office) { Ok(()) } else { Err(Reason::Needs(office).into()) }
    }
}
