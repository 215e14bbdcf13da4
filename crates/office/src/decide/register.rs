//! The ledger: registrations, follow-ups, deals.

use crate::event::Event;
use crate::id::{CustomerId, Now, PersonId, VisitId};
use crate::ledger::{Customer, Visit, VisitState};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use journal::CardRef;
use rulebook::word::{DealStage, Due, Field, OwnerTo, Standing};
use rulebook::{Book, Fact, Facts, Question, Ruling, rule};

/// What the book demands of the registration of a visit, if everything in `filled` is written. `rival` tells whether
/// another person has a valid registration of this client.
pub fn demanded(book: &Book, now: Now, filled: &[Field], rival: bool) -> (Vec<Field>, Ruling) {
    let ask = |complete: bool| {
        let facts = Facts::new()
            .with(Fact::Complete, complete)
            .with(Fact::RivalValid, rival)
            .with(Fact::SameName, false)
            .with(Fact::SamePhone, false);
        rule(book, now.date(), Question::Registration, &facts)
    };
    let required = ask(true).verdict.required.unwrap_or_default();
    let missing: Vec<Field> = required.iter().copied().filter(|field| !filled.contains(field)).collect();
    let ruling = ask(missing.is_empty());
    (missing, ruling)
}

/// Whether somebody else has a valid registration of this customer.
pub fn has_rival(state: &State, customer: CustomerId, by: PersonId) -> bool {
    let visits = state.customers.get(&customer).map_or(&[][..], |customer| &customer.visits);
    let registrations = visits.iter().filter_map(|id| state.visits.get(id)?.registration.as_ref());
    registrations.into_iter().any(|registration| registration.valid && registration.by != by)
}

/// Whether a registration made now is late.
fn is_late(due: Due, visit: &Visit, now: Now) -> bool {
    let ended = visit.stint().and_then(|stint| stint.to).filter(|_| visit.state == VisitState::Over);
    let since = match due {
        Due::AtOnce => Some(visit.at),
        Due::AfterReception => ended,
        Due::EndOfDay => return now.date() > visit.at.date(),
        Due::NextMorning => return (now.date() - visit.at.date()).num_days() > 1,
        Due::BeforeArrival => Some(visit.at),
    };
    now.date() > visit.at.date() || since.is_some_and(|since| now.minutes_since(since) > GRACE)
}

/// Minutes in which "at once" and "after the reception" still count as in time.
const GRACE: i64 = 30;

pub(super) fn register(
    state: &State,
    book: Option<&Book>,
    now: Now,
    visit: VisitId,
    card: CardRef,
    filled: &[Field],
    by: PersonId,
) -> Result<Event, Refusal> {
    let found = state.visits.get(&visit).ok_or(Reason::NoSuchVisit)?;
    let book = book.ok_or(Reason::NoBook(now.date()))?;
    let customer = found.visitor.customer;
    let (missing, ruling) = demanded(book, now, filled, has_rival(state, customer, by));
    let late = is_late(ruling.verdict.due.unwrap_or(Due::AfterReception), found, now);
    let valid = ruling.verdict.valid.unwrap_or(missing.is_empty());
    let filled = filled.to_vec();
    // Somebody's client by reception alone becomes his who registers him validly, where the book says so.
    let before = state.customers.get(&customer).and_then(|customer| customer.owner);
    let takes =
        valid && ruling.verdict.owner == Some(OwnerTo::Receiver) && before.is_some_and(|owner| owner != by);
    let owner = takes.then_some(by);
    Ok(Event::VisitRegistered {
        visit,
        card,
        filled,
        missing,
        by,
        late,
        valid,
        owner,
        ruling: Box::new(ruling),
    })
}

pub(super) fn follow_up(
    state: &State,
    book: Option<&Book>,
    now: Now,
    customer: CustomerId,
    by: PersonId,
    effective: bool,
) -> Result<Event, Refusal> {
    let found = state.customers.get(&customer).ok_or(Reason::NoSuchCustomer)?;
    let standing = book.map(|book| rule(book, now.date(), Question::Standing, &standing_facts(found)));
    let too_late = standing.is_some_and(|ruling| ruling.verdict.standing == Some(Standing::Lapsed));
    Ok(Event::FollowedUp { customer, by, effective, too_late })
}

/// What is known of a client when the book is asked whether he is still his agent's.
pub(super) fn standing_facts(customer: &Customer) -> Facts {
    let mut facts = Facts::new();
    for (fact, day) in [(Fact::LastContact, customer.last_contact), (Fact::LastRecord, customer.last_record)]
    {
        if let Some(day) = day {
            facts.set(fact, day);
        }
    }
    facts
}

pub(super) fn deal(
    state: &State,
    book: Option<&Book>,
    now: Now,
    customer: CustomerId,
    by: PersonId,
    stage: DealStage,
    owner_reachable: Option<bool>,
) -> Result<Event, Refusal> {
    let found = state.customers.get(&customer).ok_or(Reason::NoSuchCustomer)?;
    if found.deal == stage {
        return Err(Reason::NothingChanges.into());
    }
    let helper_closes = found.owner.filter(|owner| *owner != by && stage != DealStage::Returned);
    let ruling = match (helper_closes, book) {
        (Some(owner), Some(book)) => {
            Some(Box::new(share(state, book, now, found, owner, stage, owner_reachable)?))
        }
        _ => None,
    };
    Ok(Event::DealMade { customer, by, stage, ruling })
}

/// How a deal is shared that somebody else than the client's agent closes.
fn share(
    state: &State,
    book: &Book,
    now: Now,
    customer: &Customer,
    owner: PersonId,
    stage: DealStage,
    owner_reachable: Option<bool>,
) -> Result<Ruling, Refusal> {
    let today = now.date();
    let last = customer.visits.last().and_then(|id| state.visits.get(id));
    let same_day = last.is_some_and(|visit| visit.at.date() == today);
    let mut facts = Facts::new().with(Fact::ClosesSameDay, same_day).with(Fact::DealStage, stage);
    // Who is on site has been reached; of anybody else the desk must be told.
    let on_site =
        state.open_day().is_some_and(|day| day.place(owner).is_some() && !day.out.contains_key(&owner));
    if let Some(reachable) = owner_reachable.or(on_site.then_some(true)) {
        facts.set(Fact::OwnerReachable, reachable);
    }
    let ruling = rule(book, today, Question::Split, &facts);
    match ruling.asks {
        Some(fact) => Err(Refusal::by(Reason::Asks(fact), &ruling)),
        None => Ok(ruling),
    }
}
