//! What happened. An event has two parts: its outcome, which is typed and all that the state is derived from, and its
//! [`Law`], the rulings it rests on, which are recorded, never recomputed, and only shown.
//!
//! The wire form is frozen by golden files: a field is never renamed or given another meaning; a change is a new
//! kind or a higher [`VERSION`].

mod first;
mod happened;
mod kind;
mod law;
mod parts;
mod recorded;
mod told;

pub use happened::Event;
pub use kind::Kind;
pub use law::{Law, Shelf, duties};
pub use parts::{Passed, Place, Reception, Seen, Visitor};
pub use recorded::Recorded;

/// The version of the events written here.
pub const VERSION: u16 = 2;
