//! Writes a file of tables. With the library it is a part of its own. Nothing here writes a formula: a text is a text.

use super::Given;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// A file that is being written, sheet after sheet.
pub(super) struct File {
    book: Workbook,
    bold: Format,
    day: Format,
    moment: Format,
    row: u32,
}

impl File {
    pub(super) fn new() -> Self {
        Self {
            book: Workbook::new(),
            bold: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            row: 0,
        }
    }

    fn begin(&mut self, name: &str, head: &[String]) -> Result<(), XlsxError> {
        let sheet = self.book.add_worksheet();
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        for (column, text) in (0..).zip(head) {
            sheet.write_string_with_format(0, column, text, &self.bold)?.set_column_width(column, 16)?;
        }
        self.row = 1;
        Ok(())
    }

    fn line(&mut self, line: &[Given]) -> Result<(), XlsxError> {
        let row = self.row;
        self.row += 1;
        let last = self.book.worksheets().len().saturating_sub(1);
        let (day, moment) = (&self.day, &self.moment);
        let sheet: &mut Worksheet = self.book.worksheet_from_index(last)?;
        for (column, given) in (0..).zip(line) {
            match given {
                Given::Nothing => {}
                Given::Number(number) => {
                    sheet.write_number(row, column, *number)?;
                }
                Given::Day(at) => {
                    sheet.write_datetime_with_format(row, column, date(*at)?, day)?;
                }
                Given::Moment(at) => {
                    sheet.write_datetime_with_format(row, column, time(*at)?, moment)?;
                }
                Given::Text(text) => {
                    sheet.write_string(row, column, text)?;
                }
            }
        }
        Ok(())
    }
}

fn date(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), day.month() as u8, day.day() as u8)
}

fn time(at: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    date(at.date())?.and_hms(at.hour() as u16, at.minute() as u8, f64::from(at.second()))
}

/// What the part brings.
#[derive(Clone, Copy)]
pub(super) struct Writer {
    pub(super) new: fn() -> Box<File>,
    pub(super) begin: fn(&mut File, &str, &[String]) -> Result<(), String>,
    pub(super) line: fn(&mut File, &[Given]) -> Result<(), String>,
    pub(super) bytes: fn(&mut File) -> Result<Vec<u8>, String>,
}

pub(super) const fn writer() -> Writer {
    Writer {
        new: || Box::new(File::new()),
        begin: |file, name, head| file.begin(name, head).map_err(|error| error.to_string()),
        line: |file, line| file.line(line).map_err(|error| error.to_string()),
        bytes: |file| file.book.save_to_buffer().map_err(|error| error.to_string()),
    }
}
