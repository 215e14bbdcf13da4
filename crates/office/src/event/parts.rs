//! What several events have in common: places, visitors, receptions, people passed.

use super::Law;
use crate::id::{CreditId, CustomerId, Minute, PersonId};
use rulebook::word::{
    BroughtBy, Channel, Declared, Engaged, Grade, HelpCause, Missed, Presence, Purpose, Role, Turn, VisitKind,
};
use rulebook::{ArticleId, Turns};
use serde::{Deserialize, Serialize};

/// Someone on the day's table, with his roster hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Who.
    pub person: PersonId,
    /// The first minute of his roster.
    pub from: Minute,
    /// The first minute after it.
    pub to: Minute,
}

/// Someone who was passed when the turn came up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Who.
    pub person: PersonId,
    /// What kept him.
    pub engaged: Engaged,
    /// What became of his turn.
    pub missed: Missed,
    /// By which articles.
    #[serde(default)]
    pub cites: Vec<ArticleId>,
    /// Whether the make-up may be used at once, or waits for a supervisor to place it.
    #[serde(default)]
    pub placed: bool,
    /// Whether the book is silent and the office default applied.
    #[serde(default)]
    pub silent: bool,
}

/// What the queue looked like to one person when it was decided: enough to answer "why not me".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Who.
    pub person: PersonId,
    /// Turns used.
    pub ticks: Turns,
    /// Where he was.
    pub presence: Presence,
    /// Make-ups he could have used.
    pub credits: u32,
}

/// What is known of a visitor on arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visitor {
    /// The kind of visitor, by the ledger.
    pub kind: VisitKind,
    /// Why he came.
    pub purpose: Purpose,
    /// When he declared a purpose other than buying.
    pub declared: Declared,
    /// How he came.
    pub channel: Channel,
    /// Who led him in.
    pub brought_by: BroughtBy,
    /// Groups that came together.
    pub parties: u32,
    /// People who came together, if they were counted.
    pub people: Option<u32>,
    /// How he is graded, if that was said.
    pub grade: Option<Grade>,
    /// Whether he brings a new client along.
    #[serde(default)]
    pub brings_new: bool,
    /// The customer he is or becomes.
    pub customer: CustomerId,
    /// Whom he asked for.
    pub asked: Option<PersonId>,
    /// The old client who brings him.
    pub referrer: Option<CustomerId>,
}

const fn once() -> Turns {
    Turns::ONE
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_once(weight: &Turns) -> bool {
    *weight == Turns::ONE
}

/// How a visitor came to be received by somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reception {
    /// Who receives.
    pub receiver: PersonId,
    /// In what capacity.
    pub role: Role,
    /// What it does to his turn.
    pub turn: Turn,
    /// How many turns it uses if it is counted, a tenth to 9.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    pub weight: Turns,
    /// The make-up it uses, if any: then the turn costs no tick.
    pub credit: Option<CreditId>,
    /// Whether a make-up the reception itself earns may be used at once.
    #[serde(default)]
    pub placed: bool,
    /// Why somebody helps with a colleague's client, if he does.
    pub help: Option<HelpCause>,
    /// Whether it is yet to be found out whose client he is.
    #[serde(default)]
    pub pending: bool,
    /// Whose client the visitor is or becomes.
    pub owner: Option<PersonId>,
    /// Who was passed on the way to the receiver, in order.
    #[serde(default)]
    pub passed: Vec<Passed>,
    /// The queue as it stood.
    #[serde(default)]
    pub queue: Vec<Seen>,
    /// Whether the visitor's time with his former agent had run out: then he is a client anew.
    #[serde(default)]
    pub anew: bool,
    /// The articles by which a make-up is granted here, if one is.
    #[serde(default)]
    pub cites: Vec<ArticleId>,
    /// What it rests on.
    #[serde(default)]
    pub law: Law,
}
