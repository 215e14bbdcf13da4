//! 交接: the clients that somebody who left had, as rows; the plan by which they are given to others; and what was given.
//!
//! A plan is made on the screen and written as one act, an entry for each client. So each can be taken back, and so can all of it.

mod handed;
mod plan;

pub use handed::Handed;
pub use plan::{Left, Plan, evenly};

use crate::books::Books;
use crate::clientele::Kept;
use crate::row::{Cell, Column, Id, Row, Said, Stands, Table, Tone};
use office::decide::departure;
use office::ledger::{Basis, Title};
use office::{Event, Now, PersonId, Reason, Refusal, Told};
use paper::OrderedSet;
use rulebook::word::{DealStage, Office, OwnerTo};
use rulebook::{Facts, Ruling};

/// The clients, and to whom each goes.
pub static HANDOVER: Table = Table {
    key: "leaver",
    of: "client",
    columns: &[
        Column::of("who", Stands::Name),
        Column::of("owner", Stands::Text),
        Column::wide("last", Stands::Short),
        Column::wide("deal", Stands::State),
        Column::of("to", Stands::Text),
    ],
    cites: false,
    // Whoever takes a client over signs for him.
    paper: &["who", "owner", "last", "deal", "to", "taken"],
};

/// What the book says of the clients of somebody who left.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaving {
    /// What it rests on.
    pub ruling: Ruling,
    /// Who gives them to others: whoever holds this office, or a higher one.
    pub by: Office,
    /// Whether they are everybody's, so that there is nothing to give.
    pub everybodys: bool,
    /// What was told when he left: it is told again with the plan, and not asked twice.
    pub told: Told,
}

impl Leaving {
    /// Why there is nothing to give, if there is not.
    pub fn refusal(&self) -> Option<Refusal> {
        let cites = || self.ruling.cites.clone();
        self.everybodys.then(|| Refusal { cites: cites(), ..Reason::EverybodysByTheBook.into() })
    }
}

impl Books {
    /// The clients that somebody who left had until then, and who are nobody's own since, each once.
    pub fn left_behind(&self, person: PersonId) -> Vec<Left> {
        let mut seen = OrderedSet::new();
        let gone = self.state.people.get(&person).is_some_and(|person| !person.active);
        let left = self.state.customers.keys().filter_map(|id| self.state.whole(*id)).filter_map(|client| {
            let his = client.last_own() == Some(person) && seen.insert(client.id);
            his.then(|| Left { client: client.id, with: client.owner() })
        });
        if gone { left.collect() } else { Vec::new() }
    }

    /// Who may be given clients: those who work here, in the order of the roster.
    pub fn takers(&self) -> Vec<PersonId> {
        self.roster().into_iter().filter(|(_, person)| person.active).map(|(id, _)| id).collect()
    }

    /// What the book says of the clients of somebody who left, as far as that is known.
    pub fn leaving(&self, person: PersonId, now: Now) -> Option<Leaving> {
        let told = Told::from(self.told_of(person));
        let ruling = departure(&self.state, self.book_at(now)?, now, person, &told.facts);
        // What must still be known is asked when the plan is written.
        let everybodys = ruling.asks.is_none() && ruling.verdict.owner == Some(OwnerTo::Nobody);
        let by = ruling.verdict.by.unwrap_or(Office::SalesManager);
        Some(Leaving { ruling, by, everybodys, told })
    }

    /// What was told of somebody when he left.
    fn told_of(&self, person: PersonId) -> Facts {
        let left = self.recorded.iter().rev().find_map(|recorded| {
            let Event::PersonDeparted { person: gone, told, .. } = &recorded.event else { return None };
            (*gone == person && !self.is_struck(recorded.entry)).then(|| told.facts.clone())
        });
        left.unwrap_or_default()
    }

    /// The clients with what the book says of each, and to whom they go by a plan.
    pub fn handover_rows(&self, left: &[Left], plan: &Plan, now: Now) -> Vec<Row> {
        let kept: Vec<Option<Kept>> = self
            .by_clients(now, |clients| left.iter().map(|left| clients.get(left.client).cloned()).collect());
        let both = left.iter().zip(kept);
        both.map(|(left, kept)| self.handover_row(*left, kept.as_ref(), plan, now)).collect()
    }

    fn handover_row(&self, left: Left, kept: Option<&Kept>, plan: &Plan, now: Now) -> Row {
        let owned = self.owned(left.client, now);
        // Whoever was given to somebody already stands on paper with him.
        let given = |title: &Title| title.person.filter(|_| title.basis == Basis::Share);
        let title = self.state.whole(left.client).and_then(|client| client.title().copied());
        let to = plan.of(left.client).or_else(|| title.as_ref().and_then(given));
        let over = owned.as_ref().is_some_and(|owned| owned.lapsed);
        let deal = match kept.map_or(DealStage::None, |kept| kept.deal) {
            DealStage::None => Cell::of(Said::Nothing),
            stage => Cell { tone: Tone::Good, ..Cell::of(Said::Word("deal_stage", stage.word())) },
        };
        let cells = vec![
            Cell::of(self.client_name(left.client)),
            Cell {
                tone: if over { Tone::Idle } else { Tone::Plain },
                ..Cell::of(owned.map_or(Said::Key("leaver.nobodys"), Said::Owned))
            },
            Cell::of(kept.and_then(|kept| kept.last).map_or(Said::Nothing, Said::Day)),
            deal,
            Cell::of(to.map_or(Said::Nothing, Said::Person)),
        ];
        Row::of(Id::Client(left.client), cells)
    }
}
