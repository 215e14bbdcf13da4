//! How far a book is covered: which articles are executable, which ask for a record, which are conduct only, and which
//! have no rule although they should.

use rulebook::{Article, ArticleKind, Book, Question};

use crate::text::{I18n, t_string};

/// Where an article stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// Rules or values rest on it.
    Rules(usize),
    /// It prescribes a record, a form or a reminder.
    Record,
    /// Behaviour only, with the reason why.
    Conduct,
    /// It should have an effect, and nothing rests on it.
    Bare,
}

impl Cover {
    /// Where an article of a book stands.
    pub fn of(book: &Book, article: &Article) -> Self {
        let rules = Question::ALL.iter().flat_map(|question| book.rules(*question));
        let rules = rules.filter(|rule| rule.cites.contains(&article.id)).count();
        let values = book.parameters.values().flat_map(|parameter| parameter.values.values());
        let values = values.filter(|dated| dated.article == article.id).count();
        match (article.kind, rules + values) {
            (ArticleKind::Conduct, _) => Self::Conduct,
            (_, n) if n > 0 => Self::Rules(n),
            (ArticleKind::Record, _) => Self::Record,
            (ArticleKind::Rule, _) => Self::Bare,
        }
    }

    /// Its class and its word.
    pub fn chip(self, i18n: I18n) -> (&'static str, String) {
        match self {
            Self::Rules(n) => ("chip is-jade", t_string!(i18n, rulebook.n_rules, count = n)),
            Self::Record => ("chip is-line", t_string!(i18n, rulebook.kind_record).to_owned()),
            Self::Conduct => ("chip", t_string!(i18n, rulebook.kind_conduct).to_owned()),
            Self::Bare => ("chip is-amber", t_string!(i18n, studio.bare).to_owned()),
        }
    }
}

/// How many articles of a book are executable, records, conduct only, and without a rule.
pub fn counts(book: &Book) -> [usize; 4] {
    let mut counts = [0; 4];
    for article in &book.articles {
        let at = match Cover::of(book, article) {
            Cover::Rules(_) => 0,
            Cover::Record => 1,
            Cover::Conduct => 2,
            Cover::Bare => 3,
        };
        counts[at] += 1;
    }
    counts
}
