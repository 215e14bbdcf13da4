//! All books: the drafts, what the office adopted, what comes with the app; and a file in.

use leptos::{ev, html, prelude::*, task::spawn_local};
use rulebook::{BookError, Question, word::Matter};

use super::{
    address::{Tab, to},
    bench::{Bench, Kind, Volume, use_bench},
    draft::blank,
    fault,
    frame::Frame,
};
use crate::{
    desk::read_file,
    route::{Going, use_way},
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Icon, Line, article_text, use_toasts},
};

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    let i18n = use_i18n();
    let bench = use_bench();
    let groups = [Kind::Draft, Kind::Adopted, Kind::Shipped];
    let trouble = move || {
        bench.trouble().map(|trouble| {
            view! {
                <div class="notice is-amber" role="alert">
                    <Icon line=Line::Alert/>
                    <p>{trouble.say(i18n, None)}</p>
                </div>
            }
        })
    };
    view! {
        <Frame>
            <div class="page-in">
                <p class="page-sub">{t!(i18n, studio.sub)}</p>
                {trouble}
                <Begin/>
                {groups.map(|kind| view! { <Group kind/> }).into_iter().collect_view()}
            </div>
        </Frame>
    }
}

#[component]
fn Group(kind: Kind) -> impl IntoView {
    let i18n = use_i18n();
    let bench = use_bench();
    let name = move || match kind {
        Kind::Draft => t_string!(i18n, studio.drafts),
        Kind::Adopted => t_string!(i18n, studio.adopted_books),
        Kind::Shipped => t_string!(i18n, studio.shipped_books),
    };
    move || {
        let volumes: Vec<Volume> = bench.volumes().into_iter().filter(|volume| volume.kind == kind).collect();
        let empty = volumes.is_empty();
        // What comes with the app stands by what it is about; the others are few.
        let of = |matter: Matter| {
            let belongs = |volume: &&Volume| match kind {
                Kind::Shipped => volume.book.about.matter == matter,
                Kind::Draft | Kind::Adopted => matter == Matter::Reception,
            };
            (matter, volumes.iter().filter(belongs).cloned().collect::<Vec<_>>())
        };
        let shelves: Vec<_> =
            Matter::ALL.iter().map(|matter| of(*matter)).filter(|(_, volumes)| !volumes.is_empty()).collect();
        // Drafts have a place even while there are none.
        (!empty || kind == Kind::Draft).then(|| {
            view! {
                <section class="page-stack">
                    <h2 class="studio-group">{name}</h2>
                    {empty.then(|| view! { <p class="muted">{t!(i18n, studio.no_drafts)}</p> })}
                    {shelves
                        .into_iter()
                        .map(|(matter, volumes)| {
                            let head = (kind == Kind::Shipped).then(|| view! { <h3 class="muted">{word(i18n, "matter", matter.word())}</h3> });
                            view! { {head} <div class="books">{volumes.into_iter().map(|volume| view! { <Cover volume/> }).collect_view()}</div> }
                        })
                        .collect_view()}
                </section>
            }
        })
    }
}

#[component]
fn Cover(volume: Volume) -> impl IntoView {
    let i18n = use_i18n();
    let bench = use_bench();
    let rules = Question::ALL.iter().map(|question| volume.book.rules(*question).len()).sum::<usize>();
    let articles = volume.book.articles.len();
    let about = volume.book.about.clone();
    let (title, note) = (about.title, about.about);
    let key = StoredValue::new(volume.key.clone());
    let sure = RwSignal::new(false);
    let discard = move |_| {
        if sure.get_untracked() {
            bench.discard(&key.get_value());
        } else {
            sure.set(true);
        }
    };
    view! {
        <div class="studio-cover">
            <a class="book" href=to(&volume.key, Tab::Read, &[]) data-book=volume.key.clone() data-rules=rules data-act="book">
                <b class="book-title">{move || article_text(i18n, &title)}</b>
                <span class="book-note">{move || article_text(i18n, &note)}</span>
                <span class="book-foot">
                    <span>{move || t_string!(i18n, rulebook.counts, articles = articles, rules = rules)}</span>
                </span>
            </a>
            {(volume.kind == Kind::Draft)
                .then(|| {
                    view! {
                        <button class="btn is-quiet is-danger" type="button" data-act="discard" on:click=discard>
                            <Icon line=Line::Bin/>
                            {move || match sure.get() {
                                true => t_string!(i18n, studio.discard_sure),
                                false => t_string!(i18n, studio.discard),
                            }}
                        </button>
                    }
                })}
        </div>
    }
}

