//! Rows on paper: a form with its office and its day, ruled columns, and lines for signatures. What is still open is left empty,
//! to be written by hand, and so is a column that the table does not have.
//!
//! The messages are those of the table; `<table>.<column>_paper` where a column is called otherwise on paper.

use crate::desk::use_desk;
use crate::list::{says, spoken};
use crate::text::{Dates, I18n, instant, maybe, message, t, t_string, use_i18n};
use crate::widget::{Icon, Line, Tally};
use counter::row::{Cell, Row, Said, Stands, Table};
use leptos::prelude::*;

/// Prints the page.
#[component]
pub fn PrintButton(
    /// What it says.
    children: Children,
    /// Whether there is nothing to print.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let print = move |_| {
        // A browser that cannot print does nothing.
        let _ = window().print();
    };
    view! {
        <button class="btn" type="button" data-act="print" disabled=disabled on:click=print>
            <Icon line=Line::Print/>
            {children()}
        </button>
    }
}

/// What a column is called on paper.
fn heading(i18n: I18n, table: &'static Table, column: &'static str) -> String {
    let key = format!("{}.{column}", table.key);
    let own = maybe(i18n, &format!("{key}_paper")).map(str::to_owned);
    own.unwrap_or_else(|| message(i18n, &key, &[] as &[(&str, String)]))
}

/// The sheet. It is not on the screen, and all that is on the paper.
#[component]
pub fn Print(
    /// What the rows have in common.
    table: &'static Table,
    /// What stands below the title beside the office: the day, sums.
    #[prop(into)]
    about: Signal<Vec<String>>,
    /// The rows, in the order of the paper.
    #[prop(into)]
    rows: Signal<Vec<Row>>,
    /// Whether they are of several days, so that each says its own.
    #[prop(optional, into)]
    dated: Signal<bool>,
    /// What stands below the rows.
    #[prop(optional, into)]
    below: Signal<Vec<String>>,
    /// Who signs, where that is not whoever is on duty and who leads.
    #[prop(optional, into)]
    signs: Option<Signal<Vec<String>>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let title = move || heading(i18n, table, "sheet_title");
    let office = move || desk.read(|books| books.office_name()).flatten().unwrap_or_default();
    let entries = move || desk.read(|books| books.journal.len()).unwrap_or_default();
    let printed = move || Dates::of_office(i18n.get_locale()).moment(instant(desk.now().0));
    let spans =
        |texts: Vec<String>| texts.into_iter().map(|text| view! { <span>{text}</span> }).collect_view();
    let head = table.paper.iter().map(|column| view! { <th>{move || heading(i18n, table, column)}</th> });
    view! {
        <section class="print-sheet" aria-hidden="true" data-print=table.key>
            <p class="print-title">{title}</p>
            <p class="print-meta"><span>{office}</span> {move || spans(about.get())}</p>
            <table class=format!("print-table is-{}", table.key)>
                <thead>
                    <tr>{head.collect_view()}</tr>
                </thead>
                <tbody>
                    {move || rows.get().iter().map(|row| line(table, row, dated.get())).collect_view()}
                </tbody>
            </table>
            {move || {
                let below = below.get();
                (!below.is_empty()).then(|| view! { <p class="print-meta">{spans(below)}</p> })
            }}
            <div class="print-sign">
                {move || match signs {
                    Some(signs) => spans(signs.get()).into_any(),
                    None => view! { <span>{t!(i18n, print.duty)}</span> <span>{t!(i18n, print.lead)}</span> }.into_any(),
                }}
                <span>{t!(i18n, print.date)}</span>
            </div>
            <p class="print-note">
                <span>{t!(i18n, shell.app_name)}</span>
                <span>{move || t_string!(i18n, print.entries, count = entries())}</span>
                <span>{move || t_string!(i18n, print.printed, time = printed())}</span>
            </p>
        </section>
    }
}

/// A row on paper.
fn line(table: &'static Table, row: &Row, dated: bool) -> impl IntoView + use<> {
    let of = |column: &&str| match table.cell(row, column) {
        Some((column, cell)) => {
            let said = written(cell, row, dated);
            match column.stands {
                Stands::Name => view! { <th>{said}</th> }.into_any(),
                Stands::Text => view! { <td class="is-start">{said}</td> }.into_any(),
                Stands::Short | Stands::State | Stands::Figure | Stands::Turns => {
                    view! { <td>{said}</td> }.into_any()
                }
            }
        }
        None => {
            // The telephone that stands besides the name has a column of its own.
            let phone = row.phone().filter(|_| *column == "phone").map(|phone| spoken(phone.clone()));
            view! { <td>{phone}</td> }.into_any()
        }
    };
    view! { <tr>{table.paper.iter().map(of).collect_view()}</tr> }
}

/// What of a cell is written on paper. Whose client somebody is stands on the screen: on paper it would soon be wrong.
fn written(cell: &Cell, row: &Row, dated: bool) -> AnyView {
    let (i18n, desk) = (use_i18n(), use_desk());
    if cell.open {
        return ().into_any();
    }
    let text = |said: &Said| desk.read(|books| says(i18n, books, said)).unwrap_or_default();
    match &cell.said {
        Said::Tally(ticks, lost) => {
            let (ticks, lost, label) = (*ticks, *lost, text(&cell.said));
            view! { <Tally ticks lost label/> }.into_any()
        }
        Said::Figure(0) => ().into_any(),
        Said::Number(n) => n.to_string().into_any(),
        said => {
            let day = row.at.filter(|_| dated && matches!(said, Said::Time(_)));
            let day = day.map(|at| Dates::of_office(i18n.get_locale()).day(instant(at)));
            // The telephone has a column of its own.
            let besides = cell
                .besides
                .iter()
                .filter(|said| !matches!(said, Said::Owned(_) | Said::Phone(_) | Said::WholePhone(_)));
            let all: Vec<String> = [said].into_iter().chain(besides).map(text).collect();
            let all = all.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
            view! { {day.map(|day| view! { {day} <br/> })} {all} }.into_any()
        }
    }
}
