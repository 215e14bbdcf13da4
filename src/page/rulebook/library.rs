//! The books that can be read here: those that come with the app, and those the office has adopted.

use std::rc::Rc;

use chrono::NaiveDate;
use counter::{
    book::{Book, BookDigest},
    word::Matter,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    desk::{Desk, Listed, Shipped, Trouble, book_index, drafts, fetch_book, use_desk},
    route::{HANDED_OVER, Place},
    text::I18n,
};

/// Where a book stands in the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It holds today, since this day.
    InForce(NaiveDate),
    /// It holds from this day on.
    Coming(NaiveDate),
    /// It may be adopted.
    Free,
}

/// A book on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Its name in the address bar.
    pub key: String,
    /// The book.
    pub digest: BookDigest,
    /// Where it stands.
    pub standing: Standing,
    /// What the list says of it, if it comes with the app.
    pub listed: Option<Listed>,
}

impl Volume {
    /// Whether the office may work by it; the schemes beside the regulation of receptions are read only.
    pub fn of_receptions(&self) -> bool {
        self.listed.as_ref().is_none_or(|listed| listed.about.matter == Matter::Reception)
    }
}

/// The shelf. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Library {
    desk: Desk,
    index: RwSignal<Option<Vec<Listed>>, LocalStorage>,
    shipped: RwSignal<Vec<Shipped>, LocalStorage>,
    handed: RwSignal<Option<(Shipped, Doubt)>, LocalStorage>,
    troubles: RwSignal<Vec<Trouble>>,
}

/// What lint said in the studio about a book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doubt {
    /// How often rules hold together and disagree.
    pub clashes: u64,
    /// How often nobody answers.
    pub gaps: u64,
    /// What is worth a look besides.
    pub others: u64,
}

/// The shelf of this page.
pub fn use_library() -> Library {
    expect_context()
}

impl Library {
    /// Sets the shelf up and fetches the list of the books that come with the app.
    pub fn provide() -> Self {
        let library = Self {
            desk: use_desk(),
            index: RwSignal::new_local(None),
            shipped: RwSignal::new_local(Vec::new()),
            handed: RwSignal::new_local(handed_over()),
            troubles: RwSignal::new(Vec::new()),
        };
        provide_context(library);
        spawn_local(async move {
            match book_index().await {
                Ok(index) => drop(library.index.try_set(Some(index))),
                Err(trouble) => library.failed(trouble),
            }
        });
        library
    }

    fn failed(self, trouble: Trouble) {
        self.troubles.try_update(|troubles| troubles.push(trouble));
    }

    /// Fetches the book of a volume if it is not here yet.
    pub fn open(self, volume: &Volume) {
        let here = untrack(|| self.book(&volume.digest).is_some());
        let Some(id) = volume.listed.as_ref().map(|listed| listed.id.clone()).filter(|_| !here) else {
            return;
        };
        spawn_local(async move {
            match fetch_book(&id).await {
                Ok(shipped) => drop(self.shipped.try_update(|books| books.push(shipped))),
                Err(trouble) => self.failed(trouble),
            }
        });
    }

    /// Whether a book may still be on its way; tracked.
    pub fn waits(self) -> bool {
        self.troubles.with(Vec::is_empty)
    }

    /// Whether the list of the books has come; tracked.
    pub fn listed(self) -> bool {
        self.index.with(Option::is_some)
    }

    /// Why a book that comes with the app is not here; tracked.
    pub fn trouble(self, i18n: I18n) -> Option<String> {
        self.troubles.with(|troubles| troubles.first().map(|trouble| trouble.say(i18n, None)))
    }

    /// Every book: the one in force, those to come, then those that come with the app; tracked.
    pub fn volumes(self) -> Vec<Volume> {
        let today = self.desk.now().date();
        let mut volumes: Vec<Volume> = Vec::new();
        let adopted = self.desk.read(|books| {
            let now = books.book_at(self.desk.now()).map(|book| book.digest.clone());
            let adoptions =
                books.state.adoptions.iter().filter(|adoption| books.book(&adoption.book).is_some());
            let mut found: Vec<(String, BookDigest, Standing)> = Vec::new();
            for adoption in adoptions {
                let standing = match (now.as_ref() == Some(&adoption.book), adoption.from > today) {
                    (_, true) => Standing::Coming(adoption.from),
                    (true, false) => Standing::InForce(adoption.from),
                    (false, false) => Standing::Free,
                };
                let known = found.iter_mut().find(|(_, digest, _)| *digest == adoption.book);
                match known {
                    Some(known) if standing != Standing::Free => known.2 = merged(known.2, standing),
                    Some(_) => {}
                    None => found.push((adoption.id.clone(), adoption.book.clone(), standing)),
                }
            }
            found
        });
        for (id, digest, standing) in adopted.unwrap_or_default() {
            let taken = volumes.iter().any(|volume| volume.key == id);
            let key = if taken { format!("{id}.{}", digest.0.get(..8).unwrap_or_default()) } else { id };
            volumes.push(Volume { key, digest, standing, listed: None });
        }
        self.index.with(|index| {
            for listed in index.iter().flatten() {
                if volumes.iter().all(|volume| volume.digest != listed.digest) {
                    let id = listed.id.clone();
                    let taken = volumes.iter().any(|volume| volume.key == id);
                    let key = if taken { format!("{id}.new") } else { id };
                    let (digest, standing) = (listed.digest.clone(), Standing::Free);
                    volumes.push(Volume { key, digest, standing, listed: Some(listed.clone()) });
                }
            }
        });
        if let Some(digest) =
            self.handed.with(|handed| handed.as_ref().map(|(book, _)| book.book.digest.clone()))
            && volumes.iter().all(|volume| volume.digest != digest)
        {
            let (key, standing) = (HANDED_OVER.to_owned(), Standing::Free);
            volumes.push(Volume { key, digest, standing, listed: None });
        }
        let matter = |volume: &Volume| volume.listed.as_ref().map(|listed| listed.about.matter);
        volumes.sort_by_key(|volume| (rank(volume.standing), matter(volume), volume.key.clone()));
        volumes
    }

