//! 判单书: the case on one sheet of paper. What happened, the articles, the arithmetic, the decision and what was said against it,
//! lines for signatures, and a code by which the sheet can be held against the books.

use super::heard::Case;
use super::proposal::{money, whose};
use crate::{
    act::per_cent,
    desk::use_desk,
    list::{says, spoken},
    text::{Dates, I18n, instant, t, t_string, use_i18n},
    widget::{article_number, article_text},
};
use counter::case::{Heard, Part};
use counter::row::{Row, Said};
use counter::shares::Whose;
use fast_qr::{QRBuilder, QRCode};
use leptos::prelude::*;

/// The sheet.
#[component]
pub(super) fn CasePaper(case: Case, rows: Memo<Vec<Row>>) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let office = move || desk.read(|books| books.office_name()).flatten().unwrap_or_default();
    let printed = move || Dates::of_office(i18n.get_locale()).moment(instant(desk.now().0));
    let client = move || {
        let matter = case.matter.get()?;
        let name = desk.read(|books| says(i18n, books, &books.client_name(matter.client)))?;
        Some(t_string!(i18n, cases.paper_client, name = name))
    };
    view! {
        <section class="print-sheet case-paper" aria-hidden="true" data-print="case">
            <p class="print-title">{t!(i18n, cases.paper)}</p>
            <p class="print-meta"><span>{office}</span> <span>{client}</span> <span>{move || parties(i18n, case)}</span></p>
            <table class="print-table">
                <tbody>{move || rows.with(|rows| rows.iter().map(|row| happened(i18n, row)).collect_view())}</tbody>
            </table>
            {move || case.heard.get().map(|heard| view! {
                {decision(i18n, &heard)}
                {sums(i18n, &heard)}
                {articles(i18n, &heard)}
            })}
            <p class="case-dissent">{t!(i18n, cases.paper_dissent)}</p>
            <div class="print-sign">
                <span>{t!(i18n, cases.paper_sign_claimant)}</span>
                <span>{t!(i18n, cases.paper_sign_closer)}</span>
                <span>{t!(i18n, cases.paper_sign_lead)}</span>
                <span>{t!(i18n, print.date)}</span>
            </div>
            {move || case.heard.get().and_then(|heard| proof(i18n, &heard))}
            <p class="print-note">
                <span>{t!(i18n, shell.app_name)}</span>
                <span>{move || t_string!(i18n, print.printed, time = printed())}</span>
            </p>
        </section>
    }
}

/// Between whom.
fn parties(i18n: I18n, case: Case) -> Option<String> {
    let (claimant, closer) = case.heard.with(|heard| heard.as_ref().map(|heard| heard.between))?;
    let name = |person| whose(i18n, Whose::Person(person));
    let closer = closer.map_or_else(|| "—".to_owned(), name);
    Some(t_string!(i18n, cases.paper_parties, claimant = name(claimant), closer = closer))
}

