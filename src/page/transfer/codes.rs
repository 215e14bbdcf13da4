//! The codes by which two devices find out whether they hold the same books.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use crate::{
    desk::use_desk,
    text::{grouped, t, t_string, use_i18n},
    widget::use_toasts,
};

/// So many digits are shown; the whole code is copied.
const SHOWN: usize = 12;

/// The card of the codes.
#[component]
pub fn Codes() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let journal = Memo::new(move |_| desk.read(|books| books.digest().to_string()).unwrap_or_default());
    let state = RwSignal::new(String::new());
    // The state of a large office takes a while to write out; the page stands first.
    Effect::new(move |_| {
        journal.track();
        set_timeout(
            move || {
                let digest = desk.peek(|books| books.state_digest().to_string());
                state.try_set(digest.unwrap_or_default());
            },
            Duration::ZERO,
        );
    });
    view! {
        <section
            class="panel is-pad is-full"
            data-journal-digest=move || journal.get()
            data-state-digest=move || state.get()
        >
            <h2 class="panel-head">
                {t!(i18n, transfer.check_codes)}
                <small>{t!(i18n, transfer.check_codes_hint)}</small>
            </h2>
            <dl class="kv">
                <dt>{t!(i18n, transfer.journal_code)}</dt>
                <dd><Code act="copy-journal" code=journal.into()/></dd>
                <dt>{t!(i18n, transfer.state_code)}</dt>
                <dd><Code act="copy-state" code=state.into()/></dd>
            </dl>
        </section>
    }
}

#[component]
fn Code(act: &'static str, code: Signal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_toasts();
    let short = move || grouped(&code.get().chars().take(SHOWN).collect::<String>());
    let copy = move |_| {
        let text = code.get_untracked();
        spawn_local(async move {
            match copy(&text).await {
                true => toasts.done(t_string!(i18n, transfer.copied).to_owned(), false),
                false => toasts.trouble(t_string!(i18n, transfer.copy_failed).to_owned()),
            }
        });
    };
    view! {
        <span class="btn-row">
            <code class="num">{short}</code>
            <button class="btn is-quiet" type="button" data-act=act on:click=copy>{t!(i18n, transfer.copy)}</button>
        </span>
    }
}

/// Puts a text on the clipboard; tells whether it went there.
async fn copy(text: &str) -> bool {
    // Outside secure contexts there is no clipboard at all.
    let window = window();
    window.is_secure_context()
        && JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
