//! The cover of a book: its title, edition, from when it may be adopted.

use leptos::prelude::*;
use rulebook::word::Matter;
use serde_json::{Value as Json, json};

use super::{
    editor::{Editor, Written},
    said::{Said, SaidField, writes},
};
use crate::{
    studio::ground::use_ground,
    text::{t, t_signal, use_i18n, word},
};

/// The dialog.
#[component]
pub fn HeadForm(
    /// Called with the id of the book and the document when it is complete.
    on_done: Callback<(String, Json)>,
    /// Called when it is put aside.
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let head = untrack(|| ground.document())["book"].clone();
    let said = |name: &str| RwSignal::new(Said::read(&head[name]));
    let text = |name: &str| RwSignal::new(head[name].as_str().unwrap_or_default().to_owned());
    let (title, short, about) = (said("title"), said("short"), said("about"));
    let (edition, from, language) = (text("edition"), text("in_force_from"), text("language"));
    let matter = RwSignal::new(head["matter"].as_str().unwrap_or(Matter::Reception.word()).to_owned());
    let written = Signal::derive_local(move || -> Written {
        let mut document = (*ground.document()).clone();
        let head = &mut document["book"];
        for (name, said) in [("title", title), ("short", short), ("about", about)] {
            head[name] = said.with(|said| (!said.is_empty()).then(|| said.write()))?;
        }
        for (name, text) in [("edition", edition), ("in_force_from", from), ("language", language)] {
            head[name] = text.with(|text| (!text.trim().is_empty()).then(|| json!(text.trim())))?;
        }
        match matter.with(|matter| matter == Matter::Reception.word()) {
            // What every book is about goes without saying.
            true => drop(head.as_object_mut().and_then(|head| head.remove("matter"))),
            false => head["matter"] = json!(matter.get()),
        }
        let id = head["id"].as_str().unwrap_or_default().to_owned();
        Some((id, document))
    });
    let field = move |act: &'static str,
                      label: Signal<String>,
                      kind: &'static str,
                      text: RwSignal<String>| {
        view! {
            <div class="field">
                <label for=act>{move || label.get()}</label>
                <input class="input" id=act type=kind data-act=act autocomplete="off" prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))/>
            </div>
        }
    };
    let languages = [("zh-Hans", "简体中文"), ("zh-Hant", "繁體中文"), ("en", "English")];
    let option = move |(tag, name): (&'static str, &'static str)| {
        view! { <option value=tag selected=move || language.with(|language| language == tag)>{name}</option> }
    };
    let about_what = move |one: Matter| {
        view! { <option value=one.word() selected=move || matter.with(|matter| matter == one.word())>{word(i18n, "matter", one.word())}</option> }
    };
    view! {
        <Editor title=t_signal!(i18n, studio.cover) written on_done on_close on_remove=None>
            <div class="form">
                <SaidField said=title set=writes(title) label=t_signal!(i18n, studio.book_title) act="book-title"/>
                <SaidField said=short set=writes(short) label=t_signal!(i18n, studio.book_short) act="book-short"/>
                {field("edition", t_signal!(i18n, studio.book_edition), "text", edition)}
                {field("in-force-from", t_signal!(i18n, studio.book_from), "date", from)}
                <div class="field">
                    <label for="language">{t!(i18n, studio.book_language)}</label>
                    <select class="input" id="language" data-act="language" on:change=move |event| language.set(event_target_value(&event))>{languages.map(option).into_iter().collect_view()}</select>
                </div>
                <div class="field">
                    <label for="matter">{t!(i18n, studio.book_matter)}</label>
                    <select class="input" id="matter" data-act="matter" on:change=move |event| matter.set(event_target_value(&event))>
                        {Matter::ALL.iter().map(|one| about_what(*one)).collect_view()}
                    </select>
                </div>
            </div>
            <SaidField said=about set=writes(about) label=t_signal!(i18n, studio.book_about) act="book-about" long=true/>
        </Editor>
    }
}
