//! Who looks after a client.

use crate::desk::Books;
use office::CustomerId;

/// Who serves a client; of one who is nobody's, who registered or received him last.
pub fn agent_of(books: &Books, customer: CustomerId) -> Option<String> {
    let found = books.state.whole(customer)?;
    let visit = || found.visits.last().and_then(|visit| books.state.visits.get(visit));
    let registered = || found.registrations.last().map(|registration| registration.by);
    let received = || visit().and_then(office::ledger::Visit::receiver);
    found.server().or_else(registered).or_else(received).map(|person| books.name(person))
}
