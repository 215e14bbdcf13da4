//! The third step: by which book the desk answers.

use super::first::{Ask, Draft};
use crate::{
    desk::{Listed, Trouble, book_index},
    text::{t, use_i18n},
    widget::article_text,
};
use leptos::{prelude::*, task::spawn_local};
use rulebook::word::Matter;

/// Which book.
#[component]
pub(super) fn BookStep(draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    let books = RwSignal::new_local(None::<Result<Vec<Listed>, Trouble>>);
    let fetch = move || {
        books.set(None);
        spawn_local(async move {
            let index = book_index().await;
            let _ = books.try_set(Some(index));
        });
    };
    fetch();
    // An office works by a book about receptions; the schemes beside it are read later.
    let choices = move || {
        let listed = books.with(|books| books.as_ref()?.as_ref().ok().cloned()).unwrap_or_default();
        let receptions = listed.into_iter().filter(|listed| listed.about.matter == Matter::Reception);
        receptions.map(|listed| view! { <BookChoice listed draft/> }).collect_view()
    };
    let failed = move || {
        let why = books.with(|books| Some(books.as_ref()?.as_ref().err()?.say(i18n, None)))?;
        Some(view! {
            <p class="error">{why}</p>
            <button class="btn" type="button" data-act="retry" on:click=move |_| fetch()>
                {t!(i18n, shell.retry)}
            </button>
        })
    };
    view! {
        <Ask
            draft
            title=crate::text::t_signal!(i18n, setup.ask_book)
            hint=crate::text::t_signal!(i18n, setup.ask_book_hint)
        />
        <fieldset>
            <legend class="sr">{t!(i18n, setup.choose_book)}</legend>
            <div class="choices is-1">{choices}</div>
        </fieldset>
        <div aria-live="polite">
            {move || {
                books.with(Option::is_none).then(|| view! { <p class="muted">{t!(i18n, setup.books_loading)}</p> })
            }}
            {failed}
        </div>
    }
}

#[component]
fn BookChoice(listed: Listed, draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    let Listed { id, about, articles, .. } = listed;
    let (chosen, value, named) = (id.clone(), id.clone(), id.clone());
    view! {
        <label class="choice" data-book=named>
            <input
                type="radio"
                name="book"
                data-act="book"
                value=value
                prop:checked=move || draft.book.with(|book| *book == chosen)
                on:change=move |_| draft.book.set(id.clone())
            />
            <b>{move || article_text(i18n, &about.title)}</b>
            <small>
                {t!(i18n, setup.book_articles, count = articles)} " · "
                {move || article_text(i18n, &about.about)}
            </small>
        </label>
    }
}
