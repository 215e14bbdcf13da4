//! The vocabulary: every word a fact or an effect may take. What moves the queue, ownership or money is closed; what is
//! only asked, shown and kept a book may widen by words of its own (`declare`).

/// Writes and reads a closed enum as its word. The derived code would be ten times as large in the bundle.
macro_rules! as_word {
    ($name:ident, $word:ident, $find:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.$word())
            }
        }
        impl paper::Read for $name {
            fn read(json: &paper::Json) -> Result<Self, paper::Misread> {
                let text = paper::read::text(json)?;
                Self::$find(text)
                    .ok_or_else(|| paper::Misread::new($crate::word::unknown(stringify!($name), text)))
            }
        }
        paper::deserialize_by_reading!($name);
    };
}
pub(crate) use as_word;

/// A closed list of words and its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lexicon {
    /// The name of the type, such as `VisitKind`.
    pub name: &'static str,
    /// The words as they are spelled in data files.
    pub words: &'static [&'static str],
    /// What the words are about. Empty in the browser.
    pub about: &'static str,
    /// What each word says, in the same order. Empty in the browser.
    pub each: &'static [&'static str],
}

/// What is only said in the documentation, which no browser makes.
pub(crate) const fn gloss(text: &'static str) -> &'static str {
    if cfg!(target_family = "wasm") { "" } else { text }
}

/// The same of several.
pub(crate) const fn glosses(texts: &'static [&'static str]) -> &'static [&'static str] {
    if cfg!(target_family = "wasm") { &[] } else { texts }
}

impl Lexicon {
    /// The name in message keys: `visit_kind` for `VisitKind`.
    pub fn key(&self) -> String {
        let mut key = String::with_capacity(self.name.len() + 4);
        for (i, letter) in self.name.char_indices() {
            if letter.is_ascii_uppercase() && i > 0 {
                key.push('_');
            }
            key.push(letter.to_ascii_lowercase());
        }
        key
    }
}

/// What is said of a word that is not in the vocabulary.
pub(crate) fn unknown(kind: &str, text: &str) -> String {
    format!("{text:?} is no {kind}")
}

/// A closed list of words as a type.
pub trait Word: Copy + 'static {
    /// The words with their name.
    const LEXICON: Lexicon;
    /// The spelling used in data files and message keys.
    fn spelling(self) -> &'static str;
    /// The word with this spelling, if there is one.
    fn spelled(text: &str) -> Option<Self>;
}

/// Declares an enum of the vocabulary with its spelling in the data files. Of a list written `Name + Own` a book may
/// declare words of its own: nothing in the house depends on which of them it is.
macro_rules! words {
    ($($(#[doc = $doc:literal])* $name:ident $(+ $own:ident)? { $($(#[doc = $vdoc:literal])* $variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[doc = $vdoc])* $variant),+
            $(,
                /// Declared by the book.
                $own($crate::name::Name)
            )?
        }

        impl $name {
            /// Every word of the vocabulary, in the order in which a person is offered them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The spellings of [`Self::ALL`], in the same order.
            pub const WORDS: &'static [&'static str] = &[$($text),+];
            /// The words with their name.
            pub const LEXICON: $crate::word::Lexicon =
                $crate::word::Lexicon {
                    name: stringify!($name),
                    words: Self::WORDS,
                    about: $crate::word::gloss(concat!($($doc),*)),
                    each: $crate::word::glosses(&[$(concat!($($vdoc),*)),+]),
                };
            /// The spelling used in data files and message keys.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $text),+ $(, Self::$own(name) => name.word())? }
            }
            /// The word with this spelling, if there is one.
            pub fn from_word(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)+
                    $(own if own.starts_with($crate::name::OWN) => $crate::name::Name::find(own).map(Self::$own),)?
                    _ => None,
                }
            }
        }

        $crate::word::as_word!($name, word, from_word);

        impl $crate::word::Word for $name {
            const LEXICON: $crate::word::Lexicon = Self::LEXICON;
            fn spelling(self) -> &'static str { self.word() }
            fn spelled(text: &str) -> Option<Self> { Self::from_word(text) }
        }
    )+};
}

mod answer;
mod line;
mod matter;
mod office;
mod record;
mod situation;

pub use answer::*;
pub use matter::*;
pub use office::*;
pub use record::*;
pub use situation::*;

/// The lists of words that a book may widen: what people tell of a visitor, an absence, a matter.
pub const WIDENED: [Lexicon; 13] = [
    Purpose::LEXICON,
    BroughtBy::LEXICON,
    Channel::LEXICON,
    AbsenceReason::LEXICON,
    Cause::LEXICON,
    HelpCause::LEXICON,
    Relation::LEXICON,
    ContactKind::LEXICON,
    Breach::LEXICON,
    Occasion::LEXICON,
    GuestKind::LEXICON,
    RecordKind::LEXICON,
    ComplaintClass::LEXICON,
];
