//! Facts to choose from, and the value of one.

use leptos::prelude::*;
use rulebook::{Book, Fact, Question, Value, fact::Domain};
use serde_json::json;

use super::pick::Item;
use crate::{
    studio::inquire::mentioned,
    text::{I18n, t_string, use_i18n, value_of_fact, word},
};

/// The facts of which a question's rules speak first, then the book's own, then the vocabulary's.
pub fn offered(
    i18n: I18n,
    book: &Book,
    question: Option<Question>,
    wanted: impl Fn(Domain) -> bool,
) -> Vec<Item> {
    let glossary = book.glossary();
    let item = |fact: Fact, group: &str| Item {
        key: fact.name().to_owned(),
        name: word(i18n, "fact", fact.name()),
        group: group.to_owned(),
    };
    let fits = |fact: &Fact| glossary.domain(*fact).is_some_and(&wanted);
    let usual: Vec<Fact> = question
        .map(|question| mentioned(book, question))
        .unwrap_or_default()
        .into_iter()
        .filter(fits)
        .collect();
    let own: Vec<Fact> =
        glossary.facts().map(|(fact, _)| fact).filter(fits).filter(|fact| !usual.contains(fact)).collect();
    let rest = Fact::ALL.iter().copied().filter(fits).filter(|fact| !usual.contains(fact));
    let first = usual.iter().map(|fact| item(*fact, t_string!(i18n, studio.usual_facts)));
    let second = own.iter().map(|fact| item(*fact, t_string!(i18n, studio.own_facts)));
    first.chain(second).chain(rest.map(|fact| item(fact, t_string!(i18n, studio.other_facts)))).collect()
}

/// Whether it is a day or a moment.
pub const fn is_mark(domain: Domain) -> bool {
    matches!(domain, Domain::Day | Domain::Moment)
}

/// The value of a fact: chips for words and for yes or no, a field for the rest; it may also be that nobody knows.
#[component]
pub fn FactField(
    /// The book that knows the fact.
    book: StoredValue<std::rc::Rc<Book>, LocalStorage>,
    /// The fact.
    fact: Fact,
    /// What it is, if it is told.
    #[prop(into)]
    now: Signal<Option<Value>>,
    /// Called with another value, or with none.
    set: Callback<Option<Value>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = format!("fact-{}", fact.name().replace('.', "-"));
    let label = id.clone();
    let choice = move |key: String, name: String, value: Option<Value>| {
        view! {
            <button class="toggle" type="button" data-act="known" data-key=key aria-pressed=move || (now.get() == value).to_string() on:click=move |_| set.run(value)>
                {name}
            </button>
        }
        .into_any()
    };
    let unknown = choice("unknown".to_owned(), t_string!(i18n, studio.unknown).to_owned(), None);
    let nobody =
        choice("nobody".to_owned(), value_of_fact(i18n, fact, Value::NotKnown), Some(Value::NotKnown));
    let chip =
        move |value: Value, key: &str| choice(key.to_owned(), value_of_fact(i18n, fact, value), Some(value));
    let domain = book.with_value(|book| book.glossary().domain(fact)).unwrap_or(Domain::Own);
    let labelled = id.clone();
    let field = move |kind: &'static str, act: &'static str| {
        let label = labelled.clone();
        let typed = move |event| {
            let text: String = event_target_value(&event);
            let text = text.trim();
            let json = match domain {
                Domain::Count => text.parse::<i64>().map_or(json!(text), |n| json!(n)),
                Domain::Amount => json!(format!("¥{}", text.trim_start_matches('¥'))),
                _ => json!(text),
            };
            set.run(fact.read(&json).ok().filter(|_| !text.is_empty()));
        };
        let shown = move || match now.get() {
            Some(Value::NotKnown) | None => String::new(),
            Some(Value::Moment(moment)) => paper::date::write_minute(moment),
            Some(value) => {
                let json = serde_json::to_value(value).unwrap_or_default();
                json.as_str().map_or_else(|| json.to_string(), |text| text.trim_start_matches('¥').to_owned())
            }
        };
        view! { <input class="input" class:studio-number=kind == "number" type=kind min="0" step="any" inputmode=if kind == "number" { "decimal" } else { "none" } aria-labelledby=label data-act=act prop:value=shown on:change=typed/> }
            .into_any()
    };
    let body: Vec<AnyView> = match domain {
        Domain::Words(_) | Domain::Own => {
            let words = book.with_value(|book| book.glossary().words(fact));
            words.into_iter().map(|text| chip(Value::Word(text), text)).collect()
        }
        Domain::Flag => vec![chip(Value::Flag(true), "yes"), chip(Value::Flag(false), "no")],
        Domain::Count | Domain::Amount => vec![field("number", "known-number")],
        Domain::Day => vec![field("date", "known-day")],
        Domain::Moment => vec![field("datetime-local", "known-day")],
    };
    view! {
        <div class="effect" role="group" aria-labelledby=label data-fact=fact.name()>
            <span class="effect-name" id=id>{move || word(i18n, "fact", fact.name())}</span>
            <div class="toggles">{unknown} {body} {nobody}</div>
        </div>
    }
}
