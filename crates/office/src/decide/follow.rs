//! Keeping a client: follow-ups, whether he is still his agent's, and up to when.

use super::filing;
use super::saw::saw;
use crate::asking::{Asking, wide};
use crate::event::{Event, Law, Saw};
use crate::history::{Subject, kind_of_day};
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::{self, Customer, Filing, Registration};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::told::Told;
use chrono::{NaiveDate, NaiveTime};
use journal::CardRef;
use rulebook::period::Point;
use rulebook::word::{
    Allowed, Channel, ContactKind, Duty, Field, Grade, OwnerTo, PoolClaim, PoolReason, Signed, Standing,
};
use rulebook::{Book, Fact, Facts, Question, Ruling};

/// What is known of a client when the book is asked whether he is still his agent's.
///
/// A client who was never followed up counts as followed up when he first came. Who was never registered has no day of
/// registration: a period counted from it has not begun.
pub(super) fn standing_facts(state: &State, customer: &Customer, today: NaiveDate) -> Facts {
    let mut facts = Facts::new()
        .with(Fact::FollowUpCount, i64::from(customer.follow_ups()))
        .with(Fact::RegistrationState, customer.registration_state())
        .with(Fact::Invited, customer.invited().is_some())
        .with(Fact::DayKind, kind_of_day(today))
        .with(Fact::ClientGrade, customer.grade());
    if let Some(channel) = came_by(state, customer) {
        facts.set(Fact::Channel, channel);
    }
    if signed(customer.entered().next_back()) {
        facts.set(Fact::RecordSigned, Signed::Yes);
    }
    if customer.told.get(Fact::RecordSigned).is_some() {
        facts.unset(Fact::RecordSigned);
    }
    for (fact, day) in [
        (Fact::LastContact, customer.last_contact()),
        (Fact::LastRecord, customer.last_record()),
        (Fact::FirstVisit, customer.first_visit()),
        (Fact::RegisteredOn, customer.registered()),
        (Fact::LastFollowUp, customer.last_follow_up().or(customer.registered()).or(customer.first_visit())),
    ] {
        if let Some(day) = day {
            facts.set(fact, day);
        }
    }
    facts
}

/// Whether the record of a client is signed: by whom registered him, in the column for it; while he is not registered there is
/// only the visit, which who received him signs for. Where the column was left empty, nobody has said.
fn signed(entry: Option<&Registration>) -> bool {
    entry.is_none_or(|entry| entry.filled.contains(&Field::Signature))
}

/// How he came first: on his first visit, else by the call or the filing that is all there is of him.
pub(super) fn came_by(state: &State, customer: &Customer) -> Option<Channel> {
    let first = customer.visits.iter().find_map(|id| state.visits.get(id)).map(|visit| visit.visitor.channel);
    let called = || customer.calls.first().map(|_| Channel::Phone);
    first.or_else(called).or_else(|| customer.filing().map(|_| Channel::Filed))
}

/// What was told of a client before, and of the office.
fn kept(state: &State, customer: &Customer) -> Facts {
    let mut kept = state.told.clone();
    crate::told::keep(&mut kept, &customer.told, |_| true);
    kept
}

/// Whether the client of somebody has lapsed by today. What is done for him after that does not bring him back.
///
/// # Errors
/// As [`Asking::ask`].
pub(super) fn lapsed(asking: &Asking<'_>, customer: CustomerId) -> Result<bool, Refusal> {
    let found = asking.state.whole(customer).filter(|customer| customer.may_lapse());
    let Some(found) = found else { return Ok(false) };
    let ruling = standing(asking, found, None)?;
    Ok(ruling.is_some_and(|ruling| ruling.verdict.standing == Some(Standing::Lapsed)))
}

/// Only who was filed before he came is protected by it.
fn protecting(customer: &Customer) -> Option<Filing> {
    let came_after = |filing: &Filing| customer.first_visit().is_some_and(|day| filing.at.date() <= day);
    let his = |filing: &&Filing| customer.owner() == Some(filing.by) && came_after(filing);
    customer.filings.iter().rfind(his).copied()
}

