//! Reading: the articles on one side, what follows from the chosen one on the other; how far the book is covered, and
//! where it is silent.

use leptos::{html, prelude::*};
use rulebook::{
    Article, ArticleId, Book, Question, Rule, Text,
    coverage::{Class, coverage},
};

use super::{
    address::{Address, Tab, use_address},
    bench::Kind,
    cover::chip,
    draft::without_part,
    form::{article::ArticleForm, head::HeadForm},
    ground::Ground,
    keep::use_keep,
    open::use_open,
};
use crate::{
    book::{
        rule::rule_card,
        silence::{defaults, silences},
        words::{Speaker, amount},
    },
    desk::today,
    text::{I18n, mentions, t, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};

/// Which lines the list shows: all, one state of cover, or the silences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    All,
    Cover(Class),
    Silence,
}

/// The page.
#[component]
pub fn Read() -> impl IntoView {
    let open = use_open();
    let address = use_address();
    let book = open.with_value(|volume| volume.book.clone());
    let silent = silences(&book);
    let classes: Vec<Class> = coverage(&book).into_iter().map(|(_, class)| class).collect();
    let shows = RwSignal::new(Shows::All);
    let search = RwSignal::new(String::new());
    // `None`: no dialog is open; `Some(None)`: for an article that is not there yet.
    let writing = RwSignal::new(None::<Option<String>>);
    let cover = RwSignal::new(false);
    Ground::provide();
    let keep = use_keep();
    let first = book.articles.first().map(|article| article.id.to_string());
    let (article, question) = (address.word("article"), address.word("question"));
    let first = StoredValue::new(first);
    let chosen = Memo::new(move |_| match question.get() {
        Some(_) => None,
        None => article.get().or_else(|| first.get_value()),
    });
    let taken_out = move |id: &str| {
        let document = open.with_value(|volume| without_part(&volume.document, "articles", id));
        if !keep(document) {
            writing.set(None);
        }
    };
    let silent_count: usize = silent.iter().map(|(_, slots)| slots.len()).sum();
    let is_draft = open.with_value(|volume| volume.kind == Kind::Draft);
    let lines = move || {
        let wanted = search.get().trim().to_lowercase();
        match shows.get() {
            Shows::Silence => view! { <Silences chosen=question/> }.into_any(),
            shows => view! { <Articles shows wanted chosen/> }.into_any(),
        }
    };
    let side = move || match question.get().and_then(|name| Question::from_name(&name)) {
        Some(question) => view! { <Defaults question/> }.into_any(),
        None => chosen.get().map(|id| view! { <Follows id=ArticleId(id) writing/> }).into_any(),
    };
    // Where there is no room for two sides, what follows stands below the list and is brought into view.
    let follows = NodeRef::<html::Section>::new();
    Effect::new(move |before: Option<()>| {
        chosen.track();
        question.track();
        let narrow =
            window().match_media("(max-width: 860px)").ok().flatten().is_some_and(|media| media.matches());
        if let (Some(()), true, Some(side)) = (before, narrow, follows.get_untracked()) {
            side.scroll_into_view();
        }
    });
    view! {
        <div class="reader studio-read">
            <div class="studio-cover-row"><Coverage classes silent=silent_count shows/></div>
            <section class="panel articles">
                <div class="panel is-flat is-pad"><Search search/></div>
                {is_draft
                    .then(|| {
                        view! {
                            <button class="btn studio-add" type="button" data-act="cover" on:click=move |_| cover.set(true)>
                                <Icon line=Line::Pen/>
                                {t_string!(use_i18n(), studio.cover)}
                            </button>
                            <button class="btn is-jade studio-add" type="button" data-act="add-article" on:click=move |_| writing.set(Some(None))>
                                <Icon line=Line::Plus/>
                                {t_string!(use_i18n(), studio.add_article)}
                            </button>
                        }
                    })}
                {lines}
            </section>
            <section node_ref=follows class="panel rules" tabindex="0" aria-live="polite" aria-label=t!(use_i18n(), rulebook.questions)>{side}</section>
        </div>
        {move || {
            cover
                .get()
                .then(|| {
                    let done = Callback::new(move |(_, document): (String, serde_json::Value)| {
                        keep(document);
                    });
                    view! { <HeadForm on_done=done on_close=Callback::new(move |()| cover.set(false))/> }
                })
        }}
        {move || {
            writing
                .get()
                .map(|id| {
                    let remove = id.clone().map(|id| Callback::new(move |()| taken_out(&id)));
                    let done = Callback::new(move |(_, document): (String, serde_json::Value)| {
                        keep(document);
                    });
                    view! {
                        <ArticleForm id on_remove=remove on_done=done
                            on_close=Callback::new(move |()| writing.set(None))/>
                    }
                })
        }}
    }
}

