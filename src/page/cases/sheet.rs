//! One case: what happened on the left, what the book says on the right, and what can be done about it.

use super::heard::Case;
use super::paper::CasePaper;
use super::proposal::Proposal;
use crate::{
    act::ActDialog,
    desk::{Books, use_desk},
    list::{Timeline, says},
    print::PrintButton,
    route::Place,
    said::list,
    text::{I18n, t, t_string, use_i18n, word},
    why::{Why, WhySheet},
    widget::{Icon, Line},
};
use counter::EntryId;
use counter::act::{Act, Answers, BRING, CASE, JOIN, Subject};
use counter::case::{Heard, Matter};
use counter::row::{Id, Said};
use leptos::prelude::*;

/// Between whom, and how far the deal has come.
fn about(i18n: I18n, books: &Books, matter: &Matter, heard: Option<&Heard>) -> String {
    let claimant = heard.map(|heard| heard.between.0).or(matter.claimant);
    let closer = heard.and_then(|heard| heard.between.1);
    let names: Vec<String> =
        [claimant, closer].into_iter().flatten().map(|person| books.name(person)).collect();
    let deal =
        [Some(matter.client), matter.with].into_iter().flatten().find_map(|record| books.deal_of(record));
    let deal = deal.map(|deal| says(i18n, books, &deal));
    [Some(list(i18n, &names)), deal].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The case of a row.
#[component]
pub(super) fn CaseSheet(id: Id) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let case = Case::of(id);
    let why = RwSignal::new(None::<EntryId>);
    let above = RwSignal::new(None::<&'static Act>);
    let subject = move || case.matter.with(|matter| matter.as_ref().map(Matter::subject));
    let title = move || {
        let matter = case.matter.get()?;
        let names = [Some(matter.client), matter.with].into_iter().flatten();
        desk.read(|books| {
            let names: Vec<String> =
                names.map(|record| says(i18n, books, &books.client_name(record))).collect();
            list(i18n, &names)
        })
    };
    let sub = move || {
        let matter = case.matter.get()?;
        desk.read(|books| case.heard.with(|heard| about(i18n, books, &matter, heard.as_ref())))
    };
    let rows = Memo::new(move |_| {
        let Some(matter) = case.matter.get() else { return Vec::new() };
        let between = case.heard.with(|heard| heard.as_ref().map(|heard| heard.between));
        let parties = (between.map(|between| between.0), between.and_then(|between| between.1));
        desk.read(|books| books.case_story(&matter, parties)).unwrap_or_default()
    });
    let lacks = move || {
        let count = case.heard.with(|heard| heard.as_ref().map_or(0, |heard| heard.missing.len()));
        (count > 0).then(|| view! { <small>{t_string!(i18n, cases.lacks, count = count)}</small> })
    };
    view! {
        <div class="page-in case">
            <header class="page-head">
                <a class="btn is-quiet" href=Place::Cases.path() data-act="all-cases">
                    {t!(i18n, cases.back)}
                </a>
                <div class="case-title">
                    <h1 class="page-title">{title}</h1>
                    <p class="page-sub">{sub}</p>
                </div>
                <State case/>
            </header>
            <div class="case-in">
                <section class="panel is-pad">
                    <h2 class="panel-head">{t!(i18n, cases.story)} {lacks}</h2>
                    <Timeline rows of="entry" on_why=move |entry| why.set(Some(entry))/>
                </section>
                <section class="panel is-pad">
                    <Proposal case why/>
                    <Doings case above/>
                </section>
            </div>
            <CasePaper case rows/>
        </div>
        {move || {
            let close = move |()| above.set(None);
            let (act, subject) = (above.get()?, subject()?);
            let given = if std::ptr::eq(act, &raw const CASE) { case.given() } else { Answers::default() };
            Some(view! { <ActDialog act subject given on_close=close/> })
        }}
        {move || why.get().map(|entry| view! { <WhySheet why=Why::Entry(entry) on_close=move |()| why.set(None)/> })}
    }
}

/// How it stands.
#[component]
fn State(case: Case) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let says_of = move |heard: &Heard| {
        let name = |person| desk.read(|books| books.name(person)).unwrap_or_default();
        let (text, tone) = match &heard.ruled {
            Some(ruled) if ruled.open => (t_string!(i18n, cases.ruled_open).to_owned(), "is-amber"),
            Some(ruled) => match ruled.owner {
                Some(owner) => (t_string!(i18n, cases.ruled_as, name = name(owner)), "is-jade"),
                None => (t_string!(i18n, cases.ruled_nobody).to_owned(), "is-jade"),
            },
            None => (t_string!(i18n, cases.open).to_owned(), "is-amber"),
        };
        let window = heard.window.map(|until| {
            let until = desk.read(|books| says(i18n, books, &Said::Until(until))).unwrap_or_default();
            t_string!(i18n, cases.window, until = until)
        });
        (std::iter::once(text).chain(window).collect::<Vec<_>>().join(" · "), tone)
    };
    move || {
        let (text, tone) = case.heard.with(|heard| heard.as_ref().map(says_of))?;
        Some(view! { <span class=format!("chip case-state {tone}")>{text}</span> })
    }
}

/// What can be done about it.
#[component]
fn Doings(case: Case, above: RwSignal<Option<&'static Act>>) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let blocked = move || !desk.may_write();
    let left = move || case.heard.with(|heard| heard.as_ref().and_then(|heard| heard.left_to));
    let rule = move || match left() {
        Some(office) => t_string!(i18n, cases.left_to, office = word(i18n, "office", office.word())),
        None => t_string!(i18n, cases.rule).to_owned(),
    };
    let joins = move || {
        let pair =
            case.matter.with(|matter| matter.as_ref().and_then(|matter| Some((matter.client, matter.with?))));
        let apart = pair.filter(|(one, other)| {
            desk.read(|books| books.state.link_of(*one, *other).is_none()) == Some(true)
        });
        apart.map(|(one, other)| Subject::Pair(one, other))
    };
    view! {
        <div class="btn-row case-acts">
            <button class="btn is-primary" type="button" data-act="case" disabled=blocked on:click=move |_| above.set(Some(&CASE))>
                <Icon line=Line::Gavel/>
                {rule}
            </button>
            {move || joins().map(|_| view! {
                <button class="btn" type="button" data-act="join" disabled=blocked on:click=move |_| above.set(Some(&JOIN))>
                    {t!(i18n, cases.join)}
                </button>
            })}
            <button class="btn" type="button" data-act="bring" disabled=blocked on:click=move |_| above.set(Some(&BRING))>
                {t!(i18n, cases.bring)}
            </button>
            <PrintButton>{t!(i18n, cases.print)}</PrintButton>
        </div>
    }
}
