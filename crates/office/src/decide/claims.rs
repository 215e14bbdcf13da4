//! Who had a claim to a client, since when, by what and until when: read from his histories, for any moment.

use super::filing;
use super::follow::held_by;
use crate::asking::Asking;
use crate::id::{CustomerId, Now, PersonId, VisitId};
use crate::ledger::{Basis, Customer, Filing, Title, Written};
use crate::state::State;
use chrono::NaiveDateTime;
use journal::EntryId;
use paper::Arrange;
use rulebook::period::Point;
use rulebook::word::RegistrationState;
use rulebook::{Book, Ruling};

/// An agent's claim to a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Whose.
    pub person: PersonId,
    /// Since when.
    pub since: NaiveDateTime,
    /// By what.
    pub basis: Basis,
    /// The entry it began with.
    pub entry: EntryId,
    /// The last moment or day of it, where the book says so, if nothing more was or is done.
    pub until: Option<Point>,
    /// The entry that last moved that moment on.
    pub renewed: Option<EntryId>,
    /// Whether it had run out by the moment it is looked at, or by the moment it passed to another.
    pub lapsed: bool,
    /// When it passed to another, or to nobody, and by what.
    pub passed: Option<(NaiveDateTime, Basis)>,
    /// The ruling that says so; none, of a claim that does not lapse any more.
    pub law: Option<Ruling>,
    /// What was done meanwhile and did not count.
    pub uncounted: Vec<Uncounted>,
}

/// Something that was done and did not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uncounted {
    /// The entry.
    pub entry: EntryId,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: NaiveDateTime,
    /// Why not.
    pub why: Why,
}

/// Why something did not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A follow-up that the book does not count.
    NotEffective,
    /// A follow-up or a registration after the claim had run out.
    TooLate,
    /// A registration that does not stand.
    Registration(RegistrationState),
}

/// Every claim to a client up to a moment, oldest first. Two claims never overlap; between them he was nobody's.
pub fn claims(state: &State, book: &Book, customer: CustomerId, at: NaiveDateTime) -> Vec<Claim> {
    let Some(whole) = state.whole_at(customer, at) else { return Vec::new() };
    let mut claims: Vec<Claim> = Vec::new();
    for (nth, title) in whole.titles.iter().enumerate() {
        // The same person goes on: a title that does not begin anew belongs to the claim before.
        let goes_on = !title.anew && nth > 0 && whole.titles[nth - 1].person == title.person;
        if let Some(person) = title.person.filter(|_| !goes_on) {
            let same = |later: &&Title| later.person == title.person && !later.anew;
            let next = whole.titles[nth + 1..].iter().find(|later| !same(later));
            claims.push(claim(state, book, &whole, (person, title, next), at));
        }
    }
    claims
}

/// A filing and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Who filed the client.
    pub by: PersonId,
    /// When.
    pub at: NaiveDateTime,
    /// The entry.
    pub entry: EntryId,
    /// Whether it is valid: as it was found when he came, else as the book has it by what is known; `None`, where that hangs
    /// on what nobody has told.
    pub valid: Option<bool>,
    /// Its last day or moment, where the book says one.
    pub until: Option<Point>,
    /// The visit at which that was found.
    pub found: Option<VisitId>,
    /// The ruling that says so; none, of what was found: that is in the entry of the visit.
    pub law: Option<Ruling>,
}

/// Every filing of a client up to a moment, oldest first, and what it came to.
pub fn filings(state: &State, book: &Book, customer: CustomerId, at: NaiveDateTime) -> Vec<Filed> {
    let Some(whole) = state.whole_at(customer, at) else { return Vec::new() };
    let written = |filing: &Filing| filing.written.map(|written| (*filing, written));
    let filings = whole.filings.iter().filter_map(written);
    filings.map(|(filing, written)| filed(state, book, &whole, (filing, written), at)).collect()
}

fn filed(
    state: &State,
    book: &Book,
    whole: &Customer,
    (filing, written): (Filing, Written),
    at: NaiveDateTime,
) -> Filed {
    let (by, entry) = (filing.by, written.entry);
    let filed = |valid, until, found, law| Filed { by, at: filing.at, entry, valid, until, found, law };
    if let Some(finding) = whole.finding(&filing) {
        return filed(Some(finding.found.valid), finding.found.until, Some(finding.visit), None);
    }
    let asking = Asking::new(state, book, Now(at), at.date());
    let ruling = filing::foreseen(&asking, whole, filing);
    let settled = ruling.settled().then(|| filing::found(entry, &ruling));
    filed(settled.map(|found| found.valid), settled.and_then(|found| found.until), None, Some(ruling))
}

fn claim(
    state: &State,
    book: &Book,
    whole: &Customer,
    (person, title, next): (PersonId, &Title, Option<&Title>),
    at: NaiveDateTime,
) -> Claim {
    let end = next.map_or(at, |next| next.at);
    let within = |when: NaiveDateTime| title.at <= when && when <= end;
    // As it was right before it passed on.
    let mut view = whole.until(end);
    if let Some(next) = next {
        view.titles.retain(|other| other.written.stamp < next.written.stamp);
        view.met.retain(|met| met.written != next.written);
        view.steps.retain(|step| step.at < end);
    }
    let mut marks: Vec<(NaiveDateTime, EntryId)> = Vec::new();
    let met = view.met.iter().map(|met| (met.at, met.written.entry));
    let entered = view.registrations.iter().filter(|entry| entry.stands());
    let entered = entered.map(|entry| (entry.at, entry.written.entry));
    let counted = view.counted().filter_map(|contact| Some((contact.at, contact.written?.entry)));
    marks.extend(met.chain(entered).chain(counted).filter(|(when, _)| within(*when)));
    marks.arrange();
    let (mut until, mut renewed) = (None, None);
    for (when, entry) in marks {
        let then = held_by(state, book, Now(when), &view.until(when)).and_then(|held| held.until);
        if then != until {
            (until, renewed) = (then, Some(entry));
        }
    }
    let held = held_by(state, book, Now(end), &view);
    Claim {
        person,
        since: title.at,
        basis: title.basis,
        entry: title.written.entry,
        until: held.as_ref().and_then(|held| held.until).or(until),
        renewed,
        lapsed: held.as_ref().is_some_and(|held| !held.stands),
        law: held.map(|held| held.ruling),
        passed: next.map(|next| (next.at, next.basis)),
        uncounted: uncounted(whole, within),
    }
}

/// What was done in a time and did not count.
fn uncounted(whole: &Customer, within: impl Fn(NaiveDateTime) -> bool) -> Vec<Uncounted> {
    let contacts = whole.contacts.iter().filter(|contact| !contact.counts()).filter_map(|contact| {
        let why = if contact.too_late { Why::TooLate } else { Why::NotEffective };
        Some(Uncounted { entry: contact.written?.entry, by: contact.by, at: contact.at, why })
    });
    let entries = whole.registrations.iter().filter(|entry| !entry.stands() || entry.too_late).map(|entry| {
        let why = if entry.stands() { Why::TooLate } else { Why::Registration(entry.state()) };
        Uncounted { entry: entry.written.entry, by: entry.by, at: entry.at, why }
    });
    let mut all: Vec<Uncounted> = contacts.chain(entries).filter(|done| within(done.at)).collect();
    all.arrange_by_key(|done| (done.at, done.entry));
    all
}
