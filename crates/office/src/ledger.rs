//! The visitor ledger (来访登记表): visits, customers, and what is written of them.

mod conduct;
mod customer;
mod link;
mod record;

pub use conduct::{Offence, Skip, Suspension};
pub use customer::Customer;
pub(crate) use customer::GivenUp;
pub use link::{Link, Pair, Parted};
pub use record::{
    Basis, Brought, Call, CaseRuled, Contact, Filing, Finding, Graded, Met, Old, Registration, Step, Title,
    Written,
};

use crate::event::Visitor;
use crate::id::{CreditId, CustomerId, PersonId, VisitId};
use chrono::NaiveDateTime;
use journal::{EntryId, Stamp};
use rulebook::word::{Cause, HelpCause, Role, Turn};
use rulebook::{Facts, Turns};
use serde::Serialize;

/// One person's part in a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stint {
    /// The entry it began with, which holds the rulings.
    pub entry: EntryId,
    /// The stamp of the entry: its device, and its place among all entries.
    pub stamp: Stamp,
    /// Who.
    pub person: PersonId,
    /// In what capacity.
    pub role: Role,
    /// What it does to his turn.
    pub turn: Turn,
    /// How many turns it uses if it is counted.
    pub weight: Turns,
    /// Why he helps, if he does.
    pub help: Option<HelpCause>,
    /// Turns of his that were lost meanwhile.
    pub lost: u32,
    /// The make-up it uses.
    pub credit: Option<CreditId>,
    /// Since when.
    pub from: NaiveDateTime,
    /// Until when.
    pub to: Option<NaiveDateTime>,
}

impl Stint {
    /// Whether it is a counted reception: it uses a turn, at once or to be made up, or it is a make-up itself. The one place
    /// that says so; accounts, figures of the month, records and sheets all ask here.
    pub const fn counts(&self) -> bool {
        counts(self.turn, self.credit.is_some())
    }
}

/// Whether a reception counts that does this to a turn, and uses a make-up or not.
pub(crate) const fn counts(turn: Turn, makes_up: bool) -> bool {
    makes_up || !matches!(turn, Turn::None)
}

/// Where a visit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitState {
    /// Waits for somebody to become free.
    Waiting,
    /// Is being received.
    Receiving,
    /// Is over.
    Over,
    /// Left without being received.
    Left,
}

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Visit {
    /// Which.
    pub id: VisitId,
    /// The number of the visit on its day, from 1.
    pub number: u32,
    /// When the visitor came.
    pub at: NaiveDateTime,
    /// The stamp of the entry: its device, and its place among all entries.
    pub stamp: Stamp,
    /// The visitor.
    pub visitor: Visitor,
    /// Where it stands.
    pub state: VisitState,
    /// Who received, in order; the last one without an end receives now.
    pub stints: Vec<Stint>,
    /// Who helps or helped.
    pub helpers: Vec<Stint>,
    /// Whose client the visitor is or became.
    pub owner: Option<PersonId>,
    /// Why it last passed to another person.
    pub handed: Option<Cause>,
    /// Every time it passed to another person, oldest first.
    pub hand_overs: Vec<HandOver>,
    /// Whose help is over, and what follows from it still open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unsettled: Vec<PersonId>,
    /// What was told of it, then and later.
    #[serde(skip_serializing_if = "Facts::is_empty")]
    pub told: Facts,
}

impl Visit {
    /// Who receives now, or received last.
    pub fn stint(&self) -> Option<&Stint> {
        self.stints.last()
    }
    /// The receiver now or last.
    pub fn receiver(&self) -> Option<PersonId> {
        self.stint().map(|stint| stint.person)
    }
    /// The receptions in it that were counted. Who helps does not receive.
    pub fn counted(&self) -> impl Iterator<Item = &Stint> {
        self.stints.iter().filter(|stint| stint.counts())
    }
    /// Whose visit it is that counts for nobody: who received last.
    pub fn uncounted(&self) -> Option<PersonId> {
        self.receiver().filter(|_| self.counted().next().is_none())
    }
}

/// A reception that passed to another person, or went on in another capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct HandOver {
    /// The entry.
    pub entry: EntryId,
    /// When.
    pub at: NaiveDateTime,
    /// The stamp of the entry: its device, and its place among all entries.
    pub stamp: Stamp,
    /// From whom.
    pub from: PersonId,
    /// To whom.
    pub to: PersonId,
    /// Why.
    pub cause: Cause,
}

/// With which visits and customers a person had to do, oldest first; one may stand there more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Touched {
    pub(crate) visits: Vec<VisitId>,
    pub(crate) customers: Vec<CustomerId>,
}
