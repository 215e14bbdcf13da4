//! Clients who were filed before they came (报备), and callers who come later.

use super::ask;
use crate::event::{Event, Law};
use crate::history::{self, Subject};
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::{Call, Customer, Filing};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use chrono::NaiveDate;
use rulebook::period::Point;
use rulebook::word::{Channel, Field, OwnerTo};
use rulebook::{Book, Fact, Facts, Question, Ruling, rule};

/// What is known of a client who was filed; without a filing, of one who is only said to have been.
fn facts(state: &State, now: Now, customer: CustomerId, filing: Option<Filing>) -> Facts {
    let found = state.customers.get(&customer);
    let visits = || found.into_iter().flat_map(|found| &found.visits).filter_map(|id| state.visits.get(id));
    let came = visits().map(|visit| visit.at).min();
    let until = came.map_or(now, Now);
    let confirmed = visits()
        .filter_map(|visit| visit.registration.as_ref())
        .any(|entry| entry.filled.contains(&Field::Confirmation));
    let minutes = filing.map(|filing| filing.minutes.unwrap_or_else(|| until.minutes_since(filing.at)));
    let rival = filing.is_some_and(|filing| super::has_rival(state, customer, filing.by));
    let mut facts = Facts::new()
        .with(Fact::FiledMinutes, minutes.unwrap_or(0).max(0))
        .with(Fact::RivalValid, rival)
        .with(Fact::Channel, Channel::Filed)
        .with(Fact::RegistrationVisited, came.is_some())
        .with(Fact::RegistrationConfirmed, confirmed)
        .with(Fact::RegisteredOn, filing.map_or(now.date(), |filing| filing.at.date()));
    if let Some(came) = came {
        facts.set(Fact::FirstVisit, came.date());
    }
    facts
}

/// The ruling on a filing as it stands now.
pub(super) fn asked(
    state: &State,
    book: &Book,
    now: Now,
    customer: CustomerId,
    filing: Option<Filing>,
    known: &Facts,
) -> Ruling {
    let mut facts = facts(state, now, customer, filing);
    crate::supply::check(Question::Filing, &facts);
    known.iter().for_each(|(fact, value)| facts.set(fact, value));
    let subject = Subject::client(state, customer, filing.map(|filing| filing.by));
    history::add(&mut facts, state, book, Question::Filing, subject, now);
    rule(book, now.date(), Question::Filing, &facts)
}

/// Whether a filing protects its client today.
pub(super) fn protects(ruling: &Ruling, today: NaiveDate) -> bool {
    let until = ruling.verdict.until.as_ref().and_then(|until| until.on).map(Point::date);
    ruling.verdict.valid == Some(true) && until.is_some_and(|until| today <= until)
}

/// Whether a valid filing makes the client its filer's.
pub(super) fn gives(ruling: &Ruling) -> bool {
    let his = matches!(ruling.verdict.owner, Some(OwnerTo::Claimant | OwnerTo::Filer | OwnerTo::First));
    his && ruling.verdict.valid == Some(true)
}

pub(super) fn file(
    state: &State,
    book: Option<&Book>,
    now: Now,
    customer: CustomerId,
    by: PersonId,
    minutes: Option<i64>,
) -> Result<Event, Refusal> {
    let book = book.ok_or(Reason::NoBook(now.date()))?;
    if !state.people.get(&by).is_some_and(|person| person.active) {
        return Err(Reason::NoSuchPerson.into());
    }
    if let Some(ban) = state.filing_bans.get(&by).filter(|ban| now.date() <= ban.until) {
        return Err(Refusal { reason: Reason::FilingSuspended(by, ban.until), cites: ban.cites.clone() });
    }
    // How long before he comes is only known once he has come, unless it is said.
    let ruling = minutes.map(|_| {
        let filing = Filing { by, at: now.0, written: None, minutes };
        let mut facts = facts(state, now, customer, Some(filing));
        let subject = Subject::client(state, customer, Some(by));
        history::add(&mut facts, state, book, Question::Filing, subject, now);
        ask(book, now.date(), Question::Filing, &facts)
    });
    let law = ruling.transpose()?.map_or_else(Law::none, Law::from);
    Ok(Event::ClientFiled { customer, by, minutes, law })
}

/// The first call of somebody that is still remembered in his favour.
pub(super) fn first_call(customer: Option<&Customer>) -> Option<&Call> {
    customer.filter(|customer| customer.owner.is_none()).and_then(|customer| customer.calls.first())
}

/// Whose the caller is by his first call, while the book lets that hold.
pub(super) fn promised(customer: Option<&Customer>, today: NaiveDate) -> Option<PersonId> {
    let calls = customer.map_or(&[][..], |customer| &customer.calls);
    calls.iter().find(|call| call.until.is_none_or(|until| today <= until)).and_then(|call| call.owner)
}
