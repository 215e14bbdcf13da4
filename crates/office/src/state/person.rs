//! The whole of a person: the records that are joined, and those of his household.

use super::State;
use crate::id::CustomerId;
use crate::ledger::{Customer, Link, Registration, Visit};
use std::borrow::Cow;
use std::collections::BTreeSet;

impl State {
    /// What counts of a visit in the register.
    pub fn registration(&self, visit: &Visit) -> Option<&Registration> {
        self.customers.get(&visit.visitor.customer)?.registration(visit.id)
    }

    /// The records of one person: this one and those joined with it, in the order of their ids.
    pub fn records_of(&self, customer: CustomerId) -> BTreeSet<CustomerId> {
        self.reached(customer, |link| link.relation.is_none())
    }

    /// The records of his household, his own not among them.
    pub fn household_of(&self, customer: CustomerId) -> BTreeSet<CustomerId> {
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

    fn reached(&self, customer: CustomerId, along: impl Fn(&Link) -> bool) -> BTreeSet<CustomerId> {
        let mut all = BTreeSet::from([customer]);
        if self.links.is_empty() {
            return all;
        }
        let mut next = vec![customer];
        // INVARIANT (bounded): every record is taken up once.
        while let Some(one) = next.pop() {
            for link in self.links.iter().filter(|link| along(link)) {
                if let Some(beside) = link.pair.beside(one)
                    && all.insert(beside)
                {
                    next.push(beside);
                }
            }
        }
        all
    }

    /// The whole person a record belongs to: the record itself where nothing is joined with it. Whose he is stands with the
    /// record whose time began first; nobody's record gives way to somebody's.
    pub fn whole(&self, customer: CustomerId) -> Option<&Customer> {
        self.wholes.get(&customer).or_else(|| self.customers.get(&customer))
    }

    /// Brings the views of joined records up to date, after something was written of these.
    pub(crate) fn rejoin(&mut self, customers: &[CustomerId]) {
        for customer in customers {
            let ids = self.records_of(*customer);
            if ids.len() == 1 {
                self.wholes.remove(customer);
                continue;
            }
            let mut records: Vec<&Customer> = ids.iter().filter_map(|id| self.customers.get(id)).collect();
            let key = |record: &&Customer| {
                let began = record.began();
                (record.server().is_none(), began.is_none(), began)
            };
            records.sort_by_key(key);
            let Some(one) = self.one(records) else { continue };
            for id in ids {
                self.wholes.insert(id, one.clone());
            }
        }
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
            _ => self.one(ids.iter().filter_map(|id| self.customers.get(id)).collect()).map(Cow::Owned),
        }
    }

    fn one(&self, records: Vec<&Customer>) -> Option<Customer> {
        let mut one = Customer::joined(records.into_iter())?;
        one.visits.sort_by_key(|visit| self.visits.get(visit).map(|visit| visit.stamp));
        Some(one)
    }
}
