//! A visitor at the door: who receives, what it does to his turn, and whose client it is.

use super::{entitled, filing, follow};
use crate::command::Arrival;
use crate::event::{Event, Reception, Visitor};
use crate::id::{CustomerId, PersonId, VisitId};
use crate::ledger::{Customer, Filing};
use crate::refusal::{Reason, Refusal};
use crate::rotation::{Floor, Walk};
use rulebook::word::{
    Allowed, Channel, DealStage, Declared, Grade, HelpCause, NamedIs, Office, OwnerTo, Presence, Recall,
    Receiver, Referral, Role, Side, Standing, Turn, VisitKind,
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

/// Whom the book's answer comes to.
struct Chosen {
    person: PersonId,
    role: Role,
    walk: Walk,
    credit: Option<crate::id::CreditId>,
}

/// The facts of a visitor at the door, as the book is asked.
///
/// # Errors
/// The book needs a fact first.
pub fn visitor_facts(floor: &Floor<'_>, arrival: &Arrival) -> Result<Facts, Refusal> {
    Ok(case(floor, arrival)?.facts)
}

pub(super) fn receive(
    floor: &Floor<'_>,
    arrival: &Arrival,
    waited: Option<VisitId>,
) -> Result<Event, Refusal> {
    if let Some(visit) = waited.filter(|visit| !floor.day.waiting.contains(visit)) {
        let _ = visit;
        return Err(Reason::NotWaiting.into());
    }
    let told = [arrival.asked, arrival.recognised_by, arrival.designated, arrival.walked_to];
    for person in told.into_iter().flatten() {
        if !floor.state.people.contains_key(&person) {
            return Err(Reason::NoSuchPerson.into());
        }
    }
    let mut case = case(floor, arrival)?;
    let ruling = floor.ask(Question::Receiver, &case.facts)?;
    let receiver = ruling.verdict.receiver.unwrap_or(Receiver::OnTurn);
    case.rulings.push(ruling);
    let chosen = choose(floor, arrival, &mut case, receiver)?;
    let in_turn = matches!(receiver, Receiver::OnTurn | Receiver::Head | Receiver::Fewest);
    if in_turn && chosen.as_ref().is_none_or(|chosen| chosen.credit.is_none()) {
        let found = chosen.as_ref().map(|chosen| chosen.person);
        case.rulings.extend(floor.stepped_over(found, receiver == Receiver::Fewest));
    }
    match chosen {
        Some(chosen) => {
            let visitor = case.visitor;
            Ok(Event::VisitorReceived {
                visitor,
                waited,
                reception: reception(floor, arrival, case, chosen)?,
            })
        }
        None if waited.is_some() => Err(Reason::NobodyFree.into()),
        None => Ok(Event::VisitorWaits { visitor: case.visitor, rulings: case.rulings }),
    }
}

pub(super) fn leave(floor: &Floor<'_>, visit: VisitId) -> Result<Event, Refusal> {
    if floor.day.waiting.contains(&visit) {
        Ok(Event::VisitorLeft { visit })
    } else {
        Err(Reason::NotWaiting.into())
    }
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
    Ok((kind, Some(ruling)))
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
    let mut facts = Facts::new()
        .with(Fact::VisitKind, kind)
        .with(Fact::Purpose, arrival.purpose)
        .with(Fact::Declared, arrival.declared)
        .with(Fact::Verified, arrival.declared != Declared::Never)
        .with(Fact::Named, asked.is_some())
        .with(Fact::Recall, arrival.recall.unwrap_or(if returns { Recall::Name } else { Recall::ClaimsNew }))
        .with(Fact::Invited, arrival.invited)
        .with(Fact::ClientGrade, grade)
        .with(Fact::People, i64::from(arrival.people.unwrap_or(arrival.parties)))
        .with(Fact::BringsNew, arrival.brings_new)
        .with(Fact::Recognised, arrival.recognised_by.is_some() && arrival.recognised_by == owner)
        .with(Fact::Referral, referral)
        .with(Fact::BroughtBy, arrival.brought_by)
        .with(Fact::Channel, channel)
        .with(Fact::Parties, i64::from(arrival.parties))
        .with(
            Fact::RepeatToday,
            customer.is_some_and(|customer| customer.new_on.max(customer.counted_on) == Some(date)),
        )
        .with(Fact::Hours, floor.hours())
        .with(Fact::DutyShift, floor.day.duty.is_some())
        .with(Fact::Event, floor.day.event)
        // Whoever receives a visitor enters him; a book may count him by that.
        .with(Fact::Complete, true)
        .with(Fact::OwnerTakesBoth, arrival.takes_both)
        .with(Fact::TailFree, floor.tail().is_some());
    floor.tell_time(&mut facts);
    let concerned = owner.or(asked).or(referrer_owner);
    let proxy = concerned.and_then(|person| floor.state.proxies.get(&person)).copied();
    facts.set(Fact::ProxyArranged, proxy.is_some());
    // Who walked to nobody's desk walked to one where nobody is.
    let walked_to = arrival.walked_to.map_or(Presence::Off, |person| floor.presence(person));
    facts.set(Fact::WalkedToPresence, walked_to);
    let spoke = |person: PersonId| {
        let rang = customer.is_some_and(|customer| customer.calls.iter().any(|call| call.by == person));
        rang || customer.and_then(|customer| customer.filing).is_some_and(|filing| filing.by == person)
    };
    if let Some(asked) = wanted.or(call.map(|call| call.by)) {
        let is = match () {
            () if Some(asked) == owner => NamedIs::Owner,
            () if Some(asked) == referrer_owner => NamedIs::ReferrerOwner,
            () if arrival.contacted || spoke(asked) => NamedIs::Contacted,
            () => NamedIs::Other,
        };
        facts.set(Fact::NamedIs, is);
    }
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

/// Finds the person the book's answer comes to; `None` if the visitor must wait.
fn choose(
    floor: &Floor<'_>,
    arrival: &Arrival,
    case: &mut Case,
    receiver: Receiver,
) -> Result<Option<Chosen>, Refusal> {
    let plain = |person: PersonId, role| Chosen { person, role, walk: Walk::default(), credit: None };
    let free = |person: Option<PersonId>| person.filter(|person| floor.free(*person));
    let tail_role = if case.owner.is_some() || arrival.asked.is_some() { Role::Assist } else { Role::Tail };
    Ok(match receiver {
        Receiver::OnTurn => return on_turn(floor, arrival, case),
        Receiver::Head => {
            let role = if for_a_colleague(case, arrival) { Role::Assist } else { Role::OnTurn };
            head(floor, case, role, arrival.designated.is_some())?
        }
        Receiver::Tail => floor.tail().map(|person| plain(person, tail_role)),
        Receiver::Named => free(case.named).map(|person| plain(person, Role::Named)),
        Receiver::Owner => {
            let both =
                case.owner.filter(|owner| arrival.takes_both && floor.presence(*owner) == Presence::Serving);
            free(case.owner).or(both).map(|person| plain(person, Role::Own))
        }
        Receiver::ReferrerOwner => free(case.referrer_owner).map(|person| plain(person, Role::Own)),
        Receiver::Recogniser => free(arrival.recognised_by).map(|person| plain(person, Role::Recognised)),
        Receiver::DesignatedOrTail => {
            designated(floor, arrival)?.or_else(|| floor.tail()).map(|person| plain(person, Role::Assist))
        }
        Receiver::DesignatedOrHead => match designated(floor, arrival)? {
            Some(person) => Some(plain(person, Role::Assist)),
            None => head(floor, case, Role::Assist, false)?,
        },
        // "Mainly" the duty person: while he is busy, the first who is free stands in for him.
        Receiver::Duty => match free(floor.day.duty) {
            Some(person) => Some(plain(person, Role::Duty)),
            None => head(floor, case, Role::Duty, false)?,
        },
        Receiver::WalkedTo => free(arrival.walked_to).map(|person| plain(person, Role::WalkedTo)),
        Receiver::Proxy => free(case.proxy).map(|person| plain(person, Role::Proxy)),
        Receiver::Specialist => free(arrival.designated).map(|person| plain(person, Role::Assigned)),
        Receiver::Fewest => floor.fewest().map(|person| plain(person, Role::OnTurn)),
        Receiver::Earlier | Receiver::Same => free(case.owner).map(|person| plain(person, Role::Own)),
        Receiver::Manager => {
            let cites = case.rulings.last().map(|ruling| ruling.cites.clone()).unwrap_or_default();
            let asked = Refusal { reason: Reason::ManagerDecides, cites };
            let (person, by) = arrival.assigned.ok_or(asked)?;
            entitled(floor.state, by, Office::SalesManager)?;
            if !floor.free(person) {
                return Err(Reason::NotFree(person).into());
            }
            Some(plain(person, Role::Assigned))
        }
    })
}

/// Whom the owner designated; a designated person who is not free is no silent nobody.
fn designated(floor: &Floor<'_>, arrival: &Arrival) -> Result<Option<PersonId>, Refusal> {
    match arrival.designated {
        Some(person) if !floor.free(person) => Err(Reason::NotFree(person).into()),
        designated => Ok(designated),
    }
}

/// The first who is free. Those before him are passed only where this reception uses a turn.
fn head(floor: &Floor<'_>, case: &Case, role: Role, designated: bool) -> Result<Option<Chosen>, Refusal> {
    let Some(first) = floor.walk(false)?.found else { return Ok(None) };
    let help = help_cause(floor, &case.facts, case.owner, role, designated);
    let counts = turn(floor, case, first, role, help)?.verdict.turn != Some(Turn::None);
    let walk = floor.walk(counts)?;
    Ok(walk.found.map(|person| Chosen { person, role, walk, credit: None }))
}

fn for_a_colleague(case: &Case, arrival: &Arrival) -> bool {
    case.owner.is_some() || case.referrer_owner.is_some() || arrival.asked.is_some()
}

/// The turn: the oldest make-up if it counts, else the first free person, else whom the book lets take a second.
fn on_turn(floor: &Floor<'_>, arrival: &Arrival, case: &mut Case) -> Result<Option<Chosen>, Refusal> {
    let queue = floor.day.queue();
    let first = queue.iter().copied().find(|person| floor.takes_turns(*person));
    if let Some(first) = first {
        let counts = turn(floor, case, first, Role::OnTurn, None)?.verdict.turn == Some(Turn::Count);
        if let Some(credit) = floor.next_credit().filter(|_| counts) {
            case.rulings.push(floor.ask(Question::MakeUp, &Facts::new())?);
            let (person, credit) = (credit.id.person, Some(credit.id));
            return Ok(Some(Chosen { person, role: Role::OnTurn, walk: Walk::default(), credit }));
        }
        let walk = if counts { floor.walk(true)? } else { Walk { found: Some(first), passed: Vec::new() } };
        return Ok(walk.found.map(|person| Chosen { person, role: Role::OnTurn, walk, credit: None }));
    }
    let ruling = floor.ask(Question::SecondClient, &Facts::new())?;
    let serving = |person: &PersonId| floor.presence(*person) == Presence::Serving;
    let second = match (ruling.verdict.allowed, arrival.permitted) {
        (Some(Allowed::Yes), permitted) => permitted
            .map(|(person, _)| person)
            .filter(serving)
            .or_else(|| queue.iter().copied().find(serving)),
        (Some(Allowed::WithPermission), Some((person, by))) if serving(&person) => {
            entitled(floor.state, by, ruling.verdict.by.unwrap_or(Office::Supervisor))
                .map_err(|refusal| Refusal { cites: ruling.cites.clone(), ..refusal })?;
            Some(person)
        }
        _ => None,
    };
    case.rulings.push(ruling);
    let Some(person) = second else { return Ok(None) };
    Ok(Some(Chosen { person, role: Role::OnTurn, walk: floor.walk_to(person)?, credit: None }))
}

/// Why somebody helps with a colleague's client. Who designated him although he is away has been reached.
pub(super) fn help_cause(
    floor: &Floor<'_>,
    facts: &Facts,
    owner: Option<PersonId>,
    role: Role,
    designated: bool,
) -> Option<HelpCause> {
    if role != Role::Assist {
        return None;
    }
    let Some(owner) = owner else { return Some(HelpCause::NamedAbsent) };
    let reached = facts.get(Fact::OwnerReachable).map_or(designated, |reachable| reachable == true.into());
    Some(match floor.presence(owner) {
        Presence::Serving | Presence::OnCall | Presence::Free => HelpCause::OwnerServing,
        _ if reached => HelpCause::OwnerReached,
        _ => HelpCause::OwnerUnreached,
    })
}

/// Asks what a reception does to the receiver's turn.
pub(super) fn turn(
    floor: &Floor<'_>,
    case: &Case,
    person: PersonId,
    role: Role,
    help: Option<HelpCause>,
) -> Result<Ruling, Refusal> {
    let facts = case
        .facts
        .clone()
        .with(Fact::Role, role)
        .with(Fact::Roster, floor.roster(person))
        .with(Fact::HelpCause, help.unwrap_or(HelpCause::None));
    floor.ask(Question::Turn, &facts)
}

fn reception(
    floor: &Floor<'_>,
    arrival: &Arrival,
    mut case: Case,
    chosen: Chosen,
) -> Result<Reception, Refusal> {
    let Chosen { person, role, walk, credit } = chosen;
    let help = help_cause(floor, &case.facts, case.owner, role, arrival.designated.is_some());
    let ruling = turn(floor, &case, person, role, help)?;
    let pending = ruling.verdict.owner == Some(OwnerTo::Pending);
    // A valid filing or a first call comes before who happens to receive him.
    let first = case.filer.or(case.promised);
    let owner = whose(ruling.verdict.owner, person, &case);
    let owner = if owner == Some(person) { first.or(owner) } else { owner };
    let turn = ruling.verdict.turn.unwrap_or(Turn::Count);
    let weight = weight(&ruling);
    case.rulings.push(ruling);
    let duties = duties(&case.rulings);
    let placed = turn == Turn::MakeUp && floor.placed_at_once()?;
    Ok(Reception {
        receiver: person,
        role,
        turn,
        weight,
        credit,
        placed,
        help,
        pending,
        owner,
        passed: walk.passed,
        duties,
        queue: floor.seen(),
        rulings: case.rulings,
    })
}

/// How many turns a counted reception uses, 1 to 9; one where the book says nothing.
pub(super) fn weight(ruling: &Ruling) -> u32 {
    let said = ruling.verdict.weight.as_ref().and_then(rulebook::measure::Measure::number);
    let counted = said.filter(|_| ruling.verdict.turn == Some(Turn::Count));
    counted.map_or(1, |weight| u32::try_from(weight.clamp(1, 9)).unwrap_or(1))
}

/// The duties of all rulings, each once.
pub(super) fn duties(rulings: &[Ruling]) -> Vec<rulebook::word::Duty> {
    let mut all = Vec::new();
    for duty in rulings.iter().filter_map(|ruling| ruling.verdict.duties.as_ref()).flatten() {
        if !all.contains(duty) {
            all.push(*duty);
        }
    }
    all
}

/// Whose client it is, by the book's answer.
pub(super) fn whose(owner: Option<OwnerTo>, receiver: PersonId, case: &Case) -> Option<PersonId> {
    match owner {
        Some(OwnerTo::Proxy) => case.proxy.or(Some(receiver)),
        Some(OwnerTo::Filer) => case.filer.or(Some(receiver)),
        Some(OwnerTo::Receiver | OwnerTo::Closer | OwnerTo::Successor) | None => Some(receiver),
        Some(OwnerTo::Owner | OwnerTo::First | OwnerTo::Claimant) => {
            case.owner.or(case.named).or(case.referrer_owner).or(Some(receiver))
        }
        Some(OwnerTo::Named) => case.named.or(Some(receiver)),
        Some(OwnerTo::ReferrerOwner) => case.referrer_owner.or(Some(receiver)),
        Some(OwnerTo::Nobody | OwnerTo::Manager | OwnerTo::Pending | OwnerTo::Unwritten) => None,
    }
}
