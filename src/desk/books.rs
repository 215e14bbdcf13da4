//! What the desk holds in memory: the journal, the cards, the adopted books and the state derived from them.

use super::aside::Aside;
use super::decider::decider;
use super::device::indexed_db::{EntryRow, Row};
use super::likeness::Likeness;
use super::trouble::Trouble;
use chrono::NaiveDateTime;
use journal::{
    Actor, Card, CardRef, Cards, Digest, Documents, Draft, Entry, EntryId, Journal, Spelling, Stamp, WallMs,
};
use office::asking::Held;
use office::decide::{Claim, Filed, claims, filings};
use office::event::{Kind, Shelf, VERSION, finish};
use office::{
    Asking, Command, CustomerId, Event, Now, PersonId, Recorded, Refusal, State, Told, rotation::Floor,
};
use paper::{Arrange, OrderedMap};
use rulebook::{ArticleId, Book, BookDigest, word::Office};
use std::cell::RefCell;
use std::rc::Rc;

/// Why acts were not written.
pub(super) enum Unwritten {
    /// The act at this place was refused.
    Refused {
        /// Its place.
        at: usize,
        /// Why.
        refusal: Refusal,
    },
    /// Anything else.
    Trouble(Trouble),
}

impl From<Trouble> for Unwritten {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// The books of one office on this device.
pub struct Books {
    /// Every entry.
    pub journal: Journal,
    /// Names, telephones, notes.
    pub cards: Cards,
    /// Adopted rulebooks as documents.
    pub documents: Documents,
    /// What the entries mean, in stamp order.
    pub recorded: Vec<Recorded>,
    /// Entries of a kind or version this build does not know.
    pub unknown: usize,
    /// The state.
    pub state: State,
    /// Rows of the database that could not be read, or do not fit; also those that were put aside before.
    pub(super) aside: Vec<Aside>,
    /// Those of them that still stand in the way of others.
    pub(super) odd: Vec<Row>,
    /// How many entries of this device are gone without a trace.
    pub(super) lost: u64,
    /// Whether this device must go on under another id.
    pub(super) renew: bool,
    shelf: OrderedMap<BookDigest, Rc<Book>>,
    pub(super) likeness: RefCell<Likeness>,
}

impl Books {
    /// Derives everything from the journal, the cards and the documents.
    pub fn new(journal: Journal, cards: Cards, documents: Documents) -> Self {
        let mut books = Self {
            journal,
            cards,
            documents,
            recorded: Vec::new(),
            unknown: 0,
            state: State::default(),
            aside: Vec::new(),
            odd: Vec::new(),
            lost: 0,
            renew: false,
            shelf: OrderedMap::new(),
            likeness: RefCell::default(),
        };
        books.derive();
        books
    }

    /// Derives the state again from all entries.
    pub fn derive(&mut self) {
        self.recorded = self.journal.rightful().filter_map(Recorded::read).collect();
        self.unknown = self.journal.len() - self.journal.usurping() - self.recorded.len();
        if !self.aside.is_empty() {
            let beyond: Vec<Recorded> = self.beyond_aside().filter_map(Recorded::read).collect();
            self.recorded.extend(beyond);
            self.recorded.arrange_by_key(|recorded| (recorded.stamp, recorded.entry));
        }
        self.state = State::derive(&self.recorded);
        shelve(&mut self.shelf, self.documents.iter().map(|(_, json)| json));
        self.likeness.get_mut().stale();
    }

    /// Puts books on the shelf, so that commands can be decided by them. They are no part of the books yet.
    pub fn shelve(&mut self, documents: &[serde_json::Value]) {
        shelve(&mut self.shelf, documents);
    }

    /// Entries that are understood, but of whose law some words are newer than this program.
    pub fn newer(&self) -> usize {
        self.recorded.iter().filter(|recorded| recorded.event.law().newer()).count()
    }

    /// A book on the shelf, by digest.
    pub fn book(&self, digest: &BookDigest) -> Option<&Rc<Book>> {
        self.shelf.get(digest)
    }

    /// The book of the open day, or the one in force on the date.
    pub fn book_at(&self, now: Now) -> Option<&Rc<Book>> {
        let day = self.state.open_day().map(|day| &day.book);
        day.or_else(|| self.state.book_on(now.date()).map(|adoption| &adoption.book))
            .and_then(|digest| self.book(digest))
    }

    /// The floor of the open day.
    ///
    /// # Errors
    /// No day is open, or it is another day's.
    pub fn floor(&self, now: Now) -> Result<Floor<'_>, office::Refusal> {
        Floor::new(&self.state, self.book_at(now).map(Rc::as_ref), now)
    }

