//! What follows from a rule: for each slot of the question a way to fill it, by what it takes.

use leptos::prelude::*;
use rulebook::{
    Question, Slot,
    measure::Kind,
    word::{Duty, Field, Lexicon},
};
use serde_json::{Value as Json, json};

use super::{
    amounts::Scale,
    declare::{Declare, part::Part},
    limit::{LimitFields, complete},
    lists::{Amounts, Deadlines},
    measure::MeasureField,
    model::Draft,
    orders::{OrderPick, Terms},
    pick::Pick,
    words,
};
use crate::{
    studio::ground::use_ground,
    text::{t, t_signal, t_string, use_i18n, word},
    widget::{Icon, Line},
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
    let besides = (!more.is_empty()).then(|| {
        view! {
            <details open=filled || question.needs().is_empty()>
                <summary class="studio-more" data-act="besides">{t!(i18n, studio.besides)}</summary>
                {more.iter().map(|slot| view! { <Filled draft question of=*slot/> }).collect_view()}
            </details>
        }
    });
    view! {
        <fieldset class="field studio-part">
            <legend>{t!(i18n, studio.then)} <small>{t!(i18n, studio.then_hint)}</small></legend>
            {question.needs().iter().map(|slot| view! { <Filled draft question of=*slot/> }).collect_view()}
            {besides}
        </fieldset>
    }
}

/// One slot.
#[component]
pub fn Filled(
    /// The rule.
    draft: RwSignal<Draft>,
    /// What it answers.
    question: Question,
    /// The slot.
    of: Slot,
) -> impl IntoView {
    let slot = of;
    let i18n = use_i18n();
    let now = Signal::derive(move || draft.with(|draft| draft.effects.get(slot.name()).cloned()));
    let set = Callback::new(move |json: Option<Json>| draft.update(|draft| draft.fill(slot, json)));
    let label = Signal::derive(move || word(i18n, "slot", slot.name()));
    let body = match slot.kind() {
        Kind::Word(lexicon) => chips(draft, slot, lexicon, false),
        Kind::Words(lexicon) => chips(draft, slot, lexicon, true),
        Kind::Flag => flags(draft, slot),
        Kind::Number => number(now, set, label),
        Kind::Turns => {
            view! { <MeasureField now set label act="effect-number" scale=Scale::Tenths/> }.into_any()
        }
        Kind::Measure => {
            let scale = match slot {
                Slot::Payout => Scale::PerCent,
                _ => Scale::Whole,
            };
            let unit = (scale == Scale::PerCent).then_some("%");
            view! { <MeasureField now set label act="effect-number" scale/> {unit} }.into_any()
        }
        Kind::Shares(lexicon) => view! { <Amounts now set lexicon scale=Scale::PerCent/> }.into_any(),
        Kind::Budget(lexicon) => view! { <Amounts now set lexicon scale=Scale::Whole/> }.into_any(),
        Kind::Limit => limit(now, set, question),
        Kind::Deadlines => view! { <Deadlines now set question/> }.into_any(),
        Kind::Order => {
            let name = Signal::derive(move || now.with(|now| now.as_ref()?.as_str().map(str::to_owned)));
            let put = Callback::new(move |name: Option<String>| set.run(name.map(|name| json!(name))));
            view! { <OrderPick now=name set=put/> }.into_any()
        }
        Kind::Terms => view! { <Terms now set/> }.into_any(),
    };
    view! {
        <div class="effect" data-slot=slot.name() role="group" aria-label=word(i18n, "slot", slot.name())>
            <span class="effect-name">{move || label.get()}</span>
            <div class="toggles">{body}</div>
        </div>
    }
}

