//! What is known of a visitor at the door before the book is asked who receives him.

use super::{filing, follow};
use crate::asking::NOTHING;
use crate::command::Arrival;
use crate::event::{FilingFound, Visitor};
use crate::history::Subject;
use crate::id::PersonId;
use crate::ledger::{Call, Customer, Filing, Met, Visit};
use crate::refusal::{Reason, Refusal};
use crate::rotation::Floor;
use crate::told::keep;
use rulebook::word::{
    Channel, DealStage, Grade, NamedIs, Presence, Recall, Referral, Side, Standing, VisitKind,
};
use rulebook::{Fact, Facts, Ruling};

/// What is settled before the book is asked who receives.
pub(super) struct Case {
    pub(super) visitor: Visitor,
    /// What the ledger knows, and what is seen of him.
    pub(super) facts: Facts,
    /// What was told of this visit before.
    pub(super) kept: Facts,
    /// Whose client he is; of one who is nobody's performance, who serves him.
    pub(super) owner: Option<PersonId>,
    /// Whether he is nobody's performance, and only served.
    pub(super) public: bool,
    /// Whom he asks for; else who spoke with him on the telephone first.
    pub(super) named: Option<PersonId>,
    pub(super) referrer_owner: Option<PersonId>,
    /// The standing deputy of the person concerned.
    pub(super) proxy: Option<PersonId>,
    /// Who filed him validly before he came.
    pub(super) filer: Option<PersonId>,
    /// What the book finds of his filings.
    pub(super) found: Vec<FilingFound>,
    /// Whose he is by his first call.
    pub(super) promised: Option<PersonId>,
    pub(super) rulings: Vec<Ruling>,
}

impl Case {
    /// Whose client he is from here on, and who serves him if he is nobody's.
    pub(super) fn entitled(&self, owner: Option<PersonId>) -> (Option<PersonId>, Option<PersonId>) {
        if self.public && owner == self.owner { (None, owner) } else { (owner, None) }
    }

    /// The visitor, and the person concerned: whose client he is, for whom he asks, or whose client brings him.
    pub(super) fn subject<'a>(&self, floor: &Floor<'a>) -> Subject<'a> {
        let concerned = self.owner.or(self.named).or(self.referrer_owner);
        Subject::client(floor.state, self.visitor.customer, concerned)
    }

    /// The visitor and who receives him or gives him away.
    pub(super) fn subject_with<'a>(&self, floor: &Floor<'a>, person: PersonId) -> Subject<'a> {
        Subject::client(floor.state, self.visitor.customer, Some(person))
    }
}

/// The facts of a visitor at the door, as the book is asked.
///
/// # Errors
/// The book needs a fact first.
pub fn visitor_facts(floor: &Floor<'_>, arrival: &Arrival) -> Result<Facts, Refusal> {
    Ok(case(floor, arrival, None)?.facts)
}

/// What kind of visitor the ledger makes of a customer, with the ruling on his standing if one was needed.
fn kind(
    floor: &Floor<'_>,
    customer: Option<&Customer>,
    invited: bool,
) -> Result<(VisitKind, Option<Ruling>), Refusal> {
    let Some(customer) = customer.filter(|customer| customer.server().is_some()) else {
        return Ok((VisitKind::New, None));
    };
    match customer.deal() {
        DealStage::Returned => return Ok((VisitKind::ReturnedUnit, None)),
        // A ticket of intent is not yet a deal.
        DealStage::None | DealStage::Deposit => {}
        _ => return Ok((VisitKind::ReturnClosed, None)),
    }
    let standing = follow::standing(&floor.asking, customer, Some(invited))?;
    let kind = match standing.as_ref().and_then(|ruling| ruling.verdict.standing) {
        Some(Standing::Lapsed) => VisitKind::Lapsed,
        _ => VisitKind::ReturnOpen,
    };
    Ok((kind, standing))
}

