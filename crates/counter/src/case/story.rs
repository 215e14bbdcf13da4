//! What happened, of both records in one line of time, and on whose side it stands.

use super::Matter;
use crate::books::Books;
use crate::row::{Column, Row, Stands, Table};
use office::PersonId;
use office::event::Event;

/// The line of time, as it is printed.
pub static STORY: Table = Table {
    key: "case_story",
    of: "moment",
    columns: &[Column::of("when", Stands::Short), Column::of("what", Stands::Name)],
    cites: true,
    paper: &["when", "what"],
};

/// On whose side something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Of who claims.
    Claimant,
    /// Of who has or closed him.
    Closer,
    /// Of the deal, or of the case itself.
    Matter,
}

/// On whose side an event stands.
fn side(
    event: &Event,
    people: &[PersonId],
    claimant: Option<PersonId>,
    closer: Option<PersonId>,
) -> Option<Side> {
    if matches!(event, Event::DealMade { .. } | Event::CaseRuled { .. } | Event::CaseBrought { .. }) {
        return Some(Side::Matter);
    }
    let has = |person: Option<PersonId>| person.is_some_and(|person| people.contains(&person));
    match (has(claimant), has(closer)) {
        (true, false) => Some(Side::Claimant),
        (false, true) => Some(Side::Closer),
        (true, true) | (false, false) => None,
    }
}

impl Books {
    /// Everything that happened with the client and the other record, the earliest first.
    pub fn case_story(
        &self,
        matter: &Matter,
        (claimant, closer): (Option<PersonId>, Option<PersonId>),
    ) -> Vec<(Row, Option<Side>)> {
        let records = std::iter::once(matter.client).chain(matter.with);
        let mut rows: Vec<Row> = records.flat_map(|record| self.life_rows(record)).collect();
        rows.sort_by_key(|row| row.at);
        rows.dedup_by(|one, other| one.id == other.id);
        let with_side = |row: Row| {
            let recorded = match row.id {
                crate::row::Id::Entry(entry) => self.recorded(entry),
                _ => None,
            };
            let of = recorded.and_then(|recorded| {
                side(&recorded.event, &self.people_of(&recorded.event), claimant, closer)
            });
            (row, of)
        };
        rows.into_iter().map(with_side).collect()
    }
}
