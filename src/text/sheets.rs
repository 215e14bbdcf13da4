//! The texts themselves: files of lines, fetched for one language at a time, and never forgotten.
//!
//! The **first** sheets of a language are what the first load says, and are there before anything is drawn; the **rest**
//! comes with the parts (`later`), and is asked for in any case as soon as something wants to say it. With the rest comes
//! how the **books** are written, in a language that writes them otherwise than they stand in their documents: there a text
//! of a book is a key, as those of the first load are among the first. `build/texts.mjs` divides the files and names them,
//! by content, in the page of their own build.

use std::{future::Future, pin::Pin, sync::OnceLock};

use futures::future::try_join;

use super::tongue::Locale;

/// A file of texts could not be fetched; the browser's console says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotThere;

/// Gets a file of the bundle at an address.
pub type Bring = fn(String) -> Pin<Box<dyn Future<Output = Result<String, NotThere>>>>;

/// One of the files of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sheets {
    First,
    Rest,
    Books,
}

impl Sheets {
    const ALL: [Self; 3] = [Self::First, Self::Rest, Self::Books];

    const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Rest => "rest",
            Self::Books => "books",
        }
    }

    /// Where the page says that this file is; `None` where there is none.
    fn address(self, locale: Locale) -> Option<String> {
        let named = format!("meta[name=\"texts-{}\"][lang=\"{}\"]", self.word(), locale.word());
        let named = leptos::prelude::document().query_selector(&named);
        // The selector is well formed.
        named.ok().flatten()?.get_attribute("content")
    }
}

/// Texts by key, in the order of keys.
type Table = Vec<(&'static str, &'static str)>;

/// What is here, by language and file.
static HERE: [[OnceLock<Table>; 3]; 3] = [const { [const { OnceLock::new() }; 3] }; 3];

fn table(locale: Locale, sheets: Sheets) -> &'static OnceLock<Table> {
    &HERE[locale as usize][sheets as usize]
}

fn is_here(locale: Locale, sheets: Sheets) -> bool {
    table(locale, sheets).get().is_some()
}

/// Whether all of a language is here.
pub(super) fn are_all_here(locale: Locale) -> bool {
    Sheets::ALL.into_iter().all(|sheets| is_here(locale, sheets))
}

/// Fetches what must be there before anything is drawn in a language, unless it is here.
///
/// # Errors
/// The file could not be had.
pub(super) async fn fetch_first(locale: Locale, bring: Bring) -> Result<(), NotThere> {
    fetch(locale, Sheets::First, bring).await
}

/// Fetches all else of a language, unless it is here.
///
/// # Errors
/// A file could not be had.
pub(super) async fn fetch_later(locale: Locale, bring: Bring) -> Result<(), NotThere> {
    try_join(fetch(locale, Sheets::Rest, bring), fetch(locale, Sheets::Books, bring)).await.map(|_| ())
}

async fn fetch(locale: Locale, sheets: Sheets, bring: Bring) -> Result<(), NotThere> {
    if is_here(locale, sheets) {
        return Ok(());
    }
    let text = match sheets.address(locale) {
        Some(address) => bring(address).await?,
        // The books say in this language what stands in their documents.
        None => String::new(),
    };
    learn(locale, sheets, text);
    Ok(())
}

/// Takes in a file: a line for each message, key, tab, text, in the order of keys.
fn learn(locale: Locale, sheets: Sheets, text: String) {
    table(locale, sheets).get_or_init(|| {
        let text: &'static str = text.leak();
        text.lines().filter_map(|line| line.split_once('\t')).collect()
    });
}

/// What a key says, if it is here.
pub(super) fn find(locale: Locale, key: &str) -> Option<&'static str> {
    Sheets::ALL.into_iter().find_map(|sheets| {
        let table = table(locale, sheets).get()?;
        let at = table.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
        table.get(at).map(|(_, text)| *text)
    })
}

/// Learns what is compiled into the developer's loop and the tests, which fetch nothing.
#[cfg(any(debug_assertions, test))]
pub(super) fn learn_all() {
    let all = [
        (Locale::ZhHans, include_str!(concat!(env!("OUT_DIR"), "/zh-Hans.txt"))),
        (Locale::ZhHant, include_str!(concat!(env!("OUT_DIR"), "/zh-Hant.txt"))),
        (Locale::En, include_str!(concat!(env!("OUT_DIR"), "/en.txt"))),
    ];
    for (locale, text) in all {
        learn(locale, Sheets::First, text.to_owned());
        learn(locale, Sheets::Rest, String::new());
        let books = if locale == Locale::ZhHant { BOOKS } else { "" };
        learn(locale, Sheets::Books, books.to_owned());
    }
}

/// The books are written in traditional characters by the release alone; the tests have one text of them.
#[cfg(any(debug_assertions, test))]
const BOOKS: &str = if cfg!(test) { "轮排第1条\t輪排第1條\n" } else { "" };

/// The keys of every message, in their order.
#[cfg(test)]
pub(super) fn keys() -> impl Iterator<Item = &'static str> {
    learn_all();
    table(Locale::En, Sheets::First).get().into_iter().flatten().map(|(key, _)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_are_sorted_as_they_are_searched() {
        assert!(keys().is_sorted());
        assert!(keys().count() > 1000, "the texts of the tests are not there");
    }

    #[test]
    fn every_language_says_its_own() {
        learn_all();
        let said = |locale| find(locale, "shell.language");
        assert_eq!(
            [Locale::ZhHans, Locale::ZhHant, Locale::En].map(said),
            [Some("语言"), Some("語言"), Some("Language")]
        );
        assert_eq!(find(Locale::En, "shell.languages"), None);
    }
}
