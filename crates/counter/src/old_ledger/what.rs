//! What a column of an old ledger may be.

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The name of the client.
    Name,
    /// His telephone.
    Phone,
    /// The day he was written down.
    Day,
    /// Whose client he was.
    Agent,
    /// How he heard of the office.
    Source,
    /// What else is written of him.
    Note,
}

impl What {
    /// Everything a column may be.
    pub const ALL: [Self; 6] = [Self::Name, Self::Phone, Self::Day, Self::Agent, Self::Source, Self::Note];

    /// What it is called in the messages.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Day => "day",
            Self::Agent => "agent",
            Self::Source => "source",
            Self::Note => "note",
        }
    }

    /// That of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.key() == key)
    }
}
