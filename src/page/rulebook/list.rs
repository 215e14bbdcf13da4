//! The list of a book: its articles by chapter, its parameters, or what it leaves to the office.

use counter::book::{Article, Book, Question, Text};
use leptos::{html, prelude::*};

use super::{
    acts::Search,
    reading::{Chosen, View, use_reading},
};
use crate::{
    book::{
        silence::silences,
        words::{amount, kind_chip},
    },
    desk::use_desk,
    route::{Going, use_way},
    text::{I18n, mentions, t, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};

/// One line, ready to be shown.
#[derive(Clone, PartialEq)]
struct Item {
    chosen: Chosen,
    number: String,
    head: String,
    text: String,
    chip: Option<(&'static str, &'static str, &'static str)>,
}

/// Lines under one heading.
#[derive(Clone, PartialEq)]
struct Group {
    head: String,
    items: Vec<Item>,
}

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let reading = use_reading();
    let panel = NodeRef::<html::Section>::new();
    let groups = Memo::new(move |_| {
        let (search, today) = (reading.search.get().trim().to_lowercase(), desk.now().date());
        reading.book.with_value(|book| match reading.view.get() {
            View::Articles => chapters(i18n, book, &search),
            View::Parameters => parameters(i18n, book, today, &search),
            View::Silence => silence(i18n, book, &search),
        })
    });
    // What the address asks for is brought into view once, when the list is opened.
    Effect::new(move |before: Option<()>| {
        let Some(panel) = panel.get().filter(|_| before.is_none()) else { return };
        if let Ok(Some(line)) = panel.query_selector("[aria-current]") {
            let line: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(line);
            // One that is in sight stays where it is, below the search.
            if line.offset_top() + line.client_height() > panel.client_height() {
                panel.set_scroll_top((line.offset_top() - panel.client_height() / 3).max(0));
            }
        }
    });
    let empty = move || match (reading.view.get(), reading.search.get().trim()) {
        (View::Parameters, "") => t_string!(i18n, rulebook.no_parameters).to_owned(),
        (View::Silence, "") => t_string!(i18n, rulebook.silent_none).to_owned(),
        (_, text) => t_string!(i18n, rulebook.nothing_found, text = text),
    };
    let hint = move || {
        (reading.view.get() == View::Silence)
            .then(|| view! { <p class="hint">{t!(i18n, rulebook.silent_hint)}</p> })
    };
    view! {
        <section class="panel articles" aria-label=t!(i18n, rulebook.articles) node_ref=panel>
            <div class="panel is-flat is-pad articles-search"><Search/>{hint}</div>
            {move || {
                let groups = groups.get();
                if groups.is_empty() {
                    view! { <div class="empty"><Icon line=Line::Search/><p>{empty}</p></div> }.into_any()
                } else {
                    groups.into_iter().map(|group| view! { <Chapter group/> }).collect_view().into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Chapter(group: Group) -> impl IntoView {
    let i18n = use_i18n();
    let count = group.items.len();
    view! {
        <h2 class="chapter">
            {group.head}
            <small>{move || t_string!(i18n, rulebook.n_articles, count = count)}</small>
        </h2>
        <ol>{group.items.into_iter().map(|item| view! { <Entry item/> }).collect_view()}</ol>
    }
}

#[component]
fn Entry(item: Item) -> impl IntoView {
    let reading = use_reading();
    let Item { chosen, number, head, text, chip } = item;
    let id = match &chosen {
        Chosen::Article(id) => id.to_string(),
        Chosen::Question(question) => question.name().to_owned(),
    };
    let chip = chip.map(|(class, word, hint)| view! { <span class=class title=hint>{word}</span> });
    let way = use_way();
    let address = reading.address(reading.view.get_untracked(), Some(&chosen));
    // The drawer is closed by going back.
    let open =
        move |_| way.go(&address, Going { replace: !reading.narrow.get_untracked(), ..Going::STAYING });
    let current = move || (reading.chosen.read().as_ref() == Some(&chosen)).then_some("true");
    let text = (!text.is_empty()).then(|| view! { <br/> {text} });
    view! {
        <li>
            <button
                class="article"
                type="button"
                data-act="article"
                data-article=id
                aria-current=current
                on:click=open
            >
                <span class="article-no">{number}</span>
                <span class="article-text"><b>{head}</b>{text}</span>
                {chip}
            </button>
        </li>
    }
}

fn chapters(i18n: I18n, book: &Book, search: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for article in book.articles.iter().filter(|article| found(i18n, book, article, search)) {
        let head = article_text(i18n, &article.chapter);
        let item = Item {
            chosen: Chosen::Article(article.id.clone()),
            number: article_text(i18n, &article.number),
            head: article_text(i18n, &article.title),
            text: article_text(i18n, &article.text),
            chip: Some(chip(i18n, article)),
        };
        match groups.last_mut().filter(|group| group.head == head) {
            Some(group) => group.items.push(item),
            None => groups.push(Group { head, items: vec![item] }),
        }
    }
    groups
}

fn chip(i18n: I18n, article: &Article) -> (&'static str, &'static str, &'static str) {
    kind_chip(i18n, article.kind)
}

/// Whether an article, or a rule that rests on it, has the text.
fn found(i18n: I18n, book: &Book, article: &Article, search: &str) -> bool {
    let has = |text: &Text| mentions(i18n, text, search);
    let texts = [&article.number, &article.title, &article.text, &article.chapter];
    search.is_empty()
        || texts.into_iter().any(has)
        || Question::ALL.iter().flat_map(|question| book.rules(*question)).any(|rule| {
            rule.cites.contains(&article.id) && (has(&rule.says) || rule.id.0.to_lowercase().contains(search))
        })
}

fn parameters(i18n: I18n, book: &Book, today: chrono::NaiveDate, search: &str) -> Vec<Group> {
    let item = |(name, parameter): (&String, &counter::book::Parameter)| {
        let dated = book.parameter(name, today)?;
        let number = book.article(&dated.article).map(|article| article_text(i18n, &article.number));
        let head = article_text(i18n, &parameter.title);
        let value = amount(i18n, parameter, &dated.value);
        let matches = search.is_empty()
            || head.to_lowercase().contains(search)
            || value.to_lowercase().contains(search);
        matches.then(|| Item {
            chosen: Chosen::Article(dated.article.clone()),
            number: number.unwrap_or_else(|| dated.article.to_string()),
            head,
            text: value,
            chip: None,
        })
    };
    let items: Vec<Item> = book.parameters.iter().filter_map(item).collect();
    match items.is_empty() {
        true => Vec::new(),
        false => vec![Group { head: t_string!(i18n, rulebook.view_parameters).to_owned(), items }],
    }
}

fn silence(i18n: I18n, book: &Book, search: &str) -> Vec<Group> {
    let (whole, part) = (t_string!(i18n, rulebook.whole), t_string!(i18n, rulebook.part));
    let mut groups = [whole, part].map(|head| Group { head: head.to_owned(), items: Vec::new() });
    for (question, slots) in silences(book) {
        let all = book.rules(question).is_empty();
        let names: Vec<String> = slots.iter().map(|slot| word(i18n, "slot", slot.name())).collect();
        let item = Item {
            chosen: Chosen::Question(question),
            number: t_string!(i18n, rulebook.view_silence).to_owned(),
            head: word(i18n, "question", question.name()),
            text: names.join(t_string!(i18n, rulebook.list)),
            chip: None,
        };
        if search.is_empty()
            || item.head.to_lowercase().contains(search)
            || item.text.to_lowercase().contains(search)
        {
            groups[usize::from(!all)].items.push(item);
        }
    }
    groups.into_iter().filter(|group| !group.items.is_empty()).collect()
}
