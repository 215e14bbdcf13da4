//! The clients, each with to whom he goes.

use super::planner::Planner;
use crate::{
    desk::use_desk,
    list::{Chip, says, spoken},
    text::{message, t, t_string, use_i18n},
};
use counter::handover::{HANDOVER, Left};
use counter::row::{Cell, Column, Id, Row, Said, Shown, Stands, Tone};
use leptos::{html, prelude::*};
use paper::OrderedSet;

/// The table.
#[component]
pub(super) fn Rows(planner: Planner) -> impl IntoView {
    let i18n = use_i18n();
    let head = HANDOVER.columns.iter().map(|column| {
        let key = format!("{}.{}", HANDOVER.key, column.key);
        view! { <th scope="col" class=classed(column)>{move || message(i18n, &key, &[] as &[(&str, String)])}</th> }
    });
    let all = Memo::new(move |_| {
        let count = planner.ticked.with(OrderedSet::len);
        count > 0 && count == planner.left.with(Vec::len)
    });
    let tick_all = move |_| {
        let clients = planner.left.with_untracked(|left| left.iter().map(|left| left.client).collect());
        planner.ticked.set(if all.get_untracked() { OrderedSet::new() } else { clients });
    };
    let body = move || {
        let left = planner.left.get();
        planner
            .rows
            .with(|rows| rows.iter().zip(left).map(|(row, left)| line(planner, row, left)).collect_view())
    };
    view! {
        <section class="panel" aria-label=t!(i18n, leaver.clients)>
            <table class="table leaver">
                <thead>
                    <tr>
                        <td class="v-tick">
                            <label class="check">
                                <input type="checkbox" data-act="tick-all" aria-label=t!(i18n, leaver.tick_all) prop:checked=all on:change=tick_all/>
                            </label>
                        </td>
                        {head.collect_view()}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </section>
    }
}

fn classed(column: &Column) -> String {
    let wide = if column.shown == Shown::Wide { " is-wide" } else { "" };
    format!("v-{}{wide}", column.key)
}

/// A client.
fn line(planner: Planner, row: &Row, left: Left) -> AnyView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let said = HANDOVER.name(row).cloned().unwrap_or(Said::Nothing);
    let name = Memo::new(move |_| desk.read(|books| says(i18n, books, &said)).unwrap_or_default());
    let to = Memo::new(move |_| planner.plan.with(|plan| plan.of(left.client)));
    let is_ticked = Memo::new(move |_| planner.ticked.with(|ticked| ticked.contains(&left.client)));
    let tick = move |_| {
        planner.ticked.update(|ticked| {
            if !ticked.remove(&left.client) {
                ticked.insert(left.client);
            }
        });
    };
    let cells = HANDOVER.with(&row.cells).map(|(column, cell)| {
        let class = classed(column);
        match column.key {
            "to" => view! { <td class=class><To planner left name to/></td> }.into_any(),
            _ => view! { <td class=class class:is-idle=cell.tone == Tone::Idle>{shown(column, cell)}</td> }
                .into_any(),
        }
    });
    let id = match row.id {
        Id::Client(client) => Some(client.to_string()),
        Id::Entry(_) | Id::Conflict(..) | Id::Device(_) | Id::Person(_) | Id::Pair(..) | Id::Nth(_) => None,
    };
    view! {
        <tr data-client=id class:is-given=move || to.get().is_some()>
            <td class="v-tick">
                <label class="check">
                    <input
                        type="checkbox"
                        data-act="tick"
                        aria-label=move || t_string!(i18n, leaver.tick_of, name = name.get())
                        prop:checked=is_ticked
                        on:change=tick
                    />
                </label>
            </td>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

/// What a cell says.
fn shown(column: &Column, cell: &Cell) -> AnyView {
    let says = spoken(cell.said.clone());
    match (column.stands, &cell.said) {
        (_, Said::Nothing) => ().into_any(),
        (Stands::Name, _) => view! { <b>{says}</b> }.into_any(),
        (Stands::State, _) => view! { <Chip tone=cell.tone>{says}</Chip> }.into_any(),
        (Stands::Short | Stands::Text | Stands::Figure | Stands::Turns, _) => says.into_any(),
    }
}

/// To whom he goes. Whoever has him already is not offered.
#[component]
fn To(
    planner: Planner,
    left: Left,
    name: Memo<String>,
    to: Memo<Option<counter::PersonId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let select = NodeRef::<html::Select>::new();
    // One effect a row: with an effect for every option, a long list would have thousands.
    Effect::new(move |_| {
        planner.takers.track();
        if let Some(select) = select.get() {
            select.set_value(&to.get().map(|to| to.to_string()).unwrap_or_default());
        }
    });
    let options = move || {
        planner.takers.with(|takers| {
            let others = takers.iter().filter(|(id, _)| left.with != Some(*id));
            others
                .map(|(id, name)| view! { <option value=id.to_string()>{name.clone()}</option> })
                .collect_view()
        })
    };
    let chosen = move |event| {
        let to = event_target_value(&event).parse().ok();
        planner.plan.update(|plan| plan.give(left, to));
    };
    view! {
        <select
            class="input"
            data-act="to"
            node_ref=select
            aria-label=move || t_string!(i18n, leaver.to_of, name = name.get())
            disabled=move || planner.everybodys() || !desk.may_write()
            on:change=chosen
        >
            <option value="">{t!(i18n, leaver.stays)}</option>
            {options}
        </select>
    }
}
