//! Which facts can be there together: no owner is present whose client is not there, nobody is absent who is free, nobody
//! asks for his own agent who asks for nobody, nothing was recorded tomorrow.
//!
//! Lint and inquiries only speak of situations that are possible in this sense. A ruling does not look here: what the desk is
//! told it takes as told. What a fact depends on comes before it in [`Fact::ALL`]; the clock, which is always known, need not.
//! Of what is not known everything is possible.

mod known;
mod line;

use known::Known;
pub use line::moment_of;
pub(crate) use line::{always, beside, least, lies_behind};

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
        SameMasked => &[SamePhone],
        ClaimantFollowUps => &[ClaimantRecords],
        CloserFollowUps => &[CloserRecords],
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

/// Whether a fact is missing under some others.
pub(crate) const fn may_lack(fact: Fact) -> bool {
    use Fact::*;
    matches!(
        fact,
        NamedPresence
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
        Fact::NamedPresence => known.may_be(Fact::Named, &[true]),
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
        // Perhaps the same is what is not the same anyway.
        (Fact::SameMasked, true) => known.may_be(Fact::SamePhone, &[false]),
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
        Fact::NamedIs if is(NamedIs::None.into()) => known.may_be(Fact::Named, &[false]),
        Fact::NamedIs if !known.may_be(Fact::Named, &[true]) => false,
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
mod tests {
    use super::*;
    use crate::axis::day;
    use crate::fact::Domain;
    use crate::period::Date;

    fn today() -> Date {
        "2025-03-03".parse().unwrap()
    }

    /// A few values of a fact: every word, small numbers, the days around today and hours of them.
    fn some(fact: Fact) -> Vec<Value> {
        let days = || (-1..=3).filter_map(|n| today().checked_sub_signed(chrono::TimeDelta::days(n)));
        match fact.domain() {
            Domain::Words(lexicon) => lexicon.words.iter().map(|word| Value::Word(word)).collect(),
            Domain::Flag => vec![Value::Flag(true), Value::Flag(false)],
            Domain::Count => [0, 1, 2, 3, 600, 1440].map(Value::Count).into(),
            Domain::Day => days().map(Value::Day).collect(),
            Domain::Moment => days()
                .flat_map(|day| [9, 15].map(|hour| Value::Moment(day.and_hms_opt(hour, 0, 0).unwrap())))
                .collect(),
            Domain::Amount | Domain::Own => Vec::new(),
        }
    }

    /// Situations decided by a counter, always the same, possible or not (splitmix64).
    fn situations() -> impl Iterator<Item = Facts> {
        (0..400_u64).map(|n| {
            let mut seed = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let mut pick = |below: usize| {
                seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                (mixed >> 33) as usize % below
            };
            let mut facts = day(today());
            for fact in Fact::ALL.iter().filter(|fact| !matches!(fact, Fact::Today | Fact::Now)) {
                let values = some(*fact);
                if !values.is_empty() && pick(4) > 0 {
                    facts.set(*fact, values[pick(values.len())]);
                }
            }
            facts
        })
    }

    #[test]
    fn governors_come_first() {
        for fact in Fact::ALL {
            assert!(governors(*fact).iter().all(|governor| governor < fact), "{fact:?}");
            assert!(governors(*fact).is_sorted(), "{fact:?}");
        }
    }

    /// Whatever else is known changes nothing about what can be there; and every governor does.
    #[test]
    fn governors_alone_govern() {
        let mut idle: Vec<(Fact, Fact)> = Fact::ALL
            .iter()
            .flat_map(|fact| governors(*fact).iter().map(|governor| (*fact, *governor)))
            .collect();
        for facts in situations() {
            for fact in Fact::ALL {
                let can = |facts: &Facts| {
                    let may =
                        some(*fact).into_iter().map(|value| may_be(*fact, value, facts)).collect::<Vec<_>>();
                    (is_there(*fact, facts), may)
                };
                let of = |governors: &mut dyn Iterator<Item = &Fact>| {
                    let known = governors.filter_map(|governor| Some((*governor, facts.get(*governor)?)));
                    known.fold(day(today()), |facts, (fact, value)| facts.with(fact, value))
                };
                let alone = can(&of(&mut governors(*fact).iter()));
                assert_eq!(can(&facts), alone, "{fact:?} {facts:?}");
                idle.retain(|(governed, idle)| {
                    governed != fact
                        || alone == can(&of(&mut governors(*fact).iter().filter(|one| *one != idle)))
                });
            }
        }
        assert_eq!(idle, []);
    }

    #[test]
    fn what_may_be_missing_is_said() {
        let situations: Vec<Facts> = situations().collect();
        let missing = |fact: &Fact| situations.iter().any(|facts| !is_there(*fact, facts));
        for fact in Fact::ALL {
            assert_eq!(may_lack(*fact), missing(fact), "{fact:?}");
        }
    }

    fn check(facts: &str, can_be: bool) {
        let facts: Facts = serde_json::from_str(facts).unwrap();
        assert_eq!(possible(&facts), can_be, "{facts:?}");
    }

    #[test]
    fn people() {
        check(r#"{"visit.named":false,"named.is":"other"}"#, false);
        check(r#"{"visit.named":true,"named.is":"other"}"#, true);
        check(r#"{"visit.kind":"new","named.is":"owner"}"#, false);
        check(r#"{"visit.kind":"return_open","named.is":"owner"}"#, true);
        check(r#"{"named.presence":"free","owner.presence":"away","named.is":"owner"}"#, false);
        check(r#"{"named.presence":"free","owner.presence":"away","named.is":"other"}"#, true);
        check(r#"{"visit.referral":"none","named.is":"referrer_owner"}"#, false);
        check(r#"{"visit.referral":"none","referrer.presence":"free"}"#, false);
        check(r#"{"referrer.presence":"free"}"#, true);
        check(r#"{"visit.kind":"new","owner.presence":"free"}"#, false);
        check(r#"{"visit.kind":"lapsed","owner.reachable":true}"#, false);
        check(r#"{"visit.kind":"new","owner.takes_both":true}"#, false);
        check(r#"{"owner.presence":"serving","owner.takes_both":true}"#, true);
        check(r#"{"owner.presence":"free","owner.takes_both":true}"#, false);
        check(r#"{"visit.kind":"new","visit.brings_new":true}"#, false);
        check(r#"{"proxy.arranged":false,"proxy.presence":"free"}"#, false);
        check(r#"{"proxy.arranged":true,"proxy.presence":"free"}"#, true);
        check(r#"{"receiver.role":"proxy","proxy.arranged":false}"#, false);
        check(r#"{"receiver.role":"walked_to","walked_to.presence":"off"}"#, false);
        check(r#"{"visit.kind":"new","visit.referral":"none","receiver.role":"own"}"#, false);
        check(r#"{"visit.kind":"new","visit.referral":"open_client","receiver.role":"own"}"#, true);
        check(r#"{"visit.recognised":false,"receiver.role":"recognised"}"#, false);
        check(r#"{"visit.named":false,"receiver.role":"named"}"#, false);
        check(r#"{"receiver.role":"on_turn","help.cause":"owner_serving"}"#, false);
        check(r#"{"receiver.role":"assist","help.cause":"none"}"#, false);
        check(r#"{"owner.presence":"off","help.cause":"owner_serving"}"#, false);
    }

    #[test]
    fn absences_and_contacts() {
        check(r#"{"engaged":"counted","absence.minutes":3}"#, false);
        check(r#"{"absence.reason":"sick"}"#, true);
        check(r#"{"absence.reason":"unauthorised","absence.notified":true}"#, false);
        check(r#"{"absence.approved":false,"absence.approver":"supervisor"}"#, false);
        check(r#"{"contact.kind":"visit","contact.reached":false}"#, false);
        check(r#"{"contact.kind":"call","contact.reached":false}"#, true);
        check(r#"{"registration.complete":false,"registration.errors":0}"#, false);
        check(r#"{"registration.complete":true,"registration.errors":1}"#, true);
        check(r#"{"same.phone":true,"same.fields":0}"#, false);
        check(r#"{"same.phone":true,"same.fields":1,"same.id_number":true}"#, false);
        check(r#"{"same.phone":true,"same.masked":true}"#, false);
        check(r#"{"same.phone":false,"same.masked":true}"#, true);
    }

    #[test]
    fn deals_and_claims() {
        check(r#"{"deal.stage":"none","date.deal":"2025-03-03"}"#, false);
        check(r#"{"deal.stage":"none","recognised.when":"deal_day"}"#, false);
        check(r#"{"deal.stage":"none","deal.same_day":true}"#, false);
        check(r#"{"deal.stage":"paid","deal.refunded":true}"#, false);
        check(r#"{"deal.stage":"returned","deal.refunded":false}"#, false);
        check(r#"{"claimant.valid":true,"first.registered":"neither"}"#, false);
        check(r#"{"closer.valid":true,"first.registered":"neither"}"#, false);
        // Registered first, and run out since.
        check(r#"{"claimant.valid":false,"first.registered":"claimant"}"#, true);
        check(r#"{"claimant.records":false,"claimant.follow_ups":1}"#, false);
        check(r#"{"closer.records":false,"both.followed":true}"#, false);
        check(r#"{"family.known":"deal_day","same.household":false}"#, false);
        check(r#"{"breach.count":1,"breach.count_month":2}"#, false);
        check(r#"{"breach.count":0}"#, false);
        check(r#"{"closed.rank_month":3,"closed.ranked":2}"#, false);
    }

    #[test]
    fn days_and_hours() {
        check(r#"{"day.kind":"weekend","day.weekday":"monday"}"#, false);
        check(r#"{"day.kind":"holiday","day.weekday":"monday"}"#, true);
        check(r#"{"day.odd":true,"day.of_month":2}"#, false);
        check(r#"{"day.of_month":32}"#, false);
        check(r#"{"clock.minutes":1440}"#, false);
        check(r#"{"hours":"after","minutes.to_close":1}"#, false);
        check(r#"{"clock.minutes":1200,"minutes.to_close":300}"#, false);
        check(r#"{"visit.parties":0}"#, false);
        check(r#"{"visit.parties":3,"visit.people":2}"#, false);
        check(r#"{"today":"2025-03-03","date.last_contact":"2025-03-04"}"#, false);
        check(r#"{"today":"2025-03-03","date.due":"2025-03-04"}"#, true);
        check(r#"{"now":"2025-03-03T12:00","time.filed":"2025-03-04T12:00"}"#, false);
        check(r#"{"date.first_visit":"2025-03-03","date.last_contact":"2025-03-02"}"#, false);
        check(r#"{"date.first_visit":"2025-03-03","time.last_contact":"2025-03-03T09:00"}"#, true);
        check(r#"{"date.last_contact":"2025-03-03","time.last_contact":"2025-03-02T09:00"}"#, false);
        check(r#"{"visit.kind":"new","date.first_visit":"2025-03-03"}"#, false);
        check(r#"{"time.received":"2025-03-03T09:00","time.handled":"2025-03-03T08:59"}"#, false);
    }

    #[test]
    fn a_day_has_its_moment() {
        assert_eq!(moment_of(Fact::LastContact), Some(Fact::LastContactAt));
        assert_eq!(moment_of(Fact::Today), Some(Fact::Now));
        assert_eq!(moment_of(Fact::Opening), None);
    }
}
