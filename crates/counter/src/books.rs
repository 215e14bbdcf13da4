//! The books of one office on one device: the journal, the cards, the adopted rulebooks and the state derived from them.

mod hear;
mod import;
mod lacking;
mod law;
mod names;
mod shelf;
mod strike;
mod whom;
mod write;

use crate::aside::Aside;
use crate::chronicle::Chronicle;
use crate::clientele::Clientele;
use crate::days::Days;
use crate::demanded::Demanded;
use crate::likeness::Likeness;
use crate::line::Line;
use chrono::{NaiveDate, NaiveDateTime};
use journal::{Card, Cards, Digest, Documents, Entry, EntryId, Journal, Stamped};
use office::event::Kind;
use office::ledger::{Visit, VisitState};
use office::{Earlier, Event, Now, PersonId, Recorded, State, VisitId};
use rulebook::Book;
use shelf::Read;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// The books of one office on this device.
///
/// INVARIANT (derived): what was recorded, the state and everything beside it follow from the journal, the cards and the
/// documents, whichever way those came in. Whoever changes one of these does it here.
pub struct Books {
    /// Every entry.
    pub journal: Journal,
    /// Names, telephones, notes.
    pub cards: Cards,
    /// Adopted rulebooks as documents.
    pub documents: Documents,
    /// What the entries mean, in stamp order.
    pub recorded: Chronicle,
    /// Entries of a kind or version this build does not know.
    pub unknown: usize,
    /// The state.
    pub state: State,
    /// How many entries of this device are gone without a trace.
    pub lost: u64,
    aside: Vec<Aside>,
    shelf: Read,
    /// The state as it stood some entries ago, if [somebody](Self::look_back) has let it follow.
    earlier: Option<Earlier>,
    /// Made when somebody first looks at a day.
    days: OnceCell<Days>,
    likeness: RefCell<Likeness>,
    pub(crate) clientele: RefCell<Clientele>,
    /// What the laws say of the register, as far as somebody has looked.
    pub(crate) demanded: Demanded,
}

impl Books {
    /// Derives everything from the journal, the cards and the documents.
    pub fn new(journal: Journal, cards: Cards, documents: Documents) -> Self {
        Self::lacking(journal, cards, documents, Vec::new(), 0)
    }

    /// The same of books of which these rows could not be read, and so many entries of this device are gone.
    pub fn lacking(
        journal: Journal,
        cards: Cards,
        documents: Documents,
        aside: Vec<Aside>,
        lost: u64,
    ) -> Self {
        let mut books = Self {
            journal,
            cards,
            documents,
            recorded: Chronicle::default(),
            unknown: 0,
            state: State::default(),
            lost,
            aside,
            shelf: Read::default(),
            earlier: None,
            days: OnceCell::new(),
            likeness: RefCell::default(),
            clientele: RefCell::default(),
            demanded: Demanded::default(),
        };
        books.derive();
        books
    }

    /// Derives the state again from all entries. What was read of one before is not read again.
    fn derive(&mut self) {
        let mut known = std::mem::take(&mut self.recorded).give();
        let mut read = |entry: &Entry| known(entry.id, entry.stamp).or_else(|| Recorded::read(entry));
        let mut recorded: Vec<Recorded> = self.journal.rightful().filter_map(&mut read).collect();
        self.unknown = self.journal.len() - self.journal.usurping() - recorded.len();
        if !self.aside.is_empty() {
            recorded.extend(self.beyond_aside().filter_map(read));
            recorded.sort_by_key(|recorded| (recorded.stamp, recorded.entry));
        }
        self.recorded = recorded.into();
        self.derive_state();
        self.shelf.put(self.documents.iter().map(|(_, json)| json));
        self.demanded.forget();
    }

    /// Derives the state again from what was recorded.
    fn derive_state(&mut self) {
        self.state = State::derive(&self.recorded);
        self.earlier = None;
        self.days.take();
        self.likeness.get_mut().stale();
        self.clientele.get_mut().stale();
    }

