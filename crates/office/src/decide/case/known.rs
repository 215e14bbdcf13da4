//! What the ledger knows of a case: the histories of both parties, each read in the same way.

use crate::decide::follow::came_by;
use crate::decide::visitor::referral;
use crate::history::{Mark, first_of_two};
use crate::id::{Now, PersonId};
use crate::ledger::{Customer, Visit};
use crate::state::State;
use chrono::{NaiveDate, NaiveDateTime};
use paper::{Arrange, OrderedSet};
use rulebook::word::{DealStage, RecognisedWhen, Side, VisitKind};
use rulebook::{Fact, Facts, Value};

/// The two who have one client, as the book calls them: who had him first, and who has or closed him.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::decide) struct Parties {
    /// Whose claim is the earlier one; without a claim of both, who objects.
    pub(in crate::decide) claimant: PersonId,
    /// Who closed the deal, or has him.
    pub(in crate::decide) closer: Option<PersonId>,
}

/// What says who may be a party, read once.
struct Sides<'a> {
    state: &'a State,
    customer: &'a Customer,
    /// Who received him last.
    received: Option<PersonId>,
    /// Who closed the deal.
    closed: Option<PersonId>,
}

impl<'a> Sides<'a> {
    fn of(state: &'a State, customer: &'a Customer) -> Self {
        let last = customer.visits.last().and_then(|visit| state.visits.get(visit));
        let sides = Self { state, customer, received: last.and_then(Visit::receiver), closed: None };
        let closed = customer.deal_day().and(customer.deal_by()).map(|closer| sides.speaks(closer));
        Self { closed, ..sides }
    }

    /// Who left him to the present agent is for him; he speaks in their place.
    fn speaks(&self, person: PersonId) -> PersonId {
        match self.customer.owner() {
            Some(owner) if self.customer.left_to(owner).contains(&person) => owner,
            _ => person,
        }
    }

    fn began(&self, person: PersonId) -> Option<Mark> {
        began(self.state, self.customer, person)
    }

    /// Who has a registration that stands.
    fn entered(&self) -> impl Iterator<Item = PersonId> {
        self.customer.registrations.iter().filter(|entry| entry.stands()).map(|entry| entry.by)
    }

    /// Who of two is who.
    fn between(&self, one: PersonId, other: PersonId) -> Parties {
        let turned = match self.closed {
            Some(closer) => closer == one,
            // Two who had him from one who left began with him: then the order of their ids, whoever objects.
            None => self
                .began(one)
                .is_some_and(|own| self.began(other).is_some_and(|first| (first, other) < (own, one))),
        };
        let (claimant, closer) = if turned { (other, one) } else { (one, other) };
        Parties { claimant, closer: Some(closer) }
    }
}

impl Parties {
    /// Who is who does not hang on who objects: with a deal the closer is who closed it; else he whose claim began later.
    pub(super) fn of(state: &State, customer: &Customer, objector: PersonId) -> Self {
        let sides = Sides::of(state, customer);
        let objector = sides.speaks(objector);
        // Against who closed, else who has him now; where that is who objects, against whose claim is the earliest.
        let has = [sides.received, customer.owner()].into_iter().flatten().map(|person| sides.speaks(person));
        let against = sides.closed.into_iter().chain(has.filter(|_| sides.closed.is_none()));
        let all = sides.entered().chain(sides.received).chain(customer.owners());
        let others = all.map(|person| sides.speaks(person)).filter(|person| *person != objector);
        let first = |person: &PersonId| (sides.began(*person).is_none(), sides.began(*person), *person);
        let other =
            against.into_iter().find(|person| *person != objector).or_else(|| others.min_by_key(first));
        other.map_or(Self { claimant: objector, closer: None }, |other| sides.between(objector, other))
    }

