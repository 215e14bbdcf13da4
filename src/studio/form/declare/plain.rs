//! A column, a breach, an order: what it says, and little else.

use leptos::prelude::*;
use rulebook::{declare::Form, word::Breach};
use serde_json::{Value as Json, json};

use super::part::Part;
use crate::{
    studio::{
        form::{
            editor::{Editor, Written},
            pick::Pick,
            said::{Said, SaidField, writes},
            words,
        },
        ground::use_ground,
    },
    text::{I18n, t, t_signal, t_string, use_i18n},
};

fn form_name(i18n: I18n, form: Form) -> &'static str {
    match form {
        Form::Text => t_string!(i18n, studio.form_text),
        Form::Telephone => t_string!(i18n, studio.form_telephone),
        Form::Number => t_string!(i18n, studio.form_number),
        Form::Day => t_string!(i18n, studio.form_day),
        Form::IdNumber => t_string!(i18n, studio.form_id_number),
    }
}

/// The dialog.
#[component]
pub fn PlainForm(
    /// What it is.
    part: Part,
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
    let json = part.known(ground, name.as_deref());
    let says = RwSignal::new(Said::read(&json["says"]));
    let form = RwSignal::new(json["form"].as_str().unwrap_or(Form::Text.name()).to_owned());
    let under = RwSignal::new(json["under"].as_str().map(str::to_owned));
    let name = StoredValue::new(name);
    let written = Signal::derive_local(move || -> Written {
        let text = says.with(|says| (!says.is_empty()).then(|| says.write()))?;
        let mut declared = json!({"says": text});
        match part {
            Part::Column => declared["form"] = json!(form.get()),
            Part::Breach => {
                if let Some(under) = under.get() {
                    declared["under"] = json!(under);
                }
            }
            Part::Order | Part::Fact | Part::Word | Part::Duty => {}
        }
        Some(part.declared(ground, name.get_value(), says, &declared))
    });
    let forms = move || {
        let button = move |one: Form| {
            view! {
                <button class="toggle" type="button" data-act="form" data-key=one.name() aria-pressed=move || form.with(|form| form == one.name()).to_string()
                    on:click=move |_| form.set(one.name().to_owned())>
                    {move || form_name(i18n, one)}
                </button>
            }
        };
        view! {
            <div class="field">
                <span class="label">{t!(i18n, studio.column_form)}</span>
                <div class="toggles">{Form::ALL.map(button).into_iter().collect_view()}</div>
            </div>
        }
    };
    let wider = move || {
        let items = Signal::derive(move || {
            let mut items = words::offered(i18n, &ground.book(), Breach::LEXICON);
            items.retain(|item| Some(&item.key) != name.get_value().as_ref());
            items
        });
        let chosen = Signal::derive(move || under.get().into_iter().collect::<Vec<_>>());
        let press = move |key: String| {
            under.update(|under| *under = if under.as_ref() == Some(&key) { None } else { Some(key) })
        };
        view! {
            <div class="field">
                <span class="label">{t!(i18n, studio.wider_breach)} <small>{t!(i18n, studio.optional)}</small></span>
                <div class="studio-scroll"><Pick items chosen on_toggle=press act="under" label=t_signal!(i18n, studio.find_value)/></div>
            </div>
        }
    };
    view! {
        <Editor title=Signal::derive(move || part.invite(i18n).to_owned()) sub=Signal::derive(move || part.hint(i18n).to_owned()) written on_done on_close on_remove>
            <SaidField said=says set=writes(says) label=t_signal!(i18n, studio.called) act="says" both=true/>
            {(part == Part::Column).then(forms)}
            {(part == Part::Breach).then(wider)}
        </Editor>
    }
}
