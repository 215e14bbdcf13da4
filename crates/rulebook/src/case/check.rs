//! Trying a case on a book.

use super::{Case, Mismatch};
use crate::book::Book;
use crate::effect::Effects;
use crate::opened::Opened;
use crate::rule::RuleId;
use crate::ruling::Ruling;
use crate::verdict::ruled;

impl Case {
    /// The ruling of a book on this case, under its reading.
    pub fn ruling(&self, book: &Book) -> Ruling {
        ruled(&Opened::at(book, self.on, self.question).switched(&self.switches), &self.facts)
    }

    /// Tries the case on a book.
    ///
    /// # Errors
    /// The first difference: switches, clash, fact asked for, slots in order, steps, cites.
    pub fn check(&self, book: &Book) -> Result<(), Mismatch> {
        let known = |(name, word): &(&String, &String)| {
            book.choices(name).is_some_and(|choices| choices.contains_key(*word))
        };
        if let Some((name, _)) = self.switches.iter().find(|switch| !known(switch)) {
            return Err(Mismatch::Switch { name: name.clone() });
        }
        let ruling = self.ruling(book);
        if !ruling.clash.is_empty() {
            return Err(Mismatch::Clash { rules: ruling.clash });
        }
        if ruling.asks != self.asks {
            return Err(Mismatch::Asks { expected: self.asks, came: ruling.asks });
        }
        if let Some(slot) = self.verdict.slots().find(|slot| !self.verdict.agrees(&ruling.verdict, *slot)) {
            let only = |effects: &Effects| Box::new(effects.only(slot));
            return Err(Mismatch::Slot { slot, expected: only(&self.verdict), came: only(&ruling.verdict) });
        }
        let steps: Vec<RuleId> = ruling.steps.into_iter().map(|step| step.rule).collect();
        if steps != self.steps {
            return Err(Mismatch::Steps { expected: self.steps.clone(), came: steps });
        }
        if ruling.cites != self.cites {
            return Err(Mismatch::Cites { expected: self.cites.clone(), came: ruling.cites });
        }
        Ok(())
    }
}
