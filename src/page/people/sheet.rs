//! The turn table of the day on paper.

use crate::{
    desk::use_desk,
    list::says,
    print::Print,
    text::{Dates, instant, t_string, use_i18n},
    widget::article_text,
};
use chrono::NaiveDate;
use counter::account::TURNS;
use leptos::prelude::*;

/// The sheet. It is not on the screen, and all that is on the paper.
#[component]
pub(super) fn Sheet(
    /// The day.
    date: NaiveDate,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let rows = Memo::new(move |_| desk.read(|books| books.account_rows(date)).unwrap_or_default());
    let about = Signal::derive(move || {
        let day = Dates::of_office(i18n.get_locale()).date(instant(date.and_time(Default::default())));
        let sum = desk.read(|books| books.day_sum(date)).unwrap_or_default();
        let sum = t_string!(i18n, turns.sum, count = sum.visits, counted = sum.counted);
        let book = desk.read(|books| {
            let title = article_text(i18n, &books.book(&books.day_of(date)?.book)?.about.title);
            Some(t_string!(i18n, turns.book, title = title))
        });
        [Some(day), Some(sum), book.flatten()].into_iter().flatten().collect::<Vec<_>>()
    });
    let below = Signal::derive(move || {
        let next = desk.read(|books| books.first_after(date).map(|next| says(i18n, books, &next)));
        let red = t_string!(i18n, turns.red).to_owned();
        next.flatten().into_iter().chain([red]).collect::<Vec<_>>()
    });
    view! { <Print table=&TURNS about rows below/> }
}
