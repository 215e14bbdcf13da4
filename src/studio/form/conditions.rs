//! When a rule holds: conditions as chips.

use leptos::prelude::*;
use rulebook::{Book, Fact, Question, book::ParameterValue, clause, fact::Domain};
use serde_json::{Value as Json, json};

use super::{
    model::{Condition, Draft, How},
    pick::{Item, Pick},
};
use crate::{
    book::words::{Bit, Speaker, amount},
    desk::today,
    studio::{inquire::mentioned, open::use_open},
    text::{I18n, kind_of_fact, t, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};

/// The conditions of a rule, and the way to more.
#[component]
pub fn Conditions(
    /// The rule.
    draft: RwSignal<Draft>,
    /// What it answers.
    question: Question,
) -> impl IntoView {
    let i18n = use_i18n();
    let open = use_open();
    let adding = RwSignal::new(false);
    let items = Signal::derive(move || {
        let usual: Vec<Fact> = open.with_value(|volume| mentioned(&volume.book, question));
        let used: Vec<Fact> = draft.with(|draft| facts(draft).collect());
        let item = |fact: &Fact, group: &str| Item {
            key: fact.name().to_owned(),
            name: word(i18n, "fact", fact.name()),
            group: group.to_owned(),
        };
        let free = |fact: &&Fact| !matches!(**fact, Fact::Today | Fact::Now) && !used.contains(fact);
        let first = usual.iter().filter(free).map(|fact| item(fact, t_string!(i18n, studio.usual_facts)));
        let rest = Fact::ALL.iter().filter(free).filter(|fact| !usual.contains(fact));
        first.chain(rest.map(|fact| item(fact, t_string!(i18n, studio.other_facts)))).collect::<Vec<_>>()
    });
    let add = move |key: String| {
        if let Some(fact) = Fact::from_name(&key) {
            let how = How::of(fact)[0];
            let values = if fact.domain() == Domain::Flag { vec![json!(true)] } else { Vec::new() };
            draft.update(|draft| draft.conditions.push(Condition::Test(fact, how, values)));
        }
        adding.set(false);
    };
    // A card is made anew when a condition comes or goes, not when a value is chosen: the focus stays where it is.
    let shape = Memo::new(move |_| draft.with(|draft| draft.conditions.iter().map(key).collect::<Vec<_>>()));
    let cards = move || {
        let keys = shape.get();
        match keys.is_empty() {
            true => {
                view! { <p class="hint" data-conditions="none">{t!(i18n, studio.always_hint)}</p> }.into_any()
            }
            false => (0..keys.len()).map(|at| view! { <Card draft at/> }).collect_view().into_any(),
        }
    };
    view! {
        <fieldset class="field studio-part">
            <legend>{t!(i18n, studio.when)} <small>{t!(i18n, studio.when_hint)}</small></legend>
            {cards}
            {move || match adding.get() {
                false => {
                    view! {
                        <button class="btn is-jade" type="button" data-act="add-condition" on:click=move |_| adding.set(true)>
                            <Icon line=Line::Plus/>
                            {t!(i18n, studio.add_condition)}
                        </button>
                    }
                        .into_any()
                }
                true => {
                    view! {
                        <div class="studio-picker">
                            <Pick items chosen=Signal::derive(Vec::new) on_toggle=add act="fact" label=crate::text::t_signal!(i18n, studio.find_fact)/>
                            <button class="btn is-quiet" type="button" data-act="no-condition" on:click=move |_| adding.set(false)>
                                {t!(i18n, shell.cancel)}
                            </button>
                        </div>
                    }
                        .into_any()
                }
            }}
        </fieldset>
    }
}

fn facts(draft: &Draft) -> impl Iterator<Item = Fact> + '_ {
    draft.conditions.iter().filter_map(|part| match part {
        Condition::Test(fact, ..) => Some(*fact),
        Condition::Kept(name, _) => Fact::from_name(name),
    })
}

fn key(condition: &Condition) -> String {
    match condition {
        Condition::Test(fact, how, _) => format!("{} {}", fact.name(), how.word()),
        Condition::Kept(name, json) => format!("{name} {json}"),
    }
}

#[component]
fn Card(draft: RwSignal<Draft>, at: usize) -> impl IntoView {
    let i18n = use_i18n();
    let Some(condition) = draft.with_untracked(|draft| draft.conditions.get(at).cloned()) else {
        return ().into_any();
    };
    let remove = move |_| draft.update(|draft| drop(draft.conditions.remove(at)));
    let key = match &condition {
        Condition::Test(fact, ..) => fact.name().to_owned(),
        Condition::Kept(name, _) => name.clone(),
    };
    let (name, body) = match condition {
        Condition::Test(fact, how, _) => {
            (word(i18n, "fact", fact.name()), view! { <Test draft at fact how/> }.into_any())
        }
        Condition::Kept(name, json) => {
            let book = use_open().with_value(|volume| volume.book.clone());
            (
                t_string!(i18n, studio.kept).to_owned(),
                view! { <p>{said(i18n, &book, &name, &json)}</p> }.into_any(),
            )
        }
    };
    view! {
        <div class="condition" data-condition=key>
            <div class="condition-head">
                <b>{name}</b>
                <button class="btn is-icon is-quiet" type="button" data-act="remove-condition" aria-label=t!(i18n, studio.remove) on:click=remove>
                    <Icon line=Line::Cross/>
                </button>
            </div>
            {body}
        </div>
    }
    .into_any()
}

