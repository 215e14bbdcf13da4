//! What still runs or waits when a day is closed ends each at its own time, in one act with the closing.

use super::reception;
use crate::event::Event;
use crate::id::Now;
use crate::left_open::{End, LeftOpen, Running, left_open};
use crate::refusal::{Reason, Refusal};
use crate::rotation::Floor;
use crate::state::State;
use paper::Arrange;

/// The ends, in the order in which they were: of those that are said, and of what ends with a day that is closed late.
pub(super) fn end_all<'a>(
    state: &State,
    now: Now,
    ends: &[End],
    floor_at: impl Fn(Now) -> Result<Floor<'a>, Refusal>,
) -> Result<Vec<Event>, Refusal> {
    let Some(day) = state.open_day() else { return Ok(Vec::new()) };
    let open = left_open(state, now);
    let late = now.date() > day.date;
    let said = |what: Running| ends.iter().any(|end| end.of == what);
    // An absence that nobody ended was over with the working hours, not when the day was closed.
    let silent = |left: &&LeftOpen| {
        late && matches!(left.what, Running::Absence(_) | Running::Call(_)) && !said(left.what)
    };
    let silent = open.iter().filter(silent).map(|left| End { of: left.what, at: left.proposed });
    let mut all: Vec<End> = ends.iter().copied().chain(silent).collect();
    // Who helps is done when the reception is, if not before.
    let over: Vec<End> = all.iter().copied().filter(|end| matches!(end.of, Running::Reception(_))).collect();
    all.retain(|end| match end.of {
        Running::Help(visit, _) => {
            !over.iter().any(|over| over.of == Running::Reception(visit) && over.at <= end.at)
        }
        Running::Reception(_) | Running::Waiting(_) | Running::Absence(_) | Running::Call(_) => true,
    });
    all.arrange_by_key(|end| (end.at, end.of));
    let mut events = Vec::new();
    for end in all {
        let left = open.iter().find(|left| left.what == end.of).ok_or_else(|| nothing_runs(end.of))?;
        let at = Now::on(day.date, end.at);
        if end.at < Now(left.since).minute() {
            return Err(Reason::HoursReversed(Now(left.since).minute(), end.at).into());
        }
        if at > now {
            return Err(Reason::HoursReversed(end.at, now.minute()).into());
        }
        events.extend(ended(end.of, at, &floor_at)?);
    }
    Ok(events)
}

fn ended<'a>(
    of: Running,
    at: Now,
    floor_at: &impl Fn(Now) -> Result<Floor<'a>, Refusal>,
) -> Result<Vec<Event>, Refusal> {
    let ended = Some(at.0);
    let floor = || floor_at(at);
    Ok(match of {
        Running::Help(visit, helper) => {
            reception::done_helping(&floor()?, visit, Event::HelperLeft { visit, helper, ended })?
        }
        Running::Reception(visit) => {
            reception::done_helping(&floor()?, visit, Event::ReceptionEnded { visit, ended })?
        }
        Running::Waiting(visit) => vec![Event::VisitorLeft { visit, ended }],
        Running::Absence(person) => vec![Event::AbsenceEnded { person, ended }],
        Running::Call(by) => vec![Event::CallEnded { by, ended }],
    })
}

fn nothing_runs(of: Running) -> Refusal {
    match of {
        Running::Help(..) | Running::Reception(_) => Reason::NoSuchVisit,
        Running::Waiting(_) => Reason::NotWaiting,
        Running::Absence(person) => Reason::NotOut(person),
        Running::Call(person) => Reason::NotOnCall(person),
    }
    .into()
}
