//! A new article of the office's own.

use leptos::prelude::*;

use crate::{
    studio::{bench::use_bench, draft, draft::NewArticle, fault, open::use_open},
    text::{t, t_signal, use_i18n},
    widget::{Dialog, use_toasts},
};

/// The dialog that adds an article to the open draft.
#[component]
pub fn AddArticle(
    /// Called when it is added or put aside.
    on_close: Callback<()>,
) -> impl IntoView {
    let open = use_open();
    let bench = use_bench();
    let toasts = use_toasts();
    let i18n = use_i18n();
    let add = move |article: NewArticle| {
        let (key, document) =
            open.with_value(|volume| (volume.key.clone(), draft::with_article(&volume.document, &article).1));
        if let Err(error) = bench.edit(&key, document) {
            toasts.trouble(fault::said(i18n, &error));
        }
        on_close.run(());
    };
    view! { <ArticleForm on_add=add on_close/> }
}

/// The form.
#[component]
pub fn ArticleForm(
    /// Called with the article when it is complete.
    #[prop(into)]
    on_add: Callback<NewArticle>,
    /// Called when it is put aside.
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let article = RwSignal::new(NewArticle::default());
    let complete = move || {
        article.with(|article| {
            [&article.number, &article.title, &article.text].iter().all(|text| !text.trim().is_empty())
        })
    };
    let foot = move || {
        view! {
            <div class="dialog-foot">
                <button class="btn" type="button" data-act="cancel" on:click=move |_| on_close.run(())>{t!(i18n, shell.cancel)}</button>
                <button class="btn is-primary" type="button" data-act="confirm" disabled=move || !complete() on:click=move |_| on_add.run(article.get_untracked())>
                    {t!(i18n, studio.add_article)}
                </button>
            </div>
        }
    };
    view! {
        <Dialog title=t_signal!(i18n, studio.add_article) sub=t_signal!(i18n, studio.add_article_sub) foot=foot on_close=on_close>
            <div class="form">
                <div class="field">
                    <label for="article-number">{t!(i18n, studio.article_number)}</label>
                    <input class="input" id="article-number" data-act="article-number" autocomplete="off"
                        on:input=move |event| article.update(|article| article.number = event_target_value(&event))/>
                </div>
                <div class="field">
                    <label for="article-title">{t!(i18n, studio.article_title)}</label>
                    <input class="input" id="article-title" data-act="article-title" autocomplete="off"
                        on:input=move |event| article.update(|article| article.title = event_target_value(&event))/>
                </div>
                <div class="field is-full">
                    <label for="article-text">{t!(i18n, studio.article_text)}</label>
                    <textarea class="input" id="article-text" data-act="article-text"
                        on:input=move |event| article.update(|article| article.text = event_target_value(&event))></textarea>
                </div>
            </div>
        </Dialog>
    }
}
