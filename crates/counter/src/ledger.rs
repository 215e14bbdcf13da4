//! Which visits a page of the ledger shows, and which clients a search means.

mod claimed;
mod rows;
mod sought;

pub use claimed::CLAIMS;
pub use rows::{Sum, VISITS, role, state, turn};
pub(crate) use sought::Sought;

use crate::alike::Wanted as Query;
use crate::books::Books;
use crate::filter::{Chosen, Filter};
use office::command::Arrival;
use office::decide::visitor_facts;
pub use office::ledger::{Customer, Visit, VisitState};
use office::{CustomerId, Event, Now, PersonId, Refusal};
use rulebook::Fact;
use rulebook::word::{Standing, VisitKind};
use std::cmp::Reverse;

/// How many rows are shown at most.
pub(crate) const MOST: usize = 200;

/// Which visits of the ledger a person may want to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those whose registration is wanting.
    Missing,
}

/// What of the ledger a person wants to see. Somebody's are those he received, or whose client came.
pub type Wanted = Chosen<Which>;

/// By what the ledger is narrowed.
pub static FILTERS: [Filter<Which>; 4] = [
    Filter::Day,
    Filter::Person("received_by"),
    Filter::Which("registered", &[(Which::Missing, "only_missing")]),
    Filter::Search,
];

/// Everybody who had a part in a visit, and whose client the visitor is.
fn people(visit: &Visit) -> impl Iterator<Item = PersonId> {
    visit.stints.iter().chain(&visit.helpers).map(|stint| stint.person).chain(visit.owner)
}

/// Among whom a client is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// All who were here, who rang, or are registered.
    All,
    /// The clients of one person.
    Of(PersonId),
    /// Those who rang.
    Rang,
}

impl Among {
    fn has(self, books: &Books, client: &Customer) -> bool {
        let server = || books.state.whole(client.id).and_then(Customer::server);
        match self {
            Self::All => server().is_some() || client.card.is_some(),
            Self::Of(person) => server() == Some(person),
            Self::Rang => !client.calls.is_empty(),
        }
    }
}

impl Books {
    /// The visits that are shown, newest first.
    pub fn shown(&self, wanted: &Wanted) -> Vec<&Visit> {
        self.wanted_visits(wanted, MOST)
    }

    /// The visits that are wanted, newest first, so many of them.
    pub(crate) fn wanted_visits(&self, wanted: &Wanted, most: usize) -> Vec<&Visit> {
        let fits = |visit: &&Visit| {
            let his = wanted.person.is_none_or(|wanted| people(visit).any(|person| person == wanted));
            his && wanted.which.is_none_or(|which| self.is(which, visit))
        };
        if !wanted.searches() {
            return self.visits_of(wanted.date).rev().filter(fits).take(most).collect();
        }
        let found = Sought::read(self, &wanted.query);
        let of_client = |visit: &Visit| found.customers.contains(&visit.visitor.customer);
        let mut visits: Vec<&Visit> = if found.people.is_empty() {
            let clients = found.customers.iter().filter_map(|id| self.state.customers.get(id));
            let visits = clients.flat_map(|client| &client.visits).filter_map(|id| self.state.visits.get(id));
            visits.filter(|visit| of_client(visit)).filter(fits).collect()
        } else {
            let named = |visit: &Visit| people(visit).any(|person| found.people.contains(&person));
            let all = self.state.visits.values();
            all.filter(|visit| of_client(visit) || named(visit)).filter(fits).collect()
        };
        visits.sort_by_key(|visit| Reverse((visit.at, visit.number)));
        visits.truncate(most);
        visits
    }

    fn is(&self, which: Which, visit: &Visit) -> bool {
        match which {
            Which::Missing => self.registered(visit).wanting(),
        }
    }

    /// The clients among these that a search means, by name, number or agent, the latest first; all of them where nothing is
    /// sought. One who is meant already is left out.
    pub fn clients(&self, query: &str, among: Among, but: Option<CustomerId>, most: usize) -> Vec<&Customer> {
        let query = Query::read(query);
        let found = Sought::of(self, &query);
        let known = |client: &&Customer| Some(client.id) != but && among.has(self, client);
        let fits = |client: &&Customer| {
            let owner = || self.state.whole(client.id).and_then(Customer::owner);
            let agents = || owner().is_some_and(|owner| found.people.contains(&owner));
            found.anybody || found.customers.contains(&client.id) || agents()
        };
        let all = &self.state.customers;
        let mut clients: Vec<&Customer> = match found.are_named() {
            true => found.customers.iter().filter_map(|id| all.get(id)).filter(known).collect(),
            false => all.values().filter(known).filter(fits).collect(),
        };
        let rang = |client: &Customer| client.calls.iter().map(|call| call.at.date()).max();
        clients.sort_by_cached_key(|client| Reverse((client.last_reached().max(rang(client)), client.id)));
        clients.truncate(most);
        clients
    }

    /// What kind of visitor came: as found at the door, or when he turned out to be a client the ledger knows.
    pub fn kind_found(&self, visit: &Visit) -> VisitKind {
        let found = visit.hand_overs.iter().rev().filter_map(|handed| self.recorded(handed.entry));
        let kind = found.filter_map(|recorded| self.kind_handed(&recorded.event)).next();
        kind.unwrap_or(visit.visitor.kind)
    }

    /// What a handing over found, if it found who the visitor is.
    fn kind_handed(&self, event: &Event) -> Option<VisitKind> {
        let Event::HandedOver { customer: Some(_), .. } = event else { return None };
        let rulings = event.law().rulings(self);
        let seen = |kind: &VisitKind| rulings.iter().any(|ruling| ruling.facts.is(Fact::VisitKind, *kind));
        let lapsed = || rulings.iter().any(|ruling| ruling.verdict.standing == Some(Standing::Lapsed));
        VisitKind::ALL.iter().copied().find(seen).or_else(|| lapsed().then_some(VisitKind::Lapsed))
    }

    /// What kind of visitor a client would be if he came now, as the book has it.
    ///
    /// # Errors
    /// No day is open, or the book must know something first.
    pub fn would_be(&self, client: CustomerId, now: Now) -> Result<Option<VisitKind>, Refusal> {
        let facts = visitor_facts(&self.floor(now)?, &Arrival::new(client))?;
        Ok(VisitKind::ALL.iter().copied().find(|kind| facts.is(Fact::VisitKind, *kind)))
    }
}
