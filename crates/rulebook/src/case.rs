//! Cases: what a book must answer in a situation, with articles and rules. They stand beside the rules they try.

mod check;

use crate::article::ArticleId;
use crate::effect::{Effects, Slot};
use crate::fact::Fact;
use crate::facts::Facts;
use crate::fault::{BookError, What, wrong};
use crate::parameter::Switches;
use crate::period::Date;
use crate::question::Question;
use crate::rule::RuleId;
use paper::{Json, Misread, Read};
use serde::Serialize;

/// A situation and what must follow from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// A short id, unique within its book.
    pub id: String,
    /// What is asked.
    pub question: Question,
    /// The day it is asked on.
    pub on: Date,
    /// The other reading it is tried under, if any.
    #[serde(default, skip_serializing_if = "Switches::is_empty")]
    pub switches: Switches,
    /// What is known.
    pub facts: Facts,
    /// What follows; slots that are not there may be filled in any way.
    #[serde(default)]
    pub verdict: Effects,
    /// The fact that must be asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Fact>,
    /// The articles of the ruling, all of them, in its order.
    #[serde(default)]
    pub cites: Vec<ArticleId>,
    /// The rules of the ruling's steps, all of them, in their order.
    #[serde(default)]
    pub steps: Vec<RuleId>,
}

/// Where a ruling differs from what the case expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The book has no such switch, or the switch no such word.
    Switch {
        /// The switch.
        name: String,
    },
    /// Rules clash.
    Clash {
        /// The rules.
        rules: Vec<RuleId>,
    },
    /// Another fact is asked for, or none.
    Asks {
        /// What should be asked for.
        expected: Option<Fact>,
        /// What is.
        came: Option<Fact>,
    },
    /// A slot is filled otherwise, or not at all.
    Slot {
        /// The slot.
        slot: Slot,
        /// What it should be filled with; nothing else is filled.
        expected: Box<Effects>,
        /// What it is filled with.
        came: Box<Effects>,
    },
    /// The steps are others.
    Steps {
        /// What they should be.
        expected: Vec<RuleId>,
        /// What they are.
        came: Vec<RuleId>,
    },
    /// The cites are others.
    Cites {
        /// What they should be.
        expected: Vec<ArticleId>,
        /// What they are.
        came: Vec<ArticleId>,
    },
}

/// Reads the cases of a book.
pub(crate) fn read_all(list: &[Json]) -> Result<Vec<Case>, BookError> {
    let read = |(i, json): (usize, &Json)| {
        let shape = |misread: Misread| What::Shape { detail: misread.to_string() };
        Case::read(json).map_err(|misread| wrong(format!("cases[{i}]"), shape(misread)))
    };
    list.iter().enumerate().map(read).collect()
}
