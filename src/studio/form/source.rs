//! How the ledger finds a fact out by itself: how many records there are, when the first or the last of them was made,
//! or how long it was from one moment to another.

use leptos::prelude::*;
use rulebook::{
    Fact, Value,
    declare::FactKind,
    fact::Domain,
    word::{Recorded, Whose},
};
use serde_json::{Map, Value as Json, json};

use super::{
    facts::{FactField, is_mark, offered},
    named::{Named, Wanted},
    pick::Pick,
};
use crate::{
    studio::ground::use_ground,
    text::{I18n, message, t, t_signal, t_string, use_i18n, word},
    widget::{Icon, Line},
};

/// What is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sought {
    /// How many records.
    #[default]
    Count,
    /// The moment of the first.
    First,
    /// The moment of the last.
    Last,
    /// Minutes between two moments.
    Minutes,
    /// Days between two days.
    Days,
}

impl Sought {
    const ALL: [Self; 5] = [Self::Count, Self::First, Self::Last, Self::Minutes, Self::Days];

    const fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::First => "first",
            Self::Last => "last",
            Self::Minutes => "minutes",
            Self::Days => "days",
        }
    }

    const fn of_records(self) -> bool {
        matches!(self, Self::Count | Self::First | Self::Last)
    }

    fn name(self, i18n: I18n) -> &'static str {
        match self {
            Self::Count => t_string!(i18n, studio.sought_count),
            Self::First => t_string!(i18n, studio.sought_first),
            Self::Last => t_string!(i18n, studio.sought_last),
            Self::Minutes => t_string!(i18n, studio.sought_minutes),
            Self::Days => t_string!(i18n, studio.sought_days),
        }
    }
}

/// A source as far as it is filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What is found out.
    pub sought: Sought,
    /// The records looked at, as in the document.
    pub records: Map<String, Json>,
    /// From when to when, as in the document.
    pub span: Map<String, Json>,
}

impl Found {
    /// The source of the document, if there is one.
    pub fn read(json: &Json) -> Option<Self> {
        let (word, of) = json.as_object()?.iter().next()?;
        let sought = Sought::ALL.into_iter().find(|sought| sought.word() == word)?;
        let members = of.as_object().cloned().unwrap_or_default();
        let (records, span) = if sought.of_records() { (members, Map::new()) } else { (Map::new(), members) };
        Some(Self { sought, records, span })
    }

    /// As it goes into the document; nothing while something is missing.
    pub fn write(&self) -> Option<Json> {
        let (members, needed) = match self.sought.of_records() {
            true => (&self.records, ["of", "whose"]),
            false => (&self.span, ["from", "to"]),
        };
        let complete = needed.iter().all(|name| members.get(*name).is_some_and(Json::is_string));
        complete.then(|| json!({self.sought.word(): members}))
    }

    /// The kind of fact it gives.
    pub fn kind(&self) -> String {
        match self.sought {
            Sought::Count | Sought::Minutes | Sought::Days => FactKind::Number.name(),
            Sought::First | Sought::Last => FactKind::Moment.name(),
        }
        .to_owned()
    }

    fn members(&mut self) -> &mut Map<String, Json> {
        if self.sought.of_records() { &mut self.records } else { &mut self.span }
    }
}

/// What is recorded, in words.
pub fn recorded(i18n: I18n, one: &str) -> String {
    message(i18n, &format!("studio.recorded_{one}"), &[] as &[(&str, String)])
}

/// Whose records, in words.
pub fn whose(i18n: I18n, one: &str) -> String {
    message(i18n, &format!("studio.whose_{one}"), &[] as &[(&str, String)])
}

/// The fields.
#[component]
pub fn SourceFields(
    /// What is written in them.
    found: RwSignal<Option<Found>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let sought =
        Memo::new(move |_| found.with(|found| found.as_ref().map(|found| found.sought).unwrap_or_default()));
    let button = move |one: Sought| {
        view! {
            <button class="toggle" type="button" data-act="sought" data-key=one.word() aria-pressed=move || (sought.get() == one).to_string()
                on:click=move |_| found.update(|found| found.get_or_insert_default().sought = one)>
                {move || one.name(i18n)}
            </button>
        }
    };
    view! {
        <div class="field">
            <span class="label">{t!(i18n, studio.sought)}</span>
            <div class="toggles">{Sought::ALL.map(button).into_iter().collect_view()}</div>
        </div>
        {move || match sought.get().of_records() {
            true => view! { <Records found/> }.into_any(),
            false => {
                let domain = move |domain: Domain| match sought.get_untracked() {
                    Sought::Minutes => domain == Domain::Moment,
                    _ => is_mark(domain),
                };
                view! {
                    <MarkField found name="from" label=t_string!(i18n, studio.span_from) wanted=Callback::new(domain)/>
                    <MarkField found name="to" label=t_string!(i18n, studio.span_to) wanted=Callback::new(domain)/>
                }
                .into_any()
            }
        }}
    }
}

