//! All the books, to choose one.

use leptos::prelude::*;
use rulebook::{Question, word::Matter};

use super::library::{Standing, Volume, use_library};
use crate::{
    book::words::day,
    desk::use_desk,
    route::Place,
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};

/// The shelf.
#[component]
pub fn Chooser() -> impl IntoView {
    let i18n = use_i18n();
    let library = use_library();
    let volumes = Memo::new(move |_| library.volumes());
    let trouble = move || {
        let trouble = library.trouble(i18n)?;
        Some(view! {
            <div class="notice is-amber" role="alert">
                <Icon line=Line::Alert/>
                <p>{trouble}</p>
            </div>
        })
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
            {move || shelves(&volumes.get()).into_iter().map(|(matter, volumes)| view! { <Shelf matter volumes/> }).collect_view()}
        </div>
    }
}

/// The volumes by what they are about; those adopted and those about receptions first, without a heading.
fn shelves(volumes: &[Volume]) -> Vec<(Matter, Vec<Volume>)> {
    let matter =
        |volume: &Volume| volume.listed.as_ref().map_or(Matter::Reception, |listed| listed.about.matter);
    let of = |wanted: Matter| {
        volumes.iter().filter(|volume| matter(volume) == wanted).cloned().collect::<Vec<_>>()
    };
    let shelves = Matter::ALL.iter().map(|matter| (*matter, of(*matter)));
    shelves.filter(|(_, volumes)| !volumes.is_empty()).collect()
}

#[component]
fn Shelf(matter: Matter, volumes: Vec<Volume>) -> impl IntoView {
    let i18n = use_i18n();
    let heading = (matter != Matter::Reception)
        .then(|| view! { <h2 class="books-of">{move || word(i18n, "matter", matter.word())}</h2> });
    view! {
        {heading}
        <div class="books">
            {volumes.into_iter().map(|volume| view! { <Cover volume/> }).collect_view()}
        </div>
    }
}

#[component]
fn Cover(volume: Volume) -> impl IntoView {
    let i18n = use_i18n();
    let library = use_library();
    let href = format!("{}?book={}", Place::Rulebook.path(), volume.key);
    let used = matches!(volume.standing, Standing::InForce(_));
    let standing = volume.standing;
    let stands = volume.of_receptions();
    let here = || {
        let book = untrack(|| library.book(&volume.digest))?;
        let rules = Question::ALL.iter().map(|question| book.rules(*question).len()).sum::<usize>();
        Some((book.about.clone(), book.articles.len(), rules))
    };
    let listed = volume.listed.clone().map(|listed| (listed.about, listed.articles, listed.rules));
    listed.or_else(here).map(|(about, articles, rules)| {
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
    })
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
