//! Where an act is done: in which books, when, by whom, to what.

use crate::books::Books;
use office::decide::Decider;
use office::ledger::{Customer, Visit};
use office::state::Person;
use office::{Command, CustomerId, Event, Now, PersonId, Reason, Refusal, Told, VisitId};
use rulebook::word::Word;

/// What an act is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A visit, and its client.
    Visit(VisitId),
    /// A client, whether he was here or not.
    Client(CustomerId),
    /// Two records.
    Pair(CustomerId, CustomerId),
    /// Somebody who works here, or did.
    Person(PersonId),
}

/// Where one stands.
#[derive(Clone, Copy)]
pub struct At<'a> {
    /// The books.
    pub books: &'a Books,
    /// Who decides.
    pub decider: Decider,
    /// The time.
    pub now: Now,
    /// Who works at this device, if that is known.
    pub operator: Option<PersonId>,
    /// What it is done to.
    pub subject: Subject,
}

impl<'a> At<'a> {
    /// The visit.
    pub(super) fn visit(&self) -> Option<&'a Visit> {
        match self.subject {
            Subject::Visit(visit) => self.books.state.visits.get(&visit),
            Subject::Client(_) | Subject::Pair(..) | Subject::Person(_) => None,
        }
    }

    /// The visit, if somebody received it.
    pub(super) fn received(&self) -> Option<&'a Visit> {
        self.visit().filter(|visit| !visit.stints.is_empty())
    }

    /// The record it is of: the client's own, or that under which he came on the visit.
    pub(super) fn record(&self) -> Option<CustomerId> {
        match self.subject {
            Subject::Client(client) => Some(client),
            Subject::Visit(_) => self.visit().map(|visit| visit.visitor.customer),
            Subject::Pair(..) | Subject::Person(_) => None,
        }
    }

    /// The client, or that of the visit if somebody received it; with all his records.
    pub(super) fn client(&self) -> Option<&'a Customer> {
        let record = match self.subject {
            Subject::Visit(_) => self.received()?.visitor.customer,
            Subject::Client(_) | Subject::Pair(..) | Subject::Person(_) => self.record()?,
        };
        self.books.state.whole(record)
    }

    /// Who it is done to.
    pub(super) fn person(&self) -> Option<(PersonId, &'a Person)> {
        match self.subject {
            Subject::Person(id) => self.books.state.people.get(&id).map(|person| (id, person)),
            Subject::Client(_) | Subject::Pair(..) | Subject::Visit(_) => None,
        }
    }

    /// The same, if he works here.
    pub(super) fn worker(&self) -> Option<PersonId> {
        self.person().filter(|(_, person)| person.active).map(|(id, _)| id)
    }

    /// Those who work here, but for one.
    pub(super) fn workers(&self, but: Option<PersonId>) -> Vec<PersonId> {
        let people = self.books.state.people.iter();
        people.filter(|(id, person)| person.active && Some(**id) != but).map(|(id, _)| *id).collect()
    }

    /// Who most likely does something with the client.
    pub(super) fn likely(&self) -> Option<PersonId> {
        match self.subject {
            Subject::Client(client) => self.books.likely_for(self.operator, client),
            Subject::Visit(_) | Subject::Pair(..) | Subject::Person(_) => {
                self.visit().and_then(|visit| self.books.likely_with(self.operator, visit))
            }
        }
    }

    /// The words of a list as the book in force has them, its own too.
    pub(super) fn words<T: Word>(&self) -> Vec<T> {
        self.books.book_at(self.now).map(|book| book.glossary().list()).unwrap_or_default()
    }

    /// What would follow from a command.
    pub(super) fn foresee(&self, command: &Command, told: &Told) -> Result<Vec<Event>, Refusal> {
        self.books.foresee_told(self.decider, self.now, command, told)
    }
}

/// Whether there is a client.
pub(super) fn has_client(at: &At<'_>) -> Result<(), Reason> {
    at.client().map(|_| ()).ok_or(Reason::NoSuchCustomer)
}

/// Whether he works here.
pub(super) fn has_worker(at: &At<'_>) -> Result<(), Reason> {
    at.worker().map(|_| ()).ok_or(Reason::NoSuchPerson)
}
