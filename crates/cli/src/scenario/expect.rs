//! What may be expected of a line, or looked at.

use rulebook::Turns;
use rulebook::measure::Share;
use rulebook::word::{Missed, VisitKind};

/// A column of the account of a person on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the column of the same name")]
pub enum Column {
    Ticks,
    Received,
    Uncounted,
    Lost,
    Granted,
    MadeUp,
    Held,
    /// Make-ups not used up.
    Credits,
    /// Make-ups that wait to be placed.
    Unplaced,
    /// Make-ups in the table of calls.
    CallCredits,
}

/// What is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is an expectation of the language, described in docs/scenarios.md")]
pub enum Expect {
    Receiver(String),
    Waits,
    Refused {
        key: Option<String>,
        about: Option<String>,
    },
    Asks(String),
    Cites {
        articles: Vec<String>,
        exactly: bool,
    },
    NotCites(Vec<String>),
    /// Cited on some line of the scenario.
    Cited(Vec<String>),
    Rules(Vec<String>),
    Passed {
        name: String,
        missed: Option<Missed>,
        cites: Vec<String>,
    },
    PassedNobody,
    Credit(bool),
    /// A word of the outcome: turn, role, giver, then.
    Word {
        of: String,
        word: String,
    },
    /// Whose client the visitor of this line is, or somebody by name.
    Owner {
        client: Option<String>,
        owner: Option<String>,
    },
    /// Who serves a client.
    Serves {
        client: String,
        by: Option<String>,
    },
    /// Every claim to a client: whose, since when, until when, and whether it lapsed or how it passed on.
    Claims {
        client: String,
        claims: Vec<String>,
    },
    /// Every filing of a client: by whom, when, whether it is valid, and until when.
    Filings {
        client: String,
        filings: Vec<String>,
    },
    Kind {
        client: Option<String>,
        kind: VisitKind,
    },
    Silent(Vec<String>),
    Duties(Vec<String>),
    NotDuties(Vec<String>),
    /// Shares of the performance or of the bonus.
    Shares {
        slot: String,
        shares: Vec<(String, Share)>,
    },
    /// Something that must be done, the earliest day if one is given, and the last.
    Due {
        task: String,
        opens: Option<String>,
        on: String,
    },
    NotDue(Vec<String>),
    /// Amounts by what they are spent on.
    Budget(Vec<(String, i64)>),
    /// Exactly the rules that held, in order.
    Steps(Vec<String>),
    /// The book says nothing of its own.
    SilentBook,
    Valid(bool),
    Missing(Vec<String>),
    Late(bool),
    /// The order of the day that was opened.
    Order(Vec<String>),
    /// The order of the next day, said at the close.
    Next(Vec<String>),
    Queue(Vec<String>),
    Count {
        column: Column,
        of: Vec<(String, Turns)>,
    },
    /// The queue of calls.
    Calls(Vec<String>),
    /// Who is suspended, and until when; nobody.
    Suspended(Option<(String, String)>),
    Waiting(Vec<String>),
    Serving {
        name: String,
        visitor: Option<String>,
    },
    Registration {
        visitor: String,
        state: String,
    },
    Conflicts(Vec<String>),
    /// Up to when a client is his agent's, or by when he is to be followed up; nothing if no day is said.
    Held {
        client: String,
        what: String,
        day: Option<String>,
    },
    /// A slot of a ruling, by name.
    Slot {
        slot: String,
        value: Vec<String>,
    },
}
