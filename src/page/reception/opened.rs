//! What can be open on top of the page, and how it begins: named by all of it, and naming none.

use counter::{CustomerId, PersonId, VisitId};

/// How the dialog of an arrival begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// By asking what is known of him.
    Returning,
    /// With the search for one who has been here.
    Before,
    /// With a new customer where the book wants a person's decision.
    New,
    /// With somebody he asks for.
    Named(PersonId),
    /// With a visitor who waits.
    Seat(VisitId),
}

/// What the tiles answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// How many come together.
    Heads,
    /// How he came.
    Channel,
}

/// A dialog of this page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::page::reception) enum Sheet {
    /// A visitor who is not the common case.
    Arrive(Start),
    /// A new client of whom something is told.
    Newcomer(Asks),
    /// A visitor who does not come to buy.
    Other,
    /// The telephone.
    Call,
    /// Somebody goes out or comes back.
    Out(Option<PersonId>),
    /// The duty shift and the event.
    Duty,
    /// A decision otherwise than the book's.
    Overrule(Option<VisitId>, Option<PersonId>),
    /// One person.
    Person(PersonId),
    /// What can be done with a reception.
    More(VisitId),
    /// A reception passes to another; to whose client this is, if that is known.
    HandOver(VisitId, Option<CustomerId>),
    /// A colleague helps.
    Help(VisitId),
    /// The visitor is not a buyer.
    Identify(VisitId),
    /// The register; `true` ends the reception too.
    Register(VisitId, bool),
}

impl Sheet {
    /// Whether it is about somebody who comes; the others are about who is here.
    pub(in crate::page::reception) const fn of_who_comes(&self) -> bool {
        matches!(self, Self::Arrive(_) | Self::Newcomer(_) | Self::Other | Self::Call | Self::Identify(_))
    }
}
