//! The whole inspection of a book: one list, for whoever checks it and for whoever hands it over.

use leptos::prelude::*;
use rulebook::lint::Finding;

use super::{
    address::{Address, Tab, use_address},
    bench::Kind,
    finding::{Told, Weight, besides, told},
    open::use_open,
    story,
    survey::Survey,
    tale::tale,
};
use crate::{
    text::{I18n, t, t_string, use_i18n},
    widget::{Icon, Line},
};

/// An inspection of the open book. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Inspection {
    /// The lint, which takes its time.
    pub survey: Survey,
    /// What is found besides, at once.
    besides: StoredValue<Vec<Told>, LocalStorage>,
}

/// What was found, counted: for the desk, which carries no lint of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How often rules hold together and disagree.
    pub clashes: usize,
    /// How often nobody answers.
    pub gaps: usize,
    /// What is worth a look besides.
    pub others: usize,
}

impl Inspection {
    /// Begins to inspect the open book.
    pub fn begin() -> Self {
        let (i18n, open, survey) = (use_i18n(), use_open(), Survey::new());
        let besides = open.with_value(|volume| {
            survey.start(&volume.book, None);
            besides(i18n, &volume.book)
        });
        Self { survey, besides: StoredValue::new_local(besides) }
    }

    /// Whether everything was looked at; tracked.
    pub fn through(self) -> bool {
        self.survey.took.get().is_some()
    }

    /// Everything that was found so far, the weighty first; tracked.
    pub fn told(self, i18n: I18n) -> Vec<Told> {
        let book = use_open().with_value(|volume| volume.book.clone());
        let mut all: Vec<Told> = self
            .survey
            .findings
            .with(|findings| findings.iter().map(|finding| told(i18n, &book, finding)).collect());
        all.extend(self.besides.get_value());
        all.sort_by_key(|told| told.weight);
        all
    }

    /// How much was found so far; tracked.
    pub fn count(self) -> Count {
        self.survey.findings.with(|findings| {
            let clashes = findings.iter().filter(|finding| is_clash(finding)).count();
            let gaps = findings.iter().filter(|finding| is_gap(finding)).count();
            let others = findings.len() - clashes - gaps + self.besides.with_value(Vec::len);
            Count { clashes, gaps, others }
        })
    }
}

const fn is_clash(finding: &Finding) -> bool {
    matches!(finding, Finding::Clash { .. })
}

const fn is_gap(finding: &Finding) -> bool {
    matches!(finding, Finding::Gap { .. } | Finding::OpenBoundary { .. } | Finding::Asks { .. })
}

/// The list.
#[component]
pub fn Findings(
    /// The inspection.
    inspection: Inspection,
) -> impl IntoView {
    let i18n = use_i18n();
    let address = use_address();
    let open = use_open();
    let list = move || {
        let (told, through) = (inspection.told(i18n), inspection.through());
        if told.is_empty() && through {
            return view! {
                <div class="empty" data-check="clean">
                    <Icon line=Line::Check/>
                    <h2>{t!(i18n, studio.clean)}</h2>
                    <p>{t!(i18n, studio.clean_hint)}</p>
                </div>
            }
            .into_any();
        }
        open.with_value(|volume| {
            let draft = volume.kind == Kind::Draft;
            let own = |told: &Told, id: &rulebook::RuleId| {
                told.question
                    .is_some_and(|question| volume.book.rules(question).iter().any(|rule| rule.id == *id))
            };
            told.into_iter()
                .map(|told| {
                    let mine = told.rules.iter().map(|(id, _)| draft && own(&told, id)).collect();
                    shown(i18n, address, draft, mine, told)
                })
                .collect_view()
                .into_any()
        })
    };
    view! { <div class="page-stack" data-findings=move || inspection.told(i18n).len()>{list}</div> }
}

/// One finding: what it is, the rules, the little story, and the ways on. `mine`: which of the rules may be edited.
fn shown(i18n: I18n, address: Address, draft: bool, mine: Vec<bool>, told: Told) -> AnyView {
    let (class, chip, name) = match told.weight {
        Weight::Stops => {
            ("panel is-pad studio-finding is-seal", "chip is-seal", t_string!(i18n, studio.stops))
        }
        Weight::Look => ("panel is-pad studio-finding", "chip is-amber", t_string!(i18n, studio.look)),
    };
    let question = told.question;
    let rule = |((id, says), mine): ((rulebook::RuleId, String), bool)| {
        let href = question
            .filter(|_| mine)
            .map(|question| address.to(Tab::Rules, &[("question", question.name()), ("rule", &id.0)]));
        view! {
            <li>
                <span class="studio-says">{says}</span>
                {href.map(|href| view! { <a class="btn is-quiet" href=href data-act="edit-rule">{t!(i18n, studio.edit)}</a> })}
            </li>
        }
    };
    let tryout = told.witness.as_ref().zip(question).map(|(witness, question)| {
        let href = address.to(Tab::Try, &[("question", question.name()), ("facts", &story::line(witness))]);
        view! { <a class="btn" href=href data-act="try-witness">{t!(i18n, studio.try_this)}</a> }
    });
    let mend = told.place.filter(|_| draft).map(|place| {
        view! { <a class="btn is-jade" href=place.href(address) data-act="mend"><Icon line=Line::Pen/>{t!(i18n, studio.mend)}</a> }
    });
    let acts =
        (tryout.is_some() || mend.is_some()).then(|| view! { <div class="btn-row">{mend} {tryout}</div> });
    let rules = told.rules.into_iter().zip(mine).map(rule).collect_view();
    let lines = told.lines.into_iter().map(|line| view! { <p class="hint">{line}</p> }).collect_view();
    view! {
        <article class=class data-finding=told.kind>
            <div class="rule-head"><h3>{told.head}</h3> <span class=chip>{name}</span></div>
            {lines}
            <ol class="studio-rules">{rules}</ol>
            {told.witness.map(|witness| tale(i18n, &witness))}
            {acts}
        </article>
    }
    .into_any()
}
