//! A test of one fact: how it is compared, and with what.

use leptos::prelude::*;
use rulebook::{Fact, fact::Domain};
use serde_json::{Value as Json, json};

use super::{
    amounts,
    condition::{Condition, How, Place, list, list_mut},
    declare::{Declare, part::Part},
    model::Draft,
    named::{Named, Wanted},
    pick::{Item, Pick},
    words,
};
use crate::{
    studio::ground::use_ground,
    text::{I18n, kind_of_fact, t, t_signal, t_string, use_i18n, word},
    widget::{Icon, Line},
};

fn how_name(i18n: I18n, how: How) -> &'static str {
    match how {
        How::Is => t_string!(i18n, studio.how_is),
        How::IsNot => t_string!(i18n, studio.how_is_not),
        How::AtLeast => t_string!(i18n, studio.how_at_least),
        How::AtMost => t_string!(i18n, studio.how_at_most),
        How::Within => t_string!(i18n, studio.how_within),
        How::Over => t_string!(i18n, studio.how_over),
        How::FromHour => t_string!(i18n, studio.how_from_hour),
        How::BeforeHour => t_string!(i18n, studio.how_before_hour),
    }
}

/// The fields of a test.
#[component]
pub fn Test(
    /// The rule.
    draft: RwSignal<Draft>,
    /// The list it stands in.
    place: StoredValue<Place>,
    /// Which of the list.
    at: usize,
    /// The fact.
    fact: Fact,
    /// How it is compared.
    how: How,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let change = move |change: &dyn Fn(&mut How, &mut Vec<Json>)| {
        draft.update(|draft| {
            let list = place.with_value(|place| list_mut(&mut draft.conditions, place));
            if let Some(Condition::Test(_, how, values)) = list.and_then(|list| list.get_mut(at)) {
                change(how, values);
            }
        });
    };
    let turn = move |to: How| {
        change(&|how, values| {
            if !how.takes_as(to) {
                values.clear();
            }
            *how = to;
        });
    };
    let domain = untrack(|| ground.book()).glossary().domain(fact).unwrap_or(Domain::Own);
    let mut hows = How::of(untrack(|| ground.book()).glossary(), fact).to_vec();
    if !hows.contains(&how) {
        hows.push(how);
    }
    let seg = (hows.len() > 1).then(|| {
        let button = |one: How| {
            view! {
                <button type="button" aria-pressed=(one == how).to_string() data-act="how" data-how=one.word() on:click=move |_| turn(one)>
                    {move || how_name(i18n, one)}
                </button>
            }
        };
        view! { <div class="seg is-wrap" role="group" aria-label=t!(i18n, studio.how)>{hows.into_iter().map(button).collect_view()}</div> }
    });
    let values = Signal::derive(move || {
        draft.with(|draft| match place.with_value(|place| list(&draft.conditions, place).get(at).cloned()) {
            Some(Condition::Test(_, _, values)) => values,
            _ => Vec::new(),
        })
    });
    let set = Callback::new(move |to: Vec<Json>| change(&|_, values| values.clone_from(&to)));
    let body = match (how, domain) {
        (How::Is | How::IsNot, Domain::Words(_) | Domain::Own) => {
            view! { <Words fact values set/> }.into_any()
        }
        (How::Is | How::IsNot, Domain::Flag) => flags(values, set),
        (How::Is | How::IsNot, Domain::Count) => numbers(values, set),
        (How::Is | How::IsNot, Domain::Day) => field("date", values, set),
        (How::Is | How::IsNot, Domain::Moment) => field("datetime-local", values, set),
        (How::Is | How::IsNot, Domain::Amount) => field("text", values, set),
        (How::AtLeast | How::AtMost, _) => {
            view! { {number(values, set)} {named(values, set, Wanted::Number)} }.into_any()
        }
        (How::Within | How::Over, _) => named(values, set, Wanted::Period),
        (How::FromHour | How::BeforeHour, _) => {
            view! { {field("time", values, set)} {named(values, set, Wanted::Hour)} }.into_any()
        }
    };
    view! { {seg} <div class="toggles">{body}</div> }
}

