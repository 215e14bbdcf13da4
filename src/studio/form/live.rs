//! What comes of a rule while it is written: whether it reads, which rules it stands against, what else is wrong.

use std::rc::Rc;

use leptos::prelude::*;
use rulebook::{Book, Question, RuleId, book::BookError, lint::Finding, measure::Kind};
use serde_json::Value as Json;

use super::{
    conditions::plain,
    model::Draft,
    said::{Language, Said},
};
use crate::{
    book::words::Speaker,
    desk::today,
    studio::survey::Survey,
    studio::{
        cases::{Cases, Failed, tried},
        differences::{Comparison, Differences},
        draft::with_rule,
        fault,
        finding::{Told, told},
        ground::{Ground, use_ground},
        open::use_open,
        progress::Progress,
        story,
        tale::tale,
    },
    text::{I18n, t, t_string, use_i18n},
    widget::{Icon, Line},
};

/// A rule that is being written, and what comes of it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Live {
    /// The rule.
    pub draft: RwSignal<Draft>,
    /// What it stands on.
    pub ground: Ground,
    /// The sentence made from the form.
    pub sentence: RwSignal<Said>,
    /// The book with the rule in it, or why it does not read.
    pub book: RwSignal<Result<Rc<Book>, BookError>, LocalStorage>,
    /// The lint of the question.
    pub survey: Survey,
    /// Whether the rule takes precedence over whatever it clashes with.
    pub prefers: RwSignal<bool>,
    /// How many cases of the question were tried, and those that fail.
    pub cases: RwSignal<(usize, Vec<Failed>)>,
    /// What is answered otherwise than in the draft as it is saved.
    pub changed: Comparison,
    question: Question,
}

impl Live {
    /// Follows a rule.
    pub fn new(draft: RwSignal<Draft>, question: Question) -> Self {
        let i18n = use_i18n();
        let open = use_open();
        let live = Self {
            draft,
            ground: use_ground(),
            sentence: RwSignal::new(Said::default()),
            book: RwSignal::new_local(Ok(open.with_value(|volume| volume.book.clone()))),
            survey: Survey::new(),
            prefers: RwSignal::new(false),
            cases: RwSignal::new((0, Vec::new())),
            changed: Comparison::new(),
            question,
        };
        Effect::new(move |_| {
            let document = live.document();
            let book = Book::from_json(&document).map(Rc::new);
            if let Ok(book) = &book {
                live.sentence.set(Said::both(&live.said(i18n, book)));
                live.survey.start(book, Some(&[question]));
                live.cases.set(tried(i18n, book, Some(&[question])));
                open.with_value(|volume| live.changed.start(book, &volume.book, &[question]));
            } else {
                live.survey.stop();
            }
            live.book.set(book);
        });
        // A rule that prefers itself goes on until nothing stands against it.
        Effect::new(move |_| {
            if !live.prefers.get() {
                return;
            }
            // Only what lint finds moves this on: until it has seen the last change, nothing is known.
            let through = live.survey.took.get().is_some();
            live.survey.findings.track();
            let known = draft.with_untracked(|draft| draft.exception_to.clone());
            let others: Vec<String> = untrack(|| live.against())
                .into_iter()
                .map(|id| id.0)
                .filter(|id| !known.contains(id))
                .collect();
            if !others.is_empty() {
                draft.update(|draft| draft.exception_to.extend(others));
            } else if through {
                live.prefers.set(false);
            }
        });
        live
    }

    /// The ground with the rule in it; tracked.
    pub fn document(self) -> Json {
        let document = self.ground.document();
        let rule = self.draft.with(|draft| draft.write(&self.sentence.get_untracked()));
        with_rule(&document, self.question.name(), &rule)
    }

    /// The rules that hold together with this one and say otherwise; tracked.
    pub fn against(self) -> Vec<RuleId> {
        let mine = RuleId(self.draft.with(|draft| draft.id.clone()));
        let mut found = Vec::new();
        self.survey.findings.with(|findings| {
            for finding in findings {
                if let Finding::Clash { rules, .. } = finding
                    && rules.contains(&mine)
                {
                    found.extend(rules.iter().filter(|id| **id != mine).cloned());
                }
            }
        });
        found.dedup();
        found
    }

    /// The rule as a sentence.
    fn said(self, i18n: I18n, book: &Book) -> String {
        let id = RuleId(self.draft.with(|draft| draft.id.clone()));
        let Some(rule) = book.find_rule(&id) else { return String::new() };
        let speaker = Speaker { i18n, book, on: today() };
        let when: Vec<String> = speaker
            .conditions(&rule.when)
            .into_iter()
            .map(|bits| bits.into_iter().map(plain).collect())
            .collect();
        let then: Vec<String> = speaker
            .effects(&rule.then)
            .into_iter()
            .zip(rule.then.slots())
            .map(|((name, value), slot)| match slot.kind() {
                Kind::Word(_) => value,
                _ => t_string!(i18n, rulebook.is, fact = name, value = value),
            })
            .collect();
        let then = then.join(t_string!(i18n, studio.and_so));
        match when.is_empty() {
            true => then,
            false => t_string!(
                i18n,
                studio.sentence,
                when = when.join(t_string!(i18n, studio.and_when)),
                then = then
            ),
        }
    }
}

