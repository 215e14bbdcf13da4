//! What happened in a visit, and with its customer since.

use crate::{desk::use_desk, list::Timeline};
use counter::EntryId;
use counter::ledger::Visit;
use leptos::prelude::*;

/// The story of a visit.
#[component]
pub(super) fn Story(
    /// The visit.
    visit: Signal<Option<Visit>>,
    /// Where an article leads.
    why: RwSignal<Option<EntryId>>,
) -> impl IntoView {
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        visit
            .with(|visit| visit.as_ref().and_then(|visit| desk.read(|books| books.story_rows(visit))))
            .unwrap_or_default()
    });
    view! { <Timeline rows of="entry" on_why=move |entry| why.set(Some(entry))/> }
}
