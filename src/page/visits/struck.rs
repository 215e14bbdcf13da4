//! What was struck out on the day that is shown: kept, with the reason, and restored if that was the mistake.

use crate::{
    desk::{Books, use_desk},
    page::said,
    text::{Dates, I18n, instant, t, t_string, use_i18n},
    widget::use_toasts,
};
use chrono::NaiveDate;
use counter::ledger::Wanted;
use counter::struck;
use journal::EntryId;
use leptos::{prelude::*, task::spawn_local};
use office::Command;

/// An entry that is struck out.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Gone {
    entry: EntryId,
    /// The entry that struck it out.
    by: EntryId,
    time: String,
    said: String,
    because: String,
}

fn gone(i18n: I18n, books: &Books, date: NaiveDate) -> Vec<Gone> {
    let dates = Dates::of_office(i18n.get_locale());
    let line = |struck::Struck { what, by, who, because }: struck::Struck<'_>| {
        let who = who.map_or_else(|| t_string!(i18n, shell.front_desk).to_owned(), |who| books.name(who));
        let reason = because.unwrap_or_else(|| t_string!(i18n, visits.struck_undone).to_owned());
        let when = dates.time(instant(by.at));
        Gone {
            entry: what.entry,
            by: by.entry,
            time: dates.time(instant(what.at)),
            said: said::sentence(i18n, books, &what.event),
            because: t_string!(i18n, visits.struck_by, time = when, who = who, reason = reason),
        }
    };
    books.struck(date).into_iter().map(line).collect()
}

/// What was struck out, folded away.
#[component]
pub(super) fn Struck(
    /// The day.
    wanted: RwSignal<Wanted>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let list = Memo::new(move |_| {
        let date = wanted.with(|wanted| wanted.date);
        desk.read(|books| gone(i18n, books, date)).unwrap_or_default()
    });
    move || {
        list.with(|list| !list.is_empty()).then(|| view! {
            <details class="panel" data-act="struck">
                <summary class="panel-head">{t!(i18n, visits.struck, count = list.with(Vec::len))}</summary>
                <div class="table-wrap">
                    <table class="table visits">
                        <tbody>{move || list.get().into_iter().map(|gone| view! { <Row gone/> }).collect_view()}</tbody>
                    </table>
                </div>
            </details>
        })
    }
}

#[component]
fn Row(gone: Gone) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let sending = RwSignal::new(false);
    let Gone { entry, by, time, said, because } = gone;
    let restore = move |_| {
        let done = t_string!(i18n, visits.restored).to_owned();
        sending.set(true);
        spawn_local(async move {
            match desk.send(Command::Void { target: by, because: None }, Vec::new()).await {
                Ok(_) => toasts.done(done, false),
                Err(trouble) => {
                    toasts.trouble(desk.peek(|books| trouble.say(i18n, Some(books))).unwrap_or_default())
                }
            }
            let _ = sending.try_set(false);
        });
    };
    view! {
        <tr class="is-void" data-entry=entry.to_string()>
            <td class="v-time">{time}</td>
            <td class="v-who"><b>{said}</b></td>
            <td class="v-by">{because}</td>
            <td class="v-reg">
                <button
                    class="btn is-quiet"
                    type="button"
                    data-act="restore"
                    disabled=move || sending.get() || !desk.may_write()
                    on:click=restore
                >
                    {t!(i18n, visits.restore)}
                </button>
            </td>
        </tr>
    }
}
