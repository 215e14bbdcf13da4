//! What was owed at the end of a day: make-ups that were granted by then, and neither used nor ended.

use crate::books::Books;
use chrono::NaiveDate;
use journal::EntryId;
use office::day::{Credit, CreditEnd};
use office::{CreditId, Event, PersonId, Recorded};
use paper::OrderedMap;

/// An act with which make-ups end unused: somebody signs out, or a day is closed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending<'a> {
    /// Its place in the journal.
    place: usize,
    /// The day it is of.
    pub(super) day: NaiveDate,
    /// What was recorded.
    pub(super) recorded: &'a Recorded,
    void: &'a [CreditId],
    all: bool,
}

impl<'a> Ending<'a> {
    fn of(place: usize, recorded: &'a Recorded) -> Option<Self> {
        let at = recorded.at.date();
        let (day, void, all): (_, &[CreditId], _) = match &recorded.event {
            Event::SignedOut { void, .. } if !void.is_empty() => (at, void, false),
            // It may be closed on a later day.
            Event::DayClosed { date, void, none_kept, .. } => (*date, void, *none_kept),
            _ => return None,
        };
        Some(Self { place, day, recorded, void, all })
    }

    fn ends(&self, credit: &Credit, granted: usize) -> bool {
        granted < self.place && (self.all || self.void.contains(&credit.id))
    }
}

impl Books {
    /// With what make-ups ended unused, in order.
    pub(super) fn endings(&self) -> Vec<Ending<'_>> {
        let standing = |(_, recorded): &(usize, &Recorded)| !self.is_struck(recorded.entry);
        let all = self.recorded.iter().enumerate();
        all.filter_map(|(place, recorded)| Some((place, recorded, Ending::of(place, recorded)?)))
            .filter(|(place, recorded, _)| standing(&(*place, recorded)))
            .map(|(_, _, ending)| ending)
            .collect()
    }

    /// The act with which a make-up ended unused.
    pub(super) fn ended_by<'a, 'b>(
        &self,
        credit: &Credit,
        endings: &'b [Ending<'a>],
    ) -> Option<&'b Ending<'a>> {
        let granted = self.recorded.place(credit.id.by)?;
        endings.iter().find(|ending| ending.ends(credit, granted))
    }

    /// The day an entry is of: what is written with a late closing is of the day that is closed.
    fn written_on(&self, entry: EntryId) -> Option<NaiveDate> {
        let recorded = self.recorded(entry)?;
        if let Event::DayClosed { date, .. } = &recorded.event {
            Some(*date)
        } else {
            Some(recorded.at.date())
        }
    }

    /// The day on which a make-up was used or ended; one that ended by nothing that can be found, on the day it was granted.
    fn ended_on(&self, credit: &Credit, endings: &[Ending<'_>]) -> Option<NaiveDate> {
        match credit.end? {
            CreditEnd::Used(visit) => {
                let stints = self.state.visits.get(&visit).into_iter().flat_map(|visit| &visit.stints);
                let used = stints.filter(|stint| stint.credit == Some(credit.id));
                used.map(|stint| stint.from.date()).next().or(Some(credit.at.date()))
            }
            CreditEnd::Expired => {
                let ending = self.ended_by(credit, endings).map(|ending| ending.day);
                ending.or(Some(credit.at.date()))
            }
        }
    }

    /// How many make-ups everybody still had at the end of a day.
    pub(super) fn owed_on(&self, date: NaiveDate) -> OrderedMap<PersonId, u32> {
        let endings = self.endings();
        let open = |credit: &&Credit| {
            let granted = self.written_on(credit.id.by).unwrap_or_else(|| credit.at.date());
            granted <= date && self.ended_on(credit, &endings).is_none_or(|ended| date < ended)
        };
        let mut owed = OrderedMap::new();
        for credit in self.state.credits.values().filter(open) {
            *owed.entry(credit.id.person).or_default() += 1;
        }
        owed
    }
}
