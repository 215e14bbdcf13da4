//! The form of one rule, with what comes of it beside it.

use leptos::prelude::*;
use rulebook::{Question, RuleId};

use super::{
    article::AddArticle,
    conditions::Conditions,
    effects::Then,
    live::{Live, Outcome},
    model::{Draft, toggle},
    pick::{Item, Pick},
    said::{Said, SaidField},
};
use crate::{
    route::{Going, use_way},
    studio::{
        address::{Tab, use_address},
        bench::use_bench,
        draft::{fresh_rule, rule, without_rule},
        fault,
        ground::Ground,
        open::use_open,
    },
    text::{I18n, t, t_signal, t_string, use_i18n, word},
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
    Ground::provide();
    let known = open.with_value(|volume| rule(&volume.document, &id).map(|(_, rule)| Draft::read(rule)));
    drop(id);
    let is_new = known.is_none();
    let draft = RwSignal::new(
        known.unwrap_or_else(|| Draft::new(open.with_value(|volume| fresh_rule(&volume.document)))),
    );
    let live = Live::new(draft, question);
    let complete = move || live.book.with(Result::is_ok) && draft.with(|draft| !draft.effects.is_empty());
    let way = use_way();
    let back = StoredValue::new(address.to(Tab::Rules, &[("question", question.name())]));
    let done = move |document: serde_json::Value, said: String| {
        let key = open.with_value(|volume| volume.key.clone());
        // The edit makes this page anew, so the way back comes first.
        way.go(&back.get_value(), Going::ON);
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
    let adding = RwSignal::new(false);
    let items = Signal::derive(move || {
        let book = live.ground.book();
        let own = |article: &rulebook::Article| item(i18n, article, t_string!(i18n, studio.own_articles));
        let below =
            |article: &rulebook::Article| item(i18n, article, t_string!(i18n, rulebook.office_default));
        let base = book.base.iter().flat_map(|base| &base.articles);
        book.articles.iter().map(own).chain(base.map(below)).collect::<Vec<_>>()
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
    let add = move |id: String| {
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
        {move || adding.get().then(|| view! { <AddArticle id=None on_done=Callback::new(add) on_close=Callback::new(move |()| adding.set(false))/> })}
    }
}

fn item(i18n: I18n, article: &rulebook::Article, group: &str) -> Item {
    Item {
        key: article.id.to_string(),
        name: format!("{} {}", article_text(i18n, &article.number), article_text(i18n, &article.title)),
        group: group.to_owned(),
    }
}

/// Which rules it sets aside where it holds, and which of the office defaults for good.
#[component]
fn Exceptions(live: Live, question: Question) -> impl IntoView {
    let i18n = use_i18n();
    let open = use_open();
    let mine = RuleId(live.draft.with_untracked(|draft| draft.id.clone()));
    let (own, below) = open.with_value(|volume| {
        let book = &volume.book;
        let item = |rule: &rulebook::Rule, group: &str| Item {
            key: rule.id.to_string(),
            name: article_text(i18n, &rule.says),
            group: group.to_owned(),
        };
        let own = book.rules(question).iter().filter(|rule| rule.id != mine);
        let own: Vec<Item> = own.map(|rule| item(rule, t_string!(i18n, studio.own_rules))).collect();
        let below = book.base.as_deref().map_or(&[][..], |base| base.rules(question));
        let below = below.iter().map(|rule| item(rule, t_string!(i18n, rulebook.office_default)));
        (own, below.collect::<Vec<_>>())
    });
    let all: Vec<Item> = own.into_iter().chain(below.iter().cloned()).collect();
    let yields = Signal::derive(move || live.draft.with(|draft| draft.exception_to.clone()));
    let press = move |key: String| live.draft.update(|draft| toggle(&mut draft.exception_to, &key));
    let gone = Signal::derive(move || live.draft.with(|draft| draft.replaces.clone()));
    let replace = move |key: String| live.draft.update(|draft| toggle(&mut draft.replaces, &key));
    let count = move |chosen: Signal<Vec<String>>| {
        move || t_string!(i18n, studio.n_chosen, count = chosen.with(Vec::len))
    };
    let replaceable = (!below.is_empty()).then(|| {
        view! {
            <details class="studio-part">
                <summary data-act="replaces">{t!(i18n, studio.replaces)} " " <small>{count(gone)}</small></summary>
                <p class="hint">{t!(i18n, studio.replaces_hint)}</p>
                <Pick items=Signal::stored(below) chosen=gone on_toggle=replace act="replaced" label=t_signal!(i18n, studio.find_rule)/>
            </details>
        }
    });
    view! {
        <details class="studio-part">
            <summary data-act="exceptions">{t!(i18n, studio.exceptions)} " " <small>{count(yields)}</small></summary>
            <p class="hint">{t!(i18n, studio.exceptions_hint)}</p>
            <Pick items=Signal::stored(all) chosen=yields on_toggle=press act="exception" label=t_signal!(i18n, studio.find_rule)/>
        </details>
        {replaceable}
    }
}

/// The plain sentence, made from the form or his own; and how the article is read where it leaves something open.
#[component]
fn Says(live: Live) -> impl IntoView {
    let i18n = use_i18n();
    let says = Signal::derive(move || live.draft.with(|draft| draft.says.clone()));
    let set =
        Callback::new(move |(language, text)| live.draft.update(|draft| draft.says.set(language, text)));
    let reading = Signal::derive(move || live.draft.with(|draft| draft.reading.clone()));
    let read =
        Callback::new(move |(language, text)| live.draft.update(|draft| draft.reading.set(language, text)));
    let own = Memo::new(move |_| live.draft.with(|draft| !draft.says.is_empty()));
    view! {
        <SaidField said=says set label=t_signal!(i18n, studio.says) hint=t_signal!(i18n, studio.says_hint) act="says" long=true shown=Signal::from(live.sentence)/>
        {move || {
            own.get()
                .then(|| {
                    view! {
                        <button class="btn is-quiet" type="button" data-act="says-again" on:click=move |_| live.draft.update(|draft| draft.says = Said::default())>
                            {t!(i18n, studio.says_again)}
                        </button>
                    }
                })
        }}
        <details class="studio-part" open=reading.with_untracked(|reading| !reading.is_empty())>
            <summary>{t!(i18n, rulebook.reading)} " " <small>{t!(i18n, studio.optional)}</small></summary>
            <p class="hint">{t!(i18n, studio.reading_hint)}</p>
            <SaidField said=reading set=read label=t_signal!(i18n, rulebook.reading) act="reading" long=true/>
        </details>
    }
}
