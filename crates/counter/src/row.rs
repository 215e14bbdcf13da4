//! What is shown in a list, as data: tables, their columns, and rows of cells. A cell says keys, people, moments and figures; a
//! screen, and a sheet of paper, give them words. Both are drawn from the same rows.

use crate::cited::Cited;
use chrono::{NaiveDate, NaiveDateTime};
use journal::{DeviceId, EntryId};
use office::state::ConflictKind;
use office::{CustomerId, PersonId, VisitId};
use rulebook::period::Point;
use rulebook::share::Cents;
use rulebook::{ArticleId, BookDigest};
use std::fmt;

/// Turns, as a cell says them.
pub use rulebook::Turns;

/// Something that is said in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// As it stands on a card.
    Text(String),
    /// A telephone, which a screen masks.
    Phone(String),
    /// A telephone that may be seen by who looks.
    WholePhone(String),
    /// A word of a lexicon.
    Word(&'static str, &'static str),
    /// A message.
    Key(&'static str),
    /// A message, and what stands in its places.
    Of(&'static str, Vec<(&'static str, Said)>),
    /// Somebody who works here.
    Person(PersonId),
    /// A device, as it is called here.
    Device(DeviceId),
    /// A visit that is not shown here: the way to it, and when it was.
    Visit(VisitId, NaiveDateTime),
    /// The code of an entry that is known by nothing else.
    Code(EntryId),
    /// Such people, one after the other.
    People(Vec<PersonId>),
    /// A time of day.
    Time(NaiveDateTime),
    /// A day of the year.
    Day(NaiveDate),
    /// A day and a time.
    Moment(NaiveDateTime),
    /// The last moment of a period.
    Until(Point),
    /// The number of something on its day.
    Number(u32),
    /// How many.
    Figure(usize),
    /// Money.
    Money(Cents),
    /// Turns.
    Turns(Turns),
    /// Turns as strokes; of these, so many were lost.
    Tally(Turns, u32),
    /// Whose client somebody is.
    Owned(Owned),
    /// Several things, one beside the other.
    Several(Vec<Said>),
    /// Several things as the language writes a list.
    Listed(Vec<Said>),
    /// What was recorded in an entry.
    Event(EntryId),
}

impl Said {
    /// A message that says how many.
    pub fn many(key: &'static str, count: usize) -> Self {
        Self::Of(key, vec![("count", Self::Figure(count))])
    }

    /// A message that names somebody.
    pub fn naming(key: &'static str, person: PersonId) -> Self {
        Self::Of(key, vec![("name", Self::Person(person))])
    }

    /// How many it is; none, of what is no figure.
    fn figure(&self) -> usize {
        if let Self::Figure(figure) = self { *figure } else { 0 }
    }

    /// How many turns it is.
    fn turns(&self) -> Turns {
        if let Self::Turns(turns) | Self::Tally(turns, _) = self { *turns } else { Turns::NONE }
    }
}

/// Money in yuan, to the cent where it is not whole.
pub fn yuan(cents: Cents) -> String {
    let (yuan, fen) = (cents.0.unsigned_abs() / 100, cents.0.unsigned_abs() % 100);
    let sign = if cents.0 < 0 { "-" } else { "" };
    if fen == 0 { format!("{sign}{yuan}") } else { format!("{sign}{yuan}.{fen:02}") }
}

/// Whose client somebody is now, until when, and by which article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owned {
    /// Whose.
    pub by: PersonId,
    /// Until when, where the book says so.
    pub until: Option<Point>,
    /// Whether that is over.
    pub lapsed: bool,
    /// By which article of which book.
    pub article: Option<(BookDigest, ArticleId)>,
}

/// How something is to be taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// All is well.
    Good,
    /// It goes on, or is late.
    Waits,
    /// Something is wanting, or was lost.
    Wants,
    /// Nothing follows from it, or it holds no more.
    Idle,
}

/// By which articles, and the entry that says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// The articles.
    pub law: Cited,
    /// The entry.
    pub entry: EntryId,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub said: Said,
    /// What it says besides, smaller.
    pub besides: Vec<Said>,
    /// What it is marked with.
    pub marks: Vec<(Said, Tone)>,
    /// How it is to be taken.
    pub tone: Tone,
    /// By which articles.
    pub cite: Option<Cite>,
    /// Whether it is still open: on paper it is left empty, to be written by hand.
    pub open: bool,
}

impl Cell {
    /// One that only says something.
    pub const fn of(said: Said) -> Self {
        Self { said, besides: Vec::new(), marks: Vec::new(), tone: Tone::Plain, cite: None, open: false }
    }

    /// A figure. Nothing follows from none.
    pub fn figure(figure: usize) -> Self {
        let tone = if figure == 0 { Tone::Idle } else { Tone::Plain };
        Self { tone, ..Self::of(Said::Figure(figure)) }
    }
}

