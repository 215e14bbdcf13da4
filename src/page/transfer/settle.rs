//! A conflict settled where it stands: both entries side by side, and one of them struck out, by whom and why.

use super::words::{called, said};
use crate::{
    desk::{Books, Desk, Trouble, use_desk},
    dialog::doer::{Doer, decider},
    route::Place,
    said::sentence,
    text::{Dates, I18n, instant, t, t_signal, t_string, use_i18n},
    widget::{Dialog, use_toasts},
};
use counter::{Command, EntryId, conflicts::Clash};
use leptos::{prelude::*, task::spawn_local};

/// One of the entries.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Side {
    entry: EntryId,
    at: String,
    says: String,
    /// Who wrote it, and on which device.
    written: String,
    /// Where its visit is shown, if it belongs to one.
    visit: Option<String>,
}

fn side(desk: Desk, i18n: I18n, books: &Books, entry: EntryId) -> Option<Side> {
    let recorded = books.recorded(entry)?;
    let device = books
        .journal
        .get(&entry)
        .map(|entry| called(desk, i18n, &entry.device.to_string()))
        .unwrap_or_default();
    let who = books
        .writer(entry)
        .map_or_else(|| t_string!(i18n, shell.front_desk).to_owned(), |person| books.name(person));
    let visit = books.visit_behind(entry);
    Some(Side {
        entry,
        at: Dates::of_office(i18n.get_locale()).moment(instant(recorded.at)),
        says: sentence(i18n, books, &recorded.event),
        written: t_string!(i18n, transfer.clash_written, who = who, device = device),
        visit: visit.map(|visit| format!("{}#{visit}", Place::Visits.path())),
    })
}

/// The dialog.
#[component]
pub(super) fn Settle(
    /// The conflict.
    clash: Clash,
    /// What it is, in words.
    what: &'static str,
    /// Called when it is settled or left.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let Clash { entries, .. } = clash;
    let sides = StoredValue::new(
        desk.peek(|books| {
            untrack(|| entries.iter().filter_map(|entry| side(desk, i18n, books, *entry)).collect::<Vec<_>>())
        })
        .unwrap_or_default(),
    );
    let wrong = RwSignal::new(None::<EntryId>);
    let (because, by) = (RwSignal::new(String::new()), decider());
    let sending = RwSignal::new(false);
    // Why the entry that is chosen cannot be struck out.
    let refused = Memo::new(move |_| {
        let command = Command::Void { target: wrong.get()?, because: None };
        let refusal = desk.foresee(&command)?.err()?;
        desk.peek(|books| Trouble::Refused(refusal).say(i18n, Some(books)))
    });
    let ready = move || {
        wrong.get().is_some()
            && by.get().is_some()
            && because.with(|text| !text.trim().is_empty())
            && refused.with(Option::is_none)
    };
    let strike = move |_| {
        let Some(target) = wrong.get_untracked() else { return };
        let card = match desk.seal("reason", &[("text", because.get_untracked())]) {
            Ok(card) => card,
            Err(trouble) => return toasts.trouble(said(desk, i18n, &trouble)),
        };
        let command = Command::Void { target, because: Some(card.digest) };
        sending.set(true);
        spawn_local(async move {
            match desk.send_by(by.get_untracked(), vec![command], vec![card], Vec::new()).await {
                Ok(_) => {
                    toasts.done(t_string!(i18n, transfer.clash_settled).to_owned(), false);
                    on_close.run(());
                }
                Err(trouble) => toasts.trouble(said(desk, i18n, &trouble)),
            }
            sending.try_set(false);
        });
    };
    let foot = move || {
        view! {
            <footer class="answer" class:is-open=move || !ready() class:is-refused=move || refused.with(Option::is_some)>
                <div aria-live="polite">
                    <p class="answer-who">
                        {move || refused.get().unwrap_or_else(|| match ready() {
                            true => t_string!(i18n, transfer.clash_ready).to_owned(),
                            false => t_string!(i18n, transfer.clash_open).to_owned(),
                        })}
                    </p>
                </div>
                <button
                    class="btn is-danger"
                    type="button"
                    data-act="confirm"
                    disabled=move || !ready() || sending.get() || !desk.may_write()
                    on:click=strike
                >
                    {t!(i18n, acts.void_confirm)}
                </button>
            </footer>
        }
    };
    let card = move |side: Side| {
        let entry = side.entry;
        view! {
            <div class="clash-side" data-entry=entry.to_string()>
                <label class="choice">
                    <input
                        type="radio"
                        name="wrong"
                        data-act="wrong"
                        prop:checked=move || wrong.get() == Some(entry)
                        on:change=move |_| wrong.set(Some(entry))
                    />
                    <b>{side.says}</b>
                    <small class="num">{side.at}</small>
                    <small>{side.written}</small>
                </label>
                {side.visit.map(|address| view! { <a class="btn is-quiet" data-act="to-visit" href=address>{t!(i18n, transfer.clash_visit)}</a> })}
            </div>
        }
    };
    view! {
        <Dialog title=what sub=t_signal!(i18n, transfer.conflicts) class="is-wide" on_close foot>
            <p class="muted">{t!(i18n, transfer.clash_what)}</p>
            <fieldset class="question">
                <legend>{t!(i18n, transfer.clash_which)}</legend>
                <div class="clash">{sides.get_value().into_iter().map(card).collect_view()}</div>
            </fieldset>
            <Doer id="clash-by" label=t_signal!(i18n, transfer.clash_by) by decides=true/>
            <div class="field">
                <label for="clash-why">
                    {t!(i18n, acts.void_because)} " " <span class="req">{t!(i18n, shell.required)}</span>
                </label>
                <textarea
                    class="input"
                    id="clash-why"
                    data-act="because"
                    maxlength="400"
                    prop:value=move || because.get()
                    on:input=move |event| because.set(event_target_value(&event))
                ></textarea>
            </div>
        </Dialog>
    }
}