#[component]
fn Search(search: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let label = move || t_string!(i18n, rulebook.search);
    view! {
        <div class="search" role="search">
            <Icon line=Line::Search/>
            <input class="input" type="search" autocomplete="off" placeholder=label aria-label=label data-act="search"
                prop:value=move || search.get() on:input=move |event| search.set(event_target_value(&event))/>
        </div>
    }
}

/// The figures, each a filter of the list.
#[component]
fn Coverage(classes: Vec<Class>, silent: usize, shows: RwSignal<Shows>) -> impl IntoView {
    let i18n = use_i18n();
    let count = |class: Class| classes.iter().filter(|known| **known == class).count();
    let of_class = |class: Class| (Shows::Cover(class), count(class), chip(i18n, class).2);
    let figures: Vec<_> = [(Shows::All, classes.len(), "all")]
        .into_iter()
        .chain(Class::ALL.map(of_class))
        .chain([(Shows::Silence, silent, "silence")])
        .collect();
    let name = move |shows: Shows| match shows {
        Shows::All => t_string!(i18n, studio.all_articles),
        Shows::Cover(class) => chip(i18n, class).1,
        Shows::Silence => t_string!(i18n, rulebook.view_silence),
    };
    let figure = |(one, count, act): (Shows, usize, &'static str)| {
        let warns = one == Shows::Cover(Class::Nothing) && count > 0;
        view! {
            <button type="button" class="studio-figure" class:is-amber=warns
                aria-pressed=move || (shows.get() == one).to_string() data-act="figure" data-figure=act on:click=move |_| shows.set(one)>
                <b>{count}</b>
                <span>{move || name(one)}</span>
            </button>
        }
    };
    view! {
        <div class="studio-figures" role="group" aria-label=t!(i18n, studio.coverage)>
            {figures.into_iter().map(figure).collect_view()}
        </div>
    }
}

#[component]
fn Articles(shows: Shows, wanted: String, chosen: Memo<Option<String>>) -> impl IntoView {
    let i18n = use_i18n();
    let address = use_address();
    let open = use_open();
    move || {
        open.with_value(|volume| {
            let book = &volume.book;
            let mut chapter = String::new();
            let mut lines = Vec::new();
            for (article, class) in coverage(book) {
                if !found(i18n, book, article, &wanted) || !shown(shows, class) {
                    continue;
                }
                let head = article_text(i18n, &article.chapter);
                if head != chapter {
                    chapter.clone_from(&head);
                    lines.push(view! { <h2 class="chapter">{head}</h2> }.into_any());
                }
                lines.push(line(i18n, address, article, class, chosen).into_any());
            }
            match lines.is_empty() {
                true => {
                    let said = match book.articles.is_empty() {
                        true => t_string!(i18n, studio.no_articles).to_owned(),
                        false => t_string!(i18n, studio.nothing_here).to_owned(),
                    };
                    view! { <div class="empty"><Icon line=Line::Tray/><p>{said}</p></div> }.into_any()
                }
                false => lines.into_any(),
            }
        })
    }
}

fn shown(shows: Shows, class: Class) -> bool {
    match shows {
        Shows::Cover(wanted) => wanted == class,
        Shows::All | Shows::Silence => true,
    }
}

