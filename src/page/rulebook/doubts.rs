//! What lint says about a book from the studio before it is adopted. Clashes and gaps do not forbid it: they are shown,
//! and adopting takes a second, plain choice.

use std::rc::Rc;

use leptos::prelude::*;
use rulebook::{Book, lint::Finding};

use super::survey::Survey;
use crate::{
    route::STUDIO,
    text::{t, t_string, use_i18n},
    widget::{Icon, Line},
};

/// What was found. `sure` becomes true when nothing weighty was found, or when somebody adopts it all the same.
#[component]
pub fn Doubts(
    /// The book.
    book: Rc<Book>,
    /// Whether it may be adopted.
    sure: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let survey = Survey::new();
    survey.start(&book, None);
    drop(book);
    let found = Memo::new(move |_| {
        survey.findings.with(|findings| {
            let count = |is: fn(&Finding) -> bool| findings.iter().filter(|finding| is(finding)).count();
            let clashes = count(|finding| matches!(finding, Finding::Clash { .. }));
            let gaps = count(|finding| matches!(finding, Finding::Gap { .. } | Finding::OpenBoundary { .. }));
            (clashes, gaps)
        })
    });
    Effect::new(move |_| {
        if survey.took.get().is_some() && found.get() == (0, 0) {
            sure.set(true);
        }
    });
    move || {
        match (found.get(), survey.took.get().is_some()) {
        ((0, 0), false) => {
            let label = t_string!(i18n, rulebook.doubts_running);
            view! {
                <p role="status">{label}</p>
                <progress class="progress" aria-label=label max=move || survey.progress.get().1.max(1) value=move || survey.progress.get().0></progress>
            }
            .into_any()
        }
        ((0, 0), true) => view! { <p class="notice" data-doubts="0"><Icon line=Line::Check/><span>{t!(i18n, rulebook.doubts_none)}</span></p> }.into_any(),
        ((clashes, gaps), _) => view! {
            <div class="notice is-seal" data-doubts=clashes + gaps>
                <Icon line=Line::Alert/>
                <p>
                    {t_string!(i18n, rulebook.doubts_found, clashes = clashes, gaps = gaps)}
                    " "
                    <a rel="external" href=STUDIO>{t!(i18n, rulebook.doubts_see)}</a>
                </p>
                <label class="check">
                    <input type="checkbox" data-act="sure" prop:checked=move || sure.get() on:change=move |event| sure.set(event_target_checked(&event))/>
                    <span>{t!(i18n, rulebook.doubts_sure)}</span>
                </label>
            </div>
        }
        .into_any(),
    }
    }
}
