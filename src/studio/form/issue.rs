//! Where the regulation itself contradicts itself or leaves a hole, and how the book reads it.

use leptos::prelude::*;
use rulebook::{Fact, Facts, Question, Value};
use serde_json::{Value as Json, json};

use super::{
    editor::{Editor, Written},
    model::toggle,
    pick::{Item, Pick},
    said::{Said, SaidField, writes},
    situation::Situation,
};
use crate::{
    studio::{
        draft::{fresh_id, part, with_part},
        ground::use_ground,
    },
    text::{t, t_signal, t_string, use_i18n, word},
    widget::article_text,
};

/// The dialog.
#[component]
pub fn IssueForm(
    /// Its id; none for one that is not there yet.
    id: Option<String>,
    /// Called with its id and the document when it is complete.
    on_done: Callback<(String, Json)>,
    /// Called when it is put aside.
    on_close: Callback<()>,
    /// Called when it is to be taken out.
    #[prop(optional_no_strip)]
    on_remove: Option<Callback<()>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let document = untrack(|| ground.document());
    let known = id.as_ref().and_then(|id| part(&document, "known_issues", id)).cloned();
    let json = known.unwrap_or_else(|| json!({"id": fresh_id(&document, "known_issues")}));
    let name = StoredValue::new(json["id"].as_str().unwrap_or_default().to_owned());
    let (says, reading) =
        (RwSignal::new(Said::read(&json["says"])), RwSignal::new(Said::read(&json["reading"])));
    let cites: RwSignal<Vec<String>> = RwSignal::new(
        json["cites"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|id| id.as_str().map(str::to_owned))
            .collect(),
    );
    let switch = RwSignal::new(json["switch"].as_str().unwrap_or_default().to_owned());
    let question =
        RwSignal::new(json["question"].as_str().and_then(Question::from_name).unwrap_or(Question::Turn));
    let facts: RwSignal<Facts> =
        RwSignal::new(serde_json::from_value(json["witness"].clone()).unwrap_or_default());
    let written = Signal::derive_local(move || -> Written {
        let said = |said: RwSignal<Said>| said.with(|said| (!said.is_empty()).then(|| said.write()));
        let mut issue = json!({
            "id": name.get_value(), "cites": cites.get(), "says": said(says)?, "reading": said(reading)?,
            "question": question.get().name(), "witness": facts.get(),
        });
        if cites.with(Vec::is_empty) {
            return None;
        }
        if switch.with(|switch| !switch.is_empty()) {
            issue["switch"] = json!(switch.get());
        }
        Some((name.get_value(), with_part(&ground.document(), "known_issues", &issue)))
    });
    let articles = Signal::derive(move || {
        let item = |article: &rulebook::Article| Item {
            key: article.id.to_string(),
            name: format!("{} {}", article_text(i18n, &article.number), article_text(i18n, &article.title)),
            group: String::new(),
        };
        ground.book().articles.iter().map(item).collect::<Vec<_>>()
    });
    let switches = move || {
        let book = ground.book();
        let names = book.parameters.keys().filter(|name| book.choices(name).is_some());
        let option = |name: &String| {
            let title =
                book.find_parameter(name).map(|known| article_text(i18n, &known.title)).unwrap_or_default();
            let mine = name.clone();
            view! { <option value=name.clone() selected=move || switch.with(|switch| *switch == mine)>{title}</option> }
        };
        names.map(option).collect_view()
    };
    let asked = move |one: &Question| {
        let one = *one;
        view! { <option value=one.name() selected=move || question.get() == one>{move || word(i18n, "question", one.name())}</option> }
    };
    let choose = move |event| {
        if let Some(one) = Question::from_name(&event_target_value(&event)) {
            question.set(one);
        }
    };
    let set = Callback::new(move |(fact, value): (Fact, Option<Value>)| {
        facts.update(|facts| match value {
            Some(value) => facts.set(fact, value),
            None => facts.unset(fact),
        });
    });
    view! {
        <Editor title=t_signal!(i18n, studio.add_issue) sub=t_signal!(i18n, studio.issue_hint) written on_done on_close on_remove>
            <SaidField said=says set=writes(says) label=t_signal!(i18n, studio.issue_says) act="issue-says" long=true/>
            <SaidField said=reading set=writes(reading) label=t_signal!(i18n, studio.chosen_reading) act="issue-reading" long=true/>
            <div class="field">
                <span class="label">{t!(i18n, studio.cites)} " " <small>{move || t_string!(i18n, studio.n_chosen, count = cites.with(Vec::len))}</small></span>
                <div class="studio-scroll">
                    <Pick items=articles chosen=cites on_toggle=move |id: String| cites.update(|cites| toggle(cites, &id)) act="issue-cite" label=t_signal!(i18n, studio.find_article)/>
                </div>
            </div>
            <div class="form">
                <div class="field">
                    <label for="issue-switch">{t!(i18n, studio.issue_switch)} " " <small>{t!(i18n, studio.optional)}</small></label>
                    <select class="input" id="issue-switch" data-act="issue-switch" on:change=move |event| switch.set(event_target_value(&event))>
                        <option value="">{t!(i18n, studio.nothing)}</option>
                        {switches}
                    </select>
                </div>
                <div class="field">
                    <label for="issue-question">{t!(i18n, studio.issue_question)}</label>
                    <select class="input" id="issue-question" data-act="issue-question" on:change=choose>{Question::ALL.iter().map(asked).collect_view()}</select>
                </div>
            </div>
            <fieldset class="field studio-part">
                <legend>{t!(i18n, studio.issue_shows)}</legend>
                {move || view! { <Situation question=question.get() now=facts set/> }}
            </fieldset>
        </Editor>
    }
}
