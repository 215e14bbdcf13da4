//! One book: its list on one side, what follows from the chosen line on the other.

use std::rc::Rc;

use counter::book::{ArticleId, ArticleKind, Book, BookDigest, Question};
use leptos::{ev, prelude::*};

use super::{
    acts::Acts,
    article::{ArticleRules, QuestionRules, heading},
    chooser::Stands,
    library::{Standing, use_library},
    list::List,
    reading::{Chosen, Reading, View, use_reading},
};
use crate::{
    book::silence::silences,
    route::{Going, use_way},
    text::{t_string, use_i18n},
    widget::{Dialog, article_text},
};

/// Below this width there is no room for two sides, and the rules come in a drawer.
const NARROW: &str = "(max-width: 948px)";

/// A book, opened.
#[component]
pub fn Reader(
    /// The book.
    digest: BookDigest,
) -> impl IntoView {
    let library = use_library();
    let book = untrack(move || library.book(&digest));
    book.map(|book| view! { <Opened book/> })
}

#[component]
fn Opened(book: Rc<Book>) -> impl IntoView {
    let i18n = use_i18n();
    let library = use_library();
    let digest = StoredValue::new(book.digest.clone());
    let volume = Memo::new(move |_| digest.with_value(|digest| library.volume(digest)));
    let standing = Signal::derive(move || volume.get().map_or(Standing::Free, |volume| volume.standing));
    let query = use_way().query;
    let first = book
        .articles
        .iter()
        .find(|article| article.kind == ArticleKind::Rule)
        .map(|article| article.id.clone());
    let silent = silences(&book).first().map(|(question, _)| *question);
    let defaults = StoredValue::new((first, silent));
    let asked = Memo::new(move |_| {
        let query = query.read();
        let article = query.get("article").map(|id| Chosen::Article(ArticleId(id)));
        article.or_else(|| {
            query.get("question").and_then(|name| Question::from_name(&name)).map(Chosen::Question)
        })
    });
    let view = Memo::new(move |_| {
        let word = query.read().get("view").unwrap_or_default();
        View::ALL.into_iter().find(|view| view.word() == word).unwrap_or_default()
    });
    let narrow = narrow();
    // On two sides something is always open; a drawer opens only when it is asked to.
    let chosen = Memo::new(move |_| {
        let first = || {
            defaults.with_value(|(article, question)| match view.get() {
                View::Silence => question.map(Chosen::Question),
                View::Articles | View::Parameters => article.clone().map(Chosen::Article),
            })
        };
        asked.get().or_else(|| if narrow.get() { None } else { first() })
    });
    let key = volume.get_untracked().map(|volume| volume.key).unwrap_or_default();
    let about = book.about.clone();
    let reading = Reading {
        book: StoredValue::new_local(book),
        view,
        chosen,
        search: RwSignal::new(String::new()),
        narrow,
        key: StoredValue::new(key),
    };
    provide_context(reading);
    let way = use_way();
    let close = Callback::new(move |()| {
        way.go(&reading.address(view.get_untracked(), None), Going::STAYING);
    });
    let side = move || {
        let chosen = chosen.get()?;
        let label = move || t_string!(i18n, rulebook.questions);
        Some(match narrow.get() {
            false => {
                view! {
                    <section class="panel rules" tabindex="0" aria-label=label><Follows chosen bare=false/></section>
                }
                    .into_any()
            }
            true => view! { <Drawer chosen on_close=close/> }.into_any(),
        })
    };
    view! {
        <div class="reader" data-book=move || volume.get().map(|volume| volume.key)>
            <header class="page-head">
                <h1 class="page-title">{move || article_text(i18n, &about.title)}</h1>
                <Stands standing/>
                <Acts digest=digest.get_value() standing/>
            </header>
            <List/>
            {side}
        </div>
    }
}

/// What follows from the choice.
#[component]
fn Follows(chosen: Chosen, bare: bool) -> impl IntoView {
    match chosen {
        Chosen::Article(id) => view! { <ArticleRules id bare/> }.into_any(),
        Chosen::Question(question) => view! { <QuestionRules question bare/> }.into_any(),
    }
}

#[component]
fn Drawer(chosen: Chosen, on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let reading = use_reading();
    let title = {
        let chosen = chosen.clone();
        move || match &chosen {
            Chosen::Article(id) => reading.book.with_value(|book| {
                book.article(id).map_or_else(|| id.to_string(), |article| heading(i18n, article))
            }),
            Chosen::Question(question) => crate::text::word(i18n, "question", question.name()),
        }
    };
    view! {
        <Dialog title=Signal::derive(title) class="is-side" on_close=on_close>
            <div class="rules"><Follows chosen bare=true/></div>
        </Dialog>
    }
}

/// Whether the window is narrow; follows its size.
fn narrow() -> RwSignal<bool> {
    let measure = || window().match_media(NARROW).ok().flatten().is_some_and(|media| media.matches());
    let narrow = RwSignal::new(measure());
    let listens = window_event_listener(ev::resize, move |_| {
        if narrow.get_untracked() != measure() {
            narrow.set(measure());
        }
    });
    on_cleanup(move || listens.remove());
    narrow
}
