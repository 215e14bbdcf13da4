//! Somebody's own account of a period, entry by entry, each with its article.

use super::period;
use crate::{
    desk::use_desk,
    list::List,
    sheets::ExportButton,
    text::{t_string, use_i18n},
    why::{Why, WhySheet},
    widget::Dialog,
};
use counter::report::{OWN, Period};
use counter::{EntryId, PersonId};
use leptos::prelude::*;

/// The account.
#[component]
pub(super) fn OwnAccount(
    /// Whose.
    person: PersonId,
    /// Of which period.
    period: Period,
    /// Called when it is closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let why = RwSignal::new(None::<EntryId>);
    let rows = Memo::new(move |_| desk.read(|books| books.own_rows(person, period)).unwrap_or_default());
    let title = Signal::derive(move || {
        let name = desk.read(|books| books.name(person)).unwrap_or_default();
        t_string!(i18n, report.own_of, name = name)
    });
    let sub = Signal::derive(move || period::said(i18n, period));
    let file = Signal::derive(move || format!("{} {} {}", title.get(), period.from(), period.to()));
    let rows = Signal::from(rows);
    let foot = move || {
        view! {
            <footer class="dialog-foot">
                <ExportButton title=file leaves=vec![("report.own", &OWN, rows)]/>
            </footer>
        }
    };
    view! {
        <Dialog title sub class="is-wide" on_close foot>
            <List table=&OWN rows on_why=move |entry| why.set(Some(entry))/>
            {move || why.get().map(|entry| view! { <WhySheet why=Why::Entry(entry) on_close=move |()| why.set(None)/> })}
        </Dialog>
    }
}
