//! The toolbar of a list: a day, a person, a choice, a search, as the list names them.
//!
//! The messages are those of the table: `<table>.<key>` is what is chosen there, `<table>.any_<key>` that it is not.

use super::day::{DayPick, LatestDays};
use crate::desk::use_desk;
use crate::text::{message, use_i18n};
use crate::widget::{Icon, Line};
use chrono::NaiveDate;
use counter::filter::{Chosen, Filter};
use counter::row::Table;
use leptos::prelude::*;

/// A message of a table that is only known at run time.
fn named(table: &'static Table, key: &str) -> impl Fn() -> String + Clone + Send + Sync + use<> {
    let (i18n, key) = (use_i18n(), format!("{}.{key}", table.key));
    move || message(i18n, &key, &[] as &[(&str, String)])
}

/// What can be chosen: what stands for it, and its words.
type Options = Signal<Vec<(String, String)>>;

/// One of several, or any.
fn choice(
    table: &'static Table,
    key: &'static str,
    act: &'static str,
    options: Options,
    chosen: Signal<String>,
    choose: Callback<String>,
) -> AnyView {
    let option = |(value, text): (String, String)| view! { <option value=value>{text}</option> };
    view! {
        <select
            class="input"
            data-act=act
            aria-label=named(table, key)
            prop:value=chosen
            on:change=move |event| choose.run(event_target_value(&event))
        >
            <option value="">{named(table, &format!("any_{key}"))}</option>
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// Words that are looked for.
fn search(table: &'static Table, query: Signal<String>, write: Callback<String>) -> AnyView {
    view! {
        <div class="search">
            <Icon line=Line::Search/>
            <input
                class="input"
                type="search"
                data-act="search"
                aria-label=named(table, "search")
                placeholder=named(table, "search_in")
                prop:value=query
                on:input=move |event| write.run(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

/// Everybody by name.
fn everybody() -> Options {
    let desk = use_desk();
    Signal::derive(move || {
        let named = desk.read(|books| {
            let people = books.state.people.keys();
            people.map(|person| (person.to_string(), books.name(*person))).collect::<Vec<_>>()
        });
        named.unwrap_or_default()
    })
}

/// The filters of a list.
#[component]
pub fn Filters<W: Copy + PartialEq + Send + Sync + 'static>(
    /// What is narrowed.
    table: &'static Table,
    /// By what.
    filters: &'static [Filter<W>],
    /// What is chosen.
    chosen: RwSignal<Chosen<W>>,
    /// Today: no later day can be chosen.
    today: Memo<NaiveDate>,
    /// The texts one of which may be chosen.
    #[prop(optional, into)]
    texts: Signal<Vec<String>>,
) -> impl IntoView {
    let date = Signal::derive(move || chosen.with(|chosen| chosen.date));
    let pick = Callback::new(move |date| chosen.update(|chosen| chosen.date = date));
    let of_person = move |key| {
        let person = Signal::derive(move || {
            chosen.with(|chosen| chosen.person.map(|person| person.to_string()).unwrap_or_default())
        });
        let choose = move |id: String| chosen.update(|chosen| chosen.person = id.parse().ok());
        choice(table, key, "person", everybody(), person, Callback::new(choose))
    };
    let of_words = move |key, words: &'static [(W, &'static str)]| {
        let which = move |chosen: &Chosen<W>| words.iter().find(|(word, _)| chosen.which == Some(*word));
        let word = Signal::derive(move || chosen.with(which).map_or(String::new(), |(_, key)| (*key).into()));
        let texts: Vec<_> = words.iter().map(|(_, key)| (*key, named(table, key))).collect();
        let options = move || texts.iter().map(|(key, text)| ((*key).to_owned(), text())).collect();
        let choose = move |key: String| {
            let word = words.iter().find(|(_, known)| *known == key).map(|(word, _)| *word);
            chosen.update(|chosen| chosen.which = word);
        };
        choice(table, key, "which", Signal::derive(options), word, Callback::new(choose))
    };
    let of_text = move |key| {
        let options = move || texts.get().into_iter().map(|text| (text.clone(), text)).collect();
        let text = Signal::derive(move || chosen.with(|chosen| chosen.text.clone().unwrap_or_default()));
        let choose = move |text: String| {
            chosen.update(|chosen| chosen.text = Some(text).filter(|text| !text.is_empty()))
        };
        choice(table, key, "text", Signal::derive(options), text, Callback::new(choose))
    };
    let drawn = move |filter: &Filter<W>| match *filter {
        Filter::Day => view! { <DayPick date today on_pick=pick/> }.into_any(),
        Filter::Person(key) => of_person(key),
        Filter::Which(key, words) => of_words(key, words),
        Filter::Text(key) => of_text(key),
        Filter::Search => {
            let query = Signal::derive(move || chosen.with(|chosen| chosen.query.clone()));
            let write = move |query| chosen.update(|chosen| chosen.query = query);
            search(table, query, Callback::new(write))
        }
    };
    let days = filters.iter().any(|filter| matches!(filter, Filter::Day));
    view! {
        <div class="filters" role="search">{filters.iter().map(drawn).collect_view()}</div>
        {days.then(|| view! { <LatestDays date today on_pick=pick/> })}
    }
}
