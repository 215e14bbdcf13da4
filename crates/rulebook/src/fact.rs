//! Facts: what is known when a question is asked. A fact that is not there is unknown.

use crate::period::Date;
use crate::word::*;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// The value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A word of the vocabulary.
    Word(&'static str),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Count(i64),
    /// A date.
    Day(Date),
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
impl From<i64> for Value {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}
impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

/// The values a fact may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    /// One of these words.
    Words(&'static [&'static str]),
    /// Yes or no.
    Flag,
    /// A whole number from 0.
    Count,
    /// A date.
    Day,
}

macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident = $text:literal : $domain:expr),+ $(,)?) => {
        /// The name of a fact. The order of this list is the order in which the desk asks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Fact { $($(#[$doc])* $name),+ }

        impl Fact {
            /// Every fact.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// The name in data files and message keys.
            pub const fn name(self) -> &'static str { match self { $(Self::$name => $text),+ } }
            /// The fact of this name.
            pub fn from_name(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$name),)+ _ => None }
            }
            /// The values it may take.
            pub const fn domain(self) -> Domain { match self { $(Self::$name => $domain),+ } }
        }
    };
}

facts! {
    /// What kind of visitor this is.
    VisitKind = "visit.kind": Domain::Words(VisitKind::WORDS),
    /// Why he came.
    Purpose = "visit.purpose": Domain::Words(Purpose::WORDS),
    /// When a purpose other than buying was declared or found out.
    Declared = "visit.declared": Domain::Words(Declared::WORDS),
    /// Minutes between the start of the reception and the declaration.
    FoundMinutes = "found.minutes": Domain::Count,
    /// Whether what he says was verified.
    Verified = "visit.verified": Domain::Flag,
    /// Whether he asks for a particular person.
    Named = "visit.named": Domain::Flag,
    /// Where that person is.
    NamedPresence = "named.presence": Domain::Words(Presence::WORDS),
    /// Where the person is whose client he is.
    OwnerPresence = "owner.presence": Domain::Words(Presence::WORDS),
    /// Whether that person can be reached by telephone.
    OwnerReachable = "owner.reachable": Domain::Flag,
    /// Whether that person chose to receive him besides the one he is receiving.
    OwnerTakesBoth = "owner.takes_both": Domain::Flag,
    /// What he remembers of the person who received him.
    Recall = "visit.recall": Domain::Words(Recall::WORDS),
    /// Whether an agent recognises him at the door as his client.
    Recognised = "visit.recognised": Domain::Flag,
    /// Who brings him.
    Referral = "visit.referral": Domain::Words(Referral::WORDS),
    /// Where the person is whose client brings him.
    ReferrerPresence = "referrer.presence": Domain::Words(Presence::WORDS),
    /// Who led him in.
    BroughtBy = "visit.brought_by": Domain::Words(BroughtBy::WORDS),
    /// How he came to the office.
    Channel = "visit.channel": Domain::Words(Channel::WORDS),
    /// Groups that came together by appointment.
    Parties = "visit.parties": Domain::Count,
    /// Whether he was received as a new client earlier today.
    RepeatToday = "visit.repeat_today": Domain::Flag,
    /// The hour against the office's hours.
    Hours = "hours": Domain::Words(Hours::WORDS),
    /// Whether a duty shift (值班) is on.
    DutyShift = "duty_shift": Domain::Flag,
    /// Whether an exhibition or major event is on.
    Event = "event": Domain::Flag,
    /// In what capacity the receiver receives.
    Role = "receiver.role": Domain::Words(Role::WORDS),
    /// The hour against the receiver's own roster.
    Roster = "receiver.roster": Domain::Words(Hours::WORDS),
    /// What keeps the person from receiving.
    Engaged = "engaged": Domain::Words(Engaged::WORDS),
    /// Why he is out.
    AbsenceReason = "absence.reason": Domain::Words(AbsenceReason::WORDS),
    /// Whether he told somebody before leaving.
    AbsenceNotified = "absence.notified": Domain::Flag,
    /// Whether somebody entitled to approved it.
    AbsenceApproved = "absence.approved": Domain::Flag,
    /// Why the reception passes to another.
    Cause = "handover.cause": Domain::Words(Cause::WORDS),
    /// Whether the deal was made on the day of the reception.
    ClosesSameDay = "deal.same_day": Domain::Flag,
    /// How far the deal has come.
    DealStage = "deal.stage": Domain::Words(DealStage::WORDS),
    /// How the buyer is related to the registered client.
    Relation = "relation": Domain::Words(Relation::WORDS),
    /// Whether two registrations carry the same telephone.
    SamePhone = "same.phone": Domain::Flag,
    /// Whether two registrations carry the same name.
    SameName = "same.name": Domain::Flag,
    /// Whether the identity was proven.
    Proven = "identity.proven": Domain::Flag,
    /// Whether the earlier registration is complete.
    Complete = "registration.complete": Domain::Flag,
    /// Whether another than who registers now has a valid registration of the client.
    RivalValid = "registration.rival": Domain::Flag,
    /// Whether anybody but the receiver is on site and free.
    TailFree = "tail.free": Domain::Flag,
    /// The day the question is asked on.
    Today = "today": Domain::Day,
    /// The day of the last effective follow-up or visit.
    LastContact = "date.last_contact": Domain::Day,
    /// The day of the last record of any kind.
    LastRecord = "date.last_record": Domain::Day,
    /// The day of the deal.
    DealDay = "date.deal": Domain::Day,
}

