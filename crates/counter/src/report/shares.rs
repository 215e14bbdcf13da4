//! What would be everybody's share of the turns of a day, and how far from it is still fair.

use rulebook::Turns;

/// Thousandths of a turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Milli(pub i64);

impl From<Turns> for Milli {
    fn from(turns: Turns) -> Self {
        Self(i64::from(turns.in_tenths()) * 100)
    }
}

impl Milli {
    /// The same to the next tenth of a turn, away from nothing where it lies between two.
    pub const fn in_tenths(self) -> i64 {
        let tenths = (self.0.abs() + 50) / 100;
        if self.0 < 0 { -tenths } else { tenths }
    }
}

/// Divides a number by weights. The parts add up to it: everybody has his share rounded down, and what is left goes one each to
/// those who lost most by that; of equals to who stands first. Nothing is divided among nobody.
pub(super) fn divide(total: u64, weights: &[u64]) -> Vec<u64> {
    let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if all == 0 {
        return vec![0; weights.len()];
    }
    let of = |weight: u64| (u128::from(total) * u128::from(weight)) / all;
    let mut parts: Vec<u64> =
        weights.iter().map(|weight| u64::try_from(of(*weight)).unwrap_or(total)).collect();
    let rest = total.saturating_sub(parts.iter().sum());
    let lost = |nth: usize| (u128::from(total) * u128::from(weights[nth])) % all;
    let mut order: Vec<usize> = (0..weights.len()).collect();
    paper::Arrange::arrange_by_key(order.as_mut_slice(), |nth| std::cmp::Reverse(lost(*nth)));
    for nth in order.into_iter().take(usize::try_from(rest).unwrap_or_default()) {
        parts[nth] += 1;
    }
    parts
}

/// How far from his share somebody may be after so many days: one turn for one day, two for four, five for twenty-five.
///
/// Two people on shift all day with no exceptional event differ by at most one turn. So on a day everybody has the whole turns of
/// his share, or one more; whether he has the one more, the order of the day decides. That is off by half a turn in the mean at
/// most, now to this side and now to that; over several days it grows as their root, and one turn for a day is twice what is to
/// be expected. A band of one turn for every day would be true, and find nothing.
pub(super) const fn band(days: u32) -> Milli {
    Milli((days as u64 * 1_000_000).isqrt() as i64)
}

#[cfg(test)]
mod tests {
    use super::{Milli, band, divide};

    #[test]
    fn shares_add_up_to_the_whole() {
        let check = |total: u64, weights: &[u64], parts: &[u64]| assert_eq!(divide(total, weights), parts);
        check(1000, &[1, 1, 1], &[334, 333, 333]);
        check(2000, &[480, 480, 240], &[800, 800, 400]);
        check(1000, &[1, 2, 4], &[143, 286, 571]);
        check(7, &[0, 0], &[0, 0]);
        check(7, &[0, 3], &[0, 7]);
        check(7, &[], &[]);
        check(u64::MAX, &[u64::MAX, u64::MAX], &[u64::MAX / 2 + 1, u64::MAX / 2]);
    }

    #[test]
    fn the_band_grows_with_the_root_of_the_days() {
        let check = |days: u32, milli: i64| assert_eq!(band(days), Milli(milli), "{days}");
        check(0, 0);
        check(1, 1000);
        check(2, 1414);
        check(4, 2000);
        check(25, 5000);
        check(365, 19_104);
    }

    #[test]
    fn tenths_are_the_next() {
        let check = |milli: i64, tenths: i64| assert_eq!(Milli(milli).in_tenths(), tenths, "{milli}");
        check(0, 0);
        check(49, 0);
        check(50, 1);
        check(1414, 14);
        check(-50, -1);
        check(-1449, -14);
    }
}
