//! Whose turn it is to answer the next call.

use crate::books::Books;
use crate::cited::Cited;
use office::command::Command;
use office::{Event, PersonId};
use rulebook::word::Purpose;

/// Who answers the next call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallTurn {
    /// Who.
    pub by: PersonId,
    /// By which articles.
    pub law: Option<Cited>,
    /// The table of calls of the day as it stands, if one was set.
    pub order: Vec<PersonId>,
}

impl CallTurn {
    /// The call that is asked about: of somebody who wants to buy, and asks for nobody.
    pub const fn next() -> Command {
        Command::Answer { called: None, by: None, purpose: Purpose::Buy, caller: None, card: None }
    }
}

impl Books {
    /// Who answers, of what would follow from [the next call](CallTurn::next).
    pub fn call_turn(&self, foreseen: &[Event]) -> Option<CallTurn> {
        let event = foreseen.iter().find(|event| matches!(event, Event::CallAnswered { .. }))?;
        let Event::CallAnswered { by, .. } = event else { return None };
        let order = self.day().map(|day| day.call_queue()).unwrap_or_default();
        Some(CallTurn { by: *by, law: self.cited(event), order })
    }
}
