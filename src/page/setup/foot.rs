//! What stands below every step of the first run: what is wrong, the ways on and back, and the writing.

use super::draft::Draft;
use crate::{
    desk::{Trouble, use_desk},
    text::{I18n, t, t_string, use_i18n},
};
use leptos::{ev, prelude::*, task::spawn_local};

/// The form to which the fields of a step belong: Enter in any of them goes on.
pub(super) const FORM: &str = "setup-step";

/// What there is to say below a step.
#[component]
pub(super) fn Wrong(draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div role="alert">
            {move || draft.wrong(i18n).map(|wrong| view! { <p class="error">{wrong}</p> })}
        </div>
    }
}

/// The ways on and back, and the form of the step.
#[component]
pub(super) fn Foot(draft: Draft, go_on: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let step = draft.step;
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        go_on.run(());
    };
    let back = move |_: ev::MouseEvent| draft.to(step.get_untracked().saturating_sub(1));
    view! {
        <form id=FORM novalidate on:submit=submit></form>
        <footer class="setup-foot">
            {move || {
                (step.get() > 0)
                    .then(|| {
                        view! {
                            <button class="btn is-quiet" type="button" data-act="back" on:click=back>
                                {t!(i18n, shell.back)}
                            </button>
                        }
                    })
            }}
            <button
                class="btn is-primary is-big"
                type="submit"
                form=FORM
                data-act=move || if step.get() < 2 { "next" } else { "confirm" }
                disabled=move || draft.sending.get() || !desk.may_write()
            >
                {move || if step.get() < 2 { t_string!(i18n, shell.next) } else { t_string!(i18n, setup.begin) }}
            </button>
        </footer>
    }
}

/// Writes, once, and says what went wrong. When it went well, the work has led to another page.
pub(super) fn write(draft: Draft, i18n: I18n, work: impl Future<Output = Result<(), Trouble>> + 'static) {
    draft.said.set(None);
    draft.sending.set(true);
    spawn_local(async move {
        if let Err(trouble) = work.await {
            let _ = draft.said.try_set(Some(trouble.say(i18n, None)));
            let _ = draft.sending.try_set(false);
        }
    });
}
