//! What happens during a reception: help, handing over, a visitor who is no buyer, overruling, the end.

use super::cites::cites_if;
use super::saw::saw;
use super::visitor::{self, Case};
use super::{arrival, conduct, house};
use crate::asking::wide;
use crate::command::Arrival;
use crate::event::{Event, Reception, Saw};
use crate::history::Subject;
use crate::id::{CustomerId, PersonId, VisitId};
use crate::ledger::{Visit, VisitState};
use crate::refusal::{Reason, Refusal};
use crate::rotation::Floor;
use crate::state::State;
use crate::told::Told;
use journal::CardRef;
use rulebook::word::{Cause, Declared, Giver, HelpCause, Office, OwnerTo, Purpose, Receiver, Role, Turn};
use rulebook::{Fact, Facts, Question, Ruling, Turns};

fn going_on(state: &State, visit: VisitId) -> Result<(&Visit, PersonId), Refusal> {
    let visit = state.visits.get(&visit).filter(|visit| visit.state == VisitState::Receiving);
    let visit = visit.ok_or(Reason::NoSuchVisit)?;
    let receiver = visit.receiver().ok_or(Reason::NoSuchVisit)?;
    Ok((visit, receiver))
}

/// The visitor of a visit, and a person.
fn subject_of<'a>(state: &'a State, visit: &Visit, person: PersonId) -> Subject<'a> {
    Subject::client(state, visit.visitor.customer, Some(person))
}

pub(super) fn end(state: &State, visit: VisitId) -> Result<Event, Refusal> {
    going_on(state, visit)?;
    Ok(Event::ReceptionEnded { visit, ended: None })
}

/// Somebody's part ends: if he helped with a colleague's client, what follows from that too.
pub(super) fn done_helping(floor: &Floor<'_>, visit: VisitId, ended: Event) -> Result<Vec<Event>, Refusal> {
    let mut events = vec![ended];
    let Some(found) = floor.state.visits.get(&visit) else { return Ok(events) };
    let helpers: Vec<PersonId> = match &events[..] {
        [Event::HelperLeft { helper, .. }] => vec![*helper],
        _ => {
            let parts = found.stints.iter().chain(&found.helpers);
            parts.filter(|stint| stint.to.is_none()).map(|stint| stint.person).collect()
        }
    };
    for helper in helpers {
        events.extend(conduct::help_ended(floor, found, helper)?);
    }
    Ok(events)
}

/// What was open when somebody was done helping is answered now.
pub(super) fn settle_help(floor: &Floor<'_>, visit: VisitId, helper: PersonId) -> Result<Event, Refusal> {
    conduct::settle_help(floor, floor.state.visits.get(&visit).ok_or(Reason::NoSuchVisit)?, helper)
}

pub(super) fn help(
    floor: &Floor<'_>,
    visit: VisitId,
    helper: PersonId,
    by: Option<PersonId>,
) -> Result<Event, Refusal> {
    let (found, _) = going_on(floor.state, visit)?;
    if !floor.free(helper) {
        return Err(Reason::NotFree(helper).into());
    }
    let case = again(floor, found)?;
    let ruling = arrival::turn(floor, &case, helper, Role::Helper, Some(HelpCause::Party))?;
    floor.asking.ordered(by, &ruling, None)?;
    Ok(Event::HelperJoined {
        visit,
        helper,
        by,
        turn: ruling.verdict.turn.unwrap_or(Turn::None),
        law: ruling.into(),
        told: Told::nothing(),
    })
}

/// The facts of a visitor who is already being received.
fn again(floor: &Floor<'_>, visit: &Visit) -> Result<Case, Refusal> {
    visitor::case(floor, &Arrival::from(&visit.visitor), Some(visit))
}

