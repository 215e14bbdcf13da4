//! Clients who were filed before they came (报备), and callers who come later.

use crate::asking::Asking;
use crate::event::{Event, FilingFound, Law};
use crate::history::{Subject, minute};
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::{Call, Customer, Filing};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::told::Told;
use chrono::{NaiveDate, TimeDelta};
use journal::EntryId;
use rulebook::period::Point;
use rulebook::word::{Channel, Field, OwnerTo};
use rulebook::{Fact, Facts, Question, Ruling, Value};

/// What is known of a client who was filed; without a filing, of one who is only said to have been.
fn facts(
    state: &State,
    now: Now,
    found: Option<&Customer>,
    filing: Option<Filing>,
    said: Option<i64>,
) -> Facts {
    let visits = || found.into_iter().flat_map(|found| &found.visits).filter_map(|id| state.visits.get(id));
    let came = visits().map(|visit| visit.at).min();
    let until = came.map_or(now, Now);
    let mut entries = found.into_iter().flat_map(|found| &found.registrations);
    let confirmed = entries.any(|entry| entry.filled.contains(&Field::Confirmation));
    let mut facts = Facts::new()
        .with(Fact::Channel, Channel::Filed)
        .with(Fact::RegistrationVisited, came.is_some())
        .with(Fact::RegistrationConfirmed, confirmed);
    if let Some(filing) = filing {
        let minutes = filing.minutes.unwrap_or_else(|| until.minutes_since(filing.at));
        facts.set(Fact::FiledMinutes, minutes.max(0));
        // Whoever registered him later did not have him already.
        let mut entries = found.into_iter().flat_map(|found| &found.registrations);
        let rival = entries.any(|entry| entry.stands() && entry.by != filing.by && entry.at <= filing.at);
        facts.set(Fact::RivalValid, rival);
        facts.set(Fact::RegisteredOn, filing.at.date());
        // Of several filings each counts from its own hour.
        facts.set(Fact::FiledAt, minute(filing.at));
    }
    if let Some(minutes) = said.filter(|_| filing.is_none()) {
        // Only said to have been filed so many minutes before.
        let at = until.0.checked_sub_signed(TimeDelta::minutes(minutes)).unwrap_or(until.0);
        facts.set(Fact::RegisteredOn, at.date());
    }
    if let Some(came) = came {
        facts.set(Fact::FirstVisit, came.date());
    }
    facts
}

/// The ruling on a filing as it stands now, with what was told before.
///
/// # Errors
/// As [`Asking::ask`].
pub(super) fn asked(
    asking: &Asking<'_>,
    customer: Option<&Customer>,
    filing: Option<Filing>,
    kept: &Facts,
) -> Result<Ruling, Refusal> {
    let said = [asking.facts_told(), kept].into_iter().find_map(|told| match told.get(Fact::FiledMinutes) {
        Some(Value::Count(minutes)) => Some(minutes),
        _ => None,
    });
    let subject = Subject::heard(customer, filing.map(|filing| filing.by));
    asking.of(subject).ask(Question::Filing, facts(asking.state, asking.now, customer, filing, said), kept)
}

/// The same, only looked at.
pub(super) fn looked(asking: &Asking<'_>, customer: &Customer, filing: Filing, kept: &Facts) -> Ruling {
    let facts = facts(asking.state, asking.now, Some(customer), Some(filing), None);
    asking.of(Subject::heard(Some(customer), Some(filing.by))).look(Question::Filing, facts, kept)
}

/// The same of a filing whose client may not have come with it yet: how long before he comes it was, nobody knows then.
pub(super) fn foreseen(asking: &Asking<'_>, customer: &Customer, filing: Filing) -> Ruling {
    let mut facts = facts(asking.state, asking.now, Some(customer), Some(filing), None);
    if facts.get(Fact::FirstVisit).is_none() && filing.minutes.is_none() {
        facts.unset(Fact::FiledMinutes);
    }
    asking.of(Subject::heard(Some(customer), Some(filing.by))).look(Question::Filing, facts, &customer.told)
}

/// What a ruling finds of a filing.
pub(super) fn found(filing: EntryId, ruling: &Ruling) -> FilingFound {
    let to_the_minute = |until| match until {
        Point::Moment(at) => Point::Moment(minute(at)),
        day @ Point::Day(_) => day,
    };
    let until = last(ruling).map(to_the_minute);
    FilingFound { filing, valid: ruling.verdict.valid == Some(true), until }
}

/// Its last day or moment.
fn last(ruling: &Ruling) -> Option<Point> {
    ruling.verdict.until.as_ref().and_then(|until| until.on)
}

/// Whether a filing protects its client today.
pub(super) fn protects(ruling: &Ruling, today: NaiveDate) -> bool {
    let until = last(ruling).map(Point::date);
    ruling.verdict.valid == Some(true) && until.is_some_and(|until| today <= until)
}

/// Whether a valid filing makes the client its filer's today: one that has run out does not.
pub(super) fn gives(ruling: &Ruling, today: NaiveDate) -> bool {
    let his = matches!(ruling.verdict.owner, Some(OwnerTo::Claimant | OwnerTo::Filer | OwnerTo::First));
    let until = last(ruling).map(Point::date);
    his && ruling.verdict.valid == Some(true) && until.is_none_or(|until| today <= until)
}

pub(super) fn file(
    asking: &Asking<'_>,
    customer: CustomerId,
    by: PersonId,
    minutes: Option<i64>,
) -> Result<Event, Refusal> {
    let (state, now) = (asking.state, asking.now);
    if !state.people.get(&by).is_some_and(|person| person.active) {
        return Err(Reason::NoSuchPerson.into());
    }
    if let Some(ban) = state.filing_bans.get(&by).filter(|ban| now.date() <= ban.until) {
        return Err(Refusal::citing(Reason::FilingSuspended(by, ban.until), ban.cites.clone()));
    }
    // How long before he comes is only known once he has come, unless it is said.
    let law = match minutes {
        None => Law::none(),
        Some(_) => {
            let kept = state.whole(customer).map(|customer| customer.told.clone()).unwrap_or_default();
            let filing = Filing { by, at: now.0, written: None, minutes };
            let facts = facts(state, now, state.whole(customer), Some(filing), None);
            // What nobody knows stays open until he comes.
            asking
                .of(Subject::client(state, customer, Some(by)))
                .stand(Question::Filing, facts, &kept)?
                .into()
        }
    };
    Ok(Event::ClientFiled { customer, by, minutes, law, told: Told::nothing() })
}

/// The first call of somebody that is still remembered in his favour.
pub(super) fn first_call(customer: Option<&Customer>) -> Option<&Call> {
    customer.filter(|customer| customer.owner().is_none()).and_then(|customer| customer.calls.first())
}

/// Whose the caller is by his first call, while the book lets that hold.
pub(super) fn promised(customer: Option<&Customer>, today: NaiveDate) -> Option<PersonId> {
    let calls = customer.map_or(&[][..], |customer| &customer.calls);
    calls.iter().find(|call| call.until.is_none_or(|until| today <= until)).and_then(|call| call.owner)
}