/// What happened, a line each.
fn happened(i18n: I18n, row: &Row) -> impl IntoView + use<> {
    let desk = use_desk();
    let text = |said: &Said| desk.read(|books| says(i18n, books, said)).unwrap_or_default();
    let article = row.cite.as_ref().and_then(|cite| {
        let first = cite.law.articles.first()?;
        Some(article_number(i18n, &cite.law.book, first))
    });
    let mut cells = row.cells.iter();
    let when = cells.next().map(|cell| text(&cell.said));
    let what = cells.next().map(|cell| {
        let all = std::iter::once(&cell.said).chain(&cell.besides).map(text);
        all.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    view! { <tr><td>{when}</td><td class="is-start">{what}</td><td>{article}</td></tr> }
}

/// The decision; what it would be by the book, as long as there is none.
fn decision(i18n: I18n, heard: &Heard) -> AnyView {
    let name = |person| whose(i18n, Whose::Person(person));
    let owner = |owner: Option<counter::PersonId>| match owner {
        Some(owner) => t_string!(i18n, cases.ruled_as, name = name(owner)),
        None => t_string!(i18n, cases.ruled_nobody).to_owned(),
    };
    let lines = match &heard.ruled {
        Some(ruled) => {
            let otherwise =
                ruled.proposed.map(|proposed| t_string!(i18n, cases.otherwise, name = name(proposed)));
            let because = ruled.because.clone().map(|reason| t_string!(i18n, cases.because, reason = reason));
            [Some(owner(ruled.owner)), otherwise, because].into_iter().flatten().collect()
        }
        None => vec![t_string!(i18n, cases.paper_not_yet).to_owned()],
    };
    let terms = heard.terms.clone().into_iter().map(
        |term| view! { <span>{spoken(Said::Word("slot", term.slot.name()))} "：" {spoken(term.said)}</span> },
    );
    view! {
        <h2>{t!(i18n, cases.paper_decision)}</h2>
        <p class="case-decision">{lines.join("；")}</p>
        <p class="print-meta">{terms.collect_view()}</p>
    }
    .into_any()
}

/// The arithmetic.
fn sums(i18n: I18n, heard: &Heard) -> Option<AnyView> {
    let line = |part: &Part| {
        let cents = part.cents.map(|cents| money(i18n, cents));
        view! { <tr><td>{whose(i18n, part.whose)}</td><td>{per_cent(part.share)}</td><td>{cents}</td></tr> }
    };
    let whole: Option<i64> = heard.split.iter().map(|part| part.cents.map(|cents| cents.0)).sum();
    let whole = whole.map(|sum| t_string!(i18n, cases.of_sum, sum = money(i18n, counter::Cents(sum))));
    let lines = heard.split.iter().map(line).collect_view();
    (!heard.split.is_empty()).then(|| {
        view! {
            <h2>{t!(i18n, cases.paper_sums)} " " <small>{whole}</small></h2>
            <table class="print-table"><tbody>{lines}</tbody></table>
        }
        .into_any()
    })
}

/// The articles in full.
fn articles(i18n: I18n, heard: &Heard) -> Option<AnyView> {
    let desk = use_desk();
    let mut cites: Vec<_> = heard
        .rulings
        .iter()
        .flat_map(|ruling| ruling.cites.iter().map(|id| (ruling.book.clone(), id.clone())))
        .collect();
    cites.dedup();
    let line = |(book, id)| {
        let text = desk
            .read(|books| books.article(&book, &id).map(|article| article_text(i18n, &article.text)))
            .flatten();
        view! { <li><b>{article_number(i18n, &book, &id)}</b> " " {text}</li> }
    };
    let lines: Vec<_> = cites.into_iter().map(line).collect();
    (!lines.is_empty()).then(|| {
        view! { <h2>{t!(i18n, cases.paper_articles)}</h2> <ul class="case-articles">{lines}</ul> }.into_any()
    })
}

/// The code of the ruling, to be scanned and to be read.
fn proof(i18n: I18n, heard: &Heard) -> Option<AnyView> {
    let entry = heard.ruled.as_ref()?.entry;
    let code = use_desk().read(|books| books.code_of(entry)).flatten()?;
    // A code of this length always fits.
    let drawn = QRBuilder::new(code.as_str()).build().ok()?;
    let (side, path) = squares(&drawn);
    Some(
        view! {
            <div class="case-proof">
                <svg class="case-qr" viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
                    <rect width=side height=side fill="#fff"></rect>
                    <path d=path fill="#000"></path>
                </svg>
                <p><b>{t!(i18n, cases.paper_code)}</b> <code data-code="">{code}</code> <small>{t!(i18n, cases.paper_code_hint)}</small></p>
            </div>
        }
        .into_any(),
    )
}

/// The empty squares around a code that a reader needs.
const QUIET: usize = 4;

/// The dark squares of a code as a path, and how many squares its side has.
fn squares(code: &QRCode) -> (usize, String) {
    let dark = |x: &usize, y: usize| code[y][*x].value();
    let rows = (0..code.size).map(|y| {
        let row = (0..code.size).filter(|x| dark(x, y));
        row.map(|x| format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET)).collect::<String>()
    });
    (code.size + 2 * QUIET, rows.collect())
}
