//! An earlier day, as it was: everybody's account, and the visits of that day.

use super::accounts::Accounts;
use crate::{
    desk::{Books, use_desk},
    list::Empty,
    text::{t, t_string, use_i18n},
    widget::Line,
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The day; or that no table was kept.
#[component]
pub(super) fn Past(
    /// Which.
    date: NaiveDate,
    /// Called with another day.
    #[prop(into)]
    on_pick: Callback<NaiveDate>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let kept = Memo::new(move |_| desk.read(|books| was_kept(books, date)).unwrap_or(false));
    let latest = Memo::new(move |_| desk.read(latest_kept).flatten());
    let none = Signal::derive(move || t_string!(i18n, people.past_none));
    let elsewhere = Signal::derive(move || t_string!(i18n, people.past_none_hint));
    move || {
        match kept.get() {
        true => view! { <div data-past=date.to_string()><Accounts date/></div> }.into_any(),
        false => view! {
            <section class="panel">
                <Empty line=Line::Day title=none hint=elsewhere>
                    {move || latest.get().map(|day| view! {
                        <button class="btn is-primary" type="button" data-act="latest" on:click=move |_| on_pick.run(day)>
                            {t!(i18n, visits.latest_day)}
                        </button>
                    })}
                </Empty>
            </section>
        }
        .into_any(),
    }
    }
}

/// Whether a table was kept on that day.
pub(super) fn was_kept(books: &Books, date: NaiveDate) -> bool {
    books.day_of(date).is_some()
}

/// The latest day on which a table was kept.
fn latest_kept(books: &Books) -> Option<NaiveDate> {
    books.state.past.keys().copied().chain(books.day().map(|day| day.date)).max()
}
