//! A modal dialog on the native element: the hand begins at the first field or tile, Enter goes on, Escape closes it, and
//! focus goes back where it came from.

pub mod hand;

use super::icon::{Icon, Line};
use crate::text::{t, use_i18n};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

/// A dialog that is open as long as it is on the page.
#[component]
pub fn Dialog(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// The line above the heading.
    #[prop(into, optional)]
    sub: Signal<String>,
    /// Classes besides `dialog`.
    #[prop(optional)]
    class: &'static str,
    /// What stands beside the heading, such as a stamp or the trail of answers.
    #[prop(optional, into)]
    head: ViewFn,
    /// What stands below the body: `.dialog-foot` or `.answer`.
    #[prop(optional, into)]
    foot: ViewFn,
    /// Called when the person closes it.
    #[prop(into)]
    on_close: Callback<()>,
    /// The body.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let dialog = NodeRef::<html::Dialog>::new();
    let opener = document().active_element();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
            hand::begin();
        }
    });
    let resized = window_event_listener(ev::resize, |_| hand::raise());
    on_cleanup(move || {
        resized.remove();
        let opener = opener.as_ref().and_then(|opener| opener.dyn_ref::<web_sys::HtmlElement>()).cloned();
        if let Some(opener) = opener {
            // The dialog still stands, and while it does nothing outside it takes the focus.
            request_animation_frame(move || {
                let _ = opener.focus();
            });
        }
    });
    let cancelled = move |event: ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    view! {
        <dialog
            node_ref=dialog
            class=format!("dialog {class}")
            aria-label=move || title.get()
            on:cancel=cancelled
            on:keydown=move |event| hand::enter(&event)
            on:close=move |_| on_close.run(())
        >
            <header class="dialog-head">
                {move || Some(sub.get()).filter(|sub| !sub.is_empty()).map(|sub| view! { <p>{sub}</p> })}
                <h2 class="dialog-title">{move || title.get()}</h2>
                {move || head.run()}
                <button
                    class="btn is-icon dialog-close"
                    type="button"
                    aria-label=t!(i18n, shell.close)
                    on:click=move |_| on_close.run(())
                >
                    <Icon line=Line::Cross/>
                </button>
            </header>
            <div class="dialog-body" on:focusin=|_| hand::raise() on:input=|_| hand::raise()>{children()}</div>
            {move || foot.run()}
        </dialog>
    }
}
