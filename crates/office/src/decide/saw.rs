//! What an entry says it knew of a customer whom it takes from his agent.

use crate::event::Saw;
use crate::id::{CustomerId, PersonId};
use crate::ledger::Customer;
use crate::state::State;

/// What is known of a customer where an entry makes him somebody else's, or says who serves him who is nobody's.
pub(super) fn saw(state: &State, customer: CustomerId, becomes: Option<PersonId>) -> Saw {
    let found = state.whole(customer).filter(|found| becomes.is_none() || found.owner() != becomes);
    found.and_then(Customer::latest).map_or(Saw::Nothing, |latest| Saw::Entry(latest.entry))
}
