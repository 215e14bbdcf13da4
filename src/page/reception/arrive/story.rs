//! What is told of an arrival, and how far it has come.

use crate::desk::Trouble;
use crate::page::reception::front::Front;
use crate::page::reception::opened::Start;
use counter::{
    Card, Command, CustomerId,
    command::Arrival,
    word::{Channel, Recall},
};
use leptos::prelude::*;

/// A way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// Not yet chosen.
    Ask,
    /// He has been here.
    Before,
    /// He asks for somebody.
    Named,
    /// He rang before.
    Phoned,
    /// An old client brings him.
    Referred,
    /// An agent recognises him at the door.
    Recognised,
    /// He says he has been here and does not remember with whom.
    Forgotten,
    /// Nothing is known.
    Plain,
}

/// The arrival as it is being told, and how far it has come.
#[derive(Clone, Copy)]
pub struct Story {
    /// The facts so far; nothing where the device could draw no id.
    pub(super) arrival: RwSignal<Option<Arrival>>,
    /// The way chosen.
    pub(super) path: RwSignal<Path>,
    /// Whether the way has been gone to its end, so that a ruling can be shown.
    pub(super) told: RwSignal<bool>,
    /// Whether the busy owner receives both, once that is answered.
    pub(super) both: RwSignal<Option<bool>>,
    /// What somebody nobody knows is called, as it is typed.
    pub(super) called: RwSignal<String>,
    /// The id of somebody nobody knows; nothing where the device could draw none.
    pub(super) stranger: Option<CustomerId>,
}

impl Story {
    /// As it begins.
    pub(super) fn begin(front: Front, start: Start) -> Self {
        let stranger = front.stranger();
        let fresh = stranger.map(Arrival::new);
        let (arrival, path, told) = match start {
            Start::Returning => (fresh, Path::Ask, false),
            Start::Before => (fresh, Path::Before, false),
            Start::New => (fresh, Path::Plain, true),
            Start::Named(person) => (fresh.map(|a| Arrival { asked: Some(person), ..a }), Path::Named, true),
            Start::Seat(visit) => {
                let known = front
                    .desk
                    .peek(|books| books.state.visits.get(&visit).map(|visit| Arrival::from(&visit.visitor)));
                (known.flatten(), Path::Plain, true)
            }
        };
        Self {
            arrival: RwSignal::new(arrival),
            path: RwSignal::new(path),
            told: RwSignal::new(told),
            both: RwSignal::new(None),
            called: RwSignal::new(String::new()),
            stranger,
        }
    }

    /// Changes a fact. Answers to later questions rest on it no more.
    pub(super) fn tell(self, change: impl FnOnce(&mut Arrival)) {
        self.both.set(None);
        self.arrival.update(|arrival| {
            if let Some(arrival) = arrival {
                change(arrival);
                arrival.designated = None;
                arrival.takes_both = false;
                arrival.owner_reachable = None;
                arrival.permitted = None;
                arrival.assigned = None;
            }
        });
        self.told.set(true);
    }

    /// Changes the answer to a later question only.
    pub(super) fn add(self, change: impl FnOnce(&mut Arrival)) {
        self.arrival.update(|arrival| {
            if let Some(arrival) = arrival {
                change(arrival);
            }
        });
    }

    /// Whether he is somebody nobody knows; tracked.
    pub(super) fn is_stranger(self) -> bool {
        self.arrival.get().is_some_and(|arrival| Some(arrival.customer) == self.stranger)
    }

    /// The command with what a stranger is called on a card.
    pub(super) fn named(self, front: Front, command: Command) -> Result<(Command, Vec<Card>), Trouble> {
        match command {
            Command::Receive(arrival) if Some(arrival.customer) == self.stranger => {
                let (arrival, cards) = front.named(arrival, &self.called.get_untracked())?;
                Ok((Command::Receive(arrival), cards))
            }
            other => Ok((other, Vec::new())),
        }
    }

    /// Takes a way; what was told on another is forgotten.
    pub(super) fn go(self, path: Path) {
        self.arrival.set(self.stranger.map(Arrival::new));
        if path == Path::Phoned {
            self.add(|arrival| arrival.channel = Channel::Phone);
        }
        if path == Path::Forgotten {
            self.add(|arrival| arrival.recall = Some(Recall::Forgotten));
        }
        self.both.set(None);
        self.told.set(matches!(path, Path::Plain | Path::Forgotten));
        self.path.set(path);
    }
}
