//! By which articles.

use crate::widget::Cites;
use counter::EntryId;
use counter::row::Cite;
use leptos::prelude::*;

/// The first article, which leads to the reasons. It stands in a row and is none of it.
pub(super) fn cited(Cite { law, entry }: Cite, on_why: Option<Callback<EntryId>>) -> impl IntoView {
    let why = move |()| {
        if let Some(on_why) = on_why {
            on_why.run(entry);
        }
    };
    view! {
        <span on:click=|event| event.stop_propagation()>
            <Cites book=law.book cites=law.articles bare=true on_press=why/>
        </span>
    }
}
