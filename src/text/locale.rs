//! The choice of a language.

use leptos::{prelude::*, task::spawn_local};

use super::{spoken::use_i18n, t, tongue::Locale};

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
