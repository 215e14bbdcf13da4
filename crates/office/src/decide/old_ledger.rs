//! Clients of an old ledger, who are entered later: they are written down as they stand there.

use crate::event::{BroughtIn, Event};
use crate::id::PersonId;
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use paper::OrderedSet;

/// Brings clients in. Each is new here, and stands there once.
pub(super) fn bring_in(
    state: &State,
    clients: &[BroughtIn],
    weighed_by: Option<PersonId>,
) -> Result<Event, Refusal> {
    if clients.is_empty() {
        return Err(Reason::NothingChanges.into());
    }
    let works_here = |person: &PersonId| state.people.get(person).is_some_and(|person| person.active);
    if weighed_by.is_some_and(|person| !works_here(&person)) {
        return Err(Reason::NoSuchPerson.into());
    }
    let once: OrderedSet<_> = clients.iter().map(|client| client.customer).collect();
    let known = clients.iter().any(|client| state.customers.contains_key(&client.customer));
    if known || once.len() < clients.len() {
        return Err(Reason::NothingChanges.into());
    }
    if clients.iter().any(|client| client.by.is_some_and(|by| !state.people.contains_key(&by))) {
        return Err(Reason::NoSuchPerson.into());
    }
    Ok(Event::ClientsBroughtIn { clients: clients.to_vec(), weighed_by })
}
