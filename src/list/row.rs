//! A row of a table on the screen, and its keys.

use super::cell::{self, tone_class};
use super::cited::cited;
use super::leads::Leads;
use super::says::{says, spoken};
use crate::desk::use_desk;
use crate::said::clock;
use crate::text::{message, use_i18n};
use counter::row::{Doing, Id, Row, Said, Shown, Table};
use leptos::{attr::custom::custom_attribute, ev, prelude::*};
use wasm_bindgen::JsCast;

/// Moves to the row before or after.
fn step(event: &ev::KeyboardEvent) {
    let row = event.current_target().and_then(|row| row.dyn_into::<web_sys::Element>().ok());
    let beside = match event.key().as_str() {
        "ArrowDown" => row.and_then(|row| row.next_element_sibling()),
        "ArrowUp" => row.and_then(|row| row.previous_element_sibling()),
        _ => None,
    };
    if let Some(beside) = beside.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        // A row that cannot take the keys leaves them where they are.
        let _ = beside.focus();
    }
}

/// What can be done with a row where it stands.
fn buttons(acts: &'static [Doing], id: Id, leads: Leads) -> Option<impl IntoView> {
    let desk = use_desk();
    let button = move |doing: &'static Doing| {
        let act = move |event: ev::MouseEvent| {
            // It is not the row that is pressed.
            event.stop_propagation();
            if let Some(on_act) = leads.on_act {
                on_act.run((doing.key, id));
            }
        };
        view! {
            <button class="btn is-quiet" type="button" data-act=doing.key disabled=move || !desk.may_write() on:click=act>
                {spoken(Said::Key(doing.name))}
            </button>
        }
    };
    leads.on_act.map(|_| view! { <td class="v-acts">{acts.iter().map(button).collect_view()}</td> })
}

/// What stands in a row.
fn inside(leads: Leads, row: &Row) -> AnyView {
    let table = leads.table;
    let cells = table.with(&row.cells).filter(|(column, _)| column.shown != Shown::Paper);
    let cells = cells.map(|(column, cell)| cell::drawn(column, cell.clone(), leads)).collect_view();
    let pill = row.cite.clone().map(|cite| cited(cite, leads.on_law.or(leads.on_why)));
    view! {
        {cells}
        {table.cites.then(|| view! { <td class="v-cite">{pill}</td> })}
        {buttons(row.acts, row.id, leads)}
    }
    .into_any()
}

/// A row; pressed, or entered, it opens what it is of.
pub(super) fn drawn(leads: Leads, row: &Row) -> AnyView {
    let (id, class, table) = (row.id, tone_class(row.tone), leads.table);
    let inside = inside(leads, row);
    let data = custom_attribute(format!("data-{}", table.of), id.to_string());
    let Some(on_open) = leads.on_open else {
        return view! { <tr {..data} class=class>{inside}</tr> }.into_any();
    };
    let key = move |event: ev::KeyboardEvent| {
        // Keys pressed on what stands inside are its own.
        if event.target() != event.current_target() {
            return;
        }
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            on_open.run(id);
        } else {
            step(&event);
        }
    };
    let selected = move || leads.opened.is_some_and(|opened| opened.get() == Some(id)).then_some("true");
    view! {
        <tr
            {..data}
            tabindex="0"
            class=class
            data-act=table.of
            aria-label=label(table, row)
            aria-selected=selected
            on:click=move |_| on_open.run(id)
            on:keydown=key
        >
            {inside}
        </tr>
    }
    .into_any()
}

/// What pressing a row does, for who does not see it.
fn label(table: &'static Table, row: &Row) -> impl Fn() -> String + Send + use<> {
    let (i18n, desk) = (use_i18n(), use_desk());
    let key = format!("{}.open_of", table.key);
    let time = row.at.map(clock).unwrap_or_default();
    let name = table.name(row).cloned().unwrap_or(Said::Nothing);
    move || {
        let name = desk.read(|books| says(i18n, books, &name)).unwrap_or_default();
        message(i18n, &key, &[("time", time.clone()), ("name", name)])
    }
}
