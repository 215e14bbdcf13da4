//! How a ruling on a case shares the deal: whose each part is, and in money where the sum is known.

use crate::shares::Whose;
use office::PersonId;
use paper::OrderedMap;
use rulebook::measure::Share;
use rulebook::share::{Cents, divide};
use rulebook::word::{OwnerTo, Party, Side};
use rulebook::{Fact, Facts};

/// The two of a case, and whose the client is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Between {
    pub(super) claimant: PersonId,
    pub(super) closer: Option<PersonId>,
    pub(super) owner: Option<PersonId>,
}

impl Between {
    /// Who was first: who claims by the earlier claim, unless the facts say otherwise, or that nobody knows.
    fn first(self, facts: &Facts) -> Option<PersonId> {
        match facts.get(Fact::FirstRegistered) {
            None => Some(self.claimant),
            Some(value) if value == Side::Claimant.into() => Some(self.claimant),
            Some(value) if value == Side::Closer.into() => self.closer,
            Some(_) => None,
        }
    }

    fn party(self, party: Party, facts: &Facts) -> Whose {
        let person = match party {
            Party::Claimant => Some(self.claimant),
            Party::Closer | Party::Receiver => self.closer,
            Party::Owner => self.owner,
            Party::First => self.first(facts),
            Party::Public | Party::Between | Party::Finder | Party::Helper | Party::Team => None,
        };
        person.map_or(Whose::Party(party), Whose::Person)
    }

    /// Whose something is that is given in one word; nothing, where it is nobody's of the two.
    pub(super) fn person(self, to: OwnerTo, facts: &Facts) -> Option<PersonId> {
        match to {
            OwnerTo::Claimant => Some(self.claimant),
            OwnerTo::Closer | OwnerTo::Receiver => self.closer,
            OwnerTo::First => self.first(facts),
            OwnerTo::Owner => self.owner,
            OwnerTo::Named
            | OwnerTo::ReferrerOwner
            | OwnerTo::Nobody
            | OwnerTo::Manager
            | OwnerTo::Unwritten
            | OwnerTo::Filer
            | OwnerTo::Pending
            | OwnerTo::Proxy
            | OwnerTo::Successor => None,
        }
    }
}

/// A part of the deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whose.
    pub whose: Whose,
    /// Which share.
    pub share: Share,
    /// So much of the sum, where it is known and the share is fixed. All parts together are the sum.
    pub cents: Option<Cents>,
}

/// The parts of what a ruling shares, each person once.
pub(super) fn parts(
    shares: &rulebook::measure::Shares,
    sum: Option<Cents>,
    (between, facts): (Between, &Facts),
) -> Vec<Part> {
    let exact: Option<OrderedMap<Party, u16>> =
        shares.iter().map(|(party, share)| Some((*party, share.exact()?))).collect();
    let divided = sum.zip(exact).and_then(|(sum, exact)| divide(sum, &exact).ok());
    let part = |(party, share): (&Party, &Share)| {
        let cents = divided.as_ref().and_then(|parts| parts.get(party).copied());
        Part { whose: between.party(*party, facts), share: *share, cents }
    };
    shares.iter().map(part).collect()
}
