//! What stands in the place of a page while the books are not open.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    desk::use_desk,
    text::{message, t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};

/// After so long one is told what may hold the books up.
const LONG: Duration = Duration::from_secs(4);

/// The books are being read. Nothing moves: it takes a moment, not more; where it takes longer, what may hold them up is said,
/// and it goes on by itself.
#[component]
pub fn Opening() -> impl IntoView {
    let i18n = use_i18n();
    let long = RwSignal::new(false);
    set_timeout(
        move || {
            long.try_set(true);
        },
        LONG,
    );
    let held = move || {
        long.get().then(|| {
            view! {
                <div class="notice is-amber" data-notice="opening">
                    <Icon line=Line::Clock/>
                    <p><b>{t!(i18n, shell.opening_long)}</b> " " {t!(i18n, shell.opening_long_hint)}</p>
                </div>
            }
        })
    };
    view! {
        <div class="page-in" aria-busy="true">
            <p class="sr" role="status">{t!(i18n, shell.loading)}</p>
            <div role="status">{held}</div>
        </div>
    }
}

/// The books cannot be read: what happened, that nothing was lost, and what to do.
#[component]
pub fn Broken(
    /// The message that says what happened.
    key: &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let saving = RwSignal::new(false);
    let reload = |_| {
        let _ = window().location().reload();
    };
    let save = move |_| {
        saving.set(true);
        spawn_local(async move {
            match desk.salvage().await {
                Ok(name) => toasts.done(t_string!(i18n, shell.salvaged, name = name).clone(), false),
                Err(trouble) => toasts.trouble(trouble.say(i18n, None)),
            }
            saving.try_set(false);
        });
    };
    let nothing: &[(&str, String)] = &[];
    let beside = move |_| {
        if desk.begin_beside() {
            let _ = window().location().reload();
        } else {
            toasts.trouble(message(i18n, "errors.store_unavailable", nothing));
        }
    };
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, shell.broken)}</h1>
            </header>
            <div class="notice is-seal" role="alert" data-trouble=key>
                <Icon line=Line::Alert/>
                <p>{move || message(i18n, key, nothing)}</p>
            </div>
            <section class="panel is-pad">
                <h2 class="panel-head">{t!(i18n, shell.broken_next)}</h2>
                <p>{t!(i18n, shell.broken_reload)}</p>
                <p>{t!(i18n, shell.broken_salvage)}</p>
                <p>{t!(i18n, shell.broken_beside)}</p>
                <p>{t!(i18n, shell.broken_elsewhere)}</p>
                <div class="btn-row">
                    <button class="btn is-primary" type="button" data-act="reload" on:click=reload>
                        {t!(i18n, shell.reload)}
                    </button>
                    <button
                        class="btn"
                        type="button"
                        data-act="salvage"
                        disabled=move || saving.get()
                        on:click=save
                    >
                        <Icon line=Line::Export/>
                        {t!(i18n, shell.salvage)}
                    </button>
                    <button class="btn" type="button" data-act="beside" on:click=beside>
                        {t!(i18n, shell.begin_beside)}
                    </button>
                </div>
            </section>
        </div>
    }
}
