//! How large a table may be, and why a file is none.

/// A table has no more rows than this.
pub const MOST_ROWS: usize = 100_000;
/// Nor more columns: what stands further to the right is none of the table.
pub const MOST_COLUMNS: usize = 100;

/// Why a file is no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It has nothing in it.
    Empty,
    /// It is of a program from before .xlsx, which can save it as that.
    OldFormat,
    /// It is a text in no known letters, or no text.
    NotText,
    /// It has more rows than [`MOST_ROWS`].
    TooMany,
    /// It begins as .xlsx and is none, or is locked; as the library puts it.
    Broken(String),
}
