//! Keeping a client: follow-ups, whether he is still his agent's, and up to when.

use super::{ask, filing};
use crate::event::Event;
use crate::history::{self, Subject, kind_of_day};
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::{self, Customer, Filing};
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use crate::supply;
use chrono::{NaiveDate, NaiveTime};
use rulebook::period::Point;
use rulebook::word::{Allowed, ContactKind, Duty, Grade, OwnerTo, PoolClaim, PoolReason, Signed, Standing};
use rulebook::{Book, Fact, Facts, Question, Ruling, rule};

/// What is known of a client when the book is asked whether he is still his agent's.
///
/// A client who was never followed up counts as followed up when he first came. Who was never registered has no day of
/// registration: a period counted from it has not begun.
pub(super) fn standing_facts(customer: &Customer, today: NaiveDate) -> Facts {
    let mut facts = Facts::new()
        .with(Fact::FollowUpCount, i64::from(customer.follow_ups))
        .with(Fact::RecordSigned, Signed::Yes)
        .with(Fact::Invited, false)
        .with(Fact::DayKind, kind_of_day(today))
        .with(Fact::ClientGrade, customer.grade);
    for (fact, day) in [
        (Fact::LastContact, customer.last_contact),
        (Fact::LastRecord, customer.last_record),
        (Fact::FirstVisit, customer.first_visit),
        (Fact::RegisteredOn, customer.registered),
        (Fact::LastFollowUp, customer.last_follow_up.or(customer.registered).or(customer.first_visit)),
    ] {
        if let Some(day) = day {
            facts.set(fact, day);
        }
    }
    facts
}

/// Whether the client of somebody has lapsed by today. What is done for him after that does not bring him back.
pub(super) fn lapsed(state: &State, book: Option<&Book>, now: Now, customer: CustomerId) -> bool {
    let found = state.customers.get(&customer).filter(|customer| customer.may_lapse());
    let standing = found.zip(book).map(|(found, book)| standing(state, book, now, found, &Facts::new()));
    standing.is_some_and(|ruling| ruling.verdict.standing == Some(Standing::Lapsed))
}

/// The ruling that says whether a client is still his agent's: that on his filing while it protects him, else that on the
/// standing itself.
pub(super) fn standing(state: &State, book: &Book, now: Now, customer: &Customer, known: &Facts) -> Ruling {
    // Only who was filed before he came is protected by it.
    let came_after = |filing: &Filing| customer.first_visit.is_some_and(|day| filing.at.date() <= day);
    let filing = customer.filing.filter(|filing| customer.owner == Some(filing.by) && came_after(filing));
    if let Some(filing) = filing {
        let ruling = filing::asked(state, book, now, customer.id, Some(filing), &Facts::new());
        if filing::protects(&ruling, now.date()) {
            return ruling;
        }
    }
    let mut facts = standing_facts(customer, now.date());
    known.iter().for_each(|(fact, value)| facts.set(fact, value));
    supply::check(Question::Standing, &facts);
    let subject = Subject::of(customer, customer.owner);
    history::add(&mut facts, state, book, Question::Standing, subject, now);
    rule(book, now.date(), Question::Standing, &facts)
}

/// Whether the book asks only for the day of a registration that was never made.
pub(super) fn never_registered(ruling: &Ruling, customer: &Customer) -> bool {
    ruling.asks == Some(Fact::RegisteredOn) && customer.registered.is_none()
}

pub(super) fn grade(
    state: &State,
    customer: CustomerId,
    grade: Grade,
    by: PersonId,
) -> Result<Event, Refusal> {
    let found = state.customers.get(&customer).ok_or(Reason::NoSuchCustomer)?;
    if !state.people.contains_key(&by) {
        return Err(Reason::NoSuchPerson.into());
    }
    if found.grade == grade {
        return Err(Reason::NothingChanges.into());
    }
    Ok(Event::ClientGraded { customer, grade, by })
}

/// A follow-up, or an attempt at one.
#[derive(Clone, Copy)]
pub(super) struct Contact {
    pub(super) kind: ContactKind,
    pub(super) reached: bool,
    pub(super) recorded: bool,
}

