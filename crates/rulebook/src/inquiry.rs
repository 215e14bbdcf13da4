//! What else can be asked of a book: what would change an answer, what stands in the way of another, and what each
//! answer to an open fact would lead to.

mod answers;
mod change;
mod why_not;

pub use answers::{Branch, per_answer};
pub use change::{Flip, MOST_CHANGES, MOST_LOOKS, flips, with_changes};
pub use why_not::{Because, Obstacle, WhyNot, why_not};
