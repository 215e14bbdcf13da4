//! What is kept of each client: whose he is and up to when, and what is due, as the book in force has it.

use crate::books::Books;
use crate::clientele::{Clientele, Kept, Renews, Seen, Wanting};
use chrono::NaiveDate;
use office::decide::held;
use office::ledger::Customer;
use office::{CustomerId, Event, Now};
use paper::OrderedSet;
use rulebook::supply::{OF_DAY, OF_PERSON};
use rulebook::{Book, Fact, Question, Ruling};

/// What a book looks at when it says whose a client is and when he is to be followed up.
const ASKED: [Question; 3] = [Question::Standing, Question::FollowUp, Question::Filing];

/// Whether a book looks at what his agent did, or at what may be counted from that, when it says whose a client is.
fn looks_beyond(book: &Book) -> bool {
    let of_person = |fact: Fact| OF_PERSON.contains(&fact) && !OF_DAY.contains(&fact);
    let beyond = |fact: Fact| matches!(fact, Fact::Own(_)) || of_person(fact);
    ASKED.into_iter().any(|question| book.mentions(question).any(beyond))
}

/// Whether somebody is a client: he is or was somebody's, may be, rang, was filed, or is written down.
fn is_client(client: &Customer) -> bool {
    let named = client.card.is_some() || !client.calls.is_empty() || !client.filings.is_empty();
    named || !client.titles.is_empty()
}

/// What puts the end off that a ruling says: what it is counted from is done again.
fn renews(ruling: &Ruling) -> Renews {
    match ruling.verdict.until.as_ref().map(|until| until.from) {
        Some(Fact::LastContact) => Renews::Contact,
        Some(Fact::LastRecord) => Renews::Record,
        Some(Fact::LastFollowUp) => Renews::FollowUp,
        Some(_) | None => Renews::Nothing,
    }
}

impl Books {
    /// Everything that is kept of the clients, as it is now.
    pub(crate) fn by_clients<T>(&self, now: Now, ask: impl FnOnce(&Clientele) -> T) -> T {
        self.look_ahead(now, usize::MAX);
        ask(&self.clientele.borrow())
    }

    /// Looks at so many of the clients of whom something else may be kept by now, and says whether those were all: whoever has
    /// time looks bit by bit, and nobody waits for it.
    pub fn look_ahead(&self, now: Now, most: usize) -> bool {
        let book = self.book_at(now).map(|book| &**book);
        let recorded = book.is_some_and(looks_beyond).then(|| self.recorded.len());
        let told = self.state.told.clone();
        let seen = Seen { book: book.map(|book| book.digest.clone()), told, recorded };
        let mut clientele = self.clientele.borrow_mut();
        let all = self.state.customers.keys().copied();
        let look = |customer| {
            let mut records: OrderedSet<CustomerId> = self.state.records_of(customer);
            records.insert(customer);
            let client = self.state.whole(customer).filter(|client| is_client(client));
            (records, client.map(|client| self.look_at(book, now.date(), client)))
        };
        clientele.follow((seen, now.date()), all, look, most)
    }

    /// What is to be kept of a client.
    fn look_at(&self, book: Option<&Book>, today: NaiveDate, client: &Customer) -> Kept {
        let held = book.and_then(|book| held(&self.state, book, today, client.id));
        let by = |point, ruling: &Ruling| (point, ruling.book.clone(), ruling.cites.clone());
        let visits = client.visits.iter().filter_map(|id| self.state.visits.get(id));
        let wanting = visits.filter(|visit| self.registered(visit).wanting());
        let wanting =
            wanting.map(|visit| Wanting { visit: visit.id, came: visit.at.date(), by: visit.receiver() });
        Kept {
            client: client.id,
            agent: client.server(),
            until: held.as_ref().and_then(|held| Some(by(held.until?, &held.ruling))),
            renews: held.as_ref().map_or(Renews::Nothing, |held| renews(&held.ruling)),
            lapsed: held.as_ref().is_some_and(|held| !held.stands),
            follow_up: held.as_ref().and_then(|held| Some(by(held.follow_up_by?, &held.next))),
            agreed: self.agreed_with(client),
            last: client.last_reached(),
            deal: client.deal(),
            disputed: client.has_case() || client.pending().is_some(),
            unregistered: wanting.collect(),
            runs: held.is_some_and(|held| held.stands),
        }
    }

    /// What is kept of all clients, in their order.
    pub fn clientele(&self, now: Now) -> Vec<Kept> {
        self.by_clients(now, |clients| clients.all().cloned().collect())
    }

    /// What is kept of one client.
    pub fn kept(&self, client: CustomerId, now: Now) -> Option<Kept> {
        let whole = self.state.whole(client)?.id;
        self.by_clients(now, |clients| clients.get(whole).cloned())
    }

    /// An event that speaks of these customers was taken in: what is kept of them is looked at again, and of those whom it
    /// changes without naming them.
    pub(crate) fn changed(&mut self, event: &Event, customers: impl Iterator<Item = CustomerId>) {
        let clients = self.clientele.get_mut();
        match event {
            _ if clients.is_stale() => {}
            Event::PersonDeparted { .. } | Event::PersonChanged { .. } => clients.stale(),
            // What was still open ends with the day.
            Event::DayClosed { date, .. } => {
                let of_day: Vec<_> = self.visits_of(*date).map(|visit| visit.visitor.customer).collect();
                self.clientele.get_mut().behind(of_day);
            }
            _ => clients.behind(customers),
        }
    }

    /// The next contact that was agreed with the last one, if he was not seen or reached since.
    fn agreed_with(&self, client: &Customer) -> Option<NaiveDate> {
        let last = client.contacts.last()?;
        let since = client.met.iter().any(|met| last.at < met.at);
        let recorded = self.recorded(last.written?.entry).filter(|_| !since)?;
        let Event::FollowedUp { note, .. } = &recorded.event else { return None };
        paper::date::read(&self.field(note.as_ref(), "next")?)
    }
}
