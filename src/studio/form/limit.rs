//! The day or moment up to which something holds or must be done: from which fact, and how long after or before it.

use leptos::prelude::*;
use rulebook::Question;
use serde_json::{Map, Value as Json, json};

use super::{
    facts::{is_mark, offered},
    named::{Named, Wanted},
    pick::Pick,
};
use crate::{
    studio::ground::use_ground,
    text::{t, t_signal, t_string, use_i18n},
};

/// Which way round it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Within,
    Before,
    At,
}

impl Way {
    const ALL: [Self; 3] = [Self::Within, Self::Before, Self::At];

    const fn word(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Before => "before",
            Self::At => "at",
        }
    }

    fn of(limit: &Json) -> Self {
        match (limit.get("within"), limit.get("before"), limit.get("from")) {
            (None, Some(_), _) => Self::Before,
            (None, None, Some(_)) => Self::At,
            _ => Self::Within,
        }
    }
}

/// The fields of a limit. What else stands in it, such as the task of a deadline, is left as it is.
#[component]
pub fn LimitFields(
    /// The limit as in the document; as far as it is filled in.
    #[prop(into)]
    now: Signal<Json>,
    /// Called with another one.
    set: Callback<Json>,
    /// The question whose usual facts come first.
    #[prop(optional)]
    question: Option<Question>,
    /// Whether the earliest day may be said too.
    #[prop(optional)]
    earliest: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let way = RwSignal::new(now.with_untracked(Way::of));
    let items = Signal::derive(move || offered(i18n, &ground.book(), question, is_mark));
    let text = move |name: &'static str| {
        Signal::derive(move || now.with(|now| now[name].as_str().map(str::to_owned)))
    };
    let chosen = Signal::derive(move || text("from").get().into_iter().collect::<Vec<_>>());
    // Changes members; `null` takes one out.
    let put = move |changes: Json| {
        let mut limit = now.get_untracked().as_object().cloned().unwrap_or_default();
        limit.extend(changes.as_object().cloned().unwrap_or_default());
        set.run(Json::Object(limit.into_iter().filter(|(_, json)| !json.is_null()).collect::<Map<_, _>>()));
    };
    let period = Signal::derive(move || text("within").get().or_else(|| text("before").get()));
    let pick = move |name: String| match way.get_untracked() {
        Way::Within => put(json!({"within": name, "before": null})),
        Way::Before => put(json!({"before": name, "within": null})),
        Way::At => {}
    };
    let turn = move |to: Way| {
        way.set(to);
        match (to, untrack(|| period.get())) {
            (Way::At, _) => put(json!({"within": null, "before": null, "earliest": null})),
            (_, Some(name)) => pick(name),
            (_, None) => {}
        }
    };
    let button = move |one: Way| {
        let name = move || match one {
            Way::Within => t_string!(i18n, studio.limit_within),
            Way::Before => t_string!(i18n, studio.limit_before),
            Way::At => t_string!(i18n, studio.limit_at),
        };
        view! {
            <button type="button" data-act="way" data-key=one.word() aria-pressed=move || (way.get() == one).to_string() on:click=move |_| turn(one)>{name}</button>
        }
    };
    view! {
        <div class="studio-limit">
            <span class="label">{t!(i18n, studio.limit_from)}</span>
            <div class="studio-scroll"><Pick items chosen on_toggle=move |key: String| put(json!({"from": key})) act="mark" label=t_signal!(i18n, studio.find_fact)/></div>
            <div class="seg" role="group" aria-label=t!(i18n, studio.limit_way)>{Way::ALL.map(button).into_iter().collect_view()}</div>
            {move || {
                (way.get() != Way::At)
                    .then(|| view! { <div class="toggles"><Named wanted=Wanted::Period chosen=period on_pick=pick act="period"/></div> })
            }}
            {move || {
                (way.get() != Way::At && period.get().is_none() && text("from").get().is_some())
                    .then(|| view! { <p class="error" data-live="no-period">{t!(i18n, studio.choose_period)}</p> })
            }}
            {move || {
                (earliest && way.get() != Way::At)
                    .then(|| {
                        view! {
                            <span class="label">{t!(i18n, studio.earliest)} <small>{t!(i18n, studio.optional)}</small></span>
                            <div class="toggles">
                                <Named wanted=Wanted::Period chosen=text("earliest") act="earliest"
                                    on_pick=move |name: String| {
                                        let taken = untrack(|| text("earliest").get()).as_ref() == Some(&name);
                                        put(json!({"earliest": (!taken).then_some(name)}));
                                    }/>
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// Whether a limit says as much as it needs.
pub fn complete(limit: &Json) -> bool {
    limit["from"].is_string()
}
