//! What lint finds.

use crate::book::RuleId;
use crate::effect::Slot;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::name::Name;
use crate::parameter::Switches;
use crate::period::Date;
use crate::question::Question;

/// A part of a book that nothing needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A parameter that no rule and no declaration takes.
    Parameter,
    /// A declared fact at which no rule looks.
    Fact,
    /// A declared word of which nothing is said, nor of a word it stands under.
    Word,
    /// A declared column that no registration must or may have.
    Column,
    /// A declared duty that nobody has.
    Duty,
    /// A declared breach of which nothing is said, nor of a breach it stands under.
    Breach,
    /// A named order that nothing follows.
    Order,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 7] =
        [Self::Parameter, Self::Fact, Self::Word, Self::Column, Self::Duty, Self::Breach, Self::Order];

    /// The name in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Parameter => "parameter",
            Self::Fact => "fact",
            Self::Word => "word",
            Self::Column => "column",
            Self::Duty => "duty",
            Self::Breach => "breach",
            Self::Order => "order",
        }
    }
}

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
    /// The desk would ask for a fact where there is none: for the presence of an agent whom nobody has.
    Asks {
        /// The question.
        question: Question,
        /// The fact it would ask for.
        fact: Fact,
        /// The facts that show it.
        witness: Facts,
        /// The switches set otherwise than in the book; mostly none.
        switches: Switches,
    },
    /// A number or a day has values which no rule covers, or two that disagree; beyond the boundary all is well.
    OpenBoundary {
        /// The question.
        question: Question,
        /// The number or day.
        fact: Fact,
        /// The slot nobody fills; `None` when rules disagree.
        slot: Option<Slot>,
        /// The rules that disagree, or, of a boundary behind the defaults, those on both sides of it; else empty.
        rules: Vec<RuleId>,
        /// Whether the book speaks on both sides of the boundary and leaves it to the office defaults, or to nobody where the
        /// question may go without the slot.
        behind: bool,
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
    /// The rule looks at a fact that the ledger finds out, but not for this question: no act can ever know it.
    NoSource {
        /// The question.
        question: Question,
        /// The fact.
        fact: Fact,
        /// The rule.
        rule: RuleId,
    },
    /// Hours or minutes are counted from a day, which knows no hour.
    HoursOverDay {
        /// The question.
        question: Question,
        /// The rule.
        rule: RuleId,
        /// The day; [`moment_of`](crate::possible::moment_of) has the moment of the same thing, if there is one.
        fact: Fact,
        /// The parameter that holds the period.
        parameter: String,
    },
    /// A declaration counts hours or minutes from a day.
    DeclaredHours {
        /// The declared fact or duty.
        name: Name,
        /// The day.
        fact: Fact,
        /// The parameter that holds the period; `None`: it counts the minutes between two days.
        parameter: Option<String>,
    },
    /// Shares that cannot add up to the whole.
    Shares {
        /// The question.
        question: Question,
        /// The rule.
        rule: RuleId,
        /// The shares of the performance or of the bonus.
        slot: Slot,
        /// What they add up to at most, in per-mille.
        most: u32,
    },
    /// Nothing needs it.
    Idle {
        /// What it is.
        part: Part,
        /// Its name.
        name: String,
    },
    /// A declared word that rules name, but none tells from the word it stands under.
    ChangesNothing {
        /// The word.
        word: Name,
        /// The wider word.
        under: String,
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
            | Self::Asks { question, .. }
            | Self::OpenBoundary { question, .. }
            | Self::Unreachable { question, .. }
            | Self::Uncased { question, .. }
            | Self::NoSource { question, .. }
            | Self::HoursOverDay { question, .. }
            | Self::Shares { question, .. }
            | Self::TooMany { question } => Some(*question),
            Self::DeclaredHours { .. }
            | Self::Idle { .. }
            | Self::ChangesNothing { .. }
            | Self::Undated { .. } => None,
        }
    }

    /// The situation that shows it, if there is one: the facts, and the switches to set.
    pub fn situation(&self) -> Option<(&Facts, &Switches)> {
        match self {
            Self::Clash { witness, switches, .. }
            | Self::Gap { witness, switches, .. }
            | Self::Asks { witness, switches, .. }
            | Self::OpenBoundary { witness, switches, .. } => Some((witness, switches)),
            Self::Unreachable { .. }
            | Self::Uncased { .. }
            | Self::NoSource { .. }
            | Self::HoursOverDay { .. }
            | Self::DeclaredHours { .. }
            | Self::Shares { .. }
            | Self::Idle { .. }
            | Self::ChangesNothing { .. }
            | Self::Undated { .. }
            | Self::TooMany { .. } => None,
        }
    }

    /// The facts that show it, if there are any.
    pub fn witness(&self) -> Option<&Facts> {
        self.situation().map(|(witness, _)| witness)
    }

    /// The switches to set to see it, if there is a witness.
    pub fn switches(&self) -> Option<&Switches> {
        self.situation().map(|(_, switches)| switches)
    }
}