    /// The book of this name in the address bar, or of this digest, by which a ruling names it; tracked.
    pub fn find(self, key: &str) -> Option<Volume> {
        // Once it is adopted, it stands under its own name as well.
        if key == HANDED_OVER {
            let digest =
                self.handed.with(|handed| handed.as_ref().map(|(book, _)| book.book.digest.clone()))?;
            return self.volume(&digest);
        }
        self.volumes().into_iter().find(|volume| volume.key == key || volume.digest.0 == key)
    }

    /// What lint said about a book that the studio handed over; tracked.
    pub fn doubt(self, digest: &BookDigest) -> Option<Doubt> {
        let same = |(book, _): &&(Shipped, Doubt)| book.book.digest == *digest;
        self.handed.with(|handed| handed.as_ref().filter(same).map(|(_, doubt)| *doubt))
    }

    /// Where the studio opens this book; tracked.
    pub fn in_studio(self, digest: &BookDigest) -> String {
        let ships = self.index.with(|index| index.iter().flatten().any(|listed| listed.digest == *digest));
        let id = self.book(digest).map(|book| book.about.id.clone()).unwrap_or_default();
        let studio = Place::Studio.path();
        match (ships, self.doubt(digest).is_some()) {
            (true, _) => format!("{studio}?book={id}"),
            // Its draft is among the others there.
            (false, true) => studio.to_owned(),
            (false, false) => format!("{studio}?book={id}.{}", digest.0.get(..8).unwrap_or_default()),
        }
    }

    /// Where a book stands, and its name in the address bar; tracked.
    pub fn volume(self, digest: &BookDigest) -> Option<Volume> {
        self.volumes().into_iter().find(|volume| volume.digest == *digest)
    }

    /// The book in force today; tracked.
    pub fn in_force(self) -> Option<Volume> {
        self.volumes().into_iter().find(|volume| matches!(volume.standing, Standing::InForce(_)))
    }

    /// A book; tracked.
    pub fn book(self, digest: &BookDigest) -> Option<Rc<Book>> {
        self.shipped(digest)
            .map(|shipped| shipped.book)
            .or_else(|| self.desk.read(|books| books.book(digest).cloned()).flatten())
    }

    /// A book with its document, if it comes with the app or from the studio; tracked.
    pub fn shipped(self, digest: &BookDigest) -> Option<Shipped> {
        let same = |shipped: &&Shipped| shipped.book.digest == *digest;
        let handed =
            || self.handed.with(|handed| handed.as_ref().map(|(book, _)| book).filter(same).cloned());
        self.shipped.with(|shipped| shipped.iter().find(same).cloned()).or_else(handed)
    }
}

/// The document the studio laid down, if it still reads, and what lint said there.
fn handed_over() -> Option<(Shipped, Doubt)> {
    let mut handed = drafts::handed_over()?;
    let document = handed["document"].take();
    let book = Book::from_json(&document).ok()?;
    // Whoever lays down a book without saying what was found is asked twice.
    let count = |name: &str| handed[name].as_u64().unwrap_or(1);
    let others = handed["others"].as_u64().unwrap_or(0);
    let doubt = Doubt { clashes: count("clashes"), gaps: count("gaps"), others };
    Some((Shipped { document, book: Rc::new(book) }, doubt))
}

const fn rank(standing: Standing) -> u8 {
    match standing {
        Standing::InForce(_) => 0,
        Standing::Coming(_) => 1,
        Standing::Free => 2,
    }
}

/// A book adopted more than once holds since the later day that has come.
fn merged(one: Standing, other: Standing) -> Standing {
    match (one, other) {
        (Standing::InForce(one), Standing::InForce(other)) => Standing::InForce(one.max(other)),
        _ => {
            if rank(one) <= rank(other) {
                one
            } else {
                other
            }
        }
    }
}
