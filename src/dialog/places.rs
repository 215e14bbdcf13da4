//! The ways between what concerns the clients: all of them, what is due, what lapses, and the cases.

use crate::{
    route::{Place, use_way},
    text::{t, use_i18n},
};
use leptos::prelude::*;

/// Behind the address of the clients, where what is due is shown at once.
pub const DUE: &str = "#due";
/// The same of the calendar of what lapses.
pub const CALENDAR: &str = "#calendar";

/// The ways.
#[component]
pub fn ClientPlaces() -> impl IntoView {
    let i18n = use_i18n();
    let way = use_way();
    let here = way.place();
    let hash = way.hash;
    let is = move |place: Place, behind: &'static str| {
        let shown =
            hash.with(|hash| [DUE, CALENDAR].into_iter().find(|known| known == hash).unwrap_or_default());
        here.get() == Some(place) && (place == Place::Cases || shown == behind)
    };
    let tab = move |place: Place, behind: &'static str, act: &'static str, name: AnyView| {
        view! {
            <a
                data-act=act
                href=format!("{}{behind}", place.path())
                aria-current=move || is(place, behind).then_some("page")
            >
                {name}
            </a>
        }
    };
    view! {
        <nav class="seg" aria-label=t!(i18n, cases.view)>
            {tab(Place::Clients, "", "all-clients", t!(i18n, clients.all).into_any())}
            {tab(Place::Clients, DUE, "due", t!(i18n, due.page).into_any())}
            {tab(Place::Clients, CALENDAR, "calendar", t!(i18n, lapses.page).into_any())}
            {tab(Place::Cases, "", "cases", t!(i18n, cases.page).into_any())}
        </nav>
    }
}
