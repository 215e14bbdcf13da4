//! Breaches, and clients who had been here before and could not say with whom.

use super::{ask, cites_if, enters};
use crate::event::Event;
use crate::history::{self, Subject};
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::{Customer, Visit};
use crate::refusal::{Reason, Refusal};
use crate::rotation::Floor;
use crate::state::State;
use chrono::{Datelike, NaiveDate};
use journal::CardRef;
use rulebook::period::Point;
use rulebook::word::{Breach, Giver, HelpCause, Helped, Office, OwnerTo, Penalty, Placing, Role, Turn};
use rulebook::{Book, Fact, Facts, Question, Ruling};

fn placed_at_once(book: &Book, on: NaiveDate) -> Result<bool, Refusal> {
    let ruling = ask(book, on, Question::MakeUp, &Facts::new())?;
    Ok(ruling.verdict.placing != Some(Placing::Supervisor))
}

#[expect(clippy::too_many_arguments, reason = "the fields of one command")]
pub(super) fn penalise(
    state: &State,
    book: Option<&Book>,
    now: Now,
    person: PersonId,
    breach: Breach,
    by: PersonId,
    note: Option<CardRef>,
    known: &Facts,
) -> Result<Event, Refusal> {
    let book = book.ok_or(Reason::NoBook(now.date()))?;
    if !state.people.get(&person).is_some_and(|person| person.active) {
        return Err(Reason::NoSuchPerson.into());
    }
    let today = now.date();
    let before = || state.breaches_of(person, breach);
    let this_month = before().filter(|day| (day.year(), day.month()) == (today.year(), today.month()));
    let mut facts = Facts::new()
        .with(Fact::Breach, breach)
        .with(Fact::BreachCount, before().count() as i64 + 1)
        .with(Fact::BreachCountMonth, this_month.count() as i64 + 1)
        .with(Fact::FoundOn, today);
    crate::supply::check_untold(Question::Penalty, &facts);
    known.iter().for_each(|(fact, value)| facts.set(fact, value));
    history::add(&mut facts, state, book, Question::Penalty, Subject::person(person), now);
    let ruling = ask(book, now.date(), Question::Penalty, &facts)?;
    enters(state, Some(book), now, by, ruling.verdict.by.unwrap_or(Office::Supervisor))
        .map_err(|refusal| Refusal { cites: ruling.cites.clone(), ..refusal })?;
    let verdict = &ruling.verdict;
    let penalty = verdict.penalty.unwrap_or(Penalty::Unspecified);
    let lasts = matches!(penalty, Penalty::SkipRound | Penalty::FilingSuspended | Penalty::Suspended);
    Ok(Event::Penalised {
        person,
        breach,
        penalty,
        until: verdict.until.as_ref().and_then(|until| until.on).map(Point::date),
        amount: verdict.amount.as_ref().and_then(rulebook::measure::Measure::number),
        by,
        note,
        cites: cites_if(lasts, [&ruling]),
        law: ruling.into(),
    })
}

fn pending(state: &State, customer: CustomerId) -> Result<(&Customer, Option<&Visit>), Refusal> {
    let customer = state.customers.get(&customer).ok_or(Reason::NoSuchCustomer)?;
    Ok((customer, customer.pending.and_then(|visit| state.visits.get(&visit))))
}

/// What the book says of a client whose earlier receiver is not found, or proves himself now.
fn unfound(state: &State, book: &Book, now: Now, visit: &Visit, proven: bool) -> Result<Ruling, Refusal> {
    let mut facts = Facts::new()
        .with(Fact::VisitKind, visit.visitor.kind)
        .with(Fact::ClaimProven, proven)
        .with(Fact::Received, visit.at.date());
    let subject = Subject::client(state, visit.visitor.customer, visit.receiver());
    history::add(&mut facts, state, book, Question::Unfound, subject, now);
    ask(book, now.date(), Question::Unfound, &facts)
}

/// Somebody proves that he received the client first.
pub(super) fn prove(
    state: &State,
    book: Option<&Book>,
    now: Now,
    customer: CustomerId,
    by: PersonId,
) -> Result<Event, Refusal> {
    let book = book.ok_or(Reason::NoBook(now.date()))?;
    if !state.people.contains_key(&by) {
        return Err(Reason::NoSuchPerson.into());
    }
    let (customer, visit) = pending(state, customer)?;
    let Some(visit) = visit else {
        let last = customer.visits.last().and_then(|visit| state.visits.get(visit));
        let ruling = last.map(|visit| unfound(state, book, now, visit, true)).transpose()?;
        return Err(Refusal {
            reason: Reason::NotPending,
            cites: ruling.map(|ruling| ruling.cites).unwrap_or_default(),
        });
    };
    settled(book, now, visit, Some(by), unfound(state, book, now, visit, true)?)
}

