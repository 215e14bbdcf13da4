//! What happened. An event has two parts: its outcome, which is typed and all that the state is derived from, and its
//! [`Law`], the rulings it rests on, which are recorded, never recomputed, and only shown.
//!
//! The wire form is frozen by golden files: a field is never renamed or given another meaning; a change is a new
//! kind or a higher [`VERSION`].

mod bounds;
mod first;
mod happened;
mod kind;
mod law;
mod parts;
mod raised;
mod reception;
mod recorded;
mod said;
mod same;
mod shelf;
mod spelled;
mod told;

pub use happened::Event;
pub use kind::Kind;
pub use law::{Law, duties};
pub use parts::{BroughtIn, FilingFound, OrderSet, Passed, Place, Saw, Seen, Visitor};
pub use raised::{CaseStep, ConflictKind};
pub use reception::Reception;
pub use recorded::Recorded;
pub use same::Same;
pub use shelf::Shelf;
pub use spelled::finish;
pub(crate) use spelled::{card as read_card, entry as read_entry_id};

/// The version of the events written here.
pub const VERSION: u16 = 2;
