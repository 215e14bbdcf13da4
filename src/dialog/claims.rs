//! Whose the customer is and was, since when and until when, and what did not count: read from his histories.

use crate::{
    desk::use_desk,
    list::{List, spoken},
    text::{t, use_i18n, word},
    why::{Why, WhySheet},
};
use counter::ledger::CLAIMS;
use counter::{CustomerId, EntryId};
use leptos::prelude::*;

/// The claims to a customer, oldest first, and who is one person or household with him.
#[component]
pub fn Claims(
    /// The customer.
    customer: Signal<Option<CustomerId>>,
    /// The entry whose why is shown.
    why: RwSignal<Option<EntryId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let found = Memo::new(move |_| {
        let (customer, now) = (customer.get()?, desk.now());
        desk.read(|books| (books.claim_rows(customer, now), books.ties(customer)))
    });
    let rows =
        Signal::derive(move || found.with(|found| found.clone().map(|(rows, _)| rows)).unwrap_or_default());
    let ties =
        Memo::new(move |_| found.with(|found| found.clone().map(|(_, ties)| ties)).unwrap_or_default());
    let some = Memo::new(move |_| rows.with(|rows| !rows.is_empty()) || ties.with(|ties| !ties.is_empty()));
    let asked = RwSignal::new(None);
    let on_law = Callback::new(move |entry: EntryId| {
        let law = customer.get_untracked().and_then(|customer| {
            let now = untrack(|| desk.now());
            desk.peek(|books| books.claim_law(customer, entry, now)).flatten()
        });
        asked.set(law);
    });
    let tie = |tie| view! { <p class="claims-tie">{spoken(tie)}</p> };
    let shown = move || {
        some.get().then(|| {
            view! {
                <section data-claims>
                    <h3>{t!(i18n, claims.page)}</h3>
                    <List table=&CLAIMS rows on_why=move |entry| why.set(Some(entry)) on_law/>
                    {move || ties.get().into_iter().map(tie).collect_view()}
                </section>
            }
        })
    };
    let law = move || {
        let ruling = asked.get()?;
        let (title, close) = (word(i18n, "question", ruling.question.name()), move |()| asked.set(None));
        Some(view! { <WhySheet why=Why::Rulings(vec![ruling], title) on_close=close/> })
    };
    view! {
        {shown}
        {law}
    }
}
