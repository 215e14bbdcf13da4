//! What is wrong with a book: every situation its rules can tell apart is looked at, and each finding is told with the
//! situation that shows it.

use leptos::prelude::*;

use super::{
    address::{Address, Tab, use_address},
    bench::Kind,
    cases::{Cases, tried},
    open::use_open,
    story::{self, Told, Weight},
};
use crate::{
    studio::survey::Survey,
    text::{I18n, t, t_string, use_i18n},
    widget::{Icon, Line, article_text},
};

/// The page.
#[component]
pub fn Check() -> impl IntoView {
    let i18n = use_i18n();
    let open = use_open();
    let survey = Survey::new();
    open.with_value(|volume| survey.start(&volume.book, None));
    let list = move || {
        let findings = survey.findings.get();
        let through = survey.took.get().is_some();
        open.with_value(|volume| {
            let mut told: Vec<Told> = findings.iter().map(|finding| story::told(i18n, &volume.book, finding)).collect();
            told.sort_by_key(|told| told.weight);
            match (told.is_empty(), through) {
                (true, true) => {
                    view! { <div class="empty" data-check="clean"><Icon line=Line::Check/><h2>{t!(i18n, studio.clean)}</h2><p>{t!(i18n, studio.clean_hint)}</p></div> }
                        .into_any()
                }
                _ => {
                    let address = use_address();
                    let draft = volume.kind == Kind::Draft;
                    told.into_iter().map(|told| finding(i18n, address, draft, volume, told)).collect_view().into_any()
                }
            }
        })
    };
    view! {
        <div class="page-in studio-narrow">
            <header class="page-stack">
                <h2 class="page-title">{t!(i18n, studio.tab_check)}</h2>
                <p class="page-sub">{t!(i18n, studio.check_sub)}</p>
                <Progress survey/>
            </header>
            <div class="page-stack" data-findings=move || survey.findings.with(Vec::len)>{list}</div>
            <Tried/>
        </div>
    }
}

/// How far the survey has come.
#[component]
pub fn Progress(
    /// The survey.
    survey: Survey,
) -> impl IntoView {
    let i18n = use_i18n();
    let said = move || {
        let (done, all) = survey.progress.get();
        match survey.took.get() {
            Some(ms) => t_string!(i18n, studio.looked_at, count = all, ms = ms),
            None => t_string!(i18n, studio.looking, done = done, all = all),
        }
    };
    // Nothing runs while there is nothing to look at.
    let idle = move || survey.took.get().is_none() && survey.progress.get().1 == 0;
    view! {
        <div class="studio-progress" hidden=idle data-lint=move || if survey.took.get().is_some() { "done" } else { "running" } data-ms=move || survey.took.get()>
            {move || {
                survey
                    .took
                    .get()
                    .is_none()
                    .then(|| {
                        let label = t_string!(i18n, studio.checking);
                        view! {
                            <progress class="progress" aria-label=label max=move || survey.progress.get().1.max(1) value=move || survey.progress.get().0></progress>
                        }
                    })
            }}
            <small class="muted num">{said}</small>
        </div>
    }
}

/// One finding: what it is, the rules, the little story, and the ways on.
fn finding(
    i18n: I18n,
    address: Address,
    draft: bool,
    volume: &super::bench::Volume,
    told: Told,
) -> impl IntoView + use<> {
    let class = match told.weight {
        Weight::Stops => "panel is-pad studio-finding is-seal",
        Weight::Look => "panel is-pad studio-finding",
    };
    let chip = match told.weight {
        Weight::Stops => view! { <span class="chip is-seal">{t!(i18n, studio.stops)}</span> }.into_any(),
        Weight::Look => view! { <span class="chip is-amber">{t!(i18n, studio.look)}</span> }.into_any(),
    };
    let question = told.question;
    let own = |id: &rulebook::RuleId| {
        question.is_some_and(|question| volume.book.rules(question).iter().any(|rule| rule.id == *id))
    };
    let rule = |(id, says): (rulebook::RuleId, String)| {
        let href = question
            .filter(|_| draft && own(&id))
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
    let witness = told.witness.as_ref().map(|witness| tale(i18n, witness));
    view! {
        <article class=class data-finding=told.kind>
            <div class="rule-head"><h3>{told.head}</h3> {chip}</div>
            {(!told.rules.is_empty()).then(|| view! { <ol class="studio-rules">{told.rules.into_iter().map(rule).collect_view()}</ol> })}
            {witness}
            {tryout.map(|tryout| view! { <div class="btn-row">{tryout}</div> })}
        </article>
    }
}

/// A situation as a little story.
pub fn tale(i18n: I18n, facts: &rulebook::Facts) -> impl IntoView + use<> {
    let told = story::facts(i18n, facts);
    let fact = |(name, value): (String, String)| view! { <li><span>{name}</span> <b>{value}</b></li> };
    view! {
        <div class="studio-tale">
            <p>{t_string!(i18n, studio.imagine)}</p>
            <ul>{told.into_iter().map(fact).collect_view()}</ul>
        </div>
    }
}

/// The cases of the book, and what the regulation itself gets wrong.
#[component]
fn Tried() -> impl IntoView {
    let i18n = use_i18n();
    let open = use_open();
    let (count, failed) = open.with_value(|volume| tried(i18n, &volume.book, None));
    let issue = |issue: &rulebook::book::KnownIssue| {
        let (says, reading) = (article_text(i18n, &issue.says), article_text(i18n, &issue.reading));
        view! {
            <li>
                <span class="studio-says">{says}</span>
                <p class="hint">{t!(i18n, studio.chosen_reading)} "：" {reading}</p>
            </li>
        }
    };
    let issues = open.with_value(|volume| volume.book.known_issues.iter().map(issue).collect::<Vec<_>>());
    view! {
        <Cases count=Signal::stored(count) failed=Signal::stored(failed)/>
        {(!issues.is_empty())
            .then(|| {
                view! {
                    <section class="panel is-pad">
                        <h3>{t!(i18n, studio.known_issues)}</h3>
                        <ul class="page-stack">{issues}</ul>
                    </section>
                }
            })}
    }
}
