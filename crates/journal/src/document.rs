//! Documents: JSON values that travel with the journal, named by their content. Adopted rulebooks are such.

use paper::OrderedMap;

use serde_json::Value;

use crate::canonical::canonical;
use crate::digest::{Digest, digest};
use crate::json::{JsonFault, check_value};

/// A set of documents. A document never changes: another content is another document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Documents {
    by_digest: OrderedMap<Digest, Value>,
}

impl Documents {
    /// Starts with none.
    pub fn new() -> Documents {
        Documents::default()
    }

    /// Names a document: the digest of its canonical text.
    pub fn digest_of(value: &Value) -> Digest {
        digest(canonical(value).as_bytes())
    }

    /// Takes documents whose names were verified.
    pub(crate) fn verified(by_digest: OrderedMap<Digest, Value>) -> Documents {
        Documents { by_digest }
    }

    /// Adds a document and gives its name.
    ///
    /// # Errors
    /// [`JsonFault`] when it holds a fraction or too large a number, or is nested too deeply.
    pub fn insert(&mut self, value: Value) -> Result<Digest, JsonFault> {
        check_value(&value)?;
        let digest = Documents::digest_of(&value);
        self.by_digest.insert(digest, value);
        Ok(digest)
    }

    /// Gives a document.
    pub fn get(&self, digest: &Digest) -> Option<&Value> {
        self.by_digest.get(digest)
    }

    /// Iterates over the documents by name.
    pub fn iter(&self) -> impl Iterator<Item = (&Digest, &Value)> {
        self.by_digest.iter()
    }

    /// Counts the documents.
    pub fn len(&self) -> usize {
        self.by_digest.len()
    }

    /// Tells whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_digest.is_empty()
    }

    /// Unites two sets.
    pub fn merge(&mut self, other: Documents) {
        self.by_digest.extend(other.by_digest);
    }

    /// Gives the documents of another set that are not here.
    pub fn missing_from(&self, other: Documents) -> Documents {
        let mut missing = other.by_digest;
        missing.retain(|digest, _| !self.by_digest.contains_key(digest));
        Documents { by_digest: missing }
    }
}
