//! The ledger: registrations, follow-ups, deals.

use super::follow;
use crate::event::Event;
use crate::history::{self, Subject};
use crate::id::{CustomerId, Minute, Now, PersonId, VisitId};
use crate::ledger::{Visit, VisitState};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use chrono::Days;
use journal::CardRef;
use rulebook::word::{Accepted, Channel, Due, Field, OwnerTo};
use rulebook::{Book, Fact, Facts, Question, Ruling, rule};

/// What is known of an entry besides its columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// Whether another person has a valid registration of this client.
    pub rival: bool,
    /// Whether the visitor declines to leave a number.
    pub declined: bool,
    /// How he came; on foot, if it is not known.
    pub channel: Option<Channel>,
    /// Days between the visit and the entry.
    pub days_late: i64,
    /// Minutes after it was due.
    pub minutes_late: i64,
}

/// What the book demands of the registration of a visit, if everything in `filled` is written.
pub fn demanded(book: &Book, now: Now, filled: &[Field], entry: &Entered) -> (Vec<Field>, Ruling) {
    asked(book, now, filled, entry, |_| {})
}

/// As [`demanded`], with what else is known.
fn asked(
    book: &Book,
    now: Now,
    filled: &[Field],
    entry: &Entered,
    find_out: impl Fn(&mut Facts),
) -> (Vec<Field>, Ruling) {
    let ask = |missing: usize| {
        let mut facts = Facts::new()
            .with(Fact::Complete, missing == 0)
            .with(Fact::RivalValid, entry.rival)
            .with(Fact::ContactDeclined, entry.declined)
            .with(Fact::Channel, entry.channel.unwrap_or(Channel::WalkIn))
            .with(Fact::RegistrationErrors, missing as i64)
            .with(Fact::RegistrationSigned, filled.contains(&Field::Signature))
            .with(Fact::RegistrationConfirmed, filled.contains(&Field::Confirmation))
            .with(Fact::RegistrationVisited, true)
            .with(Fact::EntryDaysLate, entry.days_late)
            .with(Fact::EntryMinutesLate, entry.minutes_late)
            .with(Fact::SameName, false)
            .with(Fact::SamePhone, false);
        crate::supply::check(Question::Registration, &facts);
        find_out(&mut facts);
        rule(book, now.date(), Question::Registration, &facts)
    };
    let verdict = ask(0).verdict;
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
    let ruling = ask(missing.len());
    (missing, ruling)
}

/// Whether somebody else has a valid registration of this customer.
pub fn has_rival(state: &State, customer: CustomerId, by: PersonId) -> bool {
    let visits = state.customers.get(&customer).map_or(&[][..], |customer| &customer.visits);
    let registrations = visits.iter().filter_map(|id| state.visits.get(id)?.registration.as_ref());
    registrations.into_iter().any(|registration| registration.valid && registration.by != by)
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

#[expect(clippy::too_many_arguments, reason = "the fields of one command")]
pub(super) fn register(
    state: &State,
    book: Option<&Book>,
    now: Now,
    visit: VisitId,
    card: CardRef,
    filled: &[Field],
    by: PersonId,
    declined: bool,
) -> Result<Event, Refusal> {
    let found = state.visits.get(&visit).ok_or(Reason::NoSuchVisit)?;
    let book = book.ok_or(Reason::NoBook(now.date()))?;
    let customer = found.visitor.customer;
    let mut entry = Entered {
        rival: has_rival(state, customer, by),
        declined,
        channel: Some(found.visitor.channel),
        days_late: (now.date() - found.at.date()).num_days().max(0),
        minutes_late: 0,
    };
    let closes = state.about.as_ref().map_or(now.minute(), |about| about.closes);
    let subject = Subject::client(state, customer, Some(by));
    let find_out = |facts: &mut Facts| {
        history::add(facts, state, book, Question::Registration, subject, now);
    };
    let due = asked(book, now, filled, &entry, find_out).1.verdict.due.unwrap_or(Due::AfterReception);
    entry.minutes_late = minutes_late(due, found, now, closes);
    let (missing, ruling) = asked(book, now, filled, &entry, find_out);
    if ruling.verdict.accepted == Some(Accepted::No) {
        return Err(Refusal::by(Reason::NotAccepted, &ruling));
    }
    let late = is_late(due, found, now, entry.minutes_late);
    let weighs = ruling.verdict.accepted != Some(Accepted::WithoutWeight);
    let valid = ruling.verdict.valid.unwrap_or(missing.is_empty()) && weighs;
    let filled = filled.to_vec();
    // Somebody's client by reception alone becomes his who registers him validly, where the book says so.
    let before = state.customers.get(&customer).and_then(|customer| customer.owner);
    let takes =
        valid && ruling.verdict.owner == Some(OwnerTo::Receiver) && before.is_some_and(|owner| owner != by);
    let owner = takes.then_some(by);
    let too_late = follow::lapsed(state, Some(book), now, customer);
    Ok(Event::VisitRegistered {
        visit,
        card,
        filled,
        missing,
        by,
        late,
        valid,
        owner,
        too_late,
        law: ruling.into(),
    })
}
