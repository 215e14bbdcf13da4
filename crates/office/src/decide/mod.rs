//! The decisions: a command against the state, the book and the time gives events, or a refusal that cites.

mod arrival;
mod attendance;
mod case;
mod cites;
mod claims;
mod conduct;
mod day;
mod deal;
mod depart;
mod ending;
mod filing;
mod floor;
mod follow;
mod house;
mod household;
mod old_ledger;
mod order;
mod people;
mod reception;
mod register;
mod rival;
mod saw;
mod visitor;

use crate::asking::{Asking, Made, takes, takes_of};
use crate::command::Command;
use crate::event::Event;
use crate::id::Now;
use crate::left_open::End;
use crate::refusal::{Reason, Refusal};
use crate::rotation::Floor;
use crate::state::State;
use crate::told::{Decided, Told};
use journal::{CardRef, EntryId};
use rulebook::{Book, Fact, Facts, Value};

pub use case::claim;
pub use claims::{Claim, Filed, Uncounted, Why, claims, filings};
pub use day::next_order;
pub use depart::departure;
pub use follow::{Held, held};
pub use register::{Entered, demanded, wanted};
pub use rival::has_rival;
pub use visitor::visitor_facts;

/// Decides what follows from a command, with what was told besides: every command there is.
///
/// # Errors
/// As [`Decider::decide`].
pub fn decide(
    state: &State,
    book: Option<&Book>,
    now: Now,
    command: &Command,
    told: &Told,
) -> Result<Vec<Event>, Refusal> {
    Decider::OFFICE.decide(state, book, now, command, told)
}

