//! An article: its number, heading and text, and what it does.

use leptos::prelude::*;
use rulebook::ArticleKind;
use serde_json::{Value as Json, json};

use super::{
    editor::{Editor, Written},
    said::{Said, SaidField, writes},
};
use crate::{
    book::words::kind_chip,
    later::{later_on_top, part},
    studio::{draft, ground::use_ground},
    text::{t, t_signal, t_string, use_i18n},
};

const KINDS: [(ArticleKind, &str); 4] = [
    (ArticleKind::Rule, "rule"),
    (ArticleKind::Record, "record"),
    (ArticleKind::Frame, "frame"),
    (ArticleKind::Conduct, "conduct"),
];

/// The dialog for an article of the ground; with what is written it calls back.
#[component]
pub fn ArticleForm(
    /// The article; none for one that is not there yet.
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
    let known = id.and_then(|id| draft::part(&document, "articles", &id).cloned());
    let is_new = known.is_none();
    let json = known.unwrap_or_else(|| draft::fresh_article(&document));
    let field = |name: &str| RwSignal::new(Said::read(&json[name]));
    let (number, chapter, title, text) = (field("number"), field("chapter"), field("title"), field("text"));
    let (why, note) = (field("why_conduct"), field("note"));
    let source = RwSignal::new(json["source"].as_str().unwrap_or_default().to_owned());
    let kind = RwSignal::new(json["kind"].as_str().unwrap_or("rule").to_owned());
    let whole = StoredValue::new_local(json);
    let written = Signal::derive_local(move || -> Written {
        let mut article = whole.get_value();
        for (name, said) in [("number", number), ("title", title), ("text", text)] {
            article[name] = said.with(|said| (!said.is_empty()).then(|| said.write()))?;
        }
        article["chapter"] = chapter.with(Said::write);
        article["source"] = json!(source.get());
        article["kind"] = json!(kind.get());
        let conduct = kind.with(|kind| kind == "conduct");
        for (name, said, wanted) in [("why_conduct", why, conduct), ("note", note, true)] {
            match said.with(|said| (wanted && !said.is_empty()).then(|| said.write())) {
                Some(said) => article[name] = said,
                None => drop(article.as_object_mut().and_then(|article| article.remove(name))),
            }
        }
        let id = article["id"].as_str().unwrap_or_default().to_owned();
        Some((id, draft::with_part(&ground.document(), "articles", &article)))
    });
    let button = move |(one, word): (ArticleKind, &'static str)| {
        view! {
            <button class="choice" type="button" data-act="article-kind" data-key=word aria-pressed=move || kind.with(|kind| kind == word).to_string()
                on:click=move |_| kind.set(word.to_owned())>
                <b>{move || kind_chip(i18n, one).1}</b>
                <small>{move || match one {
                    ArticleKind::Conduct => t_string!(i18n, studio.kind_conduct_hint),
                    other => kind_chip(i18n, other).2,
                }}</small>
            </button>
        }
    };
    let sub = match is_new {
        true => t_signal!(i18n, studio.add_article_sub),
        false => Signal::derive(String::new),
    };
    view! {
        <Editor title=Signal::derive(move || if is_new { t_string!(i18n, studio.add_article) } else { t_string!(i18n, studio.edit_article) }.to_owned())
            sub written on_done on_close on_remove>
            <div class="form">
                <SaidField said=number set=writes(number) label=t_signal!(i18n, studio.article_number) act="article-number"/>
                <SaidField said=title set=writes(title) label=t_signal!(i18n, studio.article_title) act="article-title"/>
            </div>
            <SaidField said=text set=writes(text) label=t_signal!(i18n, studio.article_text) act="article-text" long=true/>
            <div class="field">
                <span class="label">{t!(i18n, studio.article_kind)}</span>
                <div class="choices is-2">{KINDS.map(button).into_iter().collect_view()}</div>
            </div>
            {move || {
                kind.with(|kind| kind == "conduct")
                    .then(|| view! { <SaidField said=why set=writes(why) label=t_signal!(i18n, studio.article_why) act="article-why"/> })
            }}
            <details>
                <summary class="studio-more">{t!(i18n, studio.more_of_it)}</summary>
                <div class="form">
                    <SaidField said=chapter set=writes(chapter) label=t_signal!(i18n, studio.article_chapter) act="article-chapter"/>
                    <div class="field">
                        <label for="article-source">{t!(i18n, rulebook.source)}</label>
                        <input class="input" id="article-source" data-act="article-source" autocomplete="off" prop:value=move || source.get()
                            on:input=move |event| source.set(event_target_value(&event))/>
                    </div>
                    <SaidField said=note set=writes(note) label=t_signal!(i18n, rulebook.note) act="article-note"/>
                </div>
            </details>
        </Editor>
    }
}

type New = (Option<String>, Callback<(String, Json)>, Callback<()>);

part!(studio_read: fn article((id, on_done, on_close): New) {
    view! { <ArticleForm id on_done on_close on_remove=None/> }
});

/// The dialog for an article that goes into the ground of a form.
#[component]
pub fn AddArticle(
    /// The article; none for one that is not there yet.
    id: Option<String>,
    /// Called with its id when it is in the ground.
    on_done: Callback<String>,
    /// Called when it is put aside.
    on_close: Callback<()>,
) -> impl IntoView {
    let ground = use_ground();
    let done = Callback::new(move |(id, document)| {
        // The dialog lets nothing go that does not read.
        if ground.put(document).is_ok() {
            on_done.run(id);
        }
    });
    later_on_top(article, (id, done, on_close), on_close)
}
