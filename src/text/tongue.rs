//! The languages of the screen.

use wasm_bindgen::prelude::wasm_bindgen;

/// A language of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// Simplified Chinese.
    #[default]
    ZhHans,
    /// Traditional Chinese.
    ZhHant,
    /// English.
    En,
}

#[wasm_bindgen(module = "/src/text/tongue.js")]
extern "C" {
    fn chosen() -> String;
}

impl Locale {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::ZhHans, Self::ZhHant, Self::En];

    /// The saved one, else the first of the browser's that there is, else Simplified Chinese.
    pub fn chosen() -> Self {
        let word = chosen();
        Self::ALL.into_iter().find(|locale| locale.word() == word).unwrap_or_default()
    }

    /// The word in settings, in the attribute `lang` and in the folders of `locales/`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::En => "en",
        }
    }

    /// Its own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ZhHans => "简体中文",
            Self::ZhHant => "繁體中文",
            Self::En => "English",
        }
    }
}