/// What is known of somebody who comes; `visit` is his visit, if he waits or is received already. Being received makes nobody
/// an old client: he is what he was when he came.
pub(super) fn case(floor: &Floor<'_>, arrival: &Arrival, visit: Option<&Visit>) -> Result<Case, Refusal> {
    let told = floor.asking.facts_told();
    let arrival = &arrival.telling(floor.book, told);
    let kept = visit.map_or(&NOTHING, |visit| &visit.told);
    let customer = floor.state.whole(arrival.customer);
    let invited = arrival.invited || customer.is_some_and(|customer| was_invited(floor, customer, visit));
    let received = visit.filter(|visit| !visit.stints.is_empty());
    let (kind, standing) = match received.filter(|visit| visit.visitor.customer == arrival.customer) {
        Some(visit) => (visit.visitor.kind, None),
        None => kind(floor, customer, invited)?,
    };
    let returns = matches!(kind, VisitKind::ReturnOpen | VisitKind::ReturnClosed);
    let owner = customer.and_then(Customer::server).filter(|_| returns);
    let public = owner.is_some() && customer.is_some_and(|customer| customer.owner().is_none());
    let date = floor.now.date();
    // Whom he asks for; else who has his first call, which counts as asking for him where it makes him his client.
    let call = filing::first_call(customer);
    let promised = customer.filter(|_| kind == VisitKind::New).and_then(|_| filing::promised(customer, date));
    let wanted = arrival.asked.or(promised);
    let filed = customer.filter(|_| kind == VisitKind::New).map_or(&[][..], |customer| &customer.filings);
    let channel = match arrival.channel {
        Channel::WalkIn if !filed.is_empty() => Channel::Filed,
        Channel::WalkIn if call.is_some() => Channel::Phone,
        said => said,
    };
    let referrer =
        arrival.referrer.map(|id| floor.state.whole(id).ok_or(Reason::NoSuchCustomer)).transpose()?;
    let referrer_owner = referrer.and_then(Customer::server);
    let mut facts = seen(arrival)
        .with(Fact::VisitKind, kind)
        .with(Fact::Invited, invited)
        .with(Fact::Recall, recall(arrival, owner, customer))
        .with(Fact::Named, wanted.is_some())
        .with(Fact::ClientGrade, graded(arrival, customer))
        .with(Fact::Recognised, arrival.recognised_by.is_some() && arrival.recognised_by == owner)
        .with(Fact::Referral, referral(referrer))
        .with(Fact::Channel, channel)
        .with(Fact::RepeatToday, repeats(floor, customer, received))
        .with(Fact::Hours, floor.hours())
        .with(Fact::DutyShift, floor.day.duty.is_some())
        .with(Fact::Event, floor.day.event)
        .with(Fact::TailFree, floor.tail()?.is_some());
    floor.tell_time(&mut facts);
    let concerned = owner.or(wanted).or(referrer_owner);
    let proxy = concerned.and_then(|person| floor.state.proxies.get(&person)).copied();
    // Who is said to have left a deputy, and whom he entrusts with his client: that is the deputy.
    let arranged = told.is(Fact::ProxyArranged, true) || kept.is(Fact::ProxyArranged, true);
    let proxy = proxy.or(arrival.designated.filter(|_| arranged));
    facts.set(Fact::ProxyArranged, proxy.is_some());
    // Who walked to nobody's desk walked to one where nobody is.
    let walked_to = arrival.walked_to.map_or(Presence::Off, |person| floor.presence(person));
    facts.set(Fact::WalkedToPresence, walked_to);
    let spoke = |asked| arrival.contacted || customer.is_some_and(|customer| customer.spoke_with(asked));
    let is = wanted.map_or(NamedIs::None, |asked| named_is(asked, owner, referrer_owner, spoke(asked)));
    facts.set(Fact::NamedIs, is);
    if kind == VisitKind::New || arrival.brings_new {
        facts.set(Fact::BringsNew, arrival.brings_new);
    }
    remembered(customer, call, &mut facts);
    let presences = [
        (Fact::ProxyPresence, proxy),
        (Fact::NamedPresence, wanted),
        (Fact::OwnerPresence, owner),
        (Fact::ReferrerPresence, referrer_owner),
    ];
    for (fact, person) in presences {
        if let Some(person) = person {
            facts.set(fact, floor.presence(person));
        }
    }
    if let Some(reachable) = arrival.owner_reachable {
        facts.set(Fact::OwnerReachable, reachable);
    }
    let Filed { filer, found, ruling } = filing_of(floor, arrival, filed, kept)?;
    let rulings = standing.into_iter().chain(ruling).collect();
    let visitor = Visitor {
        kind,
        purpose: arrival.purpose,
        declared: arrival.declared,
        channel,
        brought_by: arrival.brought_by,
        parties: arrival.parties,
        people: arrival.people,
        grade: arrival.grade,
        brings_new: arrival.brings_new,
        customer: arrival.customer,
        asked: arrival.asked,
        referrer: arrival.referrer,
        card: arrival.card,
    };
    let named = arrival.asked.or(call.map(|call| call.by));
    let kept = kept.clone();
    Ok(Case {
        visitor,
        facts,
        kept,
        owner,
        public,
        named,
        referrer_owner,
        proxy,
        filer,
        found,
        promised,
        rulings,
    })
}

/// What the visitor himself tells, and what is seen of him.
fn seen(arrival: &Arrival) -> Facts {
    Facts::with_room(48)
        .with(Fact::Purpose, arrival.purpose)
        .with(Fact::Declared, arrival.declared)
        .with(Fact::BroughtBy, arrival.brought_by)
        .with(Fact::Parties, i64::from(arrival.parties))
        // Who names no number comes alone; so does each group.
        .with(Fact::People, i64::from(arrival.people.unwrap_or(arrival.parties)))
        .with(Fact::OwnerTakesBoth, arrival.takes_both)
}

fn graded(arrival: &Arrival, customer: Option<&Customer>) -> Grade {
    arrival.grade.unwrap_or_else(|| customer.map_or(Grade::None, |customer| customer.grade()))
}

