//! What the book says of a case: whose he is and how the deal is shared, each with its article; why not the other's; what would
//! change it; how others like it were ruled; and whose turn it is to settle it.

use super::heard::Case;
use super::unknown::Unknown;
use crate::{
    act::per_cent,
    desk::{Trouble, use_desk},
    list::{says, spoken},
    said::list,
    text::{Dates, I18n, t, t_string, use_i18n, value_of_fact, word},
    widget::{Icon, Line, article_number},
};
use counter::EntryId;
use counter::book::{ArticleId, BookDigest, Fact, Facts, Share, Slot};
use counter::case::{Heard, Obstacle, Part, Ruled, Term};
use counter::row::Said;
use counter::shares::Whose;
use leptos::prelude::*;

/// What the book says.
#[component]
pub(super) fn Proposal(case: Case, why: RwSignal<Option<EntryId>>) -> impl IntoView {
    let i18n = use_i18n();
    let heard = case.heard;
    let body = move || {
        match heard.get() {
        None => view! { <p class="muted">{t!(i18n, cases.nobody_claims)}</p> }.into_any(),
        Some(heard) => view! {
            {ruled(i18n, heard.ruled.as_ref())}
            {path(&heard)}
            {refused(i18n, &heard)}
            {shared(i18n, "split", Slot::Split, &heard, &heard.split)}
            {(heard.bonus != heard.split).then(|| shared(i18n, "bonus", Slot::Bonus, &heard, &heard.bonus)).flatten()}
            {terms(i18n, &heard)}
            {doubt(i18n, &heard)}
        }
        .into_any(),
    }
    };
    let below = move || {
        heard.get().map(|heard| {
            view! {
                {obstacles(i18n, &heard)}
                {flips(i18n, &heard)}
                {precedents(i18n, &heard, why)}
            }
        })
    };
    view! {
        <h2 class="panel-head">{t!(i18n, cases.by_book)}</h2>
        {body}
        <Unknown case/>
        {below}
    }
}

/// A name; that of a party, where it is not known who that is.
pub(super) fn whose(i18n: I18n, whose: Whose) -> String {
    match whose {
        Whose::Person(person) => use_desk().read(|books| books.name(person)).unwrap_or_default(),
        Whose::Party(party) => word(i18n, "party", party.word()),
    }
}

/// A sum of money.
pub(super) fn money(i18n: I18n, cents: counter::Cents) -> String {
    Dates::of_office(i18n.get_locale()).money(cents.0)
}

/// An article, as it is cited.
fn cited(i18n: I18n, article: Option<(BookDigest, ArticleId)>) -> Option<impl IntoView> {
    article.map(|(book, id)| view! { <span class="law">{article_number(i18n, &book, &id)}</span> })
}

/// How it was ruled.
fn ruled(i18n: I18n, ruled: Option<&Ruled>) -> Option<impl IntoView + use<>> {
    let ruled = ruled?.clone();
    let name = |person| whose(i18n, Whose::Person(person));
    let otherwise = ruled.proposed.map(|proposed| t_string!(i18n, cases.otherwise, name = name(proposed)));
    let because = ruled.because.map(|reason| t_string!(i18n, cases.because, reason = reason));
    let lines: Vec<String> = otherwise.into_iter().chain(because).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <p class="notice is-amber"><Icon line=Line::Gavel/><span>{lines.join("；")}</span></p>
        }
    })
}

/// Who is to settle it.
fn path(heard: &Heard) -> Option<impl IntoView + use<>> {
    let step = |(said, done): (Said, bool)| view! { <li class:is-done=done>{spoken(said)}</li> };
    let path = heard.path.clone();
    (path.len() > 1).then(|| view! { <ol class="case-path">{path.into_iter().map(step).collect_view()}</ol> })
}

/// Why the book gives no answer.
fn refused(i18n: I18n, heard: &Heard) -> Option<impl IntoView + use<>> {
    let refusal = heard.refused.clone()?;
    let text = use_desk().read(|books| Trouble::Refused(refusal).say(i18n, Some(books)))?;
    Some(view! { <p class="notice is-seal"><Icon line=Line::Alert/><span>{text}</span></p> })
}

/// The shares as one bar, each as wide as it is large.
fn shared(i18n: I18n, key: &'static str, slot: Slot, heard: &Heard, parts: &[Part]) -> Option<AnyView> {
    if parts.is_empty() {
        return None;
    }
    let heading = crate::text::message(i18n, &format!("cases.{key}"), &[] as &[(&str, String)]);
    let width = |share: Share| match share {
        Share::Exact(share) | Share::Range(share, _) => share.max(120),
    };
    let part = |part: &Part| {
        let who = whose(i18n, part.whose);
        let cents = part.cents.map(|cents| view! { <small class="num">{money(i18n, cents)}</small> });
        view! {
            <div style:flex-grow=width(part.share).to_string()>
                <span>{who} " " <b class="num">{per_cent(part.share)}</b></span>
                {cents}
            </div>
        }
    };
    let views = parts.iter().map(part).collect_view();
    Some(
        view! {
            <h3>{heading} {cited(i18n, heard.share_article(slot))}</h3>
            <div class="case-bar" data-shares=key>{views}</div>
        }
        .into_any(),
    )
}

