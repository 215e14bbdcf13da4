//! What is known of a visitor at the door before the book is asked who receives him.

use super::{filing, follow};
use crate::command::Arrival;
use crate::event::Visitor;
use crate::history::Subject;
use crate::id::{CustomerId, PersonId};
use crate::ledger::{Call, Customer, Filing};
use crate::refusal::{Reason, Refusal};
use crate::rotation::Floor;
use rulebook::word::{
    Channel, DealStage, Declared, Grade, NamedIs, Presence, Recall, Referral, Side, Standing, VisitKind,
};
use rulebook::{Fact, Facts, Question, Ruling};

/// What is settled before the book is asked who receives.
pub(super) struct Case {
    pub(super) visitor: Visitor,
    pub(super) facts: Facts,
    pub(super) owner: Option<PersonId>,
    /// Whom he asks for; else who spoke with him on the telephone first.
    pub(super) named: Option<PersonId>,
    pub(super) referrer_owner: Option<PersonId>,
    /// The standing deputy of the person concerned.
    pub(super) proxy: Option<PersonId>,
    /// Who filed him validly before he came.
    pub(super) filer: Option<PersonId>,
    /// Whose he is by his first call.
    pub(super) promised: Option<PersonId>,
    pub(super) rulings: Vec<Ruling>,
}

impl Case {
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
    Ok(case(floor, arrival)?.facts)
}

/// What kind of visitor the ledger makes of a customer, with the ruling on his standing if one was needed.
pub(super) fn kind(
    floor: &Floor<'_>,
    customer: Option<&Customer>,
    invited: bool,
) -> Result<(VisitKind, Option<Ruling>), Refusal> {
    let Some(customer) = customer.filter(|customer| customer.owner.is_some()) else {
        return Ok((VisitKind::New, None));
    };
    match customer.deal {
        DealStage::Returned => return Ok((VisitKind::ReturnedUnit, None)),
        // A ticket of intent is not yet a deal.
        DealStage::None | DealStage::Deposit => {}
        _ => return Ok((VisitKind::ReturnClosed, None)),
    }
    let known = Facts::new().with(Fact::Invited, invited);
    let ruling = follow::standing(floor.state, floor.book, floor.now, customer, &known);
    let not_begun = follow::never_registered(&ruling, customer);
    if let Some(fact) = ruling.asks.filter(|_| !not_begun) {
        return Err(Refusal::by(Reason::Asks(fact), &ruling));
    }
    if !ruling.clash.is_empty() {
        return Err(Refusal::by(Reason::Clash(ruling.clash.clone()), &ruling));
    }
    let kind = match ruling.verdict.standing {
        Some(Standing::Lapsed) => VisitKind::Lapsed,
        _ => VisitKind::ReturnOpen,
    };
    // A period that has not begun decides nothing.
    Ok((kind, Some(ruling).filter(|_| !not_begun)))
}

