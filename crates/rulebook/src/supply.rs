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
            VisitKind, Purpose, Declared, Named, NamedIs, Invited, ClientGrade, Recognised, Referral, BroughtBy, Channel,
            Parties, People, Recall, RepeatToday, Hours, DutyShift, Event, OwnerTakesBoth, TailFree, DayKind, ClockMinutes,
            ProxyArranged, WalkedToPresence, FirstPhoned, $($more),*
        ]
    };
}

const OF_VISITOR: &[Fact] = &[
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
    MinutesToClose,
];
const OF_CLIENT: &[Fact] =
    &[LastContact, LastRecord, FirstVisit, RegisteredOn, LastFollowUp, Channel, RecordSigned];

/// What the desk supplies for a question it asks by itself; `None` for those that are only asked in so many words.
///
/// What it does not supply is told with the act, of every question: `told` says so.
pub const fn supply(question: Question) -> Option<Supply> {
    const NOTHING: &[Fact] = &[];
    let (always, known): (&[Fact], &[Fact]) = match question {
        Question::Receiver => (visitor!(), OF_VISITOR),
        Question::Turn => (visitor!(Role, Roster, HelpCause), OF_VISITOR),
        Question::Handover => (visitor!(Cause), OF_VISITOR),
        Question::Passed => {
            (&[HelpCause, Engaged, QueueOf], &[AbsenceReason, AbsenceNotified, AbsenceApproved])
        }
        Question::Identified => {
            const FOUND: &[Fact] =
                &[VisitKind, BroughtBy, Purpose, Declared, FoundMinutes, TailFree, DayKind, ClockMinutes];
            (FOUND, &[ManagerPresent, MinutesToClose])
        }
        Question::HelpEnded => {
            (&[VisitKind, HelpCause, Role, ClosesSameDay, DayKind, ClockMinutes], &[MinutesToClose])
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
            (COUNTS, &[MinutesToClose])
        }
        Question::Call => {
            const RINGS: &[Fact] =
                &[Received, Channel, Named, Purpose, DutyShift, Hours, DayKind, ClockMinutes];
            (RINGS, &[NamedPresence, LastContact, MinutesToClose])
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
            (ENTRY, &[Channel, RegistrationVisited, SameName, SamePhone, SameId])
        }
        Question::Filing => {
            const FILED: &[Fact] = &[Channel, RegistrationVisited, RegistrationConfirmed];
            (FILED, &[FiledMinutes, RivalValid, RegisteredOn, FirstVisit])
        }
        Question::Standing => (&[FollowUpCount, Invited, DayKind, ClientGrade], OF_CLIENT),
        Question::FollowUp => {
            const CONTACT: &[Fact] =
                &[FollowUpCount, Invited, DayKind, ClientGrade, ContactKind, ContactReached, ContactRecorded];
            (CONTACT, OF_CLIENT)
        }
        Question::PublicPool => {
            const POOL: &[Fact] =
                &[FollowUpCount, Invited, DayKind, ClientGrade, PoolReason, PoolClaim, ClaimantWasOwner];
            const LEFT: &[Fact] = &[
                LastContact,
                LastRecord,
                FirstVisit,
                RegisteredOn,
                LastFollowUp,
                Channel,
                RecordSigned,
                HandedOver,
            ];
            (POOL, LEFT)
        }
        Question::Unfound => (&[VisitKind, ClaimProven, Received], NOTHING),
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
            const PARTIES: &[Fact] = &[
                CloserValid,
                CloserRecords,
                BothFollowed,
                DealDay,
                ClaimantOnSite,
                Channel,
                Named,
                Referral,
            ];
            (CASE, PARTIES)
        }
        Question::Claim => {
            const CLAIM: &[Fact] = &[DealDay, ClaimantWasOwner, RecognisedWhen, DealStage];
            (CLAIM, &[ClaimantOnSite, Channel, Named, Referral])
        }
        Question::Split => (&[ClosesSameDay, DealStage, HelpCause], &[Channel, Cause, OwnerReachable]),
        Question::Payout => (&[DealStage, DealStep, DealDay, Refunded], NOTHING),
        Question::Penalty => (&[Breach, BreachCount, BreachCountMonth, FoundOn], NOTHING),
        Question::NextDay => (&[DayKind], NOTHING),
        Question::Departure | Question::SecondClient | Question::MakeUp | Question::Overrule => {
            (NOTHING, NOTHING)
        }
        _ => return None,
    };
    Some(Supply { always, known, told: true })
}
