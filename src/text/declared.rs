//! What the names say that adopted books give to facts, words, columns, duties and breaches of their own.

use super::{I18n, article_text};
use paper::OrderedMap;
use rulebook::{Book, Text, name::OWN};
use std::cell::RefCell;

thread_local! {
    /// By name; a word of a declared fact stands behind the name of its fact.
    static NAMES: RefCell<OrderedMap<String, Text>> = const { RefCell::new(OrderedMap::new()) };
}

fn choice(fact: &str, word: &str) -> String {
    format!("{fact} {word}")
}

/// Learns the names of a book. Of two books that give one name, the one learnt last is heard.
pub fn know(book: &Book) {
    let layers = [book.base.as_deref(), Some(book)].into_iter().flatten().map(|book| &book.declares);
    NAMES.with_borrow_mut(|names| {
        for declared in layers {
            names.extend(declared.names().map(|(name, says)| (name.to_string(), says.clone())));
            for (name, fact) in &declared.facts {
                let words = fact.words.iter();
                names.extend(words.map(|one| (choice(name.word(), &one.word), one.says.clone())));
            }
        }
    });
}

/// A word that a book gives, or that stands under a fact a book gives; nothing for the vocabulary's own.
pub(super) fn say(i18n: I18n, kind: &str, word: &str) -> Option<String> {
    let key = match (word.starts_with(OWN), kind.starts_with(OWN)) {
        (true, _) => word.to_owned(),
        (false, true) => choice(kind, word),
        (false, false) => return None,
    };
    let declared = NAMES.with_borrow(|names| names.get(&key).cloned());
    // A name nobody has declared here is shown as it is written.
    Some(declared.map_or_else(|| word.to_owned(), |text| article_text(i18n, &text)))
}

#[cfg(test)]
pub(super) fn give(name: &str, says: Text) {
    NAMES.with_borrow_mut(|names| names.insert(name.to_owned(), says));
}
