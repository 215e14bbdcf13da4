//! What was told with an act, and what was decided with it where rules of the book clash.

use crate::id::PersonId;
use crate::refusal::Asked;
use journal::CardRef;
use paper::{Json, Misread, OrderedMap, Read};
use rulebook::{Fact, Facts, RuleId, Value};
use serde::Serialize;
use serde_json::Map;

/// A person's decision between rules that clash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
pub struct Decided {
    /// The rule that is followed.
    pub rule: RuleId,
    /// The rules it clashes with, as they were found; with a command: nothing yet.
    #[serde(default)]
    pub against: Vec<RuleId>,
    /// Who decided.
    pub by: PersonId,
    /// The reason, on a card.
    #[read(with = crate::event::read_card)]
    pub because: CardRef,
}

/// What the person at the desk told besides the fields of an act.
///
/// A fact may also be said to be known by nobody. A fact that no question of the act takes, and a decision where nothing
/// clashes, are refused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Facts.
    #[serde(skip_serializing_if = "Facts::is_empty")]
    pub facts: Facts,
    /// Facts of persons the act is not about: whether he may receive, what becomes of his turn.
    #[serde(skip_serializing_if = "OrderedMap::is_empty")]
    pub of: OrderedMap<PersonId, Facts>,
    /// Decisions, each on one clash.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decided: Vec<Decided>,
}

impl Told {
    /// Nothing.
    pub const fn nothing() -> Self {
        Self { facts: Facts::new(), of: OrderedMap::new(), decided: Vec::new() }
    }

    /// Whether nothing was told.
    pub fn is_nothing(&self) -> bool {
        self.facts.is_empty() && self.of.is_empty() && self.decided.is_empty()
    }

    /// Tells a fact besides.
    #[must_use]
    pub fn with(mut self, fact: Fact, value: impl Into<Value>) -> Self {
        self.facts.set(fact, value);
        self
    }

    /// Answers what a refusal asks: of the person it is about, if it is about another than the act.
    pub fn answer(&mut self, asked: &Asked, fact: Fact, value: Value) {
        match asked.about {
            None => self.facts.set(fact, value),
            Some(person) => self.of.entry(person).or_default().set(fact, value),
        }
    }
}

impl From<Facts> for Told {
    fn from(facts: Facts) -> Self {
        Self { facts, ..Self::nothing() }
    }
}

#[derive(Read)]
struct Written {
    #[serde(default)]
    facts: Map<String, Json>,
    #[serde(default)]
    of: OrderedMap<PersonId, Map<String, Json>>,
    #[serde(default)]
    decided: Vec<Decided>,
}

/// What a newer program was told and this one does not know is left out: it is asked again where it is looked at. No queue
/// is derived from it.
impl Read for Told {
    fn read(json: &Json) -> Result<Self, Misread> {
        let Written { facts, of, decided } = Written::read(json)?;
        let of = of.iter().map(|(person, facts)| (*person, known(facts))).collect();
        Ok(Self { facts: known(&facts), of, decided })
    }
}

/// The facts that are known here, each with a value that is.
fn known(written: &Map<String, Json>) -> Facts {
    let mut facts = Facts::new();
    for (name, json) in written {
        if let Some(fact) = Fact::from_name(name)
            && let Ok(value) = fact.read(json)
        {
            facts.set(fact, value);
        }
    }
    facts
}

/// How long a fact that was told is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keeps {
    /// It is true of the office.
    Office,
    /// It is true of the client, whatever is done with him next.
    Client,
    /// It is true of this visit, or of this act.
    Act,
}

const fn keeps(fact: Fact) -> Keeps {
    match fact {
        Fact::Opening | Fact::Phase => Keeps::Office,
        Fact::Own(_)
        | Fact::HandedOver
        | Fact::RecordSigned
        | Fact::Proven
        | Fact::Referral
        | Fact::Channel
        | Fact::SameHousehold
        | Fact::FamilyKnown
        | Fact::FirstDiary
        | Fact::UnitsWanted
        | Fact::Consent
        | Fact::GaveUp => Keeps::Client,
        _ => Keeps::Act,
    }
}

/// Whether a fact holds for the client beyond the visit or act at which it was told.
pub(crate) fn of_client(fact: Fact) -> bool {
    keeps(fact) == Keeps::Client
}

/// Whether a fact holds for the whole office.
pub(crate) fn of_office(fact: Fact) -> bool {
    keeps(fact) == Keeps::Office
}

/// Adds what was told to what was told before; the later word counts.
pub(crate) fn keep(kept: &mut Facts, told: &Facts, which: impl Fn(Fact) -> bool) {
    for (fact, value) in told.iter().filter(|(fact, _)| which(*fact)) {
        kept.set(fact, value);
    }
}
