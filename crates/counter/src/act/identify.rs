//! A visitor is found out after he left: he had not come to buy.

use super::shape::Act;
use office::ledger::VisitState;
use office::{Command, Reason};
use rulebook::word::{Declared, Purpose};

/// What he had come for.
pub static IDENTIFY: Act = Act {
    key: "identify",
    offered: |at| {
        let over = at.received().filter(|visit| visit.state == VisitState::Over);
        let came = over.filter(|visit| visit.visitor.purpose == Purpose::Buy);
        came.map(|_| ()).ok_or(Reason::NothingChanges)
    },
    fill: |form| {
        let visit = form.at.visit()?.id;
        let mut purposes: Vec<Purpose> = form.at.words();
        purposes.retain(|purpose| !matches!(purpose, Purpose::Buy | Purpose::Reorder));
        let purpose = form.word("purpose", &purposes);
        let by = form.entitled_if_needed();
        let (declared, minutes) = (Declared::AfterLeft, None);
        Some(Command::Identify { visit, purpose: purpose?, declared, minutes, by })
    },
};
