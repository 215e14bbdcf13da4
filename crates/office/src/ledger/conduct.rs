//! What is on record of a person's conduct.

use crate::id::PersonId;
use chrono::{NaiveDate, NaiveDateTime};
use rulebook::ArticleId;
use rulebook::word::Breach;
use serde::Serialize;

/// Somebody's suspension from reception.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suspension {
    /// The last day of it.
    pub until: NaiveDate,
    /// Who decided.
    pub by: PersonId,
    /// By which articles.
    pub cites: Vec<ArticleId>,
}

/// A breach on record. Written as the breach and its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "(Breach, NaiveDate)")]
pub struct Offence {
    /// What was done.
    pub breach: Breach,
    /// When it was entered.
    pub at: NaiveDateTime,
}

impl From<Offence> for (Breach, NaiveDate) {
    fn from(offence: Offence) -> Self {
        (offence.breach, offence.at.date())
    }
}

/// A turn to be forfeited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skip {
    /// Whose.
    pub person: PersonId,
    /// By which articles.
    pub cites: Vec<ArticleId>,
}
