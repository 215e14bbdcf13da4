//! Which facts can be there together: no owner is present whose client is not there, nobody is absent who is free, nobody
//! asks for his own agent who asks for nobody, nothing was recorded tomorrow.
//!
//! Lint and inquiries only speak of situations that are possible in this sense. A ruling does not look here: what the desk is
//! told it takes as told. What a fact depends on comes before it in [`Fact::ALL`]; the clock, which is always known, need not.
//! Of what is not known everything is possible.

mod line;

pub use line::moment_of;
pub(crate) use line::{always, beside, least};

use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::word::*;

/// The facts that decide whether this one can be there, and with which value.
pub const fn governors(fact: Fact) -> &'static [Fact] {
    use Fact::*;
    match fact {
        Declared => &[Purpose],
        NamedPresence => &[Named],
        OwnerPresence | Referral | RepeatToday | BringsNew => &[VisitKind],
        OwnerReachable | Recognised | OwnerTakesBoth => &[VisitKind, OwnerPresence],
        ReferrerPresence => &[Referral],
        Role => &[VisitKind, Named, Recognised, Referral],
        AbsenceReason | AbsenceMinutes => &[Engaged],
        AbsenceNotified | AbsenceApproved => &[Engaged, AbsenceReason],
        AbsenceApprover => &[Engaged, AbsenceApproved],
        DealStage => &[ClosesSameDay],
        NamedIs => &[VisitKind, Named, NamedPresence, OwnerPresence, Referral, ReferrerPresence],
        DayWeekday => &[DayKind],
        DayOfMonth => &[DayOdd],
        MinutesToClose => &[Hours, ClockMinutes],
        ProxyArranged | WalkedToPresence => &[Role],
        ProxyPresence => &[ProxyArranged],
        HelpCause => &[OwnerPresence, Role],
        ContactReached => &[ContactKind],
        RegistrationErrors => &[Complete],
        FieldsSame => &[SamePhone, SameName],
        SameId => &[SamePhone, SameName, FieldsSame],
        ClaimantFollowUps => &[ClaimantRecords],
        FirstRegistered => &[ClaimantValid, CloserValid],
        RecognisedWhen | Refunded | DealDay => &[DealStage],
        SameHousehold => &[FamilyKnown],
        BothFollowed => &[ClaimantRecords, CloserRecords],
        _ => line::governors(fact),
    }
}

/// Whether other facts can be there or not by the value of this one.
pub fn governs(fact: Fact) -> bool {
    Fact::ALL.iter().any(|other| governors(*other).contains(&fact))
}

/// What is known besides.
struct Known<'a>(&'a Facts);

impl Known<'_> {
    fn get(&self, fact: Fact) -> Option<Value> {
        self.0.get(fact).filter(|value| *value != Value::NotKnown)
    }
    /// Whether a fact is or may be one of these.
    fn may_be<V: Into<Value> + Copy>(&self, fact: Fact, wanted: &[V]) -> bool {
        self.get(fact).is_none_or(|value| wanted.iter().any(|one| (*one).into() == value))
    }
    /// Whether it is or may be something else.
    fn may_not_be(&self, fact: Fact, unwanted: impl Into<Value>) -> bool {
        self.get(fact) != Some(unwanted.into())
    }
    /// Whether both are or may be the same.
    fn may_agree(&self, one: Fact, other: Fact) -> bool {
        self.get(one).is_none_or(|value| self.may_be(other, &[value]))
    }
    /// Whether the client may have an agent: one who has been here, and whose ownership stands.
    fn may_be_owned(&self) -> bool {
        self.may_be(Fact::VisitKind, &[VisitKind::ReturnOpen, VisitKind::ReturnClosed])
    }
    fn may_be_referred(&self) -> bool {
        self.may_not_be(Fact::Referral, Referral::None)
    }
}

/// Whether a fact is missing under some others.
pub(crate) const fn may_lack(fact: Fact) -> bool {
    use Fact::*;
    matches!(
        fact,
        NamedPresence
            | NamedIs
            | OwnerPresence
            | OwnerReachable
            | ReferrerPresence
            | ProxyPresence
            | AbsenceReason
            | AbsenceNotified
            | AbsenceApproved
            | AbsenceApprover
            | AbsenceMinutes
            | FirstVisit
            | FirstVisitAt
            | LastVisitAt
            | DealDay
            | DealAt
    )
}

/// Whether a fact can be there under what is known: an owner's presence only with a client who has an owner, and so on.
pub fn is_there(fact: Fact, facts: &Facts) -> bool {
    let known = Known(facts);
    let absent = || known.may_be(Fact::Engaged, &[Engaged::Absent]);
    match fact {
        Fact::NamedPresence | Fact::NamedIs => known.may_be(Fact::Named, &[true]),
        Fact::OwnerPresence => known.may_be_owned(),
        Fact::OwnerReachable => known.may_be_owned() && known.may_not_be(Fact::OwnerPresence, Presence::Free),
        Fact::ReferrerPresence => known.may_be_referred(),
        Fact::ProxyPresence => known.may_be(Fact::ProxyArranged, &[true]),
        Fact::AbsenceReason | Fact::AbsenceNotified | Fact::AbsenceApproved | Fact::AbsenceMinutes => {
            absent()
        }
        Fact::AbsenceApprover => absent() && known.may_be(Fact::AbsenceApproved, &[true]),
        Fact::FirstVisit | Fact::FirstVisitAt | Fact::LastVisitAt => {
            known.may_not_be(Fact::VisitKind, VisitKind::New)
        }
        Fact::DealDay | Fact::DealAt => known.may_not_be(Fact::DealStage, DealStage::None),
        _ => true,
    }
}

