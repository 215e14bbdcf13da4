//! Of which period the report is: a day, a week, a month, or from one day to another.

use crate::{
    text::{Dates, I18n, instant, t, t_string, use_i18n},
    widget::{Icon, Line},
};
use chrono::NaiveDate;
use counter::report::{Length, Period};
use leptos::prelude::*;

/// A period in words.
pub(super) fn said(i18n: I18n, period: Period) -> String {
    let dates = Dates::of_office(i18n.get_locale());
    let date = |day: NaiveDate| dates.date(instant(day.and_time(Default::default())));
    match period.length() {
        Length::Day => date(period.from()),
        Length::Week | Length::Month | Length::Days(_) => {
            format!("{} – {}", date(period.from()), date(period.to()))
        }
    }
}

/// A kind of period that begins with one tap.
type Kind = (&'static str, fn(NaiveDate) -> Period);

const KINDS: [Kind; 3] = [("day", Period::day), ("week", Period::week), ("month", Period::month)];

/// What kind a period is of.
fn kind(period: Period) -> &'static str {
    match period.length() {
        Length::Day => "day",
        Length::Week => "week",
        Length::Month => "month",
        Length::Days(_) => "",
    }
}

/// The choice.
#[component]
pub(super) fn PeriodPick(period: RwSignal<Period>, today: Memo<NaiveDate>) -> impl IntoView {
    let i18n = use_i18n();
    let name = move |kind| match kind {
        "day" => t_string!(i18n, report.one_day),
        "week" => t_string!(i18n, report.one_week),
        _ => t_string!(i18n, report.one_month),
    };
    // The day that is shown stays in sight; of a longer period, today if it is in it.
    let begin = move |of: fn(NaiveDate) -> Period| {
        let (shown, today) = (period.get_untracked(), today.get_untracked());
        period.set(of(if shown.has(today) { today } else { shown.from() }));
    };
    let button = move |(key, of): Kind| {
        view! {
            <button
                type="button"
                data-act="period"
                data-period=key
                aria-pressed=move || (kind(period.get()) == key).to_string()
                on:click=move |_| begin(of)
            >
                {move || name(key)}
            </button>
        }
    };
    let step = move |to: Option<Period>| {
        if let Some(to) = to {
            period.set(to);
        }
    };
    let last = Memo::new(move |_| period.get().to() >= today.get());
    let from = move |text: String| {
        if let Ok(from) = text.parse() {
            period.update(|period| *period = Period::between(from, period.to().max(from)));
        }
    };
    let to = move |text: String| {
        if let Ok(to) = text.parse() {
            period.update(|period| *period = Period::between(period.from().min(to), to));
        }
    };
    view! {
        <div class="filters period">
            <div class="seg" role="group" aria-label=t!(i18n, report.period)>{KINDS.map(button).collect_view()}</div>
            <div class="day">
                <button
                    class="btn is-icon"
                    type="button"
                    data-act="period-before"
                    aria-label=t!(i18n, report.before)
                    on:click=move |_| step(period.get_untracked().previous())
                >
                    <Icon line=Line::Forward class="is-flip"/>
                </button>
                <input
                    class="input"
                    type="date"
                    data-act="from"
                    aria-label=t!(i18n, report.from)
                    prop:value=move || period.get().from().to_string()
                    on:change=move |event| from(event_target_value(&event))
                />
                <span aria-hidden="true">"–"</span>
                <input
                    class="input"
                    type="date"
                    data-act="to"
                    aria-label=t!(i18n, report.to)
                    prop:value=move || period.get().to().to_string()
                    on:change=move |event| to(event_target_value(&event))
                />
                <button
                    class="btn is-icon"
                    type="button"
                    data-act="period-after"
                    aria-label=t!(i18n, report.after)
                    disabled=last
                    on:click=move |_| step(period.get_untracked().next())
                >
                    <Icon line=Line::Forward/>
                </button>
            </div>
        </div>
    }
}
