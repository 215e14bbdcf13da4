//! Rulings: what the book answers, and why.

mod written;

use crate::article::ArticleId;
use crate::book::{BookDigest, RuleId};
use crate::effect::{Effects, Slot};
use crate::fact::{Fact, Facts};
use crate::question::Question;
use serde::{Deserialize, Serialize};

/// One step of the reasoning: a rule that held, and what it filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The rule.
    pub rule: RuleId,
    /// Its articles.
    pub cites: Vec<ArticleId>,
    /// The slots it filled in the verdict.
    pub fills: Vec<Slot>,
    /// The rules it is an exception to, which would have held too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead_of: Vec<RuleId>,
}

/// The answer of a book to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// The book, by digest.
    pub book: BookDigest,
    /// The question.
    pub question: Question,
    /// What follows.
    pub verdict: Effects,
    /// The articles, in the order of the steps, each once.
    pub cites: Vec<ArticleId>,
    /// The rules that held, in the order of the book, then of the office defaults.
    pub steps: Vec<Step>,
    /// The facts that the rules looked at.
    pub facts: Facts,
    /// Slots on which the book is silent, so that the office default applies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub silent: Vec<Slot>,
    /// The fact that must be known first, if any: then the verdict is incomplete.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "fact_name")]
    pub asks: Option<Fact>,
    /// Rules of equal rank that hold and disagree; a person must decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clash: Vec<RuleId>,
}

impl Ruling {
    /// Whether every slot the question needs is filled, nothing is asked and nothing clashes.
    pub fn settled(&self) -> bool {
        self.asks.is_none()
            && self.clash.is_empty()
            && self.question.needs().iter().all(|s| self.verdict.has(*s))
    }
}

mod fact_name {
    use crate::fact::Fact;
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "the signature serde asks for")]
    pub(super) fn serialize<S: Serializer>(fact: &Option<Fact>, to: S) -> Result<S::Ok, S::Error> {
        match fact {
            Some(fact) => to.serialize_str(fact.name()),
            None => to.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Fact>, D::Error> {
        Ok(Option::<String>::deserialize(from)?.and_then(|name| Fact::from_name(&name)))
    }
}
