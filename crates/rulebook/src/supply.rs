//! Which facts the desk supplies for which question. A rule that looks at any other fact makes the desk ask, or never
//! holds; so a book is written with this table at hand.

use crate::fact::Fact::{self, *};
use crate::question::Question;

/// What the desk supplies for one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supply {
    /// Always.
    pub always: &'static [Fact],
    /// Where there is such a person, day or number: an own agent, a call, a deal.
    pub known: &'static [Fact],
    /// Whether any other fact may be told with the command.
    pub told: bool,
}

impl Supply {
    /// Whether the desk may supply this fact of its own.
    pub fn gives(&self, fact: Fact) -> bool {
        self.always.contains(&fact) || self.known.contains(&fact)
    }

    /// Whether the question is about a client, so that his records can be looked at.
    pub fn of_client(&self) -> bool {
        OF_CLIENT.iter().all(|fact| self.gives(*fact))
    }

    /// Whether it is about a person of the office, so that what he did can be.
    pub fn of_person(&self) -> bool {
        OF_PERSON.iter().all(|fact| self.gives(*fact))
    }
}

macro_rules! visitor {
    ($($more:ident),*) => {
        &[
            VisitKind, Purpose, Declared, Named, NamedIs, Recall, Invited, ClientGrade, Recognised, Referral, BroughtBy,
            Channel, Parties, People, RepeatToday, Hours, DutyShift, Event, OwnerTakesBoth, TailFree, DayKind,
            ClockMinutes, ProxyArranged, WalkedToPresence, FirstPhoned, $($more),*
        ]
    };
}

/// Builds a list of facts and, behind it, what the ledger finds out by itself where a rule looks at it (`finds …`): of
/// the `day`, of the `client` in question, of the `person`, of all (`both`).
macro_rules! known {
    ([$($fact:ident),* $(,)?] finds day) => { &[$($fact,)* Now, DayKind, DayWeekday, DayOdd, DayOfMonth, ClockMinutes] };
    ([$($fact:ident),* $(,)?] finds client) => {
        known!([$($fact,)* FirstVisitAt, LastVisitAt, RegisteredAt, LastFollowUpAt, LastContactAt, FirstCallAt, FiledAt, DealAt] finds day)
    };
    ([$($fact:ident),* $(,)?] finds person) => {
        known!([$($fact,)* ClosedSumMonth, ClosedRankMonth, ClosedRankLastMonth, ClosedRanked, AbsenceMinutes] finds day)
    };
    ([$($fact:ident),* $(,)?] finds both) => {
        known!([$($fact,)* ClosedSumMonth, ClosedRankMonth, ClosedRankLastMonth, ClosedRanked, AbsenceMinutes] finds client)
    };
}

/// What the ledger finds out of the day, where a rule looks at it: in every question the desk asks.
pub const OF_DAY: &[Fact] = known!([] finds day);
/// What it finds out of the client in question besides the day.
pub const OF_CLIENT: &[Fact] = known!([] finds client);
/// What it finds out of the person in question besides the day.
pub const OF_PERSON: &[Fact] = known!([] finds person);
const OF_BOTH: &[Fact] = known!([] finds both);

const OF_VISITOR: &[Fact] = known!([
    Verified,
    BringsNew,
    Complete,
    NamedPresence,
    OwnerPresence,
    ReferrerPresence,
    ProxyPresence,
    OwnerReachable,
    LastContact,
    FirstVisit,
    RegisteredOn,
    RegistrationState,
    MinutesToClose
] finds both);
const OF_RECEPTION: &[Fact] = known!([
    Verified,
    BringsNew,
    Complete,
    NamedPresence,
    OwnerPresence,
    ReferrerPresence,
    ProxyPresence,
    OwnerReachable,
    LastContact,
    FirstVisit,
    RegisteredOn,
    RegistrationState,
    MinutesToClose,
    AtHead
] finds both);
const OF_STANDING: &[Fact] = known!([
    LastContact,
    LastRecord,
    FirstVisit,
    RegisteredOn,
    RegistrationState,
    LastFollowUp,
    Channel,
    RecordSigned
] finds both);
const OF_POOL: &[Fact] = known!([
    LastContact,
    LastRecord,
    FirstVisit,
    RegisteredOn,
    RegistrationState,
    LastFollowUp,
    Channel,
    RecordSigned,
    HandedOver
] finds both);

