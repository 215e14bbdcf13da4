//! Who was there on a day, and how long: from the opening or signing in to signing out or the close, less the times out.

use super::period::Period;
use crate::books::Books;
use chrono::{NaiveDate, NaiveDateTime};
use office::day::Day;
use office::{Event, PersonId};
use paper::{Arrange, OrderedMap};

/// Who was there on a day, and how many minutes. They are not known while the day is open, nor of who stayed to the end of one
/// that was closed on a later day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Present {
    pub(super) person: PersonId,
    pub(super) minutes: Option<u64>,
}

/// Somebody comes or goes.
#[derive(Clone, Copy, Debug)]
struct Step {
    person: PersonId,
    at: NaiveDateTime,
    comes: bool,
}

/// A time out, of the day on which it began.
#[derive(Clone, Copy, Debug)]
struct TimeOut {
    day: NaiveDate,
    person: PersonId,
    from: NaiveDateTime,
    to: Option<NaiveDateTime>,
}

/// All comings and goings of a period.
pub(super) struct Presence {
    steps: OrderedMap<NaiveDate, Vec<Step>>,
    /// When each day was closed, where that was on the day itself.
    closed: OrderedMap<NaiveDate, Option<NaiveDateTime>>,
    /// By day and person.
    out: Vec<TimeOut>,
}

/// The seconds two times have in common.
fn common(one: (NaiveDateTime, NaiveDateTime), other: (NaiveDateTime, Option<NaiveDateTime>)) -> i64 {
    let to = other.1.map_or(one.1, |to| to.min(one.1));
    (to - other.0.max(one.0)).num_seconds().max(0)
}

impl Presence {
    /// Of a period.
    pub(super) fn of(books: &Books, period: Period) -> Self {
        let mut found = Self { steps: OrderedMap::new(), closed: OrderedMap::new(), out: Vec::new() };
        for recorded in books.recorded.iter() {
            let (person, comes) = match &recorded.event {
                Event::SignedIn { place, .. } => (place.person, true),
                Event::SignedOut { person, .. } => (*person, false),
                Event::DayClosed { date, late, .. } if period.has(*date) => {
                    if !books.is_struck(recorded.entry) {
                        // The first closes it; another does not fit.
                        found.closed.entry(*date).or_insert((!late).then_some(recorded.at));
                    }
                    continue;
                }
                _ => continue,
            };
            let (day, at) = (recorded.at.date(), recorded.at);
            if period.has(day) && !books.is_struck(recorded.entry) {
                found.steps.entry(day).or_default().push(Step { person, at, comes });
            }
        }
        for (person, times) in &books.state.absences {
            let times = times.iter().map(|away| (away.absence.since, away.until));
            let times = times.filter(|(from, _)| period.has(from.date()));
            found.out.extend(times.map(|(from, to)| TimeOut { day: from.date(), person: *person, from, to }));
        }
        found.out.arrange_by_key(|out| (out.day, out.person));
        found
    }

    /// Who was on the table of a day, in its order.
    pub(super) fn on(&self, books: &Books, day: &Day) -> Vec<Present> {
        let opened = books.recorded(day.opened);
        let first: &[_] = match opened.map(|recorded| &recorded.event) {
            Some(Event::DayOpened { order, .. }) => order,
            _ => &[],
        };
        let present = |person: PersonId| {
            let from = opened.filter(|_| first.iter().any(|place| place.person == person));
            Present { person, minutes: self.minutes(day, person, from.map(|opened| opened.at)) }
        };
        day.order.iter().map(|place| present(place.person)).collect()
    }

    /// How long somebody was there, who came with the opening or not; not known where it is not known when he went.
    fn minutes(&self, day: &Day, person: PersonId, opened: Option<NaiveDateTime>) -> Option<u64> {
        let steps = self.steps.get(&day.date).into_iter().flatten().filter(|step| step.person == person);
        let (mut since, mut seconds) = (opened, 0);
        for step in steps {
            if step.comes {
                since.get_or_insert(step.at);
            } else if let Some(from) = since.take() {
                seconds += self.there(day.date, person, (from, step.at));
            }
        }
        if let Some(from) = since {
            let to = self.closed.get(&day.date).copied().flatten()?;
            seconds += self.there(day.date, person, (from, to));
        }
        Some(u64::try_from(seconds).unwrap_or_default() / 60)
    }

    /// The seconds of a time that somebody was not out.
    fn there(&self, day: NaiveDate, person: PersonId, time: (NaiveDateTime, NaiveDateTime)) -> i64 {
        let first = self.out.partition_point(|out| (out.day, out.person) < (day, person));
        let his = self.out[first..].iter().take_while(|out| (out.day, out.person) == (day, person));
        let out: i64 = his.map(|out| common(time, (out.from, out.to))).sum();
        ((time.1 - time.0).num_seconds() - out).max(0)
    }
}
