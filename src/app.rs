//! The app put together: contexts, language and theme, the router, and the life stages of the page.

use leptos::prelude::*;
use leptos_router::{
    StaticSegment,
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
};

use crate::{
    desk::{Setting, settings},
    page::{NotFound, People, Reception, Rulebook, Setup, Transfer, Visits},
    route::Place,
    shell::Shell,
    text,
    theme::{self, Theme},
};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let i18n = text::provide(settings::read(Setting::Locale).as_deref());
    let theme = theme::provide(settings::read(Setting::Theme).as_deref());

    Effect::new(move |before: Option<()>| {
        let locale = i18n.get_locale();
        on_html(|html| html.set_attribute("lang", locale.as_ref()));
        if before.is_some() {
            settings::write(Setting::Locale, locale.as_ref());
        }
    });
    Effect::new(move |before: Option<()>| {
        let theme = theme.get();
        on_html(|html| match theme {
            Theme::Device => html.remove_attribute("data-theme"),
            Theme::Light | Theme::Dark => html.set_attribute("data-theme", theme.word()),
        });
        if before.is_some() {
            settings::write(Setting::Theme, theme.word());
        }
    });
    // The last effect: everything above has run, and the first render stands.
    Effect::new(|_| {
        if let Some(boot) = document().get_element_by_id("boot") {
            boot.remove();
        }
        on_html(|html| html.set_attribute("data-app-ready", ""));
    });

    view! {
        <Router>
            <Shell>
                <Here/>
            </Shell>
        </Router>
    }
}

/// The page of the place in the address bar, which is remembered.
#[component]
fn Here() -> impl IntoView {
    let pathname = use_location().pathname;
    Effect::new(move |_| {
        if let Some(place) = Place::at(&pathname.read()) {
            settings::write(Setting::Place, place.path());
        }
    });
    let at = |place: Place| StaticSegment(place.path().trim_start_matches('/'));
    view! {
        <FlatRoutes fallback=NotFound>
            <Route path=at(Place::Reception) view=Reception/>
            <Route path=at(Place::Visits) view=Visits/>
            <Route path=at(Place::People) view=People/>
            <Route path=at(Place::Rulebook) view=Rulebook/>
            <Route path=at(Place::Transfer) view=Transfer/>
            <Route path=at(Place::Setup) view=Setup/>
        </FlatRoutes>
    }
}

/// Does something to `<html>`. A browser refuses only malformed attribute names, and these are constants.
fn on_html<E>(act: impl FnOnce(&web_sys::Element) -> Result<(), E>) {
    if let Some(html) = document().document_element() {
        let _ = act(&html);
    }
}
