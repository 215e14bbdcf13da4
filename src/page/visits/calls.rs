//! The calls of the day that is shown.

use crate::{
    desk::use_desk,
    list::List,
    text::{t, use_i18n},
};
use counter::EntryId;
use counter::calls::CALLS;
use counter::ledger::Wanted;
use leptos::prelude::*;

/// The calls; nothing on a day without any, and none while a visit is searched for.
#[component]
pub(super) fn Calls(
    /// The day.
    wanted: RwSignal<Wanted>,
    /// The entry whose why is shown.
    why: RwSignal<Option<EntryId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        let date = wanted.with(|wanted| (!wanted.searches()).then_some(wanted.date))?;
        desk.read(|books| books.call_rows(date))
    });
    let rows = Signal::derive(move || rows.get().unwrap_or_default());
    let some = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    move || {
        some.get().then(|| view! {
            <section class="panel" data-calls>
                <h2 class="panel-head">{t!(i18n, calls.page)} <small>{move || rows.with(Vec::len)}</small></h2>
                <List table=&CALLS rows on_why=move |entry| why.set(Some(entry))/>
            </section>
        })
    }
}
