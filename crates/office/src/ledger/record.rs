//! What is written of a customer. A record is never changed: what follows from it is read from all of them.

use crate::event::{CaseStep, FilingFound};
use crate::id::{CustomerId, PersonId, VisitId};
use chrono::{NaiveDate, NaiveDateTime};
use journal::{CardRef, EntryId, Stamp};
use paper::OrderedMap;
use rulebook::share::{Cents, Parts};
use rulebook::word::{ContactKind, DealStage, Field, Grade, Party, RegistrationState};
use serde::Serialize;

/// Where a record is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Written {
    /// The entry.
    pub entry: EntryId,
    /// Its stamp: its device, and its place among all entries.
    pub stamp: Stamp,
}

/// By what somebody became a customer's agent, or ceased to be it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// He was received, or handed over.
    Reception,
    /// He was registered.
    Registration,
    /// He was nobody's, and followed up.
    FollowUp,
    /// It was found out who had received him first, or that nobody had.
    Origin,
    /// A case was ruled.
    Ruling,
    /// His agent left the company.
    Departure,
    /// He was given to another agent (redistribution).
    Share,
}

/// Whose customer somebody is from here on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Title {
    /// Whose performance it is; nobody's, if that is open or public.
    pub person: Option<PersonId>,
    /// Who serves him where that is not whose performance it is.
    pub serves: Option<PersonId>,
    /// By what.
    pub basis: Basis,
    /// The visit since which it is open whose he is.
    pub pending: Option<VisitId>,
    /// Whether he begins as if he had been nobody's customer before: what was done for him earlier counts no more.
    pub anew: bool,
    /// When.
    pub at: NaiveDateTime,
    /// Where it is written.
    pub written: Written,
}

/// Somebody began to receive a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Met {
    /// At which visit.
    pub visit: VisitId,
    /// Who.
    pub by: PersonId,
    /// Whether a turn was counted for it, or a make-up used.
    pub counted: bool,
    /// Whether he came as a new customer.
    pub new: bool,
    /// When.
    pub at: NaiveDateTime,
    /// Where it is written.
    pub written: Written,
}

/// What an old ledger says of him.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Old {
    /// Whose client he was.
    pub by: Option<PersonId>,
    /// On which day he was written down.
    pub on: Option<NaiveDate>,
    /// When it was brought in.
    pub at: NaiveDateTime,
    /// Where that is written.
    pub written: Written,
}

/// What was written in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Registration {
    /// The visit it is of.
    pub visit: VisitId,
    /// The card.
    pub card: CardRef,
    /// When.
    pub at: NaiveDateTime,
    /// Where it is written.
    pub written: Written,
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
    /// Whether ownership had lapsed before: then it does not begin anew.
    pub too_late: bool,
    /// When it was taken back, and where that is written.
    pub withdrawn: Option<(NaiveDateTime, Written)>,
}

impl Registration {
    /// Whether it is valid and stands.
    pub const fn stands(&self) -> bool {
        self.valid && self.withdrawn.is_none()
    }

    /// Where it stands; one that was taken back counts as that, whatever it was.
    pub const fn state(&self) -> RegistrationState {
        match (self.withdrawn.is_some(), self.valid, self.missing.is_empty(), self.late) {
            (true, _, _, _) => RegistrationState::Withdrawn,
            (false, true, _, _) => RegistrationState::Valid,
            (false, false, false, _) => RegistrationState::Incomplete,
            (false, false, true, true) => RegistrationState::Late,
            (false, false, true, false) => RegistrationState::Void,
        }
    }
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
    /// Whether it invites him.
    pub invites: bool,
    /// Whether he was reached.
    pub reached: bool,
    /// Whether the book counts it.
    pub effective: bool,
    /// Whether ownership had lapsed before: then it changed nothing.
    pub too_late: bool,
}

impl Contact {
    /// Whether it counts: it is effective, and came in time.
    pub const fn counts(&self) -> bool {
        self.effective && !self.too_late
    }
}

/// A step of a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// When.
    pub at: NaiveDateTime,
    /// Where it is written.
    pub written: Written,
    /// With whom.
    pub by: PersonId,
    /// How far.
    pub stage: DealStage,
    /// The sum told with it, in cents.
    pub sum: Option<Cents>,
    /// What each party is to have been paid by then, in cents.
    pub paid: Parts,
    /// The shares that were agreed, in per-mille, where the book leaves a range.
    #[serde(skip_serializing_if = "OrderedMap::is_empty")]
    pub agreed: OrderedMap<Party, u16>,
    /// Whether it counts: a step that was made already when this was written down does not.
    pub stands: bool,
}

/// A customer filed before he came (报备).
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

/// What the book found of a filing when its customer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Of which filing, whether it was valid, and until when.
    pub found: FilingFound,
    /// At which visit.
    pub visit: VisitId,
    /// When.
    pub at: NaiveDateTime,
    /// Where it is written.
    pub written: Written,
}

/// A call of a customer whose name was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Call {
    /// Who spoke with him.
    pub by: PersonId,
    /// When.
    pub at: NaiveDateTime,
    /// Where it is written.
    pub written: Written,
    /// Whose customer the call makes him, where the book says so.
    pub owner: Option<PersonId>,
    /// Up to when.
    pub until: Option<NaiveDate>,
}

/// Something that was brought forward in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Brought {
    /// The other record that is meant.
    pub with: Option<CustomerId>,
    /// Who claims the client.
    pub claimant: Option<PersonId>,
    /// What it is.
    pub step: CaseStep,
    /// What is said, on a card.
    pub note: Option<CardRef>,
    /// When.
    pub at: NaiveDateTime,
    /// Where it is written.
    pub written: Written,
}

/// A case that was ruled, or left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CaseRuled {
    /// Who claimed.
    pub claimant: PersonId,
    /// Against whom.
    pub closer: Option<PersonId>,
    /// Whose he is by it; as before, while it is open.
    pub owner: Option<PersonId>,
    /// Whether it hangs on what nobody knows.
    pub open: bool,
    /// When.
    pub at: NaiveDateTime,
    /// Where it is written.
    pub written: Written,
}

/// How he was graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Graded {
    /// How.
    pub grade: Grade,
    /// When.
    pub at: NaiveDateTime,
    /// Where it is written.
    pub written: Written,
}
