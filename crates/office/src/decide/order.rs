//! Named orders: in what order people stand, by the name a book gives it.

use crate::event::{Event, OrderSet};
use crate::id::{Now, PersonId};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::term::holds;
use rulebook::word::Office;
use rulebook::{Book, Name};
use std::collections::BTreeSet;

/// The office sets an order that its book declares: people who work here, each once.
pub(super) fn set(
    state: &State,
    book: Option<&Book>,
    now: Now,
    order: Name,
    people: &[PersonId],
    by: PersonId,
) -> Result<Event, Refusal> {
    let book = book.ok_or(Reason::NoBook(now.date()))?;
    if book.glossary().order(order).is_none() {
        return Err(Reason::NoSuchOrder(order).into());
    }
    let mut seen = BTreeSet::new();
    for person in people {
        if !state.people.get(person).is_some_and(|person| person.active) {
            return Err(Reason::NoSuchPerson.into());
        }
        if !seen.insert(*person) {
            return Err(Reason::Twice(*person).into());
        }
    }
    if !holds(state, Some(book), now, by, Office::Supervisor) {
        return Err(Reason::Needs(Office::Supervisor).into());
    }
    if state.orders.get(&order).is_some_and(|known| known.people == people) {
        return Err(Reason::NothingChanges.into());
    }
    Ok(Event::OrderSet(OrderSet { order, people: people.to_vec(), by }))
}