/// Words of a list; of duties and columns the book may add its own on the way.
fn chips(draft: RwSignal<Draft>, slot: Slot, lexicon: Lexicon, several: bool) -> AnyView {
    let i18n = use_i18n();
    let ground = use_ground();
    let adding = RwSignal::new(false);
    let items = Signal::derive(move || words::offered(i18n, &ground.book(), lexicon));
    let chosen = Signal::derive(move || {
        draft.with(|draft| match draft.effects.get(slot.name()) {
            Some(Json::Array(list)) => {
                list.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
            }
            Some(Json::String(one)) => vec![one.clone()],
            _ => Vec::new(),
        })
    });
    let press = move |key: String| {
        draft.update(|draft| match several {
            true => draft.toggle_in(slot, json!(key)),
            false => draft.toggle(slot, json!(key)),
        });
    };
    let part = match lexicon.name {
        name if name == Duty::LEXICON.name => Some(Part::Duty),
        name if name == Field::LEXICON.name => Some(Part::Column),
        _ => None,
    };
    let declared = move |name: String| {
        adding.set(false);
        press(name);
    };
    view! {
        <Pick items chosen on_toggle=press act="effect" label=t_signal!(i18n, studio.find_value)/>
        {part
            .map(|part| {
                view! {
                    <button class="toggle is-add" type="button" data-act="effect-new" on:click=move |_| adding.set(true)>
                        <Icon line=Line::Plus/>
                        {move || part.invite(i18n)}
                    </button>
                }
            })}
        {move || {
            part.filter(|_| adding.get())
                .map(|part| view! { <Declare part under=String::new() on_done=Callback::new(declared) on_close=Callback::new(move |()| adding.set(false))/> })
        }}
    }
    .into_any()
}

fn flags(draft: RwSignal<Draft>, slot: Slot) -> AnyView {
    let i18n = use_i18n();
    let button = move |flag: bool| {
        let text = if flag { "yes" } else { "no" };
        view! {
            <button class="toggle" type="button" data-act="effect" data-key=text on:click=move |_| draft.update(|draft| draft.toggle(slot, json!(flag)))
                aria-pressed=move || draft.with(|draft| draft.has(slot, &json!(flag))).to_string()>
                {move || word(i18n, "flag", text)}
            </button>
        }
    };
    [true, false].map(button).into_iter().collect_view().into_any()
}

fn number(now: Signal<Option<Json>>, set: Callback<Option<Json>>, label: Signal<String>) -> AnyView {
    let shown = move || {
        now.with(|now| now.as_ref().and_then(Json::as_i64).map(|n| n.to_string()).unwrap_or_default())
    };
    let typed = move |event| set.run(event_target_value(&event).trim().parse::<i64>().ok().map(|n| json!(n)));
    view! {
        <input class="input studio-number" type="number" min="1" inputmode="numeric" data-act="effect-number" aria-label=move || label.get() prop:value=shown on:input=typed/>
    }
    .into_any()
}

/// A limit: nothing is said of it until one asks for it.
fn limit(now: Signal<Option<Json>>, set: Callback<Option<Json>>, question: Question) -> AnyView {
    let i18n = use_i18n();
    let part = RwSignal::new(now.get_untracked().unwrap_or(Json::Null));
    let open = RwSignal::new(now.get_untracked().is_some());
    let put = Callback::new(move |limit: Json| {
        set.run(complete(&limit).then(|| limit.clone()));
        part.set(limit);
    });
    let drop_it = move |_| {
        open.set(false);
        part.set(Json::Null);
        set.run(None);
    };
    let fields = move || {
        view! {
            <div class="studio-picker">
                <LimitFields now=part set=put question/>
                <button class="btn is-quiet" type="button" data-act="no-limit" on:click=drop_it>
                    <Icon line=Line::Cross/>
                    {t_string!(i18n, studio.remove)}
                </button>
            </div>
        }
    };
    let closed = move || {
        view! {
            <button class="toggle is-add" type="button" data-act="add-limit" on:click=move |_| open.set(true)>
                <Icon line=Line::Plus/>
                {t!(i18n, studio.add_limit)}
            </button>
        }
    };
    view! { {move || if open.get() { fields().into_any() } else { closed().into_any() }} }.into_any()
}
