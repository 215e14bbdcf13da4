//! What is not known: each fact with its answers and what would follow under each. An answer is supposed by a tap, so that it is
//! seen what comes of it; it is told when the case is ruled.

use super::heard::Case;
use crate::{
    act::{Choice, Reading, read, spelled, tapped},
    desk::{Desk, use_desk},
    text::{I18n, t, use_i18n},
};
use counter::act::fact_of;
use counter::book::Fact;
use counter::case::Missing;
use leptos::prelude::*;

/// A fact that is missing, as it is asked for.
#[derive(Clone, PartialEq)]
struct Question {
    fact: Fact,
    reading: Reading,
    supposed: Option<String>,
}

fn question(i18n: I18n, missing: &Missing) -> Option<Question> {
    let desk = use_desk();
    let reading = desk
        .read(|books| Some(read(i18n, books.book_at(desk.now())?, &missing.asked, missing.fact)))
        .flatten()?;
    Some(Question { fact: missing.fact, reading, supposed: missing.supposed.map(spelled) })
}

/// The questions.
#[component]
pub(super) fn Unknown(case: Case) -> impl IntoView {
    let i18n = use_i18n();
    let questions = Memo::new(move |_| {
        let missing = case.heard.with(|heard| heard.as_ref().map(|heard| heard.missing.clone()));
        missing.unwrap_or_default().iter().filter_map(|missing| question(i18n, missing)).collect::<Vec<_>>()
    });
    let supposes = move || case.supposed.with(|supposed| supposed.iter().next().is_some());
    move || {
        let questions = questions.get();
        let count = questions.len();
        (count > 0).then(|| view! {
            <div class="case-unknown" data-unknown=count>
                <h3>
                    {t!(i18n, cases.unknown)}
                    {move || supposes().then(|| view! {
                        <button class="btn is-quiet" type="button" data-act="suppose-nothing" on:click=move |_| case.supposed.set(Default::default())>
                            {t!(i18n, cases.clear)}
                        </button>
                    })}
                </h3>
                {questions.into_iter().map(|question| asked(case, question)).collect_view()}
            </div>
        })
    }
}

/// A question, with its answers to be tapped; what is typed is told when it is ruled.
fn asked(case: Case, question: Question) -> AnyView {
    let Question { fact, reading, supposed } = question;
    let desk = use_desk();
    let taps = tapped(reading.domain);
    let answer = move |Choice { value, says, follows }: Choice| {
        let pressed = supposed.as_ref() == Some(&value);
        view! {
            <button
                class="choice-line"
                type="button"
                data-act="suppose"
                data-value=value.clone()
                aria-pressed=pressed.to_string()
                disabled=!taps
                on:click=move |_| suppose(desk, case, fact, (!pressed).then_some(value.as_str()))
            >
                <b>{says}</b>
                <span>{follows}</span>
            </button>
        }
    };
    view! {
        <fieldset class="question" data-fact=fact.name()>
            <legend>{reading.heading}</legend>
            <div class="choice-lines">{reading.choices.into_iter().map(answer).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// An answer is supposed, or no longer.
fn suppose(desk: Desk, case: Case, fact: Fact, answer: Option<&str>) {
    let read = |text| desk.peek(|books| fact_of(books.book_at(desk.now())?, fact, text)).flatten();
    let value = answer.and_then(read);
    case.supposed.update(|supposed| {
        let others = supposed.iter().filter(|(other, _)| *other != fact);
        let mut all: counter::book::Facts = others
            .fold(Default::default(), |facts: counter::book::Facts, (fact, value)| facts.with(fact, value));
        if let Some(value) = value {
            all.set(fact, value);
        }
        *supposed = all;
    });
}
