//! What everybody at this device must know at once, above the page.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;

use crate::{
    desk::{Books, Kept, Phase, use_desk},
    route::Place,
    text::{t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};

/// Where the books are, if not safely on disk; another window writes; a new version waits; what does not fit together.
#[component]
pub fn Notices() -> impl IntoView {
    view! {
        <div class="notices no-print">
            <OnlyHere/>
            <WrittenBack/>
            <Missing/>
            <Follows/>
            <NewVersion/>
            <Conflicts/>
        </div>
    }
}

/// The memory of this page holds the last copy. Nobody is told to reload then.
#[component]
fn OnlyHere() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let only = Memo::new(move |_| desk.kept() == Kept::OnlyHere);
    let export = move |_| {
        spawn_local(async move {
            match desk.salvage().await {
                Ok(name) => toasts.done(t_string!(i18n, shell.salvaged, name = name).clone(), false),
                Err(trouble) => toasts.trouble(trouble.say(i18n, None)),
            }
        });
    };
    let again = move |_| spawn_local(desk.look_after());
    let notice = move || {
        only.get().then(|| {
            view! {
                <div class="notice is-seal" data-notice="only-here">
                    <Icon line=Line::Alert/>
                    <p><b>{t!(i18n, shell.only_here)}</b> " " {t!(i18n, shell.only_here_hint)}</p>
                    <button class="btn" type="button" data-act="write-back" on:click=again>
                        {t!(i18n, shell.write_back)}
                    </button>
                    <button class="btn is-primary" type="button" data-act="export-now" on:click=export>
                        {t!(i18n, shell.export_now)}
                    </button>
                </div>
            }
        })
    };
    view! { <div role="alert">{notice}</div> }
}

/// The browser had thrown the books away.
#[component]
fn WrittenBack() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let seen = RwSignal::new(false);
    let back = Memo::new(move |_| desk.kept() == Kept::WrittenBack && !seen.get());
    let notice = move || {
        back.get().then(|| {
            let count = desk.peek(|books| books.journal.len()).unwrap_or_default();
            view! {
                <div class="notice is-amber" data-notice="written-back">
                    <Icon line=Line::Check/>
                    <p>
                        <b>{t_string!(i18n, shell.written_back, count = count)}</b>
                        " "
                        {t!(i18n, shell.written_back_hint)}
                    </p>
                    <button class="btn is-quiet" type="button" data-act="written-back-seen" on:click=move |_| seen.set(true)>
                        {t!(i18n, shell.update_later)}
                    </button>
                    <a class="btn" href=Place::Transfer.path()>{t!(i18n, shell.data)}</a>
                </div>
            }
        })
    };
    view! { <div role="status">{notice}</div> }
}

/// Rows that could not be read, and what rests on them. Can be put aside for now.
#[component]
fn Missing() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let aside = RwSignal::new(0);
    let count = Memo::new(move |_| desk.read(Books::missing).unwrap_or_default());
    let notice = move || {
        let count = Some(count.get()).filter(|count| *count > aside.get())?;
        Some(view! {
            <div class="notice is-amber" data-notice="missing" data-count=count>
                <Icon line=Line::Alert/>
                <p><b>{t_string!(i18n, shell.missing, count = count)}</b> " " {t!(i18n, shell.missing_hint)}</p>
                <button class="btn is-quiet" type="button" data-act="missing-later" on:click=move |_| aside.set(count)>
                    {t!(i18n, shell.update_later)}
                </button>
                <a class="btn" href=Place::Transfer.path() data-act="missing">{t!(i18n, shell.conflicts_look)}</a>
            </div>
        })
    };
    view! { <div role="status">{notice}</div> }
}

/// An office lived on this device, and its books are gone: not a first run.
#[component]
pub fn Lived() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let notice = move || {
        desk.lived().map(|office| {
            view! {
                <div class="notice is-seal" role="alert" data-notice="lived">
                    <Icon line=Line::Alert/>
                    <p>
                        <b>{t_string!(i18n, shell.lived, office = office)}</b>
                        " "
                        {t!(i18n, shell.lived_hint)}
                    </p>
                    <a class="btn is-primary" href=Place::Transfer.path() data-act="lived-import">
                        {t!(i18n, shell.lived_import)}
                    </a>
                </div>
            }
        })
    };
    view! { <div class="notices">{notice}</div> }
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
