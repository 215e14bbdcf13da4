//! Which language the screen speaks.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::prelude::wasm_bindgen;

use super::{
    sheets::{self, Bring, NotThere, Sheets},
    t,
};

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
    const ALL: [Self; 3] = [Self::ZhHans, Self::ZhHant, Self::En];

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
    const fn name(self) -> &'static str {
        match self {
            Self::ZhHans => "简体中文",
            Self::ZhHant => "繁體中文",
            Self::En => "English",
        }
    }

    /// Fetches what must be there before anything is drawn.
    ///
    /// # Errors
    /// The file could not be had.
    pub async fn fetch(self, bring: Bring) -> Result<(), NotThere> {
        #[cfg(debug_assertions)]
        sheets::learn_all();
        sheets::fetch(self, Sheets::First, bring).await
    }
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
        for sheets in [Sheets::First, Sheets::Rest] {
            sheets::fetch(locale, sheets, self.bring.get_value()).await?;
        }
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
            if sheets::are_here(locale, Sheets::Rest) {
                break;
            }
            sheets::fetch(locale, Sheets::Rest, self.bring.get_value()).await?;
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
        if said.is_some() || sheets::are_here(locale, Sheets::Rest) {
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

/// A choice of language, each named in itself.
#[component]
pub fn LocaleSwitch() -> impl IntoView {
    let i18n = use_i18n();
    let missing = RwSignal::new(None);
    let speak = move |locale| {
        spawn_local(async move {
            let spoken = i18n.speak(locale).await;
            // The person may have gone elsewhere meanwhile.
            missing.try_set(spoken.err().map(|_| locale));
        });
    };
    let choices = Locale::ALL.map(|locale| {
        view! {
            <button
                type="button"
                lang=locale.word()
                aria-pressed=move || (i18n.get_locale() == locale).to_string()
                on:click=move |_| speak(locale)
            >
                {locale.name()}
            </button>
        }
    });
    let failed = move |locale| {
        view! {
            <div class="notice is-seal" role="alert" data-notice="texts">
                <p><b>{t!(i18n, shell.part_missing)}</b>" "{t!(i18n, shell.part_missing_hint)}</p>
                <button class="btn" type="button" data-act="retry" on:click=move |_| speak(locale)>
                    {t!(i18n, shell.retry)}
                </button>
            </div>
        }
    };
    view! {
        <div class="seg" role="group" aria-label=t!(i18n, shell.language)>
            {choices.into_iter().collect_view()}
        </div>
        {move || missing.get().map(failed)}
    }
}
