//! Which facts can be there together: no owner is present whose client is not there, nobody is absent who is free.
//!
//! Lint and inquiries only speak of situations that are possible in this sense. What a fact depends on always comes
//! before it in [`Fact::ALL`].

use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::word::*;

/// The facts that decide whether this one can be there, and with which value.
pub const fn governors(fact: Fact) -> &'static [Fact] {
    match fact {
        Fact::Declared => &[Fact::Purpose],
        Fact::NamedPresence => &[Fact::Named],
        Fact::OwnerPresence | Fact::Referral | Fact::RepeatToday => &[Fact::VisitKind],
        Fact::OwnerReachable | Fact::Recognised => &[Fact::VisitKind, Fact::OwnerPresence],
        Fact::ReferrerPresence => &[Fact::Referral],
        Fact::AbsenceReason | Fact::AbsenceNotified | Fact::AbsenceApproved | Fact::AbsenceMinutes => {
            &[Fact::Engaged]
        }
        _ => &[],
    }
}

/// Whether other facts can be there or not by the value of this one.
pub fn governs(fact: Fact) -> bool {
    Fact::ALL.iter().any(|other| governors(*other).contains(&fact))
}

/// Whether a fact can be there under what is known: an owner's presence only with a client who has an owner, and so on.
pub fn is_there(fact: Fact, facts: &Facts) -> bool {
    let known = |fact: Fact| facts.get(fact);
    let returns = || {
        known(Fact::VisitKind).is_none()
            || facts.is(Fact::VisitKind, VisitKind::ReturnOpen)
            || facts.is(Fact::VisitKind, VisitKind::ReturnClosed)
    };
    match fact {
        Fact::NamedPresence => known(Fact::Named) != Some(Value::Flag(false)),
        Fact::OwnerPresence => returns(),
        Fact::OwnerReachable => returns() && known(Fact::OwnerPresence) != Some(Presence::Free.into()),
        Fact::ReferrerPresence => {
            known(Fact::Referral).is_some() && !facts.is(Fact::Referral, Referral::None)
        }
        Fact::AbsenceReason | Fact::AbsenceNotified | Fact::AbsenceApproved | Fact::AbsenceMinutes => {
            facts.is(Fact::Engaged, Engaged::Absent)
        }
        _ => true,
    }
}

/// Whether a fact can have this value under what is known.
pub fn may_be(fact: Fact, value: Value, facts: &Facts) -> bool {
    let new = facts.get(Fact::VisitKind).is_none_or(|kind| kind == VisitKind::New.into());
    let returns = [VisitKind::ReturnOpen, VisitKind::ReturnClosed].map(Value::from);
    let owned = facts.get(Fact::VisitKind).is_none_or(|kind| returns.contains(&kind));
    match fact {
        // Somebody recognises his own client at the door, and is there to do so.
        Fact::Recognised => {
            value == Value::Flag(false) || (owned && facts.is(Fact::OwnerPresence, Presence::Free))
        }
        Fact::Referral => value == Referral::None.into() || new,
        Fact::RepeatToday => value == Value::Flag(false) || owned,
        // Who comes to buy has nothing to declare.
        Fact::Declared => !facts.is(Fact::Purpose, Purpose::Buy) || value == Declared::Never.into(),
        _ => true,
    }
}

/// Whether all these facts can be there together.
pub fn possible(facts: &Facts) -> bool {
    facts.iter().all(|(fact, value)| is_there(fact, facts) && may_be(fact, value, facts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn governors_come_first() {
        for fact in Fact::ALL {
            assert!(governors(*fact).iter().all(|governor| governor < fact), "{fact:?}");
        }
    }

    #[test]
    fn only_governors_govern() {
        // Whatever else is known changes nothing about what can be there.
        let ground = Facts::new()
            .with(Fact::VisitKind, VisitKind::ReturnOpen)
            .with(Fact::Purpose, Purpose::Browse)
            .with(Fact::Named, true)
            .with(Fact::OwnerPresence, Presence::Away)
            .with(Fact::Referral, Referral::None)
            .with(Fact::Engaged, Engaged::Absent);
        for fact in Fact::ALL {
            let alone = ground.only(|known| governors(*fact).contains(&known));
            assert_eq!(is_there(*fact, &ground), is_there(*fact, &alone), "{fact:?}");
            for value in
                [Value::Flag(true), Value::Flag(false), Referral::None.into(), Declared::Never.into()]
            {
                assert_eq!(may_be(*fact, value, &ground), may_be(*fact, value, &alone), "{fact:?}");
            }
        }
    }
}
