//! What the page itself wears: its language, its theme, and that it stands.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::HtmlElement;

use crate::{
    desk::{Setting, bring, settings},
    text::{self, I18n, Locale},
    theme::Theme,
};

/// Begins the program as soon as it can speak. Where the texts do not come, what stands in the page until then
/// (`index.html`) says so in every language, and the person can try again.
pub(crate) fn begin(program: fn(Locale)) {
    // The executor of leptos is there only once something is mounted.
    wasm_bindgen_futures::spawn_local(async move {
        let locale = Locale::chosen();
        match text::begin(locale, bring).await {
            Ok(()) => program(locale),
            Err(_) => offer_again(program),
        }
    });
}

fn offer_again(program: fn(Locale)) {
    let found =
        |what| document().query_selector(what).ok().flatten().map(JsCast::unchecked_into::<HtmlElement>);
    let (Some(said), Some(button)) = (found("#boot .boot-texts"), found("#boot [data-act=retry]")) else {
        return;
    };
    said.set_hidden(false);
    let again = Closure::once_into_js(move || {
        said.set_hidden(true);
        begin(program);
    });
    button.set_onclick(Some(again.unchecked_ref()));
}

/// Lets the page speak its language and wear its theme, keeps both, and takes away what stood there before the app did.
pub(crate) fn dress(i18n: I18n, theme: RwSignal<Theme>) {
    Effect::new(move |before: Option<()>| {
        let locale = i18n.get_locale();
        on_html(|html| html.set_attribute("lang", locale.word()));
        if before.is_some() {
            settings::write(Setting::Locale, locale.word());
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
