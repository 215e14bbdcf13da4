//! A dialog in which a part of a book is written. It says while one writes whether the book reads with it, and why not.

use leptos::prelude::*;
use rulebook::Book;
use serde_json::Value as Json;

use crate::{
    studio::fault,
    text::{t, t_string, use_i18n},
    widget::{Dialog, Icon, Line},
};

/// What is written: the name of the part, and the document with it. Nothing while something is missing.
pub type Written = Option<(String, Json)>;

/// The dialog.
#[component]
pub fn Editor(
    /// What is written here.
    #[prop(into)]
    title: Signal<String>,
    /// A line above the heading.
    #[prop(optional, into)]
    sub: Signal<String>,
    /// The document with what is written in it.
    written: Signal<Written, LocalStorage>,
    /// Called with it when the person is done.
    #[prop(into)]
    on_done: Callback<(String, Json)>,
    /// Called when it is put aside.
    on_close: Callback<()>,
    /// Called when the part is to be taken out; without it there is no such way.
    #[prop(optional_no_strip)]
    on_remove: Option<Callback<()>>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    // `None`: something is missing; otherwise what does not read, if anything.
    let state = RwSignal::new(None::<Option<String>>);
    Effect::new(move |_| {
        let read = written.get().map(|(_, document)| Book::from_json(&document));
        state.set(read.map(|read| read.err().map(|error| fault::said(i18n, &error))));
    });
    let done = move |_| {
        if let Some(written) = untrack(|| written.get()) {
            on_done.run(written);
        }
    };
    let says = move || {
        match state.get() {
        None => view! { <p class="hint" data-live="incomplete">{t!(i18n, studio.incomplete)}</p> }.into_any(),
        Some(None) => view! { <p class="studio-ok" data-live="reads"><Icon line=Line::Check/>{t!(i18n, studio.reads)}</p> }.into_any(),
        Some(Some(fault)) => {
            view! { <p class="notice is-seal" data-live="refused"><Icon line=Line::Alert/><span>{fault}</span></p> }.into_any()
        }
    }
    };
    let foot = move || {
        view! {
            <div class="dialog-foot">
                {on_remove
                    .map(|remove| {
                        view! {
                            <button class="btn is-quiet is-danger" type="button" data-act="remove-part" on:click=move |_| remove.run(())>
                                <Icon line=Line::Bin/>
                                {t!(i18n, studio.remove)}
                            </button>
                        }
                    })}
                <button class="btn" type="button" data-act="cancel" on:click=move |_| on_close.run(())>{t!(i18n, shell.cancel)}</button>
                <button class="btn is-primary" type="button" data-act="confirm" disabled=move || state.get() != Some(None) on:click=done>
                    {move || t_string!(i18n, studio.save)}
                </button>
            </div>
        }
    };
    view! {
        <Dialog title sub class="is-wide studio-editor" foot on_close>
            {children()}
            <div aria-live="polite">{says}</div>
        </Dialog>
    }
}
