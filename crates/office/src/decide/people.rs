//! The office itself: its name and hours, its people, its book.

use crate::event::{ConflictKind, Event};
use crate::id::{Minute, PersonId};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use chrono::NaiveDate;
use journal::{CardRef, EntryId};
use rulebook::BookDigest;
use rulebook::word::Office;

pub(super) fn found(state: &State, name: &str, opens: Minute, closes: Minute) -> Result<Event, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Reason::NameMissing.into());
    }
    if opens >= closes {
        return Err(Reason::HoursReversed(opens, closes).into());
    }
    let name = name.to_owned();
    Ok(match state.about {
        None => Event::OfficeFounded { name, opens, closes },
        Some(_) => Event::OfficeChanged { name, opens, closes },
    })
}

pub(super) fn change(
    state: &State,
    person: PersonId,
    card: CardRef,
    roles: &[Office],
    active: bool,
) -> Result<Event, Refusal> {
    let known = state.people.get(&person).ok_or(Reason::NoSuchPerson)?;
    if known.card == card && known.roles == roles && known.active == active {
        return Err(Reason::NothingChanges.into());
    }
    let on_shift = state.open_day().is_some_and(|day| day.on_table(person));
    if !active && on_shift {
        return Err(Reason::OnShift(person).into());
    }
    Ok(Event::PersonChanged { person, card, roles: roles.to_vec(), active })
}

/// Both entries of a conflict stand, and somebody who works here says why.
pub(super) fn settle(
    state: &State,
    (entry, conflict): (EntryId, ConflictKind),
    note: CardRef,
    by: PersonId,
) -> Result<Event, Refusal> {
    if !state.people.get(&by).is_some_and(|person| person.active) {
        return Err(Reason::NoSuchPerson.into());
    }
    if !state.conflicts.iter().any(|found| (found.entry, found.kind) == (entry, conflict)) {
        return Err(Reason::NothingChanges.into());
    }
    Ok(Event::ConflictSettled { entry, conflict, note, by })
}

/// A deputy is somebody else who works here.
pub(super) fn set_proxy(state: &State, person: PersonId, proxy: Option<PersonId>) -> Result<Event, Refusal> {
    let works = |id: PersonId| state.people.get(&id).is_some_and(|person| person.active);
    if !works(person) || proxy.is_some_and(|proxy| !works(proxy)) {
        return Err(Reason::NoSuchPerson.into());
    }
    if proxy == Some(person) || state.proxies.get(&person).copied() == proxy {
        return Err(Reason::NothingChanges.into());
    }
    Ok(Event::ProxySet { person, proxy })
}

pub(super) fn adopt(
    state: &State,
    book: &BookDigest,
    id: &str,
    edition: &str,
    from: NaiveDate,
) -> Result<Event, Refusal> {
    if state.book_on(from).is_some_and(|now| now.book == *book && now.from <= from) {
        return Err(Reason::NothingChanges.into());
    }
    let open = state.open_day().filter(|day| from <= day.date && day.book != *book);
    if let Some(day) = open {
        // The open day keeps the book it was opened with; a new book begins with the next day.
        return Err(Reason::EarlierDayOpen(day.date).into());
    }
    Ok(Event::RulebookAdopted { book: book.clone(), id: id.into(), edition: edition.into(), from })
}
