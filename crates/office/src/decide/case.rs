//! Two agents have one client, or his agent leaves the company: whose is he?

use super::follow::came_by;
use super::visitor::referral;
use crate::asking::{Asking, Made, looks};
use crate::command::Objection;
use crate::event::Event;
use crate::history::{Mark, Subject, first_of_two};
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::Customer;
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::told::Told;
use chrono::NaiveDateTime;
use rulebook::word::{DealStage, Office, OwnerTo, RecognisedWhen, Side, VisitKind};
use rulebook::{Book, Fact, Facts, Question, Ruling, Value};
use std::collections::BTreeSet;

pub(super) fn rule_case(asking: &Asking<'_>, objection: &Objection) -> Result<Event, Refusal> {
    let Objection { customer, claimant, to, by } = *objection;
    let state = asking.state;
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
    let asking = &asking.of(Subject::of(found, Some(claimant)));
    let facts = entitled_first(case_facts(state, found, claimant, closer, asking.now), asking.facts_told());
    // What nobody knows stays open: the case is written down, and the client stays where he is.
    let claim = claimed(asking, found, &facts)?;
    let late = claim.as_ref().is_some_and(|claim| claim.verdict.valid == Some(false));
    let ruling = match late {
        // Whoever comes too late is answered, whatever else is still open.
        true => asking.answer(Question::Collision, facts, &found.told)?,
        false => asking.stand(Question::Collision, facts, &found.told)?,
    };
    let unknown = claim.as_ref().is_some_and(|claim| claim.conditional.is_some());
    let open = unknown || (ruling.conditional.is_some() && ruling.verdict.owner.is_none());
    let refused = |reason| Refusal::by(reason, &ruling);
    let first = asking.facts_told().get(Fact::FirstRegistered).or(ruling.facts.get(Fact::FirstRegistered));
    let first = first.unwrap_or_else(|| first_registered(state, found, claimant, closer));
    let owner = match ruling.verdict.owner {
        _ if unknown => found.owner,
        Some(OwnerTo::Claimant | OwnerTo::First | OwnerTo::Manager) if late => found.owner,
        Some(OwnerTo::Claimant) => Some(claimant),
        Some(OwnerTo::First) if first == Side::Closer.into() => closer,
        Some(OwnerTo::First) => Some(claimant),
        Some(OwnerTo::Receiver | OwnerTo::Closer) => closer,
        Some(OwnerTo::Manager) => {
            // The book leaves it to somebody: he says to whom.
            let (Some(to), Some(by)) = (to, by) else { return Err(refused(Reason::ManagerDecides)) };
            asking
                .enters(by, ruling.verdict.by.unwrap_or(Office::SalesManager))
                .map_err(|refusal| refused(refusal.reason))?;
            Some(to)
        }
        Some(OwnerTo::Nobody | OwnerTo::Pending) => None,
        _ => found.owner,
    };
    let law = std::iter::once(ruling).chain(claim).collect::<Vec<_>>().into();
    let told = Told::nothing();
    Ok(Event::CaseRuled { customer, claimant, closer, owner, by, open, law, told })
}

/// The ruling by which a deal that is made can no longer be claimed, or by which nobody knows whether it can.
fn claimed(asking: &Asking<'_>, customer: &Customer, case: &Facts) -> Result<Option<Ruling>, Refusal> {
    let Some(day) = customer.deal_day.filter(|_| !asking.book.rules(Question::Claim).is_empty()) else {
        return Ok(None);
    };
    let facts = claim_facts(asking.state, customer, case).with(Fact::DealDay, day);
    let ruling = asking.stand(Question::Claim, facts, &customer.told)?;
    Ok((ruling.verdict.valid != Some(true)).then_some(ruling))
}

/// What is known of a claim besides the day of the deal.
fn claim_facts(state: &State, customer: &Customer, case: &Facts) -> Facts {
    let mut claim = came(state, customer);
    for fact in [Fact::ClaimantOnSite, Fact::ClaimantWasOwner, Fact::RecognisedWhen, Fact::DealStage] {
        if let Some(value) = case.get(fact) {
            claim.set(fact, value);
        }
    }
    claim
}

