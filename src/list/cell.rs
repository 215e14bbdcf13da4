//! A cell on the screen.

use super::cited::cited;
use super::leads::Leads;
use super::says::spoken;
use crate::route::Place;
use crate::widget::{Icon, Line, Tally};
use counter::VisitId;
use counter::row::{Cell, Column, Said, Shown, Stands, Tone, Turns};
use leptos::{ev::MouseEvent, prelude::*};

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

/// The way to a visit, or what opens it here.
fn to_visit(visit: VisitId, said: Said, leads: Leads) -> impl IntoView {
    let open = move |event: MouseEvent| {
        event.stop_propagation();
        if let Some(on_visit) = leads.on_visit {
            event.prevent_default();
            on_visit.run(visit);
        }
    };
    let (address, act) = (format!("{}#{visit}", Place::Visits.path()), format!("{}-visit", leads.table.of));
    view! { <a href=address data-act=act data-visit=visit.to_string() on:click=open>{spoken(said)}</a> }
}

/// What a cell says besides.
fn beside(said: Said, leads: Leads) -> AnyView {
    match said {
        Said::Visit(visit, _) => view! { " " <small>{to_visit(visit, said, leads)}</small> }.into_any(),
        Said::Nothing => ().into_any(),
        Said::Phone(_) | Said::WholePhone(_) => view! { <span class="num">{spoken(said)}</span> }.into_any(),
        Said::Owned(whose) => {
            let says = spoken(Said::Owned(whose));
            // It has one line of a row; whoever points at it has all of it.
            let whole = Memo::new(move |_| says());
            view! { " " <small class="v-owned num" data-owned title=whole>{whole}</small> }.into_any()
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
        (Stands::State, Said::Nothing) => ().into_any(),
        (Stands::State, _) => view! { <Chip tone>{says}</Chip> }.into_any(),
        (Stands::Name, _) => view! { <b>{says}</b> }.into_any(),
        (Stands::Turns, Said::Tally(ticks, lost)) => strokes(ticks, lost, says),
        (_, _) => says.into_any(),
    }
}

/// A cell.
pub(super) fn drawn(column: &'static Column, cell: Cell, leads: Leads) -> AnyView {
    let Cell { said, besides, marks, tone, cite, open: _ } = cell;
    let state = column.stands == Stands::State;
    let class = format!("{} {}", classed(column), if state { "" } else { tone_class(tone) });
    let marks: Vec<_> = marks.into_iter().map(|(said, tone)| (spoken(said), tone)).collect();
    let marks = marks.into_iter().map(|(says, tone)| view! { " " <Chip tone>{says}</Chip> });
    let pill = cite.map(|cite| view! { " " {cited(cite, leads.on_why)} " " });
    let figure = column.stands == Stands::Figure;
    let said = main(column, said, tone);
    let marks = marks.collect_view();
    // Before a figure, so that figures stand below one another.
    match figure {
        true => view! { <td class=class>{marks} {pill} {said}</td> }.into_any(),
        false => {
            let besides = besides.into_iter().map(|said| beside(said, leads)).collect_view();
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
