//! What a form stands on: the draft, with what was added to it on the way (an article, a value, a fact of one's own).
//! It is saved together with what the form is for.

use std::rc::Rc;

use leptos::prelude::*;
use rulebook::{Book, BookError};
use serde_json::Value as Json;

use super::open::use_open;
use crate::text;

/// The ground of a form. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Ground {
    document: RwSignal<Rc<Json>, LocalStorage>,
    book: RwSignal<Rc<Book>, LocalStorage>,
}

/// The ground of this form.
pub fn use_ground() -> Ground {
    expect_context()
}

impl Ground {
    /// Lays the open draft as the ground for everything below.
    pub fn provide() -> Self {
        let (document, book) = use_open().with_value(|volume| (volume.document.clone(), volume.book.clone()));
        let ground = Self { document: RwSignal::new_local(document), book: RwSignal::new_local(book) };
        provide_context(ground);
        ground
    }

    /// The document; tracked.
    pub fn document(self) -> Rc<Json> {
        self.document.get()
    }

    /// The book of it; tracked.
    pub fn book(self) -> Rc<Book> {
        self.book.get()
    }

    /// Puts a document in the place of the present one, if it reads.
    ///
    /// # Errors
    /// What does not read, and where.
    pub fn put(self, document: Json) -> Result<(), BookError> {
        let book = Book::from_json(&document)?;
        text::know(&book);
        self.document.set(Rc::new(document));
        self.book.set(Rc::new(book));
        Ok(())
    }
}
