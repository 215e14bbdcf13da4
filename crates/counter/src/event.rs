//! What happened, as a screen tells it.

pub use office::event::{Event, Kind, Place, Reception, Recorded, Visitor, duties};
pub use office::{Decided, Told};
