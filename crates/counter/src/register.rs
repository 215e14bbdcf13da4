//! The visitor register: whether a visit must be written in it, what the book wants written, and how it stands. The desk and
//! the ledger both ask here.

use crate::books::Books;
use crate::demanded::Demand;
use chrono::NaiveDate;
use office::decide::wanted;
use office::event::duties;
use office::ledger::{Registration, Visit, VisitState};
use office::{Asking, Event, Now, PersonId, Reason, Recorded, Refusal};
use rulebook::word::{Duty, Field, Purpose};
use rulebook::{Question, Ruling};

/// How the registration of a visit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Registered {
    /// The visitor still waits.
    Waiting,
    /// The reception goes on; nothing is due yet.
    Receiving,
    /// Complete and in time.
    Complete,
    /// Complete, but late.
    Late,
    /// Columns the book demands are missing.
    Missing,
    /// The book does not call it valid.
    Invalid,
    /// Nothing was written, and it should have been.
    None,
    /// Nothing has to be written: nobody's client, or one who is registered already.
    NotNeeded,
}

impl Registered {
    /// Whether somebody should still write something.
    pub const fn wanting(self) -> bool {
        matches!(self, Self::Missing | Self::Invalid | Self::None)
    }
}

/// What a visitor comes for who may buy.
const MAY_BUY: [Purpose; 5] =
    [Purpose::Buy, Purpose::Browse, Purpose::TakeMaterial, Purpose::PassBy, Purpose::Reorder];

/// What a visitor came for, as an event has it.
fn came_for(event: &Event) -> Option<Purpose> {
    if let Event::VisitorReceived { visitor, .. } = event {
        return Some(visitor.purpose);
    }
    if let Event::VisitorIdentified { purpose, .. } = event { Some(*purpose) } else { None }
}

impl Books {
    /// How the registration of a visit stands.
    pub fn registered(&self, visit: &Visit) -> Registered {
        match (self.entered(visit), visit.state) {
            (Some(entry), _) if !entry.missing.is_empty() => Registered::Missing,
            (Some(entry), _) if !entry.valid => Registered::Invalid,
            (Some(entry), _) if entry.late => Registered::Late,
            (Some(_), _) => Registered::Complete,
            (None, VisitState::Waiting) => Registered::Waiting,
            (None, VisitState::Receiving) => Registered::Receiving,
            (None, VisitState::Left) => Registered::NotNeeded,
            (None, VisitState::Over) if self.calls_for_entry(visit) => Registered::None,
            (None, VisitState::Over) => Registered::NotNeeded,
        }
    }

    /// What is written of a visit, unless it was taken back.
    fn entered(&self, visit: &Visit) -> Option<&Registration> {
        self.state.registration(visit).filter(|entry| entry.withdrawn.is_none())
    }

    /// Whether a visit must be registered and nothing is written of it yet. It says the same while the visitor is received
    /// and afterwards.
    pub fn must_register(&self, visit: &Visit) -> bool {
        let received = matches!(visit.state, VisitState::Receiving | VisitState::Over);
        received && self.entered(visit).is_none() && self.calls_for_entry(visit)
    }

    /// Whether the book calls for an entry: it made one a duty when the visitor was received; or he may buy, may become
    /// somebody's client, nobody has entered him yet, and the book demands something of an entry.
    fn calls_for_entry(&self, visit: &Visit) -> bool {
        let new = || {
            let known = self.state.whole(visit.visitor.customer);
            known.is_none_or(|known| known.registrations.iter().all(|entry| entry.withdrawn.is_some()))
        };
        let client = || visit.owner.is_some() || visit.visitor.purpose == Purpose::Buy;
        self.made_a_duty(visit) || (self.may_buy(visit) && client() && new() && self.demands_anything(visit))
    }

    /// Whether a visitor came for something that may end in buying.
    pub(crate) fn may_buy(&self, visit: &Visit) -> bool {
        let purpose = visit.visitor.purpose;
        let book = self.book_of(visit.at.date());
        let wide = book.and_then(|book| book.glossary().of_vocabulary(purpose.word()));
        MAY_BUY.contains(&wide.and_then(Purpose::from_word).unwrap_or(purpose))
    }

    /// Whether the latest ruling on his turn made it a duty. What it said of somebody who seemed to come to buy is not said of
    /// him once it is known that he did not.
    fn made_a_duty(&self, visit: &Visit) -> bool {
        let recorded = visit.stints.iter().rev().filter_map(|stint| self.recorded(stint.entry));
        let mut recorded = recorded.skip_while(|recorded| !self.demand(recorded).of_turn).peekable();
        let duty = recorded.peek().is_some_and(|recorded| self.demand(recorded).duty);
        let still = |purpose| purpose == visit.visitor.purpose || self.may_buy(visit);
        duty && recorded.find_map(|recorded| came_for(&recorded.event)).is_none_or(still)
    }

    /// What an entry says of the register.
    fn demand(&self, recorded: &Recorded) -> Demand {
        let decided = |ruling: &Ruling| matches!(ruling.question, Question::Turn | Question::Identified);
        self.demanded.of(recorded.entry, || {
            let rulings = recorded.event.law().rulings(self);
            let of_turn = rulings.iter().any(decided);
            Demand { of_turn, duty: of_turn && duties(&rulings).contains(&Duty::RegisterVisit) }
        })
    }

    /// Whether the book of its day demands anything of an entry in which nothing is written yet.
    fn demands_anything(&self, visit: &Visit) -> bool {
        let Some((book, by)) = self.book_of(visit.at.date()).zip(visit.receiver()) else { return true };
        let asking = Asking::new(&self.state, book, Now(visit.at), visit.at.date());
        wanted(&asking, visit, by, &[], false).is_ok_and(|(missing, ruling)| {
            // What it asks first, or leaves open, it wants to be written too.
            let open = ruling.asks.is_some() || ruling.conditional.is_some() || !ruling.clash.is_empty();
            open || !missing.is_empty()
        })
    }

    /// What the book demands of a visit's registration if this person makes it now with everything in `filled`: what is
    /// missing, and the ruling.
    ///
    /// # Errors
    /// No book is in force, or what was told does not fit.
    pub fn wanted(
        &self,
        visit: &Visit,
        by: PersonId,
        filled: &[Field],
        declined: bool,
        now: Now,
    ) -> Result<(Vec<Field>, Ruling), Refusal> {
        let asking = self.asking(now).ok_or(Reason::NoBook(now.date()))?;
        wanted(&asking, visit, by, filled, declined)
    }

    /// The visits of a day whose registration is wanting, in the order in which they came.
    pub fn unregistered(&self, date: NaiveDate) -> Vec<&Visit> {
        self.visits_of(date).filter(|visit| self.registered(visit).wanting()).collect()
    }
}
