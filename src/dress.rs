//! What the page itself wears: its language, its theme, and that it stands.

use leptos::prelude::*;

use crate::{
    desk::{Setting, settings},
    text::I18n,
    theme::Theme,
};

/// Lets the page speak its language and wear its theme, keeps both, and takes away what stood there before the app did.
pub(crate) fn dress(i18n: I18n, theme: RwSignal<Theme>) {
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
}

/// Does something to `<html>`. A browser refuses only malformed attribute names, and these are constants.
fn on_html<E>(act: impl FnOnce(&web_sys::Element) -> Result<(), E>) {
    if let Some(html) = document().document_element() {
        let _ = act(&html);
    }
}