/// What he remembers of who received him, as he says. Who is entered as new claims to be new; who is found in the ledger has
/// his agent by name, unless he says that he has forgotten; of whom it is still sought by whom he was received, he has.
fn recall(arrival: &Arrival, owner: Option<PersonId>, customer: Option<&Customer>) -> Recall {
    let sought = customer.is_some_and(|customer| customer.pending().is_some());
    arrival.recall.unwrap_or(match owner {
        Some(_) => Recall::Name,
        None if sought => Recall::Forgotten,
        None => Recall::ClaimsNew,
    })
}

/// Whether his agent invited him after he was last here.
fn was_invited(floor: &Floor<'_>, customer: &Customer, visit: Option<&Visit>) -> bool {
    let others = customer.visits.iter().filter(|id| visit.is_none_or(|visit| visit.id != **id));
    let last = others.filter_map(|id| floor.state.visits.get(id)).map(|visit| visit.at.date()).max();
    customer.invited().is_some_and(|day| last.is_none_or(|last| last <= day))
}

/// Whether he was received today already, as new or counted, before the visit that goes on.
fn repeats(floor: &Floor<'_>, customer: Option<&Customer>, visit: Option<&Visit>) -> bool {
    let Some(customer) = customer else { return false };
    let date = floor.now.date();
    let Some(visit) = visit else { return customer.counted_on() == Some(date) };
    let before = |met: &&Met| met.visit != visit.id && met.at <= visit.at;
    customer.met.iter().filter(before).any(|met| met.at.date() == date && (met.counted || met.new))
}

/// Who brings him.
pub(super) fn referral(referrer: Option<&Customer>) -> Referral {
    referrer.map_or(Referral::None, |referrer| match referrer.deal() {
        DealStage::None | DealStage::Returned => Referral::OpenClient,
        _ => Referral::ClosedClient,
    })
}

/// What somebody is to the visitor.
fn named_is(
    asked: PersonId,
    owner: Option<PersonId>,
    referrer_owner: Option<PersonId>,
    spoke: bool,
) -> NamedIs {
    match Some(asked) {
        asked if asked == owner => NamedIs::Owner,
        asked if asked == referrer_owner => NamedIs::ReferrerOwner,
        _ if spoke => NamedIs::Contacted,
        _ => NamedIs::Other,
    }
}

/// What the ledger remembers of him.
fn remembered(customer: Option<&Customer>, call: Option<&Call>, facts: &mut Facts) {
    facts.set(Fact::FirstPhoned, if call.is_some() { Side::Claimant } else { Side::Neither });
    let last = customer.and_then(|customer| customer.last_contact()).max(call.map(|call| call.at.date()));
    for (fact, day) in [
        (Fact::LastContact, last),
        (Fact::FirstVisit, customer.and_then(|customer| customer.first_visit())),
        (Fact::RegisteredOn, customer.and_then(|customer| customer.registered())),
    ] {
        if let Some(day) = day {
            facts.set(fact, day);
        }
    }
    if let Some(complete) = customer.and_then(complete) {
        facts.set(Fact::Complete, complete);
    }
    if let Some(customer) = customer {
        facts.set(Fact::RegistrationState, customer.registration_state());
    }
}

/// Whether his last registration is complete; not if he was here and has none. Of who comes for the first time nobody knows
/// yet.
fn complete(customer: &Customer) -> Option<bool> {
    let came = customer.server().is_some() && !customer.visits.is_empty();
    let last = customer.visits.iter().rev().find_map(|visit| customer.registration(*visit));
    last.map(|entry| entry.missing.is_empty()).or(came.then_some(false))
}

/// What comes of the filings of a visitor.
#[derive(Default)]
struct Filed {
    /// Who first filed him validly before he came.
    filer: Option<PersonId>,
    /// What the book found of each filing, as far as it was asked.
    found: Vec<FilingFound>,
    /// The ruling that decides; of one who was not filed validly, or whose filing is only told, the last.
    ruling: Option<Ruling>,
}

/// Asks the book of each filing in order, until one gives the visitor to who filed him.
fn filing_of(floor: &Floor<'_>, arrival: &Arrival, filed: &[Filing], kept: &Facts) -> Result<Filed, Refusal> {
    let said = |told: &Facts| told.get(Fact::FiledMinutes).is_some();
    if filed.is_empty() && !said(floor.asking.facts_told()) && !said(kept) {
        return Ok(Filed::default());
    }
    // What was told when he was filed counts; what is told of this visit counts more.
    let customer = floor.state.whole(arrival.customer);
    let mut before = customer.map(|customer| customer.told.clone()).unwrap_or_default();
    keep(&mut before, kept, |_| true);
    let today = floor.now.date();
    let mut of = Filed::default();
    for filing in filed {
        let ruling = filing::asked(&floor.asking, customer, Some(*filing), &before)?;
        of.found.extend(filing.written.map(|written| filing::found(written.entry, &ruling)));
        of.filer = filing::gives(&ruling, today).then_some(filing.by);
        of.ruling = Some(ruling);
        if of.filer.is_some() {
            return Ok(of);
        }
    }
    if of.ruling.is_none() {
        of.ruling = Some(filing::asked(&floor.asking, customer, None, &before)?);
    }
    Ok(of)
}
