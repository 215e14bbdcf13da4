//! What several events have in common: places, visitors, people passed.

use super::spelled;
use crate::id::{CustomerId, Minute, PersonId};
use chrono::NaiveDate;
use journal::{CardRef, EntryId};
use paper::{Json, Misread, Read};
use rulebook::period::Point;
use rulebook::word::{
    BroughtBy, Channel, Declared, Engaged, Grade, Latecomer, Missed, Presence, Purpose, Role, Turn, VisitKind,
};
use rulebook::{ArticleId, Name, Turns};
use serde::{Serialize, Serializer};
use serde_json::Map;

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

/// What an entry says that is older than the word: who came late made everything up.
pub(super) const fn all_rounds() -> Latecomer {
    Latecomer::AllRounds
}

const fn once() -> u32 {
    1
}

pub(super) const fn a_turn() -> Turns {
    Turns::ONE
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
pub(super) fn is_a_turn(weight: &Turns) -> bool {
    *weight == Turns::ONE
}

/// Someone on the day's table, with his roster hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Read)]
pub struct Place {
    /// Who.
    pub person: PersonId,
    /// The first minute of his roster.
    pub from: Minute,
    /// The first minute after it.
    pub to: Minute,
}

/// An order of people by the name a book gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
pub struct OrderSet {
    /// Its name.
    pub order: Name,
    /// Who stands in it, in order.
    #[serde(default)]
    pub people: Vec<PersonId>,
    /// Who set it.
    pub by: PersonId,
}

/// A client of an old ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Read)]
pub struct BroughtIn {
    /// Who: he is new here.
    pub customer: CustomerId,
    /// The card with what the ledger says of him.
    #[read(with = spelled::card)]
    pub card: CardRef,
    /// Whose client the ledger says he is, where that is somebody here.
    pub by: Option<PersonId>,
    /// The day the ledger says.
    pub on: Option<NaiveDate>,
}

/// Someone who was passed when the turn came up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
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

/// What the book found of an earlier filing when its client came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Read)]
pub struct FilingFound {
    /// The entry he was filed by.
    #[read(with = spelled::entry)]
    pub filing: EntryId,
    /// Whether it was valid.
    #[serde(default = "yes")]
    pub valid: bool,
    /// Its last day or moment, where the book says one.
    pub until: Option<Point>,
}

/// What the queue looked like to one person when it was decided: enough to answer "why not me".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Read)]
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
    /// The card with what he is called, where that was asked at the door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[read(with = spelled::some_card)]
    pub card: Option<CardRef>,
}

impl Visitor {
    /// Whether he counts as a new client.
    pub const fn is_new(&self) -> bool {
        !matches!(self.kind, VisitKind::ReturnOpen | VisitKind::ReturnClosed)
    }
}

/// What whoever wrote an entry knew of the client, where the entry makes him another's. Two devices that did not know of
/// each other may both do that; the state finds it out by this.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saw {
    /// Nothing was to be known: he was nobody's, or stays whose he was.
    #[default]
    Nothing,
    /// His latest entry.
    Entry(EntryId),
    /// It was not written down: so in version 1.
    Unsaid,
}

/// How it is written that nothing was said.
pub(super) const UNSAID: &str = "unsaid";

impl Saw {
    pub(super) fn is_nothing(&self) -> bool {
        *self == Self::Nothing
    }
}

impl Serialize for Saw {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => to.serialize_none(),
            Self::Entry(entry) => entry.serialize(to),
            Self::Unsaid => to.serialize_str(UNSAID),
        }
    }
}

impl Read for Saw {
    fn read(json: &Json) -> Result<Self, Misread> {
        match json {
            Json::Null => Ok(Self::Nothing),
            Json::String(text) if text == UNSAID => Ok(Self::Unsaid),
            id => spelled::entry(id).map(Self::Entry),
        }
    }
}
