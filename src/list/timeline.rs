//! Rows as they followed one another: when, what, and what there is to it.

use super::cited::cited;
use super::says::spoken;
use counter::EntryId;
use counter::row::{Cell, Row, Said, Tone};
use leptos::{attr::custom::custom_attribute, prelude::*};

/// The style of a tone on the line of time.
fn pinned(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "is-jade",
        Tone::Waits => "is-amber",
        Tone::Wants => "is-seal",
        Tone::Plain | Tone::Idle => "",
    }
}

/// The rows, each of two cells: when, and what.
#[component]
pub fn Timeline(
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<Row>>,
    /// What a row is of: the tests find it by that.
    of: &'static str,
    /// Called with the entry whose reasons are wanted.
    #[prop(into)]
    on_why: Callback<EntryId>,
) -> impl IntoView {
    let small = |said: Said| view! { <small>{spoken(said)}</small> };
    let what = move |Cell { said, besides, .. }: Cell, pill: AnyView| {
        view! { {spoken(said)} " " {pill} {besides.into_iter().map(small).collect_view()} }
    };
    let item = move |row: Row| {
        let data = custom_attribute(format!("data-{of}"), row.id.to_string());
        let (datetime, class) = (row.at.map(paper::date::write_minute), pinned(row.tone));
        let mut cells = row.cells.into_iter();
        let when = cells.next().map_or(Said::Nothing, |cell| cell.said);
        let pill = row.cite.map(|cite| cited(cite, Some(on_why))).into_any();
        view! {
            <li {..data} class=class>
                <time datetime=datetime>{spoken(when)}</time>
                <i class="pin" aria-hidden="true"></i>
                <p>{cells.next().map(|cell| what(cell, pill))}</p>
            </li>
        }
    };
    view! { <ol class="timeline">{move || rows.get().into_iter().map(item).collect_view()}</ol> }
}
