//! The regulations: which there are, what they say article by article, what follows from each, and from when one holds.

pub mod acts;
pub mod adopt;
pub mod article;
pub mod chooser;
pub mod doubts;
pub mod library;
pub mod list;
pub mod reader;
mod reading;
mod replay;

use leptos::prelude::*;

use crate::{
    route::{Place, use_way},
    text::{t, use_i18n},
    widget::{Icon, Line},
};
use chooser::Chooser;
use library::Library;
use reader::Reader;

/// The rulebook page: all books, or the one the address names.
#[component]
pub fn Rulebook() -> impl IntoView {
    let library = Library::provide();
    let query = use_way().query;
    let asked = Memo::new(move |_| query.read().get("book"));
    let volume = Memo::new(move |_| asked.get().and_then(|key| library.find(&key)));
    Effect::new(move |_| volume.with(|volume| volume.iter().for_each(|volume| library.open(volume))));
    let digest =
        Memo::new(move |_| volume.get().map(|volume| volume.digest).filter(|d| library.book(d).is_some()));
    move || match (asked.get(), digest.get()) {
        (Some(_), Some(digest)) => view! { <Reader digest/> }.into_any(),
        // The list or the book is still on its way.
        (Some(_), None) if library.waits() && (volume.with(Option::is_some) || !library.listed()) => {
            ().into_any()
        }
        (Some(_), None) => view! { <Missing/> }.into_any(),
        (None, _) => view! { <Chooser/> }.into_any(),
    }
}

#[component]
fn Missing() -> impl IntoView {
    let i18n = use_i18n();
    let library = library::use_library();
    view! {
        <div class="page-in">
            <header class="page-head">
                <h1 class="page-title">{t!(i18n, rulebook.title)}</h1>
            </header>
            <div class="notice is-amber" role="alert">
                <Icon line=Line::Alert/>
                <p>{move || library.trouble(i18n).unwrap_or_default()} " " {t!(i18n, rulebook.unknown_book)}</p>
                <a class="btn" href=Place::Rulebook.path()>{t!(i18n, rulebook.all_books)}</a>
            </div>
        </div>
    }
}
