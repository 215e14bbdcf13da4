//! The third step: by which book the desk answers.

use super::first::{Ask, Draft};
use crate::{
    desk::{SHIPPED, Shipped, Trouble, fetch_book},
    text::{t, use_i18n},
    widget::article_text,
};
use leptos::{prelude::*, task::spawn_local};

type Fetched = (&'static str, Result<Shipped, Trouble>);

/// Which book.
#[component]
pub(super) fn BookStep(draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    let books = RwSignal::new_local(Vec::<Fetched>::new());
    let fetch = move || {
        books.set(Vec::new());
        spawn_local(async move {
            for id in SHIPPED {
                let fetched = fetch_book(id).await;
                let _ = books.try_update(|books| books.push((id, fetched)));
            }
        });
    };
    fetch();
    view! {
        <Ask
            draft
            title=crate::text::t_signal!(i18n, setup.ask_book)
            hint=crate::text::t_signal!(i18n, setup.ask_book_hint)
        />
        <fieldset>
            <legend class="sr">{t!(i18n, setup.choose_book)}</legend>
            <div class="choices is-1">
                {move || books.get().into_iter().map(|fetched| view! { <BookChoice fetched draft/> }).collect_view()}
            </div>
        </fieldset>
        <div aria-live="polite">
            {move || {
                books
                    .with(|books| books.len() < SHIPPED.len())
                    .then(|| view! { <p class="muted">{t!(i18n, setup.books_loading)}</p> })
            }}
        </div>
        {move || {
            books
                .with(|books| books.iter().any(|(_, fetched)| fetched.is_err()))
                .then(|| {
                    view! {
                        <button class="btn" type="button" data-act="retry" on:click=move |_| fetch()>
                            {t!(i18n, shell.retry)}
                        </button>
                    }
                })
        }}
    }
}

#[component]
fn BookChoice(fetched: Fetched, draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    match fetched {
        (id, Ok(Shipped { book, .. })) => {
            let (about, articles) = (book.about.clone(), book.articles.len());
            let title = about.title.clone();
            view! {
                <label class="choice" data-book=id>
                    <input
                        type="radio"
                        name="book"
                        data-act="book"
                        value=id
                        prop:checked=move || draft.book.get() == id
                        on:change=move |_| draft.book.set(id)
                    />
                    <b>{move || article_text(i18n, &title)}</b>
                    <small>
                        {t!(i18n, setup.book_articles, count = articles)} " · "
                        {move || article_text(i18n, &about.about)}
                    </small>
                </label>
            }
            .into_any()
        }
        (_, Err(trouble)) => view! { <p class="error">{move || trouble.say(i18n, None)}</p> }.into_any(),
    }
}
