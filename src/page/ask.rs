//! One question at a time: what the book must know before an act is done, with what would follow under each answer; and
//! what a person must decide where rules clash.

mod clash;

use crate::book::words::Speaker;
use crate::desk::{Answer, Waiting, use_desk};
use crate::text::{t, t_string, use_i18n, value_of_fact, word};
use crate::widget::{Dialog, article_number, article_text};
use clash::Clash;
use leptos::prelude::*;
use office::{Asked, Reason};
use rulebook::fact::Domain;
use rulebook::inquiry::{Branch, per_answer};
use rulebook::{Book, Fact, Ruling, Value};
use std::sync::Arc;

/// The dialog, while something waits for an answer.
#[component]
pub fn Ask() -> impl IntoView {
    let desk = use_desk();
    let waiting = Memo::new(move |_| desk.waiting());
    move || {
        let waiting = waiting.get()?;
        let asked = waiting.refusal.asked.as_deref().cloned();
        match (&waiting.refusal.reason, asked) {
            (Reason::Asks(fact), Some(asked)) => {
                let fact = *fact;
                Some(view! { <Question waiting asked fact/> }.into_any())
            }
            (Reason::Clash { rules, by }, _) => {
                let (rules, office) = (rules.clone(), *by);
                Some(view! { <Clash rules office/> }.into_any())
            }
            _ => None,
        }
    }
}

/// An answer that can be tapped: the value, what it says, what would follow.
struct Choice {
    value: Value,
    says: String,
    follows: String,
}

/// What is asked, as it is shown.
struct Sheet {
    heading: String,
    article: Option<String>,
    domain: Domain,
    choices: Vec<Choice>,
    /// Whether "nobody knows" leads somewhere too.
    unknown: bool,
}

/// What would follow, in a line.
fn follows(speaker: Speaker<'_>, ruling: &Ruling) -> String {
    let i18n = speaker.i18n;
    if let Some(fact) = ruling.asks {
        return t_string!(i18n, arrival.ask_further, fact = word(i18n, "fact", fact.name()));
    }
    if !ruling.clash.is_empty() {
        return t_string!(i18n, arrival.ask_clash).to_owned();
    }
    let json = serde_json::to_value(&ruling.verdict).unwrap_or_default();
    let said = |slot: rulebook::Slot| {
        let value = speaker.effect(slot, &json[slot.name()]);
        t_string!(i18n, arrival.ask_effect, slot = word(i18n, "slot", slot.name()), value = value)
    };
    let slots: Vec<String> = ruling.verdict.slots().map(said).collect();
    slots.join(t_string!(i18n, rulebook.list))
}

fn sheet(speaker: Speaker<'_>, book: &Book, asked: &Asked, fact: Fact, waiting: &Waiting) -> Sheet {
    let i18n = speaker.i18n;
    let glossary = book.glossary();
    let declared = glossary.fact(fact);
    let heading = declared.and_then(|declared| declared.asks.as_ref()).map_or_else(
        || t_string!(i18n, arrival.ask_what, fact = word(i18n, "fact", fact.name())),
        |asks| article_text(i18n, asks),
    );
    let branches = per_answer(book, speaker.on, asked.question, &asked.facts, fact);
    let settled = |branch: &Branch| branch.ruling.asks.is_none() && branch.ruling.clash.is_empty();
    let unknown = !asked.known_by_nobody && !branches.is_empty() && branches.iter().all(settled);
    let choice = |(value, ruling): (Value, &Ruling)| Choice {
        value,
        says: value_of_fact(i18n, fact, value),
        follows: follows(speaker, ruling),
    };
    let values = branches.iter().flat_map(|b| b.values.iter().map(move |value| (*value, &b.ruling)));
    let mut choices: Vec<Choice> = values.map(choice).collect();
    choices.sort_by_key(|choice| order(book, fact, choice.value));
    let article = waiting.refusal.cites.first().map(|id| article_number(i18n, &book.digest, id));
    let domain = glossary.domain(fact).unwrap_or_else(|| fact.domain());
    Sheet { heading, article, domain, choices, unknown }
}

/// Words in the order in which a person is offered them; yes before no; numbers and days as they come.
fn order(book: &Book, fact: Fact, value: Value) -> (usize, Value) {
    let place = match value {
        Value::Word(text) => book.glossary().words(fact).iter().position(|word| *word == text),
        Value::Flag(yes) => Some(usize::from(!yes)),
        _ => None,
    };
    (place.unwrap_or_default(), value)
}

