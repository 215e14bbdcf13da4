//! One question at a time: what the book must know before an act is done, with what would follow under each answer; and
//! what a person must decide where rules clash.

mod clash;

use crate::act::{Choice, Reading, read, tapped};
use crate::desk::{Answer, Waiting, use_desk};
use crate::text::{t, t_string, use_i18n};
use crate::widget::{Dialog, article_number};
use clash::Clash;
use counter::{
    Asked, Reason,
    act::fact_of,
    book::{Domain, Fact},
};
use leptos::prelude::*;
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

#[component]
fn Question(waiting: Waiting, asked: Asked, fact: Fact) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let drawn = Memo::new_with_compare(
        move |_| {
            let now = desk.now();
            desk.read(|books| {
                let book = books.book_at(now)?;
                let article = waiting.refusal.cites.first().map(|id| article_number(i18n, &book.digest, id));
                Some(Arc::new((read(i18n, book, &asked, fact), article)))
            })
            .flatten()
        },
        |_, _| true,
    );
    let tell = move |text: &str| {
        let value = desk.peek(|books| fact_of(books.book_at(desk.now())?, fact, text)).flatten();
        if let Some(value) = value {
            desk.answer(Some(Answer::Told(fact, value)));
        }
    };
    let tile = move |choice: &Choice| {
        let Choice { value, says, follows } = choice.clone();
        view! {
            <button class="choice" type="button" data-act="answer" data-value=value.clone() on:click=move |_| tell(&value)>
                <b>{says}</b>
                <small>{follows}</small>
            </button>
        }
    };
    let body = move || {
        drawn.with(|sheet| {
            let sheet = &sheet.as_ref()?.0;
            let answers = match tapped(sheet.domain) {
                true => view! { <div class="choices" class:is-2=sheet.choices.len() == 2>{sheet.choices.iter().map(tile).collect_view()}</div> }
                    .into_any(),
                false => view! { <Typed fact sheet=sheet.clone()/> }.into_any(),
            };
            let unknown = sheet.unknown.then(|| {
                view! {
                    <button class="btn is-quiet" type="button" data-act="answer" data-value="unknown" on:click=move |_| tell("null")>
                        {t!(i18n, arrival.ask_unknown)}
                    </button>
                }
            });
            Some(view! { {answers} {unknown} })
        })
    };
    let heading =
        move || drawn.with(|sheet| sheet.as_ref().map(|sheet| sheet.0.heading.clone())).unwrap_or_default();
    let sub = move || {
        let article = drawn.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.1.clone()));
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

/// A number, an amount, a day or a moment: typed, with what would follow on either side of every boundary.
#[component]
fn Typed(fact: Fact, sheet: Reading) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let typed = RwSignal::new(String::new());
    let domain = sheet.domain;
    let value = move || {
        let text = typed.get();
        desk.read(|books| fact_of(books.book_at(desk.now())?, fact, &text)).flatten()
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
