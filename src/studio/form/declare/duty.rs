//! Something that must be done besides, and by when.

use leptos::prelude::*;
use serde_json::{Value as Json, json};

use super::part::Part;
use crate::{
    studio::{
        form::{
            editor::{Editor, Written},
            limit::{LimitFields, complete},
            said::{Said, SaidField, writes},
        },
        ground::use_ground,
    },
    text::{t, t_signal, use_i18n},
};

/// The dialog.
#[component]
pub fn DutyForm(
    /// Its name; none for one that is not there yet.
    name: Option<String>,
    /// Called with its name and the document when it is complete.
    on_done: Callback<(String, Json)>,
    /// Called when it is put aside.
    on_close: Callback<()>,
    /// Called when it is to be taken out.
    #[prop(optional_no_strip)]
    on_remove: Option<Callback<()>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let json = Part::Duty.known(ground, name.as_deref());
    let says = RwSignal::new(Said::read(&json["says"]));
    let deadline = RwSignal::new(json["deadline"].clone());
    let timed = RwSignal::new(json["deadline"].is_object());
    let name = StoredValue::new(name);
    let written = Signal::derive_local(move || -> Written {
        let text = says.with(|says| (!says.is_empty()).then(|| says.write()))?;
        let mut declared = json!({"says": text});
        if timed.get() {
            declared["deadline"] = deadline.with(|limit| complete(limit).then(|| limit.clone()))?;
        }
        Some(Part::Duty.declared(ground, name.get_value(), says, &declared))
    });
    view! {
        <Editor title=t_signal!(i18n, studio.add_duty) sub=t_signal!(i18n, studio.own_duties_hint) written on_done on_close on_remove>
            <SaidField said=says set=writes(says) label=t_signal!(i18n, studio.duty_says) act="says" both=true/>
            <label class="check">
                <input type="checkbox" data-act="timed" prop:checked=move || timed.get() on:change=move |event| timed.set(event_target_checked(&event))/>
                <span>{t!(i18n, studio.has_deadline)}</span>
            </label>
            {move || timed.get().then(|| view! { <LimitFields now=deadline set=Callback::new(move |limit| deadline.set(limit))/> })}
        </Editor>
    }
}
