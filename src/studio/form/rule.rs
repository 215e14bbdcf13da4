//! The form of one rule, with what comes of it beside it.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use rulebook::{Question, RuleId};

use super::{
    article::ArticleForm,
    conditions::Conditions,
    effects::Then,
    live::{Live, Outcome},
    model::{Draft, toggle},
    pick::{Item, Pick},
};
use crate::{
    studio::{
        address::{Tab, use_address},
        bench::use_bench,
        draft::{NewArticle, fresh_rule, rule, with_article, without_rule},
        fault,
        open::use_open,
    },
    text::{Locale, t, t_signal, t_string, use_i18n, word},
    widget::{Icon, Line, article_text, use_toasts},
};

/// The form.
#[component]
pub fn RuleForm(
    /// What the rule answers.
    question: Question,
    /// Its id; `new` for one that is not there yet.
    id: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let (open, address, bench, toasts) = (use_open(), use_address(), use_bench(), use_toasts());
    let language = if i18n.get_locale_untracked() == Locale::en { "en" } else { "zh" };
    let known =
        open.with_value(|volume| rule(&volume.document, &id).map(|(_, rule)| Draft::read(rule, language)));
    drop(id);
    let is_new = known.is_none();
    let draft = RwSignal::new(
        known.unwrap_or_else(|| Draft::new(open.with_value(|volume| fresh_rule(&volume.document)))),
    );
    let live = Live::new(draft, question);
    let complete = move || live.book.with(Result::is_ok) && draft.with(|draft| !draft.effects.is_empty());
    let navigate = use_navigate();
    let back = StoredValue::new(address.to(Tab::Rules, &[("question", question.name())]));
    let leave = StoredValue::new_local(move || navigate(&back.get_value(), NavigateOptions::default()));
    let done = move |document: serde_json::Value, said: String| {
        let key = open.with_value(|volume| volume.key.clone());
        // The edit makes this page anew, so the way back comes first.
        leave.with_value(|leave| leave());
        match bench.edit(&key, document) {
            Ok(()) => toasts.done(said, false),
            Err(error) => toasts.trouble(fault::said(i18n, &error)),
        }
    };
    let save = move |_| done(untrack(|| live.document()), t_string!(i18n, studio.saved).to_owned());
    let remove = move |_| {
        let id = draft.with_untracked(|draft| draft.id.clone());
        let document = open.with_value(|volume| without_rule(&volume.document, question.name(), &id));
        done(document, t_string!(i18n, studio.removed).to_owned());
    };
    let missing = move || {
        draft.with(|draft| match (draft.effects.is_empty(), draft.cites.is_empty()) {
            (true, _) => Some(t_string!(i18n, studio.needs_effect)),
            (_, true) => Some(t_string!(i18n, studio.needs_cite)),
            _ => None,
        })
    };
    view! {
        <div class="studio-form" data-form="rule" data-question=question.name()>
            <div class="panel is-pad">
                <header class="rule-head">
                    <h2>
                        <small>{word(i18n, "question", question.name())}</small>
                        {move || if is_new { t_string!(i18n, studio.new_rule) } else { t_string!(i18n, studio.edit_rule) }}
                    </h2>
                </header>
                <Conditions draft question/>
                <Then draft question/>
                <Cites live/>
                <Exceptions live question/>
                <Says live/>
                <div class="studio-foot">
                    <a class="btn" href=back.get_value() data-act="cancel">{t!(i18n, shell.cancel)}</a>
                    {(!is_new)
                        .then(|| {
                            view! {
                                <button class="btn is-danger" type="button" data-act="remove-rule" on:click=remove>
                                    <Icon line=Line::Bin/>
                                    {t!(i18n, studio.remove_rule)}
                                </button>
                            }
                        })}
                    <button class="btn is-primary" type="button" data-act="save" disabled=move || !complete() on:click=save>
                        {t!(i18n, studio.save)}
                    </button>
                </div>
                {move || missing().map(|missing| view! { <p class="hint studio-missing">{missing}</p> })}
            </div>
            <Outcome live/>
        </div>
    }
}

