//! Turns, in tenths: what a reception uses of its receiver's place in the order ("counts half"). Exact; no floats.

use paper::{Json, Misread, Read};
use serde::{Serialize, Serializer};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};
use std::str::FromStr;

/// A number of turns, exact to a tenth. Written as a whole number, or as a text with one decimal: `1`, `"0.5"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turns(u32);

impl Turns {
    /// None.
    pub const NONE: Self = Self(0);
    /// A whole turn.
    pub const ONE: Self = Self(10);
    /// The most a reception uses.
    pub const MOST: Self = Self(90);

    /// So many tenths of a turn.
    pub const fn tenths(tenths: u32) -> Self {
        Self(tenths)
    }

    /// So many whole turns.
    pub const fn whole(turns: u32) -> Self {
        Self(turns.saturating_mul(10))
    }

    /// How many tenths.
    pub const fn in_tenths(self) -> u32 {
        self.0
    }

    /// The whole turns in it, without the tenths beyond.
    pub const fn floor(self) -> u32 {
        self.0 / 10
    }

    /// Whether nothing is beyond the whole turns.
    pub const fn is_whole(self) -> bool {
        self.0.is_multiple_of(10)
    }

    /// Whether it is none.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// So many less; none, if that is more.
    #[must_use]
    pub const fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Add for Turns {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Turns {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Turns {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.less(other)
    }
}

impl Sum for Turns {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::NONE, Add::add)
    }
}

impl fmt::Display for Turns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, tenths) = (self.0 / 10, self.0 % 10);
        if tenths == 0 { write!(f, "{whole}") } else { write!(f, "{whole}.{tenths}") }
    }
}

/// A text that is no number of turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoTurns;

impl FromStr for Turns {
    type Err = NoTurns;

    /// A whole number, or one with one decimal that is not 0: one spelling for each.
    fn from_str(text: &str) -> Result<Self, NoTurns> {
        let number = |digits: &str| {
            let plain = !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit());
            plain.then(|| digits.parse::<u32>().ok()).flatten().ok_or(NoTurns)
        };
        let turns = match text.split_once('.') {
            None => Self::whole(number(text)?),
            Some((whole, tenths)) => Self::whole(number(whole)?) + Self(number(tenths)?),
        };
        if turns.to_string() == text { Ok(turns) } else { Err(NoTurns) }
    }
}

impl Serialize for Turns {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.is_whole() { to.serialize_u32(self.floor()) } else { to.collect_str(self) }
    }
}

impl Read for Turns {
    fn read(json: &Json) -> Result<Self, Misread> {
        let expected = "a whole number of turns, or a text with one decimal such as \"0.5\"";
        let read = match json {
            Json::Number(n) => {
                let turns = n.as_u64().and_then(|n| u32::try_from(n).ok());
                turns.filter(|n| *n <= u32::MAX / 10).map(Self::whole)
            }
            // One spelling for each: whole turns are numbers.
            Json::String(text) => text.parse::<Self>().ok().filter(|turns| !turns.is_whole()),
            Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => {
                return Err(Misread::unexpected(json, expected));
            }
        };
        read.ok_or_else(|| Misread::beyond(json, expected))
    }
}
paper::deserialize_by_reading!(Turns);

/// What a rule says of the turns a reception uses: the turns, or the parameter that holds them. In a verdict they are
/// turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The turns.
    Is(Turns),
    /// The parameter's name, without the `$`: whole turns, or tenths where its unit is `tenths`.
    Parameter(String),
}

impl Weight {
    /// The turns, once they are known.
    pub const fn turns(&self) -> Option<Turns> {
        match self {
            Self::Is(turns) => Some(*turns),
            Self::Parameter(_) => None,
        }
    }
}

impl Serialize for Weight {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Is(turns) => turns.serialize(to),
            Self::Parameter(name) => to.collect_str(&format_args!("${name}")),
        }
    }
}

impl Read for Weight {
    fn read(json: &Json) -> Result<Self, Misread> {
        match json.as_str().and_then(|text| text.strip_prefix('$')) {
            Some(name) => Ok(Self::Parameter(name.into())),
            None => Turns::read(json).map(Self::Is),
        }
    }
}
paper::deserialize_by_reading!(Weight);

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_spelling_for_each() {
        let check = |json: serde_json::Value, tenths: Option<u32>| {
            let read = serde_json::from_value::<Turns>(json.clone()).ok();
            assert_eq!(read.map(Turns::in_tenths), tenths, "{json}");
            if let Some(turns) = read {
                assert_eq!(serde_json::to_value(turns).unwrap(), json);
            }
        };
        check(json!(0), Some(0));
        check(json!(1), Some(10));
        check(json!(12), Some(120));
        check(json!("0.5"), Some(5));
        check(json!("1.5"), Some(15));
        check(json!("10.1"), Some(101));
        check(json!("1"), None);
        check(json!("1.0"), None);
        check(json!(".5"), None);
        check(json!("0.50"), None);
        check(json!("0,5"), None);
        check(json!("01.5"), None);
        check(json!("-0.5"), None);
        check(json!(-1), None);
        check(json!(0.5), None);
        check(json!(u64::MAX), None);
        check(json!("99999999999.5"), None);
    }

    #[test]
    fn shown_without_decimals_where_whole() {
        let check = |tenths: u32, shown: &str| assert_eq!(Turns::tenths(tenths).to_string(), shown);
        check(0, "0");
        check(5, "0.5");
        check(10, "1");
        check(25, "2.5");
    }
}
