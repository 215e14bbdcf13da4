//! Breaches, and clients who had been here before and could not say with whom.

use super::cites::cites_if;
use crate::asking::{Asking, NOTHING};
use crate::command::Penalising;
use crate::event::Event;
use crate::history::Subject;
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::{Customer, Stint, Visit};
use crate::refusal::{Reason, Refusal};
use crate::rotation::Floor;
use crate::state::State;
use crate::told::Told;
use chrono::{Datelike, NaiveDate};
use rulebook::period::Point;
use rulebook::word::{Giver, HelpCause, Helped, Office, OwnerTo, Penalty, Placing, Role, Turn};
use rulebook::{Fact, Facts, Question, Ruling};

fn placed_at_once(asking: &Asking<'_>) -> Result<bool, Refusal> {
    let ruling = asking.ask(Question::MakeUp, Facts::new(), &NOTHING)?;
    Ok(ruling.verdict.placing != Some(Placing::Supervisor))
}

pub(super) fn penalise(asking: &Asking<'_>, penalising: &Penalising) -> Result<Event, Refusal> {
    let Penalising { person, breach, by, note, .. } = *penalising;
    let state = asking.state;
    if !state.people.get(&person).is_some_and(|person| person.active) {
        return Err(Reason::NoSuchPerson.into());
    }
    let today = asking.now.date();
    let before = || state.breaches_of(person, breach);
    let this_month = before().filter(|day| (day.year(), day.month()) == (today.year(), today.month()));
    let facts = Facts::new()
        .with(Fact::Breach, breach)
        .with(Fact::BreachCount, before().count() as i64 + 1)
        .with(Fact::BreachCountMonth, this_month.count() as i64 + 1)
        .with(Fact::FoundOn, today);
    // What nobody knows stays open: the penalty is written down, and what differs does not follow yet.
    let ruling = asking.of(Subject::person(person)).stand(Question::Penalty, facts, &NOTHING)?;
    asking
        .enters(by, ruling.verdict.by.unwrap_or(Office::Supervisor))
        .map_err(|refusal| Refusal { cites: ruling.cites.clone(), ..refusal })?;
    let penalty = ruling.verdict.penalty.unwrap_or(Penalty::Unspecified);
    let lasts = matches!(penalty, Penalty::SkipRound | Penalty::FilingSuspended | Penalty::Suspended);
    let (until, amount) = (until(&ruling, penalising.until)?, amount(&ruling, penalising.amount)?);
    let (cites, law, told) = (cites_if(lasts, [&ruling]), ruling.into(), Told::nothing());
    Ok(Event::Penalised { person, breach, penalty, until, amount, by, note, cites, law, told })
}

/// The last day of a penalty: the book's, or of a range the day that was decided; nothing until it is.
fn until(ruling: &Ruling, decided: Option<NaiveDate>) -> Result<Option<NaiveDate>, Refusal> {
    let Some(limit) = &ruling.verdict.until else {
        return none_decided(decided.is_some(), ruling).map(|()| None);
    };
    let (on, up_to) = (limit.on.map(Point::date), limit.up_to.map(Point::date));
    match (on, up_to, decided) {
        (on, None, None) => Ok(on),
        (_, Some(_), None) => Ok(None),
        (Some(from), Some(to), Some(day)) if (from..=to).contains(&day) => Ok(Some(day)),
        (_, _, Some(_)) => Err(Refusal::by(Reason::NotAgreed, ruling)),
    }
}

/// How much: the book's number, or of a range what was decided; nothing until it is.
fn amount(ruling: &Ruling, decided: Option<i64>) -> Result<Option<i64>, Refusal> {
    let Some(measure) = &ruling.verdict.amount else {
        return none_decided(decided.is_some(), ruling).map(|()| None);
    };
    match (measure.range(), decided) {
        (None, None) => Ok(measure.number()),
        (Some(_), None) => Ok(None),
        (Some((low, high)), Some(amount)) if (low..=high).contains(&amount) => Ok(Some(amount)),
        (_, Some(_)) => Err(Refusal::by(Reason::NotAgreed, ruling)),
    }
}

/// Where the book leaves nothing to decide, nothing is decided.
fn none_decided(decided: bool, ruling: &Ruling) -> Result<(), Refusal> {
    if decided { Err(Refusal::by(Reason::NotAgreed, ruling)) } else { Ok(()) }
}

