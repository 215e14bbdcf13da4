//! What the app says to people: messages, dates, numbers, in the language of the screen.
//!
//! Messages live in `locales/<locale>/<sheet>.json`, one sheet per page, so that people who work on different pages
//! write in different files. There are two kinds of sheet:
//!
//! - **Sheets of the pages** (`shell`, `reception`, `arrival` …, listed in `Cargo.toml` under `leptos-i18n`). The key is
//!   written in the code and checked by the compiler: `t!(i18n, reception.next)` in a view,
//!   `t_string!(i18n, reception.next)` for attributes. Placeholders are `{{ name }}` and are given as
//!   `t!(i18n, reception.after, name = move || name.get())` or `t_string!(i18n, reception.after, name = name)`. Keys
//!   are Rust identifiers.
//! - **Sheets of the core** (`core`, `errors`, `kinds`). The core speaks message keys and arguments, which are only
//!   known at run time: [`message`] looks them up in a table that `build.rs` makes from the sheets. A key in `core` is
//!   spelled exactly as the core gives it; the others carry their sheet, as in `kinds.purpose.buy` or
//!   `errors.store_quota`. [`word`] is the short form for the vocabulary: `word(i18n, "purpose", "buy")`.
//!
//! A placeholder of a core message may say how its argument is to be shown, since the core hands over bare words and
//! numbers: `{{ reason @absence_reason }}` looks the argument up in `kinds.absence_reason`; `@number` groups digits;
//! `@phone` masks. An unknown key is shown as itself between angle brackets: wrong, visible, and never a crash.
//!
//! Adding a message: write it in all three languages. The build refuses a core message that is missing somewhere or has
//! other placeholders than its translations; for page sheets the compiler warns.

mod declared;
mod fact;
mod fill;
pub mod format;
pub mod locale;
mod sheets;

pub use declared::know;
pub use fact::value_of_fact;
pub use format::{Dates, instant, mask_phone};
pub use locale::{LocaleSwitch, provide};
pub use sheets::i18n::{Locale, use_i18n};

#[doc(hidden)]
pub(crate) use sheets::i18n::t as told;

/// A message of a page in a view. All without arguments share one closure: hundreds of them, each of its own type, were
/// a tenth of the bundle. Those with arguments are put together by `leptos_i18n`.
macro_rules! t {
    ($i18n:expr, $sheet:ident . $key:ident $(,)?) => {
        $crate::text::said($i18n, $crate::text::keys::$sheet::$key)
    };
    ($i18n:expr, $sheet:ident . $key:ident, $($args:tt)+) => {
        $crate::text::told!($i18n, $sheet.$key, $($args)+)
    };
}
pub(crate) use t;

/// A message of a page as text.
macro_rules! t_string {
    ($i18n:expr, $sheet:ident . $key:ident $(,)?) => {
        $crate::text::fixed($i18n, $crate::text::keys::$sheet::$key)
    };
    ($i18n:expr, $sheet:ident . $key:ident, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::text::message(
            $i18n,
            $crate::text::keys::$sheet::$key,
            &[$((stringify!($name), ($value).to_string())),+],
        )
    };
}
pub(crate) use t_string;

/// A message of a page as a signal, for what wants one.
macro_rules! t_signal {
    ($i18n:expr, $sheet:ident . $key:ident) => {
        $crate::text::signal($i18n, $crate::text::keys::$sheet::$key)
    };
}
pub(crate) use t_signal;

use std::sync::OnceLock;

use leptos::prelude::Signal;
use leptos_i18n::I18nContext;
use rulebook::fact::{Domain, Fact};

