//! The books on the shelf, and what the one in force says of the office as it stands.

use super::Books;
use chrono::NaiveDate;
use office::asking::Held;
use office::decide::{Claim, Decider, Filed, claims, filings};
use office::event::Shelf;
use office::rotation::Floor;
use office::{Asking, Command, CustomerId, Event, Now, PersonId, Refusal, State, Told};
use paper::OrderedSet;
use rulebook::{Article, ArticleId, Book, BookDigest, word::Office};
use std::rc::Rc;

/// The book of the open day, or the one in force on the date.
pub(super) fn in_force(state: &State, now: Now) -> Option<&BookDigest> {
    let day = state.open_day().map(|day| &day.book);
    day.or_else(|| state.book_on(now.date()).map(|adoption| &adoption.book))
}

impl Books {
    /// A book on the shelf, by digest.
    pub fn book(&self, digest: &BookDigest) -> Option<&Rc<Book>> {
        self.shelf.get(digest)
    }

    /// The book of the open day, or the one in force on the date.
    pub fn book_at(&self, now: Now) -> Option<&Rc<Book>> {
        self.book(in_force(&self.state, now)?)
    }

    /// The book by which a day was worked, or the one that was in force on it.
    pub fn book_of(&self, date: NaiveDate) -> Option<&Rc<Book>> {
        let state = &self.state;
        let day = state.day.as_ref().filter(|day| day.date == date).or_else(|| state.past.get(&date));
        let digest = day.map(|day| &day.book);
        self.book(digest.or_else(|| state.book_on(date).map(|adoption| &adoption.book))?)
    }

    /// Books that are adopted and not here.
    pub fn absent(&self) -> OrderedSet<BookDigest> {
        let adopted = self.state.adoptions.iter().map(|adoption| &adoption.book);
        adopted.filter(|digest| self.book(digest).is_none()).cloned().collect()
    }

    /// The number of an article as printed, in the book of the ruling if it is here.
    pub fn article<'a>(&'a self, digest: &BookDigest, id: &ArticleId) -> Option<&'a Article> {
        self.book(digest).and_then(|book| book.article(id))
    }

    /// The floor of the open day.
    ///
    /// # Errors
    /// No day is open, or it is another day's.
    pub fn floor(&self, now: Now) -> Result<Floor<'_>, Refusal> {
        Floor::new(&self.state, self.book_at(now).map(Rc::as_ref), now)
    }

    /// Somebody who looks into the book in force.
    pub(crate) fn asking(&self, now: Now) -> Option<Asking<'_>> {
        Some(Asking::new(&self.state, self.book_at(now)?, now, now.date()))
    }

    /// What would follow from a command, without doing it.
    ///
    /// # Errors
    /// The refusal that would come.
    pub fn foresee(&self, decider: Decider, now: Now, command: &Command) -> Result<Vec<Event>, Refusal> {
        self.foresee_told(decider, now, command, &Told::nothing())
    }

    /// The same with what was told.
    ///
    /// # Errors
    /// The refusal that would come.
    pub fn foresee_told(
        &self,
        decider: Decider,
        now: Now,
        command: &Command,
        told: &Told,
    ) -> Result<Vec<Event>, Refusal> {
        decider.decide(&self.state, self.book_at(now).map(Rc::as_ref), now, command, told)
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

    /// Whose a customer was up to now, since when and until when.
    pub fn claims(&self, customer: CustomerId, now: Now) -> Vec<Claim> {
        self.book_at(now).map(|book| claims(&self.state, book, customer, now.0)).unwrap_or_default()
    }

    /// Whose a customer is now: the claim that stands. Nobody's, where it has run out or passed to nobody.
    pub fn claim_now(&self, customer: CustomerId, now: Now) -> Option<Claim> {
        let stands = |claim: &Claim| claim.passed.is_none() && !claim.lapsed;
        self.claims(customer, now).pop().filter(stands)
    }

    /// Every time a customer was filed up to now, and what came of it.
    pub fn filings(&self, customer: CustomerId, now: Now) -> Vec<Filed> {
        self.book_at(now).map(|book| filings(&self.state, book, customer, now.0)).unwrap_or_default()
    }
}

impl Shelf for Books {
    fn book(&self, digest: &BookDigest) -> Option<&Book> {
        self.shelf.get(digest).map(Rc::as_ref)
    }
}
