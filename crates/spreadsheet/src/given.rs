//! A table that somebody gives: an .xlsx file or a text with separated columns, as rows of texts.

mod letters;
mod separated;
mod sheet;
mod unread;

pub use unread::{MOST_COLUMNS, MOST_ROWS, Unread};

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