impl Fact {
    /// Reads a value of this fact's domain.
    ///
    /// # Errors
    /// A sentence that names the fact and what it may be.
    pub fn read(self, json: &serde_json::Value) -> Result<Value, String> {
        use serde_json::Value as J;
        let found = match (self.domain(), json) {
            (Domain::Words(words), J::String(text)) => {
                words.iter().find(|word| *word == text).map(|word| Value::Word(word))
            }
            (Domain::Flag, J::Bool(flag)) => Some(Value::Flag(*flag)),
            (Domain::Count, J::Number(n)) => {
                n.as_i64().filter(|n| (0..=1_000_000).contains(n)).map(Value::Count)
            }
            (Domain::Day, J::String(text)) => text.parse().ok().map(Value::Day),
            _ => None,
        };
        found.ok_or_else(|| {
            let may = match self.domain() {
                Domain::Words(words) => words.join(" | "),
                Domain::Flag => "true | false".into(),
                Domain::Count => "a whole number".into(),
                Domain::Day => "YYYY-MM-DD".into(),
            };
            format!("{} may be {may}, not {json}", self.name())
        })
    }
}

/// What is known, in the order of [`Fact::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<Fact, Value>);

impl Facts {
    /// Nothing known yet.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }
    /// Adds or changes a fact.
    #[must_use]
    pub fn with(mut self, fact: Fact, value: impl Into<Value>) -> Self {
        self.set(fact, value);
        self
    }
    /// Adds or changes a fact in place.
    pub fn set(&mut self, fact: Fact, value: impl Into<Value>) {
        self.0.insert(fact, value.into());
    }
    /// The value, if known.
    pub fn get(&self, fact: Fact) -> Option<Value> {
        self.0.get(&fact).copied()
    }
    /// Makes a fact unknown again.
    pub fn unset(&mut self, fact: Fact) {
        self.0.remove(&fact);
    }
    /// Whether the fact is known to be this word.
    pub fn is(&self, fact: Fact, word: impl Into<Value>) -> bool {
        self.get(fact) == Some(word.into())
    }
    /// All known facts in order.
    pub fn iter(&self) -> impl Iterator<Item = (Fact, Value)> + '_ {
        self.0.iter().map(|(fact, value)| (*fact, *value))
    }
    /// Only the facts that `keep` wants.
    #[must_use]
    pub fn only(&self, keep: impl Fn(Fact) -> bool) -> Self {
        Self(self.iter().filter(|(fact, _)| keep(*fact)).collect())
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Word(word) => to.serialize_str(word),
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::Count(count) => to.serialize_i64(*count),
            Self::Day(day) => to.collect_str(day),
        }
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter().map(|(fact, value)| (fact.name(), value)))
    }
}

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Map;
        impl<'de> Visitor<'de> for Map {
            type Value = Facts;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a map of facts")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Facts, A::Error> {
                let mut facts = Facts::new();
                while let Some((name, json)) = map.next_entry::<String, serde_json::Value>()? {
                    let fact = Fact::from_name(&name)
                        .ok_or_else(|| A::Error::custom(format!("there is no fact {name:?}")))?;
                    facts.0.insert(fact, fact.read(&json).map_err(A::Error::custom)?);
                }
                Ok(facts)
            }
        }
        from.deserialize_map(Map)
    }
}
