//! Whose the customer is and was, since when and until when, and what did not count: read from his histories.

use crate::{
    desk::use_desk,
    list::{Chip, says},
    text::{t, use_i18n, word},
    why::{Why, WhySheet},
    widget::Cites,
};
use counter::EntryId;
use counter::ledger::Visit;
use counter::row::{Cell, Cite, Row, Said, Tone};
use leptos::prelude::*;

/// The claims to the customer of a visit, oldest first, and who is one person or household with him.
#[component]
pub(super) fn Claims(
    /// The visit.
    visit: Signal<Option<Visit>>,
    /// The entry whose why is shown.
    why: RwSignal<Option<EntryId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let customer = Memo::new(move |_| visit.with(|visit| visit.as_ref().map(|visit| visit.visitor.customer)));
    let rows = Memo::new(move |_| {
        let (customer, now) = (customer.get()?, desk.now());
        desk.read(|books| (books.claim_rows(customer, now), books.ties(customer)))
    });
    let asked = RwSignal::new(None);
    let on_law = Callback::new(move |entry: EntryId| {
        let law = customer.get_untracked().and_then(|customer| {
            let now = untrack(|| desk.now());
            desk.peek(|books| books.claim_law(customer, entry, now)).flatten()
        });
        asked.set(law);
    });
    let on_why = Callback::new(move |entry| why.set(Some(entry)));
    let shown = move || {
        let (rows, ties) = rows.get()?;
        let said = |said: Said| desk.read(|books| says(i18n, books, &said));
        (!rows.is_empty() || !ties.is_empty()).then(|| {
            view! {
                <section data-claims>
                    <h3>{t!(i18n, visits.claims)}</h3>
                    <ol class="claims">{rows.into_iter().map(|row| view! { <Claim row on_law on_why/> }).collect_view()}</ol>
                    {ties.into_iter().map(|tie| view! { <p class="claims-link">{said(tie)}</p> }).collect_view()}
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

/// The first article; pressed, all of it.
fn cited(cite: Option<Cite>, on_press: Callback<EntryId>) -> Option<impl IntoView> {
    cite.map(|Cite { law, entry }| {
        view! { <Cites book=law.book cites=law.articles bare=true on_press=move |()| on_press.run(entry)/> }
    })
}

/// A claim, or a time he was filed: who and since when; until when; what ended it and what did not count.
#[component]
fn Claim(row: Row, on_law: Callback<EntryId>, on_why: Callback<EntryId>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let said = move |said: &Said| desk.read(|books| says(i18n, books, said)).unwrap_or_default();
    let each = move |besides: &[Said]| besides.iter().map(said).collect::<Vec<_>>();
    let mut cells = row.cells.into_iter();
    let who = cells.next().map(|cell| {
        let since = each(&cell.besides).join(" ");
        view! { <p class="claims-who"><b>{said(&cell.said)}</b> <span>{since}</span></p> }
    });
    let until = cells.next().map(|Cell { said: until, marks, cite, .. }| {
        let mark = |(text, tone): (Said, Tone)| view! { <Chip tone>{said(&text)}</Chip> };
        view! {
            <p class="claims-until num">
                {said(&until)}
                {marks.into_iter().map(mark).collect_view()}
                {cited(cite, on_why)}
                {cited(row.cite, on_law)}
            </p>
        }
    });
    let ended = cells.next().map(|Cell { said: passed, besides, .. }| {
        let passed = Some(passed).filter(|passed| *passed != Said::Nothing);
        view! {
            {passed.map(|passed| view! { <p class="claims-passed">{said(&passed)}</p> })}
            {each(&besides).into_iter().map(|done| view! { <p class="claims-not">{done}</p> }).collect_view()}
        }
    });
    view! {
        <li data-claim=row.id.to_string() class:is-over=row.tone == Tone::Idle>
            {who}
            {until}
            {ended}
        </li>
    }
}
