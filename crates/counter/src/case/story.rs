//! What happened, of both records in one line of time, and on whose side it stands.

use super::Matter;
use crate::books::Books;
use crate::row::{Id, Row, Tone};
use journal::EntryId;
use office::PersonId;
use office::event::Event;
use paper::OrderedSet;

/// On whose side something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
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

impl Side {
    /// In which colour it is drawn.
    fn tone(self) -> Tone {
        match self {
            Self::Claimant => Tone::Good,
            Self::Closer => Tone::Waits,
            Self::Matter => Tone::Wants,
        }
    }
}

impl Books {
    /// Everything that happened with the client and the other record, the earliest first, each in the colour of its side: who
    /// claims, who has or closed him, and the deal and the case themselves.
    pub fn case_story(
        &self,
        matter: &Matter,
        (claimant, closer): (Option<PersonId>, Option<PersonId>),
    ) -> Vec<Row> {
        let records = std::iter::once(matter.client).chain(matter.with);
        let mut rows: Vec<Row> = records.flat_map(|record| self.life_rows(record)).collect();
        // Of one minute, as they were written.
        rows.sort_by_key(|row| {
            entry_of(row).and_then(|entry| self.recorded(entry)).map(|recorded| recorded.stamp)
        });
        let mut seen = OrderedSet::new();
        rows.retain(|row| entry_of(row).is_some_and(|entry| seen.insert(entry)));
        for row in &mut rows {
            let recorded = entry_of(row).and_then(|entry| self.recorded(entry));
            let side = recorded.and_then(|recorded| {
                side(&recorded.event, &self.people_of(&recorded.event), claimant, closer)
            });
            row.tone = side.map_or(Tone::Plain, Side::tone);
        }
        rows
    }
}

/// The entry a row is of.
fn entry_of(row: &Row) -> Option<EntryId> {
    match row.id {
        Id::Entry(entry) => Some(entry),
        Id::Conflict(..) | Id::Device(_) | Id::Client(_) | Id::Person(_) | Id::Pair(..) | Id::Nth(_) => None,
    }
}
