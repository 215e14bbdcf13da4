//! Effects on named orders: the order in which a day begins, and the offices that go round an order for a time.

use leptos::prelude::*;
use rulebook::{
    term::Each,
    word::{Lexicon, Office},
};
use serde_json::{Value as Json, json};

use super::{
    declare::{Declare, part::Part},
    pick::{Item, Pick},
    several::Several,
    words,
};
use crate::{
    book::filling::term_length,
    studio::ground::use_ground,
    text::{t, t_signal, use_i18n, word},
    widget::{Icon, Line},
};

/// One of the orders that the book declares; it may add one on the way.
#[component]
pub fn OrderPick(
    /// The name of the order.
    now: Signal<Option<String>>,
    /// Called with another one, or with none.
    set: Callback<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let adding = RwSignal::new(false);
    let items = Signal::derive(move || {
        let book = ground.book();
        let layers = [Some(&*book), book.base.as_deref()].into_iter().flatten();
        let names = layers.flat_map(|book| book.declares.orders.keys()).map(|name| name.word().to_owned());
        names
            .map(|key| Item { name: word(i18n, "order", &key), key, group: String::new() })
            .collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || now.get().into_iter().collect::<Vec<_>>());
    let press = move |key: String| {
        let other = now.with_untracked(|now| now.as_ref() != Some(&key));
        set.run(other.then_some(key));
    };
    let declared = move |name: String| {
        adding.set(false);
        set.run(Some(name));
    };
    let invite = move || {
        view! {
            <button class="toggle is-add" type="button" data-act="order-new" on:click=move |_| adding.set(true)>
                <Icon line=Line::Plus/>
                {move || Part::Order.invite(i18n)}
            </button>
        }
    };
    let form = move || {
        adding
            .get()
            .then(|| view! { <Declare part=Part::Order under=String::new() on_done=Callback::new(declared) on_close=Callback::new(move |()| adding.set(false))/> })
    };
    view! {
        <Pick items chosen on_toggle=press act="order" label=t_signal!(i18n, studio.find_value)/>
        {invite}
        {form}
    }
}

/// Whether a term says all that it needs.
fn complete(term: &Json) -> bool {
    ["order", "each", "office"].iter().all(|part| term[part].is_string())
}

/// Offices held in turn, one below the other.
#[component]
pub fn Terms(
    /// The terms as in the document.
    now: Signal<Option<Json>>,
    /// Called with others, or with none.
    set: Callback<Option<Json>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let fields = Callback::new(move |(now, set): (Signal<Json>, Callback<Json>)| {
        let put = Callback::new(move |(name, value): (&'static str, Option<String>)| {
            let Json::Object(mut term) = now.get_untracked() else { return };
            match value {
                Some(value) => drop(term.insert(name.to_owned(), json!(value))),
                None => drop(term.remove(name)),
            }
            set.run(Json::Object(term));
        });
        view! { <Term now put/> }.into_any()
    });
    view! { <Several now set whole=complete acts=["add-term", "remove-term"] add=t_signal!(i18n, studio.add_term) fields/> }
}

/// One office that goes round an order.
#[component]
fn Term(
    /// The term as in the document, as far as it is written.
    now: Signal<Json>,
    /// Called with a part and what it says now.
    put: Callback<(&'static str, Option<String>)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ground = use_ground();
    let of = move |part: &'static str| {
        Signal::derive(move || now.with(|now| now[part].as_str().map(str::to_owned)))
    };
    let chips = move |part: &'static str, items: Signal<Vec<Item>>, label: Signal<String>| {
        let chosen = Signal::derive(move || of(part).get().into_iter().collect::<Vec<_>>());
        view! { <Pick items chosen on_toggle=move |key: String| put.run((part, Some(key))) act=part label/> }
    };
    let office: Lexicon = Office::LEXICON;
    let offices = Signal::derive(move || words::offered(i18n, &ground.book(), office));
    let lengths = Signal::derive(move || {
        let item = |each: Each| Item {
            key: each.name().to_owned(),
            name: term_length(i18n, each).to_owned(),
            group: String::new(),
        };
        Each::ALL.map(item).to_vec()
    });
    let from = of("from");
    let first_day =
        move |event| put.run(("from", Some(event_target_value(&event)).filter(|day| !day.is_empty())));
    view! {
        <span class="label">{t!(i18n, studio.term_office)}</span>
        {chips("office", offices, t_signal!(i18n, studio.find_value))}
        <span class="label">{t!(i18n, studio.term_order)}</span>
        <OrderPick now=of("order") set=Callback::new(move |name| put.run(("order", name)))/>
        <span class="label">{t!(i18n, studio.term_each)}</span>
        {chips("each", lengths, t_signal!(i18n, studio.find_value))}
        <label class="field">
            <span class="label">{t!(i18n, studio.term_from)} " " <small>{t!(i18n, studio.optional)}</small></span>
            <input class="input" type="date" data-act="term-from" prop:value=move || from.get().unwrap_or_default() on:change=first_day/>
            <small class="hint">{t!(i18n, studio.term_from_hint)}</small>
        </label>
    }
}
