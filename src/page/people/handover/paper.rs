//! The list on paper: who goes to whom, with lines for both sides to sign.

use super::planner::Planner;
use crate::{
    desk::use_desk,
    print::Print,
    text::{t_string, use_i18n},
};
use counter::handover::HANDOVER;
use counter::row::{Row, Said};
use counter::{Books, PersonId};
use leptos::prelude::*;

/// Who takes some, in the order of the rows, each once.
fn takers(rows: &[Row]) -> Vec<PersonId> {
    let mut takers = Vec::new();
    for row in rows {
        if let Some((_, cell)) = HANDOVER.cell(row, "to")
            && let Said::Person(to) = cell.said
            && !takers.contains(&to)
        {
            takers.push(to);
        }
    }
    takers
}

/// The sheet.
#[component]
pub(super) fn Paper(planner: Planner) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        let (now, left, plan) = (desk.now(), planner.left.get(), planner.plan.get());
        desk.read(|books| books.handover_rows(&left, &plan, now)).unwrap_or_default()
    });
    let name = move |person| desk.read(|books: &Books| books.name(person)).unwrap_or_default();
    let about = Signal::derive(move || {
        let title = t_string!(i18n, leaver.title, name = name(planner.person));
        vec![title, t_string!(i18n, leaver.sub, count = planner.left.with(Vec::len))]
    });
    let signs = Signal::derive(move || {
        let from = t_string!(i18n, leaver.sign_from, name = name(planner.person));
        let to = rows.with(|rows| takers(rows)).into_iter();
        let to = to.map(|to| t_string!(i18n, leaver.sign_to, name = name(to)));
        std::iter::once(from).chain(to).chain([t_string!(i18n, print.lead).to_owned()]).collect::<Vec<_>>()
    });
    view! { <Print table=&HANDOVER about rows signs/> }
}
