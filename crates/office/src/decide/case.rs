//! Two agents have one client, or his agent leaves the company: whose is he?

use super::{ask, enters};
use crate::event::Event;
use crate::history::{self, Mark, Subject, first_of_two};
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::Customer;
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::supply;
use chrono::NaiveDateTime;
use rulebook::word::{DealStage, Office, OwnerTo, RecognisedWhen, Side, VisitKind};
use rulebook::{Book, Fact, Facts, Question, Ruling, rule};
use std::collections::BTreeSet;

#[expect(clippy::too_many_arguments, reason = "the fields of one command")]
pub(super) fn rule_case(
    state: &State,
    book: Option<&Book>,
    now: Now,
    customer: CustomerId,
    claimant: PersonId,
    to: Option<PersonId>,
    by: Option<PersonId>,
    known: &Facts,
) -> Result<Event, Refusal> {
    let book = book.ok_or(Reason::NoBook(now.date()))?;
    let found = state.customers.get(&customer).ok_or(Reason::NoSuchCustomer)?;
    for person in [Some(claimant), to].into_iter().flatten() {
        if !state.people.contains_key(&person) {
            return Err(Reason::NoSuchPerson.into());
        }
    }
    let visit = found.visits.last().and_then(|visit| state.visits.get(visit));
    let received = visit.and_then(|visit| visit.receiver());
    let parties = [found.deal_by, received, found.owner].into_iter().flatten();
    let closer = parties.into_iter().find(|person| *person != claimant);
    let mut facts = case_facts(state, found, claimant, closer, now);
    supply::check_untold(Question::Collision, &facts);
    known.iter().for_each(|(fact, value)| facts.set(fact, value));
    let subject = Subject::of(found, Some(claimant));
    history::add(&mut facts, state, book, Question::Collision, subject, now);
    let ruling = ask(book, now.date(), Question::Collision, &facts)?;
    let refused = |reason| Refusal::by(reason, &ruling);
    let owner = match ruling.verdict.owner {
        Some(OwnerTo::Claimant) => Some(claimant),
        Some(OwnerTo::First) if facts.is(Fact::FirstRegistered, Side::Closer) => closer,
        Some(OwnerTo::First) => Some(claimant),
        Some(OwnerTo::Receiver | OwnerTo::Closer) => closer,
        Some(OwnerTo::Manager) => {
            // The book leaves it to somebody: he says to whom.
            let (Some(to), Some(by)) = (to, by) else { return Err(refused(Reason::ManagerDecides)) };
            enters(state, Some(book), now, by, ruling.verdict.by.unwrap_or(Office::SalesManager))
                .map_err(|refusal| refused(refusal.reason))?;
            Some(to)
        }
        Some(OwnerTo::Nobody | OwnerTo::Pending) => None,
        _ => found.owner,
    };
    Ok(Event::CaseRuled { customer, claimant, closer, owner, by, law: ruling.into() })
}

/// May a claim on a closed deal still be made today, and if so, whose is the client and how is the deal shared?
///
/// # Errors
/// There is no such customer, or no deal with him.
pub fn claim(
    state: &State,
    book: &Book,
    now: Now,
    customer: CustomerId,
    claimant: PersonId,
) -> Result<Vec<Ruling>, Refusal> {
    let found = state.customers.get(&customer).ok_or(Reason::NoSuchCustomer)?;
    let day = found.deal_day.ok_or(Reason::NoDeal)?;
    let closer = found.deal_by.or(found.owner).filter(|closer| *closer != claimant);
    let mut facts = case_facts(state, found, claimant, closer, now);
    let mut claim = Facts::new().with(Fact::DealDay, day);
    let subject = Subject::of(found, Some(claimant));
    history::add(&mut claim, state, book, Question::Claim, subject, now);
    history::add(&mut facts, state, book, Question::Collision, subject, now);
    supply::check(Question::Claim, &claim);
    let mut rulings = vec![rule(book, now.date(), Question::Claim, &claim)];
    let valid = rulings.iter().any(|ruling| ruling.verdict.valid == Some(true));
    if valid && closer.is_some() && !book.rules(Question::Collision).is_empty() {
        rulings.push(rule(book, now.date(), Question::Collision, &facts));
    }
    Ok(rulings)
}