/// The panel beside the form.
#[component]
pub fn Outcome(
    /// The rule.
    live: Live,
) -> impl IntoView {
    let i18n = use_i18n();
    let state = move || {
        match live.book.get() {
        Ok(_) => view! { <p class="studio-ok" data-live="reads"><Icon line=Line::Check/>{t!(i18n, studio.reads)}</p> }.into_any(),
        Err(error) => {
            let hint = fault::hint(i18n, &error);
            view! {
                <div class="notice is-seal" data-live="refused" data-place=error.path.clone()>
                    <Icon line=Line::Alert/>
                    <p>{hint} " " <small>{t!(i18n, studio.place)} " " <code>{error.path.clone()}</code> " " <span>{fault::what(i18n, &error.what)}</span></small></p>
                </div>
            }
            .into_any()
        }
    }
    };
    let clash = move || {
        let others = live.against();
        (!others.is_empty()).then(|| {
            let book = live.book.get().ok();
            let says = others.iter().filter_map(|id| Some(story::says(i18n, book.as_ref()?, id))).collect::<Vec<_>>();
            let mine = RuleId(live.draft.with_untracked(|draft| draft.id.clone()));
            let witness = live.survey.findings.with(|findings| {
                findings.iter().find_map(|finding| match finding {
                    Finding::Clash { rules, witness, .. } if rules.contains(&mine) => Some(witness.clone()),
                    _ => None,
                })
            });
            let told = witness.map(|witness| tale(i18n, &witness));
            view! {
                <div class="studio-clash" data-live="clash">
                    <p><Icon line=Line::Alert/> <b>{t!(i18n, studio.stands_against)}</b></p>
                    <ul>{says.into_iter().map(|says| view! { <li class="studio-says">{says}</li> }).collect_view()}</ul>
                    {told}
                    <button class="btn is-primary" type="button" data-act="prefer" on:click=move |_| live.prefers.set(true)>
                        {t!(i18n, studio.prefer)}
                    </button>
                    <p class="hint">{t!(i18n, studio.prefer_hint)}</p>
                </div>
            }
        })
    };
    let rest = move || {
        let Ok(book) = live.book.get() else { return Vec::new() };
        let mine = live.against();
        live.survey.findings.with(|findings| {
            let of_mine = |finding: &&Finding| !matches!(finding, Finding::Clash { rules, .. } if rules.iter().any(|id| mine.contains(id)));
            findings.iter().filter(of_mine).map(|finding| told(i18n, &book, finding)).collect::<Vec<_>>()
        })
    };
    let rest = move || {
        let told = rest();
        let clean = told.is_empty()
            && live.survey.took.get().is_some()
            && live.against().is_empty()
            && live.book.with(Result::is_ok);
        let line = |told: Told| {
            let says = told
                .rules
                .into_iter()
                .map(|(_, says)| view! { <li class="studio-says">{says}</li> })
                .collect_view();
            view! { <li data-finding=told.kind><b>{told.head}</b> <ul>{says}</ul></li> }
        };
        view! {
            {clean.then(|| view! { <p class="studio-ok" data-live="clean"><Icon line=Line::Check/>{t!(i18n, studio.clean)}</p> })}
            <ul class="studio-findings">{told.into_iter().map(line).collect_view()}</ul>
        }
    };
    let open = use_open();
    let changed = move || {
        let book = live.book.get().ok()?;
        let books = StoredValue::new_local([book, open.with_value(|volume| volume.book.clone())]);
        (live.draft.with(|draft| !draft.effects.is_empty())).then(|| {
            view! {
                <details class="studio-part" open>
                    <summary>{t!(i18n, studio.situations)}</summary>
                    <Differences comparison=live.changed books names=[t_string!(i18n, studio.is_now), t_string!(i18n, studio.was)]/>
                </details>
            }
        })
    };
    let language = Language::of_screen(i18n);
    let sentence =
        move || live.draft.with(|draft| draft.says.or(&live.sentence.get())).of(language).to_owned();
    view! {
        <aside class="panel is-pad studio-live" aria-live="polite" aria-label=t!(i18n, studio.live)>
            <p class="studio-sentence">{sentence}</p>
            {state}
            {clash}
            {rest}
            <Cases count=Signal::derive(move || live.cases.with(|(count, _)| *count)) failed=Signal::derive(move || live.cases.with(|(_, failed)| failed.clone()))/>
            {changed}
            <Progress survey=live.survey/>
        </aside>
    }
}
