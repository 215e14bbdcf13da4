//! The words of a list, with those that books declare under it.

use rulebook::{
    Book, Fact,
    declare::Declarations,
    fact::Domain,
    word::{Breach, Duty, Field, Lexicon},
};

use super::pick::Item;
use crate::text::{I18n, t_string, word};

/// What a book declares in a list: duties, columns, breaches, or words under words of the list.
pub fn declared(book: &Book, lexicon: Lexicon) -> Vec<&'static str> {
    let of = |declares: &Declarations| -> Vec<&'static str> {
        let name = lexicon.name;
        let key = lexicon.key();
        let words = declares.words.iter().filter(|(_, word)| word.of == key).map(|(name, _)| name.word());
        let duties = declares.duties.keys().filter(|_| name == Duty::LEXICON.name).map(|name| name.word());
        let columns = declares.columns.keys().filter(|_| name == Field::LEXICON.name).map(|name| name.word());
        let breaches =
            declares.breaches.keys().filter(|_| name == Breach::LEXICON.name).map(|name| name.word());
        words.chain(duties).chain(columns).chain(breaches).collect()
    };
    let below = book.base.as_deref().map(|base| of(&base.declares)).unwrap_or_default();
    of(&book.declares).into_iter().chain(below).collect()
}

/// The words of a list to choose from; the book's own stand apart, if it has any.
pub fn offered(i18n: I18n, book: &Book, lexicon: Lexicon) -> Vec<Item> {
    let kind = lexicon.key();
    let item = |text: &str, group: &str| Item {
        key: text.to_owned(),
        name: word(i18n, &kind, text),
        group: group.to_owned(),
    };
    let own = declared(book, lexicon);
    let mut items: Vec<Item> = own.iter().map(|text| item(text, t_string!(i18n, studio.own_words))).collect();
    let group = if own.is_empty() { "" } else { t_string!(i18n, studio.common_words) };
    items.extend(lexicon.words.iter().map(|text| item(text, group)));
    items
}

/// What a list of words is called: as the fact that takes them.
pub fn called(i18n: I18n, lexicon: Lexicon) -> String {
    let takes = |fact: &&Fact| matches!(fact.domain(), Domain::Words(words) if words.name == lexicon.name);
    let fact = Fact::ALL.iter().find(takes);
    fact.map_or_else(|| lexicon.key(), |fact| word(i18n, "fact", fact.name()))
}
