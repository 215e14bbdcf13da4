//! What can be of numbers, days and moments: within their bounds, in their order, and none of what was recorded tomorrow.

use super::known::Known;
use crate::fact::{Fact, Value};
use crate::period::Point;
use crate::word::Hours;

/// Counts of which the first is never more than the second.
const AT_MOST: [(Fact, Fact); 5] = [
    (Fact::Parties, Fact::People),
    (Fact::ReceivedToday, Fact::ReceivedMonth),
    (Fact::ClosedRankMonth, Fact::ClosedRanked),
    (Fact::ClosedRankLastMonth, Fact::ClosedRanked),
    (Fact::BreachCountMonth, Fact::BreachCount),
];

/// Days and moments of which the first is never after the second: on the same day at the latest, where one is a day only.
const NOT_AFTER: [(Fact, Fact); 18] = [
    (Fact::FirstVisit, Fact::LastContact),
    (Fact::FirstVisit, Fact::LastRecord),
    (Fact::FirstVisit, Fact::LastVisitAt),
    (Fact::FirstVisit, Fact::LastContactAt),
    (Fact::FirstVisitAt, Fact::LastContact),
    (Fact::FirstVisitAt, Fact::LastRecord),
    (Fact::FirstVisitAt, Fact::LastVisitAt),
    (Fact::FirstVisitAt, Fact::LastContactAt),
    (Fact::LastVisitAt, Fact::LastContact),
    (Fact::LastVisitAt, Fact::LastRecord),
    (Fact::LastVisitAt, Fact::LastContactAt),
    (Fact::LastContact, Fact::LastRecord),
    (Fact::LastContactAt, Fact::LastRecord),
    (Fact::Received, Fact::HandledOn),
    (Fact::Received, Fact::HandledAt),
    (Fact::ReceivedAt, Fact::HandledOn),
    (Fact::ReceivedAt, Fact::HandledAt),
    (Fact::ArrivalAt, Fact::DepartureAt),
];

/// The day and the moment of the same thing.
const SAME: [(Fact, Fact); 7] = [
    (Fact::FirstVisit, Fact::FirstVisitAt),
    (Fact::RegisteredOn, Fact::RegisteredAt),
    (Fact::LastFollowUp, Fact::LastFollowUpAt),
    (Fact::LastContact, Fact::LastContactAt),
    (Fact::DealDay, Fact::DealAt),
    (Fact::Received, Fact::ReceivedAt),
    (Fact::HandledOn, Fact::HandledAt),
];

/// The minutes of a day.
const DAY: i64 = 24 * 60;

/// As [`super::governors`].
pub(super) const fn governors(fact: Fact) -> &'static [Fact] {
    use Fact::*;
    match fact {
        People => &[Parties],
        ReceivedMonth => &[ReceivedToday],
        ClosedRanked => &[ClosedRankMonth, ClosedRankLastMonth],
        BreachCountMonth => &[BreachCount],
        LastRecord => &[LastContact],
        FirstVisit => &[VisitKind, LastContact, LastRecord],
        FirstVisitAt => &[VisitKind, LastContact, LastRecord, FirstVisit],
        LastVisitAt => &[VisitKind, LastContact, LastRecord, FirstVisit, FirstVisitAt],
        LastContactAt => &[LastContact, LastRecord, FirstVisit, FirstVisitAt, LastVisitAt],
        RegisteredAt => &[RegisteredOn],
        LastFollowUpAt => &[LastFollowUp],
        DealAt => &[DealStage, DealDay],
        HandledOn => &[Received],
        ReceivedAt => &[Received, HandledOn],
        HandledAt => &[Received, HandledOn, ReceivedAt],
        DepartureAt => &[ArrivalAt],
        _ => &[],
    }
}

/// The moment of the thing whose day a fact is, if there is one.
pub fn moment_of(day: Fact) -> Option<Fact> {
    if day == Fact::Today {
        return Some(Fact::Now);
    }
    SAME.iter().find(|(known, _)| *known == day).map(|(_, moment)| *moment)
}

/// The numbers, days and moments that are compared with this one.
pub(crate) fn beside(fact: Fact) -> impl Iterator<Item = Fact> {
    let pairs = [&AT_MOST[..], &NOT_AFTER, &SAME];
    pairs.into_iter().flat_map(move |pairs| partners(fact, pairs)).map(|(other, _)| other)
}

/// The other ones of the pairs a fact is in, and whether it is the second of them.
fn partners(fact: Fact, pairs: &'static [(Fact, Fact)]) -> impl Iterator<Item = (Fact, bool)> {
    pairs.iter().filter_map(move |(first, second)| match fact {
        fact if fact == *first => Some((*second, false)),
        fact if fact == *second => Some((*first, true)),
        _ => None,
    })
}

/// The same, of those that come before it in the order of facts: they govern it.
fn governing(fact: Fact, pairs: &'static [(Fact, Fact)]) -> impl Iterator<Item = (Fact, bool)> {
    partners(fact, pairs).filter(move |(other, _)| *other < fact)
}

