//! How far a survey has come.

use leptos::prelude::*;

use super::survey::Survey;
use crate::text::{t_string, use_i18n};

/// How far the survey has come.
#[component]
pub fn Progress(
    /// The survey.
    survey: Survey,
) -> impl IntoView {
    let i18n = use_i18n();
    let said = move || {
        let (done, all) = survey.progress.get();
        match survey.took.get() {
            Some(ms) => t_string!(i18n, studio.looked_at, count = all, ms = ms),
            None => t_string!(i18n, studio.looking, done = done, all = all),
        }
    };
    // Nothing runs while there is nothing to look at.
    let idle = move || survey.took.get().is_none() && survey.progress.get().1 == 0;
    view! {
        <div class="studio-progress" hidden=idle data-lint=move || if survey.took.get().is_some() { "done" } else { "running" } data-ms=move || survey.took.get()>
            {move || {
                survey
                    .took
                    .get()
                    .is_none()
                    .then(|| {
                        let label = t_string!(i18n, studio.checking);
                        view! {
                            <progress class="progress" aria-label=label max=move || survey.progress.get().1.max(1) value=move || survey.progress.get().0></progress>
                        }
                    })
            }}
            <small class="muted num">{said}</small>
        </div>
    }
}