/// What the desk supplies for a question it asks by itself; `None` for those that are only asked in so many words.
///
/// What it does not supply is told with the act, of every question: `told` says so.
pub const fn supply(question: Question) -> Option<Supply> {
    const NOTHING: &[Fact] = &[];
    let (always, known): (&[Fact], &[Fact]) = match question {
        Question::Receiver => (visitor!(), OF_VISITOR),
        Question::Turn => (visitor!(Role, Roster, HelpCause), OF_RECEPTION),
        Question::Handover => (visitor!(Cause), OF_VISITOR),
        Question::Passed => {
            const OUT: &[Fact] = known!([AbsenceReason, AbsenceNotified, AbsenceApproved] finds person);
            (&[HelpCause, Engaged, QueueOf], OUT)
        }
        Question::Identified => {
            const FOUND: &[Fact] =
                &[VisitKind, BroughtBy, Purpose, Declared, FoundMinutes, TailFree, DayKind, ClockMinutes];
            (FOUND, known!([ManagerPresent, MinutesToClose] finds both))
        }
        Question::HelpEnded => {
            const HELPED: &[Fact] = &[VisitKind, HelpCause, Role, ClosesSameDay, DayKind, ClockMinutes];
            (HELPED, known!([MinutesToClose] finds both))
        }
        Question::Eligible => {
            const COUNTS: &[Fact] = &[
                ReceivedToday,
                ReceivedNewToday,
                ReceivedMonth,
                ClosedMonth,
                ClosedLastMonth,
                DayKind,
                ClockMinutes,
            ];
            (COUNTS, known!([MinutesToClose] finds person))
        }
        Question::Call => {
            const RINGS: &[Fact] =
                &[Received, Channel, Named, Purpose, DutyShift, Hours, DayKind, ClockMinutes];
            (RINGS, known!([NamedPresence, LastContact, MinutesToClose] finds both))
        }
        Question::Registration => {
            const ENTRY: &[Fact] = &[
                Complete,
                RivalValid,
                ContactDeclined,
                ClientGrade,
                RegistrationErrors,
                RegistrationSigned,
                RegistrationConfirmed,
                EntryDaysLate,
                EntryMinutesLate,
            ];
            (
                ENTRY,
                known!([Channel, RegistrationVisited, SameName, SamePhone, SameMasked, SameId] finds both),
            )
        }
        Question::Filing => {
            const FILED: &[Fact] = &[Channel, RegistrationVisited, RegistrationConfirmed];
            (FILED, known!([FiledMinutes, RivalValid, RegisteredOn, FirstVisit] finds both))
        }
        Question::Standing => (&[FollowUpCount, Invited, DayKind, ClientGrade], OF_STANDING),
        Question::FollowUp => {
            const CONTACT: &[Fact] =
                &[FollowUpCount, Invited, DayKind, ClientGrade, ContactKind, ContactReached, ContactRecorded];
            (CONTACT, OF_STANDING)
        }
        Question::PublicPool => {
            const POOL: &[Fact] =
                &[FollowUpCount, Invited, DayKind, ClientGrade, PoolReason, PoolClaim, ClaimantWasOwner];
            (POOL, OF_POOL)
        }
        Question::Unfound => (&[VisitKind, ClaimProven, Received], OF_BOTH),
        Question::Collision => {
            const CASE: &[Fact] = &[
                RecognisedWhen,
                DealStage,
                AgentsServed,
                CaseRuled,
                ClaimantValid,
                ClaimantRecords,
                ClaimantFollowUps,
                ClaimantWasOwner,
                FirstRegistered,
                FirstPhoned,
                FirstReceived,
            ];
            const PARTIES: &[Fact] = known!([
                CloserValid,
                CloserRecords,
                CloserFollowUps,
                BothFollowed,
                ClaimedOn,
                RegistrationState,
                SameHousehold,
                FamilyKnown,
                DealDay,
                ClaimantOnSite,
                Channel,
                Named,
                Referral
            ] finds both);
            (CASE, PARTIES)
        }
        Question::Claim => {
            const CLAIM: &[Fact] = &[DealDay, ClaimantWasOwner, RecognisedWhen, DealStage];
            (CLAIM, known!([ClaimantOnSite, RegistrationState, Channel, Named, Referral] finds both))
        }
        Question::Split => (
            &[ClosesSameDay, DealStage, HelpCause],
            known!([Channel, Cause, OwnerReachable, RegistrationState] finds both),
        ),
        Question::Payout => (&[DealStage, DealStep, DealDay, Refunded], OF_BOTH),
        Question::Penalty => (&[Breach, BreachCount, BreachCountMonth, FoundOn], OF_PERSON),
        Question::Household => {
            (NOTHING, known!([Relation, DealStage, SameName, SamePhone, SameMasked, SameId] finds client))
        }
        Question::Departure => (NOTHING, OF_PERSON),
        Question::NextDay => (&[DayKind], OF_DAY),
        Question::SecondClient | Question::MakeUp => (NOTHING, OF_DAY),
        Question::SignIn | Question::SignOut => {
            (&[DayKind, ClockMinutes], known!([MinutesToClose] finds person))
        }
        // For whose term it is.
        Question::Roster => (&[DayKind], OF_DAY),
        Question::Overrule => (NOTHING, OF_BOTH),
        _ => return None,
    };
    Some(Supply { always, known, told: true })
}
