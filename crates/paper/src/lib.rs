//! What everything of ours is written on: lists that are kept in order, and how JSON is read.
//!
//! The library's B-trees are made anew for every pair of types, some kilobytes each time. What an office keeps by name is
//! mostly short, or comes in the order in which it is kept: a sorted list does as well, for a tenth of the code. Where
//! thousands may come in any order the B-tree stays.

mod arrange;
pub mod date;
mod map;
mod place;
pub mod read;
mod set;

pub use arrange::Arrange;
pub use map::{Entry, OrderedMap};
pub use paper_derive::Read;
pub use read::{Misread, Read, ReadTagged};
#[doc(hidden)]
pub use serde;
pub use serde_json::Value as Json;
pub use set::OrderedSet;
