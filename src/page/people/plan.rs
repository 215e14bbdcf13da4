//! The plan of a day before it is opened: who comes, when, and in what order.

use crate::desk::Books;
use counter::{Command, Minute, PersonId, event::Place};
use leptos::prelude::*;
use paper::OrderedMap;

/// Whether somebody comes today, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// Whether he comes.
    pub on: bool,
    /// From when.
    pub from: Option<Minute>,
    /// Until when.
    pub to: Option<Minute>,
}

/// The plan.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    /// Where somebody differs from the office's hours.
    shifts: RwSignal<OrderedMap<PersonId, Shift>>,
    /// The order, once a person has set it.
    pub by_hand: RwSignal<Option<Vec<PersonId>>>,
}

impl Plan {
    pub(super) fn new() -> Self {
        Self { shifts: RwSignal::default(), by_hand: RwSignal::new(None) }
    }

    /// The shift of a person; everybody comes for the office's hours unless told otherwise. Tracked.
    pub(super) fn shift(self, books: &Books, person: PersonId) -> Shift {
        let about = books.state.about.as_ref();
        let usual =
            || Shift { on: true, from: about.map(|about| about.opens), to: about.map(|about| about.closes) };
        self.shifts.with(|shifts| shifts.get(&person).copied()).unwrap_or_else(usual)
    }

    /// Changes the shift of a person.
    pub(super) fn set(self, person: PersonId, shift: Shift) {
        self.shifts.update(|shifts| {
            shifts.insert(person, shift);
        });
    }

    /// Those who take turns, in the order in which they are written down: as set by hand, else as enrolled. Tracked.
    pub(super) fn written(self, books: &Books) -> Vec<PersonId> {
        let agents = Vec::from_iter(books.agents());
        let by_hand = self.by_hand.get().unwrap_or_default();
        books.agents_after(by_hand.into_iter().filter(|person| agents.contains(person)).collect())
    }

    /// The command that opens the day so. Tracked.
    pub(super) fn command(self, books: &Books) -> Command {
        let place = |person: PersonId| {
            let shift = self.shift(books, person);
            let (from, to) = shift.from.zip(shift.to).filter(|_| shift.on)?;
            Some(Place { person, from, to })
        };
        let on_shift = self.written(books).into_iter().filter_map(place).collect();
        Command::OpenDay { on_shift, by_hand: self.by_hand.with(Option::is_some) }
    }
}
