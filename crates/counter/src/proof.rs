//! What is printed of an entry so that a sheet of paper can be held against the books: its id and its hash, in one code.

use crate::books::Books;
use journal::{Digest, Entry, EntryId};

/// How a code begins.
const MARK: &str = "turnbook";

/// The code of an entry.
pub fn code(entry: &Entry) -> String {
    format!("{MARK}:{}:{}", entry.id, entry.hash())
}

/// Reads a code: of which entry, and its hash. Nothing, if it is none.
pub fn read(code: &str) -> Option<(EntryId, Digest)> {
    let mut parts = code.trim().split(':');
    let (mark, entry, hash) = (parts.next()?, parts.next()?, parts.next()?);
    if mark != MARK || parts.next().is_some() {
        return None;
    }
    // Whatever cannot be read as an id or a hash is no code.
    Some((entry.parse().ok()?, hash.parse().ok()?))
}

/// What comes of holding a code against entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proved {
    /// The entry is here, as it was when it was printed.
    Same(EntryId),
    /// It is here, and is another than what was printed.
    Differs(EntryId),
    /// It is not here.
    Absent,
    /// It is no code.
    NoCode,
}

/// Holds a code against the entry of its id, if there is one.
pub fn prove<'a>(code: &str, find: impl FnOnce(EntryId) -> Option<&'a Entry>) -> Proved {
    let Some((id, hash)) = read(code) else { return Proved::NoCode };
    match find(id) {
        None => Proved::Absent,
        Some(entry) if entry.hash() == hash => Proved::Same(id),
        Some(_) => Proved::Differs(id),
    }
}

impl Books {
    /// The code of an entry that is here.
    pub fn code_of(&self, entry: EntryId) -> Option<String> {
        self.journal.get(&entry).map(code)
    }

    /// Holds a code against the books.
    pub fn prove(&self, code: &str) -> Proved {
        prove(code, |id| self.journal.get(&id))
    }
}
