//! The turns that were lost in a period, each with the articles that took it.

use super::period::Period;
use crate::books::Books;
use crate::cited::Cited;
use chrono::{NaiveDate, NaiveDateTime};
use journal::EntryId;
use office::day::MissedTurn;
use office::{Event, PersonId};
use paper::OrderedMap;
use rulebook::ArticleId;
use rulebook::word::{Engaged, Missed, Penalty};

/// A turn that was lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Whose.
    pub person: PersonId,
    /// When.
    pub at: NaiveDateTime,
    /// The entry that says so.
    pub entry: EntryId,
    /// What kept him; nothing, where the turn was forfeited.
    pub engaged: Option<Engaged>,
    /// By which articles, of the book of the day.
    pub law: Option<Cited>,
}

/// By which entry and which articles somebody is to forfeit a turn.
type Forfeit<'a> = (EntryId, &'a [ArticleId]);

impl Books {
    /// The articles of the book of a day.
    pub(super) fn law_of(&self, date: NaiveDate, articles: &[ArticleId]) -> Option<Cited> {
        let book = self.day_of(date)?.book.clone();
        (!articles.is_empty()).then(|| Cited { book, articles: articles.to_vec() })
    }

    /// The turns that were lost in a period: those that came up while their holder could not receive, and those that were
    /// forfeited, each in order.
    pub fn losses(&self, period: Period) -> Vec<Loss> {
        let passed = self.recorded_in(period).flat_map(|recorded| {
            let passed = recorded.event.reception().map_or(&[][..], |reception| &reception.passed);
            let lost = passed.iter().filter(|passed| passed.missed == Missed::Lose);
            lost.map(|passed| Loss {
                person: passed.person,
                at: recorded.at,
                entry: recorded.entry,
                engaged: Some(passed.engaged),
                law: self.law_of(recorded.at.date(), &passed.cites),
            })
        });
        passed.chain(self.forfeited(period)).collect()
    }

    /// The turns that were forfeited in a period. Who is to forfeit several forfeits them in the order in which that was decided.
    fn forfeited(&self, period: Period) -> Vec<Loss> {
        let decided = self.forfeits();
        let mut lost = Vec::new();
        for (person, forfeits) in &decided {
            let missed = self.state.missed.get(person).into_iter().flatten();
            let when = missed.filter(|turn| turn.engaged.is_none() && turn.missed == Missed::Lose);
            let both = when.zip(forfeits).filter(|(turn, _)| period.has(turn.at.date()));
            lost.extend(both.map(|(MissedTurn { at, .. }, (entry, cites))| Loss {
                person: *person,
                at: *at,
                entry: *entry,
                engaged: None,
                law: self.law_of(at.date(), cites),
            }));
        }
        lost
    }

    /// By which entries everybody was to forfeit a turn, in order.
    fn forfeits(&self) -> OrderedMap<PersonId, Vec<Forfeit<'_>>> {
        let mut decided: OrderedMap<PersonId, Vec<Forfeit<'_>>> = OrderedMap::new();
        for recorded in self.recorded.iter().filter(|recorded| !self.is_struck(recorded.entry)) {
            let (person, cites) = match &recorded.event {
                Event::Penalised { person, penalty: Penalty::SkipRound, cites, .. } => (Some(*person), cites),
                Event::OriginSettled { visit, penalty: Some(Penalty::SkipRound), cites, .. } => {
                    let first = self.state.visits.get(visit).and_then(|visit| visit.stints.first());
                    (first.map(|stint| stint.person), cites)
                }
                _ => continue,
            };
            if let Some(person) = person {
                decided.entry(person).or_default().push((recorded.entry, cites));
            }
        }
        decided
    }
}
