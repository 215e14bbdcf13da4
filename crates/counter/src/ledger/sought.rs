//! Whom a search means: clients by name or number, and people by name.

use crate::alike::Wanted as Query;
use crate::books::Books;
use crate::clientele::{Clientele, Kept};
use office::{CustomerId, PersonId};
use paper::OrderedSet;

/// What a search finds. Nothing sought finds everybody.
pub(crate) struct Sought {
    /// Whether nothing is sought.
    pub(super) anybody: bool,
    /// The records that are meant by name or number.
    pub(super) customers: OrderedSet<CustomerId>,
    /// Those under whom they are joined.
    wholes: OrderedSet<CustomerId>,
    /// Who works here and is meant.
    pub(super) people: OrderedSet<PersonId>,
}

impl Sought {
    /// Looks for what was typed.
    pub(crate) fn read(books: &Books, query: &str) -> Self {
        Self::of(books, &Query::read(query))
    }

    /// The same of a search that was taken apart.
    pub(super) fn of(books: &Books, query: &Query) -> Self {
        let anybody = query.is_empty();
        let customers = if anybody { OrderedSet::new() } else { books.sought(query) };
        let whole = |customer: &CustomerId| books.state.whole(*customer).map(|whole| whole.id);
        let people = books.state.people.keys().copied();
        Self {
            anybody,
            wholes: customers.iter().filter_map(whole).collect(),
            people: people.filter(|person| query.names(&books.name(*person))).collect(),
            customers,
        }
    }

    /// Whether nobody is meant but those who are called so themselves, or have such a number.
    pub(super) fn are_named(&self) -> bool {
        !self.anybody && self.people.is_empty()
    }

    /// Whether a client is meant, who is this person's: by one of his records, or by his agent.
    pub(crate) fn means(&self, client: CustomerId, agent: Option<PersonId>) -> bool {
        self.anybody
            || self.wholes.contains(&client)
            || agent.is_some_and(|agent| self.people.contains(&agent))
    }

    /// Whether somebody who works here is meant, where there is no client.
    pub(crate) fn means_agent(&self, agent: PersonId) -> bool {
        self.anybody || self.people.contains(&agent)
    }

    /// Those of the clients who are meant, in their order.
    pub(crate) fn among<'a>(&self, clients: &'a Clientele) -> Vec<&'a Kept> {
        if self.are_named() {
            return self.wholes.iter().filter_map(|id| clients.get(*id)).collect();
        }
        // Both stand in the same order.
        let mut wholes = self.wholes.iter().peekable();
        let meant = |kept: &&Kept| {
            while wholes.next_if(|id| **id < kept.client).is_some() {}
            let agents = || kept.agent.is_some_and(|agent| self.people.contains(&agent));
            self.anybody || wholes.peek() == Some(&&kept.client) || agents()
        };
        clients.all().filter(meant).collect()
    }
}
