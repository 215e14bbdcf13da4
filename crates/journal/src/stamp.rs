//! Times: the reading of a wall clock, and the stamp that orders entries of several devices.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::id::{BadText, DeviceId, serde_as_text};

/// How far a foreign stamp may run ahead of our wall clock before it is not adopted: five minutes.
pub const MAX_DRIFT_MS: u64 = 5 * 60 * 1000;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// A wall clock reading in milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// A number in JSON; its text form is `2025-03-03T01:02:03.004Z`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct WallMs(pub u64);

impl WallMs {
    /// The last millisecond that has a text form: 9999-12-31T23:59:59.999Z. Later readings are taken as this one.
    pub const MAX: WallMs = WallMs(253_402_300_799_999);

    /// The last at which anybody writes: 2199-12-31T23:59:59.999Z. A clock beyond it is wrong.
    pub const LAST: WallMs = WallMs(7_258_118_399_999);

    /// Gives the reading some milliseconds later, at most [`WallMs::MAX`].
    pub fn plus(self, ms: u64) -> WallMs {
        WallMs(self.0.saturating_add(ms)).min(WallMs::MAX)
    }
}

impl fmt::Display for WallMs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = self.0.min(WallMs::MAX.0);
        let (year, month, day) = date_of(ms / DAY_MS);
        let of_day = ms % DAY_MS;
        let (hour, minute, second) = (of_day / 3_600_000, of_day / 60_000 % 60, of_day / 1000 % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z", of_day % 1000)
    }
}

impl FromStr for WallMs {
    type Err = BadText;

    fn from_str(text: &str) -> Result<WallMs, BadText> {
        let wall = read_wall(text).ok_or_else(|| BadText::new("time", text))?;
        // One spelling per moment: this also refuses 30 February and 24:00.
        if wall.to_string() == text { Ok(wall) } else { Err(BadText::new("time", text)) }
    }
}

fn read_wall(text: &str) -> Option<WallMs> {
    let number = |from: usize, to: usize| {
        let digits = text.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u64>().ok())?
    };
    let days = days_before(number(0, 4)?, number(5, 7)?, number(8, 10)?)?;
    let minutes = number(11, 13)? * 60 + number(14, 16)?;
    Some(WallMs(days * DAY_MS + (minutes * 60 + number(17, 19)?) * 1000 + number(20, 23)?))
}

/// Turns a count of days since 1970-01-01 into year, month and day (Gregorian, eras of 400 years from 1 March).
fn date_of(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}

/// Counts the days from 1970-01-01 to a date; nothing for an earlier date or an impossible month.
fn days_before(year: u64, month: u64, day: u64) -> Option<u64> {
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let shifted_month = if month > 2 { month - 3 } else { month + 9 };
    let (era, year_of_era) = (year / 400, year % 400);
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    (era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year)
        .checked_sub(719_468)
}

/// A reading of the hybrid logical clock: wall clock, count within it, device.
///
/// The text form is `2025-03-03T01:02:03.004Z-0001-<device>`, the count being four lower-case hexadecimal
/// digits. The order of stamps is the order of their texts, and is total: no two entries share a stamp.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    // INVARIANT (stamp order): the order of the fields, and `wall` at most `WallMs::MAX`, make Ord the text order.
    wall: WallMs,
    count: u16,
    device: DeviceId,
}

impl Stamp {
    /// Puts a stamp together. A wall reading after [`WallMs::MAX`] is taken as that.
    pub fn new(wall: WallMs, count: u16, device: DeviceId) -> Stamp {
        Stamp { wall: wall.min(WallMs::MAX), count, device }
    }

    /// Gives the wall clock reading, which may run ahead of the real one.
    pub fn wall(&self) -> WallMs {
        self.wall
    }

    /// Gives the count that tells readings of the same millisecond apart.
    pub fn count(&self) -> u16 {
        self.count
    }

    /// Gives the device that made the stamp.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// Spells it with the device in 22 characters and the count at the end, if it is not 0:
    /// `20250303T010203.004Z-<device>-0001`. Of two such texts of one device the earlier sorts first; those of several
    /// devices sort by time only.
    pub fn short(&self) -> impl fmt::Display {
        let Stamp { wall, count, device } = *self;
        let (wall, short) = (plain(&wall.to_string()), device.short());
        fmt::from_fn(move |f| {
            write!(f, "{wall}-{short}")?;
            if count == 0 { Ok(()) } else { write!(f, "-{count:04x}") }
        })
    }

    /// Reads the short spelling, and no other.
    ///
    /// # Errors
    /// [`BadText`]: not a stamp with a device in 22 characters.
    pub fn from_short(text: &str) -> Result<Stamp, BadText> {
        read_short(text).ok_or_else(|| BadText::new("short stamp", text))
    }

    /// Tells whether the stamp runs more than [`MAX_DRIFT_MS`] ahead of a wall clock.
    pub fn is_ahead_of(&self, now: WallMs) -> bool {
        self.wall > now.plus(MAX_DRIFT_MS)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04x}-{}", self.wall, self.count, self.device)
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stamp({self})")
    }
}

impl FromStr for Stamp {
    type Err = BadText;

    fn from_str(text: &str) -> Result<Stamp, BadText> {
        read_stamp(text).ok_or_else(|| BadText::new("stamp", text))
    }
}

/// A time without what parts the numbers of its date, and those of its hour.
fn plain(wall: &str) -> String {
    wall.replace(['-', ':'], "")
}

fn read_count(text: &str) -> Option<u16> {
    crate::id::read_hex(text.bytes()).map(u16::from_be_bytes)
}

fn read_stamp(text: &str) -> Option<Stamp> {
    let wall = text.get(..24)?.parse().ok()?;
    let count = read_count(text.get(25..29)?)?;
    let device = text.get(30..)?.parse().ok()?;
    let hyphens_in_place = text.get(24..25)? == "-" && text.get(29..30)? == "-";
    hyphens_in_place.then(|| Stamp::new(wall, count, device))
}

fn read_short(text: &str) -> Option<Stamp> {
    let part = |from: usize, to: usize| text.get(from..to);
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let (hour, minute, second) = (part(9, 11)?, part(11, 13)?, part(13, 20)?);
    let wall = format!("{year}-{month}-{day}{}{hour}:{minute}:{second}", part(8, 9)?).parse().ok()?;
    let device = DeviceId::from_short(part(20, 43)?.strip_prefix('-')?).ok()?;
    // One spelling per stamp: a count of 0 is left out.
    let count = match text.get(43..)? {
        "" => 0,
        rest => read_count(rest.strip_prefix('-')?).filter(|count| *count != 0)?,
    };
    Some(Stamp::new(wall, count, device))
}

serde_as_text!(Stamp);