    /// All who claim him against whoever closed or has him, the earliest claim first: who ever had him or has a registration
    /// that stands, and who objects. Nobody, where there are not two at least, or who objects has no claim himself.
    pub(super) fn all(state: &State, customer: &Customer, objector: PersonId) -> Vec<Self> {
        let sides = Sides::of(state, customer);
        // Who was given him and never received or registered him has him since then.
        let titles = |person| customer.titles.iter().filter(move |title| title.person == Some(person));
        let given = |person| titles(person).map(|title| Mark::new(title.at, title.written.stamp)).min();
        let began = |person| sides.began(person).or_else(|| given(person));
        let has = || sides.received.or(customer.owner()).map(|person| sides.speaks(person));
        let Some(holder) = sides.closed.or_else(has) else { return Vec::new() };
        let all = sides.entered().chain(customer.owners()).chain([objector]);
        let all = all.map(|person| sides.speaks(person)).filter(|person| *person != holder);
        let mut all: Vec<_> = all.filter_map(|person| Some((began(person)?, person))).collect();
        all.arrange();
        all.dedup();
        let heard = |person| person == holder || all.iter().any(|(_, other)| *other == person);
        if all.len() < 2 || !heard(sides.speaks(objector)) {
            return Vec::new();
        }
        all.iter().map(|(_, person)| sides.between(*person, holder)).collect()
    }
}

/// The visits of a client, in order.
fn visits<'a>(state: &'a State, customer: &'a Customer) -> impl Iterator<Item = &'a Visit> {
    customer.visits.iter().filter_map(|visit| state.visits.get(visit))
}

/// Whose records are somebody's: his own, and those of who left him the client.
fn whose(customer: &Customer, person: PersonId) -> impl Fn(PersonId) -> bool {
    let before = customer.left_to(person);
    move |by| by == person || before.contains(&by)
}

/// When somebody first received him.
fn received(state: &State, customer: &Customer, person: PersonId) -> Option<Mark> {
    let his = whose(customer, person);
    let stints = visits(state, customer).flat_map(|visit| &visit.stints);
    let own = stints.filter(|stint| his(stint.person));
    own.map(|stint| Mark::new(stint.from, stint.stamp)).min()
}

/// When the first registration of him by this person was made that stands.
fn registered(customer: &Customer, person: PersonId) -> Option<Mark> {
    let his = whose(customer, person);
    let valid = customer.registrations.iter().filter(|entry| entry.stands() && his(entry.by));
    valid.map(|entry| Mark::new(entry.at, entry.written.stamp)).min()
}

/// When somebody's claim began: with his first registration that stands, else with his first reception.
pub(super) fn began(state: &State, customer: &Customer, person: PersonId) -> Option<Mark> {
    registered(customer, person).or_else(|| received(state, customer, person))
}

/// How he came when he first came.
fn came(state: &State, customer: &Customer) -> Facts {
    let mut facts = Facts::new();
    if let Some(channel) = came_by(state, customer) {
        facts.set(Fact::Channel, channel);
    }
    if let Some(visit) = visits(state, customer).next() {
        let referrer = visit.visitor.referrer.and_then(|referrer| state.whole(referrer));
        facts.set(Fact::Named, visit.visitor.asked.is_some());
        facts.set(Fact::Referral, referral(referrer));
    }
    facts
}

/// Who registered him first.
pub(super) fn first_registered(customer: &Customer, parties: Parties) -> Value {
    let at = |person| registered(customer, person);
    first_of_two(at(parties.claimant), parties.closer.and_then(at))
}

/// When it was noticed that two have him, before or after a deal; today, if it was not noticed before.
pub(super) fn noticed(deal: Option<NaiveDate>, on: NaiveDate) -> RecognisedWhen {
    match deal {
        None => RecognisedWhen::BeforeDeal,
        Some(day) if on < day => RecognisedWhen::BeforeDeal,
        Some(day) if on == day => RecognisedWhen::DealDay,
        Some(_) => RecognisedWhen::Later,
    }
}

/// What is known of a claim on a deal of this day.
pub(super) fn claim_facts(state: &State, customer: &Customer, case: &Facts, day: NaiveDate) -> Facts {
    let mut claim = came(state, customer).with(Fact::DealDay, day);
    for fact in [
        Fact::ClaimantOnSite,
        Fact::ClaimantWasOwner,
        Fact::RegistrationState,
        Fact::RecognisedWhen,
        Fact::DealStage,
    ] {
        if let Some(value) = case.get(fact) {
            claim.set(fact, value);
        }
    }
    claim
}

