//! A month as a table: a day is a button, and the arrows go from day to day.

use crate::{
    text::{Dates, I18n, instant, t, t_string, use_i18n},
    widget::{Icon, Line},
};
use chrono::{Days, NaiveDate};
use counter::clients::{Lapse, Month};
use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The day that an arrow leads to.
fn beside(day: NaiveDate, key: &str) -> Option<NaiveDate> {
    match key {
        "ArrowLeft" => day.checked_sub_days(Days::new(1)),
        "ArrowRight" => day.checked_add_days(Days::new(1)),
        "ArrowUp" => day.checked_sub_days(Days::new(7)),
        "ArrowDown" => day.checked_add_days(Days::new(7)),
        "PageUp" => Some(in_month(Month::of(day).before(), day)),
        "PageDown" => Some(in_month(Month::of(day).after(), day)),
        _ => None,
    }
}

/// The day of another month with the same number, or its last.
fn in_month(month: Month, day: NaiveDate) -> NaiveDate {
    let days = month.weeks().into_iter().flatten().flatten();
    days.zip(1..)
        .take_while(|(_, number)| *number <= chrono::Datelike::day(&day))
        .last()
        .map_or(day, |(day, _)| day)
}

/// The days of the week as they stand above the columns.
fn week(i18n: I18n) -> [&'static str; 7] {
    [
        t_string!(i18n, lapses.week_1),
        t_string!(i18n, lapses.week_2),
        t_string!(i18n, lapses.week_3),
        t_string!(i18n, lapses.week_4),
        t_string!(i18n, lapses.week_5),
        t_string!(i18n, lapses.week_6),
        t_string!(i18n, lapses.week_7),
    ]
}

/// The month of the day that is chosen.
#[component]
pub(super) fn Grid(
    day: RwSignal<NaiveDate>,
    today: Memo<NaiveDate>,
    lapses: Memo<Vec<Lapse>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let month = Memo::new(move |_| Month::of(day.get()));
    let name = move || Dates::of_office(i18n.get_locale()).month(instant(month.get().first().into()));
    let table = NodeRef::<leptos::html::Table>::new();
    let go = move |to: Month| day.update(|day| *day = in_month(to, *day));
    // The chosen day has the keys; of another month its button stands there only once that is drawn.
    let key = move |event: KeyboardEvent| {
        let Some(to) = beside(day.get_untracked(), &event.key()) else { return };
        event.prevent_default();
        day.set(to);
        request_animation_frame(move || {
            let chosen = table
                .get_untracked()
                .and_then(|table| table.query_selector("[aria-pressed=true]").ok().flatten());
            if let Some(button) = chosen.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                // A button that is gone again cannot take the keys.
                let _ = button.focus();
            }
        });
    };
    let cell = move |date: Option<NaiveDate>| match date {
        None => view! { <td></td> }.into_any(),
        Some(date) => view! { <td><Day date day today lapses/></td> }.into_any(),
    };
    let row = move |week: [Option<NaiveDate>; 7]| view! { <tr>{week.map(cell).collect_view()}</tr> };
    view! {
        <section class="panel month" aria-label=t!(i18n, lapses.page)>
            <div class="month-head" role="group" aria-label=t!(i18n, lapses.month)>
                <button
                    class="btn is-icon"
                    type="button"
                    data-act="month-before"
                    aria-label=t!(i18n, lapses.before)
                    on:click=move |_| go(month.get_untracked().before())
                >
                    <Icon line=Line::Forward class="is-flip"/>
                </button>
                <h2 aria-live="polite" data-month=move || month.get().first().to_string()>{name}</h2>
                <button
                    class="btn is-icon"
                    type="button"
                    data-act="month-after"
                    aria-label=t!(i18n, lapses.after)
                    on:click=move |_| go(month.get_untracked().after())
                >
                    <Icon line=Line::Forward/>
                </button>
                <button
                    class="btn is-quiet"
                    type="button"
                    data-act="this-month"
                    disabled=move || day.get() == today.get()
                    on:click=move |_| day.set(today.get_untracked())
                >
                    {t!(i18n, lapses.this_month)}
                </button>
            </div>
            <table node_ref=table on:keydown=key>
                <caption class="sr">{name}</caption>
                <thead>
                    <tr>{move || week(i18n).map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{move || month.get().weeks().into_iter().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
}

/// A day, with how many claims come to their end on it.
#[component]
fn Day(
    date: NaiveDate,
    day: RwSignal<NaiveDate>,
    today: Memo<NaiveDate>,
    lapses: Memo<Vec<Lapse>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let count =
        Memo::new(move |_| lapses.with(|all| all.iter().filter(|lapse| lapse.until.date() == date).count()));
    let chosen = move || day.get() == date;
    let label = move || {
        let said = Dates::of_office(i18n.get_locale()).day(instant(date.into()));
        t_string!(i18n, lapses.of_day_label, day = said, count = count.get())
    };
    view! {
        <button
            type="button"
            class:is-today=move || today.get() == date
            class:is-over=move || date < today.get()
            data-act="lapses-of"
            data-date=date.to_string()
            aria-pressed=move || chosen().to_string()
            aria-current=move || (today.get() == date).then_some("date")
            tabindex=move || if chosen() { "0" } else { "-1" }
            on:click=move |_| day.set(date)
        >
            <span class="sr">{label}</span>
            <span class="num" aria-hidden="true">{chrono::Datelike::day(&date)}</span>
            {move || (count.get() > 0).then(|| view! { <b class="num" aria-hidden="true">{count}</b> })}
        </button>
    }
}
