//! Which language the screen speaks.

use leptos::prelude::*;
use leptos_i18n::context::init_i18n_subcontext;

use super::{I18n, Locale, t, use_i18n};

/// Every language, with its own name for itself.
const LOCALES: [(Locale, &str); 3] =
    [(Locale::zh_Hans, "简体中文"), (Locale::zh_Hant, "繁體中文"), (Locale::en, "English")];

/// Provides the language to everything below: the saved one, else the browser's, else Simplified Chinese.
pub fn provide(saved: Option<&str>) -> I18n {
    let chosen = saved.and_then(|saved| saved.parse().ok()).unwrap_or_else(of_browser);
    let i18n = init_i18n_subcontext(Some(Signal::stored(chosen)));
    provide_context(i18n);
    i18n
}

/// A choice of language, each named in itself.
#[component]
pub fn LocaleSwitch() -> impl IntoView {
    let i18n = use_i18n();
    let choices = LOCALES.map(|(locale, name)| {
        view! {
            <button
                type="button"
                lang=locale.to_string()
                aria-pressed=move || (i18n.get_locale() == locale).to_string()
                on:click=move |_| i18n.set_locale(locale)
            >
                {name}
            </button>
        }
    });
    view! {
        <div class="seg" role="group" aria-label=t!(i18n, shell.language)>
            {choices.into_iter().collect_view()}
        </div>
    }
}

fn of_browser() -> Locale {
    let languages = window().navigator().languages();
    languages.iter().filter_map(|tag| of_tag(&tag.as_string()?)).next().unwrap_or_default()
}

/// The language for a BCP 47 tag; Chinese without a script goes by its region.
fn of_tag(tag: &str) -> Option<Locale> {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split(['-', '_']);
    match parts.next()? {
        "en" => Some(Locale::en),
        "zh" => {
            let rest: Vec<&str> = parts.collect();
            let hant = rest.contains(&"hant")
                || !rest.contains(&"hans") && rest.iter().any(|part| ["tw", "hk", "mo"].contains(part));
            Some(if hant { Locale::zh_Hant } else { Locale::zh_Hans })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_find_their_language() {
        for (tag, locale) in [
            ("zh", Some(Locale::zh_Hans)),
            ("zh-CN", Some(Locale::zh_Hans)),
            ("zh-Hans-HK", Some(Locale::zh_Hans)),
            ("zh-SG", Some(Locale::zh_Hans)),
            ("zh-TW", Some(Locale::zh_Hant)),
            ("zh-HK", Some(Locale::zh_Hant)),
            ("zh-Hant-CN", Some(Locale::zh_Hant)),
            ("en-US", Some(Locale::en)),
            ("pt-BR", None),
        ] {
            assert_eq!(of_tag(tag), locale, "{tag}");
        }
    }
}
