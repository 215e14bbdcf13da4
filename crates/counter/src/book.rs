//! What a screen reads of a book: its articles and rules, what it says, and what it looks at.

pub use rulebook::about::About;
pub use rulebook::book::Parameter;
pub use rulebook::declare::Form;
pub use rulebook::fact::Domain;
pub use rulebook::inquiry::{Branch, per_answer};
pub use rulebook::measure::Share;
pub use rulebook::term::Term;
pub use rulebook::{
    Article, ArticleId, ArticleKind, Book, BookDigest, Date, Effects, Fact, Facts, Name, Question, Rule,
    RuleId, Ruling, Slot, Text, Turns, Value,
};
