//! The articles on which something that lasts rests.

use rulebook::{ArticleId, Ruling};

/// The articles of rulings, each once, where something that lasts rests on them; else none.
pub(super) fn cites_if<'a>(lasts: bool, rulings: impl IntoIterator<Item = &'a Ruling>) -> Vec<ArticleId> {
    let mut all = Vec::new();
    for article in rulings.into_iter().filter(|_| lasts).flat_map(|ruling| &ruling.cites) {
        if !all.contains(article) {
            all.push(article.clone());
        }
    }
    all
}
