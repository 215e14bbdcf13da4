//! How it is noted with whom everybody had to do, and what became of his turns.

use super::State;
use crate::day::MissedTurn;
use crate::id::{CustomerId, PersonId, VisitId};

impl State {
    /// A person has to do with a visit or a customer.
    pub(super) fn touch(&mut self, person: PersonId, visit: Option<VisitId>, customer: Option<CustomerId>) {
        let touched = self.touched.entry(person).or_default();
        if touched.visits.last() != visit.as_ref() {
            touched.visits.extend(visit);
        }
        if touched.customers.last() != customer.as_ref() {
            touched.customers.extend(customer);
        }
    }

    /// A turn comes up while its holder cannot receive.
    pub(super) fn miss(&mut self, person: PersonId, turn: MissedTurn) {
        self.missed.entry(person).or_default().push(turn);
    }
}