/// What the ledger knows of a case.
pub(super) fn case_facts(
    state: &State,
    customer: &Customer,
    claimant: PersonId,
    closer: Option<PersonId>,
    now: Now,
) -> Facts {
    let today = now.date();
    let visits = || customer.visits.iter().filter_map(|visit| state.visits.get(visit));
    let registered = |person: PersonId| -> Option<Mark> {
        let entries = visits().filter_map(|visit| visit.registration.as_ref());
        let valid = entries.filter(|entry| entry.valid && entry.by == person);
        valid.map(|entry| Mark::new(entry.at, entry.stamp)).min()
    };
    let received = |person: PersonId| -> Option<Mark> {
        let stints = visits().flat_map(|visit| &visit.stints);
        let own = stints.filter(|stint| stint.person == person);
        own.map(|stint| Mark::new(stint.from, stint.stamp)).min()
    };
    let phoned = |person: PersonId| -> Option<Mark> {
        let own = customer.calls.iter().filter(|call| call.by == person);
        own.map(|call| Mark::new(call.at, call.stamp)).min()
    };
    let records = |person: PersonId| customer.followed_by.get(&person).copied().unwrap_or(0);
    let served: BTreeSet<PersonId> =
        visits().flat_map(|visit| &visit.stints).map(|stint| stint.person).collect();
    let stands = customer.owner == Some(claimant) && customer.pending.is_none();
    // A registration that had lapsed when the client came again is no title any more.
    let last_entry = visits().filter_map(|visit| visit.registration.as_ref());
    let last_entry =
        last_entry.filter(|entry| entry.valid && entry.by == claimant).map(|entry| entry.at).max();
    let lapsed =
        |at: NaiveDateTime| visits().any(|visit| visit.visitor.kind == VisitKind::Lapsed && visit.at > at);
    let entered = last_entry.is_some_and(|at| !lapsed(at));
    let recognised = match customer.deal_day {
        None => RecognisedWhen::BeforeDeal,
        Some(day) if day == today => RecognisedWhen::DealDay,
        Some(_) => RecognisedWhen::Later,
    };
    let stage = if customer.deal_day.is_some() { customer.deal } else { DealStage::None };
    let mut facts = Facts::new()
        .with(Fact::RecognisedWhen, recognised)
        // Nobody is taken for a thief until it is said.
        .with(Fact::Snatched, false)
        .with(Fact::DealStage, stage)
        .with(Fact::AgentsServed, served.len() as i64)
        .with(Fact::CaseRuled, customer.ruled)
        .with(Fact::ClaimantWasOwner, customer.owners.contains(&claimant))
        .with(Fact::ClaimantValid, stands || entered)
        .with(Fact::ClaimantRecords, records(claimant) > 0)
        .with(Fact::ClaimantFollowUps, i64::from(records(claimant)))
        .with(Fact::FirstRegistered, first_of_two(registered(claimant), closer.and_then(registered)))
        .with(Fact::FirstPhoned, first_of_two(phoned(claimant), closer.and_then(phoned)))
        .with(Fact::FirstReceived, first_of_two(received(claimant), closer.and_then(received)));
    if let Some(closer) = closer {
        facts.set(Fact::CloserValid, registered(closer).is_some());
        facts.set(Fact::CloserRecords, records(closer) > 0);
        facts.set(Fact::BothFollowed, records(closer) > 0 && records(claimant) > 0);
    }
    if let Some(day) = customer.deal_day {
        facts.set(Fact::DealDay, day);
        let table = state.past.get(&day).or(state.day.as_ref().filter(|open| open.date == day));
        if let Some(table) = table.filter(|table| table.place(claimant).is_none() || day == today) {
            facts.set(
                Fact::ClaimantOnSite,
                table.place(claimant).is_some() && !table.out.contains_key(&claimant),
            );
        }
    }
    facts
}

pub(super) fn depart(
    state: &State,
    book: Option<&Book>,
    now: Now,
    person: PersonId,
    by: PersonId,
    to: Option<PersonId>,
    known: &Facts,
) -> Result<Event, Refusal> {
    let book = book.ok_or(Reason::NoBook(now.date()))?;
    for person in [Some(person), to].into_iter().flatten() {
        if !state.people.get(&person).is_some_and(|person| person.active) {
            return Err(Reason::NoSuchPerson.into());
        }
    }
    if to == Some(person) {
        return Err(Reason::NothingChanges.into());
    }
    if state.open_day().is_some_and(|day| day.place(person).is_some()) {
        return Err(Reason::StillReceiving(vec![person]).into());
    }
    let mut facts = known.clone();
    history::add(&mut facts, state, book, Question::Departure, Subject::person(person), now);
    let ruling = ask(book, now.date(), Question::Departure, &facts)?;
    enters(state, Some(book), now, by, ruling.verdict.by.unwrap_or(Office::SalesManager))
        .map_err(|refusal| Refusal::by(refusal.reason, &ruling))?;
    // Clients the book makes nobody's go to nobody, whoever is named.
    let successor = to.filter(|_| ruling.verdict.owner != Some(OwnerTo::Nobody));
    Ok(Event::PersonDeparted { person, successor, by, law: ruling.into() })
}