/// Whether a day or moment lies behind as soon as it is known: nothing was recorded tomorrow.
pub(crate) const fn lies_behind(fact: Fact) -> bool {
    use Fact::*;
    matches!(
        fact,
        LastContact
            | LastRecord
            | DealDay
            | FirstVisit
            | RegisteredOn
            | LastFollowUp
            | Received
            | FoundOn
            | HandledOn
            | KeptSince
            | FirstVisitAt
            | LastVisitAt
            | RegisteredAt
            | LastFollowUpAt
            | LastContactAt
            | FirstCallAt
            | FiledAt
            | DealAt
            | ReceivedAt
            | HandledAt
    )
}

/// The smallest number a fact can be: at least one comes with every visit, and a breach happened once.
pub(crate) const fn least(fact: Fact) -> i64 {
    use Fact::*;
    match fact {
        Parties | People | Guests | Takers | DayOfMonth | BreachCount | BreachCountMonth
        | ClosedRankMonth | ClosedRankLastMonth | ClosedRanked => 1,
        _ => 0,
    }
}

/// Numbers that other facts may ask for: the smallest, a missing column, as many as may be known to agree, every day.
pub(crate) fn always(fact: Fact) -> std::ops::RangeInclusive<i64> {
    let least = least(fact);
    match fact {
        Fact::RegistrationErrors => least..=1,
        Fact::FieldsSame => least..=3,
        Fact::DayOfMonth => least..=31,
        _ => least..=least,
    }
}

/// The largest.
const fn most(fact: Fact) -> i64 {
    match fact {
        Fact::DayOfMonth => 31,
        Fact::ClockMinutes => DAY - 1,
        Fact::MinutesToClose => DAY,
        Fact::PaidShare => 1000,
        _ => i64::MAX,
    }
}

/// As [`super::may_be`], for what lies on a line.
pub(super) fn may_be(fact: Fact, value: Value, known: &Known<'_>) -> bool {
    match value {
        Value::Count(n) => (least(fact)..=most(fact)).contains(&n) && may_be_many(fact, n, known),
        Value::Day(day) => may_be_on(fact, Point::Day(day), known),
        Value::Moment(moment) => may_be_on(fact, Point::Moment(moment), known),
        Value::Amount(_) | Value::Word(_) | Value::Flag(_) | Value::NotKnown => true,
    }
}

fn many(fact: Fact, known: &Known<'_>) -> Option<i64> {
    if let Some(Value::Count(n)) = known.get(fact) { Some(n) } else { None }
}

fn may_be_many(fact: Fact, n: i64, known: &Known<'_>) -> bool {
    let in_order = governing(fact, &AT_MOST).all(|(other, second)| {
        many(other, known).is_none_or(|other| if second { other <= n } else { n <= other })
    });
    in_order
        && match fact {
            Fact::DayOfMonth => known.may_be(Fact::DayOdd, &[n % 2 == 1]),
            Fact::MinutesToClose => {
                let open = known.may_not_be(Fact::Hours, Hours::After);
                (n == 0 || open) && n + many(Fact::ClockMinutes, known).unwrap_or(0) <= DAY
            }
            // Where a column is missing, something is wrong.
            Fact::RegistrationErrors => n > 0 || known.may_be(Fact::Complete, &[true]),
            Fact::FieldsSame => n >= agreeing(known),
            Fact::ClaimantFollowUps => n == 0 || known.may_be(Fact::ClaimantRecords, &[true]),
            Fact::CloserFollowUps => n == 0 || known.may_be(Fact::CloserRecords, &[true]),
            _ => true,
        }
}

/// How many columns of two registrations are known to agree.
fn agreeing(known: &Known<'_>) -> i64 {
    let agree = [Fact::SamePhone, Fact::SameName].map(|fact| known.get(fact) == Some(Value::Flag(true)));
    agree.into_iter().map(i64::from).sum()
}

/// Whether one more column may agree than those known to.
pub(super) fn may_agree_besides(known: &Known<'_>) -> bool {
    many(Fact::FieldsSame, known).is_none_or(|n| n > agreeing(known))
}

fn may_be_on(fact: Fact, point: Point, known: &Known<'_>) -> bool {
    let at = |fact: Fact| known.get(fact).and_then(Value::point);
    // By the hour it may still be today: the hour at which the question is asked is any.
    let behind = at(Fact::Today).or(at(Fact::Now)).is_none_or(|today| point.date() <= today.date());
    let in_order = |(other, second): (Fact, bool)| {
        at(other).is_none_or(|other| if second { not_after(other, point) } else { not_after(point, other) })
    };
    let same = |(other, _): (Fact, bool)| at(other).is_none_or(|other| other.date() == point.date());
    (behind || !lies_behind(fact))
        && governing(fact, &NOT_AFTER).all(in_order)
        && governing(fact, &SAME).all(same)
}

/// Whether one point is not after another: of a day and a moment the days decide.
fn not_after(one: Point, other: Point) -> bool {
    match (one, other) {
        (Point::Moment(one), Point::Moment(other)) => one <= other,
        (one, other) => one.date() <= other.date(),
    }
}