    /// Takes durable entries and cards in.
    pub fn take_in(&mut self, lines: Vec<Line>, cards: Vec<Card>, documents: Vec<serde_json::Value>) {
        for card in cards {
            // A card sealed here verifies; one that does not is not taken in, and its name stays unknown.
            let _ = self.cards.insert(card);
        }
        self.place(documents);
        let (entries, recorded): (Vec<Stamped>, Vec<Option<Recorded>>) =
            lines.into_iter().map(|line| (line.entry, line.recorded)).unzip();
        self.journal.admit(entries);
        self.add(recorded);
    }

    /// Takes documents in, and gives the books that were not on the shelf.
    fn place(&mut self, documents: Vec<serde_json::Value>) -> Vec<Rc<Book>> {
        if !documents.is_empty() {
            // A book may declare columns for telephones.
            self.likeness.get_mut().stale();
        }
        let new = self.shelf.put(&documents);
        self.demanded.forget();
        for document in documents {
            let _ = self.documents.insert(document);
        }
        new
    }

    /// Takes in what entries mean that are in the journal, those too that mean nothing here.
    fn add(&mut self, recorded: Vec<Option<Recorded>>) {
        self.unknown += recorded.iter().filter(|recorded| recorded.is_none()).count();
        self.follow(recorded.into_iter().flatten());
    }

    /// Takes in what was recorded in entries that are in the journal.
    fn follow(&mut self, recorded: impl IntoIterator<Item = Recorded>) {
        let mut anew = false;
        for recorded in recorded {
            // A striking-out cannot be taken in by itself.
            anew |=
                matches!(recorded.event, Event::Voided { .. }) || self.state.voided.contains(&recorded.entry);
            if !anew {
                self.apply(&recorded);
            }
            let place = self.recorded.add(recorded);
            // Somebody's clock is far ahead: what he wrote comes after what is written now.
            anew |= place + 1 < self.recorded.len();
            self.earlier.take_if(|earlier| place < earlier.after());
        }
        if anew {
            self.strike();
        }
    }

    fn apply(&mut self, recorded: &Recorded) {
        self.state.apply(recorded);
        let visit = recorded.visit().and_then(|visit| self.state.visits.get(&visit));
        if let Some((days, visit)) = self.days.get_mut().zip(visit) {
            days.add(visit);
        }
        let guest = visit.map(|visit| visit.visitor.customer);
        let speaks_of = guest.into_iter().chain(recorded.event.customers());
        self.changed(&recorded.event, speaks_of.clone());
        self.likeness.get_mut().behind(speaks_of);
    }

    /// Puts books on the shelf, so that commands can be decided by them. They are no part of the books yet. Gives those that
    /// were not there.
    pub fn shelve(&mut self, documents: &[serde_json::Value]) -> Vec<Rc<Book>> {
        self.demanded.forget();
        self.shelf.put(documents)
    }

    /// The books on the shelf.
    pub fn shelved(&self) -> impl Iterator<Item = &Book> {
        self.shelf.iter()
    }

    /// The entry something was recorded in, as it means.
    pub fn recorded(&self, entry: EntryId) -> Option<&Recorded> {
        self.recorded.of(entry)
    }

    /// Whether an entry is struck out.
    pub fn is_struck(&self, entry: EntryId) -> bool {
        self.state.voided.contains(&entry)
    }

    /// Entries that are understood, but of whose law some words are newer than this program.
    pub fn newer(&self) -> usize {
        self.recorded.iter().filter(|recorded| recorded.event.law().newer()).count()
    }

    /// How many things do not fit together: entries, devices that wrote on twice from one entry, ids used by another.
    pub fn clashes(&self) -> usize {
        self.state.conflicts.len() + self.journal.parted().len() + self.journal.usurping()
    }

    /// The last act of this device that is not struck out and may be undone, of today. What came from elsewhere since, and
    /// what was changed in the set-up, stands beside it and takes nothing away.
    pub fn last_act(&self, now: Now) -> Option<&Recorded> {
        let mine = |recorded: &Recorded| recorded.stamp.device() == self.journal.device();
        self.told_today(now).find(|recorded| mine(recorded))
    }

    /// The last entry of the office that is not struck out and says what happened, of today: by whichever device.
    pub fn last_of_office(&self, now: Now) -> Option<&Recorded> {
        self.told_today(now).next()
    }