pub(super) fn hand_over(
    floor: &Floor<'_>,
    visit: VisitId,
    to: Option<PersonId>,
    cause: Cause,
    customer: Option<CustomerId>,
    by: Option<PersonId>,
) -> Result<Event, Refusal> {
    let (found, from) = going_on(floor.state, visit)?;
    let mut case = again(floor, found)?;
    if let Some(id) = customer {
        if !floor.state.customers.contains_key(&id) {
            return Err(Reason::NoSuchCustomer.into());
        }
        house::once(floor, id, Some(visit))?;
        case = visitor::case(floor, &Arrival::new(id), Some(found))?;
        if case.owner.is_none() {
            // Nobody orders what is merely found out.
            return Ok(known_but_nobodys(floor, found, from, cause, id, case));
        }
    }
    let owner = if customer.is_some() { case.owner } else { found.owner };
    let mut facts = case.facts.clone().with(Fact::Cause, cause);
    if let Some(owner) = owner {
        facts.set(Fact::OwnerPresence, floor.presence(owner));
    }
    let ruling =
        floor.asking.of(case.subject_with(floor, from)).ask(Question::Handover, facts, &case.kept)?;
    floor.asking.ordered(
        by,
        &ruling,
        (wide_cause(floor, cause) == Cause::Ordered).then_some(Office::Supervisor),
    )?;
    // Where the book says who takes over, nobody need be named.
    let to = match (to, ruling.verdict.receiver) {
        (Some(to), _) => Some(to),
        (None, Some(Receiver::Tail)) => floor.tail()?,
        (None, Some(Receiver::OnTurn | Receiver::Head)) => floor.first_of(floor.day.queue())?,
        (None, Some(Receiver::Same)) => Some(from),
        (None, _) => None,
    };
    let (person, role) = taker(floor, from, to, cause, owner)?;
    let help = arrival::help_cause(floor, &case, owner, role, to.is_some());
    let giver = ruling.verdict.giver.unwrap_or(Giver::TakeBack);
    let mut turn = ruling.verdict.taker.unwrap_or(Turn::None);
    // Who takes a large party over takes it over with its weight.
    let mut weight = found.stint().map_or(Turns::ONE, |stint| stint.weight);
    let owner = match ruling.verdict.owner {
        Some(OwnerTo::Receiver) => Some(person),
        Some(OwnerTo::Nobody) => None,
        _ => owner.or(found.owner),
    };
    let is_public = ruling.verdict.owner == Some(OwnerTo::Nobody);
    let commission = ruling.verdict.commission;
    let mut rulings = std::mem::take(&mut case.rulings);
    rulings.push(ruling);
    if cause == Cause::ColleagueClient {
        // Receiving one's own returning client, or assisting with him, follows the ordinary rule on turns.
        let own = arrival::turn(floor, &case, person, role, help)?;
        turn = own.verdict.turn.unwrap_or(turn);
        weight = arrival::weight(&own);
        rulings.push(own);
    }
    let placed = giver != Giver::MakeUp || floor.placed_at_once()?;
    let (owner, serves) = case.entitled(owner);
    let known = floor.state.whole(case.visitor.customer);
    let serves = match known.and_then(|known| known.title()) {
        // Nobody's performance from here on: who takes over serves him.
        _ if is_public => Some(person),
        Some(title) if owner.is_none() => serves.or(title.serves),
        _ => serves,
    };
    let pending = owner.is_none() && known.is_some_and(|known| known.pending().is_some());
    let saw = saw(floor.state, case.visitor.customer, owner);
    let taken =
        Reception { found: case.found, ..taken_over(floor, person, role, turn, giver, owner, rulings) };
    let reception = Reception { help, weight, serves, pending, saw, ..taken };
    let told = Told::nothing();
    Ok(Event::HandedOver { visit, from, cause, customer, by, giver, placed, commission, reception, told })
}

/// The cause that a cause of the book's own lies under.
fn wide_cause(floor: &Floor<'_>, cause: Cause) -> Cause {
    wide(floor.book, cause.word()).and_then(Cause::from_word).unwrap_or(cause)
}

/// The visitor is an old client whose ownership has lapsed, or who gave his unit back: he is a new client of whoever
/// receives him, and the reception goes on as it was.
fn known_but_nobodys(
    floor: &Floor<'_>,
    found: &Visit,
    from: PersonId,
    cause: Cause,
    customer: CustomerId,
    case: Case,
) -> Event {
    let role = found.stint().map_or(Role::OnTurn, |stint| stint.role);
    let (visit, customer, giver) = (found.id, Some(customer), Giver::Keep);
    let saw = saw(floor.state, case.visitor.customer, Some(from));
    let taken = taken_over(floor, from, role, Turn::None, giver, Some(from), case.rulings);
    let taken = Reception { found: case.found, ..taken };
    let reception = Reception { saw, ..taken };
    let (placed, commission) = (true, None);
    let told = Told::nothing();
    let by = None;
    Event::HandedOver { visit, from, cause, customer, by, giver, placed, commission, reception, told }
}

/// Who takes over, and in what capacity. A colleague's client stays where he is if the colleague is not free.
fn taker(
    floor: &Floor<'_>,
    from: PersonId,
    to: Option<PersonId>,
    cause: Cause,
    owner: Option<PersonId>,
) -> Result<(PersonId, Role), Refusal> {
    // What an order of the book's own lies under says who takes over.
    let cause = wide_cause(floor, cause);
    let person = match (to, cause) {
        (Some(to), _) => to,
        (None, Cause::ColleagueClient) => owner.filter(|owner| floor.free(*owner)).unwrap_or(from),
        (None, _) => return Err(Reason::NoSuchPerson.into()),
    };
    if person != from && !floor.free(person) {
        return Err(Reason::NotFree(person).into());
    }
    if person == from && cause != Cause::ColleagueClient {
        return Err(Reason::NothingChanges.into());
    }
    let role = match cause {
        _ if owner == Some(person) => Role::Own,
        Cause::ColleagueClient | Cause::ShiftEnd => Role::Assist,
        Cause::Ordered | Cause::Specialist => Role::Assigned,
        _ => Role::Named,
    };
    Ok((person, role))
}

