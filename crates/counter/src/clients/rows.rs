//! The clients as rows: who, whose and up to when, what is next, when anybody last reached him, how far his deal has come.

use crate::books::Books;
use crate::clientele::{Kept, Until, is_past};
use crate::filter::{Chosen, Filter};
use crate::ledger::{MOST, Sought};
use crate::report::Period;
use crate::row::{Cell, Column, Id, Row, Said, Stands, Table, Tone};
use office::{CustomerId, Now};
use rulebook::word::{DealStage, Grade};
use std::cmp::Reverse;

/// The clients.
pub static CLIENTS: Table = Table {
    key: "clients",
    of: "client",
    columns: &[
        Column::of("who", Stands::Name),
        Column::of("owner", Stands::Text),
        Column::of("next", Stands::Short),
        Column::wide("last", Stands::Short),
        Column::of("deal", Stands::State),
    ],
    cites: false,
    paper: &["who", "phone", "owner", "next", "last", "deal"],
};

/// Which of the clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those who are somebody's and lapse by Sunday.
    Lapsing,
    /// Those who have lapsed.
    Lapsed,
    /// Those who are nobody's.
    Nobodys,
    /// Those about whom a case is open, or of whom it is open whose they are.
    Disputed,
    /// Those with a visit whose registration is wanting.
    Unregistered,
}

impl Which {
    /// Every kind, in order.
    pub const ALL: [Self; 5] =
        [Self::Lapsing, Self::Lapsed, Self::Nobodys, Self::Disputed, Self::Unregistered];

    /// The message of it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Lapsing => "clients.lapsing",
            Self::Lapsed => "clients.lapsed",
            Self::Nobodys => "clients.nobodys",
            Self::Disputed => "clients.disputed",
            Self::Unregistered => "clients.unregistered",
        }
    }

    /// Whether a client is one of them.
    pub fn has(self, kept: &Kept, now: Now) -> bool {
        match self {
            Self::Lapsing => {
                let soon = |until: &Until| until.0.date() <= Period::week(now.date()).to();
                kept.is_held(now) && kept.until.as_ref().is_some_and(soon)
            }
            Self::Lapsed => kept.agent.is_some() && kept.has_lapsed(now),
            Self::Nobodys => kept.agent.is_none(),
            Self::Disputed => kept.disputed,
            Self::Unregistered => !kept.unregistered.is_empty(),
        }
    }
}

/// By what the clients are narrowed.
pub static FILTERS: [Filter<Which>; 2] = [Filter::Person("agent"), Filter::Search];

/// The clients that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The rows, as many as are shown.
    pub rows: Vec<Row>,
    /// How many there are in all, of the person and of what is sought.
    pub all: usize,
    /// How many of them of each kind, in the order of [`Which::ALL`].
    pub counts: [usize; 5],
}

/// Who lapses first stands first, else who was seen or reached last.
fn in_order(mut found: Vec<&Kept>, which: Option<Which>) -> Vec<&Kept> {
    let until = |kept: &Kept| kept.until.as_ref().map(|(until, ..)| *until);
    match which {
        Some(Which::Lapsing) => found.sort_by_key(|kept| (until(kept), kept.client)),
        Some(Which::Lapsed | Which::Nobodys | Which::Disputed | Which::Unregistered) | None => {
            found.sort_by_key(|kept| Reverse((kept.last, kept.client)));
        }
    }
    found
}

impl Found {
    /// How many there are of a kind.
    pub fn of(&self, which: Which) -> usize {
        let counts = Which::ALL.into_iter().zip(self.counts);
        counts.filter(|(of, _)| *of == which).map(|(_, count)| count).sum()
    }
}

impl Books {
    /// What a client is called: by his card, else by what he came for.
    pub fn client_name(&self, client: CustomerId) -> Said {
        let records = self.state.records_of(client);
        let name = std::iter::once(client).chain(records).find_map(|record| self.customer_name(record));
        name.map_or_else(|| self.unnamed(client), Said::Text)
    }

    fn unnamed(&self, client: CustomerId) -> Said {
        let last = self.state.whole(client).and_then(|client| client.visits.last());
        let visit = last.and_then(|visit| self.state.visits.get(visit));
        visit.map_or(Said::Key("calls.unnamed"), |visit| self.identity(visit))
    }

    /// How he is graded, if he is.
    pub fn grade_of(&self, client: CustomerId) -> Option<Said> {
        let grade = self.state.whole(client)?.grade();
        (grade != Grade::None).then(|| Said::Word("grade", grade.word()))
    }

    /// The clients that are wanted: of a kind, of a person, that a search means.
    pub fn client_rows(&self, wanted: &Chosen<Which>, now: Now) -> Found {
        self.wanted_clients(wanted, now, MOST)
    }

    /// All of them, more than are shown: what goes out.
    pub fn whole_client_rows(&self, wanted: &Chosen<Which>, now: Now) -> Vec<Row> {
        self.wanted_clients(wanted, now, usize::MAX).rows
    }

    fn wanted_clients(&self, wanted: &Chosen<Which>, now: Now, most: usize) -> Found {
        let sought = Sought::read(self, &wanted.query);
        let (which, of) = (wanted.which, wanted.person);
        let (found, all, counts) = self.by_clients(now, |clients| {
            let (mut all, mut counts) = (0, [0; Which::ALL.len()]);
            let mut found: Vec<&Kept> = Vec::new();
            let his = |kept: &&Kept| of.is_none() || kept.agent == of;
            for kept in sought.among(clients).into_iter().filter(his) {
                all += 1;
                for (count, which) in counts.iter_mut().zip(Which::ALL) {
                    *count += usize::from(which.has(kept, now));
                }
                if which.is_none_or(|which| which.has(kept, now)) {
                    found.push(kept);
                }
            }
            let first: Vec<Kept> = in_order(found, which).into_iter().take(most).cloned().collect();
            (first, all, counts)
        });
        Found { rows: found.iter().map(|kept| self.client_row(kept, now)).collect(), all, counts }
    }

    fn client_row(&self, kept: &Kept, now: Now) -> Row {
        let phone = self.customer_field(kept.client, "phone").map(Said::Phone);
        let owner = self.owned(kept.client, now).map_or(Said::Nothing, Said::Owned);
        let served = self.ties(kept.client);
        let next = kept.next(now).map(|(by, _)| by);
        let late = next.is_some_and(|by| is_past(by, now));
        let disputed = kept.disputed.then_some((Said::Key("clients.disputed"), Tone::Wants));
        let wanting =
            (!kept.unregistered.is_empty()).then_some((Said::Key("clients.unregistered"), Tone::Waits));
        let deal = match kept.deal {
            DealStage::None => Cell::of(Said::Nothing),
            stage => Cell { tone: Tone::Good, ..Cell::of(Said::Word("deal_stage", stage.word())) },
        };
        let cells = vec![
            Cell {
                besides: phone.into_iter().collect(),
                marks: disputed.into_iter().chain(wanting).collect(),
                ..Cell::of(self.client_name(kept.client))
            },
            Cell {
                besides: served,
                tone: if kept.has_lapsed(now) { Tone::Idle } else { Tone::Plain },
                ..Cell::of(owner)
            },
            Cell {
                tone: if late { Tone::Wants } else { Tone::Plain },
                ..Cell::of(next.map_or(Said::Nothing, Said::Until))
            },
            Cell::of(kept.last.map_or(Said::Nothing, Said::Day)),
            deal,
        ];
        Row::of(Id::Client(kept.client), cells)
    }
}
