//! The roster: everybody who works here or did.

use super::stands::Editing;
use crate::{
    desk::use_desk,
    list::{Empty, List},
    text::{t, t_string, use_i18n},
    widget::Line,
};
use counter::{
    crew::CREW,
    row::{Id, Tone},
};
use leptos::prelude::*;

/// The roster; a row opens the sheet of its person.
#[component]
pub(super) fn Roster(editing: Editing) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        let now = desk.now();
        desk.read(|books| books.crew_rows(now)).unwrap_or_default()
    });
    let active = move || rows.with(|rows| rows.iter().filter(|row| row.tone != Tone::Idle).count());
    let open = move |id: Id| {
        if let Id::Person(person) = id {
            editing.set(Some(Some(person)));
        }
    };
    let nobody = Signal::derive(move || t_string!(i18n, people.empty));
    let so_add = Signal::derive(move || t_string!(i18n, people.empty_hint));
    view! {
        <section class="panel">
            <h2 class="panel-head">
                {t!(i18n, people.roster)} <small>{t!(i18n, people.employed, count = active())}</small>
            </h2>
            <Show when=move || !rows.with(Vec::is_empty)>
                <List table=&CREW rows on_open=open/>
            </Show>
            {move || rows.with(Vec::is_empty).then(|| view! {
                <Empty line=Line::People title=nobody hint=so_add/>
            })}
        </section>
    }
}
