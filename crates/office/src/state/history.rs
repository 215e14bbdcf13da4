//! What the histories are found by: whom everybody had to do with, and what became of his turns.

use super::State;
use crate::day::MissedTurn;
use crate::id::{CustomerId, PersonId, VisitId};

/// With which visits and customers a person had to do, oldest first; one may stand there more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Touched {
    pub(crate) visits: Vec<VisitId>,
    pub(crate) customers: Vec<CustomerId>,
}

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
