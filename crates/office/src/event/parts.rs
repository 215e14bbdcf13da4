//! What several events have in common: places, visitors, people passed.

use crate::id::{CustomerId, Minute, PersonId};
use rulebook::ArticleId;
use rulebook::word::{
    BroughtBy, Channel, Declared, Engaged, Grade, Missed, Presence, Purpose, Role, Turn, VisitKind,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

/// A word that is what it usually is at a sales office. An entry of version 2 leaves it out; it is read back as such.
pub(super) trait Usual: Copy + PartialEq {
    /// The usual word. Part of version 2, and frozen with it.
    const USUAL: Self;
}

macro_rules! usually {
    ($($word:ident is $usual:ident),+ $(,)?) => { $(impl Usual for $word { const USUAL: Self = Self::$usual; })+ };
}

usually! {
    VisitKind is New,
    Purpose is Buy,
    Declared is Never,
    Channel is WalkIn,
    BroughtBy is Nobody,
    Role is OnTurn,
    Turn is Count,
}

pub(super) const fn usual<W: Usual>() -> W {
    W::USUAL
}

pub(super) fn is_usual<W: Usual>(word: &W) -> bool {
    *word == W::USUAL
}

pub(super) const fn yes() -> bool {
    true
}

pub(super) const fn once() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
pub(super) const fn is_once(weight: &u32) -> bool {
    *weight == 1
}

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Who.
    pub person: PersonId,
    /// Turns used.
    pub ticks: u32,
    /// Where he was.
    pub presence: Presence,
    /// Make-ups he could have used.
    pub credits: u32,
}

/// Leaves out of a written visitor what is usually so.
pub(super) fn shorten_visitor(visitor: &mut Map<String, Json>) {
    let words = [
        ("kind", VisitKind::USUAL.word()),
        ("purpose", Purpose::USUAL.word()),
        ("declared", Declared::USUAL.word()),
        ("channel", Channel::USUAL.word()),
        ("brought_by", BroughtBy::USUAL.word()),
    ];
    let usual = |key: &str, value: &Json| {
        words.iter().any(|(field, word)| *field == key && value == word)
            || key == "parties" && *value == once()
    };
    visitor.retain(|key, value| !usual(key, value));
}

/// What is known of a visitor on arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visitor {
    /// The kind of visitor, by the ledger.
    #[serde(default = "usual")]
    pub kind: VisitKind,
    /// Why he came.
    #[serde(default = "usual")]
    pub purpose: Purpose,
    /// When he declared a purpose other than buying.
    #[serde(default = "usual")]
    pub declared: Declared,
    /// How he came.
    #[serde(default = "usual")]
    pub channel: Channel,
    /// Who led him in.
    #[serde(default = "usual")]
    pub brought_by: BroughtBy,
    /// Groups that came together.
    #[serde(default = "once")]
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

impl Visitor {
    /// Whether he counts as a new client.
    pub const fn is_new(&self) -> bool {
        !matches!(self.kind, VisitKind::ReturnOpen | VisitKind::ReturnClosed)
    }
}