/// Changes a member of what is looked at; nothing takes it out.
fn put(found: RwSignal<Option<Found>>, name: &str, value: Option<Json>) {
    found.update(|found| {
        let members = found.get_or_insert_default().members();
        match value {
            Some(value) => drop(members.insert(name.to_owned(), value)),
            None => drop(members.remove(name)),
        }
    });
}

fn member(found: RwSignal<Option<Found>>, name: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || {
        found.with(|found| {
            let found = found.as_ref()?;
            let members = if found.sought.of_records() { &found.records } else { &found.span };
            members.get(name).and_then(Json::as_str).map(str::to_owned)
        })
    })
}

#[component]
fn Records(found: RwSignal<Option<Found>>) -> impl IntoView {
    let i18n = use_i18n();
    let (of, whose_of) = (member(found, "of"), member(found, "whose"));
    let chip = move |act: &'static str,
                     key: &'static str,
                     chosen: Signal<Option<String>>,
                     name: fn(I18n, &str) -> String,
                     part: &'static str| {
        view! {
            <button class="toggle" type="button" data-act=act data-key=key aria-pressed=move || (chosen.get().as_deref() == Some(key)).to_string()
                on:click=move |_| put(found, part, Some(json!(key)))>
                {move || name(i18n, key)}
            </button>
        }
    };
    let within = member(found, "within");
    let any = Callback::new(is_mark);
    view! {
        <div class="field">
            <span class="label">{t!(i18n, studio.records_of)}</span>
            <div class="toggles">{Recorded::WORDS.iter().map(|key| chip("recorded", key, of, recorded, "of")).collect_view()}</div>
        </div>
        <div class="field">
            <span class="label">{t!(i18n, studio.records_whose)}</span>
            <div class="toggles">{Whose::WORDS.iter().map(|key| chip("whose", key, whose_of, whose, "whose")).collect_view()}</div>
        </div>
        <details class="studio-part" open=found.with_untracked(|found| found.as_ref().is_some_and(|found| found.records.len() > 2))>
            <summary>{t!(i18n, studio.records_which)} " " <small>{t!(i18n, studio.optional)}</small></summary>
            <div class="field">
                <span class="label">{t!(i18n, studio.records_within)}</span>
                <div class="toggles">
                    <Named wanted=Wanted::Period chosen=within act="records-within"
                        on_pick=move |name: String| {
                            let taken = within.get_untracked().as_ref() == Some(&name);
                            put(found, "within", (!taken).then(|| json!(name)));
                        }/>
                </div>
            </div>
            <MarkField found name="since" label=t_string!(i18n, studio.records_since) wanted=any/>
            <MarkField found name="before" label=t_string!(i18n, studio.records_before) wanted=any/>
            <Only found/>
        </details>
    }
}

