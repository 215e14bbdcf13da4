//! What was given, plan by plan, so that all of one can be taken back.

use crate::books::Books;
use chrono::NaiveDateTime;
use journal::{DeviceId, EntryId};
use office::{Command, CustomerId, Event, PersonId};
use paper::OrderedSet;

/// A plan that was written: what of it still counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// When.
    pub at: NaiveDateTime,
    /// Who decided.
    pub by: PersonId,
    /// To whom how many went, in the order in which they were first named.
    pub to: Vec<(PersonId, usize)>,
    /// The entries.
    pub entries: Vec<EntryId>,
    on: DeviceId,
    clients: OrderedSet<CustomerId>,
}

impl Handed {
    /// How many clients were given.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing is left of it.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes all of it back, the latest first: one act.
    pub fn taken_back(&self) -> Vec<Command> {
        let void = |target: &EntryId| Command::Void { target: *target, because: None };
        self.entries.iter().rev().map(void).collect()
    }

    fn count(&mut self, entry: EntryId, customer: CustomerId, to: PersonId) {
        self.entries.push(entry);
        self.clients.insert(customer);
        match self.to.iter_mut().find(|(person, _)| *person == to) {
            Some((_, count)) => *count += 1,
            None => self.to.push((to, 1)),
        }
    }
}

impl Books {
    /// The plan that an entry is of.
    pub(crate) fn handed_with(&self, entry: EntryId) -> Option<Handed> {
        let Event::ClientPassed { from, .. } = &self.recorded(entry)?.event else { return None };
        self.handed_over(*from).into_iter().find(|handed| handed.entries.contains(&entry))
    }

    /// What of somebody's clients was given to others, the latest plan first. The entries of a plan are of one device and one
    /// moment, and each client is in it once.
    pub fn handed_over(&self, person: PersonId) -> Vec<Handed> {
        let mut all: Vec<Handed> = Vec::new();
        for recorded in self.recorded.iter() {
            let Event::ClientPassed { customer, from, to, by, .. } = &recorded.event else { continue };
            if *from != person || self.is_struck(recorded.entry) {
                continue;
            }
            let (at, on, by) = (recorded.at, recorded.stamp.device(), *by);
            let same = |last: &&mut Handed| {
                (last.at, last.on, last.by) == (at, on, by) && !last.clients.contains(customer)
            };
            if let Some(last) = all.last_mut().filter(same) {
                last.count(recorded.entry, *customer, *to);
                continue;
            }
            let (to_nobody, entries, clients) = (Vec::new(), Vec::new(), OrderedSet::new());
            let mut begun = Handed { at, by, to: to_nobody, entries, on, clients };
            begun.count(recorded.entry, *customer, *to);
            all.push(begun);
        }
        all.reverse();
        all
    }
}
