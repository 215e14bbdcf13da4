//! What is brought forward in a case, and what two entries may disagree about: the words of the events that say so.

use paper::Read;
use rulebook::word::{Lexicon, Word};
use serde::Serialize;

/// What is brought forward in a case (撞单).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Read)]
#[serde(rename_all = "snake_case")]
pub enum CaseStep {
    /// It is raised, or looked at again.
    Raised,
    /// Something that is to be considered.
    Noted,
    /// A piece of evidence: what it is, and the digest of its file.
    Evidence,
    /// The parties talked, and agree.
    Agreed,
    /// They talked, and do not.
    Apart,
    /// It is put before whoever stands above.
    Referred,
}

impl CaseStep {
    /// Every word, in the order in which a person is offered them.
    pub const ALL: [Self; 6] =
        [Self::Raised, Self::Noted, Self::Evidence, Self::Agreed, Self::Apart, Self::Referred];

    /// The spelling used in the journal and in message keys.
    pub fn word(self) -> &'static str {
        Self::LEXICON.words[self as usize]
    }
}

impl Word for CaseStep {
    const LEXICON: Lexicon = Lexicon {
        name: "CaseStep",
        words: &["raised", "noted", "evidence", "agreed", "apart", "referred"],
        about: "",
        each: &[],
    };

    fn spelling(self) -> &'static str {
        self.word()
    }

    fn spelled(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.spelling() == text)
    }
}

/// What does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Read)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// The day was opened by another entry too.
    DayOpenedTwice,
    /// No day was open.
    NoDayOpen,
    /// The person is not on shift.
    NotOnShift,
    /// The person was receiving somebody else at the same time.
    ReceivingTwice,
    /// The visit it speaks of is not there, or over.
    NoSuchVisit,
    /// The customer became somebody else's by an entry that did not know of his agent: the earlier one stands.
    OwnedTwice,
    /// The deal was already made when this was written down: the earlier one stands.
    DealtTwice,
    /// The customer was in the house already: two visits of his run at once.
    InHouseTwice,
    /// The make-up was used already, or the entry that granted it is struck out: the turn is charged.
    CreditGone,
}

#[cfg(test)]
mod tests {
    use super::CaseStep;
    use rulebook::word::Word;

    #[test]
    fn a_step_is_spelled_as_it_is_written() {
        for step in CaseStep::ALL {
            assert_eq!(serde_json::to_value(step).unwrap(), step.spelling());
            assert_eq!(CaseStep::spelled(step.spelling()), Some(step));
        }
    }
}
