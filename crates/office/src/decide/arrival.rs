//! A visitor at the door: who receives, what it does to his turn, and whose client it is.

use super::cites::cites_if;
use super::house;
use super::saw::saw;
use super::visitor::{Case, case};
use crate::command::Arrival;
use crate::event::{Event, Reception};
use crate::id::{PersonId, VisitId};
use crate::refusal::{Reason, Refusal};
use crate::rotation::{Floor, Walk};
use crate::told::Told;
use rulebook::word::{Allowed, HelpCause, Office, OwnerTo, Presence, Receiver, Role, Standing, Turn};
use rulebook::{Fact, Facts, Question, Ruling, Turns};

/// Whom the book's answer comes to.
struct Chosen {
    person: PersonId,
    role: Role,
    walk: Walk,
    credit: Option<crate::id::CreditId>,
}

pub(super) fn receive(
    floor: &Floor<'_>,
    arrival: &Arrival,
    waited: Option<VisitId>,
) -> Result<Event, Refusal> {
    if waited.is_some_and(|visit| !floor.day.waiting.contains(&visit)) {
        return Err(Reason::NotWaiting.into());
    }
    house::once(floor, arrival.customer, waited)?;
    let floor = &floor.permitting(arrival.permitted);
    let told = [arrival.asked, arrival.recognised_by, arrival.designated, arrival.walked_to];
    for person in told.into_iter().flatten() {
        if !floor.state.people.contains_key(&person) {
            return Err(Reason::NoSuchPerson.into());
        }
    }
    let visit = waited.and_then(|visit| floor.state.visits.get(&visit));
    let arrival = &arrival.telling(floor.book, floor.asking.facts_told());
    let mut case = case(floor, arrival, visit)?;
    let ruling =
        floor.asking.of(case.subject(floor)).ask(Question::Receiver, case.facts.clone(), &case.kept)?;
    let receiver = ruling.verdict.receiver.unwrap_or(Receiver::OnTurn);
    case.rulings.push(ruling);
    let chosen = match arrival.assigned.filter(|_| receiver != Receiver::Manager) {
        Some(assigned) => Some(out_of_turn(floor, &mut case, assigned)?),
        None => choose(floor, arrival, &mut case, receiver)?,
    };
    let ordered = chosen.as_ref().is_some_and(|chosen| chosen.role == Role::Assigned);
    let in_turn = !ordered && matches!(receiver, Receiver::OnTurn | Receiver::Head | Receiver::Fewest);
    if in_turn && chosen.as_ref().is_none_or(|chosen| chosen.credit.is_none()) {
        let found = chosen.as_ref().map(|chosen| chosen.person);
        case.rulings.extend(floor.stepped_over(found, receiver == Receiver::Fewest)?);
    }
    match chosen {
        Some(chosen) => {
            let visitor = case.visitor;
            let named = |pair: &(PersonId, PersonId)| pair.0 == chosen.person;
            let by = arrival.assigned.filter(named).or(arrival.permitted.filter(named)).map(|(_, by)| by);
            Ok(Event::VisitorReceived {
                visitor,
                waited,
                by,
                reception: reception(floor, arrival, case, chosen)?,
                told: Told::nothing(),
            })
        }
        None if waited.is_some() => Err(Reason::NobodyFree.into()),
        None => Ok(waits(case)),
    }
}

/// Somebody receives although it is not his turn: whoever may decide otherwise than the book has ordered it. Nobody is passed.
fn out_of_turn(
    floor: &Floor<'_>,
    case: &mut Case,
    (person, by): (PersonId, PersonId),
) -> Result<Chosen, Refusal> {
    let ruling = floor.asking.of(case.subject_with(floor, person)).ask(
        Question::Overrule,
        Facts::new(),
        &case.kept,
    )?;
    floor.asking.ordered(Some(by), &ruling, None)?;
    if !floor.free(person) {
        return Err(Reason::NotFree(person).into());
    }
    case.rulings.push(ruling);
    Ok(Chosen { person, role: Role::Assigned, walk: Walk::default(), credit: None })
}

fn waits(case: Case) -> Event {
    Event::VisitorWaits { visitor: case.visitor, law: case.rulings.into(), told: Told::nothing() }
}