#[component]
fn Test(draft: RwSignal<Draft>, at: usize, fact: Fact, how: How) -> impl IntoView {
    let i18n = use_i18n();
    let hows = How::of(fact);
    let change = move |to: How| {
        draft.update(|draft| {
            if let Some(Condition::Test(_, how, values)) = draft.conditions.get_mut(at) {
                *how = to;
                let _ = values;
            }
        });
    };
    let name = move |how: How| match how {
        How::Is => t_string!(i18n, studio.how_is),
        How::IsNot => t_string!(i18n, studio.how_is_not),
        How::AtLeast => t_string!(i18n, studio.how_at_least),
        How::AtMost => t_string!(i18n, studio.how_at_most),
        How::Within => t_string!(i18n, studio.how_within),
        How::Over => t_string!(i18n, studio.how_over),
    };
    let seg = (hows.len() > 1).then(|| {
        let button = |one: How| {
            view! {
                <button type="button" aria-pressed=(one == how).to_string() data-act="how" data-how=one.word() on:click=move |_| change(one)>
                    {move || name(one)}
                </button>
            }
        };
        view! { <div class="seg" role="group" aria-label=t!(i18n, studio.how)>{hows.iter().map(|how| button(*how)).collect_view()}</div> }
    });
    let values = Signal::derive(move || {
        draft.with(|draft| match draft.conditions.get(at) {
            Some(Condition::Test(_, _, values)) => values.clone(),
            _ => Vec::new(),
        })
    });
    let set = move |to: Vec<Json>| {
        draft.update(|draft| {
            if let Some(Condition::Test(_, _, values)) = draft.conditions.get_mut(at) {
                *values = to;
            }
        });
    };
    let body = match fact.domain() {
        Domain::Words(words) => {
            let kind = kind_of_fact(fact).unwrap_or_default();
            let item = |text: &&str| Item { key: (*text).to_owned(), name: word(i18n, &kind, text), group: String::new() };
            let items: Vec<Item> = words.words.iter().map(item).collect();
            let chosen = Signal::derive(move || values.with(|values| values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect::<Vec<_>>()));
            let toggle = move |key: String| {
                let mut now = values.get_untracked();
                let value = json!(key);
                match now.iter().position(|known| *known == value) {
                    Some(at) => drop(now.remove(at)),
                    None => now.push(value),
                }
                set(now);
            };
            view! { <Pick items=Signal::stored(items) chosen on_toggle=toggle act="value" label=crate::text::t_signal!(i18n, studio.find_value)/> }.into_any()
        }
        Domain::Flag => [true, false]
            .map(|flag| {
                let text = if flag { "yes" } else { "no" };
                view! {
                    <button class="toggle" type="button" data-act="value" data-key=text on:click=move |_| set(vec![json!(flag)])
                        aria-pressed=move || values.with(|values| values.first() == Some(&json!(flag))).to_string()>
                        {move || word(i18n, "flag", text)}
                    </button>
                }
            })
            .into_iter()
            .collect_view()
            .into_any(),
        Domain::Count | Domain::Amount => view! { <Amount values set=Callback::new(set) periods=false/> }.into_any(),
        Domain::Day | Domain::Moment => view! { <Amount values set=Callback::new(set) periods=true/> }.into_any(),
        Domain::Own => ().into_any(),
    };
    view! { {seg} <div class="toggles">{body}</div> }
}

/// A number written out, or a parameter of the book.
#[component]
fn Amount(values: Signal<Vec<Json>>, set: Callback<Vec<Json>>, periods: bool) -> impl IntoView {
    let i18n = use_i18n();
    let book = use_open().with_value(|volume| volume.book.clone());
    let on = today();
    let all = book.parameters.iter().chain(book.base.iter().flat_map(|base| base.parameters.iter()));
    let fits = all.filter_map(|(name, parameter)| {
        let dated = book.parameter(name, on)?;
        (matches!(dated.value, ParameterValue::Period(_)) == periods).then(|| {
            (
                format!("${name}"),
                format!(
                    "{}：{}",
                    article_text(i18n, &parameter.title),
                    amount(i18n, parameter, &dated.value)
                ),
            )
        })
    });
    let fits: Vec<(String, String)> = fits.collect();
    let none = fits.is_empty() && periods;
    let button = |(key, name): (String, String)| {
        let value = json!(key);
        let pressed = value.clone();
        view! {
            <button class="toggle" type="button" data-act="value" data-key=key on:click=move |_| set.run(vec![value.clone()])
                aria-pressed=move || values.with(|values| values.first() == Some(&pressed)).to_string()>
                {name}
            </button>
        }
    };
    let number = move || {
        values.with(|values| values.first().and_then(Json::as_i64).map(|n| n.to_string()).unwrap_or_default())
    };
    let typed = move |event| {
        let n = event_target_value(&event).trim().parse::<i64>().ok();
        set.run(n.map(|n| vec![json!(n)]).unwrap_or_default());
    };
    view! {
        {(!periods)
            .then(|| {
                view! {
                    <input class="input studio-number" type="number" min="0" inputmode="numeric" data-act="number" aria-label=t!(i18n, studio.number)
                        prop:value=number on:input=typed/>
                }
            })}
        {fits.into_iter().map(button).collect_view()}
        {none.then(|| view! { <p class="hint">{t!(i18n, studio.no_periods)}</p> })}
    }
}

/// A condition that the form does not take apart, in words.
fn said(i18n: I18n, book: &Book, name: &str, json: &Json) -> String {
    let whole = json!({name: json});
    match clause::read(&whole, "when", book.glossary()) {
        Ok(when) => {
            let said = Speaker { i18n, book, on: today() }.conditions(&when);
            said.into_iter()
                .map(|bits| bits.into_iter().map(text).collect::<String>())
                .collect::<Vec<_>>()
                .join("；")
        }
        Err(_) => whole.to_string(),
    }
}

/// A piece of a sentence as plain text.
pub fn text(bit: Bit) -> String {
    match bit {
        Bit::Text(text) | Bit::Value(text, _) => text,
    }
}
