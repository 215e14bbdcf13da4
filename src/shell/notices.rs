//! What everybody at this device must know at once, above the page.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    desk::{Books, Phase, use_desk},
    route::Place,
    text::{t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};

/// Another window writes; a new version waits; entries that do not fit together.
#[component]
pub fn Notices() -> impl IntoView {
    view! {
        <div class="notices no-print">
            <Follows/>
            <NewVersion/>
            <Conflicts/>
        </div>
    }
}

#[component]
fn Follows() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let follows = Memo::new(move |_| matches!(desk.phase(), Phase::Open | Phase::Fresh) && !desk.may_write());
    let notice = move || {
        follows.get().then(|| {
            view! {
                <div class="notice is-amber" data-notice="follower">
                    <Icon line=Line::Lock/>
                    <p><b>{t!(i18n, shell.follower_head)}</b> " " {t!(i18n, shell.follower_hint)}</p>
                </div>
            }
        })
    };
    view! { <div role="status">{notice}</div> }
}

#[component]
fn NewVersion() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let later = RwSignal::new(false);
    let waits = Memo::new(move |_| desk.update_waits() && !later.get());
    let receiving = Memo::new(move |_| {
        desk.read(|books| books.state.open_day().is_some_and(|day| !day.open.is_empty())).unwrap_or(false)
    });
    let apply = move |_| {
        if !desk.take_update() {
            toasts.trouble(t_string!(i18n, shell.update_stuck).to_owned());
        }
    };
    let hint = move || match receiving.get() {
        true => t_string!(i18n, shell.update_busy),
        false => t_string!(i18n, shell.update_hint),
    };
    let notice = move || {
        waits.get().then(|| {
            view! {
                <div class="notice" data-notice="update">
                    <Icon line=Line::Check/>
                    <p><b>{t!(i18n, shell.update_head)}</b> " " {hint}</p>
                    <button class="btn is-quiet" type="button" data-act="update-later" on:click=move |_| later.set(true)>
                        {t!(i18n, shell.update_later)}
                    </button>
                    <button class="btn" type="button" data-act="update" disabled=move || receiving.get() on:click=apply>
                        {t!(i18n, shell.update_apply)}
                    </button>
                </div>
            }
        })
    };
    view! { <div role="status">{notice}</div> }
}

/// Can be put aside; it comes back when there are more.
#[component]
fn Conflicts() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let aside = RwSignal::new(0);
    let count = Memo::new(move |_| desk.read(Books::clashes).unwrap_or_default());
    let pathname = use_location().pathname;
    // The data page lists them.
    let there = Memo::new(move |_| Place::at(&pathname.read()) == Some(Place::Transfer));
    let notice = move || {
        let count = Some(count.get()).filter(|count| *count > aside.get() && !there.get())?;
        Some(view! {
            <div class="notice is-amber" data-notice="conflicts">
                <Icon line=Line::Alert/>
                <p><b>{t_string!(i18n, shell.conflicts, count = count)}</b> " " {t!(i18n, shell.conflicts_hint)}</p>
                <button class="btn is-quiet" type="button" data-act="conflicts-later" on:click=move |_| aside.set(count)>
                    {t!(i18n, shell.update_later)}
                </button>
                <a class="btn" href=Place::Transfer.path() data-act="conflicts">{t!(i18n, shell.conflicts_look)}</a>
            </div>
        })
    };
    view! { <div role="status">{notice}</div> }
}
