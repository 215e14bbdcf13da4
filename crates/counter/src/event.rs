//! What happened, as a screen tells it.

pub use office::event::{CaseStep, ConflictKind, Event, Place, Reception, Recorded, Visitor, duties};
pub use office::{Decided, Told};
