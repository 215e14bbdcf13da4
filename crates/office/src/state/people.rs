//! How the office and its people are taken in.

use super::{Adoption, Line, Person, State};
use crate::id::PersonId;
use crate::ledger::{Basis, Title};
use crate::told::{keep, of_client};
use chrono::NaiveDate;
use journal::CardRef;
use rulebook::word::Office;
use rulebook::{BookDigest, Facts};

impl State {
    pub(super) fn person(&mut self, person: PersonId, card: CardRef, roles: &[Office], active: bool) {
        self.people.insert(person, Person { card, roles: roles.to_vec(), active, heir: None });
    }

    /// Who stands for somebody: he himself while he works here, then whoever has his clients; nobody, where they went to nobody.
    pub fn standing_for(&self, person: PersonId) -> Option<PersonId> {
        let mut stands = person;
        // INVARIANT (bounded): as often as there are people; two may have left to each other.
        for _ in 0..=self.people.len() {
            match self.people.get(&stands) {
                Some(left) if !left.active => stands = left.heir?,
                _ => return Some(stands),
            }
        }
        None
    }

    pub(super) fn departs(
        &mut self,
        line: Line,
        person: PersonId,
        successor: Option<PersonId>,
        told: &Facts,
    ) {
        if let Some(person) = self.people.get_mut(&person) {
            (person.active, person.heir) = (false, successor);
        }
        let (at, written) = (line.at, line.written());
        for customer in self.customers.values_mut() {
            let Some(title) = customer.title().copied() else { continue };
            let (owned, served) = (title.person == Some(person), title.serves == Some(person));
            if !owned && !served {
                continue;
            }
            customer.titles.push(Title {
                person: if owned { successor } else { title.person },
                serves: if served { successor } else { title.serves },
                basis: Basis::Departure,
                anew: false,
                at,
                written,
                ..title
            });
            if owned {
                // Whether he handed over is true of each of his clients.
                keep(&mut customer.told, told, of_client);
            }
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