    /// The terms that the book in force gives for today, each with whose turn it is and until when.
    pub fn terms(&self, now: Now) -> Vec<Held> {
        self.asking(now).map(|asking| asking.terms()).unwrap_or_default()
    }

    /// Who holds an office for the time being, going round a named order of the book.
    pub fn on_term(&self, now: Now) -> Vec<(PersonId, Office)> {
        self.asking(now).map(|asking| asking.on_term()).unwrap_or_default()
    }

    /// Those who work here and hold an office or a higher one, for good or for the time being.
    pub fn holders(&self, now: Now, office: Office) -> Vec<PersonId> {
        let terms = self.on_term(now);
        let on_term = |id: PersonId| terms.iter().any(|(holder, held)| *holder == id && held.covers(office));
        let people = self.state.people.iter().filter(|(_, person)| person.active);
        people.filter(|(id, person)| person.holds(office) || on_term(**id)).map(|(id, _)| *id).collect()
    }

    /// Somebody who looks into the book in force.
    fn asking(&self, now: Now) -> Option<Asking<'_>> {
        Some(Asking::new(&self.state, self.book_at(now)?, now, now.date()))
    }

    /// What would follow from a command, without doing it.
    ///
    /// # Errors
    /// The refusal that would come.
    pub fn foresee(&self, now: Now, command: &Command) -> Result<Vec<Event>, office::Refusal> {
        decider().decide(&self.state, self.book_at(now).map(Rc::as_ref), now, command, &Told::nothing())
    }

    /// Whose a customer was up to now, since when and until when.
    pub fn claims(&self, customer: CustomerId, now: Now) -> Vec<Claim> {
        self.book_at(now).map(|book| claims(&self.state, book, customer, now.0)).unwrap_or_default()
    }

    /// Every time a customer was filed up to now, and what came of it.
    pub fn filings(&self, customer: CustomerId, now: Now) -> Vec<Filed> {
        self.book_at(now).map(|book| filings(&self.state, book, customer, now.0)).unwrap_or_default()
    }

    /// The books on the shelf.
    pub fn shelved(&self) -> impl Iterator<Item = &Book> {
        self.shelf.values().map(Rc::as_ref)
    }

    /// Decides commands one after the other and writes their entries, without taking them in.
    ///
    /// # Errors
    /// The first refusal; then nothing has changed.
    pub(super) fn write(
        &mut self,
        acts: &[(Command, Told)],
        actor: &Actor,
        now: Now,
        wall: WallMs,
        mut id: impl FnMut() -> Result<EntryId, Trouble>,
    ) -> Result<Vec<Entry>, Unwritten> {
        if wall > WallMs::LAST {
            let wrong = journal::DraftError::ClockExhausted;
            return Err(Trouble::Draft(wrong.key(), wrong.args()).into());
        }
        let mut ahead: Option<State> = None;
        let mut drafts = Vec::new();
        for (at, (command, told)) in acts.iter().enumerate() {
            let state = ahead.as_ref().unwrap_or(&self.state);
            let digest = state.open_day().map(|day| &day.book);
            let digest = digest.or_else(|| state.book_on(now.date()).map(|adoption| &adoption.book));
            let book = digest.and_then(|digest| self.shelf.get(digest)).map(Rc::as_ref);
            let decided = decider().decide(state, book, now, command, told);
            for event in decided.map_err(|refusal| Unwritten::Refused { at, refusal })? {
                // Nobody else can take it: it is drawn for this device.
                let id = id()?.of_device(self.journal.device());
                let (kind, body) = event.write(now.0, self);
                drafts.push(Draft { id, actor: actor.clone(), kind, v: VERSION, body });
                if acts.len() > 1 {
                    ahead.get_or_insert_with(|| self.state.clone()).apply(&Recorded {
                        entry: id,
                        at: now.0,
                        stamp: Stamp::new(wall, 0, self.journal.device()),
                        event,
                    });
                }
            }
        }
        let stamped = self.journal.stamp_as(Spelling::Short, drafts, wall, finish);
        Ok(stamped.map_err(|error| Trouble::Draft(error.key(), error.args()))?)
    }

    /// How many things do not fit together: entries, devices that wrote on twice from one entry, ids used by another.
    pub fn clashes(&self) -> usize {
        self.state.conflicts.len() + self.journal.parted().len() + self.journal.usurping()
    }

    /// The key of the row that this device wrote last.
    pub(super) fn last_row(&self) -> Option<String> {
        let device = self.journal.device();
        let seq = self.journal.head(device).seq;
        let row = EntryRow { device: device.to_string(), seq, beside: None, text: String::new() };
        (seq > 0).then(|| row.key())
    }

    /// Takes durable entries and cards in.
    pub fn take_in(&mut self, entries: Vec<Entry>, cards: Vec<Card>, documents: Vec<serde_json::Value>) {
        for card in cards {
            // A card sealed here verifies; one that does not is not taken in, and its name stays unknown.
            let _ = self.cards.insert(card);
        }
        if !documents.is_empty() {
            // A book may declare columns for telephones.
            self.likeness.get_mut().stale();
        }
        self.shelve(&documents);
        for document in documents {
            let _ = self.documents.insert(document);
        }
        let fresh: Vec<Recorded> = entries.iter().filter_map(Recorded::read).collect();
        let known = fresh.len() == entries.len();
        let plain = known && !fresh.iter().any(|recorded| matches!(recorded.event, Event::Voided { .. }));
        self.journal.admit(entries);
        if plain {
            for recorded in fresh {
                self.state.apply(&recorded);
                let visit = recorded.visit().and_then(|visit| self.state.visits.get(&visit));
                let guest = visit.map(|visit| visit.visitor.customer);
                self.likeness.get_mut().behind(guest.into_iter().chain(recorded.event.customers()));
                self.recorded.push(recorded);
            }
        } else {
            self.derive();
        }
    }

    /// The last act of this device that is not struck out and may be undone, of today.
    pub fn last_act(&self, now: Now) -> Option<&Recorded> {
        let mine = |recorded: &&Recorded| {
            self.journal.get(&recorded.entry).is_some_and(|entry| entry.device == self.journal.device())
        };
        let today = |recorded: &&Recorded| recorded.at.date() == now.date();
        let last = self.recorded.iter().rev().take_while(today).filter(mine).find(|recorded| {
            !self.state.voided.contains(&recorded.entry) && !matches!(recorded.event, Event::Voided { .. })
        });
        last.filter(|recorded| undoable(&recorded.event))
    }

    /// The entry something was recorded in, as it means.
    pub fn recorded(&self, entry: EntryId) -> Option<&Recorded> {
        self.recorded.iter().rev().find(|recorded| recorded.entry == entry)
    }

    /// The name on a person's card.
    pub fn name(&self, person: PersonId) -> String {
        let card = self.state.people.get(&person).map(|person| &person.card);
        self.field(card, "name").unwrap_or_else(|| "—".into())
    }

    /// The name on a customer's card, if he is registered.
    pub fn customer_name(&self, customer: CustomerId) -> Option<String> {
        self.customer_field(customer, "name")
    }

    /// A field of a customer's card.
    pub fn customer_field(&self, customer: CustomerId, field: &str) -> Option<String> {
        let card = self.state.customers.get(&customer).and_then(|customer| customer.card.as_ref());
        self.field(card, field)
    }

    /// A field of any card.
    pub fn field(&self, card: Option<&CardRef>, field: &str) -> Option<String> {
        let value = card.and_then(|card| self.cards.get(card))?.fields.get(field)?;
        Some(value.clone()).filter(|value| !value.is_empty())
    }

    /// The number of an article as printed, in the book of the ruling if it is here.
    pub fn article<'a>(&'a self, digest: &BookDigest, id: &ArticleId) -> Option<&'a rulebook::Article> {
        self.book(digest).and_then(|book| book.article(id))
    }

    /// The digest of the journal: what an export was made of.
    pub fn digest(&self) -> Digest {
        self.journal.digest()
    }

    /// When the latest entry was written, local to the office.
    pub fn latest(&self) -> Option<NaiveDateTime> {
        self.recorded.iter().map(|recorded| recorded.at).max()
    }
}

impl Shelf for Books {
    fn book(&self, digest: &BookDigest) -> Option<&Book> {
        self.shelf.get(digest).map(Rc::as_ref)
    }
}

/// Reads the books that are not on the shelf yet. A book is named by the digest of its document, so one that is there
/// is not read again: the state is derived anew at every undo and import.
fn shelve<'a>(
    shelf: &mut OrderedMap<BookDigest, Rc<Book>>,
    documents: impl IntoIterator<Item = &'a serde_json::Value>,
) {
    for json in documents {
        if shelf.contains_key(&BookDigest(Documents::digest_of(json).to_string())) {
            continue;
        }
        if let Ok(book) = Book::from_json(json) {
            crate::text::know(&book);
            shelf.insert(book.digest.clone(), Rc::new(book));
        }
    }
}

/// What sets the office up: it is changed, not undone.
const SETTING_UP: [Kind; 5] = [
    Kind::OfficeFounded,
    Kind::OfficeChanged,
    Kind::PersonEnrolled,
    Kind::PersonChanged,
    Kind::RulebookAdopted,
];

/// Whether an act of this kind may be undone from the desk.
fn undoable(event: &Event) -> bool {
    !SETTING_UP.contains(&event.kind())
}