/// Something that can be done with a row where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doing {
    /// What it is called in the tests.
    pub key: &'static str,
    /// The message on its button.
    pub name: &'static str,
}

/// What a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    /// What is written in an entry, or began with it.
    Entry(EntryId),
    /// An entry that does not fit, and in what.
    Conflict(EntryId, ConflictKind),
    /// A device.
    Device(DeviceId),
    /// A client.
    Client(CustomerId),
    /// Somebody who works here, or did.
    Person(PersonId),
    /// Two records.
    Pair(CustomerId, CustomerId),
    /// Nothing that is known by an id: its place in the list.
    Nth(usize),
}

impl From<EntryId> for Id {
    fn from(entry: EntryId) -> Self {
        Self::Entry(entry)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry(entry) | Self::Conflict(entry, _) => entry.fmt(f),
            Self::Device(device) => device.fmt(f),
            Self::Client(client) => client.fmt(f),
            Self::Person(person) => person.fmt(f),
            Self::Pair(one, other) => write!(f, "{one} {other}"),
            Self::Nth(n) => n.fmt(f),
        }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is of.
    pub id: Id,
    /// When it was, where that is its place in the list.
    pub at: Option<NaiveDateTime>,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
    /// How it is to be taken.
    pub tone: Tone,
    /// By which articles.
    pub cite: Option<Cite>,
    /// What can be done with it.
    pub acts: &'static [Doing],
}

impl Row {
    /// One that only has cells.
    pub fn of(id: impl Into<Id>, cells: Vec<Cell>) -> Self {
        Self { id: id.into(), at: None, cells, tone: Tone::Plain, cite: None, acts: &[] }
    }

    /// The telephone that is said besides something.
    pub fn phone(&self) -> Option<&Said> {
        self.cells.iter().flat_map(|cell| &cell.besides).find(|said| matches!(said, Said::Phone(_)))
    }
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Something short.
    Short,
    /// Something that may be long.
    Text,
    /// What the row is called.
    Name,
    /// A state.
    State,
    /// A figure, which is summed up.
    Figure,
    /// Turns, which are summed up.
    Turns,
}

/// Where a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// On every screen.
    Always,
    /// On a screen that is wide enough.
    Wide,
    /// On paper alone.
    Paper,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called: in the messages of its table and in the style.
    pub key: &'static str,
    /// What stands in it.
    pub stands: Stands,
    /// Where it stands.
    pub shown: Shown,
}

impl Column {
    /// One that always stands there.
    pub const fn of(key: &'static str, stands: Stands) -> Self {
        Self { key, stands, shown: Shown::Always }
    }

    /// The same where there is room.
    pub const fn wide(key: &'static str, stands: Stands) -> Self {
        Self { key, stands, shown: Shown::Wide }
    }

    /// The same on paper.
    pub const fn paper(key: &'static str, stands: Stands) -> Self {
        Self { key, stands, shown: Shown::Paper }
    }
}

/// A table: what all lists of one kind have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it is called in the messages and in the style.
    pub key: &'static str,
    /// What a row is of: the tests find it by that.
    pub of: &'static str,
    /// The columns.
    pub columns: &'static [Column],
    /// Whether rows cite their articles.
    pub cites: bool,
    /// The columns on paper, in their order. One that is no column of the table is left empty, to be written by hand.
    pub paper: &'static [&'static str],
}

impl Table {
    /// The columns with their cells of a row.
    pub fn with<'a>(&self, cells: &'a [Cell]) -> impl Iterator<Item = (&'static Column, &'a Cell)> {
        self.columns.iter().zip(cells)
    }

    /// The cell of a row in a column.
    pub fn cell<'a>(&self, row: &'a Row, key: &str) -> Option<(&'static Column, &'a Cell)> {
        self.with(&row.cells).find(|(column, _)| column.key == key)
    }

    /// What a row is called.
    pub fn name<'a>(&self, row: &'a Row) -> Option<&'a Said> {
        let named = |(column, _): &(&Column, &Cell)| column.stands == Stands::Name;
        self.with(&row.cells).find(named).map(|(_, cell)| &cell.said)
    }

    /// Whether anything is summed up.
    pub fn sums_up(&self) -> bool {
        self.columns.iter().any(|column| matches!(column.stands, Stands::Figure | Stands::Turns))
    }

    /// What stands below each column: the sum, where it has figures.
    pub fn sums(&self, rows: &[Row]) -> Vec<Said> {
        let said = |n: usize| rows.iter().filter_map(move |row| row.cells.get(n)).map(|cell| &cell.said);
        let sum = |(n, column): (usize, &Column)| match column.stands {
            Stands::Figure => Said::Figure(said(n).map(Said::figure).sum()),
            Stands::Turns => Said::Turns(said(n).map(Said::turns).sum()),
            Stands::Short | Stands::Text | Stands::Name | Stands::State => Said::Nothing,
        };
        self.columns.iter().enumerate().map(sum).collect()
    }
}
