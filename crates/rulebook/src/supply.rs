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
            VisitKind, Purpose, Declared, Verified, Named, Recall, Invited, ClientGrade, People, BringsNew, Recognised,
            Referral, BroughtBy, Channel, Parties, RepeatToday, Hours, DutyShift, Event, Complete, OwnerTakesBoth,
            TailFree, DayKind, ClockMinutes, MinutesToClose, ProxyArranged, WalkedToPresence, FirstPhoned, $($more),*
        ]
    };
}

/// Builds a list of facts and, behind it, what the ledger finds out by itself where a rule looks at it (`finds …`): of
/// the `day`, of the `client` in question, of the `person`, of all (`both`).
macro_rules! known {
    ([$($fact:ident),* $(,)?] finds day) => { &[$($fact,)* Now, DayWeekday, DayOdd, DayOfMonth] };
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
    NamedIs,
    NamedPresence,
    OwnerPresence,
    ReferrerPresence,
    ProxyPresence,
    OwnerReachable,
    LastContact,
    FirstVisit,
    RegisteredOn
] finds both);
const OF_RECEPTION: &[Fact] = known!([
    NamedIs,
    NamedPresence,
    OwnerPresence,
    ReferrerPresence,
    ProxyPresence,
    OwnerReachable,
    LastContact,
    FirstVisit,
    RegisteredOn,
    AtHead
] finds both);
const OF_STANDING: &[Fact] =
    known!([LastContact, LastRecord, FirstVisit, RegisteredOn, LastFollowUp] finds both);

/// What the desk supplies for a question it asks by itself; `None` for those that are only asked in so many words.
pub const fn supply(question: Question) -> Option<Supply> {
    const NOTHING: &[Fact] = &[];
    let (always, known, told): (&[Fact], &[Fact], bool) = match question {
        Question::Receiver => (visitor!(), OF_VISITOR, true),
        Question::Turn => (visitor!(Role, Roster, HelpCause), OF_RECEPTION, true),
        Question::Handover => (visitor!(Cause), OF_VISITOR, false),
        Question::Passed => {
            const OUT: &[Fact] = known!([AbsenceReason, AbsenceNotified, AbsenceApproved] finds person);
            (&[HelpCause, Engaged, QueueOf], OUT, false)
        }
        Question::Identified => {
            const FOUND: &[Fact] = &[
                VisitKind,
                BroughtBy,
                Purpose,
                Declared,
                FoundMinutes,
                Verified,
                ManagerPresent,
                MakeUpAsked,
                TailFree,
            ];
            (FOUND, OF_BOTH, true)
        }
        Question::HelpEnded => (&[VisitKind, HelpCause, Role, ClosesSameDay], OF_BOTH, false),
        Question::Eligible => {
            const COUNTS: &[Fact] = &[
                ReceivedToday,
                ReceivedNewToday,
                ReceivedMonth,
                ClosedMonth,
                ClosedLastMonth,
                DayKind,
                ClockMinutes,
                MinutesToClose,
            ];
            (COUNTS, OF_PERSON, false)
        }
        Question::Call => {
            const RINGS: &[Fact] = &[
                Received,
                LastContact,
                Named,
                Purpose,
                DutyShift,
                Hours,
                DayKind,
                ClockMinutes,
                MinutesToClose,
            ];
            (RINGS, known!([NamedPresence] finds both), false)
        }
        Question::Registration => {
            const ENTRY: &[Fact] = &[
                Complete,
                RivalValid,
                ContactDeclined,
                Channel,
                RegistrationErrors,
                RegistrationSigned,
                RegistrationConfirmed,
                RegistrationVisited,
                EntryDaysLate,
                EntryMinutesLate,
                SameName,
                SamePhone,
            ];
            (ENTRY, OF_BOTH, false)
        }
        Question::Filing => {
            const FILED: &[Fact] = &[
                FiledMinutes,
                RivalValid,
                Channel,
                RegistrationVisited,
                RegistrationConfirmed,
                RegisteredOn,
            ];
            (FILED, known!([FirstVisit] finds both), false)
        }
        Question::Standing => {
            (&[FollowUpCount, RecordSigned, Invited, DayKind, ClientGrade], OF_STANDING, false)
        }
        Question::FollowUp => {
            const CONTACT: &[Fact] = &[
                FollowUpCount,
                RecordSigned,
                Invited,
                DayKind,
                ClientGrade,
                ContactKind,
                ContactReached,
                ContactRecorded,
            ];
            (CONTACT, OF_STANDING, false)
        }
        Question::PublicPool => {
            const POOL: &[Fact] = &[
                FollowUpCount,
                RecordSigned,
                Invited,
                DayKind,
                ClientGrade,
                PoolReason,
                PoolClaim,
                ClaimantWasOwner,
            ];
            (POOL, OF_STANDING, false)
        }
        Question::Unfound => (&[VisitKind, ClaimProven, Received], OF_BOTH, false),
        Question::Collision => {
            const CASE: &[Fact] = &[
                RecognisedWhen,
                DealStage,
                AgentsServed,
                CaseRuled,
                ClaimantValid,
                ClaimantRecords,
                ClaimantFollowUps,
                FirstRegistered,
                FirstPhoned,
                Snatched,
                FirstReceived,
            ];
            (
                CASE,
                known!([ClaimantWasOwner, CloserValid, CloserRecords, BothFollowed, DealDay, ClaimantOnSite] finds both),
                true,
            )
        }
        Question::Claim => (&[DealDay], OF_BOTH, false),
        Question::Split => (
            &[ClosesSameDay, DealStage, Channel, Snatched, HelpCause],
            known!([Cause, OwnerReachable] finds both),
            true,
        ),
        Question::Payout => (&[DealStage, DealStep, DealDay, Refunded], OF_BOTH, true),
        Question::Penalty => (&[Breach, BreachCount, BreachCountMonth, FoundOn], OF_PERSON, true),
        Question::Departure => (NOTHING, OF_PERSON, true),
        Question::SecondClient | Question::MakeUp | Question::NextDay => (NOTHING, OF_DAY, false),
        // For whose term it is.
        Question::Roster => (&[DayKind], OF_DAY, false),
        Question::Overrule => (NOTHING, OF_BOTH, false),
        _ => return None,
    };
    Some(Supply { always, known, told })
}