/// May a claim on a closed deal still be made today, and if so, whose is the client and how is the deal shared? Answered as
/// it stands, with what was told.
///
/// # Errors
/// There is no such customer, or no deal with him; what was told is not asked.
pub fn claim(
    state: &State,
    book: &Book,
    now: Now,
    (customer, claimant): (CustomerId, PersonId),
    told: &Told,
) -> Result<Vec<Ruling>, Refusal> {
    const ASKED: [Question; 2] = [Question::Claim, Question::Collision];
    let asks = |fact: Fact| ASKED.iter().any(|question| looks(book, *question, fact));
    if let Some((fact, _)) = told.facts.iter().find(|(fact, _)| !asks(*fact)) {
        return Err(Reason::NotAsked(fact).into());
    }
    let found = state.customers.get(&customer).ok_or(Reason::NoSuchCustomer)?;
    let day = found.deal_day.ok_or(Reason::NoDeal)?;
    let closer = found.deal_by.or(found.owner).filter(|closer| *closer != claimant);
    let made = Made::default();
    let asking = Asking::new(state, book, now, now.date()).told(told, &made);
    let asking = asking.of(Subject::of(found, Some(claimant)));
    let facts = entitled_first(case_facts(state, found, claimant, closer, now), asking.facts_told());
    let claim = claim_facts(state, found, &facts).with(Fact::DealDay, day);
    let mut rulings = vec![asking.answer(Question::Claim, claim, &found.told)?];
    let valid = rulings.iter().any(|ruling| ruling.verdict.valid == Some(true));
    if valid && closer.is_some() && !book.rules(Question::Collision).is_empty() {
        rulings.push(asking.answer(Question::Collision, facts, &found.told)?);
    }
    Ok(rulings)
}

/// How he came when he first came.
fn came(state: &State, customer: &Customer) -> Facts {
    let mut facts = Facts::new();
    if let Some(channel) = came_by(state, customer) {
        facts.set(Fact::Channel, channel);
    }
    if let Some(visit) = customer.visits.iter().find_map(|id| state.visits.get(id)) {
        let referrer = visit.visitor.referrer.and_then(|referrer| state.customers.get(&referrer));
        facts.set(Fact::Named, visit.visitor.asked.is_some());
        facts.set(Fact::Referral, referral(referrer));
    }
    facts
}

/// When the first valid registration of him by this person was made.
fn registered(state: &State, customer: &Customer, person: PersonId) -> Option<Mark> {
    let visits = customer.visits.iter().filter_map(|visit| state.visits.get(visit));
    let entries = visits.filter_map(|visit| visit.registration.as_ref());
    let valid = entries.filter(|entry| entry.valid && entry.by == person);
    valid.map(|entry| Mark::new(entry.at, entry.stamp)).min()
}

fn first_registered(
    state: &State,
    customer: &Customer,
    claimant: PersonId,
    closer: Option<PersonId>,
) -> Value {
    let at = |person| registered(state, customer, person);
    first_of_two(at(claimant), closer.and_then(at))
}

/// Who is said to have a valid registration, though the ledger has none of either, was first with it.
fn entitled_first(facts: Facts, told: &Facts) -> Facts {
    let first = match [Fact::ClaimantValid, Fact::CloserValid].map(|valid| told.is(valid, true)) {
        _ if !facts.is(Fact::FirstRegistered, Side::Neither) => return facts,
        [false, false] => return facts,
        [true, false] => Side::Claimant.into(),
        [false, true] => Side::Closer.into(),
        [true, true] => Value::NotKnown,
    };
    facts.with(Fact::FirstRegistered, first)
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
    let first = first_registered(state, customer, claimant, closer);
    let recognised = match customer.deal_day {
        None => RecognisedWhen::BeforeDeal,
        Some(day) if day == today => RecognisedWhen::DealDay,
        Some(_) => RecognisedWhen::Later,
    };
    let stage = if customer.deal_day.is_some() { customer.deal } else { DealStage::None };
    let mut facts = came(state, customer)
        .with(Fact::RecognisedWhen, recognised)
        .with(Fact::DealStage, stage)
        .with(Fact::AgentsServed, served.len() as i64)
        .with(Fact::CaseRuled, customer.ruled)
        .with(Fact::ClaimantWasOwner, customer.owners.contains(&claimant))
        .with(Fact::ClaimantValid, entered || (stands && first != Side::Neither.into()))
        .with(Fact::ClaimantRecords, records(claimant) > 0)
        .with(Fact::ClaimantFollowUps, i64::from(records(claimant)))
        .with(Fact::FirstRegistered, first)
        .with(Fact::FirstPhoned, first_of_two(phoned(claimant), closer.and_then(phoned)))
        .with(Fact::FirstReceived, first_of_two(received(claimant), closer.and_then(received)));
    if let Some(closer) = closer {
        facts.set(Fact::CloserValid, registered(state, customer, closer).is_some());
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
    if state.open_day().is_some_and(|day| day.place(person).is_some()) {
        return Err(Reason::StillReceiving(vec![person]).into());
    }
    let ruling = asking.of(Subject::person(person)).ask(Question::Departure, Facts::new(), &state.told)?;
    asking
        .enters(by, ruling.verdict.by.unwrap_or(Office::SalesManager))
        .map_err(|refusal| Refusal::by(refusal.reason, &ruling))?;
    // Clients the book makes nobody's go to nobody, whoever is named.
    let successor = to.filter(|_| ruling.verdict.owner != Some(OwnerTo::Nobody));
    Ok(Event::PersonDeparted { person, successor, by, law: ruling.into(), told: Told::nothing() })
}