pub(super) fn leave(floor: &Floor<'_>, visit: VisitId) -> Result<Event, Refusal> {
    if floor.day.waiting.contains(&visit) {
        Ok(Event::VisitorLeft { visit, ended: None })
    } else {
        Err(Reason::NotWaiting.into())
    }
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
        Receiver::Tail => floor.tail()?.map(|person| plain(person, tail_role)),
        Receiver::Named => free(case.named).map(|person| plain(person, Role::Named)),
        Receiver::Owner => {
            let both =
                case.owner.filter(|owner| arrival.takes_both && floor.presence(*owner) == Presence::Serving);
            free(case.owner).or(both).map(|person| plain(person, Role::Own))
        }
        Receiver::ReferrerOwner => free(case.referrer_owner).map(|person| plain(person, Role::Own)),
        Receiver::Recogniser => free(arrival.recognised_by).map(|person| plain(person, Role::Recognised)),
        Receiver::DesignatedOrTail => match designated(floor, arrival)? {
            Some(person) => Some(plain(person, Role::Assist)),
            None => floor.tail()?.map(|person| plain(person, Role::Assist)),
        },
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
        Receiver::Fewest => floor.fewest()?.map(|person| plain(person, Role::OnTurn)),
        Receiver::Earlier | Receiver::Same => free(case.owner).map(|person| plain(person, Role::Own)),
        Receiver::Manager => {
            let cites = case.rulings.last().map(|ruling| ruling.cites.clone()).unwrap_or_default();
            let open = Refusal::citing(Reason::ManagerDecides, cites);
            let (person, by) = arrival.assigned.ok_or(open)?;
            floor.asking.entitled(by, Office::SalesManager)?;
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
    let help = help_cause(floor, case, case.owner, role, designated);
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
    let first = floor.first_of(queue.iter().copied())?;
    if let Some(first) = first {
        let counts = turn(floor, case, first, Role::OnTurn, None)?.verdict.turn == Some(Turn::Count);
        if let Some(credit) = floor.next_credit()?.filter(|_| counts) {
            case.rulings.push(floor.ask(Question::MakeUp, Facts::new())?);
            let (person, credit) = (credit.id.person, Some(credit.id));
            return Ok(Some(Chosen { person, role: Role::OnTurn, walk: Walk::default(), credit }));
        }
        let walk = if counts { floor.walk(true)? } else { Walk { found: Some(first), passed: Vec::new() } };
        return Ok(walk.found.map(|person| Chosen { person, role: Role::OnTurn, walk, credit: None }));
    }
    let ruling = floor.ask(Question::SecondClient, Facts::new())?;
    let serving = |person: &PersonId| floor.presence(*person) == Presence::Serving;
    let second = match (ruling.verdict.allowed, arrival.permitted) {
        (Some(Allowed::Yes), permitted) => permitted
            .map(|(person, _)| person)
            .filter(serving)
            .or_else(|| queue.iter().copied().find(serving)),
        (Some(Allowed::WithPermission), Some((person, by))) if serving(&person) => {
            floor
                .asking
                .entitled(by, ruling.verdict.by.unwrap_or(Office::Supervisor))
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
    case: &Case,
    owner: Option<PersonId>,
    role: Role,
    designated: bool,
) -> Option<HelpCause> {
    if role != Role::Assist {
        return None;
    }
    let Some(owner) = owner else { return Some(HelpCause::NamedAbsent) };
    let tried = case.facts.get(Fact::OwnerReachable).or_else(|| case.kept.get(Fact::OwnerReachable));
    let reached = tried.map_or(designated, |reachable| reachable == true.into());
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
    let mut facts = case
        .facts
        .clone()
        .with(Fact::Role, role)
        .with(Fact::Roster, floor.roster(person))
        .with(Fact::HelpCause, help.unwrap_or(HelpCause::None));
    if floor.book.looks_at(Question::Turn, Fact::AtHead)
        && let Some(head) = floor.at_head(person)?
    {
        facts.set(Fact::AtHead, head);
    }
    floor.asking.of(case.subject_with(floor, person)).ask(Question::Turn, facts, &case.kept)
}

fn reception(
    floor: &Floor<'_>,
    arrival: &Arrival,
    mut case: Case,
    chosen: Chosen,
) -> Result<Reception, Refusal> {
    let Chosen { person, role, walk, credit } = chosen;
    let help = help_cause(floor, &case, case.owner, role, arrival.designated.is_some());
    let ruling = turn(floor, &case, person, role, help)?;
    let pending = ruling.verdict.owner == Some(OwnerTo::Pending);
    // A valid filing or a first call comes before who happens to receive him.
    let here = |person: PersonId| floor.state.standing_for(person);
    let first = case.filer.or(case.promised).and_then(here);
    // Who has left gets nobody; who stands for him does.
    let owner = whose(ruling.verdict.owner, person, &case).map(|owner| here(owner).unwrap_or(person));
    let owner = if owner == Some(person) { first.or(owner) } else { owner };
    let (owner, serves) = case.entitled(owner);
    let turn = ruling.verdict.turn.unwrap_or(Turn::Count);
    let weight = weight(&ruling);
    case.rulings.push(ruling);
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
        serves,
        saw: saw(floor.state, case.visitor.customer, owner),
        passed: walk.passed,
        queue: floor.seen(),
        found: case.found,
        anew: anew(&case.rulings),
        cites: cites_if(turn == Turn::MakeUp && credit.is_none(), &case.rulings),
        law: case.rulings.into(),
    })
}

/// How many turns a counted reception uses, a tenth to 9; one where the book says nothing.
pub(super) fn weight(ruling: &Ruling) -> Turns {
    let said = ruling.verdict.weight.as_ref().and_then(rulebook::turns::Weight::turns);
    let counted = said.filter(|_| ruling.verdict.turn == Some(Turn::Count));
    counted.map_or(Turns::ONE, |weight| weight.clamp(Turns::tenths(1), Turns::MOST))
}

/// Whether the visitor's time with his former agent had run out.
pub(super) fn anew(rulings: &[Ruling]) -> bool {
    rulings.iter().any(|ruling| ruling.verdict.standing == Some(Standing::Lapsed))
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
