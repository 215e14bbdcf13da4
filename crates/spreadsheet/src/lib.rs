//! Files of tables, as a spreadsheet opens them. It knows nothing of an office: cells come in, a file goes out.

mod cell;
mod file;

pub use cell::Cell;
pub use file::{File, Unwritten};
