//! The workbench: every book that can be opened here, the drafts, and what was done to them.
//!
//! A draft always reads: an edit that does not read is refused where it is made, and the draft stays as it was. Each
//! edit is saved at once.

use std::{collections::BTreeMap, rc::Rc};

use leptos::{prelude::*, task::spawn_local};
use rulebook::{Book, book::BookError};
use serde_json::{Value as Json, json};

use super::draft;
use crate::desk::{Trouble, adopted_documents, drafts, shelved};

/// Where a book comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Somebody works on it here.
    Draft,
    /// The office has adopted it.
    Adopted,
    /// It comes with the app.
    Shipped,
}

/// A book that can be opened.
#[derive(Clone, Debug)]
pub struct Volume {
    /// Its name in the address bar.
    pub key: String,
    /// Where it comes from.
    pub kind: Kind,
    /// The key of the book it was copied from, if it is a draft.
    pub origin: Option<String>,
    /// The document.
    pub document: Rc<Json>,
    /// The book.
    pub book: Rc<Book>,
}

/// The documents before and after the present one.
#[derive(Default)]
struct History {
    before: Vec<Rc<Json>>,
    after: Vec<Rc<Json>>,
}

/// The bench. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Bench {
    volumes: RwSignal<Vec<Volume>, LocalStorage>,
    histories: RwSignal<BTreeMap<String, History>, LocalStorage>,
    base: RwSignal<Option<Rc<Json>>, LocalStorage>,
    complete: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
    unsaved: RwSignal<bool>,
}

/// The bench of this page.
pub fn use_bench() -> Bench {
    expect_context()
}

impl Bench {
    /// Sets the bench up: the drafts at once, then the other books as they come.
    pub fn provide() -> Self {
        let bench = Self {
            volumes: RwSignal::new_local(Vec::new()),
            histories: RwSignal::new_local(BTreeMap::new()),
            base: RwSignal::new_local(None),
            complete: RwSignal::new(false),
            trouble: RwSignal::new(None),
            unsaved: RwSignal::new(false),
        };
        provide_context(bench);
        for key in drafts::keys() {
            if let Some(saved) = drafts::read(&key) {
                let origin = saved["origin"].as_str().map(str::to_owned);
                bench.shelve(key, Kind::Draft, origin, saved["document"].clone());
            }
        }
        spawn_local(bench.fetch());
        bench
    }

    async fn fetch(self) {
        let trouble = shelved(|id, document| {
            if self.base.with_untracked(Option::is_none) {
                self.base.set(document.get("base").cloned().map(Rc::new));
            }
            self.shelve(id, Kind::Shipped, None, document);
        })
        .await;
        self.trouble.set(trouble);
        // Without books of an office on this device there is nothing to read, and that is no trouble.
        for document in adopted_documents().await.unwrap_or_default() {
            let known = Book::from_json(&document).ok().map(|book| (book.about.id.clone(), book.digest));
            let Some((id, digest)) = known else { continue };
            if self.volumes.with_untracked(|all| {
                all.iter().any(|known| known.kind == Kind::Shipped && known.book.digest == digest)
            }) {
                continue;
            }
            let key = format!("{id}.{}", digest.0.get(..8).unwrap_or_default());
            self.shelve(key, Kind::Adopted, None, document);
        }
        self.complete.set(true);
    }

    /// Puts a book on the shelf if it reads.
    fn shelve(self, key: String, kind: Kind, origin: Option<String>, document: Json) {
        if let Ok(book) = Book::from_json(&document) {
            let volume = Volume { key, kind, origin, document: Rc::new(document), book: Rc::new(book) };
            self.volumes.update(|all| all.push(volume));
        }
    }

