//! Lint: what is wrong with a book that reads well. It asks every question on every combination of facts that its
//! rules can tell apart, and shows the combination that proves each finding.

mod behind;
mod finding;
mod hours;
mod idle;
mod run;
mod scope;
mod shares;
mod source;
mod uncased;
mod wrong;

pub use finding::{Finding, Part};
pub use run::Run;

use crate::book::Book;

/// Looks at every question of a book, on the first day it may be adopted for and on each later day on which one of
/// the parameters it uses changes. Each finding is reported once for each rule or slot.
pub fn lint(book: &Book) -> Vec<Finding> {
    let mut run = Run::new(book);
    while run.step(u32::MAX) {}
    run.findings().to_vec()
}
