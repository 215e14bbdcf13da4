//! How many came each day, new and returning: a column a day. The table by day says the same in figures.

use crate::list::day_said;
use crate::text::{t, t_string, use_i18n};
use counter::report::{Figures, Report};
use leptos::prelude::*;

/// No more days than these are told apart as columns.
const MOST: usize = 62;
/// The drawing, in its own units.
const HIGH: u32 = 100;
const STEP: usize = 20;
const WIDE: usize = 14;
/// How wide a day may stand on the screen, in pixels.
const ROOM: usize = 56;

/// How high so many of the most stand.
fn high(n: u32, most: u32) -> u32 {
    (n * HIGH).checked_div(most).unwrap_or_default()
}

/// The columns; nothing for a single day, or for too many.
#[component]
pub(super) fn Days(report: Memo<Option<Report>>) -> impl IntoView {
    let i18n = use_i18n();
    let days = Memo::new(move |_| {
        let days = report.with(|report| report.as_ref().map(|report| report.every_day()));
        days.filter(|days| (2..=MOST).contains(&days.len()))
    });
    let column = move |(n, (day, figures)): (usize, (chrono::NaiveDate, Figures)), most: u32| {
        let (new, returning) = (high(figures.new, most), high(figures.returning, most));
        let title = t_string!(
            i18n,
            report.on_day,
            day = day_said(i18n, day),
            new = figures.new,
            returning = figures.returning
        );
        let x = n * STEP;
        view! {
            <g>
                <title>{title}</title>
                <rect class="is-new" x=x y=HIGH - new width=WIDE height=new></rect>
                <rect class="is-returning" x=x y=HIGH - new - returning width=WIDE height=returning></rect>
            </g>
        }
    };
    move || {
        let days = days.get()?;
        let most =
            days.iter().map(|(_, figures)| figures.new + figures.returning).max().filter(|most| *most > 0)?;
        let ends = [days.first(), days.last()].map(|end| end.map(|(day, _)| day_said(i18n, *day)));
        let width = days.len() * ROOM;
        let view_box = format!("0 0 {} {HIGH}", days.len() * STEP - (STEP - WIDE));
        Some(view! {
            <figure class="panel is-pad chart">
                <figcaption class="panel-head">
                    {t!(i18n, report.chart)}
                    <small>
                        <i class="key is-new"></i> {t!(i18n, report.new)} " "
                        <i class="key is-returning"></i> {t!(i18n, report.returning)} " · "
                        {t_string!(i18n, report.most, count = most)}
                    </small>
                </figcaption>
                <div class="chart-in">
                    <svg viewBox=view_box width=width preserveAspectRatio="none" role="img" aria-label=t!(i18n, report.chart)>
                        {days.into_iter().enumerate().map(|day| column(day, most)).collect_view()}
                    </svg>
                    <p class="chart-ends" aria-hidden="true">{ends.map(|end| view! { <span>{end}</span> }).collect_view()}</p>
                </div>
            </figure>
        })
    }
}
