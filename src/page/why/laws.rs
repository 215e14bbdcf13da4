//! The articles of some rulings, each with the rules that held by it and the facts they looked at.

use crate::desk::Books;
use crate::page::said::list;
use crate::route::Place;
use crate::text::{I18n, t_string, value_of_fact, word};
use crate::widget::article_text;
use leptos::prelude::*;
use rulebook::{ArticleId, BookDigest, Rule, Ruling};

/// One article in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Law {
    id: ArticleId,
    book: BookDigest,
    number: String,
    text: String,
    asked: String,
    says: Vec<String>,
    facts: Vec<String>,
}

impl Law {
    /// Whether it is a default of the office where the book is silent.
    fn silent(&self) -> bool {
        self.id.0.starts_with("base.")
    }
}

/// The articles in the order in which they were used, each once.
pub(super) fn laws(i18n: I18n, books: &Books, rulings: &[Ruling]) -> Vec<Law> {
    let mut laws: Vec<Law> = Vec::new();
    for ruling in rulings {
        let book = books.book(&ruling.book);
        for step in &ruling.steps {
            let rule = book.and_then(|book| book.find_rule(&step.rule));
            for id in &step.cites {
                if !laws.iter().any(|law| law.id == *id) {
                    let article = books.article(&ruling.book, id);
                    laws.push(Law {
                        id: id.clone(),
                        book: ruling.book.clone(),
                        number: article.map_or_else(|| id.to_string(), |a| article_text(i18n, &a.number)),
                        text: article.map(|article| article_text(i18n, &article.text)).unwrap_or_default(),
                        asked: word(i18n, "question", ruling.question.name()),
                        says: Vec::new(),
                        facts: Vec::new(),
                    });
                }
            }
            // What the rule says stands once, under its first article.
            let first = step.cites.first();
            let law = laws.iter_mut().find(|law| Some(&law.id) == first);
            if let (Some(rule), Some(law)) = (rule, law) {
                explain(i18n, ruling, rule, law);
            }
        }
    }
    laws
}

fn explain(i18n: I18n, ruling: &Ruling, rule: &Rule, law: &mut Law) {
    let says = article_text(i18n, &rule.says);
    if !law.says.contains(&says) {
        law.says.push(says);
    }
    rule.when.each(&mut |fact, _| {
        let Some(found) = ruling.facts.get(fact) else { return };
        let line = t_string!(
            i18n,
            why.fact_line,
            fact = word(i18n, "fact", fact.name()),
            value = value_of_fact(i18n, fact, found)
        );
        if !law.facts.contains(&line) {
            law.facts.push(line);
        }
    });
}

/// The articles, and below them the defaults where the book is silent.
pub(super) fn show(i18n: I18n, laws: Vec<Law>) -> impl IntoView + use<> {
    let (silent, written): (Vec<Law>, Vec<Law>) = laws.into_iter().partition(Law::silent);
    let written = (!written.is_empty()).then(|| {
        view! { <ol class="laws">{written.into_iter().map(row).collect_view()}</ol> }
    });
    let silent = (!silent.is_empty()).then(|| {
        let row = |law: Law| {
            view! {
                <li>
                    <span class="laws-no">{t_string!(i18n, why.silent)}</span>
                    <div>
                        <p class="laws-text">
                            {format!("{} · ", law.asked)} <b>{list(i18n, &law.says)}</b>
                        </p>
                    </div>
                </li>
            }
        };
        view! { <ol class="laws silent">{silent.into_iter().map(row).collect_view()}</ol> }
    });
    view! { {written} {silent} }
}

fn row(law: Law) -> impl IntoView {
    let address = format!("{}?book={}&article={}", Place::Rulebook.path(), law.book.0, law.id);
    view! {
        <li data-article=law.id.to_string()>
            <a class="laws-no" data-act="article" href=address>{law.number}</a>
            <div>
                <p class="laws-text">{law.text}</p>
                <ul class="facts">
                    {law.says.into_iter().map(|says| view! { <li class="fact"><b>{says}</b></li> }).collect_view()}
                    {(!law.facts.is_empty()).then(|| view! { <li class="fact is-no"><span>{law.facts.join(" · ")}</span></li> })}
                </ul>
                <small class="laws-role">{law.asked}</small>
            </div>
        </li>
    }
}