/// What a term is called.
fn term_name(i18n: I18n, slot: Slot) -> String {
    let key = match slot {
        Slot::Owner => t_string!(i18n, cases.owner),
        Slot::Rights => t_string!(i18n, cases.rights),
        Slot::Commission => t_string!(i18n, cases.commission),
        Slot::By => t_string!(i18n, cases.by),
        Slot::Duties => t_string!(i18n, cases.duties),
        other => return word(i18n, "slot", other.name()),
    };
    key.to_owned()
}

/// What the book gives besides.
fn terms(i18n: I18n, heard: &Heard) -> Option<impl IntoView + use<>> {
    let book = heard.book().cloned();
    let term = |term: Term| {
        let article = book.clone().zip(term.article).filter(|_| !term.silent);
        let silent =
            term.silent.then(|| view! { <span class="chip is-line">{t!(i18n, people.why_silent)}</span> });
        view! {
            <dt>{term_name(i18n, term.slot)}</dt>
            <dd data-term=term.slot.name()>{spoken(term.said)} " " {cited(i18n, article)} {silent}</dd>
        }
    };
    let terms = heard.terms.clone();
    let open = terms.is_empty() && heard.refused.is_none();
    view! {
        {open.then(|| view! { <p class="muted">{t!(i18n, cases.unsettled)}</p> })}
        {(!terms.is_empty()).then(|| view! { <dl class="kv case-terms">{terms.into_iter().map(term).collect_view()}</dl> })}
    }
    .into()
}

/// What hangs on the clocks.
fn doubt(i18n: I18n, heard: &Heard) -> Option<impl IntoView + use<>> {
    let facts: Vec<String> = heard.doubt.iter().map(|fact| word(i18n, "fact", fact.name())).collect();
    (!facts.is_empty()).then(|| {
        let text = t_string!(i18n, cases.doubt, facts = list(i18n, &facts));
        view! { <p class="notice is-seal" data-doubt=""><Icon line=Line::Alert/><span>{text}</span></p> }
    })
}

/// Why he is not the other's.
fn obstacles(i18n: I18n, heard: &Heard) -> Option<impl IntoView + use<>> {
    let book = heard.book().cloned()?;
    let line = move |Obstacle { article, fact, found }: Obstacle| {
        let value = found.map_or_else(
            || t_string!(i18n, cases.not_found).to_owned(),
            |value| value_of_fact(i18n, fact, value),
        );
        let text = t_string!(i18n, cases.why_not_line, fact = word(i18n, "fact", fact.name()), value = value);
        view! { <li>{text} " " {cited(i18n, article.map(|article| (book.clone(), article)))}</li> }
    };
    let obstacles = heard.obstacles.clone();
    (!obstacles.is_empty()).then(|| {
        view! {
            <h3>{t!(i18n, cases.why_not)}</h3>
            <ul class="case-lines" data-obstacles="">{obstacles.into_iter().map(line).collect_view()}</ul>
        }
    })
}

/// Some facts, in one line.
fn changes(i18n: I18n, facts: &Facts) -> String {
    let one = |(fact, value): (Fact, _)| {
        t_string!(
            i18n,
            cases.is,
            fact = word(i18n, "fact", fact.name()),
            value = value_of_fact(i18n, fact, value)
        )
    };
    list(i18n, &facts.iter().map(one).collect::<Vec<_>>())
}

/// What would change it.
fn flips(i18n: I18n, heard: &Heard) -> Option<impl IntoView + use<>> {
    let line = |(facts, to): &(Facts, Option<counter::PersonId>)| {
        let facts = changes(i18n, facts);
        let text = match to {
            Some(person) => {
                t_string!(i18n, cases.flip, facts = facts, name = whose(i18n, Whose::Person(*person)))
            }
            None => t_string!(i18n, cases.flip_open, facts = facts),
        };
        view! { <li>{text}</li> }
    };
    let lines: Vec<_> = heard.flips.iter().map(line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h3>{t!(i18n, cases.flips)}</h3>
            <ul class="case-lines" data-flips="">{lines}</ul>
        }
    })
}

/// Cases that the same rules decided.
fn precedents(i18n: I18n, heard: &Heard, why: RwSignal<Option<EntryId>>) -> Option<impl IntoView + use<>> {
    let followed = heard.precedents.iter().filter(|(_, followed)| *followed).count();
    let line = move |(entry, followed): (EntryId, bool)| {
        let text = use_desk().read(|books| says(i18n, books, &Said::Event(entry))).unwrap_or_default();
        let mark = if followed { t_string!(i18n, cases.followed) } else { t_string!(i18n, cases.departed) };
        view! {
            <li>
                <button class="choice-line" type="button" data-act="precedent" on:click=move |_| why.set(Some(entry))>
                    <b>{text}</b> <span>{mark}</span>
                </button>
            </li>
        }
    };
    let precedents = heard.precedents.clone();
    (!precedents.is_empty()).then(|| view! {
        <h3>{t!(i18n, cases.precedents)}</h3>
        {(followed > 0).then(|| view! { <p class="hint">{t_string!(i18n, cases.precedent_hint, count = followed)}</p> })}
        <ul class="case-lines" data-precedents="">{precedents.into_iter().map(line).collect_view()}</ul>
    })
}
