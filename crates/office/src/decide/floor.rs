//! The floor: going out and coming back, the telephone, the duty shift, placing make-ups.

use super::cites::cites_if;
use super::filing;
use crate::asking::NOTHING;
use crate::event::Event;
use crate::history::Subject;
use crate::id::{CreditId, CustomerId, PersonId};
use crate::refusal::{Reason, Refusal};
use crate::rotation::Floor;
use crate::state::Person;
use crate::told::Told;
use journal::CardRef;
use rulebook::period::Point;
use rulebook::word::{AbsenceReason, Answerer, CallThen, Channel, Office, OwnerTo, Presence, Purpose, Turn};
use rulebook::{Fact, Facts, Question};

pub(super) fn on_shift(floor: &Floor<'_>, person: PersonId) -> Result<(), Refusal> {
    if floor.day.on_table(person) { Ok(()) } else { Err(Reason::NotOnShift(person).into()) }
}

pub(super) fn go_out(
    floor: &Floor<'_>,
    person: PersonId,
    reason: AbsenceReason,
    notified: bool,
    approved_by: Option<PersonId>,
) -> Result<Event, Refusal> {
    on_shift(floor, person)?;
    match floor.presence(person) {
        Presence::Away => return Err(Reason::AlreadyOut(person).into()),
        Presence::Serving => return Err(Reason::StillReceiving(vec![person]).into()),
        _ => {}
    }
    if let Some(by) = approved_by {
        floor.asking.entitled(by, Office::Supervisor)?;
    }
    // What was approved was also announced.
    let notified = notified || approved_by.is_some();
    // If the turn comes up while he is gone no visitor is to wait for what only he can tell: he is asked now.
    floor.would_pass(person, reason, notified, approved_by.is_some())?;
    Ok(Event::AbsenceStarted { person, reason, notified, approved_by, told: Told::nothing() })
}

pub(super) fn come_back(floor: &Floor<'_>, person: PersonId) -> Result<Event, Refusal> {
    if !floor.day.out.contains_key(&person) {
        return Err(Reason::NotOut(person).into());
    }
    if let Some(suspension) = floor.state.suspended(person, floor.day.date) {
        let reason = Reason::Suspended(person, suspension.until);
        return Err(Refusal::citing(reason, suspension.cites.clone()));
    }
    Ok(Event::AbsenceEnded { person, ended: None })
}

/// Who answers now, by the book, with the ruling's answer for a call for `called`.
pub(super) fn answer(
    floor: &Floor<'_>,
    called: Option<PersonId>,
    by: Option<PersonId>,
    purpose: Purpose,
    (caller, card): (Option<CustomerId>, Option<CardRef>),
) -> Result<Event, Refusal> {
    let today = floor.now.date();
    let known = caller.and_then(|caller| floor.state.whole(caller));
    let mut facts = Facts::new()
        .with(Fact::Received, today)
        .with(Fact::Channel, Channel::Phone)
        .with(Fact::Named, called.is_some())
        .with(Fact::Purpose, purpose)
        .with(Fact::DutyShift, floor.day.duty.is_some())
        .with(Fact::Hours, floor.hours());
    if let Some(called) = called {
        facts.set(Fact::NamedPresence, floor.presence(called));
    }
    // The call that comes in now is not yet a contact; earlier ones are.
    let rang = known.into_iter().flat_map(|known| &known.calls).map(|call| call.at.date()).max();
    if let Some(day) = known.and_then(|known| known.last_contact()).max(rang) {
        facts.set(Fact::LastContact, day);
    }
    floor.tell_time(&mut facts);
    let kept = known.map_or(&NOTHING, |known| &known.told);
    let by_name = |caller| Subject::client(floor.state, caller, called);
    let subject = caller.map_or(Subject { customer: None, person: called }, by_name);
    let ruling = floor.asking.of(subject).ask(Question::Call, facts, kept)?;
    let queue = floor.day.queue();
    let free = |person: &PersonId| floor.free(*person) || receptionist(floor) == Some(*person);
    let calls = floor.day.call_queue();
    let in_turn = ruling.verdict.answerer == Some(Answerer::CallOrder) && !calls.is_empty();
    // A make-up comes before the head, where the call uses a turn.
    let counts = in_turn && ruling.verdict.call_turn == Some(Turn::Count);
    let made_up = floor.day.call_credits.iter().map(|open| open.id).find(|id| counts && free(&id.person));
    let made_up = made_up.filter(|id| by.is_none_or(|by| by == id.person));
    let answerer = match (by.or(made_up.map(|id| id.person)), ruling.verdict.answerer) {
        (Some(by), _) => Some(by).filter(free),
        (None, Some(Answerer::CallOrder)) if in_turn => calls.iter().copied().find(free),
        (None, Some(Answerer::Duty)) => {
            floor.day.duty.filter(free).or_else(|| queue.iter().copied().find(free))
        }
        // Who keeps the reception desk stands in no queue.
        (None, Some(Answerer::Receptionist)) => match receptionist(floor) {
            Some(receptionist) => Some(receptionist),
            None => floor.tail()?,
        },
        (None, Some(Answerer::Head)) => queue.iter().copied().find(free),
        (None, Some(Answerer::NextAfterHead)) => {
            queue.iter().copied().filter(free).nth(1).or_else(|| queue.iter().copied().find(free))
        }
        (None, _) => floor.tail()?,
    };
    let by = answerer.ok_or(by.map_or(Reason::NobodyFree, Reason::NotFree))?;
    let then = ruling.verdict.call.unwrap_or(CallThen::Serve);
    let turn = ruling.verdict.call_turn.filter(|_| in_turn);
    // Only a call that uses a turn passes those before.
    let passes = turn == Some(Turn::Count) && made_up.is_none();
    let before = calls.iter().take_while(|person| **person != by && passes);
    let passed = before.map(|person| floor.pass_call(*person)).collect::<Result<Vec<_>, _>>()?;
    // Whose client he is already, or by an earlier call, he stays.
    let talking = called.filter(|_| then == CallThen::HandOver).unwrap_or(by);
    let taken =
        known.is_some_and(|known| known.owner().is_some()) || filing::promised(known, today).is_some();
    let his = matches!(ruling.verdict.owner, Some(OwnerTo::Receiver | OwnerTo::First | OwnerTo::Claimant));
    let owner = caller.filter(|_| his && !taken).map(|_| talking);
    let until = ruling.verdict.until.as_ref().and_then(|until| until.on).map(Point::date);
    let until = until.filter(|_| owner.is_some());
    let (credit, cites) = (made_up, cites_if(turn == Some(Turn::MakeUp), [&ruling]));
    let (law, told) = (ruling.into(), Told::nothing());
    let event = Event::CallAnswered {
        by,
        called,
        caller,
        card,
        owner,
        until,
        then,
        turn,
        credit,
        cites,
        passed,
        law,
        told,
    };
    Ok(event)
}