/// Where it is written.
#[component]
fn Cites(live: Live) -> impl IntoView {
    let i18n = use_i18n();
    let open = use_open();
    let adding = RwSignal::new(false);
    let items = Signal::derive(move || {
        let fresh = live.articles.get();
        open.with_value(|volume| {
            let mut items: Vec<Item> = Vec::new();
            let mut document = (*volume.document).clone();
            for article in &fresh {
                let (id, next) = with_article(&document, article);
                document = next;
                items.push(Item {
                    key: id,
                    name: format!("{} {}", article.number, article.title),
                    group: t_string!(i18n, studio.fresh_articles).to_owned(),
                });
            }
            let books = [Some(&*volume.book), volume.book.base.as_deref()];
            for (at, book) in books.into_iter().flatten().enumerate() {
                let group = if at == 0 {
                    t_string!(i18n, studio.own_articles)
                } else {
                    t_string!(i18n, rulebook.office_default)
                };
                items.extend(book.articles.iter().map(|article| Item {
                    key: article.id.to_string(),
                    name: format!(
                        "{} {}",
                        article_text(i18n, &article.number),
                        article_text(i18n, &article.title)
                    ),
                    group: group.to_owned(),
                }));
            }
            items
        })
    });
    let chosen = Signal::derive(move || live.draft.with(|draft| draft.cites.clone()));
    let press = move |key: String| live.draft.update(|draft| toggle(&mut draft.cites, &key));
    let names = move || {
        let chosen = chosen.get();
        items.with(|items| {
            items
                .iter()
                .filter(|item| chosen.contains(&item.key))
                .map(|item| item.name.clone())
                .collect::<Vec<_>>()
        })
    };
    let add = move |article: NewArticle| {
        let mut document = open.with_value(|volume| (*volume.document).clone());
        for known in live.articles.get_untracked() {
            document = with_article(&document, &known).1;
        }
        let (id, _) = with_article(&document, &article);
        live.articles.update(|articles| articles.push(article));
        live.draft.update(|draft| draft.cites.push(id));
        adding.set(false);
    };
    view! {
        <fieldset class="field studio-part">
            <legend>{t!(i18n, studio.cites)} <small>{t!(i18n, studio.cites_hint)}</small></legend>
            <p class="studio-cites">{move || names().into_iter().map(|name| view! { <span class="law">{name}</span> " " }).collect_view()}</p>
            <div class="studio-scroll"><Pick items chosen on_toggle=press act="cite" label=t_signal!(i18n, studio.find_article)/></div>
            <button class="btn is-jade" type="button" data-act="new-article" on:click=move |_| adding.set(true)>
                <Icon line=Line::Plus/>
                {t!(i18n, studio.add_article)}
            </button>
        </fieldset>
        {move || adding.get().then(|| view! { <ArticleForm on_add=add on_close=Callback::new(move |()| adding.set(false))/> })}
    }
}

/// Which rules it sets aside.
#[component]
fn Exceptions(live: Live, question: Question) -> impl IntoView {
    let i18n = use_i18n();
    let open = use_open();
    let mine = RuleId(live.draft.with_untracked(|draft| draft.id.clone()));
    let items = open.with_value(|volume| {
        let book = &volume.book;
        let below = book.base.as_deref().map_or(&[][..], |base| base.rules(question));
        let item = |rule: &rulebook::Rule, group: &str| Item {
            key: rule.id.to_string(),
            name: article_text(i18n, &rule.says),
            group: group.to_owned(),
        };
        let own = book
            .rules(question)
            .iter()
            .filter(|rule| rule.id != mine)
            .map(|rule| item(rule, t_string!(i18n, studio.own_rules)));
        own.chain(below.iter().map(|rule| item(rule, t_string!(i18n, rulebook.office_default))))
            .collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || live.draft.with(|draft| draft.exception_to.clone()));
    let press = move |key: String| live.draft.update(|draft| toggle(&mut draft.exception_to, &key));
    view! {
        <details class="studio-part">
            <summary>
                {t!(i18n, studio.exceptions)} " "
                <small>{move || t_string!(i18n, studio.n_chosen, count = chosen.with(Vec::len))}</small>
            </summary>
            <p class="hint">{t!(i18n, studio.exceptions_hint)}</p>
            <Pick items=Signal::stored(items) chosen on_toggle=press act="exception" label=t_signal!(i18n, studio.find_rule)/>
        </details>
    }
}

/// The plain sentence: made from the form, or his own.
#[component]
fn Says(live: Live) -> impl IntoView {
    let i18n = use_i18n();
    let shown = move || live.draft.with(|draft| draft.says.clone()).unwrap_or_else(|| live.sentence.get());
    let typed = move |event| {
        let text = event_target_value(&event);
        live.draft.update(|draft| draft.says = Some(text).filter(|text| !text.trim().is_empty()));
    };
    view! {
        <div class="field">
            <label for="says">{t!(i18n, studio.says)} <small>{t!(i18n, studio.says_hint)}</small></label>
            <textarea class="input" id="says" data-act="says" prop:value=shown on:change=typed></textarea>
            {move || {
                live.draft
                    .with(|draft| draft.says.is_some())
                    .then(|| {
                        view! {
                            <button class="btn is-quiet" type="button" data-act="says-again" on:click=move |_| live.draft.update(|draft| draft.says = None)>
                                {t!(i18n, studio.says_again)}
                            </button>
                        }
                    })
            }}
        </div>
    }
}
