//! The storage light: whether what was written is safe.

use leptos::{ev, prelude::*};

use crate::{
    desk::{Kept, Phase, use_desk},
    keeping::use_keeping,
    route::{Place, use_way},
    text::{t_string, use_i18n},
};

/// What the light says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Failed,
    Follows,
    BackUp,
    Stored { online: bool },
}

/// The light. It leads to the data page.
#[component]
pub fn Light() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let keeping = use_keeping();
    let online = RwSignal::new(window().navigator().on_line());
    let (on, off) = (
        window_event_listener(ev::online, move |_| online.set(true)),
        window_event_listener(ev::offline, move |_| online.set(false)),
    );
    on_cleanup(move || {
        on.remove();
        off.remove();
    });
    // Installing the app or answering the browser's question changes what it promises; ask again now and then.
    let path = use_way().path;
    Effect::new(move |_| {
        path.track();
        keeping.ask();
    });
    let says = Memo::new(move |_| {
        if desk.write_failed() || desk.kept() == Kept::OnlyHere {
            Says::Failed
        } else if desk.phase() == Phase::Open && !desk.may_write() {
            Says::Follows
        } else if keeping.backup_due() {
            Says::BackUp
        } else {
            Says::Stored { online: online.get() }
        }
    });
    let text = move || match says.get() {
        Says::Failed => t_string!(i18n, shell.store_failed),
        Says::Follows => t_string!(i18n, shell.light_follower),
        Says::BackUp => t_string!(i18n, shell.light_backup),
        Says::Stored { online: true } => t_string!(i18n, shell.stored_online),
        Says::Stored { online: false } => t_string!(i18n, shell.stored_offline),
    };
    view! {
        <a
            class="light"
            class:is-busy=move || matches!(says.get(), Says::Follows | Says::BackUp)
            class:is-bad=move || says.get() == Says::Failed
            href=Place::Transfer.path()
            aria-label=text
            title=text
            data-act="light"
        >
            <span>{text}</span>
        </a>
    }
}
