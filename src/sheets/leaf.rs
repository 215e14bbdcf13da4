//! A table of a file, in words: its headings, and what stands in its rows.

use crate::desk::{Books, Desk};
use crate::list::says;
use crate::text::{I18n, article_text, maybe, message, t_string};
use counter::row::{Cite, Row, Table};
use counter::sheet::{self, Leads, Value};
use leptos::prelude::*;
use spreadsheet::Cell;

/// A table of a file: the message that is its name, what the rows have in common, and the rows.
pub type Leaf = (&'static str, &'static Table, Signal<Vec<Row>>);

/// A table as it stands now.
pub(super) struct Page {
    /// What its sheet is called.
    pub(super) name: String,
    table: &'static Table,
    columns: Vec<Leads>,
    /// Its rows.
    pub(super) rows: Vec<Row>,
}

impl Page {
    /// Takes down what stands there.
    pub(super) fn of(i18n: I18n, (key, table, rows): &Leaf) -> Self {
        let name = message(i18n, key, &[] as &[(&str, String)]);
        Self { name, table, columns: sheet::columns(table), rows: rows.get_untracked() }
    }

    /// The headings, as they are called on paper.
    pub(super) fn head(&self, i18n: I18n) -> Vec<String> {
        let article = self.table.cites.then(|| t_string!(i18n, list.article).to_owned());
        self.columns.iter().map(|column| self.heading(i18n, column.key())).chain(article).collect()
    }

    fn heading(&self, i18n: I18n, key: &str) -> String {
        let key = format!("{}.{key}", self.table.key);
        let paper = maybe(i18n, &format!("{key}_paper")).map(str::to_owned);
        paper.unwrap_or_else(|| message(i18n, &key, &[] as &[(&str, String)]))
    }

    /// A row; where the table cites, its article stands behind it.
    pub(super) fn line(&self, i18n: I18n, desk: Desk, row: &Row) -> Vec<Cell> {
        let values = sheet::row(self.table, &self.columns, row);
        let line = desk.peek(|books| {
            let article = self.table.cites.then(|| article(i18n, books, row.cite.as_ref()));
            values.into_iter().map(|value| cell(i18n, books, value)).chain(article).collect()
        });
        line.unwrap_or_default()
    }

    /// What stands below, where there are sums.
    pub(super) fn sums(&self, i18n: I18n, desk: Desk) -> Option<Vec<Cell>> {
        let sums = sheet::sums(self.table, &self.columns, &self.rows)?;
        let mut cells: Vec<Cell> =
            desk.peek(|books| sums.into_iter().map(|sum| cell(i18n, books, sum)).collect())?;
        if let Some(first @ Cell::Nothing) = cells.first_mut() {
            *first = Cell::Text(self.heading(i18n, "total"));
        }
        Some(cells)
    }
}

fn article(i18n: I18n, books: &Books, cite: Option<&Cite>) -> Cell {
    let first = cite.and_then(|cite| books.article(&cite.law.book, cite.law.articles.first()?));
    first.map_or(Cell::Nothing, |article| Cell::Text(article_text(i18n, &article.number)))
}

fn cell(i18n: I18n, books: &Books, value: Value) -> Cell {
    match value {
        Value::Nothing => Cell::Nothing,
        Value::Number(number) => Cell::Count(number),
        Value::Turns(turns) => Cell::Tenths(turns.in_tenths()),
        Value::Money(cents) => Cell::Cents(cents),
        Value::Day(day) => Cell::Day(day),
        Value::Moment(at) => Cell::Moment(at),
        Value::Text(all) => {
            let texts = all.iter().map(|said| says(i18n, books, said)).filter(|text| !text.is_empty());
            let text = texts.collect::<Vec<_>>().join(" · ");
            if text.is_empty() { Cell::Nothing } else { Cell::Text(text) }
        }
    }
}
