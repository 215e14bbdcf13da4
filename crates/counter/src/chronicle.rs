//! What the entries mean, in the order of the journal. Each is found by its id, and what strikes others out by itself,
//! without looking through all of them.

use journal::{EntryId, Stamp};
use office::state::struck_out;
use office::{Event, Recorded};
use paper::OrderedSet;
use std::cell::OnceCell;
use std::ops::Deref;

/// What was recorded, in stamp order; it reads as a list.
#[derive(Clone, Debug, Default)]
pub struct Chronicle {
    recorded: Vec<Recorded>,
    /// Where each of them stands, by id, once somebody has looked for one. Ids grow with time, so nearly every new one is the
    /// last.
    places: OnceCell<Vec<(EntryId, usize)>>,
    /// Where something is struck out.
    strikes: Vec<usize>,
}

impl Deref for Chronicle {
    type Target = [Recorded];

    fn deref(&self) -> &[Recorded] {
        &self.recorded
    }
}

impl From<Vec<Recorded>> for Chronicle {
    /// Of what was recorded, given in stamp order.
    fn from(recorded: Vec<Recorded>) -> Self {
        let strikes = recorded.iter().enumerate().filter(|(_, recorded)| strikes(recorded));
        Self { strikes: strikes.map(|(place, _)| place).collect(), places: OnceCell::new(), recorded }
    }
}

fn strikes(recorded: &Recorded) -> bool {
    matches!(recorded.event, Event::Voided { .. })
}

impl Chronicle {
    /// Adds what was recorded, at its place, which it gives: nearly always the end.
    pub(crate) fn add(&mut self, new: Recorded) -> usize {
        let order = |recorded: &Recorded| (recorded.stamp, recorded.entry);
        let place = self.recorded.partition_point(|recorded| order(recorded) < order(&new));
        if place < self.recorded.len() {
            // Somebody's clock is ahead.
            let mut recorded = std::mem::take(&mut self.recorded);
            recorded.insert(place, new);
            *self = recorded.into();
            return place;
        }
        if let Some(places) = self.places.get_mut() {
            let at = places.partition_point(|(entry, _)| *entry < new.entry);
            places.insert(at, (new.entry, place));
        }
        self.strikes.extend(strikes(&new).then_some(place));
        self.recorded.push(new);
        place
    }

    fn places(&self) -> &[(EntryId, usize)] {
        self.places.get_or_init(|| {
            let mut places: Vec<(EntryId, usize)> =
                self.recorded.iter().enumerate().map(|(place, recorded)| (recorded.entry, place)).collect();
            places.sort_unstable();
            places
        })
    }

    /// Where an entry stands.
    pub fn place(&self, entry: EntryId) -> Option<usize> {
        let places = self.places();
        let at = places.binary_search_by_key(&entry, |(entry, _)| *entry).ok()?;
        places.get(at).map(|(_, place)| *place)
    }

    /// What was recorded in an entry.
    pub fn of(&self, entry: EntryId) -> Option<&Recorded> {
        self.recorded.get(self.place(entry)?)
    }

    /// The same, if it has this stamp: of two devices that wrote under one id, one is meant.
    pub(crate) fn of_stamp(&self, entry: EntryId, stamp: Stamp) -> Option<&Recorded> {
        self.of(entry).filter(|recorded| recorded.stamp == stamp)
    }

    /// Gives each of them away once.
    pub(crate) fn give(self) -> impl FnMut(EntryId, Stamp) -> Option<Recorded> {
        self.places();
        let Self { recorded, places, .. } = self;
        let places = places.into_inner().unwrap_or_default();
        let mut recorded: Vec<Option<Recorded>> = recorded.into_iter().map(Some).collect();
        move |entry, stamp| {
            let at = places.binary_search_by_key(&entry, |(entry, _)| *entry).ok()?;
            let (_, place) = places.get(at)?;
            recorded.get_mut(*place)?.take_if(|recorded| recorded.stamp == stamp)
        }
    }

    /// The entries that are struck out.
    pub(crate) fn struck_out(&self) -> OrderedSet<EntryId> {
        struck_out(self.strikes())
    }

    /// The entries that strike others out, in order.
    pub fn strikes(&self) -> impl DoubleEndedIterator<Item = &Recorded> {
        self.strikes.iter().filter_map(|place| self.recorded.get(*place))
    }
}
