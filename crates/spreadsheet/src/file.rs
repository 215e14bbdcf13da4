//! A file that is being written, sheet after sheet and row after row, so that whoever writes it may pause between any two.

use crate::cell::{Cell, like_a_formula, wide};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

/// A spreadsheet takes no longer text in a cell.
const LONGEST: usize = 32_767;
/// Nor a longer name of a sheet.
const LONGEST_NAME: usize = 31;
/// No column is wider, in letters: the rest of a long text is read where it stands.
const WIDEST: usize = 48;
/// No column is narrower: its heading has an arrow for choosing.
const NARROWEST: usize = 8;
/// Columns are as wide as these first rows want.
const LOOKED_AT: u32 = 200;

/// Why a file could not be written, as the library puts it: too many rows, or a name a spreadsheet does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritten(pub String);

impl From<XlsxError> for Unwritten {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// How cells look.
struct Looks {
    head: Format,
    sum: Format,
    tenths: Format,
    cents: Format,
    day: Format,
    moment: Format,
    harmless: Format,
}

impl Looks {
    fn new() -> Self {
        let number = |format: &str| Format::new().set_num_format(format);
        Self {
            head: Format::new().set_bold(),
            sum: Format::new().set_bold(),
            tenths: number("General"),
            cents: number("#,##0.00"),
            day: number("yyyy-mm-dd"),
            moment: number("yyyy-mm-dd hh:mm"),
            harmless: Format::new().set_quote_prefix(),
        }
    }
}

/// A file of tables.
pub struct File {
    book: Workbook,
    looks: Looks,
    /// The next row of the sheet that is being written.
    row: u32,
    /// What its columns want, in letters.
    widths: Vec<usize>,
}

impl Default for File {
    fn default() -> Self {
        Self::new()
    }
}

impl File {
    /// One without sheets.
    pub fn new() -> Self {
        Self { book: Workbook::new(), looks: Looks::new(), row: 0, widths: Vec::new() }
    }

    /// Begins a sheet with the headings of its columns, which stay in sight.
    ///
    /// # Errors
    /// The file has a sheet of that name, or a spreadsheet does not take it.
    pub fn begin(&mut self, name: &str, head: &[String]) -> Result<(), Unwritten> {
        let sheet = self.book.add_worksheet();
        sheet.set_name(sheet_name(name))?.set_freeze_panes(1, 0)?;
        for (column, text) in (0..).zip(head) {
            sheet.write_string_with_format(0, column, text, &self.looks.head)?;
        }
        self.row = 1;
        self.widths = head.iter().map(|text| wide(text) + 3).collect();
        Ok(())
    }

    /// Writes a row.
    ///
    /// # Errors
    /// There are more rows than a spreadsheet takes, or no sheet was begun.
    pub fn line(&mut self, line: &[Cell]) -> Result<(), Unwritten> {
        if self.row < LOOKED_AT {
            for (width, cell) in self.widths.iter_mut().zip(line) {
                *width = (*width).max(cell.width() + 1);
            }
        }
        let row = self.next();
        let looks = &self.looks;
        let sheet = latest(&mut self.book)?;
        for (column, cell) in (0..).zip(line) {
            write(sheet, row, column, cell, looks)?;
        }
        Ok(())
    }

    /// Ends the sheet: its rows can be chosen from by their headings; the sums stand below them.
    ///
    /// # Errors
    /// As of [`File::line`].
    pub fn end(&mut self, sums: Option<&[Cell]>) -> Result<(), Unwritten> {
        let (last, columns) = (self.row.saturating_sub(1), self.widths.len());
        if let Some(sums) = sums {
            self.line(sums)?;
        }
        let sheet = latest(&mut self.book)?;
        if sums.is_some() {
            sheet.set_row_format(last + 1, &self.looks.sum)?;
        }
        for (column, width) in (0..).zip(&self.widths) {
            sheet.set_column_width(column, (*width).clamp(NARROWEST, WIDEST) as f64)?;
        }
        if let Some(right) = u16::try_from(columns).ok().and_then(|columns| columns.checked_sub(1)) {
            sheet.autofilter(0, 0, last, right)?;
        }
        Ok(())
    }

    /// The file. It is pressed in one go.
    ///
    /// # Errors
    /// The library could not put it together.
    pub fn bytes(mut self) -> Result<Vec<u8>, Unwritten> {
        Ok(self.book.save_to_buffer()?)
    }

    fn next(&mut self) -> u32 {
        self.row += 1;
        self.row - 1
    }
}

/// The sheet that is being written.
fn latest(book: &mut Workbook) -> Result<&mut Worksheet, XlsxError> {
    let last = book.worksheets().len().saturating_sub(1);
    book.worksheet_from_index(last)
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Nothing => Ok(()),
        Cell::Count(count) => sheet.write_number(row, column, *count as f64).map(drop),
        Cell::Tenths(tenths) => number(sheet, (row, column), f64::from(*tenths) / 10.0, &looks.tenths),
        Cell::Cents(cents) => number(sheet, (row, column), *cents as f64 / 100.0, &looks.cents),
        Cell::Day(day) => match serial((*day).into()) {
            Some(serial) => number(sheet, (row, column), serial, &looks.day),
            None => text(sheet, (row, column), &day.to_string(), looks),
        },
        Cell::Moment(at) => match serial(*at) {
            Some(serial) => number(sheet, (row, column), serial, &looks.moment),
            None => text(sheet, (row, column), &at.to_string(), looks),
        },
        Cell::Text(said) => text(sheet, (row, column), said, looks),
    }
}

type At = (u32, u16);

fn number(sheet: &mut Worksheet, (row, column): At, number: f64, look: &Format) -> Result<(), XlsxError> {
    sheet.write_number_with_format(row, column, number, look).map(drop)
}

/// Never a formula, whatever it begins with.
fn text(sheet: &mut Worksheet, (row, column): At, said: &str, looks: &Looks) -> Result<(), XlsxError> {
    let short;
    let said = match said.len() > LONGEST && said.chars().count() > LONGEST {
        true => {
            short = said.chars().take(LONGEST - 1).chain(['…']).collect::<String>();
            &short
        }
        false => said,
    };
    match like_a_formula(said) {
        true => sheet.write_string_with_format(row, column, said, &looks.harmless).map(drop),
        false => sheet.write_string(row, column, said).map(drop),
    }
}

/// A moment as a spreadsheet counts it: days since the end of 1899. Of the first two months it counts a day too many, and of
/// what was before it knows nothing.
fn serial(at: NaiveDateTime) -> Option<f64> {
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let days = at.date().signed_duration_since(zero).num_days();
    let seconds = at.time().signed_duration_since(NaiveTime::MIN).num_seconds();
    (days > 60).then(|| days as f64 + seconds as f64 / 86_400.0)
}

/// What a spreadsheet takes as the name of a sheet.
fn sheet_name(text: &str) -> String {
    text.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(LONGEST_NAME).collect()
}
