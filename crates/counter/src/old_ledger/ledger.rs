//! An old ledger: its rows, and what its columns are taken for.

use super::columns::columns;
use super::heading::{SEARCHED, headed};
use super::what::What;
use crate::books::Books;

/// An old ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldLedger {
    rows: Vec<Vec<String>>,
    /// So many rows on top are headings, or a title above them.
    headings: usize,
    /// What each column is; nothing, if it is left out.
    columns: Vec<Option<What>>,
}

impl OldLedger {
    /// Finds out what the columns are: by what stands over them, else by the shape of what stands in them.
    pub fn of(rows: Vec<Vec<String>>, books: &Books) -> Self {
        let heading = rows.iter().take(SEARCHED).position(|row| headed(row));
        let headings = heading.map_or(0, |nth| nth + 1);
        let head = heading.and_then(|nth| rows.get(nth));
        let body = rows.get(headings..).unwrap_or_default();
        let columns = columns(head, body, &books.people_by_name());
        Self { headings, columns, rows }
    }

    /// The columns: what stands over each, else the first of what stands in it, and what it is taken for.
    pub fn columns(&self) -> Vec<(String, Option<What>)> {
        let on_top = self.rows.get(self.headings.saturating_sub(1));
        let text = |nth: usize| on_top.and_then(|row| row.get(nth)).cloned().unwrap_or_default();
        self.columns.iter().enumerate().map(|(nth, what)| (text(nth), *what)).collect()
    }

    /// Takes a column for something else. No two columns are the same.
    pub fn take(&mut self, column: usize, what: Option<What>) {
        for (nth, taken) in self.columns.iter_mut().enumerate() {
            if nth == column {
                *taken = what;
            } else if *taken == what {
                *taken = None;
            }
        }
    }

    /// The rows below the headings, each with its number in the file.
    pub(super) fn body(&self) -> impl Iterator<Item = (usize, &Vec<String>)> {
        self.rows.iter().enumerate().skip(self.headings).map(|(nth, row)| (nth + 1, row))
    }

    /// What stands in a row.
    pub(super) fn cell<'a>(&self, row: &'a [String], what: What) -> &'a str {
        let at = self.columns.iter().position(|column| *column == Some(what));
        at.and_then(|at| row.get(at)).map_or("", |cell| cell.trim())
    }
}
