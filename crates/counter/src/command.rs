//! What a [command](crate::Command) of a screen says besides.

pub use office::command::{Alike, Arrival, Registering};
