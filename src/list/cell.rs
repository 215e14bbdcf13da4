//! A cell on the screen.

use super::cited::cited;
use super::says::spoken;
use crate::widget::{Icon, Line, Tally};
use counter::EntryId;
use counter::row::{Cell, Column, Said, Shown, Stands, Tone, Turns};
use leptos::prelude::*;

/// The style of a column: by its name, and where it stands.
pub(super) fn classed(column: &Column) -> String {
    let wide = if column.shown == Shown::Wide { " is-wide" } else { "" };
    format!("v-{}{wide}", column.key)
}

/// The style of a tone.
pub(super) fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Good => "is-good",
        Tone::Waits => "is-waiting",
        Tone::Wants => "is-wanting",
        Tone::Idle => "is-idle",
    }
}

/// What a cell says besides.
fn beside(said: Said) -> AnyView {
    match said {
        Said::Nothing => ().into_any(),
        Said::Phone(number) => view! { <span class="num">{spoken(Said::Phone(number))}</span> }.into_any(),
        Said::Owned(whose) => {
            view! { " " <small class="v-owned num" data-owned>{spoken(Said::Owned(whose))}</small> }
                .into_any()
        }
        said => view! { " " <small>{spoken(said)}</small> }.into_any(),
    }
}

/// Turns as strokes.
fn strokes(ticks: Turns, lost: u32, says: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let label = Memo::new(move |_| says());
    (move || view! { <Tally ticks lost label=label.get()/> }).into_any()
}

/// What a cell says.
fn main(column: &Column, said: Said, tone: Tone) -> AnyView {
    let says = spoken(said.clone());
    match (column.stands, said) {
        (Stands::State, _) => view! { <Chip tone>{says}</Chip> }.into_any(),
        (Stands::Name, _) => view! { <b>{says}</b> }.into_any(),
        (Stands::Turns, Said::Tally(ticks, lost)) => strokes(ticks, lost, says),
        (_, _) => says.into_any(),
    }
}

/// A cell.
pub(super) fn drawn(column: &'static Column, cell: Cell, on_why: Option<Callback<EntryId>>) -> AnyView {
    let Cell { said, besides, marks, tone, cite, open: _ } = cell;
    let state = column.stands == Stands::State;
    let class = format!("{} {}", classed(column), if state { "" } else { tone_class(tone) });
    let marks: Vec<_> = marks.into_iter().map(|(said, tone)| (spoken(said), tone)).collect();
    let marks = marks.into_iter().map(|(says, tone)| view! { " " <Chip tone>{says}</Chip> });
    let pill = cite.map(|cite| view! { " " {cited(cite, on_why)} " " });
    let figure = column.stands == Stands::Figure;
    let said = main(column, said, tone);
    let marks = marks.collect_view();
    // Before a figure, so that figures stand below one another.
    match figure {
        true => view! { <td class=class>{marks} {pill} {said}</td> }.into_any(),
        false => {
            let besides = besides.into_iter().map(beside).collect_view();
            view! { <td class=class>{said} {besides} {marks} {pill}</td> }.into_any()
        }
    }
}

/// A state, in its colour.
#[component]
pub fn Chip(
    /// How it is to be taken.
    tone: Tone,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let class = match tone {
        Tone::Good => "chip is-jade",
        Tone::Waits => "chip is-amber",
        Tone::Wants => "chip is-seal",
        Tone::Plain | Tone::Idle => "chip is-line",
    };
    view! {
        <span class=class>
            {(tone == Tone::Good).then(|| view! { <Icon line=Line::Check/> })}
            {children()}
        </span>
    }
}
