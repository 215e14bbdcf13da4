//! Effects of several parts, one below the other, of which each is written by itself.

use leptos::prelude::*;
use serde_json::{Map, Value as Json, json};

use crate::{
    text::{t, use_i18n},
    widget::{Icon, Line},
};

/// The parts of an effect. What is not complete yet is kept here and said nowhere.
#[component]
pub fn Several(
    /// The parts as in the document.
    now: Signal<Option<Json>>,
    /// Called with others, or with none.
    set: Callback<Option<Json>>,
    /// Whether a part says all that it needs.
    whole: fn(&Json) -> bool,
    /// What tests call adding one, and taking one away.
    acts: [&'static str; 2],
    /// What adding one is called.
    add: Signal<String>,
    /// The fields of a part: what it says, and how another is put in its place.
    fields: Callback<(Signal<Json>, Callback<Json>), AnyView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let [add_one, remove_one] = acts;
    let parts =
        RwSignal::new(now.get_untracked().and_then(|json| json.as_array().cloned()).unwrap_or_default());
    let count = Memo::new(move |_| parts.with(Vec::len));
    let tell = move || {
        let said: Vec<Json> =
            parts.with_untracked(|parts| parts.iter().filter(|part| whole(part)).cloned().collect());
        set.run((!said.is_empty()).then(|| json!(said)));
    };
    let row = move |at: usize| {
        let part = Signal::derive(move || parts.with(|parts| parts.get(at).cloned().unwrap_or_default()));
        let put = Callback::new(move |json: Json| {
            parts.update(|parts| {
                if let Some(part) = parts.get_mut(at) {
                    *part = json;
                }
            });
            tell();
        });
        let remove = move |_| {
            parts.update(|parts| drop(parts.remove(at)));
            tell();
        };
        view! {
            <div class="studio-picker" data-part=at>
                {fields.run((part, put))}
                <button class="btn is-quiet" type="button" data-act=remove_one on:click=remove>
                    <Icon line=Line::Cross/>
                    {t!(i18n, studio.remove)}
                </button>
            </div>
        }
    };
    view! {
        {move || (0..count.get()).map(row).collect_view()}
        <button class="toggle is-add" type="button" data-act=add_one on:click=move |_| parts.update(|parts| parts.push(Json::Object(Map::new())))>
            <Icon line=Line::Plus/>
            {move || add.get()}
        </button>
    }
}
