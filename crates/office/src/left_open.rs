//! What still runs or waits on a day that was left open, and when it may be said to have ended.

use crate::id::{Minute, Now, PersonId, VisitId};
use crate::ledger::Visit;
use crate::state::State;
use chrono::NaiveDateTime;

/// Something that has begun and has no end yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Running {
    /// Somebody helps with a reception.
    Help(VisitId, PersonId),
    /// A reception goes on.
    Reception(VisitId),
    /// A visitor waits.
    Waiting(VisitId),
    /// Somebody is out.
    Absence(PersonId),
    /// Somebody is on the telephone.
    Call(PersonId),
}

impl Running {
    /// Whether the day cannot be closed before its end is said. The rest ends with the day.
    pub const fn keeps_open(self) -> bool {
        matches!(self, Self::Reception(_) | Self::Waiting(_))
    }
}

/// When something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// What.
    pub of: Running,
    /// The minute of that day.
    pub at: Minute,
}

/// Something that still runs, since when, and the end that is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOpen {
    /// What.
    pub what: Running,
    /// Since when.
    pub since: NaiveDateTime,
    /// The last moment of working hours; now, if that has not come; never before it began.
    pub proposed: Minute,
}

/// Since when whoever receives has received: what was put right meanwhile did not interrupt him.
fn begun(visit: &Visit) -> NaiveDateTime {
    let receiver = visit.receiver();
    let his = visit.stints.iter().rev().take_while(|stint| Some(stint.person) == receiver);
    his.last().map_or(visit.at, |stint| stint.from)
}

/// All that still runs or waits on the open day, as it is listed: what keeps the day open first.
pub fn left_open(state: &State, now: Now) -> Vec<LeftOpen> {
    let Some(day) = state.open_day() else { return Vec::new() };
    let closes = state.about.as_ref().map(|about| about.closes);
    let last = if now.date() == day.date { now.minute() } else { closes.unwrap_or_else(|| now.minute()) };
    let visit = |id: &VisitId| state.visits.get(id);
    let receptions =
        day.open.iter().filter_map(visit).map(|visit| (Running::Reception(visit.id), begun(visit)));
    let waiting = day.waiting.iter().filter_map(visit).map(|visit| (Running::Waiting(visit.id), visit.at));
    let helping = day.open.iter().filter_map(visit).flat_map(|visit| {
        let parts = visit.helpers.iter().filter(|part| part.to.is_none());
        parts.map(|part| (Running::Help(visit.id, part.person), part.from))
    });
    let out = day.out.iter().map(|(person, absence)| (Running::Absence(*person), absence.since));
    let calls = day.calls.iter().map(|(person, since)| (Running::Call(*person), *since));
    let all = receptions.chain(waiting).chain(helping).chain(out).chain(calls);
    all.map(|(what, since)| LeftOpen { what, since, proposed: last.max(Now(since).minute()) }).collect()
}
