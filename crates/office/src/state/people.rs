//! How the office and its people are taken in.

use super::{Adoption, Line, Person, State};
use crate::id::PersonId;
use crate::told::{keep, of_client};
use chrono::NaiveDate;
use journal::CardRef;
use rulebook::word::Office;
use rulebook::{BookDigest, Facts};

impl State {
    pub(super) fn person(&mut self, person: PersonId, card: CardRef, roles: &[Office], active: bool) {
        self.people.insert(person, Person { card, roles: roles.to_vec(), active });
    }

    pub(super) fn departs(&mut self, person: PersonId, successor: Option<PersonId>, told: &Facts) {
        if let Some(person) = self.people.get_mut(&person) {
            person.active = false;
        }
        for customer in self.customers.values_mut().filter(|customer| customer.owner == Some(person)) {
            customer.owner = successor;
            // Whether he handed over is true of each of his clients.
            keep(&mut customer.told, told, of_client);
        }
        self.proxies.retain(|of, proxy| *of != person && *proxy != person);
    }

    pub(super) fn set_proxy(&mut self, person: PersonId, proxy: Option<PersonId>) {
        match proxy {
            Some(proxy) => self.proxies.insert(person, proxy),
            None => self.proxies.remove(&person),
        };
    }

    pub(super) fn adopt(&mut self, line: Line, book: &BookDigest, id: &str, edition: &str, from: NaiveDate) {
        let (book, id, edition, entry) = (book.clone(), id.to_owned(), edition.to_owned(), line.entry);
        self.adoptions.push(Adoption { book, id, edition, from, entry });
    }
}
