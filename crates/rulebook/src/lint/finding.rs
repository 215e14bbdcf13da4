//! What lint finds.

use crate::book::RuleId;
use crate::effect::Slot;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::parameter::Switches;
use crate::period::Date;
use crate::question::Question;

/// What was found. A witness says `today` and `now` too: the day on which the book was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Rules of equal rank hold together and disagree.
    Clash {
        /// The question.
        question: Question,
        /// The rules.
        rules: Vec<RuleId>,
        /// The facts that show it.
        witness: Facts,
        /// The switches set otherwise than in the book; mostly none.
        switches: Switches,
    },
    /// Neither the book nor the office defaults answer.
    Gap {
        /// The question.
        question: Question,
        /// The slot nobody fills.
        slot: Slot,
        /// The facts that show it.
        witness: Facts,
        /// The switches set otherwise than in the book; mostly none.
        switches: Switches,
    },
    /// A count or a date has values which no rule covers, or two that disagree; beyond the boundary all is well.
    OpenBoundary {
        /// The question.
        question: Question,
        /// The count or date.
        fact: Fact,
        /// The slot nobody fills; `None` when rules disagree.
        slot: Option<Slot>,
        /// The rules that disagree; empty when nobody fills the slot.
        rules: Vec<RuleId>,
        /// The facts that show it, with `fact` on the wrong side of the boundary, right at it.
        witness: Facts,
        /// The switches set otherwise than in the book; mostly none.
        switches: Switches,
    },
    /// The rule never has a part in an answer.
    Unreachable {
        /// The question.
        question: Question,
        /// The rule.
        rule: RuleId,
    },
    /// No case of the book reaches the rule. Only found in books with cases.
    Uncased {
        /// The question.
        question: Question,
        /// The rule.
        rule: RuleId,
    },
    /// A parameter has no value from the first day the book may be adopted for until its first value.
    Undated {
        /// The parameter.
        parameter: String,
        /// The first day without a value.
        on: Date,
    },
    /// There are more combinations than are looked at.
    TooMany {
        /// The question.
        question: Question,
    },
}

impl Finding {
    /// The question it belongs to, if it belongs to one.
    pub fn question(&self) -> Option<Question> {
        match self {
            Self::Clash { question, .. }
            | Self::Gap { question, .. }
            | Self::OpenBoundary { question, .. }
            | Self::Unreachable { question, .. }
            | Self::Uncased { question, .. }
            | Self::TooMany { question } => Some(*question),
            Self::Undated { .. } => None,
        }
    }

    /// The facts that show it, if there are any.
    pub fn witness(&self) -> Option<&Facts> {
        match self {
            Self::Clash { witness, .. } | Self::Gap { witness, .. } | Self::OpenBoundary { witness, .. } => {
                Some(witness)
            }
            Self::Unreachable { .. } | Self::Uncased { .. } | Self::Undated { .. } | Self::TooMany { .. } => {
                None
            }
        }
    }

    /// The switches to set to see it, if there is a witness.
    pub fn switches(&self) -> Option<&Switches> {
        match self {
            Self::Clash { switches, .. }
            | Self::Gap { switches, .. }
            | Self::OpenBoundary { switches, .. } => Some(switches),
            Self::Unreachable { .. } | Self::Uncased { .. } | Self::Undated { .. } | Self::TooMany { .. } => {
                None
            }
        }
    }
}
