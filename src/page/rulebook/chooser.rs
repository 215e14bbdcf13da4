//! All the books, to choose one: those the office works by first, then those about receptions, those with turns before the
//! others, then the schemes beside them. A search looks into all of them.

use counter::{
    alike::fold,
    book::{About, Question},
    word::Matter,
};
use leptos::prelude::*;

use super::library::{Library, Standing, Volume, use_library};
use crate::{
    book::words::day,
    desk::use_desk,
    route::Place,
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};

/// A shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// What the office works by, or will.
    OfOffice,
    /// About receptions, and by turns.
    ByTurns,
    /// About receptions, and without turns.
    NoTurns,
    /// About something else.
    Of(Matter),
}

impl Group {
    fn of(library: Library, volume: &Volume) -> Self {
        let matter = volume.listed.as_ref().map_or(Matter::Reception, |listed| listed.about.matter);
        let turns = match &volume.listed {
            Some(listed) => listed.answers(Question::Receiver),
            None => {
                library.book(&volume.digest).is_some_and(|book| !book.rules(Question::Receiver).is_empty())
            }
        };
        match (volume.standing, matter, turns) {
            (Standing::InForce(_) | Standing::Coming(_), ..) => Self::OfOffice,
            (Standing::Free, Matter::Reception, true) => Self::ByTurns,
            (Standing::Free, Matter::Reception, false) => Self::NoTurns,
            (Standing::Free, matter, _) => Self::Of(matter),
        }
    }

    fn heading(self, i18n: I18n) -> String {
        match self {
            Self::OfOffice => t_string!(i18n, rulebook.of_office).to_owned(),
            Self::ByTurns => t_string!(i18n, rulebook.by_turns).to_owned(),
            Self::NoTurns => t_string!(i18n, rulebook.no_turns).to_owned(),
            Self::Of(matter) => word(i18n, "matter", matter.word()),
        }
    }

    /// Whether its books lie open; the others are folded away until something is searched for.
    const fn open(self) -> bool {
        matches!(self, Self::OfOffice | Self::ByTurns)
    }
}

/// What stands on the cover of a book.
#[derive(Clone, PartialEq, Eq)]
struct Cover {
    volume: Volume,
    about: About,
    articles: usize,
    rules: usize,
}

fn cover(library: Library, volume: Volume) -> Option<Cover> {
    let here = || {
        let book = library.book(&volume.digest)?;
        let rules = Question::ALL.iter().map(|question| book.rules(*question).len()).sum::<usize>();
        Some((book.about.clone(), book.articles.len(), rules))
    };
    let listed = volume.listed.clone().map(|listed| (listed.about, listed.articles, listed.rules));
    let (about, articles, rules) = listed.or_else(here)?;
    Some(Cover { volume, about, articles, rules })
}

/// The shelves with the books that are sought; tracked.
fn shelves(i18n: I18n, library: Library, sought: &str) -> Vec<(Group, Vec<Cover>)> {
    let sought = fold(sought);
    let found = |cover: &Cover| {
        let texts = [&cover.about.title, &cover.about.short, &cover.about.about];
        sought.is_empty() || texts.iter().any(|text| fold(&article_text(i18n, text)).contains(&sought))
    };
    let mut shelves: Vec<(Group, Vec<Cover>)> = Vec::new();
    for cover in library.volumes().into_iter().filter_map(|volume| cover(library, volume)).filter(found) {
        let group = Group::of(library, &cover.volume);
        match shelves.iter_mut().find(|(known, _)| *known == group) {
            Some((_, covers)) => covers.push(cover),
            None => shelves.push((group, vec![cover])),
        }
    }
    shelves.sort_by_key(|(group, _)| *group);
    shelves
}

/// The shelves.
#[component]
pub fn Chooser() -> impl IntoView {
    let i18n = use_i18n();
    let library = use_library();
    let sought = RwSignal::new(String::new());
    let shown = Memo::new(move |_| shelves(i18n, library, &sought.get()));
    let trouble = move || {
        let trouble = library.trouble(i18n)?;
        Some(view! {
            <div class="notice is-amber" role="alert">
                <Icon line=Line::Alert/>
                <p>{trouble}</p>
            </div>
        })
    };
    let label = move || t_string!(i18n, rulebook.search_books);
    let none = move || {
        let none = shown.with(Vec::is_empty) && library.listed();
        none.then(|| view! { <p class="muted" role="status">{t!(i18n, setup.books_none)}</p> })
    };
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, rulebook.title)}</h1>
                <p class="page-sub">{t!(i18n, rulebook.sub)}</p>
                <div class="page-acts">
                    <a class="btn" href=Place::Studio.path() data-act="studio">{t!(i18n, rulebook.studio)}</a>
                </div>
            </header>
            {trouble}
            <div class="search" role="search">
                <Icon line=Line::Search/>
                <input
                    class="input"
                    type="search"
                    autocomplete="off"
                    data-act="search-books"
                    placeholder=label
                    aria-label=label
                    prop:value=move || sought.get()
                    on:input=move |event| sought.set(event_target_value(&event))
                />
            </div>
            {move || {
                let searching = sought.with(|sought| !sought.trim().is_empty());
                shown.get().into_iter().map(|(group, covers)| view! { <Shelf group covers searching/> }).collect_view()
            }}
            {none}
        </div>
    }
}

#[component]
fn Shelf(group: Group, covers: Vec<Cover>, searching: bool) -> impl IntoView {
    let i18n = use_i18n();
    let count = covers.len();
    view! {
        <details class="shelf" open=searching || group.open() data-shelf=format!("{group:?}")>
            <summary><h2 class="books-of">{move || group.heading(i18n)}</h2> <small>{t!(i18n, rulebook.n_books, count = count)}</small></summary>
            <div class="books">
                {covers.into_iter().map(|cover| view! { <CoverView cover/> }).collect_view()}
            </div>
        </details>
    }
}

#[component]
fn CoverView(cover: Cover) -> impl IntoView {
    let i18n = use_i18n();
    let Cover { volume, about, articles, rules } = cover;
    let href = format!("{}?book={}", Place::Rulebook.path(), volume.key);
    let used = matches!(volume.standing, Standing::InForce(_));
    let standing = volume.standing;
    let stands = volume.of_receptions();
    let (title, note) = (about.title, about.about);
    view! {
        <a class="book" class:is-used=used href=href data-book=volume.key data-act="book">
            <b class="book-title">{move || article_text(i18n, &title)}</b>
            <span class="book-note">{move || article_text(i18n, &note)}</span>
            <span class="book-foot">
                {stands.then(|| view! { <Stands standing/> })}
                <span>{move || t_string!(i18n, rulebook.counts, articles = articles, rules = rules)}</span>
            </span>
        </a>
    }
}

/// The chip that says where a book stands.
#[component]
pub fn Stands(
    /// Where.
    #[prop(into)]
    standing: Signal<Standing>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let class = move || match standing.get() {
        Standing::InForce(_) => "chip is-seal",
        Standing::Coming(_) => "chip is-jade",
        Standing::Free => "chip is-line",
    };
    view! { <span class=class>{move || stands(i18n, standing.get(), desk.now().date())}</span> }
}

fn stands(i18n: I18n, standing: Standing, today: chrono::NaiveDate) -> String {
    match standing {
        Standing::InForce(from) => t_string!(i18n, rulebook.acting, day = day(i18n, from, today)),
        Standing::Coming(from) => t_string!(i18n, rulebook.coming, day = day(i18n, from, today)),
        Standing::Free => t_string!(i18n, rulebook.free).to_owned(),
    }
}
