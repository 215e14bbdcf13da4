//! An amount in an effect: a number, a range, or a value of the book.

use leptos::prelude::*;
use serde_json::{Value as Json, json};

use super::{
    amounts::{Scale, read, write},
    named::{NamedList, Wanted},
};

/// A field for an amount, and beside it the values of the book.
#[component]
pub fn MeasureField(
    /// The amount as in the document.
    #[prop(into)]
    now: Signal<Option<Json>>,
    /// Called with another one, or with none.
    set: Callback<Option<Json>>,
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// The word for the field in data attributes.
    act: &'static str,
    /// The key in data attributes, where several stand side by side.
    #[prop(optional, into)]
    key: String,
    /// What it counts in.
    #[prop(default = Scale::Whole)]
    scale: Scale,
) -> impl IntoView {
    let shown = move || now.with(|now| now.as_ref().map(|json| write(json, scale)).unwrap_or_default());
    let typed = move |event| set.run(read(&event_target_value(&event), scale));
    let named = Signal::derive(move || {
        now.with(|now| {
            now.as_ref().and_then(Json::as_str).filter(|text| text.starts_with('$')).map(str::to_owned)
        })
    });
    let pick = move |name: Option<String>| set.run(name.map(|name| json!(name)));
    view! {
        <span class="studio-measure">
            <input class="input studio-number" inputmode="decimal" autocomplete="off" data-act=act data-key=key aria-label=move || label.get() prop:value=shown on:change=typed/>
            <NamedList wanted=Wanted::Amount chosen=named on_pick=pick label act="measure-value"/>
        </span>
    }
}