fn taken_over(
    floor: &Floor<'_>,
    receiver: PersonId,
    role: Role,
    turn: Turn,
    giver: Giver,
    owner: Option<PersonId>,
    rulings: Vec<Ruling>,
) -> Reception {
    let granted = turn == Turn::MakeUp || giver == Giver::MakeUp;
    Reception {
        receiver,
        role,
        turn,
        weight: Turns::ONE,
        credit: None,
        placed: true,
        help: None,
        pending: false,
        owner,
        serves: None,
        saw: Saw::Nothing,
        passed: Vec::new(),
        queue: floor.seen(),
        found: Vec::new(),
        anew: arrival::anew(&rulings),
        cites: cites_if(granted, &rulings),
        law: rulings.into(),
    }
}

/// Whether a sales manager is here: known of managers who stand on the table of the day, and where none works here.
fn manager_present(floor: &Floor<'_>) -> Option<bool> {
    let people = floor.state.people.iter();
    let managers =
        || people.clone().filter(|(_, person)| person.active && person.holds(Office::SalesManager));
    let on_shift = |(id, _): &(&PersonId, _)| floor.day.on_table(**id);
    if managers().filter(on_shift).any(|(id, _)| !floor.day.out.contains_key(id)) {
        return Some(true);
    }
    managers().all(|manager| on_shift(&manager)).then_some(false)
}

pub(super) fn identify(
    floor: &Floor<'_>,
    visit: VisitId,
    purpose: Purpose,
    declared: Declared,
    minutes: Option<i64>,
    by: Option<PersonId>,
) -> Result<Event, Refusal> {
    let (found, from) = match floor.state.visits.get(&visit) {
        // A visitor may be found out after he has left.
        Some(found) if declared == Declared::AfterLeft => {
            (found, found.receiver().ok_or(Reason::NoSuchVisit)?)
        }
        _ => going_on(floor.state, visit)?,
    };
    let began = found.stints.first().map_or(found.at, |stint| stint.from);
    let minutes = minutes.unwrap_or_else(|| floor.now.minutes_since(began));
    let mut facts = Facts::new()
        .with(Fact::VisitKind, found.visitor.kind)
        .with(Fact::BroughtBy, found.visitor.brought_by)
        .with(Fact::Purpose, purpose)
        .with(Fact::Declared, declared)
        .with(Fact::FoundMinutes, minutes)
        .with(Fact::TailFree, floor.tail()?.is_some());
    floor.tell_time(&mut facts);
    if let Some(present) = manager_present(floor) {
        facts.set(Fact::ManagerPresent, present);
    }
    let ruling = floor.asking.of(subject_of(floor.state, found, from)).ask(
        Question::Identified,
        facts,
        &found.told,
    )?;
    floor.asking.ordered(by, &ruling, None)?;
    let giver = ruling.verdict.giver.unwrap_or(Giver::Keep);
    let tail = if ruling.verdict.receiver == Some(Receiver::Tail) { floor.tail()? } else { None };
    let person = tail.unwrap_or(from);
    let role =
        if person == from { found.stint().map_or(Role::OnTurn, |stint| stint.role) } else { Role::Tail };
    let owner = match ruling.verdict.owner {
        Some(OwnerTo::Nobody) => None,
        Some(OwnerTo::Receiver) => Some(person),
        Some(_) => found.owner,
        None => found.owner.filter(|_| giver == Giver::Keep),
    };
    let placed = giver != Giver::MakeUp || floor.placed_at_once()?;
    let saw = saw(floor.state, found.visitor.customer, owner);
    let taken = taken_over(floor, person, role, Turn::None, giver, owner, vec![ruling]);
    let reception = Reception { saw, ..taken };
    let told = Told::nothing();
    Ok(Event::VisitorIdentified {
        visit,
        purpose,
        declared,
        minutes,
        from,
        by,
        giver,
        placed,
        reception,
        told,
    })
}

pub(super) fn overrule(
    floor: &Floor<'_>,
    visit: VisitId,
    to: PersonId,
    turn: Turn,
    by: PersonId,
    because: CardRef,
) -> Result<Event, Refusal> {
    let found = floor.state.visits.get(&visit).ok_or(Reason::NoSuchVisit)?;
    let over = found.state == VisitState::Over && found.at.date() == floor.now.date();
    let from =
        if over { found.receiver().ok_or(Reason::NoSuchVisit)? } else { going_on(floor.state, visit)?.1 };
    let asking = floor.asking.of(subject_of(floor.state, found, to));
    let ruling = asking.ask(Question::Overrule, Facts::new(), &found.told)?;
    floor
        .asking
        .entitled(by, ruling.verdict.by.unwrap_or(Office::Supervisor))
        .map_err(|refusal| Refusal { cites: ruling.cites.clone(), ..refusal })?;
    if to == from {
        return Err(Reason::NothingChanges.into());
    }
    // Whose a reception was that is over, may be decided whatever he does now.
    if over && !floor.day.on_table(to) {
        return Err(Reason::NotOnShift(to).into());
    }
    if !over && !floor.free(to) {
        return Err(Reason::NotFree(to).into());
    }
    let (law, told) = (ruling.into(), Told::nothing());
    Ok(Event::Overruled { visit, from, to, turn, by, because, law, told })
}
