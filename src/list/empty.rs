//! Nothing to show: why, and where to go.

use crate::widget::{Icon, Line};
use leptos::prelude::*;

/// What stands where there are no rows.
#[component]
pub fn Empty(
    /// The drawing.
    line: Line,
    /// What is not there.
    #[prop(into)]
    title: Signal<&'static str>,
    /// Why, or what to do.
    #[prop(into)]
    hint: Signal<&'static str>,
    /// Where to go.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon line/>
            <h2>{move || title.get()}</h2>
            <p>{move || hint.get()}</p>
            {children.map(|children| view! { <div class="btn-row">{children()}</div> })}
        </div>
    }
}
