//! An agent leaves the company, and his clients are given to others.

use super::saw::saw;
use crate::asking::Asking;
use crate::event::Event;
use crate::history::Subject;
use crate::id::{CustomerId, Now, PersonId};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::told::Told;
use paper::OrderedSet;
use rulebook::word::{Office, OwnerTo};
use rulebook::{Book, Facts, Question, Ruling};

pub(super) fn depart(
    asking: &Asking<'_>,
    person: PersonId,
    by: PersonId,
    to: Option<PersonId>,
) -> Result<Event, Refusal> {
    let state = asking.state;
    for person in [Some(person), to].into_iter().flatten() {
        if !state.people.get(&person).is_some_and(|person| person.active) {
            return Err(Reason::NoSuchPerson.into());
        }
    }
    if to == Some(person) {
        return Err(Reason::NothingChanges.into());
    }
    if state.open_day().is_some_and(|day| day.on_table(person)) {
        return Err(Reason::OnShift(person).into());
    }
    let ruling = decided(asking, person, by)?;
    // Clients the book makes nobody's go to nobody, whoever is named.
    let successor = to.filter(|_| ruling.verdict.owner != Some(OwnerTo::Nobody));
    Ok(Event::PersonDeparted { person, successor, by, law: ruling.into(), told: Told::nothing() })
}

/// What the book says of somebody's departure with what was told of it, as far as that is known.
pub fn departure(state: &State, book: &Book, now: Now, person: PersonId, told: &Facts) -> Ruling {
    let asking = Asking::new(state, book, now, now.date());
    let mut kept = state.told.clone();
    told.iter().for_each(|(fact, value)| kept.set(fact, value));
    asking.of(Subject::person(person)).look(Question::Departure, Facts::new(), &kept)
}

/// What the book says of a departure, entered by who may.
fn decided(asking: &Asking<'_>, person: PersonId, by: PersonId) -> Result<Ruling, Refusal> {
    let (subject, kept) = (Subject::person(person), &asking.state.told);
    let ruling = asking.of(subject).ask(Question::Departure, Facts::new(), kept)?;
    asking
        .enters(by, ruling.verdict.by.unwrap_or(Office::SalesManager))
        .map_err(|refusal| Refusal::by(refusal.reason, &ruling))?;
    Ok(ruling)
}

/// The clients of somebody who left are given to others, each to one: one entry for each, so that each can be taken back.
pub(super) fn share_out(
    asking: &Asking<'_>,
    from: PersonId,
    plan: &[(CustomerId, PersonId)],
    by: PersonId,
) -> Result<Vec<Event>, Refusal> {
    let state = asking.state;
    if state.people.get(&from).is_none_or(|person| person.active) || plan.is_empty() {
        return Err(Reason::NothingChanges.into());
    }
    let ruling = decided(asking, from, by)?;
    if ruling.verdict.owner == Some(OwnerTo::Nobody) {
        // They are everybody's by the book: who follows one up has him.
        return Err(Refusal::by(Reason::EverybodysByTheBook, &ruling));
    }
    let mut seen = OrderedSet::new();
    let mut events = Vec::new();
    for (customer, to) in plan {
        let (customer, to) = (*customer, *to);
        let found = state.whole(customer).ok_or(Reason::NoSuchCustomer)?;
        // What he left behind: his until then, and nobody's own since, whoever was given it for the time being.
        if found.last_own() != Some(from) || !seen.insert(customer) {
            return Err(Reason::NoSuchCustomer.into());
        }
        if !state.people.get(&to).is_some_and(|person| person.active) {
            return Err(Reason::NoSuchPerson.into());
        }
        if found.owner() == Some(to) {
            return Err(Reason::NothingChanges.into());
        }
        let (saw, law, told) = (saw(state, customer, Some(to)), ruling.clone().into(), Told::nothing());
        events.push(Event::ClientPassed { customer, from, to, by, saw, law, told });
    }
    Ok(events)
}
