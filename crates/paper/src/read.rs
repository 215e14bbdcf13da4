//! Reading what is written: from JSON in memory into a type, with the place of the first thing that does not fit.
//!
//! One reader, not one made anew for each pair of a type and a format: `#[derive(Read)]` says of a type which members it
//! has, and what is done with them stands here once. It means what the derive of serde means by the same attributes.

mod face;
mod members;
mod of_std;
mod wrong;

pub use face::{Read, ReadTagged};
pub use members::{Fields, Members};
pub use of_std::{tagged, text};
pub use wrong::Misread;
