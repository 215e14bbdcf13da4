//! The first sheet of an .xlsx file that has anything in it, cell by cell: a stray cell far off takes no room.

use super::unread::{MOST_COLUMNS, MOST_ROWS, Unread};
use calamine::{DataRef, Reader, Xlsx, XlsxError, open_workbook_from_rs};
use chrono::NaiveTime;
use std::collections::BTreeMap;
use std::io::Cursor;

impl From<XlsxError> for Unread {
    fn from(error: XlsxError) -> Self {
        Self::Broken(error.to_string())
    }
}

/// The rows that have anything in them.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unread> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes))?;
    for name in book.sheet_names() {
        let rows = of_sheet(&mut book, &name)?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Ok(Vec::new())
}

fn of_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Vec<String>>, Unread> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut rows = BTreeMap::<u32, Vec<String>>::new();
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let (said, column) = (said(cell.get_value()), column as usize);
        if said.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        let row = rows.entry(row).or_default();
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        if let Some(place) = row.get_mut(column) {
            *place = said;
        }
        if rows.len() > MOST_ROWS {
            return Err(Unread::TooMany);
        }
    }
    Ok(rows.into_values().collect())
}

/// What stands in a cell, as it would be typed. A telephone that was typed as a number is its digits.
fn said(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => at.as_datetime().map_or_else(String::new, |at| match at.time() {
            NaiveTime::MIN => at.date().to_string(),
            _ => at.format("%Y-%m-%d %H:%M").to_string(),
        }),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
