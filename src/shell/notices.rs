//! What everybody at this device must know at once, above the page.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    desk::{Books, Kept, Phase, device_name, use_desk},
    later::{later_here, part},
    route::{Place, use_way},
    text::{t, t_string, use_i18n},
    widget::{Icon, Line, use_toasts},
};

/// Where the books are, if not safely on disk; another window writes; a new version waits; another device
/// runs the table; what does not fit together.
#[component]
pub fn Notices() -> impl IntoView {
    view! {
        <div class="notices no-print">
            <Lost/>
            <Follows/>
            <NewVersion/>
            <Elsewhere/>
            <Conflicts/>
        </div>
    }
}

/// How the books of this device are, where that is not simply well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// The memory of this page holds the last copy. Nobody is told to reload then.
    OnlyHere,
    /// The browser had thrown them away: so many entries were written back.
    WrittenBack(usize),
    /// So many rows could not be read, or are missing.
    Missing(u64),
}

/// What has become of the books. What is not urgent can be put aside for now.
#[component]
fn Lost() -> impl IntoView {
    let desk = use_desk();
    let aside = RwSignal::new(None);
    let state = Memo::new(move |_| {
        let count = desk.read(|books| (books.journal.len(), books.missing())).unwrap_or_default();
        let state = match (desk.kept(), count) {
            (Kept::OnlyHere, _) => Some(State::OnlyHere),
            (Kept::WrittenBack, (here, _)) => Some(State::WrittenBack(here)),
            (Kept::OnDisk, (_, 0)) => None,
            (Kept::OnDisk, (_, missing)) => Some(State::Missing(missing)),
        };
        state.filter(|state| aside.get() != Some(*state))
    });
    let notice = move || state.get().map(|state| later_here(lost, (state, aside)));
    view! { <div role="alert">{notice}</div> }
}

part!(desk_closed: fn lost((state, aside): (State, RwSignal<Option<State>>)) { view! { <LostNotice state aside/> } });

#[component]
fn LostNotice(state: State, aside: RwSignal<Option<State>>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let act = move |_| {
        spawn_local(async move {
            if state != State::OnlyHere {
                aside.set(Some(state));
                return;
            }
            desk.look_after().await;
        });
    };
    let export = move |_| {
        spawn_local(async move {
            match desk.salvage().await {
                Ok(name) => toasts.done(t_string!(i18n, shell.salvaged, name = name).clone(), false),
                Err(trouble) => toasts.trouble(trouble.say(i18n, None)),
            }
        });
    };
    let (name, class, head, hint, other) = match state {
        State::OnlyHere => (
            "only-here",
            "notice is-seal",
            t_string!(i18n, shell.only_here).to_owned(),
            t_string!(i18n, shell.only_here_hint),
            t_string!(i18n, shell.write_back),
        ),
        State::WrittenBack(count) => (
            "written-back",
            "notice is-amber",
            t_string!(i18n, shell.written_back, count = count),
            t_string!(i18n, shell.written_back_hint),
            t_string!(i18n, shell.update_later),
        ),
        State::Missing(count) => (
            "missing",
            "notice is-amber",
            t_string!(i18n, shell.missing, count = count),
            t_string!(i18n, shell.missing_hint),
            t_string!(i18n, shell.update_later),
        ),
    };
    view! {
        <div class=class data-notice=name>
            <Icon line=Line::Alert/>
            <p><b>{head}</b> " " {hint}</p>
            <button class="btn is-quiet" type="button" data-act=format!("{name}-other") on:click=act>
                {other}
            </button>
            <button class="btn" type="button" data-act="export-now" on:click=export>
                {t!(i18n, shell.export_now)}
            </button>
            <a class="btn" href=Place::Transfer.path() data-act=name>{t!(i18n, shell.conflicts_look)}</a>
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

/// Another device runs the table of today. Two that give out turns give the same turn twice.
#[component]
fn Elsewhere() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let taken = RwSignal::new(None);
    let other = Memo::new(move |_| {
        let device =
            desk.read(Books::run_elsewhere).flatten().filter(|device| taken.get() != Some(*device))?;
        let name = device_name(device);
        Some((device, name.unwrap_or_else(|| t_string!(i18n, shell.other_device).to_owned())))
    });
    let notice = move || {
        other.get().map(|(device, name)| {
            view! {
                <div class="notice is-amber" data-notice="elsewhere">
                    <Icon line=Line::Alert/>
                    <p><b>{t_string!(i18n, shell.elsewhere, device = name)}</b> " " {t!(i18n, shell.elsewhere_hint)}</p>
                    <button class="btn" type="button" data-act="take-over" on:click=move |_| taken.set(Some(device))>
                        {t!(i18n, shell.take_over)}
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
    let here = use_way().place();
    let notice = move || {
        // The data page lists them.
        let count =
            Some(count.get()).filter(|count| *count > aside.get() && here.get() != Some(Place::Transfer))?;
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