/// A receptionist who is not on the telephone, nor out.
fn receptionist(floor: &Floor<'_>) -> Option<PersonId> {
    let works = |person: &Person| person.active && person.roles.contains(&Office::Receptionist);
    let mut people = floor.state.people.iter().filter(|(_, person)| works(person)).map(|(id, _)| *id);
    people.find(|id| match floor.day.on_table(*id) {
        true => floor.free(*id),
        false => !floor.day.calls.contains_key(id),
    })
}

/// The table of calls: people on shift, each once.
pub(super) fn set_call_order(floor: &Floor<'_>, order: &[PersonId]) -> Result<Event, Refusal> {
    let mut seen = paper::OrderedSet::new();
    for person in order {
        on_shift(floor, *person)?;
        if !seen.insert(*person) {
            return Err(Reason::Twice(*person).into());
        }
    }
    Ok(Event::CallOrderSet { order: order.to_vec() })
}

pub(super) fn end_call(floor: &Floor<'_>, by: PersonId) -> Result<Event, Refusal> {
    if !floor.day.calls.contains_key(&by) {
        return Err(Reason::NotOnCall(by).into());
    }
    Ok(Event::CallEnded { by, ended: None })
}

pub(super) fn set_duty(floor: &Floor<'_>, person: Option<PersonId>) -> Result<Event, Refusal> {
    if let Some(person) = person {
        on_shift(floor, person)?;
    }
    if floor.day.duty == person { Err(Reason::NothingChanges.into()) } else { Ok(Event::DutySet { person }) }
}

pub(super) fn set_event(floor: &Floor<'_>, on: bool) -> Result<Event, Refusal> {
    if floor.day.event == on { Err(Reason::NothingChanges.into()) } else { Ok(Event::EventSet { on }) }
}

pub(super) fn place_credit(floor: &Floor<'_>, credit: CreditId, by: PersonId) -> Result<Event, Refusal> {
    let ruling = floor.ask(Question::MakeUp, Facts::new())?;
    floor
        .asking
        .entitled(by, ruling.verdict.by.unwrap_or(Office::Supervisor))
        .map_err(|refusal| Refusal { cites: ruling.cites.clone(), ..refusal })?;
    let waits = floor.state.open_credits().any(|open| open.id == credit && !open.placed);
    if !waits {
        return Err(Reason::NoSuchCredit.into());
    }
    Ok(Event::CreditPlaced { credit, by, law: ruling.into(), told: Told::nothing() })
}
