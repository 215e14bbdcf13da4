//! Registrations of somebody else.

use crate::id::{CustomerId, PersonId};
use crate::state::State;

/// Whether somebody else has a valid registration of this customer.
pub fn has_rival(state: &State, customer: CustomerId, by: PersonId) -> bool {
    let entries = state.whole(customer);
    let entries = entries.iter().flat_map(|customer| &customer.registrations);
    entries.into_iter().any(|registration| registration.stands() && registration.by != by)
}
