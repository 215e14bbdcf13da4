//! Money shared to the cent (分): nothing is lost, nothing is made, nobody pays for another's rounding.
//!
//! A total is divided by the method of largest remainders: everybody gets his share rounded down, and the cents that
//! are left go one each to those who lost most by rounding. Who lost the same is served in the order of
//! [`preference`]: the odd cent of a deal shared by half goes to the agent whose client it was. Office default
//! `base.cents`; no regulation in the folder says otherwise.

use crate::word::Party;
use paper::Read;
use paper::{Arrange, OrderedMap};
use serde::Serialize;
use std::cmp::Reverse;

/// An amount of money in cents (分). Negative: it is owed back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Read)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// What each party gets.
pub type Parts = OrderedMap<Party, Cents>;

/// The whole, in per-mille.
pub const WHOLE: u16 = 1000;

/// Why an amount cannot be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// The shares add up to this, not to [`WHOLE`].
    Shares(u64),
    /// The stages add up to this, not to [`WHOLE`].
    Stages(u64),
    /// More is asked back than was paid, or less than nothing.
    Beyond,
    /// An amount is too large to be told in cents.
    TooLarge,
}

impl ShareError {
    /// The message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Shares(_) => "share.shares",
            Self::Stages(_) => "share.stages",
            Self::Beyond => "share.beyond",
            Self::TooLarge => "share.too_large",
        }
    }
}

/// Who is served first when two parties have the same claim to a cent; the lower number is.
///
/// The agent whose client it was comes before who closed, and both before all others.
pub const fn preference(party: Party) -> u8 {
    match party {
        Party::First => 0,
        Party::Owner => 1,
        Party::Claimant => 2,
        Party::Closer => 3,
        Party::Receiver => 4,
        Party::Between => 5,
        Party::Helper => 6,
        Party::Finder => 7,
        Party::Team => 8,
        Party::Public => 9,
    }
}

/// Divides a total by shares in per-mille. The parts add up to the total; a share of nothing gets nothing; who has the
/// larger share never gets less. A negative total is divided as the positive one is.
///
/// # Errors
/// [`ShareError::Shares`] when the shares do not add up to [`WHOLE`].
pub fn divide(total: Cents, shares: &OrderedMap<Party, u16>) -> Result<Parts, ShareError> {
    match sum(shares.values()) {
        1000 => apportion(total, shares.iter().map(|(party, share)| (*party, i128::from(*share)))),
        sum => Err(ShareError::Shares(sum)),
    }
}

/// Divides a total that is paid in stages, each in per-mille of it: one set of parts for each stage.
///
/// Everybody's part of the *total* is settled first, by [`divide`], and of that he has got after each stage what is due
/// by then, rounded down. So no stage ever takes anything back, and all stages together give exactly the parts of
/// [`divide`]. What rounding keeps back in a stage, less than a cent for each party, comes with a later one.
///
/// To divide the sum paid so far, stage by stage, would not do: with three parties the method of largest remainders
/// may give one of them less of a larger sum, and he would have to hand a cent back.
///
/// # Errors
/// As [`divide`]; [`ShareError::Stages`] when the stages do not add up to [`WHOLE`].
pub fn stages(
    total: Cents,
    shares: &OrderedMap<Party, u16>,
    stages: &[u16],
) -> Result<Vec<Parts>, ShareError> {
    let whole = divide(total, shares)?;
    let sum = sum(stages);
    if sum != u64::from(WHOLE) {
        return Err(ShareError::Stages(sum));
    }
    let mut due = 0_i128;
    let mut paid = Parts::new();
    let mut all = Vec::with_capacity(stages.len());
    for stage in stages {
        due += i128::from(*stage);
        let mut parts = Parts::new();
        for (party, part) in &whole {
            // Rounded towards nothing, for what is owed back too.
            let by_now = i128::from(part.0) * due / i128::from(WHOLE);
            let before = paid.entry(*party).or_default();
            parts.insert(*party, cents(by_now - i128::from(before.0))?);
            *before = cents(by_now)?;
        }
        all.push(parts);
    }
    Ok(all)
}

/// Takes everything back: of each exactly what he was paid.
///
/// # Errors
/// [`ShareError::TooLarge`] for an amount without a negative.
pub fn refund(paid: &Parts) -> Result<Parts, ShareError> {
    paid.iter().map(|(party, part)| Ok((*party, cents(-i128::from(part.0))?))).collect()
}

/// Takes a part back, of each in proportion to what he was paid and never more than that.
///
/// # Errors
/// [`ShareError::Beyond`] when `back` is more than was paid altogether, or one of the amounts is negative.
pub fn refund_part(paid: &Parts, back: Cents) -> Result<Parts, ShareError> {
    let sum: i128 = paid.values().map(|part| i128::from(part.0)).sum();
    let negative = back.0 < 0 || paid.values().any(|part| part.0 < 0);
    if negative || i128::from(back.0) > sum {
        return Err(ShareError::Beyond);
    }
    let owed = apportion(back, paid.iter().map(|(party, part)| (*party, i128::from(part.0))))?;
    refund(&owed)
}

fn sum<'a>(shares: impl IntoIterator<Item = &'a u16>) -> u64 {
    shares.into_iter().map(|share| u64::from(*share)).sum()
}

fn cents(amount: i128) -> Result<Cents, ShareError> {
    i64::try_from(amount).map(Cents).map_err(|_| ShareError::TooLarge)
}

/// Largest remainders. `weights` are not negative; where all are nothing, the total is nothing too.
fn apportion(total: Cents, weights: impl Iterator<Item = (Party, i128)>) -> Result<Parts, ShareError> {
    let total = i128::from(total.0);
    let weights: Vec<_> = weights.collect();
    let whole = weights.iter().map(|(_, weight)| weight).sum::<i128>().max(1);
    // INVARIANT (no overflow): an amount has 63 bits, a weight no more, so a product has 126.
    let exact = |weight: i128| total.abs() * weight;
    let mut left = total.abs() - weights.iter().map(|(_, weight)| exact(*weight) / whole).sum::<i128>();
    let mut queue = weights;
    queue.arrange_by_key(|(party, weight)| (Reverse(exact(*weight) % whole), preference(*party), *party));
    let mut parts = Parts::new();
    for (party, weight) in queue {
        // The remainders add up to `left` times the whole and each is less than the whole: more parties have a
        // remainder than cents are left, and who has none gets none.
        let odd = left.min(1);
        left -= odd;
        parts.insert(party, cents(total.signum() * (exact(weight) / whole + odd))?);
    }
    Ok(parts)
}
