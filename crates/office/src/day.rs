//! One day on the floor: who is on shift, the ticks, who is out, who is on the telephone.

use crate::event::Place;
use crate::id::{CreditId, PersonId, VisitId};
use chrono::{NaiveDate, NaiveDateTime};
use journal::EntryId;
use paper::{Arrange, OrderedMap, OrderedSet};
use rulebook::word::{AbsenceReason, Engaged, First, Missed, Queue};
use rulebook::{ArticleId, BookDigest, Facts, Turns};
use serde::Serialize;

/// Someone's time out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Absence {
    /// Why.
    pub reason: AbsenceReason,
    /// Whether he said so before.
    pub notified: bool,
    /// Who approved it.
    pub approved_by: Option<PersonId>,
    /// Since when.
    pub since: NaiveDateTime,
    /// What was told of it.
    #[serde(skip_serializing_if = "Facts::is_empty")]
    pub told: Facts,
}

/// A time out from its beginning to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Away {
    /// Why, and since when.
    pub absence: Absence,
    /// Until when; not yet known while it lasts.
    pub until: Option<NaiveDateTime>,
}

/// A turn that came up while its holder could not receive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MissedTurn {
    /// When.
    pub at: NaiveDateTime,
    /// In which table.
    pub queue: Queue,
    /// What kept him; nothing, where it was forfeited beforehand.
    pub engaged: Option<Engaged>,
    /// What became of it.
    pub missed: Missed,
}

/// An order of people by the name a book gives it, as the office has set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedOrder {
    /// Who, in order.
    pub people: Vec<PersonId>,
    /// Since which day.
    pub since: NaiveDate,
    /// Who set it.
    pub by: PersonId,
}

/// Somebody who went home before the close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// When.
    pub at: NaiveDateTime,
    /// How many turns he was behind the last of the round.
    pub behind: Turns,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn nothing(turns: &Turns) -> bool {
    turns.is_none()
}

/// The account of one person on one day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Ticks on the table: turns used, with or without a client.
    pub ticks: Turns,
    /// Those of them with which he came in late: what went by before and is not made up.
    #[serde(skip_serializing_if = "nothing")]
    pub entered: Turns,
    /// Turns received that were counted, each with its weight.
    pub received: Turns,
    /// Receptions that were counted, each once.
    pub receptions: u32,
    /// Those of them with a client who was new.
    pub new_clients: u32,
    /// Receptions that were not counted, and turns that were taken back: several of one visit.
    pub uncounted: u32,
    /// Turns lost.
    pub lost: u32,
    /// Make-ups granted.
    pub granted: u32,
    /// Make-ups used.
    pub made_up: u32,
    /// Times the turn was held.
    pub held: u32,
    /// The articles by which turns were lost, in order.
    pub lost_by: Vec<ArticleId>,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The date.
    pub date: NaiveDate,
    /// The entry that opened it.
    pub opened: EntryId,
    /// The book of the day.
    pub book: BookDigest,
    /// The day's order with the roster hours.
    pub order: Vec<Place>,
    /// By what rule that order.
    pub first: First,
    /// The person after whom the order begins, if it does.
    pub after: Option<PersonId>,
    /// The accounts of all on shift.
    pub accounts: OrderedMap<PersonId, Account>,
    /// Who was last to have a counted turn, whether it was taken back since or not.
    pub last_turn: Option<PersonId>,
    /// Who had a counted turn by which entry, in order, without those that were taken back.
    #[serde(skip)]
    turned: Vec<(EntryId, PersonId)>,
    /// Whose turn was held and is still to come.
    pub holding: OrderedSet<PersonId>,
    /// Who is out.
    pub out: OrderedMap<PersonId, Absence>,
    /// Who went home before the close, and did not come back.
    #[serde(skip_serializing_if = "OrderedMap::is_empty")]
    pub gone: OrderedMap<PersonId, Gone>,
    /// Who is on the telephone, since when.
    pub calls: OrderedMap<PersonId, NaiveDateTime>,
    /// The table of calls, if the day has one, with the turns used in it.
    pub call_order: Vec<(PersonId, u32)>,
    /// Make-ups in the table of calls, oldest first. Like the table they end with the day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub call_credits: Vec<CallCredit>,
    /// Who is on the duty shift.
    pub duty: Option<PersonId>,
    /// Whether a major event is on.
    pub event: bool,
    /// What was told today of people on the floor.
    #[serde(skip_serializing_if = "OrderedMap::is_empty")]
    pub told: OrderedMap<PersonId, Facts>,
    /// Receptions going on, in the order they began.
    pub open: Vec<VisitId>,
    /// Visitors who wait, oldest first.
    pub waiting: Vec<VisitId>,
    /// Visits so far.
    pub visits: u32,
    /// The next day's order, once the day is closed.
    pub closed: Option<Vec<PersonId>>,
}

