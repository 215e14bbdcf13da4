//! What the app says to people: messages, dates, numbers, in the language of the screen.
//!
//! Messages live in `locales/<locale>/<sheet>.json`, one sheet per page, so that people who work on different pages
//! write in different files. There are two kinds of sheet:
//!
//! - **Sheets of the pages** (`shell`, `reception`, `arrival` …: a file each). The key is written in the code and checked
//!   by the compiler: `t!(i18n, reception.next)` in a view, `t_string!(i18n, reception.next)` for attributes.
//!   Placeholders are `{{ name }}` and are given as `t!(i18n, reception.after, name = name.get())` or
//!   `t_string!(i18n, reception.after, name = name)`; their names are checked too. What `t!` is given is read again at
//!   every change of the language, and of what it reads itself. Keys and names are Rust identifiers.
//! - **Sheets of the core** (`core`, `errors`, `kinds`). The core speaks message keys and arguments, which are only
//!   known at run time: [`message`] looks them up. A key in `core` is spelled exactly as the core gives it; the others
//!   carry their sheet, as in `kinds.purpose.buy` or `errors.store_quota`. [`word`] is the short form for the
//!   vocabulary: `word(i18n, "purpose", "buy")`.
//!
//! A placeholder may say how its argument is to be shown, since the core hands over bare words and numbers:
//! `{{ reason @absence_reason }}` looks the argument up in `kinds.absence_reason`; `@number` groups digits;
//! `@day` writes a date as the language does; `@phone` masks. An unknown key is shown as itself between angle brackets:
//! wrong, visible, and never a crash.
//!
//! Only the keys are compiled in; the texts of the language in use are fetched (`sheets`, and decision 0018).
//!
//! Adding a message: write it in all three languages. The build refuses one that is missing somewhere or has other
//! placeholders than its translations. A new sheet is a file in every language, and needs to be listed nowhere.

mod code;
mod declared;
mod fact;
mod fill;
pub mod format;
pub mod locale;
mod sheets;
mod spoken;
mod tongue;
mod written;

pub use code::{grouped, tail};
pub use declared::know;
pub use fact::value_of_fact;
pub use format::{Dates, instant, mask_phone};
pub use locale::LocaleSwitch;
pub use sheets::{Bring, NotThere};
pub use spoken::{I18n, begin, provide, use_i18n};
pub use tongue::Locale;
pub use written::{article_text, mentions};

/// Refuses, when it is compiled, arguments that a message of a page does not have, and the lack of those it has.
macro_rules! asks_for {
    ($sheet:ident . $key:ident: $($name:ident)*) => {
        const _: $crate::text::given::$sheet::$key = $crate::text::given::$sheet::$key { $($name: ()),* };
    };
}
pub(crate) use asks_for;

/// A message of a page in a view. All share one closure: hundreds of them, each of its own type, were a tenth of the bundle.
macro_rules! t {
    ($i18n:expr, $sheet:ident . $key:ident $(,)?) => {{
        $crate::text::asks_for!($sheet.$key:);
        $crate::text::said($i18n, $crate::text::keys::$sheet::$key)
    }};
    ($i18n:expr, $sheet:ident . $key:ident, $($name:ident = $value:expr),+ $(,)?) => {{
        $crate::text::asks_for!($sheet.$key: $($name)+);
        $crate::text::told(
            $i18n,
            $crate::text::keys::$sheet::$key,
            ::std::sync::Arc::new(move || vec![$((stringify!($name), ($value).to_string())),+]),
        )
    }};
}
pub(crate) use t;

/// A message of a page as text.
macro_rules! t_string {
    ($i18n:expr, $sheet:ident . $key:ident $(,)?) => {{
        $crate::text::asks_for!($sheet.$key:);
        $crate::text::fixed($i18n, $crate::text::keys::$sheet::$key)
    }};
    ($i18n:expr, $sheet:ident . $key:ident, $($name:ident = $value:expr),+ $(,)?) => {{
        $crate::text::asks_for!($sheet.$key: $($name)+);
        $crate::text::message(
            $i18n,
            $crate::text::keys::$sheet::$key,
            &[$((stringify!($name), ($value).to_string())),+],
        )
    }};
}
pub(crate) use t_string;

/// A message of a page as a signal, for what wants one.
macro_rules! t_signal {
    ($i18n:expr, $sheet:ident . $key:ident) => {{
        $crate::text::asks_for!($sheet.$key:);
        $crate::text::signal($i18n, $crate::text::keys::$sheet::$key)
    }};
}
pub(crate) use t_signal;

use std::sync::Arc;

use leptos::prelude::Signal;
use rulebook::fact::{Domain, Fact};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

const NOTHING: &[(&str, String)] = &[];

