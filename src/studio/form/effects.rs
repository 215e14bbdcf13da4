//! What follows from a rule: a row of chips for each slot of the question.

use leptos::prelude::*;
use rulebook::{Question, Slot, measure::Kind};
use serde_json::{Value as Json, json};

use super::{
    model::Draft,
    pick::{Item, Pick},
};
use crate::{
    book::words::{Speaker, kind_of_slot},
    desk::today,
    studio::open::use_open,
    text::{t, t_signal, t_string, use_i18n, word},
};

/// The effects of a rule.
#[component]
pub fn Then(
    /// The rule.
    draft: RwSignal<Draft>,
    /// What it answers.
    question: Question,
) -> impl IntoView {
    let i18n = use_i18n();
    let more = question.may();
    // What may be said besides stands open only where something is said.
    let filled =
        draft.with_untracked(|draft| more.iter().any(|slot| draft.effects.contains_key(slot.name())));
    view! {
        <fieldset class="field studio-part">
            <legend>{t!(i18n, studio.then)} <small>{t!(i18n, studio.then_hint)}</small></legend>
            {question.needs().iter().map(|slot| view! { <Filled draft of=*slot/> }).collect_view()}
            {(!more.is_empty())
                .then(|| {
                    view! {
                        <details open=filled>
                            <summary class="studio-more">{t!(i18n, studio.besides)}</summary>
                            {more.iter().map(|slot| view! { <Filled draft of=*slot/> }).collect_view()}
                        </details>
                    }
                })}
        </fieldset>
    }
}

#[component]
fn Filled(draft: RwSignal<Draft>, of: Slot) -> impl IntoView {
    let slot = of;
    let i18n = use_i18n();
    let chips = move |words: &'static [&'static str], several: bool| {
        let item = move |text: &&str| Item {
            key: (*text).to_owned(),
            name: word(i18n, kind_of_slot(slot), text),
            group: String::new(),
        };
        let items = Signal::derive(move || words.iter().map(item).collect::<Vec<_>>());
        let chosen = Signal::derive(move || {
            draft.with(|draft| {
                words
                    .iter()
                    .filter(|text| draft.has(slot, &json!(**text)))
                    .map(|text| (*text).to_owned())
                    .collect::<Vec<_>>()
            })
        });
        let press = move |key: String| {
            draft.update(|draft| match several {
                true => draft.toggle_in(slot, json!(key)),
                false => draft.toggle(slot, json!(key)),
            });
        };
        view! { <Pick items chosen on_toggle=press act="effect" label=t_signal!(i18n, studio.find_value)/> }
    };
    let body = match slot.kind() {
        Kind::Word(words) => chips(words.words, false).into_any(),
        Kind::Words(words) => chips(words.words, true).into_any(),
        Kind::Flag => [true, false]
            .map(|flag| {
                let text = if flag { "yes" } else { "no" };
                view! {
                    <button class="toggle" type="button" data-act="effect" data-key=text on:click=move |_| draft.update(|draft| draft.toggle(slot, json!(flag)))
                        aria-pressed=move || draft.with(|draft| draft.has(slot, &json!(flag))).to_string()>
                        {move || word(i18n, "flag", text)}
                    </button>
                }
            })
            .into_iter()
            .collect_view()
            .into_any(),
        // Tenths of a turn are not yet written by form.
        Kind::Number | Kind::Measure | Kind::Turns => {
            let shown = move || draft.with(|draft| draft.effects.get(slot.name()).and_then(Json::as_i64).map(|n| n.to_string()).unwrap_or_default());
            let typed = move |event| {
                let n = event_target_value(&event).trim().parse::<i64>().ok();
                draft.update(|draft| match n {
                    Some(n) => drop(draft.effects.insert(slot.name().to_owned(), json!(n))),
                    None => drop(draft.effects.remove(slot.name())),
                });
            };
            view! {
                <input class="input studio-number" type="number" min="1" inputmode="numeric" data-act="effect-number"
                    aria-label=move || word(i18n, "slot", slot.name()) prop:value=shown on:input=typed/>
            }
            .into_any()
        }
        Kind::Shares(parties) => view! { <Shares draft slot_of=slot parties=parties.words/> }.into_any(),
        Kind::Budget(_) | Kind::Limit | Kind::Deadlines | Kind::Order | Kind::Terms => {
            let book = use_open().with_value(|volume| volume.book.clone());
            let shown = draft.with_untracked(|draft| {
                let value = draft.effects.get(slot.name());
                value.map(|value| Speaker { i18n, book: &book, on: today() }.effect(slot, value))
            });
            view! { <p class="hint">{shown.unwrap_or_else(|| t_string!(i18n, studio.not_by_form).to_owned())}</p> }.into_any()
        }
    };
    view! {
        <div class="effect" data-slot=slot.name() role="group" aria-label=word(i18n, "slot", slot.name())>
            <span class="effect-name">{move || word(i18n, "slot", slot.name())}</span>
            <div class="toggles">{body}</div>
        </div>
    }
}

/// Shares in per cent, party by party. A party that is left empty gets what is agreed.
#[component]
fn Shares(draft: RwSignal<Draft>, slot_of: Slot, parties: &'static [&'static str]) -> impl IntoView {
    let i18n = use_i18n();
    let name = slot_of.name();
    let field = move |party: &'static str| {
        let shown = move || {
            let mille = draft.with(|draft| {
                draft.effects.get(name).and_then(|shares| shares.get(party)).and_then(Json::as_u64)
            });
            mille.map(|mille| format!("{}", mille / 10)).unwrap_or_default()
        };
        let typed = move |event| {
            let percent =
                event_target_value(&event).trim().parse::<u64>().ok().filter(|percent| *percent <= 100);
            draft.update(|draft| {
                let shares = draft.effects.entry(name.to_owned()).or_insert_with(|| json!({}));
                let Some(shares) = shares.as_object_mut() else { return };
                match percent {
                    Some(percent) => drop(shares.insert(party.to_owned(), json!(percent * 10))),
                    None => drop(shares.remove(party)),
                }
                if shares.is_empty() {
                    draft.effects.remove(name);
                }
            });
        };
        view! {
            <label class="studio-share">
                <span>{move || word(i18n, "party", party)}</span>
                <input class="input" type="number" min="0" max="100" inputmode="numeric" data-act="share" data-key=party prop:value=shown on:input=typed/>
                "%"
            </label>
        }
    };
    parties.iter().map(|party| field(party)).collect_view()
}
