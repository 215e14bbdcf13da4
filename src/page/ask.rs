//! One question at a time: what the book must know before an act is done, with what would follow under each answer; and
//! what a person must decide where rules clash.

mod clash;

use crate::book::words::Speaker;
use crate::desk::{Answer, Waiting, use_desk};
use crate::text::{I18n, t, t_string, use_i18n, value_of_fact, word};
use crate::widget::{Dialog, article_number, article_text};
use clash::Clash;
use leptos::prelude::*;
use office::{Asked, Reason};
use paper::Arrange;
use rulebook::fact::Domain;
use rulebook::inquiry::{Branch, per_answer};
use rulebook::{Book, Fact, Ruling, Slot, Value};
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

/// The effects in which the verdicts under the answers differ: what is the same under all is no reason for an answer.
fn differing(branches: &[Branch]) -> Vec<Slot> {
    let settled = || {
        let rulings = branches.iter().map(|branch| &branch.ruling);
        rulings.filter(|ruling| ruling.asks.is_none() && ruling.clash.is_empty())
    };
    let mut slots: Vec<Slot> = settled().flat_map(|ruling| ruling.verdict.slots()).collect();
    slots.arrange();
    slots.dedup();
    let first = |slot: Slot| settled().map(|ruling| ruling.verdict.only(slot)).next();
    let differs = |slot: &Slot| {
        let first = first(*slot);
        settled().any(|ruling| Some(ruling.verdict.only(*slot)) != first)
    };
    let differing: Vec<Slot> = slots.iter().copied().filter(differs).collect();
    if differing.is_empty() { slots } else { differing }
}

/// What would follow, in a line: the effects among `shown`.
fn follows(speaker: Speaker<'_>, ruling: &Ruling, shown: &[Slot]) -> String {
    let i18n = speaker.i18n;
    if let Some(fact) = ruling.asks {
        return t_string!(i18n, arrival.ask_further, fact = word(i18n, "fact", fact.name()));
    }
    if !ruling.clash.is_empty() {
        return t_string!(i18n, arrival.ask_clash).to_owned();
    }
    let json = serde_json::to_value(&ruling.verdict).unwrap_or_default();
    let said = |slot: Slot| {
        let value = speaker.effect(slot, &json[slot.name()]);
        t_string!(i18n, arrival.ask_effect, slot = word(i18n, "slot", slot.name()), value = value)
    };
    let slots: Vec<String> = ruling.verdict.slots().filter(|slot| shown.contains(slot)).map(said).collect();
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
    let shown = differing(&branches);
    let choice = |(value, ruling): (Value, &Ruling)| Choice {
        value,
        says: value_of_fact(i18n, fact, value),
        follows: follows(speaker, ruling, &shown),
    };
    let values = branches.iter().flat_map(|b| b.values.iter().map(move |value| (*value, &b.ruling)));
    let mut choices: Vec<Choice> = values.map(choice).collect();
    choices.arrange_by_key(|choice| order(book, fact, choice.value));
    if !glossary.domain(fact).is_none_or(tapped) {
        choices = spans(i18n, &choices);
    }
    let article = waiting.refusal.cites.first().map(|id| article_number(i18n, &book.digest, id));
    let domain = glossary.domain(fact).unwrap_or_else(|| fact.domain());
    Sheet { heading, article, domain, choices, unknown }
}

/// Whether the answers are tapped; the others are typed.
const fn tapped(domain: Domain) -> bool {
    matches!(domain, Domain::Words(_) | Domain::Flag | Domain::Own)
}

/// Numbers and days between which nothing changes stand together: 0–4, 5 and more.
fn spans(i18n: I18n, choices: &[Choice]) -> Vec<Choice> {
    let spans = choices.chunk_by(|one, next| one.follows == next.follows).map(|span| {
        let ends = (span.first(), span.last());
        (ends.0.map(|choice| choice.says.clone()).unwrap_or_default(), ends.1)
    });
    let spans: Vec<(String, Option<&Choice>)> = spans.collect();
    let last = spans.len().saturating_sub(1);
    let spoken = spans.iter().enumerate().filter_map(|(n, (from, to))| {
        let to = (*to)?;
        let says = match (n == last, *from == to.says) {
            (true, _) => t_string!(i18n, arrival.ask_and_more, from = from.clone()),
            (false, true) => from.clone(),
            (false, false) => format!("{from} – {}", to.says),
        };
        Some(Choice { value: to.value, says, follows: to.follows.clone() })
    });
    spoken.collect()
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
            let answers = match tapped(sheet.domain) {
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
        view! { <div><dt>{choice.says.clone()}</dt><dd>{choice.follows.clone()}</dd></div> }
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
            <div class="ask-typed">
                <input
                    class="input"
                    id="ask-value"
                    type=kind
                    inputmode=mode
                    data-act="ask-value"
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
                <button class="btn is-primary" type="button" data-act="answer-typed" disabled=move || value().is_none() on:click=go>
                    {t!(i18n, arrival.ask_done)}
                </button>
            </div>
        </div>
        <dl class="ask-spans">{rows}</dl>
    }
}
