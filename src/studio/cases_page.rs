//! The cases of a book, and where the regulation contradicts itself: each can be written here.

use leptos::prelude::*;
use rulebook::{Question, book::KnownIssue, case::Case};
use serde_json::Value as Json;

use super::{
    address::{Address, Tab, use_address},
    bench::Kind,
    cases::told,
    draft::without_part,
    form::{case::CaseForm, issue::IssueForm},
    ground::Ground,
    keep::use_keep,
    open::use_open,
    story,
};
use crate::{
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Icon, Line, article_text},
};

/// The page.
#[component]
pub fn CasesPage() -> impl IntoView {
    let address = use_address();
    let open = use_open();
    let (asked, question, facts) = (address.word("case"), address.word("question"), address.word("facts"));
    let draft = open.with_value(|volume| volume.kind == Kind::Draft);
    move || match asked.get().filter(|_| draft) {
        Some(id) => {
            let begun = question
                .get()
                .and_then(|name| Question::from_name(&name))
                .map(|question| (question, story::of_line(&facts.get().unwrap_or_default())));
            view! { <CaseForm id begun/> }.into_any()
        }
        None => view! { <List draft/> }.into_any(),
    }
}

#[component]
fn List(draft: bool) -> impl IntoView {
    let i18n = use_i18n();
    let address = use_address();
    let open = use_open();
    let keep = use_keep();
    Ground::provide();
    let writing = RwSignal::new(None::<Option<String>>);
    let cases = open.with_value(|volume| {
        let row = |case: &Case| {
            let mismatch = case.check(&volume.book).err().map(|mismatch| told(i18n, &volume.book, &mismatch));
            row(i18n, address, draft, &volume.book, case, mismatch)
        };
        volume.book.cases.iter().map(row).collect::<Vec<_>>()
    });
    let issues = open.with_value(|volume| {
        volume
            .book
            .known_issues
            .iter()
            .map(|issue| of_issue(i18n, &volume.book, draft, issue, writing))
            .collect::<Vec<_>>()
    });
    let taken_out = move |id: &str| {
        let document = open.with_value(|volume| without_part(&volume.document, "known_issues", id));
        if !keep(document) {
            writing.set(None);
        }
    };
    let dialog = move || {
        writing.get().map(|id| {
            let remove = id.clone().map(|id| Callback::new(move |()| taken_out(&id)));
            let done = Callback::new(move |(_, document): (String, Json)| {
                keep(document);
            });
            view! { <IssueForm id on_done=done on_close=Callback::new(move |()| writing.set(None)) on_remove=remove/> }
        })
    };
    let empty = |list: &[AnyView]| {
        list.is_empty().then(|| view! { <p class="hint studio-hint">{t!(i18n, studio.nothing_here)}</p> })
    };
    let (no_cases, no_issues) = (empty(&cases), empty(&issues));
    let new_case = address.to(Tab::Cases, &[("case", "new")]);
    view! {
        <div class="page-in studio-narrow">
            <header class="page-stack">
                <h2 class="page-title">{t!(i18n, studio.tab_cases)}</h2>
                <p class="page-sub">{t!(i18n, studio.cases_sub)}</p>
                {(!draft).then(|| view! { <p class="hint">{t!(i18n, studio.revise_first)}</p> })}
            </header>
            <section class="panel studio-own" data-section="cases">
                <header class="rules-head">
                    <h3>{t!(i18n, studio.cases)}</h3>
                    {draft.then(|| view! { <a class="btn is-jade" href=new_case data-act="add-case"><Icon line=Line::Plus/>{t!(i18n, studio.add)}</a> })}
                </header>
                {no_cases}
                {cases}
            </section>
            <section class="panel studio-own" data-section="known_issues">
                <header class="rules-head">
                    <h3>{t!(i18n, studio.known_issues)}</h3>
                    <p class="hint">{t!(i18n, studio.issue_hint)}</p>
                    {draft
                        .then(|| {
                            view! {
                                <button class="btn is-jade" type="button" data-act="add-issue" on:click=move |_| writing.set(Some(None))>
                                    <Icon line=Line::Plus/>
                                    {t!(i18n, studio.add)}
                                </button>
                            }
                        })}
                </header>
                {no_issues}
                {issues}
            </section>
        </div>
        {dialog}
    }
}

fn row(
    i18n: I18n,
    address: Address,
    draft: bool,
    book: &rulebook::Book,
    case: &Case,
    mismatch: Option<(String, String)>,
) -> AnyView {
    let verdict: Vec<String> = story::verdict(i18n, book, &case.verdict)
        .into_iter()
        .map(|(name, value)| t_string!(i18n, rulebook.is, fact = name, value = value))
        .collect();
    let asks = case.asks.map(|fact| t_string!(i18n, studio.asks, fact = word(i18n, "fact", fact.name())));
    let said: Vec<String> = verdict.into_iter().chain(asks).collect();
    let chip = match mismatch {
        None => view! { <span class="chip is-jade">{t!(i18n, studio.holds)}</span> }.into_any(),
        Some(_) => view! { <span class="chip is-seal">{t!(i18n, studio.holds_not)}</span> }.into_any(),
    };
    let came = mismatch
        .map(|(_, came)| t_string!(i18n, rulebook.is, fact = t_string!(i18n, studio.came), value = came));
    let href = address.to(Tab::Cases, &[("case", &case.id)]);
    let question = word(i18n, "question", case.question.name());
    view! {
        <article class="studio-rule" data-case=case.id.clone()>
            <div>
                <p><b class="studio-says">{question}</b> " " <code>{case.id.clone()}</code> " " {chip}</p>
                <p>{said.join("；")}</p>
                {came.map(|came| view! { <p class="error">{came}</p> })}
            </div>
            {draft.then(|| view! { <a class="btn is-jade" href=href data-act="edit-case"><Icon line=Line::Pen/>{t!(i18n, studio.edit)}</a> })}
        </article>
    }
    .into_any()
}

fn of_issue(
    i18n: I18n,
    book: &rulebook::Book,
    draft: bool,
    issue: &KnownIssue,
    writing: RwSignal<Option<Option<String>>>,
) -> AnyView {
    let (says, reading) = (article_text(i18n, &issue.says), article_text(i18n, &issue.reading));
    let number = |id: &rulebook::ArticleId| {
        book.article(id).map_or_else(|| id.to_string(), |article| article_text(i18n, &article.number))
    };
    let cites: Vec<String> = issue.cites.iter().map(number).collect();
    let id = issue.id.clone();
    view! {
        <article class="studio-rule" data-issue=issue.id.clone()>
            <div>
                <b class="studio-says">{says}</b>
                <p class="hint">{t!(i18n, studio.chosen_reading)} "：" {reading}</p>
                <p>{cites.into_iter().map(|name| view! { <span class="law">{name}</span> " " }).collect_view()}</p>
            </div>
            {draft
                .then(|| {
                    view! {
                        <button class="btn is-jade" type="button" data-act="edit-issue" on:click=move |_| writing.set(Some(Some(id.clone())))>
                            <Icon line=Line::Pen/>
                            {t!(i18n, studio.edit)}
                        </button>
                    }
                })}
        </article>
    }
    .into_any()
}
