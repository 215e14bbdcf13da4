//! The board at the entrance: who is next and why, the queue, who receives, who waits.

use crate::command::Arrival;
use crate::day::Account;
use crate::decide::Decider;
use crate::event::{Event, Law, Reception};
use crate::id::{CustomerId, PersonId, VisitId};
use crate::ledger::{Stint, Visit};
use crate::refusal::{Reason, Refusal};
use crate::rotation::Floor;
use crate::told::Told;
use chrono::NaiveDateTime;
use rulebook::inquiry::per_answer;
use rulebook::word::{AbsenceReason, Presence, Role};
use rulebook::{Book, Fact, Question, RuleId};

/// One person on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub person: PersonId,
    /// Where.
    pub presence: Presence,
    /// Since when he receives, is out or on the telephone.
    pub since: Option<NaiveDateTime>,
    /// In what capacity he receives.
    pub role: Option<Role>,
    /// The visit he receives.
    pub visit: Option<VisitId>,
    /// Why he is out.
    pub absence: Option<AbsenceReason>,
    /// His account today.
    pub account: Account,
    /// Make-ups he may use.
    pub credits: u32,
    /// Make-ups that wait to be placed.
    pub unplaced: u32,
}

/// Who would receive the next new customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// This reception would follow.
    Receives(Box<Reception>),
    /// Something is asked of every new customer first.
    Asks {
        /// What.
        fact: Fact,
        /// The reception that would follow, where the same person receives under every answer.
        receives: Option<Box<Reception>>,
        /// The refusal that asks it.
        refusal: Refusal,
    },
    /// Nobody is free: he would wait.
    Waits(Law),
    /// The desk could not decide.
    Refused(Refusal),
}

/// A reception going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Serving {
    /// The visit.
    pub visit: Visit,
    /// Who receives.
    pub stint: Stint,
    /// Who helps.
    pub helpers: Vec<PersonId>,
}

/// The board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// Everyone on shift, in queue order.
    pub rows: Vec<Row>,
    /// Who would receive the next new customer.
    pub next: Next,
    /// Who would come after that one, as things stand.
    pub then: Vec<PersonId>,
    /// Who would answer the telephone.
    pub phone: Option<PersonId>,
    /// Receptions going on, oldest first.
    pub serving: Vec<Serving>,
    /// Visitors who wait, oldest first.
    pub waiting: Vec<Visit>,
    /// The round of the table: one more than the fewest turns used.
    pub round: u32,
}

impl Board {
    /// Draws the board. `nobody` is an unused customer id for the trial of the next new customer.
    pub fn draw(floor: &Floor<'_>, nobody: CustomerId) -> Self {
        let rows: Vec<Row> = floor.seen().iter().map(|seen| row(floor, seen.person)).collect();
        let next = next(floor, nobody);
        let receiver = match &next {
            Next::Receives(reception) | Next::Asks { receives: Some(reception), .. } => {
                Some(reception.receiver)
            }
            Next::Asks { receives: None, .. } | Next::Waits(_) | Next::Refused(_) => None,
        };
        let then = after(floor, &rows, receiver);
        let visits = |ids: &[VisitId]| {
            ids.iter().filter_map(|id| floor.state.visits.get(id)).cloned().collect::<Vec<_>>()
        };
        let serving = visits(&floor.day.open).into_iter().filter_map(serving).collect();
        let phone = match Decider::BOARD.decide(
            floor.state,
            Some(floor.book),
            floor.now,
            &crate::Command::Answer {
                called: None,
                by: None,
                purpose: rulebook::word::Purpose::Buy,
                caller: None,
                card: None,
            },
            &Told::nothing(),
        ) {
            Ok(events) => events.iter().find_map(|event| match event {
                Event::CallAnswered { by, .. } => Some(*by),
                _ => None,
            }),
            Err(_) => None,
        };
        let round = rows.iter().map(|row| row.account.ticks.floor()).min().unwrap_or(0) + 1;
        Self { rows, next, then, phone, serving, waiting: visits(&floor.day.waiting), round }
    }
}

fn row(floor: &Floor<'_>, person: PersonId) -> Row {
    let serving = floor.serving(person);
    let absence = floor.day.out.get(&person);
    let since = absence
        .map(|absence| absence.since)
        .or_else(|| serving.map(|(visit, stint)| goes_on_since(visit, stint)))
        .or_else(|| floor.day.calls.get(&person).copied());
    let credits = |placed: bool| {
        floor
            .state
            .open_credits()
            .filter(|credit| credit.id.person == person && credit.placed == placed)
            .count() as u32
    };
    Row {
        person,
        presence: floor.presence(person),
        since,
        role: serving.map(|(_, stint)| stint.role),
        visit: serving.map(|(visit, _)| visit.id),
        absence: absence.map(|absence| absence.reason),
        account: floor.day.accounts.get(&person).cloned().unwrap_or_default(),
        credits: credits(true),
        unplaced: credits(false),
    }
}