/// Whether a registration still was a title when the other came by the client: one that had lapsed when he came again is none.
fn stands(state: &State, customer: &Customer, person: PersonId) -> bool {
    let his = whose(customer, person);
    let own = customer.registrations.iter().filter(|entry| entry.stands() && his(entry.by));
    let lapsed = |at: NaiveDateTime| {
        visits(state, customer).any(|visit| visit.visitor.kind == VisitKind::Lapsed && visit.at > at)
    };
    own.map(|entry| entry.at).max().is_some_and(|at| !lapsed(at))
}

/// What the ledger knows of a case; `noticed` is the day on which it was noticed.
pub(in crate::decide) fn case_facts(
    state: &State,
    customer: &Customer,
    parties: Parties,
    now: Now,
    noticed_on: NaiveDate,
) -> Facts {
    let Parties { claimant, closer } = parties;
    let phoned = |person: PersonId| -> Option<Mark> {
        let his = whose(customer, person);
        let own = customer.calls.iter().filter(|call| his(call.by));
        own.map(|call| Mark::new(call.at, call.written.stamp)).min()
    };
    let received = |person| received(state, customer, person);
    let records = |person: PersonId| customer.followed_by(whose(customer, person));
    let served: OrderedSet<PersonId> =
        visits(state, customer).flat_map(|visit| &visit.stints).map(|stint| stint.person).collect();
    let has = customer.owner() == Some(claimant) && customer.pending().is_none();
    let first = first_registered(customer, parties);
    let valid = stands(state, customer, claimant) || (has && first != Side::Neither.into());
    let stage = if customer.deal_day().is_some() { customer.deal() } else { DealStage::None };
    let mut facts = came(state, customer)
        .with(Fact::RecognisedWhen, noticed(customer.deal_day(), noticed_on))
        .with(Fact::DealStage, stage)
        .with(Fact::AgentsServed, served.len() as i64)
        .with(Fact::CaseRuled, customer.ruled())
        .with(Fact::ClaimantWasOwner, customer.owners().contains(&claimant))
        .with(Fact::ClaimantValid, valid)
        .with(Fact::ClaimantRecords, records(claimant) > 0)
        .with(Fact::ClaimantFollowUps, i64::from(records(claimant)))
        .with(Fact::RegistrationState, customer.entered_by(whose(customer, claimant)))
        .with(Fact::FirstRegistered, first)
        .with(Fact::FirstPhoned, first_of_two(phoned(claimant), closer.and_then(phoned)))
        .with(Fact::FirstReceived, first_of_two(received(claimant), closer.and_then(received)));
    if let Some(began) = began(state, customer, claimant) {
        facts.set(Fact::ClaimedOn, began.at.date());
    }
    if let Some(closer) = closer {
        facts.set(Fact::CloserValid, registered(customer, closer).is_some());
        facts.set(Fact::CloserRecords, records(closer) > 0);
        facts.set(Fact::CloserFollowUps, i64::from(records(closer)));
        facts.set(Fact::BothFollowed, records(closer) > 0 && records(claimant) > 0);
    }
    if let Some(day) = customer.deal_day() {
        facts.set(Fact::DealDay, day);
        on_site(state, claimant, day, now.date(), &mut facts);
    }
    facts
}

/// Whether the claimant was on site when the deal was made, where the tables say it: who did not stand on that of the day was
/// not; who stood on it may have been out.
fn on_site(state: &State, claimant: PersonId, day: NaiveDate, today: NaiveDate, facts: &mut Facts) {
    let table = state.past.get(&day).or(state.day.as_ref().filter(|open| open.date == day));
    if let Some(table) = table.filter(|table| !table.on_table(claimant) || day == today) {
        let here = table.on_table(claimant) && !table.out.contains_key(&claimant);
        facts.set(Fact::ClaimantOnSite, here);
    }
}
