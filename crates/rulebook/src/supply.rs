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

const OF_VISITOR: &[Fact] = &[
    NamedIs,
    NamedPresence,
    OwnerPresence,
    ReferrerPresence,
    ProxyPresence,
    OwnerReachable,
    LastContact,
    FirstVisit,
    RegisteredOn,
];
const DATES: &[Fact] = &[LastContact, LastRecord, FirstVisit, RegisteredOn, LastFollowUp];

/// What the desk supplies for a question it asks by itself; `None` for those that are only asked in so many words.
pub const fn supply(question: Question) -> Option<Supply> {
    const NOTHING: &[Fact] = &[];
    let (always, known, told): (&[Fact], &[Fact], bool) = match question {
        Question::Receiver => (visitor!(), OF_VISITOR, true),
        Question::Turn => (visitor!(Role, Roster, HelpCause), OF_VISITOR, true),
        Question::Handover => (visitor!(Cause), OF_VISITOR, false),
        Question::Passed => {
            (&[HelpCause, Engaged, QueueOf], &[AbsenceReason, AbsenceNotified, AbsenceApproved], false)
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
            (FOUND, NOTHING, true)
        }
        Question::HelpEnded => (&[VisitKind, HelpCause, Role, ClosesSameDay], NOTHING, false),
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
            (COUNTS, NOTHING, false)
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
            (RINGS, &[NamedPresence], false)
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
            (ENTRY, NOTHING, false)
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
            (FILED, &[FirstVisit], false)
        }
        Question::Standing => (&[FollowUpCount, RecordSigned, Invited, DayKind, ClientGrade], DATES, false),
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
            (CONTACT, DATES, false)
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
            (POOL, DATES, false)
        }
        Question::Unfound => (&[VisitKind, ClaimProven, Received], NOTHING, false),
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
                &[ClaimantWasOwner, CloserValid, CloserRecords, BothFollowed, DealDay, ClaimantOnSite],
                true,
            )
        }
        Question::Claim => (&[DealDay], NOTHING, false),
        Question::Split => {
            (&[ClosesSameDay, DealStage, Channel, Snatched, HelpCause], &[Cause, OwnerReachable], true)
        }
        Question::Payout => (&[DealStage, DealStep, DealDay, Refunded], NOTHING, true),
        Question::Penalty => (&[Breach, BreachCount, BreachCountMonth, FoundOn], NOTHING, true),
        Question::Departure => (NOTHING, NOTHING, true),
        Question::SecondClient | Question::NextDay | Question::MakeUp | Question::Overrule => {
            (NOTHING, NOTHING, false)
        }
        _ => return None,
    };
    Some(Supply { always, known, told })
}
