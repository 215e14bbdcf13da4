//! Articles as they are cited.

use crate::text::{I18n, article_text, t, use_i18n};
use leptos::prelude::*;
use rulebook::{ArticleId, BookDigest, Text};

/// How the printed number of an article is found in the books at hand. Who has the books provides it.
#[derive(Clone, Copy)]
pub struct Numbers(Callback<(BookDigest, ArticleId), Option<Text>>);

impl Numbers {
    /// Lets everything below cite articles by their numbers.
    pub fn provide(find: impl Fn(&BookDigest, &ArticleId) -> Option<Text> + Send + Sync + 'static) {
        provide_context(Self(Callback::new(move |(book, id)| find(&book, &id))));
    }
}

/// The printed number of an article of a book; its id where the book is not at hand.
pub fn article_number(i18n: I18n, book: &BookDigest, id: &ArticleId) -> String {
    let number = use_context::<Numbers>().and_then(|Numbers(find)| find.run((book.clone(), id.clone())));
    number.map_or_else(|| id.to_string(), |number| article_text(i18n, &number))
}

/// The first article of a list as a seal-red pill; it opens what stands behind it.
#[component]
pub fn Cites(
    /// The book.
    book: BookDigest,
    /// The articles; only the first is named.
    cites: Vec<ArticleId>,
    /// Whether the word "依据" is left out.
    #[prop(optional)]
    bare: bool,
    /// Called when the pill is pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    cites.into_iter().next().map(move |first| {
        let silent = first.0.starts_with("base.");
        view! {
            <button class="cite" class:is-silent=silent type="button" on:click=move |_| on_press.run(())>
                {(!bare).then(|| view! { {t!(i18n, why.title)} " " })}
                <b>{move || article_number(i18n, &book, &first)}</b>
            </button>
        }
    })
}