fn pending(state: &State, customer: CustomerId) -> Result<(&Customer, Option<&Visit>), Refusal> {
    let customer = state.whole(customer).ok_or(Reason::NoSuchCustomer)?;
    Ok((customer, customer.pending().and_then(|visit| state.visits.get(&visit))))
}

/// What the book says of a client whose earlier receiver is not found, or proves himself now.
fn unfound(asking: &Asking<'_>, visit: &Visit, proven: bool) -> Result<Ruling, Refusal> {
    let facts = Facts::new()
        .with(Fact::VisitKind, visit.visitor.kind)
        .with(Fact::ClaimProven, proven)
        .with(Fact::Received, visit.at.date());
    let subject = Subject::client(asking.state, visit.visitor.customer, visit.receiver());
    asking.of(subject).ask(Question::Unfound, facts, &visit.told)
}

/// Somebody proves that he received the client first.
pub(super) fn prove(asking: &Asking<'_>, customer: CustomerId, by: PersonId) -> Result<Event, Refusal> {
    let state = asking.state;
    if state.people.get(&by).is_none_or(|person| !person.active) {
        return Err(Reason::NoSuchPerson.into());
    }
    let (customer, visit) = pending(state, customer)?;
    let Some(visit) = visit else {
        let last = customer.visits.last().and_then(|visit| state.visits.get(visit));
        let ruling = last.map(|visit| unfound(asking, visit, true)).transpose()?;
        let cites = ruling.map(|ruling| ruling.cites).unwrap_or_default();
        return Err(Refusal::citing(Reason::NotPending, cites));
    };
    settled(asking, visit, Some(by), unfound(asking, visit, true)?)
}

/// The earlier receiver was not found in time.
pub(super) fn not_found(asking: &Asking<'_>, customer: CustomerId) -> Result<Event, Refusal> {
    let (_, visit) = pending(asking.state, customer)?;
    let visit = visit.ok_or(Reason::NotPending)?;
    let ruling = unfound(asking, visit, false)?;
    if let Some(last) = still_open(&ruling, asking.now) {
        return Err(Refusal::by(Reason::StillOpen(last), &ruling));
    }
    settled(asking, visit, None, ruling)
}

/// The last day on which it may still be found out, if that is not over.
fn still_open(ruling: &Ruling, now: Now) -> Option<NaiveDate> {
    let until = ruling.verdict.until.as_ref().and_then(|until| until.on).map(Point::date);
    let open = ruling.verdict.owner == Some(OwnerTo::Pending) || until.is_some_and(|last| now.date() <= last);
    open.then(|| until.unwrap_or(now.date()))
}

