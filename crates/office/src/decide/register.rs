//! The ledger: registrations, follow-ups, deals.

use super::saw::saw;
use super::{follow, rival};
use crate::asking::{Asking, NOTHING};
use crate::command::{Alike, Registering};
use crate::event::{Event, Same, Saw};
use crate::history::Subject;
use crate::id::{CustomerId, Minute, Now, PersonId, VisitId};
use crate::ledger::{Registration, Visit, VisitState};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::told::Told;
use chrono::Days;
use journal::EntryId;
use paper::Arrange;
use rulebook::word::{Accepted, Channel, Due, Field, Grade, Office, OwnerTo};
use rulebook::{Fact, Facts, Question, Ruling};

/// What is known of an entry besides its columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// Whether another person has a valid registration of this client.
    pub rival: bool,
    /// Whether the visitor declines to leave a number.
    pub declined: bool,
    /// How he came, if it is known.
    pub channel: Option<Channel>,
    /// How he is graded.
    pub grade: Option<Grade>,
    /// Whether he has really been here, if that is known.
    pub visited: Option<bool>,
    /// Days between the visit and the entry.
    pub days_late: i64,
    /// Minutes after it was due.
    pub minutes_late: i64,
    /// What an earlier entry of somebody else has in common with it; nothing, if nobody compared.
    pub same: Option<Same>,
}

impl Entered {
    fn facts(&self, filled: &[Field], missing: usize) -> Facts {
        let mut facts = Facts::new()
            .with(Fact::Complete, missing == 0)
            .with(Fact::RivalValid, self.rival)
            .with(Fact::ContactDeclined, self.declined)
            .with(Fact::ClientGrade, self.grade.unwrap_or(Grade::None))
            .with(Fact::RegistrationErrors, missing as i64)
            .with(Fact::RegistrationSigned, filled.contains(&Field::Signature))
            .with(Fact::RegistrationConfirmed, filled.contains(&Field::Confirmation))
            .with(Fact::EntryDaysLate, self.days_late)
            .with(Fact::EntryMinutesLate, self.minutes_late);
        if let Some(channel) = self.channel {
            facts.set(Fact::Channel, channel);
        }
        if let Some(visited) = self.visited {
            facts.set(Fact::RegistrationVisited, visited);
        }
        if let Some(same) = self.same {
            same.tell(&mut facts);
        }
        facts
    }
}

/// What is missing in the registration of a visit by the book's demands, if everything in `filled` is written, and the
/// ruling as it stands, with what was told.
///
/// # Errors
/// What was told does not fit.
pub fn demanded(
    asking: &Asking<'_>,
    filled: &[Field],
    entry: &Entered,
    kept: &Facts,
) -> Result<(Vec<Field>, Ruling), Refusal> {
    let ask = |missing| asking.answer(Question::Registration, entry.facts(filled, missing), kept);
    let verdict = ask(0)?.verdict;
    let (one_of, waived) = (verdict.one_of.unwrap_or_default(), verdict.waived.unwrap_or_default());
    let left_out = |field: &Field| !filled.contains(field) && !waived.contains(field);
    let mut missing: Vec<Field> = verdict.required.unwrap_or_default().into_iter().filter(left_out).collect();
    // One of these is enough; without any, each would do.
    if !one_of.iter().any(|field| filled.contains(field)) {
        missing.extend(
            one_of
                .into_iter()
                .filter(|field| left_out(field) && !missing.contains(field))
                .collect::<Vec<_>>(),
        );
    }
    let ruling = ask(missing.len())?;
    Ok((missing, ruling))
}

/// What the book wants written of a visit, if this person enters it now with everything in `filled`: what is missing, and the
/// ruling as it stands. The same is asked when it is entered.
///
/// # Errors
/// As [`demanded`].
pub fn wanted(
    asking: &Asking<'_>,
    visit: &Visit,
    by: PersonId,
    filled: &[Field],
    declined: bool,
) -> Result<(Vec<Field>, Ruling), Refusal> {
    let (entered, kept) = before(asking.state, visit, by, declined, asking.now);
    demanded(
        &asking.of(Subject::client(asking.state, visit.visitor.customer, Some(by))),
        filled,
        &entered,
        &kept,
    )
}

/// What is known of an entry that this person makes of a visit, and what was told before of the visit and of its client.
fn before(state: &State, visit: &Visit, by: PersonId, declined: bool, now: Now) -> (Entered, Facts) {
    let customer = visit.visitor.customer;
    let known = state.whole(customer);
    let entered = Entered {
        rival: rival::has_rival(state, customer, by),
        declined,
        channel: Some(visit.visitor.channel),
        grade: known.map(|known| known.grade()),
        visited: Some(visit.state != VisitState::Left || !visit.stints.is_empty()),
        days_late: (now.date() - visit.at.date()).num_days().max(0),
        minutes_late: 0,
        same: None,
    };
    // What was told of this visit counts before what was told of the client.
    let mut kept = known.map_or(NOTHING.clone(), |known| known.told.clone());
    crate::told::keep(&mut kept, &visit.told, |_| true);
    (entered, kept)
}

/// What earlier entries of other people have in common with this one, each way once. One that has nothing is there if no
/// other has anything.
fn alike(state: &State, customer: CustomerId, alike: &Alike) -> Vec<Same> {
    let own = state.records_of(customer);
    let registered = |id: &&CustomerId| {
        !own.contains(id) && state.customers.get(id).is_some_and(|found| !found.registrations.is_empty())
    };
    let all = alike.name.iter().chain(&alike.phone).chain(&alike.masked).chain(&alike.id_number);
    let mut ways: Vec<Same> = all
        .filter(registered)
        .map(|id| Same {
            name: alike.name.contains(id),
            phone: alike.phone.contains(id),
            masked: alike.masked.contains(id),
            id_number: alike.id_number.contains(id),
        })
        .collect();
    ways.arrange();
    ways.dedup();
    if ways.is_empty() { vec![Same::default()] } else { ways }
}

