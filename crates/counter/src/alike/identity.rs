//! Numbers of identity papers, however they are written.

use super::letters::plain;

/// What each of the first seventeen digits weighs in the last one (GB 11643).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The last digit, by what is left of the sum of the others.
const CHECKS: &[u8; 11] = b"10X98765432";
/// As many characters the number of any paper has at least, and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 8..=18;

/// The number of an identity paper as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity(String);

impl Identity {
    /// Reads a number; nothing where it is none. One of fifteen digits, as they were until 1999, is given the two of its
    /// century and its check, so that it is the same as the new one.
    pub fn read(text: &str) -> Option<Self> {
        let marks = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '(' | ')' | '.' | '·');
        let number: String = plain(text).chars().filter(marks).map(|c| c.to_ascii_uppercase()).collect();
        let fits = LENGTH.contains(&number.len()) && number.bytes().all(|c| c.is_ascii_alphanumeric());
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        if !fits || digits < LENGTH.start() - 2 {
            return None;
        }
        Some(Self(renewed(&number).unwrap_or(number)))
    }

    /// Whether its last digit is the one that its others make, as on a paper of the mainland; nothing is said of others.
    pub fn checked(&self) -> Option<bool> {
        let (digits, last) = self.0.split_at_checked(17)?;
        let expected = check(digits)?;
        Some(last.bytes().eq([expected]))
    }
}

fn check(digits: &str) -> Option<u8> {
    let weighed = digits.chars().zip(WEIGHTS).map(|(digit, weight)| Some(digit.to_digit(10)? * weight));
    let sum = weighed.sum::<Option<u32>>()?;
    CHECKS.get((sum % 11) as usize).copied()
}

fn renewed(number: &str) -> Option<String> {
    let old = number.len() == 15 && number.bytes().all(|c| c.is_ascii_digit());
    let digits = old.then(|| format!("{}19{}", &number[..6], &number[6..]))?;
    let last = char::from(check(&digits)?);
    Some(format!("{digits}{last}"))
}