pub(super) fn follow_up(
    state: &State,
    book: Option<&Book>,
    now: Now,
    customer: CustomerId,
    by: PersonId,
    contact: Contact,
) -> Result<Event, Refusal> {
    let found = state.customers.get(&customer).ok_or(Reason::NoSuchCustomer)?;
    let lapsed = lapsed(state, book, now, customer);
    let (mut effective, mut ruling, mut pool) = (contact.reached, None, None);
    if let Some(book) = book {
        pool = in_pool(state, book, now, found, by, lapsed);
        let first = asked(state, book, now, found, by, contact)?;
        effective = first.verdict.effective.unwrap_or(contact.reached);
        let mut after = found.clone();
        if effective && !lapsed {
            (after.follow_ups, after.last_follow_up) = (found.follow_ups + 1, Some(now.date()));
            after.last_contact = Some(now.date());
        }
        let (at, written, kind, too_late) = (now.0, None, Some(contact.kind), lapsed);
        after.contacts.push(ledger::Contact { at, written, by, kind, effective, too_late });
        // When the next one is due is counted with this one.
        ruling = Some(asked(state, book, now, &after, by, contact)?);
    }
    let has = |ruling: &Ruling| {
        let theirs = matches!(ruling.verdict.owner, Some(OwnerTo::Claimant | OwnerTo::Receiver));
        theirs && ruling.verdict.allowed == Some(Allowed::Yes)
    };
    let owner = pool.as_ref().filter(|ruling| effective && has(ruling)).map(|_| by);
    let (kind, too_late) = (Some(contact.kind), lapsed && owner.is_none());
    let law = ruling.into_iter().chain(pool).collect::<Vec<_>>().into();
    Ok(Event::FollowedUp { customer, by, effective, too_late, kind, owner, law })
}

/// What the book says of a client who is nobody's any more and whom somebody else follows up.
fn in_pool(
    state: &State,
    book: &Book,
    now: Now,
    customer: &Customer,
    by: PersonId,
    lapsed: bool,
) -> Option<Ruling> {
    let free = customer.owner.is_none() || lapsed;
    if !free || customer.visits.is_empty() || book.rules(Question::PublicPool).is_empty() {
        return None;
    }
    let visits = customer.visits.iter().filter_map(|visit| state.visits.get(visit));
    let was = visits.into_iter().any(|visit| visit.owner == Some(by));
    let left = customer.owner.is_none() && customer.pending.is_none();
    let mut facts = standing_facts(customer, now.date())
        .with(Fact::PoolReason, if left { PoolReason::Departed } else { PoolReason::Untracked })
        .with(Fact::PoolClaim, PoolClaim::FollowUpRecord)
        .with(Fact::ClaimantWasOwner, was || customer.owner == Some(by));
    history::add(&mut facts, state, book, Question::PublicPool, Subject::of(customer, Some(by)), now);
    ask(book, now.date(), Question::PublicPool, &facts).ok()
}

fn asked(
    state: &State,
    book: &Book,
    now: Now,
    customer: &Customer,
    by: PersonId,
    contact: Contact,
) -> Result<Ruling, Refusal> {
    let mut facts = standing_facts(customer, now.date())
        .with(Fact::ContactKind, contact.kind)
        .with(Fact::ContactReached, contact.reached)
        .with(Fact::ContactRecorded, contact.recorded);
    supply::check(Question::FollowUp, &facts);
    history::add(&mut facts, state, book, Question::FollowUp, Subject::of(customer, Some(by)), now);
    let ruling = rule(book, now.date(), Question::FollowUp, &facts);
    if never_registered(&ruling, customer) {
        return Ok(ruling);
    }
    ask(book, now.date(), Question::FollowUp, &facts)
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
    /// The ruling on the standing.
    pub ruling: Ruling,
}

/// Whose a client is and up to when; `None` for who is nobody's, or whose deal is made: that does not lapse.
pub fn held(state: &State, book: &Book, today: NaiveDate, customer: CustomerId) -> Option<Held> {
    let found = state.customers.get(&customer).filter(|customer| customer.may_lapse())?;
    let owner = found.owner?;
    let now = Now(today.and_time(NaiveTime::MIN));
    let ruling = standing(state, book, now, found, &Facts::new());
    let visit = Contact { kind: ContactKind::Visit, reached: true, recorded: true };
    let next = asked(state, book, now, found, owner, visit).ok()?;
    let due = next.verdict.deadlines.iter().flatten();
    let follow_up_by = due.filter(|due| due.task == Duty::FollowUp).filter_map(|due| due.on).min();
    let stands = ruling.verdict.standing != Some(Standing::Lapsed);
    Some(Held {
        owner,
        stands,
        until: ruling.verdict.until.as_ref().and_then(|until| until.on),
        follow_up_by,
        ruling,
    })
}
