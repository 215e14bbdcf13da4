//! The account of everybody on one day: turns used, lost, made up, owed. What is lost or owed cites its article.

use crate::{
    desk::use_desk,
    list::List,
    text::{t, use_i18n},
    why::{Why, WhySheet},
};
use chrono::NaiveDate;
use counter::EntryId;
use counter::account::{TURNS, TURNS_BEFORE};
use leptos::prelude::*;

/// The table.
#[component]
pub(super) fn Accounts(
    /// The day; the one that is shown, if none is given.
    #[prop(optional)]
    date: Option<NaiveDate>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        desk.read(|books| {
            let date = date.or_else(|| books.day().map(|day| day.date))?;
            Some(books.account_rows(date))
        })
        .flatten()
        .unwrap_or_default()
    });
    let why = RwSignal::new(None::<EntryId>);
    let table = if date.is_none() { &TURNS } else { &TURNS_BEFORE };
    view! {
        <section class="panel">
            <h2 class="panel-head">{t!(i18n, people.turns)} <small>{t!(i18n, people.turns_note)}</small></h2>
            <List table rows on_why=move |entry| why.set(Some(entry))/>
        </section>
        {move || why.get().map(|entry| view! { <WhySheet why=Why::Entry(entry) on_close=move |()| why.set(None)/> })}
    }
}
