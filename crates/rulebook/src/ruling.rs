//! Rulings: what the book answers, and why.

mod short;
mod written;

pub use short::{Short, Spoke};
pub use written::{read_facts, read_verdict};

use crate::about::BookDigest;
use crate::article::ArticleId;
use crate::effect::{Effects, Slot};
use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::question::Question;
use crate::rule::RuleId;
use paper::{Json, Misread, Read};
use serde::Serialize;

/// One step of the reasoning: a rule that held, and what it filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
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
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "fact_name::serialize")]
    #[read(with = fact_name::read)]
    pub asks: Option<Fact>,
    /// What follows under each answer, where nobody knows a fact: then the verdict has only what follows under all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditional: Option<Box<Conditional>>,
    /// Rules of equal rank that hold and disagree; a person must decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clash: Vec<RuleId>,
}

/// Answers that lead to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The answers, in the order in which a person is offered them.
    pub values: Vec<Value>,
    /// The ruling for the first of them; the others differ from it in nothing but the fact and the reasons.
    pub ruling: Ruling,
}

/// What each answer to a fact leads to that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conditional {
    /// The fact.
    pub on: Fact,
    /// The answers.
    pub branches: Vec<Branch>,
}

#[derive(Serialize, Read)]
struct RawBranch {
    values: Vec<Json>,
    ruling: Ruling,
}

#[derive(Serialize, Read)]
struct RawConditional {
    on: Fact,
    branches: Vec<RawBranch>,
}

impl Serialize for Conditional {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let raw = |branch: &Branch| {
            let values = branch.values.iter().map(serde_json::to_value).collect::<Result<_, _>>();
            Ok(RawBranch {
                values: values.map_err(serde::ser::Error::custom)?,
                ruling: branch.ruling.clone(),
            })
        };
        let branches = self.branches.iter().map(raw).collect::<Result<_, S::Error>>()?;
        RawConditional { on: self.on, branches }.serialize(to)
    }
}

impl Read for Conditional {
    fn read(json: &Json) -> Result<Self, Misread> {
        let RawConditional { on, branches } = RawConditional::read(json)?;
        let read = |branch: RawBranch| {
            let values = branch.values.iter().map(|json| on.read(json)).collect::<Result<_, _>>();
            Ok(Branch {
                values: values.map_err(|what| Misread::new(what.to_string()))?,
                ruling: branch.ruling,
            })
        };
        Ok(Self { on, branches: branches.into_iter().map(read).collect::<Result<_, Misread>>()? })
    }
}
paper::deserialize_by_reading!(Conditional);

impl Ruling {
    /// Whether every slot the question needs is filled, nothing is asked, nothing clashes and nothing hangs on what nobody
    /// knows.
    pub fn settled(&self) -> bool {
        self.asks.is_none()
            && self.clash.is_empty()
            && self.conditional.is_none()
            && self.question.needs().iter().all(|s| self.verdict.has(*s))
    }
}

impl Conditional {
    /// Whether what every answer leads to agrees with this verdict, but for the slots that `besides` names.
    pub fn agrees(&self, verdict: &Effects, besides: &[Slot]) -> bool {
        self.branches.iter().all(|branch| {
            let within = branch.ruling.conditional.as_ref();
            let then = &branch.ruling.verdict;
            let same =
                then.slots().filter(|slot| !besides.contains(slot)).all(|slot| verdict.agrees(then, slot));
            same && within.is_none_or(|within| within.agrees(verdict, besides))
        })
    }
}

mod fact_name {
    use crate::fact::Fact;
    use paper::{Json, Misread, Read};
    use serde::Serializer;

    #[expect(clippy::ref_option, reason = "the signature serde asks for")]
    pub(super) fn serialize<S: Serializer>(fact: &Option<Fact>, to: S) -> Result<S::Ok, S::Error> {
        match fact {
            Some(fact) => to.serialize_str(fact.name()),
            None => to.serialize_none(),
        }
    }

    pub(super) fn read(json: &Json) -> Result<Option<Fact>, Misread> {
        Ok(Option::<String>::read(json)?.and_then(|name| Fact::from_name(&name)))
    }
}
