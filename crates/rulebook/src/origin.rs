//! Where the desk has a fact from: it finds it out by itself, or somebody who stands there is asked.
//!
//! What is asked can be known wherever a person acts, so a rule may look at it in every question. Some questions are put
//! where nobody stands to be asked: `passed`, `eligible`, `second_client` and `make_up` while the queue is gone through,
//! `standing` while the ledger is merely looked at, `next_day` and `roster` when the day is opened or closed. There too the desk asks:
//! at the act for which the answer is needed. What is found out can be known only where the ledger looks for it
//! ([`crate::supply`]).

use crate::fact::Fact;
use crate::glossary::Glossary;

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The ledger, the turn table, the calendar or the clock; asking a person for it would be asking for a guess.
    FoundOut,
    /// A person at the desk.
    Asked,
}

impl Glossary<'_> {
    /// Where a fact comes from; of one that nobody declares, a person is asked.
    pub fn origin(self, fact: Fact) -> Origin {
        match (fact, self.fact(fact)) {
            (Fact::Own(_), Some(declared)) if declared.source.is_some() => Origin::FoundOut,
            (Fact::Own(_), _) => Origin::Asked,
            (fact, _) => origin(fact),
        }
    }
}

/// Where a fact of the vocabulary comes from. Every fact stands here, so that none is forgotten.
pub const fn origin(fact: Fact) -> Origin {
    match fact {
        // Who somebody is to the office, and who is where.
        Fact::VisitKind
        | Fact::NamedPresence
        | Fact::OwnerPresence
        | Fact::ReferrerPresence
        | Fact::ProxyPresence
        | Fact::WalkedToPresence
        | Fact::RepeatToday
        | Fact::NamedIs
        // The turn table.
        | Fact::Role
        | Fact::AtHead
        | Fact::Roster
        | Fact::Engaged
        | Fact::AbsenceMinutes
        | Fact::TailFree
        | Fact::QueueOf
        | Fact::DutyShift
        | Fact::StaffOnDuty
        // The calendar and the clock.
        | Fact::Hours
        | Fact::DayKind
        | Fact::DayWeekday
        | Fact::DayOdd
        | Fact::DayOfMonth
        | Fact::ClockMinutes
        | Fact::MinutesToClose
        | Fact::Today
        | Fact::Now
        // Figures.
        | Fact::ReceivedToday
        | Fact::ReceivedNewToday
        | Fact::ReceivedMonth
        | Fact::ClosedMonth
        | Fact::ClosedLastMonth
        | Fact::ClosedSumMonth
        | Fact::ClosedRankMonth
        | Fact::ClosedRankLastMonth
        | Fact::ClosedRanked
        | Fact::BreachCount
        | Fact::BreachCountMonth
        // What is written of a client.
        | Fact::FoundMinutes
        | Fact::ClosesSameDay
        | Fact::DealStage
        | Fact::Complete
        | Fact::RegistrationErrors
        | Fact::EntryDaysLate
        | Fact::EntryMinutesLate
        | Fact::FiledMinutes
        | Fact::FollowUpCount
        | Fact::ClaimantValid
        | Fact::CloserValid
        | Fact::ClaimantRecords
        | Fact::CloserRecords
        | Fact::ClaimantFollowUps
        | Fact::CloserFollowUps
        | Fact::ClaimedOn
        | Fact::RegistrationState
        | Fact::ClaimantWasOwner
        | Fact::FirstRegistered
        | Fact::FirstReceived
        | Fact::FirstPhoned
        | Fact::AgentsServed
        | Fact::BothFollowed
        | Fact::CaseRuled
        | Fact::LastContact
        | Fact::LastRecord
        | Fact::DealDay
        | Fact::FirstVisit
        | Fact::RegisteredOn
        | Fact::LastFollowUp
        | Fact::FirstVisitAt
        | Fact::LastVisitAt
        | Fact::RegisteredAt
        | Fact::LastFollowUpAt
        | Fact::LastContactAt
        | Fact::FirstCallAt
        | Fact::FiledAt
        | Fact::DealAt => Origin::FoundOut,
        // The visitor, and who brings him.
        Fact::Purpose
        | Fact::Declared
        | Fact::Verified
        | Fact::Named
        | Fact::OwnerReachable
        | Fact::OwnerTakesBoth
        | Fact::Recall
        | Fact::Recognised
        | Fact::Referral
        | Fact::BroughtBy
        | Fact::Channel
        | Fact::Parties
        | Fact::Invited
        | Fact::ClientGrade
        | Fact::People
        | Fact::BringsNew
        | Fact::UnitsWanted
        | Fact::Event
        | Fact::Phase
        // The colleagues.
        | Fact::AbsenceReason
        | Fact::AbsenceNotified
        | Fact::AbsenceApproved
        | Fact::AbsenceApprover
        | Fact::AbsenceDays
        | Fact::ProxyArranged
        | Fact::ManagerPresent
        | Fact::ColleaguesAgree
        | Fact::MakeUpAsked
        | Fact::Cause
        | Fact::HelpCause
        | Fact::Breach
        | Fact::HandedOver
        // Records, as a person sees them.
        | Fact::Relation
        | Fact::SamePhone
        | Fact::SameName
        | Fact::SameId
        | Fact::SameMasked
        | Fact::FieldsSame
        | Fact::SameHousehold
        | Fact::FamilyKnown
        | Fact::Proven
        | Fact::RivalValid
        | Fact::ContactKind
        | Fact::ContactReached
        | Fact::ContactRecorded
        | Fact::ContactDeclined
        | Fact::RecordSigned
        | Fact::RegistrationVisited
        | Fact::RegistrationConfirmed
        | Fact::RegistrationSigned
        // Claims.
        | Fact::ClaimProven
        | Fact::ClaimantOnSite
        | Fact::CloserAsked
        | Fact::FirstDiary
        | Fact::RecognisedWhen
        | Fact::Snatched
        | Fact::Helped
        | Fact::PartiesAgree
        | Fact::PoolReason
        | Fact::PoolClaim
        // Deals.
        | Fact::DealStep
        | Fact::UnitChecked
        | Fact::Takers
        | Fact::TakerOffice
        | Fact::SignedBy
        | Fact::Reviewed
        | Fact::FinanceConfirmed
        | Fact::CannotPay
        | Fact::ThirdPartyPays
        | Fact::MaterialComplete
        | Fact::PaidShare
        | Fact::Refunded
        | Fact::GaveUp
        // Lists, records, guests, complaints.
        | Fact::Occasion
        | Fact::AccessKind
        | Fact::RecordKind
        | Fact::AskerOffice
        | Fact::NeedsForWork
        | Fact::Consent
        | Fact::CaseSolved
        | Fact::GuestRank
        | Fact::GuestKind
        | Fact::Guests
        | Fact::Accompanied
        | Fact::ExpenseKind
        | Fact::ExpenseYuan
        | Fact::ApprovedBefore
        | Fact::DaysAhead
        | Fact::HoursAhead
        | Fact::ComplaintClass
        | Fact::ComplaintStage
        | Fact::AboutHandler
        | Fact::Received
        | Fact::FoundOn
        | Fact::Opening
        | Fact::DueOn
        | Fact::HandledOn
        | Fact::KeptSince
        | Fact::ReceivedAt
        | Fact::HandledAt
        | Fact::ArrivalAt
        | Fact::DepartureAt
        | Fact::Extended
        // Of what a book declares it says itself.
        | Fact::Own(_) => Origin::Asked,
    }
}
