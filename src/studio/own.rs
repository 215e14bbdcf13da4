//! What the book declares of its own: facts, words, columns, duties, breaches, orders; from here each is written.

use leptos::prelude::*;
use rulebook::{Book, Name, Slot, Text};
use serde_json::Value as Json;

use super::{
    bench::Kind,
    draft::without_declared,
    form::{
        declare::{DeclareForm, part::Part},
        source,
    },
    ground::Ground,
    keep::use_keep,
    open::use_open,
};
use crate::{
    book::words::Speaker,
    desk::today,
    text::{I18n, t, t_string, use_i18n, value_of_fact, word},
    widget::{Icon, Line, article_text},
};

/// What is open in a dialog: the kind of thing, and its name if it is there already.
type Writing = RwSignal<Option<(Part, Option<String>)>>;

/// The page.
#[component]
pub fn Own() -> impl IntoView {
    let i18n = use_i18n();
    let open = use_open();
    let keep = use_keep();
    Ground::provide();
    let writing: Writing = RwSignal::new(None);
    let draft = open.with_value(|volume| volume.kind == Kind::Draft);
    let none = !draft
        && open.with_value(|volume| Part::ALL.iter().all(|part| rows(i18n, &volume.book, *part).is_empty()));
    let taken_out = move |part: Part, name: &str| {
        let document = open.with_value(|volume| without_declared(&volume.document, part.list(), name));
        if !keep(document) {
            writing.set(None);
        }
    };
    let dialog = move || {
        writing.get().map(|(part, name)| {
            let remove = name.clone().map(|name| Callback::new(move |()| taken_out(part, &name)));
            let done = Callback::new(move |(_, document): (String, Json)| {
                keep(document);
            });
            view! { <DeclareForm part name under=String::new() on_done=done on_close=Callback::new(move |()| writing.set(None)) on_remove=remove/> }
        })
    };
    view! {
        <div class="page-in">
            <header class="page-stack">
                <h2 class="page-title">{t!(i18n, studio.tab_own)}</h2>
                <p class="page-sub">{t!(i18n, studio.own_sub)}</p>
                {(!draft && !none).then(|| view! { <p class="hint">{t!(i18n, studio.revise_first)}</p> })}
            </header>
            {none.then(|| view! {
                <section class="panel empty">
                    <Icon line=Line::Tray/>
                    <h2>{t!(i18n, studio.own_none)}</h2>
                    <p>{t!(i18n, studio.revise_first)}</p>
                </section>
            })}
            {Part::ALL.map(|part| section(i18n, part, draft, writing)).into_iter().collect_view()}
        </div>
        {dialog}
    }
}

/// One kind of thing.
fn section(i18n: I18n, part: Part, draft: bool, writing: Writing) -> AnyView {
    let rows = use_open().with_value(|volume| rows(i18n, &volume.book, part));
    let row = |(name, says, lines): (Name, Text, Vec<String>)| {
        let key = name.to_string();
        let title = article_text(i18n, &says);
        let edit = draft.then(|| {
            let name = key.clone();
            view! {
                <button class="btn is-jade" type="button" data-act="edit-own" on:click=move |_| writing.set(Some((part, Some(name.clone()))))>
                    <Icon line=Line::Pen/>
                    {t!(i18n, studio.edit)}
                </button>
            }
        });
        view! {
            <article class="studio-rule" data-own=key>
                <div>
                    <b class="studio-says">{title}</b>
                    {lines.into_iter().map(|line| view! { <p class="hint">{line}</p> }).collect_view()}
                </div>
                {edit}
            </article>
        }
    };
    let empty = rows.is_empty();
    let add = draft.then(|| {
        view! {
            <button class="btn is-jade" type="button" data-act="add-own" data-part=part.stem() on:click=move |_| writing.set(Some((part, None)))>
                <Icon line=Line::Plus/>
                {t!(i18n, studio.add)}
            </button>
        }
    });
    // Without anything in it a read-only section says nothing.
    (draft || !empty)
        .then(|| {
            view! {
                <section class="panel studio-own" data-section=part.list()>
                    <header class="rules-head">
                        <h3>{part.name(i18n)}</h3>
                        <p class="hint">{part.hint(i18n)}</p>
                        {add}
                    </header>
                    {rows.into_iter().map(row).collect_view()}
                </section>
            }
        })
        .into_any()
}

/// What is declared of a kind: name, what it says, and what else is to be said of it.
fn rows(i18n: I18n, book: &Book, part: Part) -> Vec<(Name, Text, Vec<String>)> {
    let declares = &book.declares;
    let speaker = Speaker { i18n, book, on: today() };
    let limit = |limit: &rulebook::measure::Limit| {
        let json = serde_json::to_value(limit).unwrap_or_default();
        speaker.effect(Slot::Until, &json)
    };
    match part {
        Part::Fact => declares
            .facts
            .iter()
            .map(|(name, fact)| {
                let source = fact
                    .source
                    .as_ref()
                    .and_then(|found| source::said(i18n, &serde_json::to_value(found).unwrap_or_default()));
                let asked = || article_text(i18n, fact.asks.as_ref().unwrap_or(&fact.says));
                let known = match source {
                    Some(found) => t_string!(i18n, studio.is_found, source = found),
                    None => t_string!(i18n, studio.is_asked, question = asked()),
                };
                let words: Vec<String> = fact.words.iter().map(|one| article_text(i18n, &one.says)).collect();
                let words = (!words.is_empty()).then(|| words.join(" / "));
                (*name, fact.says.clone(), std::iter::once(known).chain(words).collect())
            })
            .collect(),
        Part::Word => declares
            .words
            .iter()
            .map(|(name, one)| {
                let under = t_string!(i18n, studio.is_under, word = word(i18n, &one.of, &one.under));
                (*name, one.says.clone(), vec![under])
            })
            .collect(),
        Part::Column => {
            declares.columns.iter().map(|(name, one)| (*name, one.says.clone(), Vec::new())).collect()
        }
        Part::Duty => declares
            .duties
            .iter()
            .map(|(name, one)| {
                (*name, one.says.clone(), one.deadline.as_ref().map(limit).into_iter().collect())
            })
            .collect(),
        Part::Breach => declares
            .breaches
            .iter()
            .map(|(name, one)| {
                let under = one.under.map(|under| {
                    let under = value_of_fact(i18n, rulebook::Fact::Breach, under.into());
                    t_string!(i18n, studio.is_under, word = under)
                });
                (*name, one.says.clone(), under.into_iter().collect())
            })
            .collect(),
        Part::Order => {
            declares.orders.iter().map(|(name, one)| (*name, one.says.clone(), Vec::new())).collect()
        }
    }
}
