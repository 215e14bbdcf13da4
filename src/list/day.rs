//! The choice of a day: its neighbours, any day of the calendar, and the latest days on which something was written.

use crate::{
    desk::use_desk,
    text::{Dates, I18n, instant, t, t_string, use_i18n},
    widget::{Icon, Line},
};
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

/// So many of the latest days are offered.
const LATEST: usize = 6;

/// A day in words.
pub fn day_said(i18n: I18n, date: NaiveDate) -> String {
    Dates::of_office(i18n.get_locale()).day(instant(date.and_time(Default::default())))
}

/// The day, and its neighbours. The day itself is a field of the calendar.
#[component]
pub fn DayPick(
    /// The day that is chosen.
    date: Signal<NaiveDate>,
    /// Today: no later day can be chosen.
    today: Memo<NaiveDate>,
    /// Called with another day.
    #[prop(into)]
    on_pick: Callback<NaiveDate>,
) -> impl IntoView {
    let i18n = use_i18n();
    let step = move |to: Option<NaiveDate>| {
        if let Some(date) = to {
            on_pick.run(date);
        }
    };
    let typed = move |text: String| {
        if let Ok(date) = text.parse::<NaiveDate>() {
            on_pick.run(std::cmp::min(date, today.get_untracked()));
        }
    };
    let (iso, last) = (move || date.get().to_string(), move || today.get().to_string());
    let newest = move || date.get() >= today.get();
    let words = move || day_said(i18n, date.get());
    view! {
        <div class="day" role="group" aria-label=t!(i18n, visits.day_pick)>
            <button
                class="btn is-icon"
                type="button"
                data-act="day-before"
                aria-label=t!(i18n, visits.previous_day)
                on:click=move |_| step(date.get_untracked().checked_sub_days(Days::new(1)))
            >
                <Icon line=Line::Forward class="is-flip"/>
            </button>
            <span class="day-any">
                <b aria-live="polite" data-day=iso>{words}</b>
                <input
                    type="date"
                    data-act="day"
                    aria-label=t!(i18n, visits.day_pick)
                    max=last
                    prop:value=iso
                    on:change=move |event| typed(event_target_value(&event))
                />
            </span>
            <button
                class="btn is-icon"
                type="button"
                data-act="day-after"
                aria-label=t!(i18n, visits.next_day)
                disabled=newest
                on:click=move |_| step(date.get_untracked().checked_add_days(Days::new(1)))
            >
                <Icon line=Line::Forward/>
            </button>
        </div>
    }
}

/// The latest days on which something was written; nothing where there is only one.
#[component]
pub fn LatestDays(
    /// The day that is chosen.
    date: Signal<NaiveDate>,
    /// Today, which is always offered.
    today: Memo<NaiveDate>,
    /// Called with another day.
    #[prop(into)]
    on_pick: Callback<NaiveDate>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let days = Memo::new(move |_| {
        let mut days = desk.read(|books| books.latest_days(LATEST)).unwrap_or_default();
        if days.first() != Some(&today.get()) {
            days.insert(0, today.get());
        }
        days
    });
    let said = move |day: NaiveDate| match day == today.get() {
        true => t_string!(i18n, visits.today).to_owned(),
        false => day_said(i18n, day),
    };
    let button = move |day: NaiveDate| {
        view! {
            <button
                class="btn"
                type="button"
                data-act="latest-day"
                data-date=day.to_string()
                aria-pressed=move || (date.get() == day).to_string()
                on:click=move |_| on_pick.run(day)
            >
                {move || said(day)}
            </button>
        }
    };
    move || {
        (days.with(Vec::len) > 1).then(|| {
            view! {
                <div class="latest-days no-print" role="group" aria-label=t!(i18n, visits.latest_days)>
                    {days.get().into_iter().map(button).collect_view()}
                </div>
            }
        })
    }
}
