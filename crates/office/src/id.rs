//! Ids and times of the office.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use journal::{BadText, EntryId};
use paper::{Json, Misread, Read};
use serde::Serialize;
use std::fmt;
use std::str::FromStr;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Read)]
        #[serde(transparent)]
        pub struct $name(#[read(with = crate::event::read_entry_id)] pub EntryId);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = BadText;
            fn from_str(text: &str) -> Result<Self, BadText> { text.parse().map(Self) }
        }
    )+};
}

ids! {
    /// A person of the office. Pseudonymous: the name is on a card.
    PersonId,
    /// A customer. Name and telephone are on a card.
    CustomerId,
    /// A visit, named after the entry that began it.
    VisitId,
}

/// A make-up: the entry that granted it, and to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Read)]
pub struct CreditId {
    /// The entry that granted it.
    #[read(with = crate::event::read_entry_id)]
    pub by: EntryId,
    /// Whose it is.
    pub person: PersonId,
}

/// A minute of the day, 0 to 1439, written `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute(u16);

impl Minute {
    /// The minute at this hour and minute, if there is one.
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self(hour * 60 + minute)) } else { None }
    }
    /// Minutes since midnight.
    pub const fn since_midnight(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for Minute {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is not a time of day HH:MM");
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        let number = |digits: &str| digits.parse::<u16>().map_err(|_| wrong());
        Self::new(number(hour)?, number(minute)?).ok_or_else(wrong)
    }
}

impl Serialize for Minute {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Read for Minute {
    fn read(json: &Json) -> Result<Self, Misread> {
        paper::read::text(json)?.parse().map_err(|wrong: String| Misread::new(wrong))
    }
}
paper::deserialize_by_reading!(Minute);

/// The time at the office when a command is given, local to the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Now(pub NaiveDateTime);

impl Now {
    /// The calendar date.
    pub const fn date(self) -> NaiveDate {
        self.0.date()
    }
    /// The minute of the day.
    pub fn minute(self) -> Minute {
        Minute((self.0.hour() * 60 + self.0.minute()) as u16)
    }
    /// That minute on that date.
    pub fn on(date: NaiveDate, minute: Minute) -> Self {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute.0) * 60, 0);
        Self(date.and_time(time.unwrap_or_default()))
    }
    /// Whole minutes since an earlier time; 0 if it is not earlier.
    pub fn minutes_since(self, earlier: NaiveDateTime) -> i64 {
        (self.0 - earlier).num_minutes().max(0)
    }
}