fn line(
    i18n: I18n,
    address: Address,
    article: &Article,
    class: Class,
    chosen: Memo<Option<String>>,
) -> impl IntoView + use<> {
    let id = article.id.to_string();
    let href = address.to(Tab::Read, &[("article", &id)]);
    let (class, said, _) = chip(i18n, class);
    let this = id.clone();
    view! {
        <a class="article" href=href data-act="article" data-article=id data-noscroll=true
            aria-current=move || chosen.with(|chosen| chosen.as_ref() == Some(&this)).then_some("true")>
            <span class="article-no">{article_text(i18n, &article.number)}</span>
            <span class="article-text"><b>{article_text(i18n, &article.title)}</b><br/>{article_text(i18n, &article.text)}</span>
            <span class=class>{said}</span>
        </a>
    }
}

/// Whether an article, or a rule that rests on it, has the text.
fn found(i18n: I18n, book: &Book, article: &Article, wanted: &str) -> bool {
    let has = |text: &Text| mentions(i18n, text, wanted);
    let rules = || Question::ALL.iter().flat_map(|question| book.rules(*question));
    wanted.is_empty()
        || [&article.number, &article.title, &article.text, &article.chapter].into_iter().any(has)
        || rules().any(|rule| rule.cites.contains(&article.id) && has(&rule.says))
}

/// What follows from an article.
#[component]
fn Follows(id: ArticleId, writing: RwSignal<Option<Option<String>>>) -> impl IntoView {
    let i18n = use_i18n();
    let address = use_address();
    let open = use_open();
    move || {
        open.with_value(|volume| {
            let book = &*volume.book;
            let article = book.article(&id)?;
            let speaker = Speaker { i18n, book, on: today() };
            let rules: Vec<(Question, &Rule)> = [Some(book), book.base.as_deref()]
                .into_iter()
                .flatten()
                .flat_map(|book| Question::ALL.iter().flat_map(|question| book.rules(*question).iter().map(|rule| (*question, rule))))
                .filter(|(_, rule)| rule.cites.contains(&id))
                .collect();
            let href = move |id: &ArticleId| address.to(Tab::Read, &[("article", &id.0)]);
            let known = coverage(book).into_iter().find(|(known, _)| known.id == id).map(|(_, class)| class);
            let (class, said, _) = known.map_or(("chip is-line", t_string!(i18n, rulebook.office_default), ""), |class| chip(i18n, class));
            let why = article.why_conduct.as_ref().map(|why| article_text(i18n, why));
            let bare = (known == Some(Class::Nothing)).then(|| t_string!(i18n, studio.bare_hint));
            let values = book.parameters.values().flat_map(|parameter| {
                let here = parameter.values.values().filter(|dated| dated.article == id);
                here.map(|dated| (article_text(i18n, &parameter.title), amount(i18n, parameter, &dated.value)))
            });
            let values: Vec<_> = values
                .map(|(title, value)| view! { <dt>{t!(i18n, rulebook.value_of)}</dt> <dd>{title} " " <span class="param">{value}</span></dd> })
                .collect();
            let values = (!values.is_empty()).then(|| view! { <div class="rule"><dl>{values}</dl></div> });
            let draft = volume.kind == Kind::Draft;
            let mine = draft && book.articles.iter().any(|own| own.id == id);
            let cards = rules
                .into_iter()
                .map(|(question, rule)| {
                    let own = book.rules(question).iter().any(|own| own.id == rule.id);
                    let edit = (draft && own).then(|| {
                        let href = address.to(Tab::Rules, &[("question", question.name()), ("rule", &rule.id.0)]);
                        view! { <a class="btn is-jade studio-edit" href=href data-act="edit-rule"><Icon line=Line::Pen/>{t!(i18n, studio.edit)}</a> }
                    });
                    view! { {rule_card(speaker, &href, question, rule, Some(&id))} {edit} }
                })
                .collect_view();
            Some(view! {
                <header class="rules-head" data-article=id.to_string()>
                    <small>{article_text(i18n, &article.chapter)}</small>
                    <h2>{article_text(i18n, &article.number)} " " {article_text(i18n, &article.title)}</h2>
                    <p>{article_text(i18n, &article.text)}</p>
                    <div class="btn-row">
                        <span class=class>{said}</span>
                        {mine
                            .then(|| {
                                let id = id.to_string();
                                view! {
                                    <button class="btn is-jade" type="button" data-act="edit-article" on:click=move |_| writing.set(Some(Some(id.clone())))>
                                        <Icon line=Line::Pen/>
                                        {t!(i18n, studio.edit_article)}
                                    </button>
                                }
                            })}
                    </div>
                    {why.map(|why| view! { <p class="hint">{why}</p> })}
                    {bare.map(|hint| view! { <p class="hint">{hint}</p> })}
                </header>
                {values}
                {cards}
            })
        })
    }
}