/// A day or moment to count from.
#[component]
fn MarkField(
    found: RwSignal<Option<Found>>,
    name: &'static str,
    label: &'static str,
    wanted: Callback<Domain, bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let now = member(found, name);
    let items = Signal::derive(move || offered(i18n, &ground.book(), None, |domain| wanted.run(domain)));
    let option = move |item: super::pick::Item| {
        let mine = item.key.clone();
        view! { <option value=item.key selected=move || now.get().as_ref() == Some(&mine)>{item.name}</option> }
    };
    let choose = move |event| {
        put(
            found,
            name,
            Some(event_target_value(&event)).filter(|fact| !fact.is_empty()).map(|fact| json!(fact)),
        )
    };
    view! {
        <div class="field">
            <label for=format!("mark-{name}")>{label}</label>
            <select class="input" id=format!("mark-{name}") data-act="mark" data-key=name on:change=choose>
                <option value="">{t!(i18n, studio.no_mark)}</option>
                {move || items.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

/// Only records of which certain facts were recorded.
#[component]
fn Only(found: RwSignal<Option<Found>>) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let adding = RwSignal::new(false);
    let only = move || -> Vec<(Fact, Json)> {
        found.with(|found| {
            let only = found.as_ref().and_then(|found| found.records.get("only")).and_then(Json::as_object);
            only.into_iter()
                .flatten()
                .filter_map(|(name, json)| Some((Fact::from_name(name)?, json.clone())))
                .collect()
        })
    };
    let facts = Memo::new(move |_| only().into_iter().map(|(fact, _)| fact).collect::<Vec<_>>());
    let write = move |fact: Fact, json: Option<Json>| {
        let mut map: Map<String, Json> =
            untrack(only).into_iter().map(|(fact, json)| (fact.name().to_owned(), json)).collect();
        match json {
            Some(json) => drop(map.insert(fact.name().to_owned(), json)),
            None => drop(map.remove(fact.name())),
        }
        put(found, "only", (!map.is_empty()).then(|| Json::Object(map)));
    };
    let field = move |fact: Fact| {
        let book = StoredValue::new_local(untrack(|| ground.book()));
        let now = Signal::derive(move || {
            only().into_iter().find(|(known, _)| *known == fact).and_then(|(_, json)| fact.read(&json).ok())
        });
        let set = Callback::new(move |value: Option<Value>| write(fact, value.map(|value| json!(value))));
        view! { <FactField book fact now set/> }
    };
    let items = Signal::derive(move || offered(i18n, &ground.book(), None, |domain| !is_mark(domain)));
    let add = move |key: String| {
        if let Some(fact) = Fact::from_name(&key) {
            let first = ground.book().glossary().words(fact).first().map(|word| json!(word));
            write(fact, Some(first.unwrap_or(json!(true))));
        }
        adding.set(false);
    };
    view! {
        <div class="field">
            <span class="label">{t!(i18n, studio.records_only)}</span>
            {move || facts.get().into_iter().map(field).collect_view()}
            {move || match adding.get() {
                false => view! {
                    <button class="btn is-jade" type="button" data-act="add-only" on:click=move |_| adding.set(true)><Icon line=Line::Plus/>{t!(i18n, studio.add_condition)}</button>
                }.into_any(),
                true => view! {
                    <div class="studio-picker">
                        <div class="studio-scroll"><Pick items chosen=Signal::derive(Vec::new) on_toggle=move |key: String| untrack(|| add(key)) act="only" label=t_signal!(i18n, studio.find_fact)/></div>
                    </div>
                }.into_any(),
            }}
        </div>
    }
}

/// A source in words: how many follow-ups of the client.
pub fn said(i18n: I18n, json: &Json) -> Option<String> {
    let found = Found::read(json)?;
    let text = |map: &Map<String, Json>, name: &str| {
        map.get(name).and_then(Json::as_str).unwrap_or_default().to_owned()
    };
    let sought = found.sought.name(i18n);
    Some(match found.sought.of_records() {
        true => {
            let of = recorded(i18n, &text(&found.records, "of"));
            let whose = whose(i18n, &text(&found.records, "whose"));
            t_string!(i18n, studio.source_records, sought = sought, records = of, whose = whose)
        }
        false => {
            let fact = |name: &str| word(i18n, "fact", &text(&found.span, name));
            t_string!(i18n, studio.source_span, sought = sought, from = fact("from"), to = fact("to"))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_looked_at_stays_as_it_is() {
        let check = |json: Json| assert_eq!(Found::read(&json).and_then(|found| found.write()), Some(json));
        check(
            json!({"count": {"of": "follow_up", "whose": "client", "within": "$week", "only": {"contact.reached": true}}}),
        );
        check(json!({"last": {"of": "visit", "whose": "both", "before": "time.filed"}}));
        check(json!({"minutes": {"from": "time.filed", "to": "now"}}));
    }

    #[test]
    fn what_is_missing_keeps_it_from_being_written() {
        let check = |json: Json| assert_eq!(Found::read(&json).and_then(|found| found.write()), None);
        check(json!({"count": {"of": "follow_up"}}));
        check(json!({"days": {"from": "date.deal"}}));
        check(Json::Null);
    }
}
