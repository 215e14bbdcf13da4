//! A situation as a little story.

use leptos::prelude::*;

use super::story;
use crate::text::{I18n, t_string};

/// A situation as a little story.
pub fn tale(i18n: I18n, facts: &rulebook::Facts) -> impl IntoView + use<> {
    let told = story::facts(i18n, facts);
    let fact = |(name, value): (String, String)| view! { <li><span>{name}</span> <b>{value}</b></li> };
    view! {
        <div class="studio-tale">
            <p>{t_string!(i18n, studio.imagine)}</p>
            <ul>{told.into_iter().map(fact).collect_view()}</ul>
        </div>
    }
}
