//! The closed vocabulary: every word a fact or an effect may take. A regulation is written with these words alone.

/// Writes and reads a closed enum as its word. The derived code would be ten times as large in the bundle.
macro_rules! as_word {
    ($name:ident, $word:ident, $find:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.$word())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(from)?;
                Self::$find(&text)
                    .ok_or_else(|| serde::de::Error::custom($crate::word::unknown(stringify!($name), &text)))
            }
        }
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
    /// What the words are about.
    pub about: &'static str,
    /// What each word says, in the same order.
    pub each: &'static [&'static str],
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

/// Declares an enum of the vocabulary with its spelling in the data files.
macro_rules! words {
    ($($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $vdoc:literal])* $variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $vdoc])* $variant),+ }

        impl $name {
            /// Every word, in the order in which a person is offered them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The spellings of [`Self::ALL`], in the same order.
            pub const WORDS: &'static [&'static str] = &[$($text),+];
            /// The words with their name.
            pub const LEXICON: $crate::word::Lexicon =
                $crate::word::Lexicon {
                    name: stringify!($name),
                    words: Self::WORDS,
                    about: concat!($($doc),*),
                    each: &[$(concat!($($vdoc),*)),+],
                };
            /// The spelling used in data files and message keys.
            pub const fn word(self) -> &'static str { match self { $(Self::$variant => $text),+ } }
            /// The word with this spelling, if there is one.
            pub fn from_word(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        $crate::word::as_word!($name, word, from_word);

        impl From<$name> for crate::fact::Value {
            fn from(word: $name) -> Self { Self::Word(word.word()) }
        }

        impl crate::measure::Filling for $name {
            const KIND: crate::measure::Kind = crate::measure::Kind::Word(Self::LEXICON);
        }

        impl crate::measure::Filling for Vec<$name> {
            const KIND: crate::measure::Kind = crate::measure::Kind::Words($name::LEXICON);
            fn join(&mut self, more: &Self) { crate::measure::join(self, more); }
        }
    )+};
}

mod answer;
mod matter;
mod office;
mod situation;

pub use answer::*;
pub use matter::*;
pub use office::*;
pub use situation::*;
