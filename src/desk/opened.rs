//! What opening the books gives.

use super::device::indexed_db::Row;
use counter::Books;

/// The books as they were found on this device.
pub(super) struct Opened {
    pub(super) books: Books,
    /// Rows that could not be read, or do not fit, and still stand in the way of others.
    pub(super) odd: Vec<Row>,
    /// Whether this device must go on under another id.
    pub(super) renew: bool,
}
