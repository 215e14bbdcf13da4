//! The verdict for each answer to a fact that is not known yet.

use crate::book::Book;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::opened::Opened;
use crate::period::Date;
use crate::question::Question;
pub use crate::ruling::Branch;
use crate::verdict::{branches, ruled};

/// What each answer to `fact` would lead to. Words and flags are all there; of counts and dates today and both sides of
/// every boundary. Answers with the same verdict, the same further question and the same clash stand together.
pub fn per_answer(book: &Book, on: Date, question: Question, facts: &Facts, fact: Fact) -> Vec<Branch> {
    let opened = Opened::at(book, on, question);
    branches(&opened, facts, fact, |facts| ruled(&opened, facts))
}