/// The ruling that says whether a client is still his agent's: that on his filing while it protects him, else that on the
/// standing itself. None, where a period is to run from a registration that was never made: it has not begun.
/// `invited` is whether he comes because he was, if he comes.
///
/// # Errors
/// As [`Asking::ask`].
pub(super) fn standing(
    asking: &Asking<'_>,
    customer: &Customer,
    invited: Option<bool>,
) -> Result<Option<Ruling>, Refusal> {
    let kept = kept(asking.state, customer);
    if let Some(filing) = protecting(customer) {
        let ruling = filing::asked(asking, Some(customer), Some(filing), &kept)?;
        if filing::protects(&ruling, asking.now.date()) {
            return Ok(Some(ruling));
        }
    }
    let mut facts = standing_facts(asking.state, customer, asking.now.date());
    if let Some(invited) = invited {
        facts.set(Fact::Invited, invited);
    }
    match asking.of(Subject::of(customer, customer.owner())).ask(Question::Standing, facts, &kept) {
        Ok(ruling) => Ok(Some(ruling)),
        Err(refusal) if never_registered(&refusal, customer) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// Whether the book asks only for the day of a registration that was never made.
fn never_registered(refusal: &Refusal, customer: &Customer) -> bool {
    let day = matches!(refusal.reason, Reason::Asks(Fact::RegisteredOn | Fact::RegisteredAt));
    day && customer.registered().is_none()
}

pub(super) fn grade(
    state: &State,
    customer: CustomerId,
    grade: Grade,
    by: PersonId,
) -> Result<Event, Refusal> {
    let found = state.whole(customer).ok_or(Reason::NoSuchCustomer)?;
    if !state.people.contains_key(&by) {
        return Err(Reason::NoSuchPerson.into());
    }
    if found.grade() == grade {
        return Err(Reason::NothingChanges.into());
    }
    Ok(Event::ClientGraded { customer, grade, by })
}

/// A follow-up, or an attempt at one.
#[derive(Clone, Copy)]
pub(super) struct Contact {
    pub(super) kind: ContactKind,
    pub(super) reached: bool,
    pub(super) note: Option<CardRef>,
}

pub(super) fn follow_up(
    state: &State,
    asking: Option<Asking<'_>>,
    now: Now,
    customer: CustomerId,
    by: PersonId,
    contact: Contact,
) -> Result<Event, Refusal> {
    let found = state.whole(customer).ok_or(Reason::NoSuchCustomer)?;
    if state.people.get(&by).is_some_and(|person| !person.active) {
        return Err(Reason::NoSuchPerson.into());
    }
    let (kind, reached, note) = (Some(contact.kind), contact.reached, contact.note);
    let Some(asking) = asking else {
        let (effective, too_late, owner, saw) = (contact.reached, false, None, Saw::Nothing);
        let (law, told) = (Law::none(), Told::nothing());
        return Ok(Event::FollowedUp {
            customer,
            by,
            effective,
            too_late,
            kind,
            note,
            owner,
            saw,
            law,
            told,
        });
    };
    let under = wide(asking.book, contact.kind.word());
    let invites = contact.kind != ContactKind::Invitation && under == Some(ContactKind::Invitation.word());
    let lapsed = lapsed(&asking, customer)?;
    let pool = in_pool(&asking, found, by, lapsed)?;
    let first = asked(&asking, found, by, contact)?;
    let effective = first.verdict.effective.unwrap_or(contact.reached);
    let mut after = found.clone();
    let (at, written, too_late) = (now.0, None, lapsed);
    after.contacts.push(ledger::Contact { at, written, by, kind, invites, reached, effective, too_late });
    // When the next one is due is counted with this one.
    let next = asked(&asking, &after, by, contact)?;
    let has = |ruling: &Ruling| {
        let theirs = matches!(ruling.verdict.owner, Some(OwnerTo::Claimant | OwnerTo::Receiver));
        theirs && ruling.verdict.allowed == Some(Allowed::Yes)
    };
    let owner = pool.as_ref().filter(|ruling| effective && has(ruling)).map(|_| by);
    let too_late = lapsed && owner.is_none();
    let law = std::iter::once(next).chain(pool).collect::<Vec<_>>().into();
    let mut told = Told::nothing();
    if reached != effective {
        told.facts.set(Fact::ContactReached, reached);
    }
    if invites {
        told.facts.set(Fact::Invited, true);
    }
    let saw = owner.map_or(Saw::Nothing, |by| saw(state, customer, Some(by)));
    Ok(Event::FollowedUp { customer, by, effective, too_late, kind, note, owner, saw, law, told })
}

/// What the book says of a client who is nobody's any more and whom somebody else follows up.
fn in_pool(
    asking: &Asking<'_>,
    customer: &Customer,
    by: PersonId,
    lapsed: bool,
) -> Result<Option<Ruling>, Refusal> {
    let free = customer.owner().is_none() || lapsed;
    if !free || customer.visits.is_empty() || asking.book.rules(Question::PublicPool).is_empty() {
        return Ok(None);
    }
    let visits = customer.visits.iter().filter_map(|visit| asking.state.visits.get(visit));
    let was = visits.into_iter().any(|visit| visit.owner == Some(by));
    let left = customer.owner().is_none() && customer.pending().is_none();
    let mut facts = standing_facts(asking.state, customer, asking.now.date())
        .with(Fact::PoolReason, if left { PoolReason::Departed } else { PoolReason::Untracked })
        .with(Fact::PoolClaim, PoolClaim::FollowUpRecord)
        .with(Fact::ClaimantWasOwner, was || customer.owner() == Some(by));
    let stays = |owner: &PersonId| asking.state.people.get(owner).is_some_and(|person| person.active);
    if !left && customer.owners().iter().all(stays) {
        // Nobody who had him has left: nothing was to be handed over.
        facts.set(Fact::HandedOver, false);
    }
    asking
        .of(Subject::of(customer, Some(by)))
        .ask(Question::PublicPool, facts, &kept(asking.state, customer))
        .map(Some)
}

/// What a contact comes to. It is written down now, so it is recorded on the day.
fn contact_facts(state: &State, customer: &Customer, today: NaiveDate, contact: Contact) -> Facts {
    standing_facts(state, customer, today)
        .with(Fact::ContactKind, contact.kind)
        .with(Fact::ContactReached, contact.reached)
        .with(Fact::ContactRecorded, true)
}

fn asked(
    asking: &Asking<'_>,
    customer: &Customer,
    by: PersonId,
    contact: Contact,
) -> Result<Ruling, Refusal> {
    let asking = asking.of(Subject::of(customer, Some(by)));
    let facts = contact_facts(asking.state, customer, asking.now.date(), contact);
    let kept = kept(asking.state, customer);
    match asking.ask(Question::FollowUp, facts.clone(), &kept) {
        Err(refusal) if never_registered(&refusal, customer) => {
            Ok(asking.look(Question::FollowUp, facts, &kept))
        }
        ruled => ruled,
    }
}

/// What the book says of the next follow-up: it is counted from the last time he was seen or reached, as it was done then. Of
/// who was neither yet, as if he were seen today.
fn next_due(asking: &Asking<'_>, found: &Customer, owner: PersonId, kept: &Facts) -> Ruling {
    let met = found.met.last().map(|met| (met.at, ContactKind::Visit));
    let counted = found.counted().next_back();
    let reached = counted.map(|contact| (contact.at, contact.kind.unwrap_or(ContactKind::Call)));
    let (day, kind) = met
        .into_iter()
        .chain(reached)
        .max_by_key(|(at, _)| *at)
        .map_or((asking.now.date(), ContactKind::Visit), |(at, kind)| (at.date(), kind));
    let then = Asking::new(asking.state, asking.book, Now(day.and_time(NaiveTime::MIN)), day);
    let facts = contact_facts(asking.state, found, day, Contact { kind, reached: true, note: None });
    then.of(Subject::of(found, Some(owner))).look(Question::FollowUp, facts, kept)
}

/// What the ledger shows of a client who may lapse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whose client he is.
    pub owner: PersonId,
    /// Whether that still stands.
    pub stands: bool,
    /// The last day or moment on which it stands if nothing more is done, where the book says so.
    pub until: Option<Point>,
    /// By when the next follow-up is due, where the book says so.
    pub follow_up_by: Option<Point>,
    /// What must be known before it can be said.
    pub asks: Option<Fact>,
    /// The ruling on the standing.
    pub ruling: Ruling,
    /// That on the next follow-up.
    pub next: Ruling,
}

/// Whose a client is and up to when; `None` for who is nobody's, or whose deal is made: that does not lapse.
pub fn held(state: &State, book: &Book, today: NaiveDate, customer: CustomerId) -> Option<Held> {
    held_by(state, book, Now(today.and_time(NaiveTime::MIN)), state.whole(customer)?)
}

/// The same of what was written of him up to some moment, at that moment.
pub(super) fn held_by(state: &State, book: &Book, now: Now, found: &Customer) -> Option<Held> {
    let owner = found.server().filter(|_| found.may_lapse())?;
    let today = now.date();
    let asking = Asking::new(state, book, now, today);
    let kept = kept(state, found);
    let filed = protecting(found).map(|filing| filing::looked(&asking, found, filing, &kept));
    let filed = filed.filter(|ruling| filing::protects(ruling, today));
    let ruling = filed.unwrap_or_else(|| {
        asking.of(Subject::of(found, Some(owner))).look(
            Question::Standing,
            standing_facts(state, found, today),
            &kept,
        )
    });
    let next = next_due(&asking, found, owner, &kept);
    let due = next.verdict.deadlines.iter().flatten();
    let follow_up_by = due.filter(|due| due.task == Duty::FollowUp).filter_map(|due| due.on).min();
    let begun = |fact: &Fact| {
        !matches!(fact, Fact::RegisteredOn | Fact::RegisteredAt) || found.registered().is_some()
    };
    let asks = ruling.asks.or(next.asks).filter(begun);
    let stands = ruling.verdict.standing != Some(Standing::Lapsed);
    let until = ruling.verdict.until.as_ref().and_then(|until| until.on);
    Some(Held { owner, stands, until, follow_up_by, asks, ruling, next })
}
