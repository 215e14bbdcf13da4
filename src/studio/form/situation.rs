//! A situation: what is known, fact by fact.

use leptos::prelude::*;
use rulebook::{Fact, Facts, Question, Value};

use super::{
    facts::{FactField, offered},
    pick::Pick,
};
use crate::{
    studio::{inquire::mentioned, open::use_open},
    text::{t, t_signal, use_i18n},
    widget::{Icon, Line},
};

/// The facts of which a question's rules speak, those that are known besides, and the way to any other.
#[component]
pub fn Situation(
    /// The question.
    question: Question,
    /// What is known.
    #[prop(into)]
    now: Signal<Facts>,
    /// Called with what is known of a fact, or with none.
    set: Callback<(Fact, Option<Value>)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let book = StoredValue::new_local(use_open().with_value(|volume| volume.book.clone()));
    let usual = book.with_value(|book| mentioned(book, question));
    let asked_for = RwSignal::new(Vec::<Fact>::new());
    let adding = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        let mut facts = usual.clone();
        let known = now.with(|now| now.iter().map(|(fact, _)| fact).collect::<Vec<_>>());
        for fact in known.into_iter().chain(asked_for.get()) {
            if !facts.contains(&fact) && !matches!(fact, Fact::Today | Fact::Now) {
                facts.push(fact);
            }
        }
        facts
    });
    let field = move |fact: Fact| {
        let value = Signal::derive(move || now.with(|now| now.get(fact)));
        let set = Callback::new(move |value| set.run((fact, value)));
        view! { <FactField book fact now=value set/> }
    };
    let items = Signal::derive(move || {
        let mut items = book.with_value(|book| offered(i18n, book, None, |_| true));
        items.retain(|item| shown.with(|shown| shown.iter().all(|fact| fact.name() != item.key)));
        items
    });
    let add = move |key: String| {
        asked_for.update(|facts| facts.extend(Fact::from_name(&key)));
        adding.set(false);
    };
    view! {
        <For each=move || shown.get() key=|fact| *fact children=field/>
        {move || match adding.get() {
            false => view! {
                <button class="btn is-jade" type="button" data-act="add-known" on:click=move |_| adding.set(true)>
                    <Icon line=Line::Plus/>
                    {t!(i18n, studio.add_known)}
                </button>
            }
            .into_any(),
            true => view! {
                <div class="studio-picker">
                    <div class="studio-scroll"><Pick items chosen=Signal::derive(Vec::new) on_toggle=add act="known-fact" label=t_signal!(i18n, studio.find_fact)/></div>
                    <button class="btn is-quiet" type="button" on:click=move |_| adding.set(false)>{t!(i18n, shell.cancel)}</button>
                </div>
            }
            .into_any(),
        }}
    }
}
