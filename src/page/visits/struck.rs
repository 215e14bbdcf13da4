//! What was struck out on the day that is shown: kept, with the reason, and restored if that was the mistake.

use crate::{
    desk::use_desk,
    list::List,
    text::{t, t_string, use_i18n},
    widget::use_toasts,
};
use counter::ledger::Wanted;
use counter::row::Id;
use counter::struck::STRUCK;
use leptos::{prelude::*, task::spawn_local};

/// What was struck out, folded away.
#[component]
pub(super) fn Struck(
    /// The day.
    wanted: RwSignal<Wanted>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let rows = Memo::new(move |_| {
        let date = wanted.with(|wanted| wanted.date);
        desk.read(|books| books.struck_rows(date)).unwrap_or_default()
    });
    let sending = RwSignal::new(false);
    let restore = Callback::new(move |(_, id): (&'static str, Id)| {
        let Id::Entry(entry) = id else { return };
        let Some(command) = desk.peek(|books| books.restoring(entry)).flatten() else { return };
        if sending.get_untracked() {
            return;
        }
        let done = t_string!(i18n, visits.restored).to_owned();
        sending.set(true);
        spawn_local(async move {
            match desk.send(command, Vec::new()).await {
                Ok(_) => toasts.done(done, false),
                Err(trouble) => {
                    toasts.trouble(desk.peek(|books| trouble.say(i18n, Some(books))).unwrap_or_default())
                }
            }
            let _ = sending.try_set(false);
        });
    });
    let some = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    move || {
        some.get().then(|| view! {
            <details class="panel" data-act="struck">
                <summary class="panel-head">{t!(i18n, visits.struck, count = rows.with(Vec::len))}</summary>
                <List table=&STRUCK rows on_act=restore/>
            </details>
        })
    }
}
