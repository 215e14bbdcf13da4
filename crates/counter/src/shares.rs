//! How a ruling shares a deal, for showing.

use office::PersonId;
use rulebook::Ruling;
use rulebook::measure::Share;
use rulebook::word::Party;

/// The whole of a deal, in per-mille.
const WHOLE: u16 = 1000;

/// Whose a share is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// Somebody of whom it is known who he is.
    Person(PersonId),
    /// Whoever that is.
    Party(Party),
}

/// How a deal is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// Each share, in the order of the parties.
    pub each: Vec<(Whose, Share)>,
    /// What is left to nobody named, in per-mille; nothing, where a share is still to be agreed.
    pub rest: u16,
}

impl Shares {
    /// As a ruling says it, of a deal that `by` makes with a client of `owner`; nothing, if it says nothing.
    pub fn of(ruling: &Ruling, owner: Option<PersonId>, by: PersonId) -> Option<Self> {
        let split = ruling.verdict.split.as_ref()?;
        let whose = |party: Party| match party {
            Party::Receiver | Party::Closer => Whose::Person(by),
            Party::Owner | Party::First => owner.map_or(Whose::Party(party), Whose::Person),
            other => Whose::Party(other),
        };
        let each: Vec<(Whose, Share)> = split.iter().map(|(party, share)| (whose(*party), *share)).collect();
        let exact: Option<Vec<u16>> = each.iter().map(|(_, share)| share.exact()).collect();
        let rest = exact.map_or(0, |exact| WHOLE.saturating_sub(exact.into_iter().sum()));
        Some(Self { each, rest })
    }

    /// Whose all of it is, if one has it all.
    pub fn whole(&self) -> Option<Whose> {
        match self.each[..] {
            [(whose, Share::Exact(WHOLE))] => Some(whose),
            _ => None,
        }
    }
}
