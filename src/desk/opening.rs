//! Opening the books: what verifies is opened, whatever else stands in the database is set aside, kept and told.

use super::device::indexed_db::{Batch, EntryRow, Loaded, Row, Shelf, begin_beside};
use super::lived::Lived;
use super::opened::Opened;
use super::shelf::{fetch, index};
use super::{Books, Desk, Phase, Trouble, fresh_device};
use crate::text::know;
use counter::{Aside, Part};
use journal::{Card, Cards, DeviceId, Digest, Documents, Entry, Journal, OfficeId};
use leptos::prelude::*;
use paper::{OrderedMap, OrderedSet};

impl From<Shelf> for Part {
    fn from(shelf: Shelf) -> Self {
        match shelf {
            Shelf::Entry => Self::Entry,
            Shelf::Card => Self::Card,
            Shelf::Erased => Self::Erased,
            Shelf::Document => Self::Document,
        }
    }
}

/// What was read, before it is books.
#[derive(Default)]
struct Reading {
    entries: Vec<Entry>,
    /// The rows of the entries.
    rows: Vec<Row>,
    cards: Cards,
    documents: Documents,
    odd: Vec<Row>,
}

impl Reading {
    /// Reads the rows of an office, each by itself.
    fn of(rows: Vec<Row>, office: OfficeId) -> Self {
        let mut reading = Self::default();
        let mut erased = Vec::new();
        let mut places = OrderedMap::new();
        for row in rows {
            let text = row.text().unwrap_or_default();
            let read = match row.shelf {
                Shelf::Entry => match Entry::parse_in(office, &text) {
                    Ok(entry) if entry.office == office && entry.stamp.device() == entry.device => {
                        let at = *places.entry((entry.device, entry.id)).or_insert(reading.entries.len());
                        // Of two that differ under one id, the one in its place comes first.
                        if reading.entries.get(at).is_none_or(|first| *first == entry) {
                            reading.entries.push(entry);
                            reading.rows.push(row);
                            continue;
                        }
                        false
                    }
                    Ok(_) | Err(_) => false,
                },
                Shelf::Card => {
                    serde_json::from_str::<Card>(&text).is_ok_and(|card| reading.cards.insert(card).is_ok())
                }
                Shelf::Erased => row.key_text().parse().map(|digest| erased.push(digest)).is_ok(),
                Shelf::Document => reading.document(&row.key_text(), &text),
            };
            if !read {
                reading.odd.push(row);
            }
        }
        for digest in erased {
            reading.cards.erase(digest);
        }
        reading
    }

    /// A document is what its key says, or it was altered.
    fn document(&mut self, key: &str, text: &str) -> bool {
        let Ok(json) = serde_json::from_str(text) else { return false };
        Documents::digest_of(&json).to_string() == key && self.documents.insert(json).is_ok()
    }

    /// The journal of the entries. Of those that do not fit, the rows are set aside; so are those of entries that were
    /// altered: what follows them here does not continue them, or the mark says that this device wrote another one.
    fn journal(&mut self, office: OfficeId, device: DeviceId, lived: Option<&Lived>) -> Journal {
        let (journal, flaws) = Journal::restore(office, device, std::mem::take(&mut self.entries));
        let altered = self.altered(&journal, lived);
        if flaws.is_empty() && altered.is_empty() {
            return journal;
        }
        leptos::logging::warn!("{} entries do not fit, {} were altered", flaws.len(), altered.len());
        let bad: OrderedSet<Digest> = flaws.iter().map(|flaw| flaw.hash).chain(altered).collect();
        let mut sound = Vec::new();
        for row in self.rows.drain(..) {
            match Entry::parse_in(office, &row.text().unwrap_or_default()) {
                Ok(entry) if !bad.contains(&entry.hash()) => sound.push(entry),
                Ok(_) | Err(_) => self.odd.push(row),
            }
        }
        Journal::restore(office, device, sound).0
    }

    /// The entries that were altered where they lie.
    fn altered(&self, journal: &Journal, lived: Option<&Lived>) -> Vec<Digest> {
        let held: OrderedSet<(DeviceId, u64)> =
            journal.held().map(|entry| (entry.device, entry.seq)).collect();
        // One that was held when it came stands beside its place, not in it.
        let in_place = |device: DeviceId, seq: u64| {
            let key = EntryRow { device: device.to_string(), seq, beside: None, text: String::new() }.key();
            self.rows.iter().any(|row| row.key_text() == key)
        };
        let mut altered = Vec::new();
        for device in journal.heads().into_keys() {
            for end in journal.ends(device) {
                let marked = lived.filter(|lived| (lived.device, lived.own) == (device, end.seq));
                let other = marked.is_some_and(|lived| lived.last != end.hash) && !journal.has_parted(device);
                // What follows was taken in once, and continues another entry than this one.
                let followed = held.contains(&(device, end.seq + 1)) && in_place(device, end.seq + 1);
                altered.extend((other || followed).then_some(end.hash));
            }
        }
        altered
    }
}

