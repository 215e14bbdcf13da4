//! What lint said in the studio about a book that was handed over. Clashes and gaps do not forbid adopting it: they are
//! told again, and adopting takes a second, plain choice. The desk itself carries no lint: it would be a twentieth of
//! what a tablet loads.

use leptos::prelude::*;

use super::library::Doubt;
use crate::{
    text::{t, t_string, use_i18n},
    widget::{Icon, Line},
};

/// What was found.
#[component]
pub fn Doubts(
    /// What lint said.
    doubt: Doubt,
    /// Where the studio shows it.
    studio: String,
    /// Becomes true when somebody adopts it all the same.
    sure: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Doubt { clashes, gaps, others } = doubt;
    if clashes + gaps == 0 {
        let said = move || match others {
            0 => t_string!(i18n, rulebook.doubts_none).to_owned(),
            others => t_string!(i18n, rulebook.doubts_others, count = others),
        };
        let see = (others > 0).then(|| view! { " " <a href=studio>{t!(i18n, rulebook.doubts_see)}</a> });
        return view! { <p class="notice" data-doubts="0" data-others=others><Icon line=Line::Check/><span>{said} {see}</span></p> }.into_any();
    }
    view! {
        <div class="notice is-seal" data-doubts=clashes + gaps>
            <Icon line=Line::Alert/>
            <p>
                {move || t_string!(i18n, rulebook.doubts_found, clashes = clashes, gaps = gaps)}
                " "
                <a href=studio>{t!(i18n, rulebook.doubts_see)}</a>
            </p>
            <label class="check">
                <input type="checkbox" data-act="sure" prop:checked=move || sure.get() on:change=move |event| sure.set(event_target_checked(&event))/>
                <span>{t!(i18n, rulebook.doubts_sure)}</span>
            </label>
        </div>
    }
    .into_any()
}