/// The earlier receiver was not found in time.
pub(super) fn not_found(
    state: &State,
    book: Option<&Book>,
    now: Now,
    customer: CustomerId,
) -> Result<Event, Refusal> {
    let book = book.ok_or(Reason::NoBook(now.date()))?;
    let (_, visit) = pending(state, customer)?;
    let visit = visit.ok_or(Reason::NotPending)?;
    let ruling = unfound(state, book, now, visit, false)?;
    if let Some(last) = still_open(&ruling, now) {
        return Err(Refusal::by(Reason::StillOpen(last), &ruling));
    }
    settled(book, now, visit, None, ruling)
}

/// The last day on which it may still be found out, if that is not over.
fn still_open(ruling: &Ruling, now: Now) -> Option<NaiveDate> {
    let until = ruling.verdict.until.as_ref().and_then(|until| until.on).map(Point::date);
    let open = ruling.verdict.owner == Some(OwnerTo::Pending) || until.is_some_and(|last| now.date() <= last);
    open.then(|| until.unwrap_or(now.date()))
}

/// Everybody whose time is over when a day begins.
pub(super) fn overdue(state: &State, book: &Book, now: Now) -> Result<Vec<Event>, Refusal> {
    let mut events = Vec::new();
    let visits = state.customers.values().filter_map(|customer| customer.pending);
    for visit in visits.filter_map(|visit| state.visits.get(&visit)) {
        // What the book cannot say yet is no reason to keep the office shut.
        let Ok(ruling) = unfound(state, book, now, visit, false) else { continue };
        if still_open(&ruling, now).is_none() {
            events.push(settled(book, now, visit, None, ruling)?);
        }
    }
    Ok(events)
}

fn settled(
    book: &Book,
    now: Now,
    visit: &Visit,
    proved: Option<PersonId>,
    ruling: Ruling,
) -> Result<Event, Refusal> {
    let receiver = visit.stints.first().map(|stint| stint.person);
    let owner = match ruling.verdict.owner {
        Some(OwnerTo::Nobody | OwnerTo::Manager | OwnerTo::Pending) => None,
        Some(OwnerTo::Receiver | OwnerTo::Closer) | None => receiver,
        Some(_) => proved.or(receiver),
    };
    let (penalty, giver) = (ruling.verdict.penalty, ruling.verdict.giver);
    let placed = giver == Some(Giver::MakeUp) && placed_at_once(book, now.date())?;
    let lasts = giver == Some(Giver::MakeUp) || penalty == Some(Penalty::SkipRound);
    Ok(Event::OriginSettled {
        visit: visit.id,
        proved,
        owner,
        penalty,
        giver,
        placed,
        cites: cites_if(lasts, [&ruling]),
        law: ruling.into(),
    })
}

/// What follows when somebody is done helping with a colleague's client; nothing if the book says nothing.
pub(super) fn help_ended(
    floor: &Floor<'_>,
    visit: &Visit,
    helper: PersonId,
) -> Result<Option<Event>, Refusal> {
    let stints = visit.stints.iter().chain(&visit.helpers);
    let mut open = stints.filter(|stint| stint.person == helper && stint.to.is_none());
    let Some(stint) = open.next_back().filter(|stint| stint.role == Role::Assist) else { return Ok(None) };
    let customer = floor.state.customers.get(&visit.visitor.customer);
    let today = Some(floor.now.date());
    let closed = customer.is_some_and(|customer| customer.deal_day == today);
    let facts = Facts::new()
        .with(Fact::VisitKind, visit.visitor.kind)
        .with(Fact::HelpCause, stint.help.unwrap_or(HelpCause::None))
        .with(Fact::Role, stint.role)
        .with(Fact::ClosesSameDay, closed);
    let subject = Subject::client(floor.state, visit.visitor.customer, Some(helper));
    // A visitor who leaves is gone; what the book cannot say yet is no reason to keep him.
    let Ok(ruling) = floor.ask_of(Question::HelpEnded, &facts, subject) else { return Ok(None) };
    let owner_turn = ruling.verdict.owner_turn.unwrap_or(Turn::None);
    let helped = ruling.verdict.helped.unwrap_or(Helped::None);
    if owner_turn == Turn::None && helped == Helped::None {
        return Ok(None);
    }
    let placed = helped != Helped::None && floor.placed_at_once()?;
    let (visit, owner, cites) = (visit.id, visit.owner, cites_if(helped != Helped::None, [&ruling]));
    let law = ruling.into();
    Ok(Some(Event::HelpSettled { visit, helper, owner, owner_turn, helped, placed, cites, law }))
}
