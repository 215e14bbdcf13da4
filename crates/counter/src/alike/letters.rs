//! Letters that mean the same: width, case, accents and forms of presentation by Unicode, Traditional and Simplified by
//! the table of OpenCC (`build/alike.mjs`).

use icu_normalizer::DecomposingNormalizerBorrowed;
use std::sync::LazyLock;

/// Every character that has a simpler one, each with it, in order.
static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let pair = |line: &str| {
        let mut characters = line.chars();
        characters.next().zip(characters.next())
    };
    include_str!("../../data/simplified.txt").lines().filter_map(pair).collect()
});

/// A text without differences of presentation: full width, ligatures, accents as marks of their own.
pub(super) fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    DecomposingNormalizerBorrowed::new_nfkd().normalize(text).into_owned()
}

fn simplified(character: char) -> char {
    if character < '\u{3400}' {
        return character;
    }
    let table = &*SIMPLIFIED;
    table.binary_search_by_key(&character, |(from, _)| *from).map_or(character, |at| table[at].1)
}

/// The letters and digits of a text, with which it is compared: no blanks, dots, strokes or accents; small letters;
/// Simplified characters.
pub fn fold(text: &str) -> String {
    let letters = plain(text);
    letters.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).map(simplified).collect()
}
