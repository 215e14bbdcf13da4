//! Files of tables, as a spreadsheet opens them. It knows nothing of an office: cells come in, a file goes out, and a
//! file comes in as rows of texts.

mod cell;
mod file;
pub mod given;

pub use cell::Cell;
pub use file::{File, Unwritten};
