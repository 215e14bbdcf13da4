//! The plan: to whom each client goes.

use office::{Command, CustomerId, PersonId};
use paper::OrderedMap;

/// A client whom somebody left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// Whom; of one with several records, the one they are joined under.
    pub client: CustomerId,
    /// Who has him now, if anybody.
    pub with: Option<PersonId>,
}

/// To whom each client goes; who is in no plan stays where he is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan(OrderedMap<CustomerId, PersonId>);

impl Plan {
    /// To whom a client goes.
    pub fn of(&self, client: CustomerId) -> Option<PersonId> {
        self.0.get(&client).copied()
    }

    /// A client goes to somebody, or stays. Whoever has him already cannot be given him: then he stays.
    pub fn give(&mut self, left: Left, to: Option<PersonId>) {
        match to.filter(|to| left.with != Some(*to)) {
            Some(to) => self.0.insert(left.client, to),
            None => self.0.remove(&left.client),
        };
    }

    /// These clients go evenly to these people, with what the others are given already.
    pub fn share(&mut self, clients: &[Left], takers: &[PersonId]) {
        clients.iter().for_each(|left| self.give(*left, None));
        let already = self.sums();
        let shared = evenly(clients, takers, &already);
        clients.iter().zip(shared).for_each(|(left, to)| self.give(*left, to));
    }

    /// Leaves out whoever is no longer to be given away: he was meanwhile, or is somebody's own.
    pub fn keep(&mut self, left: &[Left]) {
        let still = |client: &CustomerId, to: &PersonId| {
            left.iter().any(|left| left.client == *client && left.with != Some(*to))
        };
        self.0.retain(|client, to| still(client, to));
    }

    /// How many go to each.
    pub fn sums(&self) -> OrderedMap<PersonId, usize> {
        let mut sums = OrderedMap::new();
        self.0.values().for_each(|to| *sums.entry(*to).or_default() += 1);
        sums
    }

    /// How many go to somebody.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether all stay.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is written.
    pub fn command(&self, from: PersonId, by: PersonId) -> Command {
        let plan = self.0.iter().map(|(client, to)| (*client, *to)).collect();
        Command::ShareOut { from, plan, by }
    }
}

/// Shares clients out evenly: in their order, each to whoever has fewest of them and of what was given already; of those who have
/// equally few, to whoever comes first. A client who falls to whoever has him already counts as his, and stays with him: a plan
/// takes nobody from one who was to have his part. Nobody, where nobody takes any.
pub fn evenly(
    clients: &[Left],
    takers: &[PersonId],
    already: &OrderedMap<PersonId, usize>,
) -> Vec<Option<PersonId>> {
    let given = |taker: &PersonId| already.get(taker).copied().unwrap_or_default();
    let mut counts: Vec<(PersonId, usize)> = takers.iter().map(|taker| (*taker, given(taker))).collect();
    let mut next = |_: &Left| {
        let (taker, count) = counts.iter_mut().min_by_key(|(_, count)| *count)?;
        *count += 1;
        Some(*taker)
    };
    clients.iter().map(&mut next).collect()
}
