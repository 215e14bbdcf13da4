//! Keeping a client: follow-ups, whether he is still his agent's, and up to when.

use super::ask;
use crate::event::Event;
use crate::id::{CustomerId, Now, PersonId};
use crate::ledger::Customer;
use crate::refusal::{Reason, Refusal};
use crate::state::State;
use chrono::NaiveDate;
use rulebook::period::Point;
use rulebook::word::{ContactKind, Duty, Grade, Signed, Standing};
use rulebook::{Book, Fact, Facts, Question, Ruling, rule};

/// What is known of a client when the book is asked whether he is still his agent's.
///
/// A client who was never registered or followed up counts as registered or followed up when he first came: the
/// reception itself is the entry until there is a better one, and the desk has nothing to ask.
pub(super) fn standing_facts(customer: &Customer) -> Facts {
    let mut facts = Facts::new()
        .with(Fact::FollowUpCount, i64::from(customer.follow_ups))
        .with(Fact::RecordSigned, Signed::Yes)
        .with(Fact::Invited, false)
        .with(Fact::ClientGrade, customer.grade);
    let registered = customer.registered.or(customer.first_visit);
    for (fact, day) in [
        (Fact::LastContact, customer.last_contact),
        (Fact::LastRecord, customer.last_record),
        (Fact::FirstVisit, customer.first_visit),
        (Fact::RegisteredOn, registered),
        (Fact::LastFollowUp, customer.last_follow_up.or(registered)),
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
    let standing = found.zip(book).map(|(found, book)| standing(book, now.date(), found));
    standing.is_some_and(|ruling| ruling.verdict.standing == Some(Standing::Lapsed))
}

fn standing(book: &Book, today: NaiveDate, customer: &Customer) -> Ruling {
    rule(book, today, Question::Standing, &standing_facts(customer))
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

pub(super) fn follow_up(
    state: &State,
    book: Option<&Book>,
    now: Now,
    customer: CustomerId,
    by: PersonId,
    kind: ContactKind,
    reached: bool,
) -> Result<Event, Refusal> {
    let found = state.customers.get(&customer).ok_or(Reason::NoSuchCustomer)?;
    let too_late = lapsed(state, book, now, customer);
    let (mut effective, mut ruling) = (reached, None);
    if let Some(book) = book {
        let first = asked(book, now.date(), found, kind, reached)?;
        effective = first.verdict.effective.unwrap_or(reached);
        let mut after = found.clone();
        if effective && !too_late {
            (after.follow_ups, after.last_follow_up) = (found.follow_ups + 1, Some(now.date()));
            after.last_contact = Some(now.date());
        }
        // When the next one is due is counted with this one.
        ruling = Some(Box::new(asked(book, now.date(), &after, kind, reached)?));
    }
    Ok(Event::FollowedUp { customer, by, effective, too_late, kind: Some(kind), ruling })
}

fn asked(
    book: &Book,
    today: NaiveDate,
    customer: &Customer,
    kind: ContactKind,
    reached: bool,
) -> Result<Ruling, Refusal> {
    let facts = standing_facts(customer)
        .with(Fact::ContactKind, kind)
        .with(Fact::ContactReached, reached)
        .with(Fact::ContactRecorded, true);
    ask(book, today, Question::FollowUp, &facts)
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
    let ruling = standing(book, today, found);
    let next = asked(book, today, found, ContactKind::Visit, true).ok()?;
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