impl Day {
    /// A day as it begins.
    pub(crate) fn begins(
        opened: EntryId,
        date: NaiveDate,
        book: &BookDigest,
        order: &[Place],
        first: First,
        after: Option<PersonId>,
    ) -> Self {
        Self {
            date,
            opened,
            book: book.clone(),
            order: order.to_vec(),
            first,
            after,
            accounts: order.iter().map(|place| (place.person, Account::default())).collect(),
            last_turn: None,
            turned: Vec::new(),
            holding: OrderedSet::new(),
            out: OrderedMap::new(),
            gone: OrderedMap::new(),
            calls: OrderedMap::new(),
            call_order: Vec::new(),
            call_credits: Vec::new(),
            duty: None,
            event: false,
            told: OrderedMap::new(),
            open: Vec::new(),
            waiting: Vec::new(),
            visits: 0,
            closed: None,
        }
    }

    /// The place of a person in the day's order.
    pub fn place(&self, person: PersonId) -> Option<usize> {
        self.order.iter().position(|place| place.person == person)
    }

    /// Whether a person stands on the table now: not who went home.
    pub fn on_table(&self, person: PersonId) -> bool {
        self.place(person).is_some() && !self.gone.contains_key(&person)
    }

    /// Ticks of a person.
    pub fn ticks(&self, person: PersonId) -> Turns {
        self.accounts.get(&person).map_or(Turns::NONE, |account| account.ticks)
    }

    /// The queue: everyone on shift exactly once, by ticks and then by the day's order.
    pub fn queue(&self) -> Vec<PersonId> {
        let mut queue = self.whole_queue();
        queue.retain(|person| !self.gone.contains_key(person));
        queue
    }

    /// The queue with those who went home, each where he stood.
    pub fn whole_queue(&self) -> Vec<PersonId> {
        let mut queue: Vec<_> = self.order.iter().map(|place| place.person).collect();
        queue.arrange_by_key(|person| self.ticks(*person));
        queue
    }

    /// The queue of calls: by turns used and then by its order.
    pub fn call_queue(&self) -> Vec<PersonId> {
        let mut queue = self.call_order.clone();
        queue.retain(|(person, _)| !self.gone.contains_key(person));
        queue.arrange_by_key(|(_, ticks)| *ticks);
        queue.into_iter().map(|(person, _)| person).collect()
    }

    pub(crate) fn call_tick(&mut self, person: PersonId) {
        for (_, ticks) in self.call_order.iter_mut().filter(|(other, _)| *other == person) {
            *ticks += 1;
        }
    }

    /// Who was last to have a counted turn that still counts.
    pub fn last_counted(&self) -> Option<PersonId> {
        self.turned.last().map(|(_, person)| *person)
    }

    /// A turn is counted.
    pub(crate) fn turn_counted(&mut self, entry: EntryId, person: PersonId) {
        self.turned.push((entry, person));
        self.last_turn = Some(person);
    }

    /// It counts no more: who had the one before is the last again.
    pub(crate) fn turn_taken_back(&mut self, entry: EntryId) {
        self.turned.retain(|(counted, _)| *counted != entry);
    }

    pub(crate) fn account(&mut self, person: PersonId) -> &mut Account {
        self.accounts.entry(person).or_default()
    }
}

/// A make-up in the table of calls: the next call that counts comes to him first, and uses no turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallCredit {
    /// Which.
    pub id: CreditId,
    /// By which articles.
    pub cites: Vec<ArticleId>,
}

/// A make-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Credit {
    /// Which.
    pub id: CreditId,
    /// By which articles.
    pub cites: Vec<ArticleId>,
    /// When it was granted.
    pub at: NaiveDateTime,
    /// Whether it may be used, or waits to be placed by a supervisor.
    pub placed: bool,
    /// Since when it may be used, or was granted: the order in which make-ups are used.
    pub since: NaiveDateTime,
    /// What became of it.
    pub end: Option<CreditEnd>,
}

/// How a make-up ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CreditEnd {
    /// Used for this visit.
    Used(VisitId),
    /// Ended with the day.
    Expired,
}

/// Held turns that become make-ups when a day is closed.
pub(crate) struct Granted<'a> {
    /// Whose.
    pub(crate) people: &'a [PersonId],
    /// By which articles.
    pub(crate) cites: &'a [ArticleId],
    /// Whether they may be used without being placed.
    pub(crate) placed: bool,
}