/// Minutes after the time by which a registration was due; none, if that is not known or not past.
fn minutes_late(due: Due, visit: &Visit, now: Now, closes: Minute) -> i64 {
    let ended = visit.stint().and_then(|stint| stint.to).filter(|_| visit.state == VisitState::Over);
    let closing = |days| visit.at.date().checked_add_days(Days::new(days)).map(|day| Now::on(day, closes).0);
    let since = match due {
        Due::AtOnce | Due::BeforeArrival => Some(visit.at),
        Due::AfterReception => ended,
        Due::EndOfDay => closing(0),
        Due::NextMorning => closing(1),
    };
    since.map_or(0, |since| now.minutes_since(since).max(0))
}

/// Whether a registration made now is late.
fn is_late(due: Due, visit: &Visit, now: Now, minutes: i64) -> bool {
    let days = (now.date() - visit.at.date()).num_days();
    match due {
        Due::EndOfDay => days > 0,
        Due::NextMorning => days > 1,
        Due::AtOnce | Due::AfterReception | Due::BeforeArrival => days > 0 || minutes > GRACE,
    }
}

/// Minutes in which "at once" and "after the reception" still count as in time.
const GRACE: i64 = 30;

pub(super) fn register(asking: &Asking<'_>, entry: &Registering) -> Result<Event, Refusal> {
    let Registering { visit, card, by, declined, .. } = *entry;
    let (state, now, filled) = (asking.state, asking.now, &entry.filled);
    let found = state.visits.get(&visit).ok_or(Reason::NoSuchVisit)?;
    let customer = found.visitor.customer;
    let known = state.whole(customer);
    if state.people.get(&by).is_some_and(|person| !person.active) {
        return Err(Reason::NoSuchPerson.into());
    }
    let asking = &asking.of(Subject::client(state, customer, Some(by)));
    let (mut entered, kept) = before(state, found, by, declined, now);
    let closes = state.about.as_ref().map_or(now.minute(), |about| about.closes);
    let due = demanded(asking, filled, &entered, &kept)?.1.verdict.due.unwrap_or(Due::AfterReception);
    entered.minutes_late = minutes_late(due, found, now, closes);
    let ways = entry.alike.as_ref().map(|with| alike(state, customer, with));
    let (missing, ruling) = worst(asking, filled, entered, &kept, ways)?;
    if ruling.verdict.accepted == Some(Accepted::No) {
        return Err(Refusal::by(Reason::NotAccepted, &ruling));
    }
    let late = is_late(due, found, now, entered.minutes_late);
    let weighs = ruling.verdict.accepted != Some(Accepted::WithoutWeight);
    // What hangs on what nobody knows is not valid yet.
    let open = ruling.conditional.is_some();
    let valid = ruling.verdict.valid.unwrap_or(missing.is_empty() && !open) && weighs;
    let filled = filled.clone();
    // Somebody's client by reception alone becomes his who registers him validly, where the book says so.
    let before = known.and_then(|customer| customer.owner());
    let takes =
        valid && ruling.verdict.owner == Some(OwnerTo::Receiver) && before.is_some_and(|owner| owner != by);
    let owner = takes.then_some(by);
    let too_late = follow::lapsed(asking, customer)?;
    let saw = owner.map_or(Saw::Nothing, |by| saw(state, customer, Some(by)));
    let (law, told) = (ruling.into(), Told::nothing());
    let event = Event::VisitRegistered {
        visit,
        card,
        filled,
        missing,
        by,
        late,
        valid,
        owner,
        saw,
        too_late,
        law,
        told,
    };
    Ok(event)
}

/// The ruling on an entry that may be like several others: the first way in which it is not valid, else the last one.
fn worst(
    asking: &Asking<'_>,
    filled: &[Field],
    entered: Entered,
    kept: &Facts,
    ways: Option<Vec<Same>>,
) -> Result<(Vec<Field>, Ruling), Refusal> {
    let ways = ways.map_or(vec![None], |ways| ways.into_iter().map(Some).collect());
    let mut last = demanded(asking, filled, &Entered { same: ways[0], ..entered }, kept)?;
    for same in &ways[1..] {
        if last.1.asks.is_some() || last.1.verdict.valid == Some(false) {
            break;
        }
        last = demanded(asking, filled, &Entered { same: *same, ..entered }, kept)?;
    }
    let (missing, ruling) = last;
    Ok((missing, asking.refused(ruling)?))
}

/// An entry in the register is taken back, by who made it or by a supervisor.
pub(super) fn withdraw(
    asking: &Asking<'_>,
    visit: VisitId,
    registration: EntryId,
    by: PersonId,
) -> Result<Event, Refusal> {
    let found = asking.state.visits.get(&visit).ok_or(Reason::NoSuchVisit)?;
    let customer = asking.state.customers.get(&found.visitor.customer).ok_or(Reason::NoSuchCustomer)?;
    let own = |entry: &&Registration| entry.visit == visit && entry.written.entry == registration;
    let entry = customer.registrations.iter().find(own).ok_or(Reason::NoSuchEntry)?;
    if entry.withdrawn.is_some() {
        return Err(Reason::NothingChanges.into());
    }
    if entry.by != by {
        asking.entitled(by, Office::Supervisor)?;
    }
    Ok(Event::RegistrationWithdrawn { visit, registration, by })
}
