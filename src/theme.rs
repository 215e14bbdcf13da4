//! Light and dark.

use leptos::prelude::*;

use crate::text::{t, t_string, use_i18n};

/// Light, dark, or as the device has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it.
    #[default]
    Device,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Device, Self::Light, Self::Dark];

    /// The word in settings and in `data-theme`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

/// Provides the theme to everything below: the saved one, else as the device has it.
pub fn provide(saved: Option<&str>) -> RwSignal<Theme> {
    let theme = RwSignal::new(saved.and_then(Theme::from_word).unwrap_or_default());
    provide_context(theme);
    theme
}

/// The chosen theme; set it to change and keep it.
pub fn use_theme() -> RwSignal<Theme> {
    expect_context()
}

/// A choice of theme.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let i18n = use_i18n();
    let chosen = use_theme();
    let name = move |theme| match theme {
        Theme::Device => t_string!(i18n, shell.theme_device),
        Theme::Light => t_string!(i18n, shell.theme_light),
        Theme::Dark => t_string!(i18n, shell.theme_dark),
    };
    let choices = Theme::ALL.map(|theme| {
        view! {
            <button
                type="button"
                aria-pressed=move || (chosen.get() == theme).to_string()
                on:click=move |_| chosen.set(theme)
            >
                {move || name(theme)}
            </button>
        }
    });
    view! {
        <div class="seg" role="group" aria-label=t!(i18n, shell.theme)>
            {choices.into_iter().collect_view()}
        </div>
    }
}
