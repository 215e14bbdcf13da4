//! A rule, and the rules of one question as a book has them.

use crate::article::{ArticleId, Text};
use crate::condition::When;
use crate::effect::Effects;
use crate::fact::Fact;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The id of a rule, unique within its book.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(pub String);

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// The articles it comes from, one or more.
    pub cites: Vec<ArticleId>,
    /// What the rule says in plain words.
    pub says: Text,
    /// The reading chosen where the article leaves it open.
    pub reading: Option<Text>,
    /// When it holds.
    pub when: When,
    /// What follows.
    pub then: Effects,
    /// The rules it sets aside when it holds.
    pub exception_to: Vec<RuleId>,
    /// The rules of the extended book that it replaces for good.
    pub replaces: Vec<RuleId>,
}

/// The rules of one question, the book's own first, then those of the extended book.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chapter {
    pub(crate) rules: Vec<Rule>,
    /// How many of `rules` are the book's own.
    pub(crate) own: usize,
    /// For each rule the rules that are exceptions to it.
    pub(crate) exceptions: Vec<Vec<usize>>,
    /// The facts that any rule mentions.
    pub(crate) mentions: BTreeSet<Fact>,
}
