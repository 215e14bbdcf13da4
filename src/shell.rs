//! The frame around every page: the rail of places, the bar above the page, and what everybody must know at once.

pub mod bar;
pub mod broken;
pub mod clock;
pub mod light;
pub mod lived;
pub mod notices;

pub use broken::{Broken, Opening};

use leptos::{ev, html, prelude::*};

use crate::{
    later::{later_beside, part},
    route::{Place, use_way},
    text::{I18n, t, t_string, use_i18n},
};
use bar::Bar;
use notices::Notices;

part!(desk_board: fn notices(_: ()) { view! { <Notices/> } });

/// The rail, the bar and the page. On a phone the rail is the bottom bar, and setting up moves into the bar.
#[component]
pub fn Shell(
    /// What waits at a place.
    badge: Callback<Place, AnyView>,
    /// Whether there is an office, or one is on its way: what it must know is fetched then.
    begun: Memo<bool>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let here = use_way().place();
    let page = NodeRef::<html::Main>::new();
    // Going to another place begins at its top, for the eye and for the keyboard.
    Effect::new(move |before: Option<()>| {
        here.track();
        if let (Some(()), Some(page)) = (before, page.get_untracked()) {
            page.set_scroll_top(0);
            let _ = page.focus();
        }
    });
    // The router takes the link for a place of its own, and the focus would stay behind.
    let skip = move |event: ev::MouseEvent| {
        event.prevent_default();
        if let Some(page) = page.get_untracked() {
            let _ = page.focus();
        }
    };
    view! {
        <a class="skip" href="#page" on:click=skip>{t!(i18n, shell.skip)}</a>
        <div class="app">
            <nav class="rail" aria-label=t!(i18n, shell.rail)>
                <div class="rail-mark" lang="zh-Hans" aria-hidden="true">"值"</div>
                {Place::ALL
                    .into_iter()
                    .filter(|place| !matches!(place, Place::Setup | Place::Studio | Place::Cases))
                    .map(|place| view! { <RailLink place here badge/> })
                    .collect_view()}
                <div class="rail-foot">
                    <RailLink place=Place::Setup here badge/>
                </div>
            </nav>
            <header class="bar">
                <Bar/>
                <div class="bar-gear">
                    <a
                        class="btn is-icon is-quiet"
                        href=Place::Setup.path()
                        aria-label=move || name(i18n, Place::Setup)
                    >
                        <Icon place=Place::Setup/>
                    </a>
                </div>
            </header>
            {move || begun.get().then(|| later_beside(notices, ()))}
            <main class="page" id="page" tabindex="-1" node_ref=page>{children()}</main>
        </div>
    }
}

#[component]
fn RailLink(place: Place, here: Memo<Option<Place>>, badge: Callback<Place, AnyView>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <a
            class="rail-link"
            href=place.path()
            aria-current=move || {
                // The cases stand beside the clients.
                let at = here.get().map(|here| if here == Place::Cases { Place::Clients } else { here });
                (at == Some(place)).then_some("page")
            }
        >
            <Icon place/>
            <span>{move || name(i18n, place)}</span>
            {badge.run(place)}
        </a>
    }
}

/// The name of a place.
pub fn name(i18n: I18n, place: Place) -> &'static str {
    match place {
        Place::Reception => t_string!(i18n, shell.reception),
        Place::Visits => t_string!(i18n, shell.visits),
        Place::Clients => t_string!(i18n, shell.clients),
        Place::Cases => t_string!(i18n, shell.cases),
        Place::People => t_string!(i18n, shell.people),
        Place::Reports => t_string!(i18n, shell.reports),
        Place::Rulebook => t_string!(i18n, shell.rulebook),
        Place::Transfer => t_string!(i18n, shell.data),
        Place::Setup => t_string!(i18n, shell.setup),
        Place::Studio => t_string!(i18n, shell.studio),
    }
}

#[component]
fn Icon(place: Place) -> impl IntoView {
    let line = match place {
        Place::Reception => "M4 20v-7h16v7M8 13V9a4 4 0 0 1 8 0v4M2 20h20",
        Place::Visits => "M5 3h11l3 3v15H5zM9 9h6M9 13h6M9 17h4",
        Place::Clients | Place::Cases => {
            "M4 4h16v16H4zM9 10a2 2 0 1 0 4 0a2 2 0 1 0-4 0M6 17c.5-3 2-4 5-4s4.500 1 5 4M16 8h1M16 11h1"
        }
        Place::People => {
            "M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M2.5 20c.6-4 3-6 6.5-6s5.9 2 6.5 6M16 5.5a3 3 0 0 1 0 5.5\
             M18 14.500c2 .8 3.200 2.600 3.500 5.500"
        }
        Place::Reports => "M4 20h16M6 17v-6M11 17V6M16 17v-9",
        Place::Rulebook => "M12 3v18M6 7h12M6 7l-3 7h6zM18 7l-3 7h6zM8 21h8",
        Place::Transfer => "M12 3v10M8 9l4 4 4-4M4 16v4h16v-4",
        Place::Setup | Place::Studio => {
            "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0"
        }
    };
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=line></path></svg> }
}