/// The questions the book leaves to the office, wholly or in part.
#[component]
fn Silences(chosen: Memo<Option<String>>) -> impl IntoView {
    let i18n = use_i18n();
    let address = use_address();
    let open = use_open();
    move || {
        open.with_value(|volume| {
            let found = silences(&volume.book);
            if found.is_empty() {
                return view! { <div class="empty"><Icon line=Line::Check/><p>{t!(i18n, rulebook.silent_none)}</p></div> }.into_any();
            }
            let line = |(question, slots): (Question, Vec<rulebook::Slot>)| {
                let names: Vec<String> = slots.iter().map(|slot| word(i18n, "slot", slot.name())).collect();
                let whole = volume.book.rules(question).is_empty();
                let part = if whole { t_string!(i18n, rulebook.whole) } else { t_string!(i18n, rulebook.part) };
                let href = address.to(Tab::Read, &[("question", question.name())]);
                view! {
                    <a class="article" href=href data-act="silent" data-question=question.name() data-noscroll=true
                        aria-current=move || (chosen.get().as_deref() == Some(question.name())).then_some("true")>
                        <span class="article-no">{t!(i18n, rulebook.view_silence)}</span>
                        <span class="article-text"><b>{word(i18n, "question", question.name())}</b><br/>{names.join(t_string!(i18n, rulebook.list))}</span>
                        <span class="chip is-line">{part}</span>
                    </a>
                }
            };
            view! {
                <p class="hint studio-hint">{t!(i18n, rulebook.silent_hint)}</p>
                {found.into_iter().map(line).collect_view()}
            }
            .into_any()
        })
    }
}

/// The office defaults that answer where the book is silent.
#[component]
fn Defaults(question: Question) -> impl IntoView {
    let i18n = use_i18n();
    let address = use_address();
    let open = use_open();
    move || {
        open.with_value(|volume| {
            let book = &*volume.book;
            let speaker = Speaker { i18n, book, on: today() };
            let slots = crate::book::silence::silent_slots(book, question);
            let names: Vec<String> = slots.iter().map(|slot| word(i18n, "slot", slot.name())).collect();
            let href = move |id: &ArticleId| address.to(Tab::Read, &[("article", &id.0)]);
            let write = (volume.kind == Kind::Draft).then(|| {
                let href = address.to(Tab::Rules, &[("question", question.name()), ("rule", "new")]);
                view! { <a class="btn is-jade" href=href data-act="add-rule"><Icon line=Line::Plus/>{t!(i18n, studio.add_rule)}</a> }
            });
            view! {
                <header class="rules-head" data-question=question.name()>
                    <small>{t!(i18n, rulebook.silent)}</small>
                    <h2>{word(i18n, "question", question.name())}</h2>
                    <p>{t_string!(i18n, rulebook.silent_slots, slots = names.join(t_string!(i18n, rulebook.list)))}</p>
                    <p class="hint">{t!(i18n, rulebook.silent_hint)}</p>
                    {write}
                </header>
                {defaults(book, question, &slots).into_iter().map(|rule| rule_card(speaker, &href, question, rule, None)).collect_view()}
            }
        })
    }
}
