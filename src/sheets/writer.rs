//! What writes a file. With the library it is a part of its own.

use crate::later::{NotFetched, part};
use spreadsheet::{Cell, File, Unwritten};

/// A file that is being written ([`File`]). It is spoken to through this, so that nothing but the part has the library in it.
pub(super) trait Writes {
    /// Begins a sheet.
    fn begin(&mut self, name: &str, head: &[String]) -> Result<(), Unwritten>;
    /// Writes a row.
    fn line(&mut self, line: &[Cell]) -> Result<(), Unwritten>;
    /// Ends the sheet.
    fn end(&mut self, sums: Option<&[Cell]>) -> Result<(), Unwritten>;
    /// The file.
    fn bytes(self: Box<Self>) -> Result<Vec<u8>, Unwritten>;
}

impl Writes for File {
    fn begin(&mut self, name: &str, head: &[String]) -> Result<(), Unwritten> {
        File::begin(self, name, head)
    }

    fn line(&mut self, line: &[Cell]) -> Result<(), Unwritten> {
        File::line(self, line)
    }

    fn end(&mut self, sums: Option<&[Cell]>) -> Result<(), Unwritten> {
        File::end(self, sums)
    }

    fn bytes(self: Box<Self>) -> Result<Vec<u8>, Unwritten> {
        File::bytes(*self)
    }
}

/// Begins a file.
type Begin = fn() -> Box<dyn Writes>;

part!(office_sheets: fn fetched() -> Begin = || Box::new(File::new()));

/// A file without sheets; what writes it is fetched.
pub(super) async fn new_file() -> Result<Box<dyn Writes>, NotFetched> {
    Ok(fetched().await?())
}
