//! Everything that happened with a client, in one line of time, whichever of his visits and records it is written of.

use crate::books::Books;
use crate::row::{Row, Said};
use journal::EntryId;
use office::event::Recorded;
use office::ledger::{Customer, Link, Written};
use office::{CustomerId, VisitId};
use paper::OrderedSet;

/// Where it is written what is known of him.
fn written(client: &Customer) -> impl Iterator<Item = EntryId> {
    let all: [Vec<Written>; 10] = [
        client.titles.iter().map(|title| title.written).collect(),
        client.met.iter().map(|met| met.written).collect(),
        client.registrations.iter().map(|entry| entry.written).collect(),
        client.registrations.iter().filter_map(|entry| Some(entry.withdrawn?.1)).collect(),
        client.contacts.iter().filter_map(|contact| contact.written).collect(),
        client.calls.iter().map(|call| call.written).collect(),
        client.filings.iter().filter_map(|filing| filing.written).collect(),
        client.steps.iter().map(|step| step.written).collect(),
        client.brought.iter().map(|brought| brought.written).collect(),
        client
            .cases
            .iter()
            .map(|case| case.written)
            .chain(client.grades.iter().map(|grade| grade.written))
            .collect(),
    ];
    all.into_iter().flatten().map(|written| written.entry)
}

impl Books {
    /// What happened in a visit: that he came, and what was done until he left.
    fn of_visit(&self, id: VisitId) -> impl Iterator<Item = EntryId> {
        let visit = self.state.visits.get(&id);
        let stints = visit.into_iter().flat_map(|visit| visit.stints.iter().chain(&visit.helpers));
        std::iter::once(id.0).chain(stints.map(|stint| stint.entry))
    }

    /// Everything that happened with a client and counts, the latest first.
    pub fn life_rows(&self, client: CustomerId) -> Vec<Row> {
        let Some(whole) = self.state.whole(client) else { return Vec::new() };
        let own = self.state.records_of(client);
        let his = |link: &&Link| own.iter().any(|record| link.pair.beside(*record).is_some());
        let links = self.state.links.iter().filter(his);
        let visits = whole.visits.iter().flat_map(|visit| self.of_visit(*visit));
        let entries: OrderedSet<EntryId> =
            written(whole).chain(visits).chain(links.map(|link| link.written.entry)).collect();
        let recorded = entries.iter().filter_map(|entry| self.recorded(*entry));
        let mut life: Vec<&Recorded> = recorded.filter(|recorded| !self.is_struck(recorded.entry)).collect();
        life.sort_by_key(|recorded| std::cmp::Reverse((recorded.stamp, recorded.entry)));
        life.into_iter().map(|recorded| self.told(Said::Moment(recorded.at), recorded)).collect()
    }
}
