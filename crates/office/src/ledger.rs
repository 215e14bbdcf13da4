//! The visitor ledger: visits and customers.

use crate::event::Visitor;
use crate::id::{CreditId, CustomerId, PersonId, VisitId};
use chrono::{NaiveDate, NaiveDateTime};
use journal::{CardRef, EntryId, Stamp};
use rulebook::share::{Cents, Parts};
use rulebook::word::{Cause, Commission, ContactKind, DealStage, Field, Grade, HelpCause, Party, Role, Turn};
use rulebook::{Facts, Turns};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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

/// What was written in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Registration {
    /// The entry.
    pub entry: EntryId,
    /// The card.
    pub card: CardRef,
    /// When.
    pub at: NaiveDateTime,
    /// The stamp of the entry: its device, and its place among all entries.
    pub stamp: Stamp,
    /// The columns filled in.
    pub filled: Vec<Field>,
    /// The columns the book demands and that are missing.
    pub missing: Vec<Field>,
    /// Who signed.
    pub by: PersonId,
    /// Whether it came late.
    pub late: bool,
    /// Whether the book calls it valid.
    pub valid: bool,
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
    /// What was registered, as it counts.
    pub registration: Option<Registration>,
    /// Everything that was ever registered of it, oldest first.
    pub registrations: Vec<Registration>,
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
    /// Whether a turn was counted for it.
    pub fn counted(&self) -> bool {
        self.stints.iter().any(|stint| stint.turn == Turn::Count)
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

/// Where a record is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Written {
    /// The entry.
    pub entry: EntryId,
    /// Its stamp: its device, and its place among all entries.
    pub stamp: Stamp,
}

/// A follow-up, or an attempt at one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// When.
    pub at: NaiveDateTime,
    /// Where it is written; nowhere, of what would be.
    pub written: Option<Written>,
    /// By whom.
    pub by: PersonId,
    /// How, if that was taken down.
    pub kind: Option<ContactKind>,
    /// Whether he was reached.
    pub reached: bool,
    /// Whether it counts.
    pub effective: bool,
    /// Whether ownership had lapsed before: then it changed nothing.
    pub too_late: bool,
}

/// A step of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The entry.
    pub entry: EntryId,
    /// When.
    pub at: NaiveDateTime,
    /// The stamp of the entry: its device, and its place among all entries.
    pub stamp: Stamp,
    /// With whom.
    pub by: PersonId,
    /// How far.
    pub stage: DealStage,
    /// The sum told with it, in cents.
    pub sum: Option<Cents>,
}

/// A client filed before he came (报备).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Filing {
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: NaiveDateTime,
    /// Where it is written; nowhere, of what would be.
    pub written: Option<Written>,
    /// How many minutes before he came, if that was said; after it, if less than one.
    pub minutes: Option<i64>,
}

/// A call of a client whose name was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Call {
    /// Who spoke with him.
    pub by: PersonId,
    /// When.
    pub at: NaiveDateTime,
    /// The stamp of the entry: its device, and its place among all entries.
    pub stamp: Stamp,
    /// Whose client the call makes him, where the book says so.
    pub owner: Option<PersonId>,
    /// Up to when.
    pub until: Option<NaiveDate>,
}

