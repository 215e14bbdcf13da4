//! Which visits are of which day: an index over the state, which may be thrown away.

use chrono::{NaiveDate, NaiveDateTime};
use office::ledger::Visit;
use office::{State, VisitId};
use std::collections::BTreeMap;

/// When a visitor came, which visit of its day it is, and which of all.
type Came = (NaiveDateTime, u32, VisitId);

/// The visits of each day, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Days(BTreeMap<NaiveDate, Vec<VisitId>>);

impl Days {
    pub(crate) fn of(state: &State) -> Self {
        let mut came: Vec<Came> =
            state.visits.values().map(|visit| (visit.at, visit.number, visit.id)).collect();
        came.sort_unstable();
        let mut days: BTreeMap<NaiveDate, Vec<VisitId>> = BTreeMap::new();
        for (at, _, visit) in came {
            days.entry(at.date()).or_default().push(visit);
        }
        Self(days)
    }

    /// Adds a visit that was just written, or knows it already.
    pub(crate) fn add(&mut self, visit: &Visit) {
        let day = self.0.entry(visit.at.date()).or_default();
        if !day.contains(&visit.id) {
            day.push(visit.id);
        }
    }

    /// Puts a visit where it belongs by now: nowhere, if it is no more.
    pub(crate) fn settle(&mut self, id: VisitId, before: &State, now: &State) {
        if let Some(date) = before.visits.get(&id).map(|visit| visit.at.date()) {
            let day = self.0.entry(date).or_default();
            day.retain(|visit| *visit != id);
            if day.is_empty() {
                self.0.remove(&date);
            }
        }
        let Some(visit) = now.visits.get(&id) else { return };
        let came = |visit: &Visit| (visit.at, visit.number, visit.id);
        let after = |other: &VisitId| now.visits.get(other).is_some_and(|other| came(other) > came(visit));
        let day = self.0.entry(visit.at.date()).or_default();
        if !day.contains(&id) {
            day.insert(day.iter().position(after).unwrap_or(day.len()), id);
        }
    }

    pub(crate) fn of_day(&self, date: NaiveDate) -> &[VisitId] {
        self.0.get(&date).map_or(&[], Vec::as_slice)
    }

    /// The visits from one day to another, both included, in order.
    pub(crate) fn between(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = &VisitId> {
        self.0.range(from..=to).flat_map(|(_, visits)| visits)
    }

    pub(crate) fn latest(&self) -> Option<NaiveDate> {
        self.0.last_key_value().map(|(date, _)| *date)
    }

    /// The latest days, the latest first.
    pub(crate) fn latest_of(&self, most: usize) -> Vec<NaiveDate> {
        self.0.keys().rev().take(most).copied().collect()
    }
}
