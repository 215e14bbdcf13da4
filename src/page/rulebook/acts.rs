//! What can be done with an open book.

use counter::{book::BookDigest, word::Matter};
use leptos::prelude::*;

use super::{
    adopt::Adopt,
    library::{Standing, use_library},
    reading::{View, use_reading},
    replay::Replay,
};
use crate::{
    desk::use_desk,
    route::{Going, Place, use_way},
    text::{t, t_string, use_i18n},
    widget::{Icon, Line},
};

/// Back to all books, which list is shown, and adopting.
#[component]
pub fn Acts(
    /// The book.
    digest: BookDigest,
    /// Where it stands.
    standing: Signal<Standing>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let library = use_library();
    let reading = use_reading();
    let way = use_way();
    // The studio sends people here to adopt what they wrote.
    let adopting = RwSignal::new(way.query.read_untracked().get("adopt").is_some());
    let replaying = RwSignal::new(false);
    let digest = StoredValue::new(digest);
    let studio = move || digest.with_value(|digest| library.in_studio(digest));
    let may_adopt = Memo::new(move |_| {
        let of_receptions = |shipped: crate::desk::Shipped| shipped.book.about.matter == Matter::Reception;
        standing.get() == Standing::Free
            && digest.with_value(|digest| library.shipped(digest).is_some_and(of_receptions))
    });
    let views = View::ALL.map(|view| {
        let go = move |_| way.go(&reading.address(view, None), Going::STAYING);
        view! {
            <button
                type="button"
                aria-pressed=move || (reading.view.get() == view).to_string()
                data-act=view.word()
                on:click=go
            >
                {move || view.name(i18n)}
            </button>
        }
    });
    view! {
        <div class="page-acts">
            <a class="btn is-quiet" href=Place::Rulebook.path() data-act="all-books">{t!(i18n, rulebook.all_books)}</a>
            <div class="seg" role="group" aria-label=t!(i18n, rulebook.view)>
                {views.into_iter().collect_view()}
            </div>
            <a class="btn" href=studio data-act="studio">{t!(i18n, rulebook.studio)}</a>
            {move || {
                may_adopt
                    .get()
                    .then(|| {
                        view! {
                            <button class="btn" type="button" data-act="replay" on:click=move |_| replaying.set(true)>
                                {t!(i18n, replay.title)}
                            </button>
                            <button
                                class="btn is-primary"
                                type="button"
                                data-act="adopt"
                                disabled=move || !desk.may_write()
                                on:click=move |_| adopting.set(true)
                            >
                                {t!(i18n, rulebook.adopt_this)}
                            </button>
                        }
                    })
            }}
        </div>
        {move || replaying.get().then(|| view! {
            <Replay digest=digest.get_value() on_close=move |()| replaying.set(false)/>
        })}
        {move || {
            (adopting.get() && may_adopt.get())
                .then(|| {
                    view! { <Adopt digest=digest.get_value() on_close=Callback::new(move |()| adopting.set(false))/> }
                })
        }}
    }
}

/// The field that searches.
#[component]
pub fn Search() -> impl IntoView {
    let i18n = use_i18n();
    let reading = use_reading();
    let label = move || t_string!(i18n, rulebook.search);
    view! {
        <div class="search" role="search">
            <Icon line=Line::Search/>
            <input
                class="input"
                type="search"
                autocomplete="off"
                placeholder=label
                aria-label=label
                data-act="search"
                prop:value=move || reading.search.get()
                on:input=move |event| reading.search.set(event_target_value(&event))
            />
        </div>
    }
}
