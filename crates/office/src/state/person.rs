//! The whole of a person: the records that are joined, and those of his household.

use super::State;
use crate::event::{Event, Recorded};
use crate::id::CustomerId;
use crate::ledger::{Basis, Customer, Link, Registration, Title, Visit};
use chrono::NaiveDateTime;
use journal::Stamp;
use paper::{Arrange, OrderedSet};
use std::borrow::Cow;

impl State {
    /// What counts of a visit in the register.
    pub fn registration(&self, visit: &Visit) -> Option<&Registration> {
        self.customers.get(&visit.visitor.customer)?.registration(visit.id)
    }

    /// The records of one person: this one and those joined with it, in the order of their ids.
    pub fn records_of(&self, customer: CustomerId) -> OrderedSet<CustomerId> {
        self.reached(customer, |link| link.relation.is_none())
    }

    /// The records of his household, his own not among them.
    pub fn household_of(&self, customer: CustomerId) -> OrderedSet<CustomerId> {
        let own = self.records_of(customer);
        self.reached(customer, |_| true).into_iter().filter(|id| !own.contains(id)).collect()
    }

    /// The link between two persons, whichever of their records it is written between.
    pub fn link_of(&self, one: CustomerId, other: CustomerId) -> Option<&Link> {
        let (one, other) = (self.records_of(one), self.records_of(other));
        let between = |link: &&Link| {
            one.iter().any(|id| link.pair.beside(*id).is_some_and(|beside| other.contains(&beside)))
        };
        self.links.iter().rev().find(between)
    }

    fn reached(&self, customer: CustomerId, along: impl Fn(&Link) -> bool) -> OrderedSet<CustomerId> {
        reached(&self.links.iter().filter(|link| along(link)), customer)
    }

    /// The whole person a record belongs to: the record itself where nothing is joined with it. Whose he is goes by the record
    /// that the joining named; what was written of that with another of his records counts from when it was joined.
    pub fn whole(&self, customer: CustomerId) -> Option<&Customer> {
        self.wholes.get(&customer).or_else(|| self.customers.get(&customer))
    }

    /// Brings the views of joined records up to date, after something was written of these.
    pub(crate) fn rejoin(&mut self, customers: &[CustomerId]) {
        for customer in customers {
            match self.joined(*customer, &self.links.iter()) {
                Some((ids, one)) => ids.into_iter().for_each(|id| {
                    self.wholes.insert(id, one.clone());
                }),
                None => {
                    self.wholes.remove(customer);
                }
            }
        }
    }

    /// Brings up to date what records of one person come to.
    pub(super) fn join_again(&mut self, recorded: &Recorded) {
        let linked = matches!(recorded.event, Event::ClientsLinked { .. } | Event::ClientsParted { .. });
        if self.wholes.is_empty() && !linked {
            return;
        }
        let visit = recorded.visit().and_then(|visit| self.visits.get(&visit));
        let of_visit = visit.map(|visit| visit.visitor.customer);
        let mut written: Vec<CustomerId> = recorded.event.customers().into_iter().chain(of_visit).collect();
        if matches!(recorded.event, Event::PersonDeparted { .. }) {
            written.extend(self.wholes.keys());
        }
        written.retain(|customer| linked || self.wholes.contains_key(customer));
        self.rejoin(&written);
    }

    /// The whole person as he was known at a moment: with what had been joined and written by then.
    pub(crate) fn whole_at(&self, customer: CustomerId, at: NaiveDateTime) -> Option<Customer> {
        let parted = self.parted.iter().filter(|parted| at < parted.at).map(|parted| &parted.link);
        let links = parted.chain(&self.links).filter(|link| link.at <= at);
        match self.joined(customer, &links) {
            Some((_, one)) => Some(one.until(at)),
            None => self.customers.get(&customer).map(|record| record.until(at)),
        }
    }

