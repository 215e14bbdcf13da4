//! What is written down, before it is durable; or why it is not.

use journal::{DraftError, Stamped};
use office::{Recorded, Refusal};

/// An entry that was just written, with what it means: nobody has to read what he holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The entry, with the text that is made durable.
    pub entry: Stamped,
    /// What it means; nothing, if its numbers are beyond all bounds.
    pub recorded: Option<Recorded>,
}

/// Why acts were not written. `E` is why there was no id for an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten<E> {
    /// The act at this place was refused.
    Refused {
        /// Its place.
        at: usize,
        /// Why.
        refusal: Refusal,
    },
    /// The journal would not take what was to be written.
    Draft(DraftError),
    /// There was no id for an entry.
    NoId(E),
}
