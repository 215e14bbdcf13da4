//! The ledger as one question looks at it.

use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::Customer;
use crate::state::State;
use journal::EntryId;
use rulebook::{Book, Facts};

/// Somebody the ledger has never heard of: nothing of him is recorded.
static UNHEARD: Customer = Customer::new(CustomerId(EntryId::from_bytes([0; 16])));

/// Whom a question is about.
#[derive(Clone, Copy, Default)]
pub(crate) struct Subject<'a> {
    /// The client, if it is about one.
    pub(crate) customer: Option<&'a Customer>,
    /// The person in question: who receives, is out, claims, is penalised.
    pub(crate) person: Option<PersonId>,
}

impl<'a> Subject<'a> {
    /// Nobody: only the day is known.
    pub(crate) const fn none() -> Self {
        Self { customer: None, person: None }
    }

    /// A person.
    pub(crate) const fn person(person: PersonId) -> Self {
        Self { customer: None, person: Some(person) }
    }

    /// A client and a person, if there is one.
    pub(crate) const fn of(customer: &'a Customer, person: Option<PersonId>) -> Self {
        Self { customer: Some(customer), person }
    }

    /// As [`Self::of`], by the client's id; he may never have been heard of.
    pub(crate) fn client(state: &'a State, customer: CustomerId, person: Option<PersonId>) -> Self {
        Self::heard(state.whole(customer), person)
    }

    /// As [`Self::of`], of a client who may never have been heard of.
    pub(crate) fn heard(customer: Option<&'a Customer>, person: Option<PersonId>) -> Self {
        Self::of(customer.unwrap_or(&UNHEARD), person)
    }
}

/// The ledger as one question looks at it.
#[derive(Clone, Copy)]
pub(super) struct Ledger<'a> {
    pub(super) state: &'a State,
    pub(super) book: &'a Book,
    pub(super) subject: Subject<'a>,
    pub(super) now: Now,
    pub(super) known: &'a Facts,
}
