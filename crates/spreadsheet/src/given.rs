//! A table that somebody gives: an .xlsx file or a text with separated columns, as rows of texts.

mod letters;
mod separated;
mod sheet;

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

/// Reads the first sheet of a file that has anything in it. Days are written as `2025-03-03`.
///
/// # Errors
/// Why it is no table.
pub fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unread> {
    let rows = match bytes {
        [] => return Err(Unread::Empty),
        [b'P', b'K', ..] => sheet::rows(bytes)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Unread::OldFormat),
        _ => separated::rows(&letters::text(bytes).ok_or(Unread::NotText)?)?,
    };
    if rows.is_empty() { Err(Unread::Empty) } else { Ok(rows) }
}
