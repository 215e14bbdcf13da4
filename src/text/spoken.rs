//! The language of the screen, with its texts: what is spoken, and what of it is on its way.

use leptos::{prelude::*, task::spawn_local};

use super::{
    sheets::{self, Bring, NotThere},
    tongue::Locale,
};

/// Fetches what must be there before anything is drawn in a language.
///
/// # Errors
/// The file could not be had.
pub async fn begin(locale: Locale, bring: Bring) -> Result<(), NotThere> {
    #[cfg(debug_assertions)]
    sheets::learn_all();
    sheets::fetch_first(locale, bring).await
}

/// The language of the screen and its texts, from [`use_i18n`]; cheap to copy.
#[derive(Clone, Copy)]
pub struct I18n {
    locale: RwSignal<Locale>,
    /// The language last asked for, which may still be on its way.
    asked: RwSignal<Locale>,
    /// Told when more of a language has come.
    more: RwSignal<()>,
    bring: StoredValue<Bring>,
}

/// Provides a language, whose first sheets are there, to everything below.
pub fn provide(locale: Locale, bring: Bring) -> I18n {
    let i18n = I18n {
        locale: RwSignal::new(locale),
        asked: RwSignal::new(locale),
        more: RwSignal::new(()),
        bring: StoredValue::new(bring),
    };
    provide_context(i18n);
    i18n
}

/// The language of the screen.
pub fn use_i18n() -> I18n {
    expect_context()
}

impl I18n {
    /// The language; tracked.
    pub fn get_locale(self) -> Locale {
        self.locale.get()
    }

    /// The language.
    pub fn get_locale_untracked(self) -> Locale {
        self.locale.get_untracked()
    }

    /// Speaks another language, as soon as all its texts are there; the last one asked for is spoken.
    ///
    /// # Errors
    /// They could not be had, and the language stays as it is.
    pub async fn speak(self, locale: Locale) -> Result<(), NotThere> {
        self.asked.set(locale);
        sheets::fetch_first(locale, self.bring.get_value()).await?;
        sheets::fetch_later(locale, self.bring.get_value()).await?;
        if self.asked.get_untracked() == locale {
            self.locale.set(locale);
        }
        Ok(())
    }

    /// Fetches what its language has not said so far.
    ///
    /// # Errors
    /// It could not be had.
    pub async fn complete(self) -> Result<(), NotThere> {
        let mut came = false;
        loop {
            let locale = self.locale.get_untracked();
            if sheets::are_all_here(locale) {
                break;
            }
            sheets::fetch_later(locale, self.bring.get_value()).await?;
            came = true;
        }
        if came {
            self.more.set(());
        }
        Ok(())
    }

    /// What a key says in its language; tracked. Nothing where there is no such key, and an ellipsis while the sheets
    /// it may stand in are on their way.
    pub(super) fn find(self, key: &str) -> Option<&'static str> {
        let locale = self.get_locale();
        let said = sheets::find(locale, key);
        if said.is_some() || sheets::are_all_here(locale) {
            return said;
        }
        self.more.track();
        spawn_local(async move {
            // One that fails is fetched again when it is wanted again; a part that needs it says so.
            let _ = self.complete().await;
        });
        Some("…")
    }
}
