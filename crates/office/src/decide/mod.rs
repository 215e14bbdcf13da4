//! The decisions: a command against the state, the book and the time gives events, or a refusal that cites.

mod arrival;
mod case;
mod conduct;
mod day;
mod deal;
mod filing;
mod floor;
mod follow;
mod order;
mod people;
mod reception;
mod register;
mod visitor;

use crate::command::Command;
use crate::event::Event;
use crate::id::{Now, PersonId};
use crate::refusal::{Reason, Refusal};
use crate::rotation::Floor;
use crate::state::State;
use crate::term::holds;
use chrono::NaiveDate;
use journal::{CardRef, EntryId};
use rulebook::word::Office;
use rulebook::{ArticleId, Book, Facts, Question, Ruling, rule};

pub use case::claim;
pub use day::next_order;
pub use follow::{Held, held};
pub use register::{Entered, demanded, has_rival};
pub use visitor::visitor_facts;

/// Decides what follows from a command.
///
/// `book` is the book of the open day, or the book in force today where no day is open.
///
/// # Errors
/// A [`Refusal`] with its reason and, where the book is the reason, its articles. Nothing happens then.
pub fn decide(
    state: &State,
    book: Option<&Book>,
    now: Now,
    command: &Command,
) -> Result<Vec<Event>, Refusal> {
    let floor = || Floor::new(state, book, now);
    let event = match command {
        Command::FoundOffice { name, opens, closes } => people::found(state, name, *opens, *closes)?,
        Command::EnrolPerson { person, card, roles } => {
            Event::PersonEnrolled { person: *person, card: *card, roles: roles.clone() }
        }
        Command::ChangePerson { person, card, roles, active } => {
            people::change(state, *person, *card, roles, *active)?
        }
        Command::AdoptRulebook { book, id, edition, from } => people::adopt(state, book, id, edition, *from)?,
        Command::OpenDay { on_shift, by_hand } => {
            // Whose time ran out overnight is settled first.
            let mut events = book.map_or(Ok(Vec::new()), |book| conduct::overdue(state, book, now))?;
            events.push(day::open(state, book, now, on_shift, *by_hand)?);
            return Ok(events);
        }
        Command::SignIn { place } => day::sign_in(&floor()?, *place)?,
        Command::CloseDay => day::close(state, book, now)?,
        Command::Receive(arrival) => arrival::receive(&floor()?, arrival, None)?,
        Command::Seat { visit, arrival } => arrival::receive(&floor()?, arrival, Some(*visit))?,
        Command::Leave { visit } => arrival::leave(&floor()?, *visit)?,
        Command::Help { visit, helper } => reception::help(&floor()?, *visit, *helper)?,
        Command::EndHelp { visit, helper } => {
            let left = Event::HelperLeft { visit: *visit, helper: *helper };
            return reception::done_helping(&floor()?, *visit, left);
        }
        Command::HandOver { visit, to, cause, customer } => {
            reception::hand_over(&floor()?, *visit, *to, *cause, *customer)?
        }
        Command::Identify { visit, purpose, declared, minutes, known } => {
            reception::identify(&floor()?, *visit, *purpose, *declared, *minutes, known)?
        }
        Command::EndReception { visit } => {
            let ended = reception::end(state, *visit)?;
            // A reception of an earlier day can be ended without its floor.
            return floor().map_or_else(
                |_| Ok(vec![ended.clone()]),
                |floor| reception::done_helping(&floor, *visit, ended.clone()),
            );
        }
        Command::Register { visit, card, filled, by, declined } => {
            register::register(state, book, now, *visit, *card, filled, *by, *declined)?
        }
        Command::FollowUp { customer, by, kind, reached, recorded } => {
            let contact = follow::Contact { kind: *kind, reached: *reached, recorded: *recorded };
            follow::follow_up(state, book, now, *customer, *by, contact)?
        }
        Command::GradeClient { customer, grade, by } => follow::grade(state, *customer, *grade, *by)?,
        Command::FileClient { customer, by, minutes } => {
            filing::file(state, book, now, *customer, *by, *minutes)?
        }
        Command::Deal { customer, by, stage, owner_reachable, sum, known } => {
            let deal = deal::Deal { by: *by, stage: *stage, reachable: *owner_reachable, sum: *sum, known };
            deal::deal(state, book, now, *customer, &deal)?
        }
        Command::GoOut { person, reason, notified, approved_by } => {
            floor::go_out(&floor()?, *person, *reason, *notified, *approved_by)?
        }
        Command::ComeBack { person } => floor::come_back(&floor()?, *person)?,
        Command::Answer { called, by, purpose, caller } => {
            floor::answer(&floor()?, *called, *by, *purpose, *caller)?
        }
        Command::SetCallOrder { order } => floor::set_call_order(&floor()?, order)?,
        Command::SetOrder { order, people, by } => order::set(state, book, now, *order, people, *by)?,
        Command::EndCall { by } => floor::end_call(&floor()?, *by)?,
        Command::SetDuty { person } => floor::set_duty(&floor()?, *person)?,
        Command::SetEvent { on } => floor::set_event(&floor()?, *on)?,
        Command::PlaceCredit { credit, by } => floor::place_credit(&floor()?, *credit, *by)?,
        Command::Overrule { visit, to, turn, by, because } => {
            reception::overrule(&floor()?, *visit, *to, *turn, *by, *because)?
        }
        Command::Penalise { person, breach, by, note, known } => {
            conduct::penalise(state, book, now, *person, *breach, *by, *note, known)?
        }
        Command::RuleCase { customer, claimant, to, by, known } => {
            case::rule_case(state, book, now, *customer, *claimant, *to, *by, known)?
        }
        Command::Depart { person, by, to, known } => {
            case::depart(state, book, now, *person, *by, *to, known)?
        }
        Command::SetProxy { person, proxy } => people::set_proxy(state, *person, *proxy)?,
        Command::Prove { customer, by } => conduct::prove(state, book, now, *customer, *by)?,
        Command::Unfound { customer } => conduct::not_found(state, book, now, *customer)?,
        Command::Void { target, because } => void(state, *target, *because)?,
    };
    Ok(vec![event])
}

