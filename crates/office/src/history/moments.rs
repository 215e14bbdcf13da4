//! The moments and days of a client that have a name of their own.

use super::found::{Found, Mark};
use super::ledger::Ledger;
use crate::ledger::{Customer, Visit};
use chrono::NaiveDate;
use rulebook::{Fact, Value};

impl<'a> Ledger<'a> {
    /// The visits of a client, in order.
    pub(super) fn visits_of(&self, customer: &'a Customer) -> impl Iterator<Item = &'a Visit> + use<'a> {
        let state = self.state;
        customer.visits.iter().filter_map(move |visit| state.visits.get(visit))
    }

    /// A moment or a day of the client in question; nothing where there is none.
    pub(super) fn moment(&self, fact: Fact) -> Option<Found> {
        let customer = self.subject.customer?;
        let day = match fact {
            Fact::FirstVisit => customer.first_visit(),
            Fact::RegisteredOn => customer.registered(),
            Fact::LastContact => customer.last_contact(),
            Fact::LastRecord => customer.last_record(),
            Fact::LastFollowUp => customer.last_follow_up(),
            Fact::DealDay => customer.deal_day(),
            _ => return self.mark(fact, customer).map(Found::from),
        };
        day.map(|day| Value::Day(day).into())
    }

    /// The record in which a moment stands.
    fn mark(&self, fact: Fact, customer: &'a Customer) -> Option<Mark> {
        let visits = || self.visits_of(customer).map(|visit| Mark::new(visit.at, visit.stamp));
        let contacts = || {
            let counted = customer.contacts.iter().filter(|contact| contact.counts());
            counted.map(|contact| Mark::of(contact.at, contact.written))
        };
        match fact {
            // Whose he became by a follow-up has that for his first visit.
            Fact::FirstVisitAt => {
                let day = customer.first_visit();
                on(day, visits()).min().or_else(|| on(day, contacts()).min())
            }
            Fact::LastVisitAt => visits().max(),
            Fact::RegisteredAt => {
                let stands = customer.entered().filter(|entry| entry.stands() && !entry.too_late);
                stands.map(|entry| Mark::new(entry.at, entry.written.stamp)).max()
            }
            Fact::LastFollowUpAt => on(customer.last_follow_up(), contacts()).max(),
            Fact::LastContactAt => on(customer.last_contact(), visits().chain(contacts())).max(),
            Fact::FirstCallAt => {
                customer.calls.iter().map(|call| Mark::new(call.at, call.written.stamp)).min()
            }
            Fact::FiledAt => customer.filing().map(|filing| Mark::of(filing.at, filing.written)),
            Fact::DealAt => {
                let steps = customer.made().map(|step| Mark::new(step.at, step.written.stamp));
                on(customer.deal_day(), steps).max()
            }
            _ => None,
        }
    }
}

/// Those of a day.
fn on(day: Option<NaiveDate>, marks: impl Iterator<Item = Mark>) -> impl Iterator<Item = Mark> {
    marks.filter(move |mark| Some(mark.at.date()) == day)
}