    /// What may be undone of today and is not struck out, the latest first.
    fn told_today(&self, now: Now) -> impl Iterator<Item = &Recorded> {
        // Somebody's clock may be ahead.
        let latest = self.recorded.iter().rev().skip_while(move |recorded| recorded.at.date() > now.date());
        let today = latest.take_while(move |recorded| recorded.at.date() == now.date());
        today.filter(|recorded| undoable(&recorded.event) && !self.is_struck(recorded.entry))
    }

    /// What is undone with an entry that was the last: of those written together with it, which count and are of a kind that
    /// may be undone as it may; the latest first.
    pub fn written_with(&self, last: EntryId, together: &[EntryId]) -> Vec<EntryId> {
        let event = |entry: EntryId| self.recorded(entry).map(|recorded| &recorded.event);
        let voids = |entry| event(entry).is_some_and(|event| event.kind() == Kind::Voided);
        let may = |entry| if voids(last) { voids(entry) } else { event(entry).is_some_and(undoable) };
        let with = together.iter().rev().copied().filter(|entry| !self.is_struck(*entry) && may(*entry));
        if together.contains(&last) {
            return with.collect();
        }
        // A plan is one act, also for whoever opens the books anew.
        self.handed_with(last).map_or_else(|| vec![last], |handed| handed.entries.into_iter().rev().collect())
    }

    pub(crate) fn days(&self) -> &Days {
        self.days.get_or_init(|| Days::of(&self.state))
    }

    /// The striking-out that is the last thing this device wrote, unless it was taken back.
    pub fn last_strike(&self) -> Option<EntryId> {
        let mut mine =
            self.recorded.iter().rev().filter(|recorded| recorded.stamp.device() == self.journal.device());
        let last = mine.next().filter(|last| !self.is_struck(last.entry))?;
        let Event::Voided { target, .. } = &last.event else { return None };
        // What took a striking-out back is none.
        let took_back = matches!(self.recorded(*target)?.event, Event::Voided { .. });
        (!took_back).then_some(last.entry)
    }

    /// Who receives a visitor, or received him last.
    pub fn receiver(&self, visit: VisitId) -> Option<PersonId> {
        self.state.visits.get(&visit).and_then(Visit::receiver)
    }

    /// The visits of a day, in the order in which they came.
    pub fn visits_of(&self, date: NaiveDate) -> impl DoubleEndedIterator<Item = &Visit> {
        self.days().of_day(date).iter().filter_map(|visit| self.state.visits.get(visit))
    }

    /// The latest day on which somebody came.
    pub fn latest_visits(&self) -> Option<NaiveDate> {
        self.days().latest()
    }

    /// The latest days on which somebody came or the table was kept, the latest first, as many as are asked for.
    pub fn latest_days(&self, most: usize) -> Vec<NaiveDate> {
        let mut kept: Vec<NaiveDate> = self.days().latest_of(most);
        kept.extend(self.state.past.keys().rev().take(most).copied());
        kept.extend(self.day().map(|day| day.date));
        kept.sort_by_key(|date| std::cmp::Reverse(*date));
        kept.dedup();
        kept.truncate(most);
        kept
    }

    /// The digest of the journal: what an export was made of.
    pub fn digest(&self) -> Digest {
        self.journal.digest()
    }

    /// Whether a visitor is being received.
    pub fn runs(&self, visit: VisitId) -> bool {
        self.state.visits.get(&visit).is_some_and(|visit| visit.state == VisitState::Receiving)
    }

    /// What the state derived from the journal comes to: two devices that hold the same entries have the same.
    pub fn state_digest(&self) -> Digest {
        office::projection::state_digest(&self.state)
    }

    /// When the latest entry was written, local to the office.
    pub fn latest(&self) -> Option<NaiveDateTime> {
        self.recorded.iter().map(|recorded| recorded.at).max()
    }
}

/// What sets the office up is changed, not undone; and what strikes an act out is no act.
const NOT_UNDONE: [Kind; 6] = [
    Kind::OfficeFounded,
    Kind::OfficeChanged,
    Kind::PersonEnrolled,
    Kind::PersonChanged,
    Kind::RulebookAdopted,
    Kind::Voided,
];

/// Whether an act of this kind may be undone from the desk.
fn undoable(event: &Event) -> bool {
    !NOT_UNDONE.contains(&event.kind())
}
