//! What reads a table that is given. With its libraries it is a part of its own.

use crate::later::{NotFetched, part};

pub use spreadsheet::given::Unread;

/// A table: rows of texts.
pub type Rows = Vec<Vec<String>>;

type Reads = fn(&[u8]) -> Result<Rows, Unread>;

part!(office_given: fn fetched() -> Reads = spreadsheet::given::read);

/// Reads a table; what reads it is fetched.
///
/// # Errors
/// It could not be fetched. Within: why it is no table.
pub async fn read_table(bytes: &[u8]) -> Result<Result<Rows, Unread>, NotFetched> {
    Ok(fetched().await?(bytes))
}
