//! Coverage: what becomes of every article of a book. Nothing is left unclassified in a book that is in order.

use crate::article::{Article, ArticleId, ArticleKind};
use crate::book::Book;
use crate::question::Question;
use paper::OrderedSet;

/// What an article comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A rule or a parameter stands for it.
    Executable,
    /// A rule prescribes its record, form, checklist or reminder.
    Record,
    /// The turn table and the counting of periods do it by themselves.
    Frame,
    /// Conduct only, with a reason given.
    Conduct,
    /// Nothing stands for it yet.
    Nothing,
}

impl Class {
    /// Every class in the order of the table.
    pub const ALL: [Self; 5] = [Self::Executable, Self::Record, Self::Frame, Self::Conduct, Self::Nothing];
}

/// The class of every article, in the order of the book.
pub fn coverage(book: &Book) -> Vec<(&Article, Class)> {
    let cited = cited(book);
    book.articles.iter().map(|article| (article, class(article, &cited))).collect()
}

fn class(article: &Article, cited: &OrderedSet<&ArticleId>) -> Class {
    match (article.kind, cited.contains(&article.id)) {
        (ArticleKind::Conduct, _) => Class::Conduct,
        (ArticleKind::Frame, _) => Class::Frame,
        (ArticleKind::Rule, true) => Class::Executable,
        (ArticleKind::Record, true) => Class::Record,
        (_, false) => Class::Nothing,
    }
}

/// The articles that the book's own rules and parameters cite.
fn cited(book: &Book) -> OrderedSet<&ArticleId> {
    let rules = Question::ALL.iter().flat_map(|question| book.rules(*question)).flat_map(|rule| &rule.cites);
    let values = book.parameters.values().flat_map(|parameter| parameter.values.values());
    rules.chain(values.map(|dated| &dated.article)).collect()
}
