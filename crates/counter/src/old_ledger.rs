//! An old ledger as rows of texts: what its columns are, who in it is new here, and what could not be read. Nothing is doubled:
//! whoever is here by his number, or stood further up, is not entered again.

mod columns;
mod found;
mod heading;
mod rows;
mod shape;

pub use found::{Found, Old, Unread};
pub use rows::OLD_LEDGER;

use crate::alike::{Written, fold};
use crate::books::Books;
use crate::{Command, CustomerId};
use columns::columns;
use heading::headed;
use journal::CardRef;
use office::PersonId;
use office::event::BroughtIn;
use rulebook::word::Field;
use std::collections::BTreeMap;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The name of the client.
    Name,
    /// His telephone.
    Phone,
    /// The day he was written down.
    Day,
    /// Whose client he was.
    Agent,
    /// How he heard of the office.
    Source,
    /// What else is written of him.
    Note,
}

impl What {
    /// Everything a column may be.
    pub const ALL: [Self; 6] = [Self::Name, Self::Phone, Self::Day, Self::Agent, Self::Source, Self::Note];

    /// What it is called in the messages.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Day => "day",
            Self::Agent => "agent",
            Self::Source => "source",
            Self::Note => "note",
        }
    }

    /// That of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.key() == key)
    }
}

/// The act that brings clients in, each with the card that was sealed for him, under a fresh id.
pub fn bringing(
    clients: impl IntoIterator<Item = (CustomerId, CardRef, Old)>,
    weighed_by: Option<PersonId>,
) -> Command {
    let client = |(customer, card, old): (CustomerId, CardRef, Old)| BroughtIn {
        customer,
        card,
        by: old.by,
        on: old.on,
    };
    Command::BringIn { clients: clients.into_iter().map(client).collect(), weighed_by }
}

impl Books {
    /// Who works here, by the name as it is compared.
    fn people_by_name(&self) -> BTreeMap<String, PersonId> {
        self.working().map(|person| (fold(&self.name(person)), person)).collect()
    }

    /// Whether anybody here has this number.
    fn is_here(&self, phone: &str) -> bool {
        self.by_index(|index, columns| {
            let written = Written::of([(Field::Phone.word(), phone)], columns);
            !index.alike(None, &written).phone.is_empty()
        })
    }
}

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
        let heading = rows.iter().take(heading::SEARCHED).position(|row| headed(row));
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
    fn body(&self) -> impl Iterator<Item = (usize, &Vec<String>)> {
        self.rows.iter().enumerate().skip(self.headings).map(|(nth, row)| (nth + 1, row))
    }

    /// What stands in a row.
    fn cell<'a>(&self, row: &'a [String], what: What) -> &'a str {
        let at = self.columns.iter().position(|column| *column == Some(what));
        at.and_then(|at| row.get(at)).map_or("", |cell| cell.trim())
    }
}
