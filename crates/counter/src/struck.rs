//! What happened in a visit and since, and what was struck out.

use crate::books::Books;
use chrono::NaiveDate;
use journal::EntryId;
use office::event::Recorded;
use office::ledger::Visit;
use office::{Event, PersonId, VisitId};

/// Something that is struck out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struck<'a> {
    /// What.
    pub what: &'a Recorded,
    /// By which entry.
    pub by: &'a Recorded,
    /// By whom; nobody in particular, if it was done at the front desk.
    pub who: Option<PersonId>,
    /// Why, if that was said.
    pub because: Option<String>,
}

/// Where the latest part of a visit is written.
pub fn latest_entry(visit: &Visit) -> EntryId {
    visit.stint().map_or(visit.id.0, |stint| stint.entry)
}

/// Whether an event belongs in the ledger of visits: it is of a visit, or of a customer.
fn of_visits(recorded: &Recorded) -> bool {
    recorded.visit().is_some() || !recorded.event.customers().is_empty()
}

/// Whether an event belongs to a visit, or to its customer after he came.
fn concerns(recorded: &Recorded, visit: &Visit) -> bool {
    match recorded.visit() {
        Some(of) => of == visit.id,
        None => recorded.at >= visit.at && recorded.event.customers().contains(&visit.visitor.customer),
    }
}

impl Books {
    /// What of the visits of a day is struck out, in order.
    pub fn struck(&self, date: NaiveDate) -> Vec<Struck<'_>> {
        let struck = self.state.voided.iter().filter_map(|entry| self.recorded(*entry));
        let mut struck: Vec<&Recorded> =
            struck.filter(|recorded| recorded.at.date() == date && of_visits(recorded)).collect();
        struck.sort_by_key(|recorded| (recorded.stamp, recorded.entry));
        struck.into_iter().filter_map(|what| self.struck_by(what)).collect()
    }

    /// What strikes an entry out.
    fn struck_by<'a>(&'a self, what: &'a Recorded) -> Option<Struck<'a>> {
        let strikes = self.recorded.strikes().rev().filter(|strike| !self.is_struck(strike.entry));
        strikes.into_iter().find_map(|by| match &by.event {
            Event::Voided { target, because } if *target == what.entry => {
                let who = self.writer(by.entry);
                Some(Struck { what, by, who, because: self.field(because.as_ref(), "text") })
            }
            _ => None,
        })
    }

    /// What happened in a visit and with its customer since, in order; what is struck out is left out.
    pub fn story<'a>(&'a self, visit: &'a Visit) -> impl Iterator<Item = &'a Recorded> {
        // Nothing of a visit is written before the visit itself.
        let from = self.recorded.place(visit.id.0).unwrap_or_default();
        let standing = self.recorded[from..].iter().filter(|recorded| !self.is_struck(recorded.entry));
        standing.filter(move |recorded| concerns(recorded, visit))
    }

    /// By whom it was decided otherwise who receives a visitor, and why if that can be read, in order.
    pub fn overruled(&self, visit: VisitId) -> Vec<(PersonId, Option<String>)> {
        let Some(visit) = self.state.visits.get(&visit) else { return Vec::new() };
        let overruled = |recorded: &Recorded| {
            let Event::Overruled { by, because, .. } = &recorded.event else { return None };
            Some((*by, self.field(Some(because), "text")))
        };
        self.story(visit).filter_map(overruled).collect()
    }
}
