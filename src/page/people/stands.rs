//! Where the day stands, and whose sheet is open.

use crate::desk::Books;
use chrono::NaiveDate;
use counter::{Now, PersonId};
use leptos::prelude::*;

/// Where the day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// Today has not been opened.
    Before,
    /// A day is open, today or one that was not closed.
    Open(NaiveDate),
    /// Today is over.
    Closed,
}

impl Stands {
    /// Where it stands now.
    pub(super) fn of(books: &Books, now: Now) -> Self {
        match &books.state.day {
            Some(day) if day.closed.is_none() => Self::Open(day.date),
            Some(day) if day.date == now.date() => Self::Closed,
            _ => Self::Before,
        }
    }
}

/// Whose sheet is open, if any: somebody's, or an empty one.
pub(super) type Editing = RwSignal<Option<Option<PersonId>>>;
