//! Effects of several parts: shares by party, amounts by kind of expense, deadlines.

use leptos::prelude::*;
use rulebook::{
    Question,
    word::{Duty, Lexicon},
};
use serde_json::{Value as Json, json};

use super::{
    amounts::{Scale, read, write},
    declare::{Declare, part::Part},
    limit::{LimitFields, complete},
    measure::MeasureField,
    pick::Pick,
    several::Several,
    words,
};
use crate::{
    studio::ground::use_ground,
    text::{t, t_signal, t_string, use_i18n, word},
    widget::{Icon, Line},
};

/// An amount for each word of a list. Shares are typed in per cent, and their sum is told.
#[component]
pub fn Amounts(
    /// The amounts as in the document.
    now: Signal<Option<Json>>,
    /// Called with others, or with none.
    set: Callback<Option<Json>>,
    /// The words.
    lexicon: Lexicon,
    /// What they are typed in: per cent for shares.
    scale: Scale,
) -> impl IntoView {
    let i18n = use_i18n();
    let kind = StoredValue::new(lexicon.key());
    let put = move |name: &'static str, amount: Option<Json>| {
        let mut all = now.get_untracked().and_then(|json| json.as_object().cloned()).unwrap_or_default();
        match amount {
            Some(amount) => drop(all.insert(name.to_owned(), amount)),
            None => drop(all.remove(name)),
        }
        set.run((!all.is_empty()).then_some(Json::Object(all)));
    };
    let field = move |name: &'static str| {
        let part =
            Signal::derive(move || now.with(|now| now.as_ref().and_then(|all| all.get(name)).cloned()));
        let label = Signal::derive(move || kind.with_value(|kind| word(i18n, kind, name)));
        match scale {
            Scale::PerCent => {
                let shown = move || part.with(|part| part.as_ref().map(|json| write(json, scale)).unwrap_or_default());
                let typed = move |event| put(name, read(&event_target_value(&event), scale));
                view! {
                    <label class="studio-share">
                        <span>{move || label.get()}</span>
                        <input class="input" inputmode="decimal" autocomplete="off" data-act="share" data-key=name prop:value=shown on:change=typed/>
                        "%"
                    </label>
                }
                .into_any()
            }
            Scale::Whole | Scale::Tenths => view! {
                <div class="studio-share">
                    <span>{move || label.get()}</span>
                    <MeasureField now=part set=Callback::new(move |amount| put(name, amount)) label act="amount" key=name/>
                </div>
            }
            .into_any(),
        }
    };
    let sum = move || {
        let shares = now.get().filter(|_| scale == Scale::PerCent)?;
        let ends = |at: usize| -> u64 {
            let end = |share: &Json| {
                share.as_array().and_then(|ends| ends.get(at)).unwrap_or(share).as_u64().unwrap_or(0)
            };
            shares.as_object().into_iter().flatten().map(|(_, share)| end(share)).sum()
        };
        let (low, high) = (ends(0), ends(1));
        let said = write(&if low == high { json!(low) } else { json!([low, high]) }, scale);
        let hint = match (low, high) {
            (1000, 1000) => t_string!(i18n, studio.sum_whole),
            (low, _) if low > 1000 => t_string!(i18n, studio.sum_beyond),
            (low, high) if low <= 1000 && high >= 1000 => t_string!(i18n, studio.sum_agreed),
            _ => t_string!(i18n, studio.sum_short),
        };
        Some(
            view! { <p class="hint" data-sum=low.to_string()>{t_string!(i18n, studio.sum_of, sum = said)} " " {hint}</p> },
        )
    };
    view! {
        <div class="studio-shares">{lexicon.words.iter().map(|name| field(name)).collect_view()}</div>
        {sum}
    }
}

/// What must be done by when, one below the other.
#[component]
pub fn Deadlines(
    /// The deadlines as in the document.
    now: Signal<Option<Json>>,
    /// Called with others, or with none.
    set: Callback<Option<Json>>,
    /// The question whose usual facts come first.
    question: Question,
) -> impl IntoView {
    let i18n = use_i18n();
    let whole = |deadline: &Json| deadline["task"].is_string() && complete(deadline);
    let fields = Callback::new(move |(now, set): (Signal<Json>, Callback<Json>)| {
        view! {
            <Task now set/>
            <LimitFields now set question earliest=true/>
        }
        .into_any()
    });
    view! { <Several now set whole acts=["add-deadline", "remove-deadline"] add=t_signal!(i18n, studio.add_deadline) fields/> }
}

/// What must be done.
#[component]
fn Task(now: Signal<Json>, set: Callback<Json>) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let adding = RwSignal::new(false);
    let items = Signal::derive(move || words::offered(i18n, &ground.book(), Duty::LEXICON));
    let chosen = Signal::derive(move || {
        now.with(|now| now["task"].as_str().map(str::to_owned).into_iter().collect::<Vec<_>>())
    });
    let put = move |task: String| {
        let mut row = now.get_untracked();
        row["task"] = json!(task);
        set.run(row);
    };
    let declared = move |name: String| {
        adding.set(false);
        put(name);
    };
    view! {
        <span class="label">{t!(i18n, studio.task)}</span>
        <div class="studio-scroll"><Pick items chosen on_toggle=put act="task" label=t_signal!(i18n, studio.find_value)/></div>
        <button class="toggle is-add" type="button" data-act="task-new" on:click=move |_| adding.set(true)>
            <Icon line=Line::Plus/>
            {move || Part::Duty.invite(i18n)}
        </button>
        {move || {
            adding
                .get()
                .then(|| view! { <Declare part=Part::Duty under=String::new() on_done=Callback::new(declared) on_close=Callback::new(move |()| adding.set(false))/> })
        }}
    }
}