/// The words a fact may be, those of the book's own with them, and the way to another of those.
#[component]
fn Words(fact: Fact, values: Signal<Vec<Json>>, set: Callback<Vec<Json>>) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let adding = RwSignal::new(false);
    let kind = kind_of_fact(fact).unwrap_or_default();
    let open = rulebook::word::WIDENED.into_iter().find(|lexicon| lexicon.key() == kind);
    let breach = open.is_some_and(|lexicon| lexicon.name == rulebook::word::Breach::LEXICON.name);
    let under = kind.clone();
    let items = Signal::derive(move || {
        let book = ground.book();
        match fact.domain() {
            Domain::Words(lexicon) => words::offered(i18n, &book, lexicon),
            _ => {
                let item = |text: &'static str| Item {
                    key: text.to_owned(),
                    name: word(i18n, &kind, text),
                    group: String::new(),
                };
                book.glossary().words(fact).into_iter().map(item).collect()
            }
        }
    });
    let chosen = Signal::derive(move || {
        values.with(|values| {
            values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect::<Vec<_>>()
        })
    });
    let press = move |key: String| {
        let mut now = values.get_untracked();
        let value = json!(key);
        match now.iter().position(|known| *known == value) {
            Some(at) => drop(now.remove(at)),
            None => now.push(value),
        }
        set.run(now);
    };
    let declared = move |name: String| {
        adding.set(false);
        press(name);
    };
    view! {
        <Pick items chosen on_toggle=press act="value" label=t_signal!(i18n, studio.find_value)/>
        {open
            .is_some()
            .then(|| {
                view! {
                    <button class="toggle is-add" type="button" data-act="value-new" on:click=move |_| adding.set(true)>
                        <Icon line=Line::Plus/>
                        {move || if breach { t_string!(i18n, studio.add_breach) } else { t_string!(i18n, studio.add_word) }}
                    </button>
                }
            })}
        {move || {
            let part = if breach { Part::Breach } else { Part::Word };
            adding
                .get()
                .then(|| view! { <Declare part under=under.clone() on_done=Callback::new(declared) on_close=Callback::new(move |()| adding.set(false))/> })
        }}
    }
}

fn flags(values: Signal<Vec<Json>>, set: Callback<Vec<Json>>) -> AnyView {
    let i18n = use_i18n();
    let button = move |flag: bool| {
        let text = if flag { "yes" } else { "no" };
        view! {
            <button class="toggle" type="button" data-act="value" data-key=text on:click=move |_| set.run(vec![json!(flag)])
                aria-pressed=move || values.with(|values| values.first() == Some(&json!(flag))).to_string()>
                {move || word(i18n, "flag", text)}
            </button>
        }
    };
    [true, false].map(button).into_iter().collect_view().into_any()
}

/// A whole number.
fn number(values: Signal<Vec<Json>>, set: Callback<Vec<Json>>) -> AnyView {
    let i18n = use_i18n();
    let shown = move || {
        values.with(|values| values.first().and_then(Json::as_i64).map(|n| n.to_string()).unwrap_or_default())
    };
    let typed = move |event| {
        let n = event_target_value(&event).trim().parse::<i64>().ok();
        set.run(n.map(|n| vec![json!(n)]).unwrap_or_default());
    };
    view! {
        <input class="input studio-number" type="number" min="0" inputmode="numeric" data-act="number" aria-label=t!(i18n, studio.number) prop:value=shown on:input=typed/>
    }
    .into_any()
}

/// One whole number or several, `1, 3`.
fn numbers(values: Signal<Vec<Json>>, set: Callback<Vec<Json>>) -> AnyView {
    let i18n = use_i18n();
    let shown =
        move || values.with(|values| values.iter().map(Json::to_string).collect::<Vec<_>>().join(", "));
    let typed = move |event| {
        let text: String = event_target_value(&event);
        let found = text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<i64>().ok());
        set.run(found.map(|n| json!(n)).collect());
    };
    view! {
        <input class="input studio-number" inputmode="numeric" autocomplete="off" data-act="number" aria-label=t!(i18n, studio.number) prop:value=shown on:change=typed/>
    }
    .into_any()
}

/// A day, a moment or an hour.
fn field(kind: &'static str, values: Signal<Vec<Json>>, set: Callback<Vec<Json>>) -> AnyView {
    let i18n = use_i18n();
    let shown = move || {
        values.with(|values| {
            let text = values.first().and_then(Json::as_str).unwrap_or_default();
            if text.starts_with('$') { String::new() } else { text.to_owned() }
        })
    };
    let typed = move |event| {
        let text: String = event_target_value(&event);
        let fits = !text.trim().is_empty() && (kind != "time" || amounts::minutes(&text).is_some());
        set.run(if fits { vec![json!(text.trim())] } else { Vec::new() });
    };
    view! {
        <input class="input studio-number is-wide" type=kind data-act=kind aria-label=t!(i18n, studio.value_title) prop:value=shown on:change=typed/>
    }
    .into_any()
}

/// A value of the book.
fn named(values: Signal<Vec<Json>>, set: Callback<Vec<Json>>, wanted: Wanted) -> AnyView {
    let chosen = Signal::derive(move || {
        values.with(|values| values.first().and_then(Json::as_str).map(str::to_owned))
    });
    view! { <Named wanted chosen on_pick=move |name: String| set.run(vec![json!(name)]) act="value"/> }
        .into_any()
}
