//! The cases written beside a book, tried on it: those that no longer come out as they should, with what was expected
//! and what came.

use leptos::prelude::*;
use rulebook::{Book, Effects, Question, case::Mismatch};

use super::story;
use crate::{
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Icon, Line},
};

/// A case that fails: its id, what should be, what is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// The case.
    pub id: String,
    /// What is asked.
    pub question: Question,
    /// The situation.
    pub facts: rulebook::Facts,
    /// What should come of it.
    pub expected: String,
    /// What does.
    pub came: String,
}

/// How many cases were tried, and those that fail.
pub fn tried(i18n: I18n, book: &Book, questions: Option<&[Question]>) -> (usize, Vec<Failed>) {
    let wanted =
        book.cases.iter().filter(|case| questions.is_none_or(|questions| questions.contains(&case.question)));
    let (mut count, mut failed) = (0, Vec::new());
    for case in wanted {
        count += 1;
        if let Err(mismatch) = case.check(book) {
            let (expected, came) = told(i18n, book, &mismatch);
            failed.push(Failed {
                id: case.id.clone(),
                question: case.question,
                facts: case.facts.clone(),
                expected,
                came,
            });
        }
    }
    (count, failed)
}

/// What should be and what is, in words.
pub fn told(i18n: I18n, book: &Book, mismatch: &Mismatch) -> (String, String) {
    let none = || t_string!(i18n, rulebook.none).to_owned();
    let effects = |effects: &Effects| {
        let told: Vec<String> = story::verdict(i18n, book, effects)
            .into_iter()
            .map(|(name, value)| t_string!(i18n, rulebook.is, fact = name, value = value))
            .collect();
        if told.is_empty() { none() } else { told.join("；") }
    };
    let says = |ids: &[rulebook::RuleId]| {
        let told: Vec<String> = ids.iter().map(|id| story::says(i18n, book, id)).collect();
        if told.is_empty() { none() } else { told.join("；") }
    };
    let asks = |fact: &Option<rulebook::Fact>| {
        fact.map_or_else(none, |fact| t_string!(i18n, studio.asks, fact = word(i18n, "fact", fact.name())))
    };
    let articles = |ids: &[rulebook::ArticleId]| {
        let number = |id: &rulebook::ArticleId| {
            book.article(id)
                .map_or_else(|| id.to_string(), |article| crate::widget::article_text(i18n, &article.number))
        };
        if ids.is_empty() {
            none()
        } else {
            ids.iter().map(number).collect::<Vec<_>>().join(t_string!(i18n, rulebook.list))
        }
    };
    match mismatch {
        Mismatch::Switch { name } => (name.clone(), none()),
        Mismatch::Clash { rules } => (t_string!(i18n, studio.one_answer).to_owned(), says(rules)),
        Mismatch::Asks { expected, came } => (asks(expected), asks(came)),
        Mismatch::Slot { expected, came, .. } => (effects(expected), effects(came)),
        Mismatch::Steps { expected, came } => (says(expected), says(came)),
        Mismatch::Cites { expected, came } => (articles(expected), articles(came)),
    }
}

/// The cases in a panel: how many stand, and each that does not.
#[component]
pub fn Cases(
    /// How many were tried.
    #[prop(into)]
    count: Signal<usize>,
    /// Those that fail.
    #[prop(into)]
    failed: Signal<Vec<Failed>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let line = move |failed: Failed| {
        view! {
            <li data-case=failed.id.clone()>
                <b>{t_string!(i18n, studio.case_fails, case = failed.id, question = word(i18n, "question", failed.question.name()))}</b>
                <p><span class="muted">{t!(i18n, studio.expected)}</span> " " {failed.expected}</p>
                <p><span class="muted">{t!(i18n, studio.came)}</span> " " {failed.came}</p>
            </li>
        }
    };
    move || {
        let (count, failed) = (count.get(), failed.get());
        let fails = failed.len();
        (count > 0).then(|| {
            let stands = failed.is_empty().then(|| {
                view! { <p class="studio-ok" data-live="cases"><Icon line=Line::Check/>{t_string!(i18n, studio.cases_stand, count = count)}</p> }
            });
            view! {
                {stands}
                <ul class="studio-findings" data-failed=fails>{failed.into_iter().map(line).collect_view()}</ul>
            }
        })
    }
}
