//! Figures of a month, of a person.

use super::State;
use crate::day::Account;
use crate::id::PersonId;
use crate::ledger::Customer;
use chrono::{Datelike, Months, NaiveDate};
use rulebook::Turns;
use rulebook::word::DealStage;

impl State {
    /// Turns a person received in the month of this day, each with its weight, up to now.
    pub fn received_in_month(&self, person: PersonId, on: NaiveDate) -> Turns {
        self.month_of(person, on).map(|account| account.received).sum()
    }

    /// Counted receptions of a person in the month of this day, each once, up to now.
    pub fn receptions_in_month(&self, person: PersonId, on: NaiveDate) -> u32 {
        self.month_of(person, on).map(|account| account.receptions).sum()
    }

    fn month_of(&self, person: PersonId, on: NaiveDate) -> impl Iterator<Item = &Account> + '_ {
        let first = on.with_day(1).unwrap_or(on);
        let next = first.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
        let past = self.past.range(first..next).map(|(_, day)| day);
        let days = past.chain(self.day.iter().filter(move |day| (first..next).contains(&day.date)));
        days.filter_map(move |day| day.accounts.get(&person))
    }

    /// Deals of a person in the month of this day, up to it. A unit that was given back is no deal.
    pub fn closed_in_month(&self, person: PersonId, on: NaiveDate) -> usize {
        self.closed(on).filter(|customer| customer.deal_by() == Some(person)).count()
    }

    /// Whose deal was made in the month of this day, up to it. A unit that was given back is no deal.
    pub(crate) fn closed(&self, on: NaiveDate) -> impl Iterator<Item = &Customer> + '_ {
        let first = on.with_day(1).unwrap_or(on);
        let dealt = self.dealt.get(&first).into_iter().flatten().filter_map(|id| self.customers.get(id));
        dealt.filter(move |customer| {
            let day = customer.deal_day().filter(|_| customer.deal() != DealStage::Returned);
            day.is_some_and(|day| day >= first && day <= on)
        })
    }

    /// Deals of a person in the month before that of this day.
    pub fn closed_last_month(&self, person: PersonId, on: NaiveDate) -> usize {
        let last = on.with_day(1).and_then(|first| first.pred_opt());
        last.map_or(0, |last| self.closed_in_month(person, last))
    }
}
