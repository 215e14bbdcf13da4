//! 判单: two agents have one client. Which cases there are, what happened, what the book says of one, what would change that, and
//! how others like it were ruled.

mod found;
mod heard;
mod shared;
mod story;

pub use found::{CASES, FILTERS, Which};
pub use heard::{Heard, Missing, Obstacle, Ruled, Term};
pub use shared::Part;

use crate::act::Subject;
use crate::books::Books;
use crate::row::Id;
use office::command::Objection;
use office::{CustomerId, PersonId};

/// A case: the client, the record that is said to be his too, and who claims him.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matter {
    /// The client.
    pub client: CustomerId,
    /// The other record, if there are two that are not joined.
    pub with: Option<CustomerId>,
    /// Who claims him, if somebody does.
    pub claimant: Option<PersonId>,
}

impl Matter {
    /// What is done to it.
    pub fn subject(&self) -> Subject {
        self.with.map_or(Subject::Client(self.client), |with| Subject::Pair(self.client, with))
    }

    /// Its row.
    pub fn id(&self) -> Id {
        self.with.map_or(Id::Client(self.client), |with| Id::Pair(self.client, with))
    }
}

impl Books {
    /// The case of a row.
    pub fn matter(&self, id: Id) -> Option<Matter> {
        match id {
            Id::Client(client) => Some(self.matter_of(client, None)),
            Id::Pair(one, other) => Some(self.matter_of(one, Some(other))),
            Id::Entry(_) | Id::Conflict(..) | Id::Device(_) | Id::Person(_) | Id::Nth(_) => None,
        }
    }

    /// The case about a client, and another record that is not joined with his. Who claims him is who raised it last; else whoever
    /// had the other record, or had him besides who has him now. The answer does not hang on who of the two objects.
    pub(crate) fn matter_of(&self, client: CustomerId, with: Option<CustomerId>) -> Matter {
        let joined = self.state.records_of(client);
        let with = with.filter(|other| !joined.contains(other));
        let whole = self.state.whole(client);
        let raised = whole.and_then(|whole| whole.brought.iter().rev().find_map(|brought| brought.claimant));
        let ruled = || whole.and_then(|whole| whole.cases.last().map(|case| case.claimant));
        let has = self.agent_of(client);
        let beside = || with.and_then(|other| self.agent_of(other));
        let before =
            || whole.and_then(|whole| whole.owners().into_iter().rev().find(|had| Some(*had) != has));
        let disputes = || self.in_dispute(client).filter(|person| Some(*person) != has);
        let claimant = raised.or_else(beside).or_else(ruled).or_else(disputes).or_else(before);
        Matter { client, with, claimant }
    }

    /// Whom an entry that was not heard would have given a client.
    fn in_dispute(&self, client: CustomerId) -> Option<PersonId> {
        let records = self.state.records_of(client);
        let about = |about: CustomerId| about == client || records.contains(&about);
        let found = self.state.conflicts.iter().rev().find(|found| found.about.is_some_and(about))?;
        self.people_of(&self.recorded(found.entry)?.event).into_iter().next()
    }

    /// The objection of a case, as the book is asked.
    pub(crate) fn objection(&self, matter: &Matter) -> Option<Objection> {
        let Matter { client: customer, with, claimant } = *matter;
        let claimant = claimant?;
        let same = with.and_then(|with| self.same(customer, with));
        Some(Objection { customer, claimant, with, same, to: None, by: None, because: None })
    }
}
