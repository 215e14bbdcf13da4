//! The articles of some rulings, each with the rules that held by it and the facts they looked at: those that decided, then
//! those that ask for something besides, then the defaults of the office.

use crate::desk::Books;
use crate::route::Place;
use crate::said::list;
use crate::text::{I18n, t_string, value_of_fact, word};
use crate::widget::article_text;
use counter::{
    book::{ArticleId, Book, BookDigest, Date, Rule, RuleId, Ruling},
    laws::{Law as Behind, Read},
};
use leptos::prelude::*;

/// One article in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Law {
    id: ArticleId,
    book: BookDigest,
    number: String,
    text: String,
    asked: String,
    /// Whether it decided something; else it asks for something besides.
    decides: bool,
    says: Vec<String>,
    facts: Vec<String>,
    /// How it is read, where it can be read in two ways.
    read: Vec<String>,
    /// What it gives that did not come of it here.
    withheld: Vec<String>,
}

impl Law {
    /// Whether it is a default of the office where the book is silent.
    fn silent(&self) -> bool {
        self.id.0.starts_with("base.")
    }
}

/// The articles behind some rulings of a day.
pub(super) fn laws(i18n: I18n, books: &Books, rulings: &[Ruling], on: Date) -> Vec<Law> {
    books.laws(rulings, on).into_iter().map(|law| spoken(i18n, books, rulings, law)).collect()
}

fn spoken(i18n: I18n, books: &Books, rulings: &[Ruling], behind: Behind) -> Law {
    let book = books.book(&behind.book).map(|book| &**book);
    let article = books.article(&behind.book, &behind.article);
    let rules = |ids: &[RuleId]| {
        ids.iter()
            .filter_map(|id| book.and_then(|book: &Book| book.find_rule(id)))
            .cloned()
            .collect::<Vec<Rule>>()
    };
    let (held, withheld) = (rules(&behind.rules), rules(&behind.withheld));
    let read = |Read { what, so }: &Read| {
        t_string!(i18n, why.read_so, what = article_text(i18n, what), so = article_text(i18n, so))
    };
    let gives = |rule: &Rule| {
        let note =
            rule.reading.as_ref().map(|note| format!("（{}）", article_text(i18n, note))).unwrap_or_default();
        t_string!(i18n, why.withheld, what = article_text(i18n, &rule.says), note = note)
    };
    Law {
        number: article.map_or_else(|| behind.article.to_string(), |a| article_text(i18n, &a.number)),
        text: article.map(|article| article_text(i18n, &article.text)).unwrap_or_default(),
        asked: list(
            i18n,
            &behind.decided.iter().map(|slot| word(i18n, "slot", slot.name())).collect::<Vec<_>>(),
        ),
        decides: !behind.decided.is_empty(),
        says: said(i18n, &held),
        facts: seen(i18n, rulings, &held),
        read: behind.read.iter().map(read).collect(),
        withheld: withheld.iter().map(gives).collect(),
        id: behind.article,
        book: behind.book,
    }
}

/// What the rules say, each once.
fn said(i18n: I18n, rules: &[Rule]) -> Vec<String> {
    let mut says: Vec<String> = rules.iter().map(|rule| article_text(i18n, &rule.says)).collect();
    says.dedup();
    says
}

/// The facts the rules looked at, each once.
fn seen(i18n: I18n, rulings: &[Ruling], rules: &[Rule]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (rule, ruling) in rules.iter().flat_map(|rule| {
        let spoke = |ruling: &&Ruling| ruling.steps.iter().any(|step| step.rule == rule.id);
        rulings.iter().filter(spoke).map(move |ruling| (rule, ruling))
    }) {
        rule.when.each(&mut |fact, _| {
            let Some(found) = ruling.facts.get(fact) else { return };
            let line = t_string!(
                i18n,
                why.fact_line,
                fact = word(i18n, "fact", fact.name()),
                value = value_of_fact(i18n, fact, found)
            );
            if !lines.contains(&line) {
                lines.push(line);
            }
        });
    }
    lines
}

/// The articles that decided, and below them the defaults where the book is silent.
pub(super) fn decided(i18n: I18n, laws: &[Law]) -> impl IntoView + use<> {
    let decided = laws.iter().filter(|law| law.decides && !law.silent()).cloned();
    let silent = laws.iter().filter(|law| law.silent()).cloned();
    view! { {listed("laws", decided.collect(), row)} {listed("laws silent", silent.collect(), move |law| of_office(i18n, law))} }
}

/// The articles that ask for something besides.
pub(super) fn besides(laws: &[Law]) -> impl IntoView + use<> {
    let besides = laws.iter().filter(|law| !law.decides && !law.silent()).cloned();
    listed("laws besides", besides.collect(), row)
}

fn listed(class: &'static str, laws: Vec<Law>, row: impl Fn(Law) -> AnyView) -> Option<AnyView> {
    (!laws.is_empty())
        .then(|| view! { <ol class=class>{laws.into_iter().map(row).collect_view()}</ol> }.into_any())
}

fn of_office(i18n: I18n, law: Law) -> AnyView {
    let Law { asked, says, .. } = law;
    view! {
        <li>
            <span class="laws-no">{t_string!(i18n, why.silent)}</span>
            <div>
                <p class="laws-text">
                    {format!("{asked} · ")} <b>{list(i18n, &says)}</b>
                </p>
            </div>
        </li>
    }
    .into_any()
}

fn row(law: Law) -> AnyView {
    let address = Place::article(&law.book.0, &law.id);
    let not = law.read.into_iter().chain(law.withheld.clone());
    view! {
        <li data-article=law.id.to_string()>
            <a class="laws-no" data-act="article" href=address>{law.number}</a>
            <div>
                <p class="laws-text">{law.text}</p>
                <ul class="facts">
                    {law.says.into_iter().map(|says| view! { <li class="fact"><b>{says}</b></li> }).collect_view()}
                    {(!law.facts.is_empty()).then(|| view! { <li class="fact is-no"><span>{law.facts.join(" · ")}</span></li> })}
                    {not.map(|not| view! { <li class="fact is-no" data-withheld=""><span>{not}</span></li> }).collect_view()}
                </ul>
                {Some(law.asked).filter(|asked| !asked.is_empty()).map(|asked| view! { <small class="laws-role">{asked}</small> })}
            </div>
        </li>
    }
    .into_any()
}