    /// Whether every book has come, or will not; tracked.
    pub fn complete(self) -> bool {
        self.complete.get()
    }
    /// Why a book that comes with the app is not here; tracked.
    pub fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }
    /// Whether the last edit could not be saved on this device; tracked.
    pub fn unsaved(self) -> bool {
        self.unsaved.get()
    }
    /// Every book; tracked.
    pub fn volumes(self) -> Vec<Volume> {
        self.volumes.get()
    }
    /// The book of this key; tracked.
    pub fn volume(self, key: &str) -> Option<Volume> {
        self.volumes.with(|all| all.iter().find(|volume| volume.key == key).cloned())
    }
    /// The office defaults, once they are here; tracked.
    pub fn base(self) -> Option<Rc<Json>> {
        self.base.get()
    }

    /// Begins a draft of a document, copied from the book of this key if any. Gives its key.
    ///
    /// # Errors
    /// What does not read, and where.
    pub fn begin(self, document: Json, origin: Option<&str>) -> Result<String, BookError> {
        let book = Book::from_json(&document)?;
        let key = self.free_key(&book.about.id);
        let origin = origin.map(str::to_owned);
        drop(book);
        self.keep(&key, origin.as_deref(), &document);
        self.shelve(key.clone(), Kind::Draft, origin, document);
        Ok(key)
    }

    /// Begins a draft of a book on the shelf. Gives its key.
    pub fn revise(self, volume: &Volume) -> Option<String> {
        let id = self.free_id(&volume.book.about.id);
        self.begin(draft::revision(&volume.document, &id), Some(&volume.key)).ok()
    }

    /// The id itself as a key, or the next that is free: a book that is taken in keeps its document as it is.
    fn free_key(self, id: &str) -> String {
        let taken =
            |key: &String| self.volumes.with_untracked(|all| all.iter().any(|volume| volume.key == *key));
        let further = (2..).map(|n| format!("{id}.{n}"));
        std::iter::once(id.to_owned()).chain(further).find(|key| !taken(key)).unwrap_or_default()
    }

    /// An id that no book here has: `rb-d-2` from `rb-d`.
    pub fn free_id(self, id: &str) -> String {
        let taken =
            |id: &String| self.volumes.with_untracked(|all| all.iter().any(|volume| volume.key == *id));
        (1..).map(|n| format!("{id}-own{n}")).find(|id| !taken(id)).unwrap_or_default()
    }

    /// Takes an edit of a draft in, if the document reads.
    ///
    /// # Errors
    /// What does not read, and where; then nothing has changed.
    pub fn edit(self, key: &str, document: Json) -> Result<(), BookError> {
        let before = self.replace(key, &Rc::new(document))?;
        self.histories.update(|all| {
            let history = all.entry(key.to_owned()).or_default();
            history.before.extend(before);
            history.after.clear();
        });
        Ok(())
    }

    /// Whether something can be taken back, and whether something can be done again; tracked.
    pub fn may(self, key: &str) -> (bool, bool) {
        self.histories.with(|all| {
            all.get(key)
                .map_or((false, false), |history| (!history.before.is_empty(), !history.after.is_empty()))
        })
    }

    /// Takes the last edit back, or does the last one taken back again.
    pub fn step(self, key: &str, back: bool) {
        let mut to = None;
        self.histories.update(|all| {
            let Some(history) = all.get_mut(key) else { return };
            to = if back { history.before.pop() } else { history.after.pop() };
        });
        let Some(before) = to.and_then(|to| self.replace(key, &to).ok().flatten()) else { return };
        self.histories.update(|all| {
            let history = all.entry(key.to_owned()).or_default();
            if back {
                history.after.push(before)
            } else {
                history.before.push(before)
            };
        });
    }

    /// Throws a draft away.
    pub fn discard(self, key: &str) {
        drafts::remove(key);
        self.volumes.update(|all| all.retain(|volume| volume.key != key || volume.kind != Kind::Draft));
    }

    /// Puts another document in the place of a draft's; gives the one before.
    fn replace(self, key: &str, document: &Rc<Json>) -> Result<Option<Rc<Json>>, BookError> {
        let book = Rc::new(Book::from_json(document)?);
        let mut before = None;
        let mut origin = None;
        self.volumes.update(|all| {
            let Some(volume) = all.iter_mut().find(|volume| volume.key == key) else { return };
            before = Some(std::mem::replace(&mut volume.document, document.clone()));
            volume.book = book;
            origin.clone_from(&volume.origin);
        });
        self.keep(key, origin.as_deref(), document);
        Ok(before)
    }

    fn keep(self, key: &str, origin: Option<&str>, document: &Json) {
        let saved = drafts::write(key, &json!({"origin": origin, "document": document}));
        self.unsaved.set(!saved);
    }
}
