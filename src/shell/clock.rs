//! The time of the office.

use leptos::prelude::*;

use crate::{
    desk::use_desk,
    text::{Dates, instant, use_i18n},
};

/// The time, to the minute, and the day.
#[component]
pub fn Clock() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let shown = Memo::new(move |_| {
        let (now, dates) = (desk.now(), Dates::of_office(i18n.get_locale()));
        (paper::date::write_minute(now.0), now.minute().to_string(), dates.day(instant(now.0)))
    });
    view! {
        <time class="clock" datetime=move || shown.get().0>
            {move || shown.get().1}
            <small>{move || shown.get().2}</small>
        </time>
    }
}
