//! What a scenario file says: the lines, read but not yet played. `docs/scenarios.md` describes the language.

mod arrival;
mod entry;
mod expect;
mod fault;
mod guest;
mod household;
mod parameter;
mod read;
mod register;
mod sentence;
mod wish;
mod words;

use chrono::NaiveDate;
use office::Minute;
use rulebook::parameter::ParameterValue;
use rulebook::word::{
    AbsenceReason, Breach, Cause, ContactKind, DealStage, Declared, Grade, Office, Party, Purpose, Relation,
    Turn,
};

pub use entry::{Like, Registered};
pub use expect::{Column, Expect};
pub use fault::{Fault, nearest};
pub use guest::About;
pub use read::read;

/// A scenario: a day or some days played line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its id, unique among all files that are checked together.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// The line it begins on.
    pub line: usize,
    /// Its lines, those above the first scenario of the file included.
    pub lines: Vec<Line>,
    /// What is wrong with its lines: then it cannot be played.
    pub faults: Vec<Fault>,
}

/// A line: what happens, and what is expected then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: usize,
    /// Its text.
    pub text: String,
    /// The time it gives.
    pub at: Option<Minute>,
    /// The device it happens on; the first one if none is named.
    pub device: Option<String>,
    /// What happens.
    pub act: Act,
    /// What is told with it.
    pub said: Said,
    /// What is expected.
    pub wishes: Vec<Wish>,
}

/// What is told with an act besides: `fact=value`, `fact=?` for what nobody knows, `decided RULE by S`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Facts and their values.
    pub facts: Vec<(String, String)>,
    /// Rules that are followed where they clash, and who decides.
    pub decided: Vec<(String, String)>,
}

/// One expectation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The line it stands on.
    pub number: usize,
    /// Its text.
    pub text: String,
    /// What is expected.
    pub what: Expect,
}

/// Which day is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// This date.
    On(NaiveDate),
    /// The day after the last one.
    Next,
    /// The day it is by now.
    Today,
}

/// What the ledger holds of a client before the first day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// His name.
    pub name: String,
    /// Whose client.
    pub owner: String,
    /// How far the deal has come.
    pub deal: DealStage,
    /// The day of the visit, of the last contact, of the last record, of the deal.
    pub visited: Option<NaiveDate>,
    /// The day he was last reached.
    pub last: Option<NaiveDate>,
    /// The day of the last record, a vain attempt.
    pub record: Option<NaiveDate>,
    /// The day of the deal.
    pub dealt: Option<NaiveDate>,
}

/// What was agreed where a book leaves a range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Shares in per-mille.
    pub shares: Vec<(Party, u16)>,
    /// How much is paid out by now, in per-mille.
    pub payout: Option<u16>,
    /// Who said so.
    pub by: Option<String>,
}

/// What happens on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is a sentence of the language, described in docs/scenarios.md")]
pub enum Act {
    /// Nothing: the line only looks.
    Look,
    Book {
        name: String,
        from: Option<NaiveDate>,
    },
    /// A parameter of the book is taken otherwise.
    With {
        name: String,
        value: ParameterValue,
    },
    People {
        names: Vec<String>,
        office: Office,
    },
    Hours {
        from: Minute,
        to: Minute,
    },
    Roster {
        name: String,
        from: Minute,
        to: Minute,
    },
    Client(Given),
    Open {
        day: Opening,
        names: Vec<String>,
        without: Vec<String>,
    },
    Close {
        ends: Vec<(String, Minute)>,
        all: bool,
    },
    On {
        date: NaiveDate,
        left_open: bool,
    },
    New {
        visitor: String,
        about: About,
    },
    Arrive {
        visitor: String,
        about: About,
    },
    Seat {
        visitor: String,
        about: About,
    },
    Leave {
        visitor: String,
    },
    End {
        name: String,
    },
    EndAll,
    Out {
        name: String,
        reason: AbsenceReason,
        told: bool,
        approved_by: Option<String>,
    },
    Back {
        name: String,
    },
    Phone {
        called: Option<String>,
        purpose: Purpose,
        taken_by: Option<String>,
        caller: Option<String>,
        stays: bool,
    },
    HangUp {
        name: String,
    },
    Help {
        helper: String,
        visitor: String,
        by: Option<String>,
    },
    HandOver {
        visitor: String,
        to: Option<String>,
        cause: Cause,
        found: Option<String>,
        by: Option<String>,
    },
    Identify {
        visitor: String,
        purpose: Purpose,
        declared: Declared,
        minutes: Option<i64>,
        verified: bool,
        by: Option<String>,
    },
    Place {
        by: String,
        whose: String,
    },
    Overrule {
        by: String,
        visitor: String,
        to: String,
        turn: Turn,
    },
    Undo {
        what: Option<String>,
    },
    Register(Registered),
    FollowUp {
        by: String,
        client: String,
        kind: ContactKind,
        reached: bool,
        recorded: bool,
    },
    /// What was still open when somebody was done helping is answered.
    Settle {
        helper: String,
        visitor: String,
    },
    SignIn {
        name: String,
    },
    SignOut {
        name: String,
    },
    Grade {
        by: String,
        client: String,
        grade: Grade,
    },
    Deal {
        by: String,
        client: String,
        stage: DealStage,
        owner_reachable: Option<bool>,
        /// What is shared, in yuan.
        sum: Option<u32>,
        /// What was agreed where the book leaves a range.
        agreed: Agreement,
    },
    CallOrder {
        names: Vec<String>,
    },
    /// An order that the book names has these people; by whom, if that is said.
    Order {
        name: String,
        people: Vec<String>,
        by: Option<String>,
    },
    Penalise {
        name: String,
        breach: Breach,
        by: String,
        /// How much, and up to when, where the book leaves a range.
        amount: Option<u32>,
        until: Option<NaiveDate>,
    },
    Prove {
        by: String,
        client: String,
    },
    /// Somebody claims a client another has.
    Object {
        by: String,
        client: String,
        /// The record of the claimant that is of the household.
        with: Option<String>,
        /// To whom a manager gives him, and which.
        given: Option<(String, String)>,
        /// Whether he decides otherwise than the book.
        otherwise: bool,
    },
    /// Two records are one person's, or two persons of one household.
    Link {
        one: String,
        other: String,
        relation: Option<Relation>,
        by: String,
    },
    Part {
        one: String,
        other: String,
        by: String,
    },
    /// The clients of somebody who left are given to others.
    ShareOut {
        from: String,
        plan: Vec<(String, String)>,
        by: String,
    },
    /// An entry in the register is taken back.
    Withdraw {
        by: String,
        visitor: String,
    },
    Depart {
        name: String,
        by: String,
        to: Option<String>,
    },
    Proxy {
        of: String,
        proxy: Option<String>,
    },
    /// A client is filed: so many minutes before he comes, if that is said; none, if after.
    File {
        by: String,
        client: String,
        minutes: Option<i64>,
    },
    Unfound {
        client: String,
    },
    Claim {
        by: String,
        client: String,
    },
    Duty {
        name: Option<String>,
    },
    Event {
        on: bool,
    },
    Ask {
        question: String,
        facts: Vec<(String, String)>,
    },
    /// Something the engine cannot do yet.
    Do {
        what: String,
    },
    Device {
        name: String,
    },
    Merge {
        names: Vec<String>,
    },
}
