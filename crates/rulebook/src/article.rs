//! Articles: what a ruling cites.

use paper::Read;
use serde::Serialize;

/// The stable id of an article, such as `D27` or `base.queue`. Never reused for another article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Read)]
#[serde(transparent)]
pub struct ArticleId(pub String);

impl std::fmt::Display for ArticleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The same text in the two languages a book is written in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// What an article does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(rename_all = "snake_case")]
pub enum ArticleKind {
    /// Has an effect on reception, turns, ownership, calls, order or permissions.
    Rule,
    /// Prescribes a record, a form, a checklist or a reminder.
    Record,
    /// Done by the turn table or the counting of periods themselves; no rule is needed.
    Frame,
    /// Behaviour only; nothing follows for the books.
    Conduct,
}

/// One article of a regulation, with our own summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Stable id.
    pub id: ArticleId,
    /// The number as it is printed.
    pub number: Text,
    /// The chapter it stands in.
    pub chapter: Text,
    /// A short heading.
    pub title: Text,
    /// Our summary.
    pub text: Text,
    /// Where the regulation is found.
    pub source: String,
    /// What it does.
    pub kind: ArticleKind,
    /// Why nothing follows for the books; only with [`ArticleKind::Conduct`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_conduct: Option<Text>,
    /// A remark on the source, such as a missing number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}