fn id<T: std::str::FromStr>(loaded: &Loaded, key: &str) -> Option<T> {
    loaded.meta.get(key).and_then(|text| text.parse().ok())
}

/// The office as an entry of version 1 names it, where this device no longer says.
fn office_of(rows: &[Row]) -> Option<OfficeId> {
    let entries = rows.iter().filter(|row| row.shelf == Shelf::Entry);
    let office = |text: String| {
        serde_json::from_str::<serde_json::Value>(&text).ok()?.get("office")?.as_str()?.parse().ok()
    };
    entries.filter_map(Row::text).find_map(office)
}

impl Desk {
    /// Reads the books, as far as they can be read. `None`: there are none.
    pub(super) async fn read_books(self) -> Result<Option<Opened>, Trouble> {
        let loaded = self.store().await?.load().await?;
        let lived = Lived::read();
        let any = loaded.rows.iter().any(|row| row.shelf == Shelf::Entry);
        let office = id(&loaded, "office").or_else(|| office_of(&loaded.rows));
        let Some(office) = office.or_else(|| lived.as_ref().map(|lived| lived.office)) else {
            // Entries without an office cannot be proved to belong to any.
            return if any { Err(Trouble::Store("errors.store_corrupt")) } else { Ok(None) };
        };
        // Ids without an entry are an office whose first entries never became durable.
        if !any && loaded.aside.is_empty() {
            return Ok(None);
        }
        let named: Option<DeviceId> = id(&loaded, "device");
        let device = match named {
            Some(device) => device,
            None => fresh_device()?,
        };
        let mut reading = Reading::of(loaded.rows, office);
        let lived = lived.filter(|lived| lived.office == office);
        let journal = reading.journal(office, device, lived.as_ref());
        // The office may be a guess of ours: then nothing verifies.
        if any && journal.is_empty() && journal.held().next().is_none() {
            return Err(Trouble::Store("errors.store_corrupt"));
        }
        let own = journal.head(device).seq;
        let before =
            loaded.aside.into_iter().map(|(shelf, key, text)| Aside { part: shelf.into(), key, text });
        let now = reading.odd.iter().map(|row| {
            let (part, key, text) = (row.shelf.into(), row.key_text(), row.shown());
            Aside { part, key, text }
        });
        let aside: Vec<Aside> = before.chain(now).collect();
        // One that has lost entries of its own must not write others in their places.
        let lost = lived.filter(|lived| lived.device == device).map_or(0, |lived| lived.own);
        let lost = lost.saturating_sub(own);
        let renew = named.is_none() || aside.iter().any(|row| row.is_of(device)) || lost > 0;
        let books = Books::lacking(journal, reading.cards, reading.documents, aside, lost);
        Ok(Some(Opened { books, odd: reading.odd, renew }))
    }

    /// What must be made durable before anything else is: the other id of this device, and rows put out of the way.
    pub(super) fn settling(self, device: Option<DeviceId>) -> Option<Batch> {
        self.peek(|books| {
            let mut meta = vec![("office".to_owned(), books.journal.office().to_string())];
            meta.extend(device.map(|device| ("device".to_owned(), device.to_string())));
            Batch { meta, aside: self.inner().odd.borrow().clone(), ..Batch::default() }
        })
    }

    pub(super) async fn put_books_back(self) {
        let missing = self.peek(Books::absent).unwrap_or_default();
        for listed in index().await.unwrap_or_default() {
            if !missing.contains(&listed.digest) {
                continue;
            }
            // One that cannot be fetched now is looked for again the next time.
            let Ok(shipped) = fetch(&listed.id).await else { continue };
            self.put_back(shipped.document).await;
        }
    }

    /// Puts a rulebook back, on disk too where this tab may write; where that fails, it is looked for again the next time.
    async fn put_back(self, document: serde_json::Value) {
        let turn = self.inner().turn.clone();
        let _one_at_a_time = turn.lock().await;
        if self.writer.get_untracked() && self.come_to_itself().await.is_ok() {
            let text = (Documents::digest_of(&document).to_string(), journal::canonical(&document));
            if let Err(trouble) = self.commit(&Batch { documents: vec![text], ..Batch::default() }).await {
                leptos::logging::warn!("a rulebook was not put back: {}", trouble.key());
            }
        }
        if let Some(books) = self.inner().books.borrow_mut().as_mut() {
            let document = vec![document];
            books.shelve(&document).iter().for_each(|book| know(book));
            books.take_in(Vec::new(), Vec::new(), document);
        }
        self.changed();
    }

    /// Begins other books beside those that cannot be opened, from the next time on; these are left as they are.
    pub fn begin_beside(self) -> bool {
        begin_beside()
    }

    /// Whether this device is without books, though an office lived here.
    pub fn lived(self) -> Option<String> {
        (self.phase.get() == Phase::Fresh).then(Lived::read).flatten().map(|lived| lived.name)
    }
}
