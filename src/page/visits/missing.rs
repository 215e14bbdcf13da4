//! Whether a visit is registered as it should be.

use crate::desk::Books;
use chrono::NaiveDate;
use office::ledger::{Visit, VisitState};
use office::{Now, VisitId};

/// How the registration of a visit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Registered {
    /// The visitor still waits.
    Waiting,
    /// The reception goes on; nothing is due yet.
    Receiving,
    /// Complete and in time.
    Complete,
    /// Complete, but late.
    Late,
    /// Columns the book demands are missing.
    Missing,
    /// The book does not call it valid.
    Invalid,
    /// Nothing was written, and it should have been.
    None,
    /// Nothing has to be written: nobody's client, or one who is registered already.
    NotNeeded,
}

impl Registered {
    /// How it stands with a visit.
    pub fn of(books: &Books, visit: &Visit) -> Self {
        match (books.state.registration(visit), visit.state) {
            (Some(registration), _) if !registration.missing.is_empty() => Self::Missing,
            (Some(registration), _) if !registration.valid => Self::Invalid,
            (Some(registration), _) if registration.late => Self::Late,
            (Some(_), _) => Self::Complete,
            (None, VisitState::Waiting) => Self::Waiting,
            (None, VisitState::Receiving) => Self::Receiving,
            (None, VisitState::Left) => Self::NotNeeded,
            (None, VisitState::Over) => {
                let card =
                    books.state.customers.get(&visit.visitor.customer).and_then(|customer| customer.card);
                if visit.owner.is_none() || card.is_some() { Self::NotNeeded } else { Self::None }
            }
        }
    }

    /// Whether somebody should still write something.
    pub const fn wanting(self) -> bool {
        matches!(self, Self::Missing | Self::Invalid | Self::None)
    }
}

/// The visits of a day whose registration is wanting, in the order in which they came.
pub fn unregistered(books: &Books, date: NaiveDate) -> Vec<VisitId> {
    let mut wanting: Vec<&Visit> = books
        .state
        .visits
        .values()
        .filter(|visit| visit.at.date() == date && Registered::of(books, visit).wanting())
        .collect();
    wanting.sort_by_key(|visit| (visit.at, visit.number));
    wanting.into_iter().map(|visit| visit.id).collect()
}

/// How many registrations of today are wanting: the badge of the rail.
pub fn missing_today(books: &Books, now: Now) -> usize {
    unregistered(books, now.date()).len()
}
