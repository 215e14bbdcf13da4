//! Records of one person, and persons of one household: noticed, and taken back.

use crate::event::Event;
use crate::id::{CustomerId, PersonId};
use crate::ledger::Pair;
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use rulebook::word::Relation;

/// Two records turn out to be one person's, or two persons to be of one household.
pub(super) fn link(
    state: &State,
    (one, other): (CustomerId, CustomerId),
    relation: Option<Relation>,
    by: PersonId,
) -> Result<Event, Refusal> {
    both(state, one, other, by)?;
    let before = state.link_of(one, other).map(|link| link.relation);
    if before == Some(relation) || state.records_of(one).contains(&other) {
        return Err(Reason::NothingChanges.into());
    }
    Ok(Event::ClientsLinked { one, other, relation, by })
}

/// What joined them is taken back.
pub(super) fn part(
    state: &State,
    (one, other): (CustomerId, CustomerId),
    by: PersonId,
) -> Result<Event, Refusal> {
    let pair = both(state, one, other, by)?;
    if state.links.iter().all(|link| link.pair != pair) {
        return Err(Reason::NothingChanges.into());
    }
    Ok(Event::ClientsParted { one, other, by })
}

fn both(state: &State, one: CustomerId, other: CustomerId, by: PersonId) -> Result<Pair, Refusal> {
    if ![one, other].iter().all(|id| state.customers.contains_key(id)) {
        return Err(Reason::NoSuchCustomer.into());
    }
    if !state.people.get(&by).is_some_and(|person| person.active) {
        return Err(Reason::NoSuchPerson.into());
    }
    Pair::of(one, other).ok_or_else(|| Reason::NothingChanges.into())
}
