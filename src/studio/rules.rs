//! The rules, question by question, grouped by what they say; from here one is changed or added.

use leptos::prelude::*;
use rulebook::{ArticleId, Question, Rule};

use super::{
    address::{Tab, use_address},
    bench::Kind,
    form::rule::RuleForm,
    open::use_open,
};
use crate::{
    book::{cited::laws, rule::rule_card, words::Speaker},
    desk::today,
    route::{Going, use_way},
    text::{t, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};

/// The page.
#[component]
pub fn Rules() -> impl IntoView {
    let address = use_address();
    let open = use_open();
    let (asked, rule) = (address.word("question"), address.word("rule"));
    let chosen = Memo::new(move |_| {
        asked.get().and_then(|name| Question::from_name(&name)).unwrap_or(Question::ALL[0])
    });
    let draft = open.with_value(|volume| volume.kind == Kind::Draft);
    move || match rule.get().filter(|_| draft) {
        Some(id) => view! { <RuleForm question=chosen.get() id/> }.into_any(),
        None => view! { <Overview chosen/> }.into_any(),
    }
}

#[component]
fn Overview(chosen: Memo<Question>) -> impl IntoView {
    let i18n = use_i18n();
    let address = use_address();
    let open = use_open();
    let way = use_way();
    let choose = move |event| {
        way.go(&address.to(Tab::Rules, &[("question", &event_target_value(&event))]), Going::STAYING)
    };
    let line = move |question: Question| {
        let count = open.with_value(|volume| volume.book.rules(question).len());
        let href = address.to(Tab::Rules, &[("question", question.name())]);
        view! {
            <a class="article" href=href data-act="question" data-question=question.name() data-noscroll=true
                aria-current=move || (chosen.get() == question).then_some("true")>
                <span class="article-text">{move || word(i18n, "question", question.name())}</span>
                {move || match count {
                    0 => view! { <span class="chip is-line">{t!(i18n, rulebook.view_silence)}</span> }.into_any(),
                    count => view! { <span class="chip is-jade">{t_string!(i18n, rulebook.n_rules, count = count)}</span> }.into_any(),
                }}
            </a>
        }
    };
    view! {
        <div class="reader studio-rulelist">
            <section class="panel articles is-wide" aria-label=t!(i18n, studio.questions)>
                {Question::ALL.iter().map(|question| line(*question)).collect_view()}
            </section>
            <div class="field studio-narrow-only">
                <label for="question">{t!(i18n, studio.questions)}</label>
                <select class="input" id="question" on:change=choose prop:value=move || chosen.get().name()>
                    {Question::ALL
                        .iter()
                        .map(|question| view! { <option value=question.name() selected=move || chosen.get() == *question>{word(i18n, "question", question.name())}</option> })
                        .collect_view()}
                </select>
            </div>
            <section class="panel rules" tabindex="0" aria-live="polite" aria-label=t!(i18n, studio.tab_rules)>
                {move || view! { <Of question=chosen.get()/> }}
            </section>
        </div>
    }
}

/// The rules of one question.
#[component]
fn Of(question: Question) -> impl IntoView {
    let i18n = use_i18n();
    let address = use_address();
    let open = use_open();
    move || {
        open.with_value(|volume| {
            let book = &*volume.book;
            let speaker = Speaker { i18n, book, on: today() };
            let draft = volume.kind == Kind::Draft;
            let href = move |id: &ArticleId| address.to(Tab::Read, &[("article", &id.0)]);
            let mut groups: Vec<(String, Vec<&Rule>)> = Vec::new();
            for rule in book.rules(question) {
                // What the question needs decides where a rule stands; duties besides do not.
                let answers = rule.then.slots().any(|slot| question.needs().contains(&slot));
                let told = speaker.effects(&rule.then).into_iter().zip(rule.then.slots());
                let told = told.filter(|(_, slot)| !answers || question.needs().contains(slot));
                let said: Vec<String> = told
                    .map(|((name, value), _)| t_string!(i18n, rulebook.is, fact = name, value = value))
                    .collect();
                let said = said.join("；");
                match groups.iter_mut().find(|(head, _)| *head == said) {
                    Some((_, rules)) => rules.push(rule),
                    None => groups.push((said, vec![rule])),
                }
            }
            let row = |rule: &Rule| {
                let cites = laws(i18n, &href, book, &rule.cites);
                let says = article_text(i18n, &rule.says);
                let to = address.to(Tab::Rules, &[("question", question.name()), ("rule", &rule.id.0)]);
                let when: Vec<String> = speaker
                    .conditions(&rule.when)
                    .into_iter()
                    .map(|bits| bits.into_iter().map(super::form::conditions::plain).collect::<String>())
                    .collect();
                let when = if when.is_empty() { t_string!(i18n, rulebook.always).to_owned() } else { when.join("；") };
                view! {
                    <div class="studio-rule" data-rule=rule.id.to_string()>
                        <div>
                            <b class="studio-says">{says}</b>
                            <p class="hint">{when}</p>
                            <p>{cites}</p>
                        </div>
                        {draft.then(|| view! { <a class="btn is-jade" href=to data-act="edit-rule"><Icon line=Line::Pen/>{t!(i18n, studio.edit)}</a> })}
                    </div>
                }
            };
            let group = |(head, rules): (String, Vec<&Rule>)| {
                view! {
                    <h3 class="chapter">{head}</h3>
                    {rules.into_iter().map(row).collect_view()}
                }
            };
            let silent = groups.is_empty().then(|| {
                let below = book.base.as_deref().map_or(&[][..], |base| base.rules(question));
                view! {
                    <p class="hint studio-hint">{t!(i18n, rulebook.silent_hint)}</p>
                    {below.iter().map(|rule| rule_card(speaker, &href, question, rule, None)).collect_view()}
                }
            });
            let add = address.to(Tab::Rules, &[("question", question.name()), ("rule", "new")]);
            view! {
                <header class="rules-head" data-question=question.name()>
                    <h2>{word(i18n, "question", question.name())}</h2>
                    <p class="hint">{t_string!(i18n, studio.answers, slots = super::story::slots(i18n, question.needs()))}</p>
                    {match draft {
                        true => view! { <a class="btn is-jade" href=add data-act="add-rule"><Icon line=Line::Plus/>{t!(i18n, studio.add_rule)}</a> }.into_any(),
                        false => view! { <p class="hint">{t!(i18n, studio.revise_first)}</p> }.into_any(),
                    }}
                </header>
                {groups.into_iter().map(group).collect_view()}
                {silent}
            }
        })
    }
}