/// A customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Customer {
    /// Which.
    pub id: CustomerId,
    /// The latest card, once registered.
    pub card: Option<CardRef>,
    /// Whose client.
    pub owner: Option<PersonId>,
    /// The visit since which it is open whose client he is.
    pub pending: Option<VisitId>,
    /// The visits, in order.
    pub visits: Vec<VisitId>,
    /// The day of the last visit or effective follow-up.
    pub last_contact: Option<NaiveDate>,
    /// The day of the last record of any kind.
    pub last_record: Option<NaiveDate>,
    /// The first visit to the agent whose client he is.
    pub first_visit: Option<NaiveDate>,
    /// The day of the latest valid registration since then.
    pub registered: Option<NaiveDate>,
    /// The day of the last effective follow-up since then; visits are none.
    pub last_follow_up: Option<NaiveDate>,
    /// Effective follow-ups since then.
    pub follow_ups: u32,
    /// How far the deal has come.
    pub deal: DealStage,
    /// The day it was made.
    pub deal_day: Option<NaiveDate>,
    /// Who made it.
    pub deal_by: Option<PersonId>,
    /// How its commission is booked, where that was decided before.
    pub commission: Option<Commission>,
    /// How he was last filed before he came.
    pub filing: Option<Filing>,
    /// Every time he was filed, oldest first.
    pub filings: Vec<Filing>,
    /// Every follow-up and attempt at one, oldest first, those included that came too late.
    pub contacts: Vec<Contact>,
    /// The steps of his deals, oldest first.
    pub steps: Vec<Step>,
    /// His calls, oldest first.
    pub calls: Vec<Call>,
    /// The sum last told of his deal, in cents.
    pub deal_sum: Option<Cents>,
    /// The shares that were agreed, in per-mille, where the book leaves a range.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub agreed: BTreeMap<Party, u16>,
    /// What each party is to have been paid of it by now.
    pub paid: Parts,
    /// How he is graded.
    pub grade: Grade,
    /// Effective follow-ups by each agent, whosever client he was.
    pub followed_by: BTreeMap<PersonId, u32>,
    /// Everybody whose client he ever was.
    pub owners: BTreeSet<PersonId>,
    /// Whether it was ruled whose client he is.
    pub ruled: bool,
    /// The last day on which a reception of his was counted.
    pub counted_on: Option<NaiveDate>,
    /// The day on which he was first received as new.
    pub new_on: Option<NaiveDate>,
    /// The day on which he was last invited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited: Option<NaiveDate>,
    /// What was told of him that holds whatever is done with him next.
    #[serde(skip_serializing_if = "Facts::is_empty")]
    pub told: Facts,
}

impl Customer {
    /// Whether the book is asked if he is still his agent's: he has one, and no deal. A ticket of intent is not yet one.
    pub const fn may_lapse(&self) -> bool {
        self.owner.is_some() && matches!(self.deal, DealStage::None | DealStage::Deposit)
    }

    /// Whether this person has spoken with him on the telephone, or filed him.
    pub fn spoke_with(&self, person: PersonId) -> bool {
        let rang = self.calls.iter().any(|call| call.by == person);
        rang || self.filing.is_some_and(|filing| filing.by == person)
    }

    /// He becomes somebody's client on this day, as if he had not been one before.
    pub(crate) const fn begins(&mut self, day: NaiveDate) {
        self.first_visit = Some(day);
        self.registered = None;
        self.last_follow_up = None;
        self.follow_ups = 0;
    }

    pub(crate) const fn new(id: CustomerId) -> Self {
        Self {
            id,
            card: None,
            owner: None,
            pending: None,
            visits: Vec::new(),
            last_contact: None,
            last_record: None,
            first_visit: None,
            registered: None,
            last_follow_up: None,
            follow_ups: 0,
            deal: DealStage::None,
            deal_day: None,
            deal_by: None,
            commission: None,
            filing: None,
            filings: Vec::new(),
            contacts: Vec::new(),
            steps: Vec::new(),
            calls: Vec::new(),
            deal_sum: None,
            agreed: BTreeMap::new(),
            paid: Parts::new(),
            grade: Grade::None,
            followed_by: BTreeMap::new(),
            owners: BTreeSet::new(),
            ruled: false,
            counted_on: None,
            new_on: None,
            invited: None,
            told: Facts::new(),
        }
    }
}

/// With which visits and customers a person had to do, oldest first; one may stand there more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Touched {
    pub(crate) visits: Vec<VisitId>,
    pub(crate) customers: Vec<CustomerId>,
}
