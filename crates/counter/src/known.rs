//! Whose client a visitor seems to be already, while he is entered: whether another has the same number or paper.

use crate::books::Books;
use office::command::Alike;
use office::ledger::Visit;
use office::{CustomerId, PersonId};
use paper::OrderedSet;

/// What an entry has in common with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Common {
    /// The telephone.
    Phone,
    /// The identity number.
    Paper,
    /// Perhaps the telephone: digits of one are hidden or not written.
    Masked,
}

impl Common {
    const ALL: [Self; 3] = [Self::Phone, Self::Paper, Self::Masked];

    fn of(self, alike: &Alike) -> &[CustomerId] {
        match self {
            Self::Phone => &alike.phone,
            Self::Paper => &alike.id_number,
            Self::Masked => &alike.masked,
        }
    }
}

/// Others who have something in common with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What.
    pub common: Common,
    /// Whose they are, but for who enters this one; nobody's, if there is none.
    pub agents: OrderedSet<PersonId>,
    /// Whether all of them are his own who enters this one.
    pub own: bool,
}

/// A client of somebody else, who has something in common with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rival {
    /// Who.
    pub customer: CustomerId,
    /// Whose he is; nobody's, if there is none.
    pub agent: Option<PersonId>,
}

impl Books {
    /// The clients of others, or of nobody, who have something in common with an entry: what is surest first.
    pub fn rivals(&self, alike: &Alike, by: Option<PersonId>) -> Vec<Rival> {
        let mut seen = OrderedSet::new();
        let others = Common::ALL.into_iter().flat_map(|common| common.of(alike).iter().copied());
        let rivals = others.filter(|customer| seen.insert(*customer));
        let rivals = rivals.map(|customer| Rival { customer, agent: self.agent_of(customer) });
        rivals.filter(|rival| rival.agent.is_none() || rival.agent != by).collect()
    }

    /// Who serves a client; of one who is nobody's, who registered or received him last.
    pub fn agent_of(&self, customer: CustomerId) -> Option<PersonId> {
        let found = self.state.whole(customer)?;
        let visit = || found.visits.last().and_then(|visit| self.state.visits.get(visit));
        let registered = || found.registrations.last().map(|registration| registration.by);
        let received = || visit().and_then(Visit::receiver);
        found.server().or_else(registered).or_else(received)
    }

    /// Whose client the visitor is already, by what his entry has in common with others.
    pub fn known(&self, alike: &Alike, by: Option<PersonId>) -> Vec<Known> {
        let known = |common: Common| {
            let others = common.of(alike);
            let mut agents: OrderedSet<PersonId> =
                others.iter().filter_map(|id| self.agent_of(*id)).collect();
            let own = by.is_some_and(|by| agents.remove(&by)) && agents.is_empty();
            (!others.is_empty()).then_some(Known { common, agents, own })
        };
        Common::ALL.into_iter().filter_map(known).collect()
    }
}
