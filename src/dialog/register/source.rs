//! How a client heard of the house: words that can be counted, one tap each, and room for another.

use crate::desk::use_desk;
use crate::text::{t, use_i18n, word};
use counter::word::Channel;
use leptos::prelude::*;

/// The words, and the field.
#[component]
pub fn Sources(
    /// The id of the field, unique on the page.
    #[prop(into)]
    id: String,
    /// What is written.
    text: RwSignal<String>,
    /// Whether he is on the telephone, and has not come.
    #[prop(optional)]
    rings: bool,
    /// Whether the book demands it.
    #[prop(optional, into)]
    required: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let tile = move |each: Channel| {
        let says = move || word(i18n, "channel", each.word());
        let taken = move || text.with(|text| *text == says());
        view! {
            <button
                class="btn is-pill"
                type="button"
                data-act="source-of"
                data-value=each.word()
                aria-pressed=move || taken().to_string()
                on:click=move |_| text.set(if untrack(taken) { String::new() } else { untrack(says) })
            >
                {says}
            </button>
        }
    };
    let comes =
        move |each: &Channel| !rings || !matches!(each, Channel::WalkIn | Channel::Phone | Channel::Filed);
    view! {
        <div class="btn-row is-words">{desk.words::<Channel>().into_iter().filter(comes).map(tile).collect_view()}</div>
        <input
            class="input"
            id=id
            data-act="source"
            autocomplete="off"
            aria-required=move || required.get().to_string()
            placeholder=t!(i18n, register.source_else)
            prop:value=move || text.get()
            on:input=move |event| text.set(event_target_value(&event))
        />
    }
}
