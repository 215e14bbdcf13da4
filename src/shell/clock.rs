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
    view! {
        <time class="clock" datetime=move || paper::date::write_minute(desk.now().0)>
            {move || desk.now().minute().to_string()}
            <small>{move || Dates::of_office(i18n.get_locale()).day(instant(desk.now().0))}</small>
        </time>
    }
}
