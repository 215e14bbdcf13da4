//! Figures per person and month, and the place they give.

use super::found::Found;
use super::ledger::Ledger;
use crate::id::PersonId;
use crate::state::State;
use chrono::{Datelike, NaiveDate};
use paper::OrderedMap;
use rulebook::share::Cents;
use rulebook::word::Office;
use rulebook::{Fact, Value};

impl State {
    /// The deals of everybody in the month of this day, up to it, and what they come to. A unit that was given back is no
    /// deal.
    fn deals_in_month(&self, on: NaiveDate) -> OrderedMap<PersonId, (i64, Cents)> {
        let mut deals: OrderedMap<PersonId, (i64, Cents)> = OrderedMap::new();
        for customer in self.closed(on) {
            if let Some(by) = customer.deal_by() {
                let (count, sum) = deals.entry(by).or_default();
                *count += 1;
                sum.0 = sum.0.saturating_add(customer.deal_sum().unwrap_or_default().0);
            }
        }
        deals
    }

    /// Everybody who sells: agents who work here.
    fn sellers(&self) -> impl Iterator<Item = PersonId> + '_ {
        let sells =
            self.people.iter().filter(|(_, person)| person.active && person.roles.contains(&Office::Agent));
        sells.map(|(id, _)| *id)
    }

    /// The place of a person by deals in the month of this day, up to it: 1 has most; who has equally many has the same.
    fn rank(&self, person: PersonId, on: NaiveDate) -> i64 {
        let deals = self.deals_in_month(on);
        let count = |person: PersonId| deals.get(&person).map_or(0, |(count, _)| *count);
        1 + self.sellers().filter(|other| count(*other) > count(person)).count() as i64
    }
}

impl Ledger<'_> {
    /// A figure of the person.
    pub(super) fn figure(&self, fact: Fact, person: PersonId) -> Option<Found> {
        let (state, today) = (self.state, self.now.date());
        let value = match fact {
            Fact::ClosedSumMonth => {
                let sum = state.deals_in_month(today).get(&person).map_or(Cents(0), |(_, sum)| *sum);
                Value::Amount(sum)
            }
            Fact::ClosedRankMonth => Value::Count(state.rank(person, today)),
            Fact::ClosedRankLastMonth => {
                let last = today.with_day(1).and_then(|first| first.pred_opt())?;
                Value::Count(state.rank(person, last))
            }
            Fact::ClosedRanked => Value::Count(state.sellers().count() as i64),
            _ => return None,
        };
        Some(value.into())
    }
}