/// What a message is given: the names of its placeholders, and what stands there.
pub type Given = Vec<(&'static str, String)>;

/// A message without arguments, as it is. Follows the language where it is read reactively.
pub fn fixed(i18n: I18n, key: &'static str) -> &'static str {
    i18n.find(key).unwrap_or(key)
}

/// A message without arguments, if there is one of this key.
pub fn maybe(i18n: I18n, key: &str) -> Option<&'static str> {
    i18n.find(key)
}

/// A message without arguments that follows the language by itself.
pub fn said(i18n: I18n, key: &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || fixed(i18n, key)
}

/// A message with arguments that follows the language, and what it is given, by itself.
pub fn told(
    i18n: I18n,
    key: &'static str,
    given: Arc<dyn Fn() -> Given + Send + Sync>,
) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    move || message(i18n, key, &given())
}

/// A message without arguments as a signal.
pub fn signal(i18n: I18n, key: &'static str) -> Signal<String> {
    Signal::derive(move || fixed(i18n, key).to_owned())
}

/// The message of a key that is only known at run time. Follows the language where it is read reactively.
pub fn message(i18n: I18n, key: &str, args: &[(impl AsRef<str>, String)]) -> String {
    let Some(template) = i18n.find(key) else { return format!("⟨{key}⟩") };
    fill::fill(template, |name, kind| {
        let (_, value) = args.iter().find(|(known, _)| known.as_ref() == name)?;
        Some(match kind {
            None => value.clone(),
            Some("phone") => mask_phone(value),
            Some("day") => {
                let day = |day| Dates::of_office(i18n.get_locale()).month_day(instant(day));
                paper::date::read(value).map_or_else(|| value.clone(), |read| day(read.into()))
            }
            Some("number") => {
                let number = |n| Dates::new(i18n.get_locale(), 0).number(n);
                value.parse().map_or_else(|_| value.clone(), number)
            }
            Some(kind) => word(i18n, kind, value),
        })
    })
}

/// The word of the core's vocabulary, such as kind `purpose` and word `buy`.
pub fn word(i18n: I18n, kind: &str, word: &str) -> String {
    declared::say(i18n, kind, word).unwrap_or_else(|| message(i18n, &format!("kinds.{kind}.{word}"), NOTHING))
}

/// A word of the vocabulary in every language, whatever the screen speaks: to recognise it where it is typed. Only the
/// words of `office` are.
pub fn in_every_language(kind: &str, word: &str) -> &'static [&'static str] {
    let key = format!("kinds.{kind}.{word}");
    TYPED.iter().find(|(known, _)| *known == key).map_or(&[], |(_, texts)| texts)
}

/// The vocabulary whose words a fact takes, or the fact itself where a book declares it; `None` for flags, counts and days.
pub fn kind_of_fact(fact: Fact) -> Option<String> {
    match fact.domain() {
        Domain::Words(lexicon) => Some(lexicon.key()),
        Domain::Own => Some(fact.name().to_owned()),
        Domain::Flag | Domain::Count | Domain::Day | Domain::Moment | Domain::Amount => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rulebook::{fault::What, word::Duty};

    use super::*;

    fn check(locale: Locale, key: &str, args: &[(&str, &str)], expected: &str) {
        sheets::learn_all();
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        leptos::prelude::Owner::new().with(|| {
            let i18n = provide(locale, |address| Box::pin(async move { panic!("{address} is fetched") }));
            assert_eq!(message(i18n, key, &args), expected);
        });
    }

    #[test]
    fn a_message_takes_its_arguments_in_every_language() {
        let asks = &[("argument", "absence.minutes")];
        check(Locale::ZhHans, "refusal.not_asked", asks, "这一步不看这一项：离岗分钟数");
        check(Locale::ZhHant, "refusal.not_asked", asks, "這一步不看這一項：離崗分鐘數");
        check(Locale::En, "refusal.not_asked", asks, "Nothing here looks at this: Minutes away");
        check(Locale::En, "people.employed", &[("count", "7")], "7 employed");
    }

    #[test]
    fn an_unknown_key_is_shown_as_itself() {
        check(Locale::En, "no.such.key", &[], "⟨no.such.key⟩");
    }

    #[test]
    fn every_fault_of_a_book_can_be_said() {
        let said: BTreeSet<&str> = sheets::keys().filter_map(|key| key.strip_prefix("fault.")).collect();
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
        let known: BTreeSet<&str> = sheets::keys().collect();
        let unsaid: Vec<String> = wanted.filter(|key| !known.contains(key.as_str())).collect();
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
        let known: BTreeSet<&str> = sheets::keys().filter(|key| key.starts_with("kinds.")).collect();
        let unsaid: Vec<&String> = said.iter().filter(|key| !known.contains(key.as_str())).collect();
        assert!(unsaid.is_empty(), "not in locales/*/kinds.json: {unsaid:#?}");
        let idle: Vec<&str> = known.into_iter().filter(|key| !said.contains(*key)).collect();
        assert!(idle.is_empty(), "in locales/*/kinds.json, but no word of the vocabulary: {idle:#?}");
    }
}