    /// The records joined with one by these links, and what they come to; nothing where it stands alone.
    fn joined<'a>(
        &'a self,
        customer: CustomerId,
        links: &(impl Iterator<Item = &'a Link> + Clone),
    ) -> Option<(OrderedSet<CustomerId>, Customer)> {
        let one_person = |link: &&Link| link.relation.is_none();
        let ids = reached(&links.clone().filter(one_person), customer);
        if ids.len() == 1 {
            return None;
        }
        let between = |link: &&Link| one_person(link) && link.pair.among(&ids);
        let mut joins: Vec<&Link> = links.clone().filter(between).collect();
        joins.arrange_by_key(|link| link.written.stamp);
        let named = joins.iter().rev().find_map(|link| link.first.filter(|first| ids.contains(first)));
        let mut records: Vec<&Customer> = ids.iter().filter_map(|id| self.customers.get(id)).collect();
        // Where the record that was named is parted from these, the one whose time began first stands for them.
        let earlier = |record: &&Customer| {
            let began = record.titles.first().map(|title| title.written.stamp);
            (Some(record.id) != named, began.is_none(), began)
        };
        records.arrange_by_key(earlier);
        let first = records.first().map(|record| record.id)?;
        let titles = titles(&records, |other| joined_since(&joins, first, other));
        let one = self.one(records)?;
        Some((ids, Customer { titles, ..one }))
    }

    /// The histories of a household, as a case reads them.
    pub fn household(
        &self,
        customer: CustomerId,
        with: impl IntoIterator<Item = CustomerId>,
    ) -> Option<Cow<'_, Customer>> {
        let mut ids: Vec<CustomerId> = vec![customer];
        ids.extend(self.records_of(customer).into_iter().filter(|id| *id != customer));
        for other in with {
            ids.extend(self.records_of(other).into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>());
        }
        match ids[..] {
            [only] => self.customers.get(&only).map(Cow::Borrowed),
            _ => {
                let one = self.one(ids.iter().filter_map(|id| self.customers.get(id)).collect())?;
                // Whose he was is said by the whole person, which leaves out what a joined record was before the joining.
                let titles = self.whole(customer)?.titles.clone();
                Some(Cow::Owned(Customer { titles, ..one }))
            }
        }
    }

    fn one(&self, records: Vec<&Customer>) -> Option<Customer> {
        let mut one = Customer::joined(records.into_iter())?;
        one.visits.arrange_by_key(|visit| self.visits.get(visit).map(|visit| visit.stamp));
        Some(one)
    }
}

/// What hangs together with a record by these links.
fn reached<'a>(
    links: &(impl Iterator<Item = &'a Link> + Clone),
    customer: CustomerId,
) -> OrderedSet<CustomerId> {
    let mut all = OrderedSet::from([customer]);
    let mut next = vec![customer];
    // INVARIANT (bounded): every record is taken up once.
    while let Some(one) = next.pop() {
        for beside in links.clone().filter_map(|link| link.pair.beside(one)) {
            if all.insert(beside) {
                next.push(beside);
            }
        }
    }
    all
}

/// Since when a record hangs together with the first.
fn joined_since(joins: &[&Link], first: CustomerId, other: CustomerId) -> Option<Stamp> {
    let joined = |nth: &usize| reached(&joins[..=*nth].iter().copied(), first).contains(&other);
    (0..joins.len()).find(joined).map(|nth| joins[nth].written.stamp)
}

/// Whose the person was: by his first record, and by the others since they are joined with it. Who leaves takes nothing from
/// whoever has the person by then.
fn titles(records: &[&Customer], since: impl Fn(CustomerId) -> Option<Stamp>) -> Vec<Title> {
    let Some((first, others)) = records.split_first() else { return Vec::new() };
    let mut all: Vec<(Title, Option<Title>)> = Vec::new();
    let own = |record: &Customer, nth: usize| nth.checked_sub(1).map(|before| record.titles[before]);
    all.extend(first.titles.iter().enumerate().map(|(nth, title)| (*title, own(first, nth))));
    for other in others {
        let Some(since) = since(other.id) else { continue };
        let later = other.titles.iter().enumerate().filter(|(_, title)| title.written.stamp > since);
        all.extend(later.map(|(nth, title)| (*title, own(other, nth))));
    }
    all.arrange_by_key(|(title, _)| title.written.stamp);
    let mut titles: Vec<Title> = Vec::new();
    for (title, before) in all {
        let has = |title: &Title| (title.person, title.serves);
        let last = titles.last();
        let again = last.is_some_and(|last| last.written == title.written);
        let of_another = title.basis == Basis::Departure && last.map(has) != before.as_ref().map(has);
        if !again && !of_another {
            titles.push(title);
        }
    }
    titles
}