/// A book from a file, or one that says nothing yet.
#[component]
fn Begin() -> impl IntoView {
    let i18n = use_i18n();
    let bench = use_bench();
    let toasts = use_toasts();
    let refused = RwSignal::new(None::<(String, String, String)>);
    let input = NodeRef::<html::Input>::new();
    let way = use_way();
    let opened = move |key: &str, tab: Tab| {
        way.go(&to(key, tab, &[]), Going::ON);
    };
    let choose = move |_: ev::Event| {
        let Some(input) = input.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        refused.set(None);
        spawn_local(async move {
            let name = file.name();
            match read_file(&file).await {
                Ok(text) => match take_in(bench, &text) {
                    Ok(key) => {
                        toasts.done(t_string!(i18n, studio.imported, name = name), false);
                        opened(&key, Tab::Read);
                    }
                    Err(error) => {
                        let what = fault::what(i18n, &error.what);
                        refused.set(Some((name, error.path, what)));
                    }
                },
                Err(trouble) => refused.set(Some((name, String::new(), trouble.say(i18n, None)))),
            }
            // The same file can be chosen again.
            input.set_value("");
        });
    };
    let begin = move |_| {
        let Some(base) = untrack(|| bench.base()) else { return };
        let id = bench.free_id("office");
        if let Ok(key) = bench.begin(blank(&base, &id), None) {
            opened(&key, Tab::Read);
        }
    };
    view! {
        <div class="studio-begin">
            <label class="drop">
                <input node_ref=input type="file" accept=".json,application/json" data-act="import" on:change=choose/>
                <b>{t!(i18n, studio.import)}</b>
                <span>{t!(i18n, studio.import_hint)}</span>
            </label>
            <button class="choice is-add" type="button" data-act="blank" disabled=move || bench.base().is_none() on:click=begin>
                <b>{t!(i18n, studio.blank)}</b>
                <small>{t!(i18n, studio.blank_hint)}</small>
            </button>
        </div>
        {move || refused.get().map(|refused| view! { <Refused refused/> })}
    }
}

/// What is wrong with the file, and where; that nothing was lost.
#[component]
fn Refused(refused: (String, String, String)) -> impl IntoView {
    let i18n = use_i18n();
    let (name, place, what) = refused;
    let shown = place.clone();
    view! {
        <div class="notice is-seal" role="alert" data-import="refused" data-place=place>
            <Icon line=Line::Alert/>
            <p>
                <b>{move || t_string!(i18n, studio.refused, name = name.clone())}</b>
                " "
                {t!(i18n, studio.nothing_lost)}
                <br/>
                {(!shown.is_empty()).then(|| view! { {t!(i18n, studio.place)} " " <code>{shown}</code> " " })}
                <span class="muted">{what}</span>
            </p>
        </div>
    }
}

/// Reads a file's text as a book and begins a draft of it, its document as it is.
fn take_in(bench: Bench, text: &str) -> Result<String, BookError> {
    let document = rulebook::strict::read(text.as_bytes())?;
    bench.begin(document, None)
}

/// A book's title in the language of the screen.
pub fn title(i18n: I18n, volume: &Volume) -> String {
    article_text(i18n, &volume.book.about.title)
}
