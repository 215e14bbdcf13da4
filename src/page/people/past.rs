//! An earlier day, as it was: everybody's account, and the visits of that day.

use super::accounts::Accounts;
use crate::{
    desk::use_desk,
    list::Empty,
    text::{t_string, use_i18n},
    widget::Line,
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The day; or that no table was kept.
#[component]
pub(super) fn Past(
    /// Which.
    date: NaiveDate,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let kept = Memo::new(move |_| desk.read(|books| books.day_of(date).is_some()).unwrap_or(false));
    let none = Signal::derive(move || t_string!(i18n, people.past_none));
    let elsewhere = Signal::derive(move || t_string!(i18n, people.past_none_hint));
    move || match kept.get() {
        true => view! { <div data-past=date.to_string()><Accounts date/></div> }.into_any(),
        false => view! { <Empty line=Line::Day title=none hint=elsewhere/> }.into_any(),
    }
}