pub(super) fn case(floor: &Floor<'_>, arrival: &Arrival) -> Result<Case, Refusal> {
    let customer = floor.state.customers.get(&arrival.customer);
    let (kind, standing) = kind(floor, customer, arrival.invited)?;
    let returns = matches!(kind, VisitKind::ReturnOpen | VisitKind::ReturnClosed);
    let owner = customer.and_then(|customer| customer.owner).filter(|_| returns);
    let date = floor.now.date();
    // Whom he asks for; else who has his first call, which counts as asking for him where it makes him his client.
    let call = filing::first_call(customer);
    let promised = customer.filter(|_| kind == VisitKind::New).and_then(|_| filing::promised(customer, date));
    let wanted = arrival.asked.or(promised);
    // To ask for one's own agent is no more than to return.
    let asked = wanted.filter(|asked| Some(*asked) != owner);
    let filed = customer.filter(|_| kind == VisitKind::New).and_then(|customer| customer.filing);
    let channel = match arrival.channel {
        Channel::WalkIn if filed.is_some() => Channel::Filed,
        Channel::WalkIn if call.is_some() => Channel::Phone,
        said => said,
    };
    let referrer = arrival
        .referrer
        .map(|id| floor.state.customers.get(&id).ok_or(Reason::NoSuchCustomer))
        .transpose()?;
    let referrer_owner = referrer.and_then(|referrer| referrer.owner);
    let referral = referrer.map_or(Referral::None, |referrer| match referrer.deal {
        DealStage::None | DealStage::Returned => Referral::OpenClient,
        _ => Referral::ClosedClient,
    });
    let grade = arrival.grade.unwrap_or_else(|| customer.map_or(Grade::None, |customer| customer.grade));
    let repeat = customer.is_some_and(|customer| customer.new_on.max(customer.counted_on) == Some(date));
    let mut facts = as_told(arrival, returns)
        .with(Fact::VisitKind, kind)
        .with(Fact::Named, asked.is_some())
        .with(Fact::ClientGrade, grade)
        .with(Fact::Recognised, arrival.recognised_by.is_some() && arrival.recognised_by == owner)
        .with(Fact::Referral, referral)
        .with(Fact::Channel, channel)
        .with(Fact::RepeatToday, repeat)
        .with(Fact::Hours, floor.hours())
        .with(Fact::DutyShift, floor.day.duty.is_some())
        .with(Fact::Event, floor.day.event)
        .with(Fact::TailFree, floor.tail().is_some());
    floor.tell_time(&mut facts);
    let concerned = owner.or(asked).or(referrer_owner);
    let proxy = concerned.and_then(|person| floor.state.proxies.get(&person)).copied();
    // Who is said to have left a deputy, and whom he entrusts with his client: that is the deputy.
    let arranged = arrival.told.contains(&Some((Fact::ProxyArranged, true.into())));
    let proxy = proxy.or(arrival.designated.filter(|_| arranged));
    facts.set(Fact::ProxyArranged, proxy.is_some());
    // Who walked to nobody's desk walked to one where nobody is.
    let walked_to = arrival.walked_to.map_or(Presence::Off, |person| floor.presence(person));
    facts.set(Fact::WalkedToPresence, walked_to);
    if let Some(asked) = wanted.or(call.map(|call| call.by)) {
        let spoke = arrival.contacted || customer.is_some_and(|customer| customer.spoke_with(asked));
        facts.set(Fact::NamedIs, named_is(asked, owner, referrer_owner, spoke));
    }
    remembered(customer, call, &mut facts);
    let presences = [
        (Fact::ProxyPresence, proxy),
        (Fact::NamedPresence, asked.or(call.map(|call| call.by))),
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
    crate::supply::check_untold(Question::Receiver, &facts);
    for (fact, value) in arrival.told.into_iter().flatten() {
        facts.set(fact, value);
    }
    let (filer, on_filing) = filing_of(floor, arrival.customer, filed, &facts)?;
    let rulings = standing.into_iter().chain(on_filing).collect();
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
    };
    let named = arrival.asked.or(call.map(|call| call.by));
    Ok(Case { visitor, facts, owner, named, referrer_owner, proxy, filer, promised, rulings })
}

/// What the visitor himself tells, and what is seen of him.
fn as_told(arrival: &Arrival, returns: bool) -> Facts {
    let recall = arrival.recall.unwrap_or(if returns { Recall::Name } else { Recall::ClaimsNew });
    Facts::new()
        .with(Fact::Purpose, arrival.purpose)
        .with(Fact::Declared, arrival.declared)
        .with(Fact::Verified, arrival.declared != Declared::Never)
        .with(Fact::Recall, recall)
        .with(Fact::Invited, arrival.invited)
        .with(Fact::BroughtBy, arrival.brought_by)
        .with(Fact::BringsNew, arrival.brings_new)
        .with(Fact::Parties, i64::from(arrival.parties))
        // Each group is at least one person.
        .with(Fact::People, i64::from(arrival.people.unwrap_or(arrival.parties)))
        // Whoever receives a visitor enters him; a book may count him by that.
        .with(Fact::Complete, true)
        .with(Fact::OwnerTakesBoth, arrival.takes_both)
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
    let last = customer.and_then(|customer| customer.last_contact).max(call.map(|call| call.at.date()));
    for (fact, day) in [
        (Fact::LastContact, last),
        (Fact::FirstVisit, customer.and_then(|customer| customer.first_visit)),
        (Fact::RegisteredOn, customer.and_then(|customer| customer.registered)),
    ] {
        if let Some(day) = day {
            facts.set(fact, day);
        }
    }
}

/// Who filed a visitor validly before he came, with the ruling; of one whose filing is only told, the ruling alone.
fn filing_of(
    floor: &Floor<'_>,
    customer: CustomerId,
    filed: Option<Filing>,
    facts: &Facts,
) -> Result<(Option<PersonId>, Option<Ruling>), Refusal> {
    let told = facts.get(Fact::FiledMinutes).is_some();
    if filed.is_none() && !told {
        return Ok((None, None));
    }
    let known: Facts = [Fact::FiledMinutes, Fact::RivalValid]
        .into_iter()
        .filter_map(|fact| facts.get(fact).map(|value| (fact, value)))
        .fold(Facts::new(), |all, (fact, value)| all.with(fact, value));
    let ruling = filing::asked(floor.state, floor.book, floor.now, customer, filed, &known);
    if let Some(fact) = ruling.asks {
        return Err(Refusal::by(Reason::Asks(fact), &ruling));
    }
    if !ruling.clash.is_empty() {
        return Err(Refusal::by(Reason::Clash(ruling.clash.clone()), &ruling));
    }
    Ok((filed.map(|filing| filing.by).filter(|_| filing::gives(&ruling)), Some(ruling)))
}