#[component]
fn Question(waiting: Waiting, asked: Asked, fact: Fact) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let drawn = Memo::new_with_compare(
        move |_| {
            let now = desk.now();
            desk.read(|books| {
                let book = books.book_at(now)?;
                let speaker = Speaker { i18n, book, on: asked.on };
                Some(Arc::new(sheet(speaker, book, &asked, fact, &waiting)))
            })
            .flatten()
        },
        |_, _| true,
    );
    let tell = move |value: Value| desk.answer(Some(Answer::Told(fact, value)));
    let tile = move |choice: &Choice| {
        let (value, says, follows) = (choice.value, choice.says.clone(), choice.follows.clone());
        view! {
            <button class="choice" type="button" data-act="answer" data-value=spelled(value) on:click=move |_| tell(value)>
                <b>{says}</b>
                <small>{follows}</small>
            </button>
        }
    };
    let body = move || {
        drawn.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let tapped = matches!(sheet.domain, Domain::Words(_) | Domain::Flag | Domain::Own);
            let answers = match tapped {
                true => view! { <div class="choices" class:is-2=sheet.choices.len() == 2>{sheet.choices.iter().map(tile).collect_view()}</div> }
                    .into_any(),
                false => view! { <Typed fact domain=sheet.domain sheet=Arc::clone(sheet)/> }.into_any(),
            };
            let unknown = sheet.unknown.then(|| {
                view! {
                    <button class="btn is-quiet" type="button" data-act="answer" data-value="unknown" on:click=move |_| tell(Value::NotKnown)>
                        {t!(i18n, arrival.ask_unknown)}
                    </button>
                }
            });
            Some(view! { {answers} {unknown} })
        })
    };
    let heading =
        move || drawn.with(|sheet| sheet.as_ref().map(|sheet| sheet.heading.clone())).unwrap_or_default();
    let sub = move || {
        let article = drawn.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.article.clone()));
        article.map_or_else(
            || t_string!(i18n, arrival.question).to_owned(),
            |article| t_string!(i18n, arrival.question_why, article = article),
        )
    };
    view! {
        <Dialog
            title=Signal::derive(heading)
            sub=Signal::derive(sub)
            class="is-ask"
            on_close=Callback::new(move |()| desk.answer(None))
        >
            <div data-ask=fact.name()>{body}</div>
        </Dialog>
    }
}

/// How a value is spelled in data files.
fn spelled(value: Value) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(json) => json.to_string(),
        // A value is always written.
        Err(_) => String::new(),
    }
}

/// A number, an amount, a day or a moment: typed, with what would follow on either side of every boundary.
#[component]
fn Typed(fact: Fact, domain: Domain, sheet: Arc<Sheet>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let typed = RwSignal::new(String::new());
    let value = move || {
        let text = typed.get();
        let json = match domain {
            Domain::Count => text.trim().parse::<i64>().map_or(serde_json::Value::Null, Into::into),
            Domain::Amount => format!("¥{}", text.trim()).into(),
            _ => text.trim().into(),
        };
        desk.read(|books| {
            let book = books.book_at(desk.now())?;
            match book.glossary().read(fact, &json) {
                Ok(Value::NotKnown) | Err(_) => None,
                Ok(value) => Some(value),
            }
        })
        .flatten()
    };
    let rows = sheet.choices.iter().map(|choice| {
        view! { <tr><th scope="row">{choice.says.clone()}</th><td>{choice.follows.clone()}</td></tr> }
    });
    let rows = rows.collect_view();
    let kind = match domain {
        Domain::Day => "date",
        Domain::Moment => "datetime-local",
        _ => "text",
    };
    let mode = if kind == "text" { "decimal" } else { "none" };
    let go = move |_| {
        if let Some(value) = value() {
            desk.answer(Some(Answer::Told(fact, value)));
        }
    };
    view! {
        <div class="field">
            <label for="ask-value">{t!(i18n, arrival.ask_value)}</label>
            <input
                class="input"
                id="ask-value"
                type=kind
                inputmode=mode
                data-act="ask-value"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
        <table class="table"><tbody>{rows}</tbody></table>
        <button class="btn is-primary" type="button" data-act="answer-typed" disabled=move || value().is_none() on:click=go>
            {t!(i18n, arrival.confirm)}
        </button>
    }
}
