//! Named orders: in what order people stand, by the name a book gives it.

use crate::asking::Asking;
use crate::event::{Event, OrderSet};
use crate::id::PersonId;
use crate::refusal::{Reason, Refusal};
use paper::OrderedSet;
use rulebook::Name;
use rulebook::word::Office;

/// The office sets an order that its book declares: people who work here, each once.
pub(super) fn set(
    asking: &Asking<'_>,
    order: Name,
    people: &[PersonId],
    by: PersonId,
) -> Result<Event, Refusal> {
    let (state, book) = (asking.state, asking.book);
    if book.glossary().order(order).is_none() {
        return Err(Reason::NoSuchOrder(order).into());
    }
    let mut seen = OrderedSet::new();
    for person in people {
        if !state.people.get(person).is_some_and(|person| person.active) {
            return Err(Reason::NoSuchPerson.into());
        }
        if !seen.insert(*person) {
            return Err(Reason::Twice(*person).into());
        }
    }
    asking.entitled(by, Office::Supervisor)?;
    if state.orders.get(&order).is_some_and(|known| known.people == people) {
        return Err(Reason::NothingChanges.into());
    }
    Ok(Event::OrderSet(OrderSet { order, people: people.to_vec(), by }))
}
