//! The adopted books, read once each.

use journal::Documents;
use paper::OrderedMap;
use rulebook::{Book, BookDigest};
use std::rc::Rc;

/// The books that were read, by the digests of their documents.
#[derive(Default)]
pub(super) struct Read(OrderedMap<BookDigest, Rc<Book>>);

impl Read {
    /// Reads the books that are not there yet, and gives them. A book is named by the digest of its document, so one that is
    /// there is not read again; a document that is no book this program can read is none.
    pub(super) fn put<'a>(
        &mut self,
        documents: impl IntoIterator<Item = &'a serde_json::Value>,
    ) -> Vec<Rc<Book>> {
        let mut new = Vec::new();
        for json in documents {
            if self.0.contains_key(&BookDigest(Documents::digest_of(json).to_string())) {
                continue;
            }
            if let Ok(book) = Book::adopted(json) {
                let book = Rc::new(book);
                new.push(Rc::clone(&book));
                self.0.insert(book.digest.clone(), book);
            }
        }
        new
    }

    pub(super) fn get(&self, digest: &BookDigest) -> Option<&Rc<Book>> {
        self.0.get(digest)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Book> {
        self.0.values().map(Rc::as_ref)
    }
}
