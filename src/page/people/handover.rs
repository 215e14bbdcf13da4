//! 交接: the planner of a departure. All clients of somebody who left, to whom each goes, and what was given already.

mod decider;
mod foot;
mod given;
mod paper;
mod planner;
mod rows;
mod ways;

use crate::{
    desk::use_desk,
    list::Empty,
    print::PrintButton,
    route::Place,
    text::{t, t_string, use_i18n},
    widget::Line,
};
use counter::PersonId;
use foot::Foot;
use given::Given;
use leptos::prelude::*;
use paper::Paper;
use planner::Planner;
use rows::Rows;
use ways::Ways;

/// Before the person behind the address of the people.
const HANDOVER: &str = "#handover=";

/// Whose planner stands behind the address.
pub(super) fn opened(hash: &str) -> Option<PersonId> {
    hash.strip_prefix(HANDOVER).and_then(|person| person.parse().ok())
}

/// Where somebody's planner stands.
pub(super) fn address(person: PersonId) -> String {
    format!("{}{HANDOVER}{person}", Place::People.path())
}

/// The planner.
#[component]
pub(super) fn Handover(
    /// Who left.
    person: PersonId,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let planner = Planner::of(person);
    let name = move || desk.read(|books| books.name(person)).unwrap_or_default();
    let none = Memo::new(move |_| planner.left.with(Vec::is_empty));
    let nobody = Signal::derive(move || t_string!(i18n, leaver.empty));
    let so_leave = Signal::derive(move || t_string!(i18n, leaver.empty_hint));
    view! {
        <div class="page-in handing">
            <header class="page-head">
                <a class="btn is-quiet" href=Place::People.path() data-act="all-people">
                    {t!(i18n, leaver.back)}
                </a>
                <h1 class="page-title">{move || t_string!(i18n, leaver.title, name = name())}</h1>
                <p class="page-sub">{move || t_string!(i18n, leaver.sub, count = planner.left.with(Vec::len))}</p>
                <div class="page-acts">
                    <PrintButton disabled=none>{t!(i18n, shell.print)}</PrintButton>
                </div>
            </header>
            <Given person/>
            {move || match none.get() {
                true => view! { <section class="panel"><Empty line=Line::People title=nobody hint=so_leave/></section> }.into_any(),
                false => view! {
                    <Ways planner/>
                    <Rows planner/>
                    <Foot planner/>
                }.into_any(),
            }}
        </div>
        <Paper planner/>
    }
}
