//! The articles that are cited, as links.

use leptos::prelude::*;
use rulebook::{ArticleId, Book};

use crate::{text::I18n, widget::article_text};

/// The articles a list of ids names, as they are printed; linked.
pub fn laws(
    i18n: I18n,
    address: &dyn Fn(&ArticleId) -> String,
    book: &Book,
    cites: &[ArticleId],
) -> impl IntoView + use<> {
    let law = |id: &ArticleId| {
        let number = book.article(id).map(|article| article_text(i18n, &article.number));
        let number = number.unwrap_or_else(|| id.to_string());
        let href = address(id);
        view! { <a class="law" href=href data-noscroll=true>{number}</a> " " }
    };
    cites.iter().map(law).collect_view()
}
