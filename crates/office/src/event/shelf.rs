//! Where books are found.

use rulebook::{Book, BookDigest};

/// Where books are found by their digest.
pub trait Shelf {
    /// The book of this digest, if it is here.
    fn book(&self, digest: &BookDigest) -> Option<&Book>;
}

impl Shelf for Book {
    fn book(&self, digest: &BookDigest) -> Option<&Book> {
        Some(self).filter(|book| book.digest == *digest)
    }
}

impl<S: Shelf> Shelf for &S {
    fn book(&self, digest: &BookDigest) -> Option<&Book> {
        (**self).book(digest)
    }
}

/// A shelf without books.
pub(super) struct NoBooks;

impl Shelf for NoBooks {
    fn book(&self, _: &BookDigest) -> Option<&Book> {
        None
    }
}
