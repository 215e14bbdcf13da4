//! Entries that do not fit together, each with the other entry it does not fit to: what one looks at side by side.

mod rows;

pub use rows::{CONFLICTS, Side, called};

use crate::books::Books;
use journal::{DeviceId, EntryId};
use office::event::Recorded;
use office::ledger::Visit;
pub use office::state::ConflictKind;
use office::{Conflict, CustomerId, Event, PersonId, VisitId};

/// A conflict, with the entries it is about: the one that did not fit first, then the one that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// What does not fit.
    pub kind: ConflictKind,
    /// The entries.
    pub entries: Vec<EntryId>,
}

/// Whether a visit was still going on at the time of an entry, and began no later.
fn runs(visit: &Visit, at: &Recorded) -> bool {
    let ended = visit.stints.last().and_then(|stint| stint.to);
    visit.at <= at.at && ended.is_none_or(|ended| ended >= at.at)
}

impl Books {
    /// What does not fit together, in the order in which it was found.
    pub fn conflicts(&self) -> Vec<Clash> {
        self.state.conflicts.iter().map(|conflict| self.clash(conflict)).collect()
    }

    /// What an entry does not fit to.
    pub fn clash_of(&self, entry: EntryId, kind: ConflictKind) -> Option<Clash> {
        let found = self.state.conflicts.iter().find(|found| found.entry == entry && found.kind == kind);
        found.map(|conflict| self.clash(conflict))
    }

    /// Whose client or deal a conflict is about.
    pub fn disputed_client(&self, entry: EntryId, kind: ConflictKind) -> Option<CustomerId> {
        self.state.conflicts.iter().find(|found| (found.entry, found.kind) == (entry, kind))?.about
    }

    fn clash(&self, conflict: &Conflict) -> Clash {
        let other = self.recorded(conflict.entry).and_then(|entry| self.other(conflict, entry));
        let entries = [conflict.entry].into_iter().chain(other.filter(|other| *other != conflict.entry));
        Clash { kind: conflict.kind, entries: entries.collect() }
    }

    /// The entry to which another does not fit.
    fn other(&self, conflict: &Conflict, entry: &Recorded) -> Option<EntryId> {
        match conflict.kind {
            ConflictKind::DayOpenedTwice => self.opening_beside(entry),
            ConflictKind::ReceivingTwice => {
                let person = entry.event.reception().map(|reception| reception.receiver)?;
                self.reception_beside(entry, person)
            }
            ConflictKind::InHouseTwice => {
                let customer = self.visit_of(entry).map(|visit| visit.visitor.customer)?;
                let visits = &self.state.customers.get(&customer)?.visits;
                let others = visits.iter().filter_map(|visit| self.state.visits.get(visit));
                let other = others.filter(|visit| visit.id.0 != entry.entry).find(|visit| runs(visit, entry));
                other.map(|visit| visit.id.0)
            }
            ConflictKind::NoSuchVisit => self.visit_of(entry).map(|visit| visit.id.0),
            ConflictKind::OwnedTwice => self.title_before(entry, conflict.about?),
            ConflictKind::DealtTwice => {
                let steps = &self.state.customers.get(&conflict.about?)?.steps;
                steps.iter().find(|step| step.written.entry != entry.entry).map(|step| step.written.entry)
            }
            ConflictKind::CreditGone => {
                entry.event.reception().and_then(|reception| reception.credit).map(|credit| credit.by)
            }
            ConflictKind::NoDayOpen | ConflictKind::NotOnShift => None,
        }
    }

    fn visit_of(&self, entry: &Recorded) -> Option<&Visit> {
        let visit = entry.visit().unwrap_or(VisitId(entry.entry));
        self.state.visits.get(&visit)
    }

    /// The other opening of the same day.
    fn opening_beside(&self, entry: &Recorded) -> Option<EntryId> {
        let Event::DayOpened { date: of, .. } = &entry.event else { return None };
        let same = |other: &&Recorded| matches!(&other.event, Event::DayOpened { date, .. } if date == of);
        let standing = self.recorded.iter().filter(|other| !self.is_struck(other.entry));
        standing.filter(same).find(|other| other.entry != entry.entry).map(|other| other.entry)
    }

    /// The other reception of a person that went on when an entry was written.
    fn reception_beside(&self, entry: &Recorded, person: PersonId) -> Option<EntryId> {
        let stints = self.visits_of(entry.at.date()).flat_map(|visit| &visit.stints);
        let his = stints.filter(|stint| stint.person == person && stint.entry != entry.entry);
        let mut during =
            his.filter(|stint| stint.from <= entry.at && stint.to.is_none_or(|to| to >= entry.at));
        during.next().map(|stint| stint.entry)
    }

    /// By what a customer was somebody's before an entry made him another's.
    fn title_before(&self, entry: &Recorded, customer: CustomerId) -> Option<EntryId> {
        let titles = self.state.customers.get(&customer)?.titles.iter();
        titles.map(|title| title.written.entry).find(|written| *written != entry.entry)
    }

    /// The other device that runs the table of the open day: it opened it, and nothing at the door was written here since.
    pub fn run_elsewhere(&self) -> Option<DeviceId> {
        let day = self.state.open_day()?;
        let (opened, own) = (self.journal.get(&day.opened)?.device, self.journal.device());
        let of_day = self.recorded.iter().rev().take_while(|recorded| recorded.at.date() >= day.date);
        let here = || {
            of_day.into_iter().any(|recorded| recorded.stamp.device() == own && recorded.visit().is_some())
        };
        (opened != own && !here()).then_some(opened)
    }

    /// The visit an entry belongs to, if it belongs to one.
    pub fn visit_behind(&self, entry: EntryId) -> Option<VisitId> {
        self.recorded(entry).and_then(|recorded| self.visit_of(recorded)).map(|visit| visit.id)
    }
}
