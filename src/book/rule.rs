//! One rule in words.

use leptos::prelude::*;
use rulebook::{ArticleId, Book, Question, Rule, RuleId};

use super::{
    cited::laws,
    words::{Bit, Speaker},
};
use crate::{
    text::{t, t_string, word},
    widget::article_text,
};

/// A rule: what it asks, when it holds, what follows, and what it stands against. Shown under an article, it names its
/// other articles.
pub fn rule_card(
    speaker: Speaker<'_>,
    address: &dyn Fn(&ArticleId) -> String,
    question: Question,
    rule: &Rule,
    main: Option<&ArticleId>,
) -> impl IntoView + use<> {
    let Speaker { i18n, book, .. } = speaker;
    let others: Vec<ArticleId> = rule.cites.iter().filter(|id| Some(*id) != main).cloned().collect();
    let conditions = speaker.conditions(&rule.when);
    let effects = speaker.effects(&rule.then);
    let says = |ids: &[RuleId]| -> Vec<String> {
        ids.iter().filter_map(|id| book.find_rule(id)).map(|rule| article_text(i18n, &rule.says)).collect()
    };
    let (beats, instead) = (says(&rule.exception_to), says(&rule.replaces));
    let beaten = exceptions(book, question, &rule.id).map(|rule| article_text(i18n, &rule.says)).collect();
    let when = match conditions.is_empty() {
        true => view! { <dd>{t!(i18n, rulebook.always)}</dd> }.into_any(),
        false => {
            let item = |bits: Vec<Bit>| view! { <li>{bits.into_iter().map(shown).collect_view()}</li> };
            view! { <dd><ul class="when">{conditions.into_iter().map(item).collect_view()}</ul></dd> }
                .into_any()
        }
    };
    let effect = |(slot, value): (String, String)| {
        let sentence = t_string!(i18n, rulebook.is, fact = slot, value = "");
        view! { <li>{sentence} <b>{value}</b></li> }
    };
    let reading_note = rule.reading.as_ref().map(|reading| {
        view! { <dt>{t!(i18n, rulebook.reading)}</dt> <dd>{article_text(i18n, reading)}</dd> }
    });
    let lines = |name: &'static str, says: Vec<String>| {
        (!says.is_empty()).then(|| {
            let line = |says: String| view! { <li>{says}</li> };
            view! { <dt>{name}</dt> <dd><ul>{says.into_iter().map(line).collect_view()}</ul></dd> }
        })
    };
    view! {
        <article class="rule" data-rule=rule.id.to_string()>
            <div class="rule-head">
                <h3><b>{article_text(i18n, &rule.says)}</b></h3>
                <code>{rule.id.to_string()}</code>
            </div>
            <dl>
                <dt>{t!(i18n, rulebook.ask)}</dt>
                <dd>{word(i18n, "question", question.name())}</dd>
                <dt>{t!(i18n, rulebook.when)}</dt>
                {when}
                <dt>{t!(i18n, rulebook.then)}</dt>
                <dd><ul>{effects.into_iter().map(effect).collect_view()}</ul></dd>
                {reading_note}
                {lines(t_string!(i18n, rulebook.beats), beats)}
                {lines(t_string!(i18n, rulebook.beaten), beaten)}
                {lines(t_string!(i18n, rulebook.instead), instead)}
                {(!others.is_empty())
                    .then(|| {
                        let name = match main {
                            Some(_) => t_string!(i18n, rulebook.also),
                            None => t_string!(i18n, rulebook.source),
                        };
                        view! { <dt>{name}</dt> <dd>{laws(i18n, address, book, &others)}</dd> }
                    })}
            </dl>
        </article>
    }
}

fn shown(bit: Bit) -> impl IntoView {
    match bit {
        Bit::Text(text) => text.into_any(),
        Bit::Value(value, title) => view! { <span class="param" title=title>{value}</span> }.into_any(),
    }
}

/// The rules that are exceptions to this one; the book's own may be exceptions to an office default.
fn exceptions<'a>(book: &'a Book, question: Question, id: &'a RuleId) -> impl Iterator<Item = &'a Rule> {
    let below = book.base.as_deref().map_or(&[][..], |base| base.rules(question));
    book.rules(question).iter().chain(below).filter(move |rule| rule.exception_to.contains(id))
}
