//! What lies within a period.

use super::period::Period;
use crate::books::Books;
use office::Recorded;
use office::day::Day;
use office::ledger::Visit;

impl Books {
    /// The visits of a period, in the order in which they came.
    pub(super) fn visits_in(&self, period: Period) -> impl Iterator<Item = &Visit> {
        self.days().between(period.from(), period.to()).filter_map(|visit| self.state.visits.get(visit))
    }

    /// The days of a period on which the table was kept, in order.
    pub(super) fn days_in(&self, period: Period) -> impl Iterator<Item = &Day> {
        let past = self.state.past.range(period.from()..=period.to()).map(|(_, day)| day);
        past.chain(self.day().filter(move |day| period.has(day.date)))
    }

    /// What was recorded in a period and is not struck out, in the order of the journal. All of it is looked through: where
    /// somebody's clock was wrong, what is of an earlier day stands among what is of a later one.
    pub(super) fn recorded_in(&self, period: Period) -> impl Iterator<Item = &Recorded> {
        let of_period = self.recorded.iter().filter(move |recorded| period.has(recorded.at.date()));
        of_period.filter(|recorded| !self.is_struck(recorded.entry))
    }
}
