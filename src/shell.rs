//! The frame around every page: the rail of places and the bar above the page.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    route::Place,
    text::{I18n, t, t_string, use_i18n},
};

/// The rail, the bar and the page. On a phone the rail is the bottom bar, and setting up moves into the bar.
#[component]
pub fn Shell(
    /// What the bar shows between the name of the office and its end: book in force, storage light, clock.
    #[prop(optional)]
    bar: ViewFn,
    /// The page.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let pathname = use_location().pathname;
    let here = Memo::new(move |_| Place::at(&pathname.read()));
    view! {
        <a class="skip" href="#page">{t!(i18n, shell.skip)}</a>
        <div class="app">
            <nav class="rail" aria-label=move || t_string!(i18n, shell.rail)>
                <div class="rail-mark" aria-hidden="true">"值"</div>
                {Place::ALL
                    .into_iter()
                    .filter(|place| *place != Place::Setup)
                    .map(|place| view! { <RailLink place here/> })
                    .collect_view()}
                <div class="rail-foot">
                    <RailLink place=Place::Setup here/>
                </div>
            </nav>
            <header class="bar">
                <div class="bar-office">{t!(i18n, shell.app_name)}</div>
                {move || bar.run()}
                <div class="bar-gear">
                    <a class="btn is-icon is-quiet" href=Place::Setup.path() aria-label=move || name(i18n, Place::Setup)>
                        <Icon place=Place::Setup/>
                    </a>
                </div>
            </header>
            <main class="page" id="page" tabindex="-1">{children()}</main>
        </div>
    }
}

#[component]
fn RailLink(place: Place, here: Memo<Option<Place>>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <a
            class="rail-link"
            href=place.path()
            aria-current=move || (here.get() == Some(place)).then_some("page")
        >
            <Icon place/>
            <span>{move || name(i18n, place)}</span>
        </a>
    }
}

/// The name of a place.
pub fn name(i18n: I18n, place: Place) -> &'static str {
    match place {
        Place::Reception => t_string!(i18n, shell.reception),
        Place::Visits => t_string!(i18n, shell.visits),
        Place::People => t_string!(i18n, shell.people),
        Place::Rulebook => t_string!(i18n, shell.rulebook),
        Place::Transfer => t_string!(i18n, shell.data),
        Place::Setup => t_string!(i18n, shell.setup),
    }
}

#[component]
fn Icon(place: Place) -> impl IntoView {
    let line = match place {
        Place::Reception => "M4 20v-7h16v7M8 13V9a4 4 0 0 1 8 0v4M2 20h20",
        Place::Visits => "M5 3h11l3 3v15H5zM9 9h6M9 13h6M9 17h4",
        Place::People => {
            "M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M2.5 20c.6-4 3-6 6.5-6s5.9 2 6.5 6M16 5.5a3 3 0 0 1 0 5.5\
             M18 14.5c2 .8 3.2 2.6 3.500 5.500"
        }
        Place::Rulebook => "M4 4h7v16H4zM13 4h7v16h-7M7 8h1M7 12h1M16 8h1M16 12h1",
        Place::Transfer => "M12 3v10M8 9l4 4 4-4M4 16v4h16v-4",
        Place::Setup => {
            "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0"
        }
    };
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=line></path></svg> }
}