/// Messages by key, in the order of `Locale`.
type Table = &'static [(&'static str, [&'static str; 3])];

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The messages of the studio, once it has said that it speaks; the desk never does, and does not carry them.
static BESIDES: OnceLock<Table> = OnceLock::new();

/// Lets the messages of the studio be found.
pub fn speak_of_the_studio() {
    BESIDES.get_or_init(|| STUDIO_MESSAGES);
}

const NOTHING: &[(&str, String)] = &[];

/// The language of the screen, from [`use_i18n`]; cheap to copy.
pub type I18n = I18nContext<Locale>;

/// A message without arguments, as it is. Follows the language where it is read reactively.
pub fn fixed(i18n: I18n, key: &'static str) -> &'static str {
    find(i18n.get_locale(), key).unwrap_or(key)
}

/// A message without arguments that follows the language by itself.
pub fn said(i18n: I18n, key: &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || fixed(i18n, key)
}

/// A message without arguments as a signal.
pub fn signal(i18n: I18n, key: &'static str) -> Signal<String> {
    Signal::derive(move || fixed(i18n, key).to_owned())
}

/// The message of a key that is only known at run time. Follows the language where it is read reactively.
pub fn message(i18n: I18n, key: &str, args: &[(impl AsRef<str>, String)]) -> String {
    message_in(i18n.get_locale(), key, args)
}

/// The word of the core's vocabulary, such as kind `purpose` and word `buy`.
pub fn word(i18n: I18n, kind: &str, word: &str) -> String {
    word_in(i18n.get_locale(), kind, word)
}

/// As [`message`], in a given language.
pub fn message_in(locale: Locale, key: &str, args: &[(impl AsRef<str>, String)]) -> String {
    match find(locale, key) {
        Some(template) => fill::fill(template, |name, kind| {
            let (_, value) = args.iter().find(|(known, _)| known.as_ref() == name)?;
            Some(match kind {
                None => value.clone(),
                Some("phone") => mask_phone(value),
                Some("number") => {
                    value.parse().map_or_else(|_| value.clone(), |n| Dates::new(locale, 0).number(n))
                }
                Some(kind) => word_in(locale, kind, value),
            })
        }),
        None => format!("⟨{key}⟩"),
    }
}

/// The vocabulary whose words a fact takes, or the fact itself where a book declares it; `None` for flags, counts and days.
pub fn kind_of_fact(fact: Fact) -> Option<String> {
    match fact.domain() {
        Domain::Words(lexicon) => Some(lexicon.key()),
        Domain::Own => Some(fact.name().to_owned()),
        Domain::Flag | Domain::Count | Domain::Day | Domain::Moment | Domain::Amount => None,
    }
}

fn word_in(locale: Locale, kind: &str, word: &str) -> String {
    declared::say(locale, kind, word)
        .unwrap_or_else(|| message_in(locale, &format!("kinds.{kind}.{word}"), NOTHING))
}

fn find(locale: Locale, key: &str) -> Option<&'static str> {
    let texts = texts_of(MESSAGES, key).or_else(|| texts_of(BESIDES.get()?, key))?;
    Some(
        texts[match locale {
            Locale::zh_Hans => 0,
            Locale::zh_Hant => 1,
            Locale::en => 2,
        }],
    )
}

fn texts_of(table: Table, key: &str) -> Option<&'static [&'static str; 3]> {
    let at = table.binary_search_by_key(&key, |(known, _)| known).ok()?;
    table.get(at).map(|(_, texts)| texts)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rulebook::{fault::What, word::Duty};

    use super::*;

    #[test]
    fn the_table_is_sorted_as_it_is_searched() {
        assert!(MESSAGES.is_sorted_by_key(|(key, _)| *key));
        assert!(STUDIO_MESSAGES.is_sorted_by_key(|(key, _)| *key));
    }

    #[test]
    fn an_unknown_key_is_shown_as_itself() {
        assert_eq!(message_in(Locale::en, "no.such.key", NOTHING), "⟨no.such.key⟩");
    }

    #[test]
    fn every_fault_of_a_book_can_be_said() {
        let said: BTreeSet<&str> =
            STUDIO_MESSAGES.iter().filter_map(|(key, _)| key.strip_prefix("fault.")).collect();
        let faults: BTreeSet<&str> = What::KEYS.iter().copied().collect();
        assert_eq!(said, faults, "locales/*/fault.json and the faults of a book");
    }

    #[test]
    fn everything_the_office_records_can_be_said() {
        use rulebook::word::{Recorded, Whose};
        let keys = |kind: &'static str, words: &'static [&'static str]| {
            words.iter().map(move |word| format!("studio.{kind}_{word}"))
        };
        let wanted = keys("recorded", Recorded::WORDS).chain(keys("whose", Whose::WORDS));
        let unsaid: Vec<String> = wanted.filter(|key| texts_of(STUDIO_MESSAGES, key).is_none()).collect();
        assert!(unsaid.is_empty(), "not in locales/*/studio.json: {unsaid:#?}");
    }

    #[test]
    fn every_word_of_the_vocabulary_can_be_said() {
        use rulebook::{Slot, measure::Kind, question::Question};
        let of_fact = |fact: &Fact| match fact.domain() {
            Domain::Words(lexicon) => Some(lexicon),
            Domain::Flag | Domain::Count | Domain::Day | Domain::Moment | Domain::Amount | Domain::Own => {
                None
            }
        };
        let of_slot = |slot: &Slot| match slot.kind() {
            Kind::Word(lexicon) | Kind::Words(lexicon) | Kind::Shares(lexicon) | Kind::Budget(lexicon) => {
                Some(lexicon)
            }
            Kind::Deadlines => Some(Duty::LEXICON),
            Kind::Flag
            | Kind::Number
            | Kind::Measure
            | Kind::Turns
            | Kind::Limit
            | Kind::Order
            | Kind::Terms => None,
        };
        let lexicons = Fact::ALL.iter().filter_map(of_fact).chain(Slot::ALL.iter().filter_map(of_slot));
        let lexicons = lexicons.chain([rulebook::word::Matter::LEXICON]);
        let words = lexicons.flat_map(|lexicon| lexicon.words.iter().map(move |word| (lexicon.key(), *word)));
        let names = Fact::ALL.iter().map(|fact| ("fact".to_owned(), fact.name()));
        let names =
            names.chain(Question::ALL.iter().map(|question| ("question".to_owned(), question.name())));
        let names = names.chain(Slot::ALL.iter().map(|slot| ("slot".to_owned(), slot.name())));
        let flags = ["yes", "no"].map(|word| ("flag".to_owned(), word));
        let said: BTreeSet<String> =
            words.chain(names).chain(flags).map(|(kind, word)| format!("kinds.{kind}.{word}")).collect();
        let unsaid: Vec<&String> = said.iter().filter(|key| find(Locale::en, key).is_none()).collect();
        assert!(unsaid.is_empty(), "not in locales/*/kinds.json: {unsaid:#?}");
        let idle = MESSAGES.iter().map(|(key, _)| *key).filter(|key| key.starts_with("kinds."));
        let idle: Vec<&str> = idle.filter(|key| !said.contains(*key)).collect();
        assert!(idle.is_empty(), "in locales/*/kinds.json, but no word of the vocabulary: {idle:#?}");
    }
}
