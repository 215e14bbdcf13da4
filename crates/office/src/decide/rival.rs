//! Registrations of somebody else.

use crate::id::{CustomerId, PersonId};
use crate::state::State;

/// Whether somebody else has a valid registration of this customer.
pub fn has_rival(state: &State, customer: CustomerId, by: PersonId) -> bool {
    let visits = state.customers.get(&customer).map_or(&[][..], |customer| &customer.visits);
    let registrations = visits.iter().filter_map(|id| state.visits.get(id)?.registration.as_ref());
    registrations.into_iter().any(|registration| registration.valid && registration.by != by)
}
