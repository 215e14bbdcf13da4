//! An amount that a text names.

/// What an amount counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Days,
    WorkingDays,
    Months,
    Minutes,
    DayOfNextMonth,
    /// Minutes since midnight.
    Clock,
    People,
    Yuan,
    Times,
    Rings,
    Points,
    Columns,
    Units,
    Groups,
    Turns,
    Mille,
    /// Nothing it says: a bare number, in a list of which the last has the unit.
    Bare,
}

/// An amount that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    /// What it counts.
    pub(crate) of: Of,
    /// How many.
    pub(crate) n: i64,
    /// As it is written.
    pub(crate) text: String,
    /// Whether it can hardly be meant otherwise.
    pub(crate) plain: bool,
}