/// Who decides. A program that is put together of parts says who is next from its first moment, and decides the rest once
/// the part with the rest is there.
#[derive(Clone, Copy, Debug)]
pub struct Decider(fn(&Deciding<'_>, &Command) -> Result<Vec<Event>, Refusal>);

impl Decider {
    /// Decides every command.
    pub const OFFICE: Self = Self(|deciding, command| deciding.decide(command));

    /// Decides what the board tries: who would receive whoever comes next, and who would answer the telephone. What else
    /// there is, it refuses with [`Reason::Elsewhere`].
    pub const BOARD: Self = Self(|deciding, command| deciding.on_the_board(command));

    /// Decides what follows from a command, with what was told besides.
    ///
    /// `book` is the book of the open day, or the book in force today where no day is open.
    ///
    /// # Errors
    /// A [`Refusal`] with its reason and, where the book is the reason, its articles. Nothing happens then.
    pub fn decide(
        self,
        state: &State,
        book: Option<&Book>,
        now: Now,
        command: &Command,
        told: &Told,
    ) -> Result<Vec<Event>, Refusal> {
        if let Some((fact, _)) = told.facts.iter().find(|(fact, value)| !taken(book, command, *fact, *value))
        {
            return Err(Reason::NotAsked(fact).into());
        }
        let of = told.of.values().flat_map(Facts::iter);
        if let Some((fact, _)) = of.into_iter().find(|(fact, value)| !taken_of(book, command, *fact, *value))
        {
            return Err(Reason::NotAsked(fact).into());
        }
        let made = Made::default();
        let Self(decides) = self;
        let mut events = decides(&Deciding { state, book, now, told, made: &made }, command)?;
        let made = made.into_inner();
        let in_vain = |one: &&Decided| !made.iter().any(|made| made.rule == one.rule);
        if let Some(one) = told.decided.iter().find(in_vain) {
            return Err(Reason::NothingToDecide(one.rule.clone()).into());
        }
        if !told.is_nothing() {
            let told = Told { decided: made, ..told.clone() };
            for said in events.iter_mut().filter_map(Event::said_mut) {
                // What the act itself has to say stands there already.
                let act = std::mem::replace(said, told.clone());
                act.facts.iter().for_each(|(fact, value)| said.facts.set(fact, value));
            }
        }
        Ok(events)
    }
}

/// Whether a fact may be told with a command, and may have this value in the book.
fn taken(book: Option<&Book>, command: &Command, fact: Fact, value: Value) -> bool {
    book.is_some_and(|book| takes(book, command, fact) && book.glossary().takes(fact, value))
}

/// Whether a fact of another person may be told with it.
fn taken_of(book: Option<&Book>, command: &Command, fact: Fact, value: Value) -> bool {
    book.is_some_and(|book| takes_of(book, command, fact) && book.glossary().takes(fact, value))
}

/// A command on its way to be decided.
#[derive(Clone, Copy)]
struct Deciding<'a> {
    state: &'a State,
    book: Option<&'a Book>,
    now: Now,
    told: &'a Told,
    made: &'a Made,
}

impl<'a> Deciding<'a> {
    /// Somebody about to ask the book as of today.
    fn asking(&self) -> Result<Asking<'a>, Refusal> {
        self.asking_at(self.now)
    }

    /// Somebody about to ask the book at another time.
    fn asking_at(&self, now: Now) -> Result<Asking<'a>, Refusal> {
        let book = self.book.ok_or(Reason::NoBook(now.date()))?;
        Ok(Asking::new(self.state, book, now, now.date()).told(self.told, self.made))
    }

    fn floor(&self) -> Result<Floor<'a>, Refusal> {
        Ok(Floor::new(self.state, self.book, self.now)?.told(self.told, self.made))
    }

    fn on_the_board(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            Command::Receive(arrival) => arrival::receive(&self.floor()?, arrival, None)?,
            Command::Answer { called, by, purpose, caller, card } => {
                floor::answer(&self.floor()?, *called, *by, *purpose, (*caller, *card))?
            }
            // What is tried here comes first in the list of commands; the rest need not be named twice.
            _ => return Err(Reason::Elsewhere.into()),
        };
        Ok(vec![event])
    }

    fn decide(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
        let Self { state, now, .. } = *self;
        let event = match command {
            Command::Seat { visit, arrival } => arrival::receive(&self.floor()?, arrival, Some(*visit))?,
            Command::Leave { visit } => arrival::leave(&self.floor()?, *visit)?,
            Command::Void { target, because } => void(state, *target, *because)?,
            Command::EndReception { visit } => {
                let ended = reception::end(state, *visit)?;
                return match self.floor() {
                    Ok(floor) => reception::done_helping(&floor, *visit, ended),
                    // A reception of an earlier day can be ended without its floor.
                    Err(_) => Ok(vec![ended]),
                };
            }
            Command::FoundOffice { name, opens, closes } => people::found(state, name, *opens, *closes)?,
            Command::EnrolPerson { person, card, roles } => {
                Event::PersonEnrolled { person: *person, card: *card, roles: roles.clone() }
            }
            Command::ChangePerson { person, card, roles, active } => {
                people::change(state, *person, *card, roles, *active)?
            }
            Command::AdoptRulebook { book, id, edition, from } => {
                people::adopt(state, book, id, edition, *from)?
            }
            Command::OpenDay { on_shift, by_hand } => {
                // Whose time ran out overnight is settled first.
                let mut events = match self.book {
                    Some(_) => conduct::overdue(&self.asking()?)?,
                    None => Vec::new(),
                };
                events.push(day::open(state, now, || self.asking(), on_shift, *by_hand)?);
                return Ok(events);
            }
            Command::SignIn { place } => attendance::sign_in(&self.floor()?, *place)?,
            Command::SignOut { person } => attendance::sign_out(&self.floor()?, *person)?,
            Command::CloseDay { ends } => return self.close(ends),
            Command::GoOut { person, reason, notified, approved_by } => {
                floor::go_out(&self.floor()?, *person, *reason, *notified, *approved_by)?
            }
            Command::ComeBack { person } => floor::come_back(&self.floor()?, *person)?,
            Command::SetCallOrder { order } => floor::set_call_order(&self.floor()?, order)?,
            Command::SetOrder { order, people, by } => order::set(&self.asking()?, *order, people, *by)?,
            Command::EndCall { by } => floor::end_call(&self.floor()?, *by)?,
            Command::SetDuty { person } => floor::set_duty(&self.floor()?, *person)?,
            Command::SetEvent { on } => floor::set_event(&self.floor()?, *on)?,
            Command::PlaceCredit { credit, by } => floor::place_credit(&self.floor()?, *credit, *by)?,
            Command::Depart { person, by, to } => depart::depart(&self.asking()?, *person, *by, *to)?,
            Command::ShareOut { from, plan, by } => {
                return depart::share_out(&self.asking()?, *from, plan, *by);
            }
            Command::Link { one, other, relation, same, by } => {
                household::link(state, self.book, (*one, *other), *relation, *same, *by)?
            }
            Command::Part { one, other, by } => household::part(state, (*one, *other), *by)?,
            Command::BringIn { clients, weighed_by } => old_ledger::bring_in(state, clients, *weighed_by)?,
            Command::Withdraw { visit, registration, by } => {
                register::withdraw(&self.asking()?, *visit, *registration, *by)?
            }
            Command::SetProxy { person, proxy } => people::set_proxy(state, *person, *proxy)?,
            Command::Help { visit, helper, by } => reception::help(&self.floor()?, *visit, *helper, *by)?,
            Command::EndHelp { visit, helper } => {
                let left = Event::HelperLeft { visit: *visit, helper: *helper, ended: None };
                return reception::done_helping(&self.floor()?, *visit, left);
            }
            Command::SettleHelp { visit, helper } => reception::settle_help(&self.floor()?, *visit, *helper)?,
            Command::HandOver { visit, to, cause, customer, by } => {
                reception::hand_over(&self.floor()?, *visit, *to, *cause, *customer, *by)?
            }
            Command::Identify { visit, purpose, declared, minutes, by } => {
                reception::identify(&self.floor()?, *visit, *purpose, *declared, *minutes, *by)?
            }
            Command::Overrule { visit, to, turn, by, because } => {
                reception::overrule(&self.floor()?, *visit, *to, *turn, *by, *because)?
            }
            Command::Receive(_) | Command::Answer { .. } => return self.on_the_board(command),
            Command::Register(entry) => register::register(&self.asking()?, entry)?,
            Command::FollowUp { customer, by, kind, reached, note } => {
                let contact = follow::Contact { kind: *kind, reached: *reached, note: *note };
                follow::follow_up(
                    state,
                    self.book.map(|_| self.asking()).transpose()?,
                    now,
                    *customer,
                    *by,
                    contact,
                )?
            }
            Command::GradeClient { customer, grade, by } => follow::grade(state, *customer, *grade, *by)?,
            Command::FileClient { customer, by, minutes } => {
                filing::file(&self.asking()?, *customer, *by, *minutes)?
            }
            Command::Deal(deal) => {
                deal::deal(state, self.book.map(|_| self.asking()).transpose()?, now, deal)?
            }
            Command::Penalise(penalty) => conduct::penalise(&self.asking()?, penalty)?,
            Command::BringCase(bringing) => case::bring(state, bringing)?,
            Command::SettleConflict { entry, conflict, note, by } => {
                people::settle(state, (*entry, *conflict), *note, *by)?
            }
            Command::RuleCase(objection) => case::rule_case(&self.asking()?, objection)?,
            Command::Prove { customer, by } => conduct::prove(&self.asking()?, *customer, *by)?,
            Command::Unfound { customer } => conduct::not_found(&self.asking()?, *customer)?,
        };
        Ok(vec![event])
    }
}

impl<'a> Deciding<'a> {
    /// Closes the day: first, each at its own time, what still runs or waits.
    fn close(&self, ends: &[End]) -> Result<Vec<Event>, Refusal> {
        let floor_at = |now| Ok(Floor::new(self.state, self.book, now)?.told(self.told, self.made));
        let mut events = ending::end_all(self.state, self.now, ends, floor_at)?;
        events.push(day::close(self.state, self.now, ends, |now| self.asking_at(now))?);
        Ok(events)
    }
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
