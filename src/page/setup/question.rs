//! The question of a step.

use super::draft::Draft;
use leptos::{html, prelude::*};

/// The question. It takes the focus when one has moved to it.
#[component]
pub(super) fn Ask(
    draft: Draft,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] hint: Signal<String>,
) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get().filter(|_| draft.moved.get_untracked()) {
            let _ = heading.focus();
        }
    });
    view! {
        <h2 node_ref=heading tabindex="-1">{move || title.get()}</h2>
        <p>{move || hint.get()}</p>
    }
}