/// Whether a fact can have this value under what is known.
pub fn may_be(fact: Fact, value: Value, facts: &Facts) -> bool {
    let known = Known(facts);
    match value {
        Value::NotKnown => true,
        Value::Flag(flag) => may_be_so(fact, flag, &known),
        Value::Word(_) => may_be_word(fact, value, &known),
        Value::Count(_) | Value::Day(_) | Value::Moment(_) | Value::Amount(_) => {
            line::may_be(fact, value, &known)
        }
    }
}

/// Whether it can be so, or not so.
fn may_be_so(fact: Fact, so: bool, known: &Known<'_>) -> bool {
    match (fact, so) {
        // Somebody recognises his own client at the door, and is there to do so.
        (Fact::Recognised, true) => {
            known.may_be_owned() && known.may_be(Fact::OwnerPresence, &[Presence::Free])
        }
        (Fact::RepeatToday, true) => known.may_be_owned(),
        // Besides the one he is receiving.
        (Fact::OwnerTakesBoth, true) => {
            known.may_be_owned() && known.may_be(Fact::OwnerPresence, &[Presence::Serving, Presence::OnCall])
        }
        (Fact::BringsNew, true) => known.may_not_be(Fact::VisitKind, VisitKind::New),
        // Who left without a word told nobody, and nobody approved.
        (Fact::AbsenceNotified | Fact::AbsenceApproved, true) => {
            known.may_not_be(Fact::AbsenceReason, AbsenceReason::Unauthorised)
        }
        (Fact::ProxyArranged, false) => known.may_not_be(Fact::Role, Role::Proxy),
        (Fact::ContactReached, false) => known.may_not_be(Fact::ContactKind, ContactKind::Visit),
        (Fact::SameId, true) => line::may_agree_besides(known),
        (Fact::SameHousehold, false) => known.may_be(Fact::FamilyKnown, &[RecognisedWhen::Never]),
        (Fact::BothFollowed, true) => {
            known.may_be(Fact::ClaimantRecords, &[true]) && known.may_be(Fact::CloserRecords, &[true])
        }
        (Fact::Refunded, true) => known.may_be(Fact::DealStage, &[DealStage::Returned]),
        (Fact::Refunded, false) => known.may_not_be(Fact::DealStage, DealStage::Returned),
        _ => true,
    }
}

fn may_be_word(fact: Fact, word: Value, known: &Known<'_>) -> bool {
    let is = |wanted: Value| word == wanted;
    match fact {
        // Who comes to buy has nothing to declare.
        Fact::Declared => is(Declared::Never.into()) || known.may_not_be(Fact::Purpose, Purpose::Buy),
        Fact::Referral => is(Referral::None.into()) || known.may_be(Fact::VisitKind, &[VisitKind::New]),
        // His own is the client whom his client brings, too.
        Fact::Role if is(Role::Own.into()) => known.may_be_owned() || known.may_be_referred(),
        Fact::Role if is(Role::Named.into()) => known.may_be(Fact::Named, &[true]),
        Fact::Role if is(Role::Recognised.into()) => known.may_be(Fact::Recognised, &[true]),
        Fact::DealStage if is(DealStage::None.into()) => known.may_be(Fact::ClosesSameDay, &[false]),
        Fact::NamedIs if is(NamedIs::Owner.into()) => {
            known.may_be_owned() && known.may_agree(Fact::NamedPresence, Fact::OwnerPresence)
        }
        Fact::NamedIs if is(NamedIs::ReferrerOwner.into()) => {
            known.may_be_referred() && known.may_agree(Fact::NamedPresence, Fact::ReferrerPresence)
        }
        Fact::DayWeekday => {
            let weekend = is(Weekday::Saturday.into()) || is(Weekday::Sunday.into());
            known.may_not_be(Fact::DayKind, if weekend { DayKind::Workday } else { DayKind::Weekend })
        }
        Fact::WalkedToPresence => is(Presence::Free.into()) || known.may_not_be(Fact::Role, Role::WalkedTo),
        Fact::HelpCause => may_help(word, known),
        // Whose registration was valid registered.
        Fact::FirstRegistered if is(Side::Neither.into()) => {
            known.may_be(Fact::ClaimantValid, &[false]) && known.may_be(Fact::CloserValid, &[false])
        }
        Fact::RecognisedWhen => {
            let dealt = is(RecognisedWhen::DealDay.into()) || is(RecognisedWhen::Later.into());
            !dealt || known.may_not_be(Fact::DealStage, DealStage::None)
        }
        _ => true,
    }
}

/// Why somebody helps follows from where the client's agent is; and who receives for himself helps nobody.
fn may_help(cause: Value, known: &Known<'_>) -> bool {
    let is = |wanted: HelpCause| cause == wanted.into();
    if is(HelpCause::None) {
        return known.may_not_be(Fact::Role, Role::Assist);
    }
    if is(HelpCause::Party) {
        return known.may_be(Fact::Role, &[Role::Assist, Role::Helper]);
    }
    let owner = |presences: &[Presence]| known.may_be(Fact::OwnerPresence, presences);
    let there = !is(HelpCause::OwnerServing) || owner(&[Presence::Free, Presence::Serving, Presence::OnCall]);
    let out = is(HelpCause::OwnerReached) || is(HelpCause::OwnerUnreached);
    known.may_be(Fact::Role, &[Role::Assist]) && there && (!out || owner(&[Presence::Away, Presence::Off]))
}

/// Whether all these facts can be there together.
pub fn possible(facts: &Facts) -> bool {
    facts.iter().all(|(fact, value)| is_there(fact, facts) && may_be(fact, value, facts))
}

#[cfg(test)]
mod tests;
