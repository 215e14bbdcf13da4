//! Records of one person, and persons of one household: noticed, and taken back.

use super::follow;
use crate::event::{Event, Same};
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::Pair;
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use paper::Arrange;
use rulebook::Book;
use rulebook::word::Relation;

/// Two records turn out to be one person's, or two persons to be of one household.
pub(super) fn link(
    state: &State,
    book: Option<&Book>,
    (one, other): (CustomerId, CustomerId),
    relation: Option<Relation>,
    same: Option<Same>,
    by: PersonId,
) -> Result<Event, Refusal> {
    both(state, one, other, by)?;
    // Who is related to himself is one person.
    let relation = relation.filter(|relation| *relation != Relation::Same);
    let before = state.link_of(one, other).map(|link| link.relation);
    if before == Some(relation) || state.records_of(one).contains(&other) {
        return Err(Reason::NothingChanges.into());
    }
    let first = match relation {
        None => Some(first(state, book, one, other).ok_or(Reason::NoSuchCustomer)?),
        Some(_) => None,
    };
    Ok(Event::ClientsLinked { one, other, relation, first, same, by })
}

/// The record by which it goes whose a person with two records is: the one whose time began first, unless that had run out
/// when the time of the other began; nobody's gives way to somebody's.
fn first(state: &State, book: Option<&Book>, one: CustomerId, other: CustomerId) -> Option<CustomerId> {
    let mut wholes = [state.whole(one)?, state.whole(other)?];
    wholes.arrange_by_key(|whole| (whole.server().is_none(), whole.began().is_none(), whole.began()));
    let [early, late] = wholes;
    let began = late.server().and_then(|_| late.began_at());
    let ran_out = book.zip(began).is_some_and(|(book, at)| {
        follow::held_by(state, book, Now(at), &early.until(at)).is_some_and(|held| !held.stands)
    });
    Some(if ran_out { late.id } else { early.id })
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