/// Since when whoever receives has received without a break: found to be another than he seemed, a visitor is received on.
fn goes_on_since(visit: &Visit, stint: &Stint) -> NaiveDateTime {
    let same = visit.stints.iter().rev().take_while(|before| before.person == stint.person);
    same.last().map_or(stint.from, |first| first.from)
}

fn next(floor: &Floor<'_>, nobody: CustomerId) -> Next {
    let refusal = match trial(floor, nobody, &Told::nothing()) {
        Ok(next) => return next,
        Err(refusal) => refusal,
    };
    match refusal.reason {
        Reason::Asks(fact) => Next::Asks {
            fact,
            receives: whatever(floor, nobody, &Told::nothing(), &refusal, DEEPEST),
            refusal,
        },
        _ => Next::Refused(refusal),
    }
}

/// How a new customer would be received, if this were told of him.
fn trial(floor: &Floor<'_>, nobody: CustomerId, told: &Told) -> Result<Next, Refusal> {
    let command = crate::Command::Receive(Arrival::new(nobody));
    let events = Decider::BOARD.decide(floor.state, Some(floor.book), floor.now, &command, told)?;
    let next = events.into_iter().find_map(|event| match event {
        Event::VisitorReceived { reception, .. } => Some(Next::Receives(Box::new(reception))),
        Event::VisitorWaits { law, .. } => Some(Next::Waits(law)),
        _ => None,
    });
    Ok(next.unwrap_or(Next::Waits(Law::none())))
}

/// How many questions in a row are looked through for the one who receives whatever is answered.
const DEEPEST: u8 = 3;

/// The reception that follows, if the same person receives whatever is answered.
fn whatever(
    floor: &Floor<'_>,
    nobody: CustomerId,
    told: &Told,
    refusal: &Refusal,
    deep: u8,
) -> Option<Box<Reception>> {
    let (Reason::Asks(fact), Some(asked)) = (&refusal.reason, refusal.asked.as_deref()) else { return None };
    let mut found: Option<Box<Reception>> = None;
    for branch in per_answer(floor.book, asked.on, asked.question, &asked.facts, *fact) {
        let mut told = told.clone();
        told.answer(asked, *fact, *branch.values.first()?);
        let reception = match trial(floor, nobody, &told) {
            Ok(Next::Receives(reception)) => reception,
            // Whoever decides between rules on his turn decides nothing of who receives.
            Err(Refusal { reason: Reason::Clash { rules, .. }, .. }) if of_turn(floor.book, &rules) => {
                continue;
            }
            Err(further) if deep > 1 => whatever(floor, nobody, &told, &further, deep - 1)?,
            Ok(_) | Err(_) => return None,
        };
        match &found {
            None => found = Some(reception),
            Some(other) if other.receiver == reception.receiver => {}
            Some(_) => return None,
        }
    }
    found
}

/// Whether these rules are all on what becomes of a turn.
fn of_turn(book: &Book, rules: &[RuleId]) -> bool {
    let turn = |book: &Book, id: &RuleId| book.rules(Question::Turn).iter().any(|rule| rule.id == *id);
    rules.iter().all(|id| turn(book, id) || book.base.as_deref().is_some_and(|base| turn(base, id)))
}

/// Those who would follow: holders of make-ups, then the queue; the free only, each once.
fn after(floor: &Floor<'_>, rows: &[Row], receiver: Option<PersonId>) -> Vec<PersonId> {
    let mut credits: Vec<PersonId> = floor.usable_credits().map(|credit| credit.id.person).collect();
    if let Some(at) = receiver.and_then(|receiver| credits.iter().position(|person| *person == receiver)) {
        credits.remove(at);
    }
    let mut then: Vec<PersonId> = Vec::new();
    for person in credits.into_iter().chain(rows.iter().map(|row| row.person)) {
        if Some(person) != receiver && floor.free(person) && !then.contains(&person) {
            then.push(person);
        }
    }
    then
}

fn serving(visit: Visit) -> Option<Serving> {
    let stint = visit.stint()?.clone();
    let helpers =
        visit.helpers.iter().filter(|helper| helper.to.is_none()).map(|helper| helper.person).collect();
    Some(Serving { visit, stint, helpers })
}
