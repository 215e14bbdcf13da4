//! The text of a book as the screen writes it: the one place that chooses.

use rulebook::Text;

use super::{I18n, Locale};

/// The text of a book in the language of the screen. Books are written in simplified Chinese and English; what those that
/// come with the app say in traditional characters is fetched. Another text, of a book of the office's own, is shown as it
/// is written.
pub fn article_text(i18n: I18n, text: &Text) -> String {
    match i18n.get_locale() {
        Locale::En => text.en.clone(),
        Locale::ZhHans => text.zh.clone(),
        Locale::ZhHant => i18n.find(&text.zh).unwrap_or(&text.zh).to_owned(),
    }
}

/// Whether the text of a book has these words, which are in lower case: in either language, or as the screen writes it.
pub fn mentions(i18n: I18n, text: &Text, words: &str) -> bool {
    let has = |said: &str| said.to_lowercase().contains(words);
    has(&text.zh) || has(&text.en) || has(&article_text(i18n, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{declared, provide, sheets};

    /// How the screen writes a text of a book.
    fn check<T: PartialEq + std::fmt::Debug>(locale: Locale, look: impl Fn(I18n) -> T, expected: &T) {
        sheets::learn_all();
        leptos::prelude::Owner::new().with(|| {
            let i18n = provide(locale, |address| Box::pin(async move { panic!("{address} is fetched") }));
            assert_eq!(look(i18n), *expected, "{locale:?}");
        });
    }

    fn text(zh: &str, en: &str) -> Text {
        Text { zh: zh.into(), en: en.into() }
    }

    #[test]
    fn a_text_is_said_in_the_language_of_the_screen() {
        let shipped = text("轮排第1条", "Rotation, art. 1");
        let own = text("轮排第1条之二", "Rotation, art. 1a");
        for (locale, says) in
            [(Locale::ZhHans, "轮排第1条"), (Locale::ZhHant, "輪排第1條"), (Locale::En, "Rotation, art. 1")]
        {
            check(locale, |i18n| article_text(i18n, &shipped), &says.to_owned());
        }
        // Written here, and so in nobody's file.
        check(Locale::ZhHant, |i18n| article_text(i18n, &own), &own.zh);
        check(Locale::ZhHant, |i18n| article_text(i18n, &text("", "")), &String::new());
    }

    #[test]
    fn words_are_found_as_they_are_written_and_as_they_are_shown() {
        let number = text("轮排第1条", "Rotation, art. 1");
        for (locale, words, found) in [
            (Locale::ZhHant, "輪排", true),
            (Locale::ZhHant, "轮排", true),
            (Locale::ZhHant, "rotation", true),
            (Locale::ZhHant, "輪值", false),
            (Locale::ZhHans, "輪排", false),
            (Locale::ZhHans, "轮排", true),
        ] {
            check(locale, |i18n| mentions(i18n, &number, words), &found);
        }
    }

    #[test]
    fn a_name_that_a_book_gives_is_written_as_its_other_texts() {
        let says = text("轮排第1条", "Rotation, art. 1");
        declared::give("own.first", says);
        let said = |i18n| declared::say(i18n, "office", "own.first");
        check(Locale::ZhHant, said, &Some("輪排第1條".to_owned()));
        check(Locale::En, said, &Some("Rotation, art. 1".to_owned()));
    }
}