/// Everybody whose time is over when a day begins.
///
/// What the book cannot say yet is no reason to keep the office shut: the client stays pending, is asked about again at the
/// next opening, and can be settled with the answer at any time.
pub(super) fn overdue(asking: &Asking<'_>) -> Result<Vec<Event>, Refusal> {
    let mut events = Vec::new();
    let visits = asking.state.customers.values().filter_map(|customer| customer.pending());
    for visit in visits.filter_map(|visit| asking.state.visits.get(&visit)) {
        match unfound(asking, visit, false) {
            Ok(ruling) if still_open(&ruling, asking.now).is_none() => {
                events.push(settled(asking, visit, None, ruling)?);
            }
            Ok(_) => {}
            Err(refusal) if matches!(refusal.reason, Reason::Asks(_) | Reason::Clash { .. }) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(events)
}

fn settled(
    asking: &Asking<'_>,
    visit: &Visit,
    proved: Option<PersonId>,
    ruling: Ruling,
) -> Result<Event, Refusal> {
    // Who received him may have left meanwhile.
    let receiver = visit.stints.first().and_then(|stint| asking.state.standing_for(stint.person));
    let owner = match ruling.verdict.owner {
        Some(OwnerTo::Nobody | OwnerTo::Manager | OwnerTo::Pending) => None,
        Some(OwnerTo::Receiver | OwnerTo::Closer) | None => receiver,
        Some(_) => proved.or(receiver),
    };
    let (penalty, giver) = (ruling.verdict.penalty, ruling.verdict.giver);
    let placed = giver == Some(Giver::MakeUp) && placed_at_once(asking)?;
    let lasts = giver == Some(Giver::MakeUp) || penalty == Some(Penalty::SkipRound);
    let (visit, cites, law) = (visit.id, cites_if(lasts, [&ruling]), ruling.into());
    Ok(Event::OriginSettled {
        visit,
        proved,
        owner,
        penalty,
        giver,
        placed,
        cites,
        law,
        told: Told::nothing(),
    })
}

/// What follows when somebody is done helping with a colleague's client; nothing if the book says nothing.
///
/// A visitor who leaves is gone: what the book cannot say yet keeps nobody. It is written down as open, and settled when it
/// is answered or decided.
pub(super) fn help_ended(
    floor: &Floor<'_>,
    visit: &Visit,
    helper: PersonId,
) -> Result<Option<Event>, Refusal> {
    let open = parts_of(visit, helper).next_back().filter(|stint| stint.to.is_none());
    let Some(stint) = open.filter(|stint| stint.role == Role::Assist) else { return Ok(None) };
    let facts = help_facts(floor, visit, stint);
    match help_asking(floor, visit, helper).ask(Question::HelpEnded, facts.clone(), &visit.told) {
        Ok(ruling) => {
            let settled = help_settled(floor, visit, helper, ruling)?;
            let nothing =
                matches!(settled, Event::HelpSettled { owner_turn: Turn::None, helped: Helped::None, .. });
            Ok((!nothing).then_some(settled))
        }
        Err(refusal) if matches!(refusal.reason, Reason::Asks(_) | Reason::Clash { .. }) => {
            let law = help_asking(floor, visit, helper).look(Question::HelpEnded, facts, &visit.told).into();
            let (visit, owner, cites, told) = (visit.id, visit.owner, Vec::new(), Told::nothing());
            let (owner_turn, helped, placed, open) = (Turn::None, Helped::None, false, true);
            let event = Event::HelpSettled {
                visit,
                helper,
                owner,
                owner_turn,
                helped,
                placed,
                cites,
                open,
                law,
                told,
            };
            Ok(Some(event))
        }
        Err(refusal) => Err(refusal),
    }
}

/// What was open when somebody was done helping, answered now.
pub(super) fn settle_help(floor: &Floor<'_>, visit: &Visit, helper: PersonId) -> Result<Event, Refusal> {
    let part = parts_of(visit, helper).rfind(|stint| stint.role == Role::Assist);
    let stint = part.filter(|_| visit.unsettled.contains(&helper)).ok_or(Reason::NothingChanges)?;
    let ruling = help_asking(floor, visit, helper).ask(
        Question::HelpEnded,
        help_facts(floor, visit, stint),
        &visit.told,
    )?;
    help_settled(floor, visit, helper, ruling)
}

fn parts_of(visit: &Visit, person: PersonId) -> impl DoubleEndedIterator<Item = &Stint> {
    visit.stints.iter().chain(&visit.helpers).filter(move |stint| stint.person == person)
}

/// About to ask what somebody's help comes to.
fn help_asking<'a>(floor: &Floor<'a>, visit: &Visit, helper: PersonId) -> Asking<'a> {
    floor.asking.of(Subject::client(floor.state, visit.visitor.customer, Some(helper)))
}

fn help_facts(floor: &Floor<'_>, visit: &Visit, stint: &Stint) -> Facts {
    let customer = floor.state.whole(visit.visitor.customer);
    let closed = customer.is_some_and(|customer| customer.deal_day() == Some(visit.at.date()));
    let mut facts = Facts::new()
        .with(Fact::VisitKind, visit.visitor.kind)
        .with(Fact::HelpCause, stint.help.unwrap_or(HelpCause::None))
        .with(Fact::Role, stint.role)
        .with(Fact::ClosesSameDay, closed);
    floor.tell_time(&mut facts);
    facts
}

fn help_settled(
    floor: &Floor<'_>,
    visit: &Visit,
    helper: PersonId,
    ruling: Ruling,
) -> Result<Event, Refusal> {
    let owner_turn = ruling.verdict.owner_turn.unwrap_or(Turn::None);
    let helped = ruling.verdict.helped.unwrap_or(Helped::None);
    let placed = helped != Helped::None && floor.placed_at_once()?;
    let (visit, owner, cites) = (visit.id, visit.owner, cites_if(helped != Helped::None, [&ruling]));
    let (open, law, told) = (false, ruling.into(), Told::nothing());
    Ok(Event::HelpSettled { visit, helper, owner, owner_turn, helped, placed, cites, open, law, told })
}