fn void(state: &State, target: EntryId, because: Option<CardRef>) -> Result<Event, Refusal> {
    if !state.known.contains(&target) || state.voided.contains(&target) {
        return Err(Reason::NoSuchEntry.into());
    }
    let day = state.day.as_ref().filter(|day| day.opened == target && day.visits > 0);
    if day.is_some() {
        return Err(Reason::OthersRestOnIt.into());
    }
    Ok(Event::Voided { target, because })
}

/// Asks the book on a day on which no floor is needed.
fn ask(book: &Book, on: NaiveDate, question: Question, facts: &Facts) -> Result<Ruling, Refusal> {
    crate::supply::check(question, facts);
    let ruling = rule(book, on, question, facts);
    match (ruling.asks, ruling.clash.is_empty()) {
        (Some(fact), _) => Err(Refusal::by(Reason::Asks(fact), &ruling)),
        (None, false) => Err(Refusal::by(Reason::Clash(ruling.clash.clone()), &ruling)),
        _ => Ok(ruling),
    }
}

/// The articles of rulings, each once, where something that lasts rests on them; else none.
fn cites_if<'a>(lasts: bool, rulings: impl IntoIterator<Item = &'a Ruling>) -> Vec<ArticleId> {
    let mut all = Vec::new();
    for article in rulings.into_iter().filter(|_| lasts).flat_map(|ruling| &ruling.cites) {
        if !all.contains(article) {
            all.push(article.clone());
        }
    }
    all
}

/// Whether this person may enter a decision of this office. What nobody of the house decides, such as the company or a
/// committee, a sales manager enters.
fn enters(
    state: &State,
    book: Option<&Book>,
    now: Now,
    person: PersonId,
    office: Office,
) -> Result<(), Refusal> {
    let held = state.people.keys().any(|person| holds(state, book, now, *person, office));
    entitled(state, book, now, person, if held { office } else { Office::SalesManager })
}

/// Whether this person may permit or decide what needs this office.
fn entitled(
    state: &State,
    book: Option<&Book>,
    now: Now,
    person: PersonId,
    office: Office,
) -> Result<(), Refusal> {
    if !state.people.get(&person).is_some_and(|person| person.active) {
        return Err(Reason::NoSuchPerson.into());
    }
    if holds(state, book, now, person, office) { Ok(()) } else { Err(Reason::Needs(office).into()) }
}
