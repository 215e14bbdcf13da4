//! The closed vocabulary: every word a fact or an effect may take. A regulation is written with these words alone.

/// Declares an enum of the vocabulary with its spelling in the data files.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every word, in the order in which a person is offered them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The spellings of [`Self::ALL`], in the same order.
            pub const WORDS: &'static [&'static str] = &[$($text),+];
            /// The spelling used in data files and message keys.
            pub const fn word(self) -> &'static str { match self { $(Self::$variant => $text),+ } }
            /// The word with this spelling, if there is one.
            pub fn from_word(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl From<$name> for crate::fact::Value {
            fn from(word: $name) -> Self { Self::Word(word.word()) }
        }
    )+};
}

mod answer;
mod situation;

pub use answer::*;
pub use situation::*;
