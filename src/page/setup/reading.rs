//! A book read before it is chosen: what it is, and its articles one after the other.

use crate::{
    desk::{Listed, Shipped, Trouble, fetch_book},
    text::{t, use_i18n},
    widget::{Dialog, article_text},
};
use leptos::{prelude::*, task::spawn_local};

/// The book.
#[component]
pub(super) fn Reading(
    /// What the list says of it.
    listed: Listed,
    /// Called when it is chosen.
    #[prop(into)]
    on_choose: Callback<()>,
    /// Called when it is put back.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shipped = RwSignal::new_local(None::<Result<Shipped, Trouble>>);
    let Listed { id, about, .. } = listed;
    spawn_local(async move {
        let fetched = fetch_book(&id).await;
        let _ = shipped.try_set(Some(fetched));
    });
    let (title, about) = (about.title, about.about);
    let articles = move || {
        shipped.with(|shipped| match shipped {
            None => view! { <p class="muted" role="status">{t!(i18n, setup.books_loading)}</p> }.into_any(),
            Some(Err(trouble)) => {
                view! { <p class="error" role="alert">{trouble.say(i18n, None)}</p> }.into_any()
            }
            Some(Ok(shipped)) => {
                let article = |article: &counter::book::Article| {
                    let (number, title) =
                        (article_text(i18n, &article.number), article_text(i18n, &article.title));
                    let text = article_text(i18n, &article.text);
                    view! {
                        <li data-article=article.id.to_string()>
                            <span class="laws-no">{number}</span>
                            <div><b>{title}</b><p class="laws-text">{text}</p></div>
                        </li>
                    }
                };
                view! { <ol class="laws">{shipped.book.articles.iter().map(article).collect_view()}</ol> }
                    .into_any()
            }
        })
    };
    let foot = move || {
        view! {
            <footer class="dialog-foot">
                <button class="btn is-primary" type="button" data-act="choose-book" on:click=move |_| on_choose.run(())>
                    {t!(i18n, setup.take_book)}
                </button>
            </footer>
        }
    };
    view! {
        <Dialog
            title=Signal::derive(move || article_text(i18n, &title))
            sub=crate::text::t_signal!(i18n, setup.step_book)
            class="is-wide ruling"
            on_close
            foot
        >
            <p class="reading-about">{move || article_text(i18n, &about)}</p>
            {articles}
        </Dialog>
    }
}
