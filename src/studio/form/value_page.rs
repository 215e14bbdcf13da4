//! The page on which one value is written, with what comes of it beside it.

use std::rc::Rc;

use leptos::prelude::*;
use rulebook::{Book, Question};
use serde_json::Value as Json;

use super::{
    typed::{Sort, Typed},
    value::{ValueFields, said},
};
use crate::{
    desk::today,
    route::{Going, use_way},
    studio::{
        address::{Tab, use_address},
        cases::{Cases, Failed, tried},
        differences::{Comparison, Differences},
        fault,
        finding::told,
        ground::Ground,
        inquire::uses,
        keep::use_keep,
        open::use_open,
        progress::Progress,
        survey::Survey,
    },
    text::{t, t_string, use_i18n},
    widget::{Icon, Line, article_text},
};

/// The page.
#[component]
pub fn ValueForm(
    /// The name of the value; `new` for one that is not there yet.
    name: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let (open, address, keep) = (use_open(), use_address(), use_keep());
    let ground = Ground::provide();
    let own = open.with_value(|volume| volume.book.parameters.contains_key(&name));
    let known = open.with_value(move |volume| Typed::read(&volume.book, &name, today()));
    let is_new = known.is_none();
    let fresh = || open.with_value(|volume| Typed::new(&volume.book, Sort::Period));
    let typed = RwSignal::new(known.unwrap_or_else(fresh));
    let document = move || -> Option<Json> { typed.with(|typed| typed.write(&ground.document())) };
    let survey = Survey::new();
    let changed = Comparison::new();
    let cases = RwSignal::new((0, Vec::<Failed>::new()));
    // `None`: something is missing; otherwise what does not read, if anything.
    let state = RwSignal::new(None::<Option<String>>);
    let candidate = StoredValue::new_local(open.with_value(|volume| volume.book.clone()));
    let through = RwSignal::new(0_u32);
    Effect::new(move |_| {
        let read = document().map(|document| Book::from_json(&document));
        match read {
            Some(Ok(book)) => {
                let book = Rc::new(book);
                let questions = using(&book, &typed.with_untracked(|typed| typed.name.clone()));
                survey.start(&book, Some(&questions));
                open.with_value(|volume| changed.start(&book, &volume.book, &questions));
                cases.set(tried(i18n, &book, Some(&questions)));
                candidate.set_value(book);
                through.update(|n| *n += 1);
                state.set(Some(None));
            }
            Some(Err(error)) => {
                survey.stop();
                state.set(Some(Some(fault::said(i18n, &error))));
            }
            None => {
                survey.stop();
                state.set(None);
            }
        }
    });
    let back = address.to(Tab::Values, &[]);
    let to = StoredValue::new(back.clone());
    let way = use_way();
    // The edit makes this page anew, so the way back comes first.
    let done = move |document: Json| {
        way.go(&to.get_value(), Going::ON);
        keep(document);
    };
    let save = move |_| {
        if let Some(document) = untrack(document) {
            done(document);
        }
    };
    let remove = move |_| {
        let mut document = untrack(|| (*ground.document()).clone());
        let name = typed.with_untracked(|typed| typed.name.clone());
        if let Some(parameters) = document["parameters"].as_object_mut() {
            parameters.remove(&name);
        }
        done(document);
    };
    let live = move || {
        let (amount, example) = typed.with(|typed| said(i18n, typed))?;
        Some(view! {
            <p class="studio-amount">{amount}</p>
            {example.map(|example| view! { <p class="studio-sentence" data-live="example">{example}</p> })}
        })
    };
    let findings = move || {
        survey.findings.with(|findings| {
            candidate.with_value(|book| {
                let line = |finding| {
                    let told = told(i18n, book, finding);
                    view! { <li data-finding=told.kind><b>{told.head}</b></li> }
                };
                findings.iter().map(line).collect_view()
            })
        })
    };
    let otherwise = move || {
        through.track();
        let books =
            StoredValue::new_local([candidate.get_value(), open.with_value(|volume| volume.book.clone())]);
        (state.get() == Some(None)).then(|| {
            view! {
                <details class="studio-part" open>
                    <summary>{t!(i18n, studio.situations)}</summary>
                    <Differences comparison=changed books names=[t_string!(i18n, studio.is_now), t_string!(i18n, studio.was)]/>
                </details>
            }
        })
    };
    let heading = typed.with_untracked(|typed| article_text(i18n, &typed.title.text()));
    view! {
        <div class="studio-form" data-form="value">
            <div class="panel is-pad">
                <header class="rule-head"><h2>{if is_new { t_string!(i18n, studio.add_value).to_owned() } else { heading }}</h2></header>
                <ValueFields typed fresh=is_new/>
                <div class="studio-foot">
                    <a class="btn" href=back data-act="cancel">{t!(i18n, shell.cancel)}</a>
                    {own
                        .then(|| {
                            view! {
                                <button class="btn is-danger" type="button" data-act="remove-value" on:click=remove>
                                    <Icon line=Line::Bin/>
                                    {t!(i18n, studio.remove)}
                                </button>
                            }
                        })}
                    <button class="btn is-primary" type="button" data-act="save" disabled=move || state.get() != Some(None) on:click=save>{t!(i18n, studio.save)}</button>
                </div>
            </div>
            <aside class="panel is-pad studio-live" aria-live="polite" aria-label=t!(i18n, studio.live)>
                {live}
                {move || match state.get() {
                    Some(None) => view! { <p class="studio-ok" data-live="reads"><Icon line=Line::Check/>{t!(i18n, studio.reads)}</p> }.into_any(),
                    Some(Some(fault)) => view! { <div class="notice is-seal" data-live="refused"><Icon line=Line::Alert/><p>{t!(i18n, studio.does_not_read)} " " <small>{fault}</small></p></div> }.into_any(),
                    None => view! { <p class="hint" data-live="incomplete">{t!(i18n, studio.incomplete)}</p> }.into_any(),
                }}
                <ul class="studio-findings">{findings}</ul>
                <Cases count=Signal::derive(move || cases.with(|(count, _)| *count)) failed=Signal::derive(move || cases.with(|(_, failed)| failed.clone()))/>
                {otherwise}
                <Progress survey/>
            </aside>
        </div>
    }
}

/// The questions whose rules look at this value.
fn using(book: &Book, name: &str) -> Vec<Question> {
    let below = |question: Question| book.base.as_deref().map_or(&[][..], |base| base.rules(question));
    let looks = |question: &Question| {
        book.rules(*question).iter().chain(below(*question)).any(|rule| uses(rule, name))
    };
    Question::ALL.iter().copied().filter(looks).collect()
}
