//! One article with the rules that follow from it, or one question with the defaults that stand in for the book.

use counter::book::{Article, ArticleId, ArticleKind, Book, Question, Rule};
use leptos::prelude::*;

use super::reading::use_reading;
use crate::{
    book::{
        rule::rule_card,
        silence::{defaults, silent_slots},
        words::{Speaker, amount, day, kind_chip},
    },
    desk::use_desk,
    text::{I18n, t, t_string, use_i18n, word},
    widget::article_text,
};

/// An article, what it is good for, its values and its rules.
#[component]
pub fn ArticleRules(
    /// The article.
    id: ArticleId,
    /// Whether its heading is left out, because it stands above already.
    bare: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let reading = use_reading();
    move || {
        let on = desk.now().date();
        reading.book.with_value(|book| {
            let speaker = Speaker { i18n, book, on };
            let article = book.article(&id)?;
            let rules = resting_on(book, &id);
            let count = rules.len();
            let (class, kind, hint) = kind_chip(i18n, article.kind);
            let own = book.articles.iter().any(|own| own.id == id);
            let chip = match own {
                true => view! { <span class=class title=hint>{kind}</span> }.into_any(),
                false => view! { <span class="chip is-line">{t!(i18n, rulebook.office_default)}</span> }.into_any(),
            };
            let why = article.why_conduct.as_ref().map(|why| article_text(i18n, why));
            let nothing = count == 0 && matches!(article.kind, ArticleKind::Rule | ArticleKind::Record);
            let note = article.note.as_ref().map(|note| {
                format!("{}: {}", t_string!(i18n, rulebook.note), article_text(i18n, note))
            });
            Some(view! {
                <header class="rules-head" data-article=id.to_string()>
                    <small>{article_text(i18n, &article.chapter)}</small>
                    {(!bare).then(|| view! { <h2>{heading(i18n, article)}</h2> })}
                    <p>{article_text(i18n, &article.text)}</p>
                    <div class="btn-row">
                        {chip}
                        {(count > 0)
                            .then(|| {
                                view! {
                                    <span class="chip is-line">{t_string!(i18n, rulebook.n_rules, count = count)}</span>
                                }
                            })}
                    </div>
                    {why.map(|why| view! { <p class="hint">{why}</p> })}
                    {nothing.then(|| view! { <p class="hint">{t!(i18n, rulebook.no_rules)}</p> })}
                    {note.map(|note| view! { <p class="hint">{note}</p> })}
                </header>
                {values(speaker, &id)}
                {rules
                    .into_iter()
                    .map(|(question, rule)| rule_card(speaker, &|id| reading.article(id), question, rule, Some(&id)))
                    .collect_view()}
            })
        })
    }
}

/// The number and the title of an article.
pub fn heading(i18n: I18n, article: &Article) -> String {
    format!("{} {}", article_text(i18n, &article.number), article_text(i18n, &article.title))
}

/// The values that stand in this article.
fn values(speaker: Speaker<'_>, id: &ArticleId) -> impl IntoView + use<> {
    let Speaker { i18n, book, on } = speaker;
    let mut rows = Vec::new();
    for parameter in book.parameters.values() {
        for (from, dated) in parameter.values.iter().filter(|(_, dated)| dated.article == *id) {
            let since = (parameter.values.len() > 1)
                .then(|| format!(" · {}", t_string!(i18n, rulebook.value_since, day = day(i18n, *from, on))));
            rows.push((article_text(i18n, &parameter.title), amount(i18n, parameter, &dated.value), since));
        }
    }
    (!rows.is_empty()).then(|| {
        let row = |(title, value, since): (String, String, Option<String>)| {
            view! { <dt>{t!(i18n, rulebook.value_of)}</dt> <dd>{title} " " <span class="param">{value}</span> {since}</dd> }
        };
        view! { <div class="rule"><dl>{rows.into_iter().map(row).collect_view()}</dl></div> }
    })
}

/// A question on which the book is silent, and the office defaults that hold.
#[component]
pub fn QuestionRules(
    /// The question.
    question: Question,
    /// Whether its heading is left out, because it stands above already.
    bare: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let reading = use_reading();
    move || {
        let on = desk.now().date();
        reading.book.with_value(|book| {
            let speaker = Speaker { i18n, book, on };
            let slots = silent_slots(book, question);
            let names: Vec<String> = slots.iter().map(|slot| word(i18n, "slot", slot.name())).collect();
            let names = names.join(t_string!(i18n, rulebook.list));
            let rules = defaults(book, question, &slots);
            view! {
                <header class="rules-head" data-question=question.name()>
                    <small>{t!(i18n, rulebook.silent)}</small>
                    {(!bare).then(|| view! { <h2>{word(i18n, "question", question.name())}</h2> })}
                    <p>{t_string!(i18n, rulebook.silent_slots, slots = names)}</p>
                    <p class="hint">{t!(i18n, rulebook.silent_hint)}</p>
                </header>
                {rules.into_iter().map(|rule| rule_card(speaker, &|id| reading.article(id), question, rule, None)).collect_view()}
            }
        })
    }
}

/// The rules that rest on an article, with their questions; of the office defaults too.
fn resting_on<'a>(book: &'a Book, id: &ArticleId) -> Vec<(Question, &'a Rule)> {
    let books = [Some(book), book.base.as_deref()].into_iter().flatten();
    let rules = books.flat_map(|book| {
        Question::ALL.iter().flat_map(|question| book.rules(*question).iter().map(|rule| (*question, rule)))
    });
    rules.filter(|(_, rule)| rule.cites.contains(id)).collect()
}
