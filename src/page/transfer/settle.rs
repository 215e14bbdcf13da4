//! A conflict settled where it stands: both entries side by side; one of them is struck out, or both stand with a word; by whom
//! and why. Where it is about whose a client is, the way to the case.

use super::words::said;
use crate::{
    desk::{Trouble, use_desk},
    dialog::doer::{Doer, decider},
    list::says,
    route::Place,
    text::{fixed, t, t_signal, t_string, use_i18n},
    widget::{Dialog, use_toasts},
};
use counter::conflicts::{Clash, Side, called};
use counter::{Command, EntryId};
use leptos::{prelude::*, task::spawn_local};

/// How it is settled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// This entry is struck out.
    Strike(EntryId),
    /// Both stand.
    Both,
}

/// The dialog.
#[component]
pub(super) fn Settle(
    /// The conflict.
    clash: Clash,
    /// Called when it is settled or left.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let kind = clash.kind;
    let own = clash.entries.first().copied();
    let about = desk.peek(|books| own.and_then(|own| books.disputed_client(own, kind))).flatten();
    let sides = StoredValue::new(desk.peek(move |books| books.sides(&clash)).unwrap_or_default());
    let way = RwSignal::new(None::<Way>);
    let (because, by) = (RwSignal::new(String::new()), decider());
    let sending = RwSignal::new(false);
    // Why the entry that is chosen cannot be struck out.
    let refused = Memo::new(move |_| {
        let Way::Strike(target) = way.get()? else { return None };
        let command = Command::Void { target, because: None };
        let refusal = desk.foresee(&command)?.err()?;
        desk.peek(|books| Trouble::Refused(refusal).say(i18n, Some(books)))
    });
    let ready = move || {
        way.get().is_some()
            && by.get().is_some()
            && because.with(|text| !text.trim().is_empty())
            && refused.with(Option::is_none)
    };
    let settle = move |_| {
        let (Some(way), Some(entry), Some(doer)) = (way.get_untracked(), own, by.get_untracked()) else {
            return;
        };
        let card = match desk.seal("reason", &[("text", because.get_untracked())]) {
            Ok(card) => card,
            Err(trouble) => return toasts.trouble(said(desk, i18n, &trouble)),
        };
        let command = match way {
            Way::Strike(target) => Command::Void { target, because: Some(card.digest) },
            Way::Both => Command::SettleConflict { entry, conflict: kind, note: card.digest, by: doer },
        };
        sending.set(true);
        spawn_local(async move {
            match desk.send_by(Some(doer), vec![command], vec![card], Vec::new()).await {
                Ok(_) => {
                    toasts.done(t_string!(i18n, conflicts.settled).to_owned(), false);
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
                            true if way.get() == Some(Way::Both) => t_string!(i18n, conflicts.both_stand).to_owned(),
                            true => t_string!(i18n, conflicts.ready).to_owned(),
                            false => t_string!(i18n, conflicts.open).to_owned(),
                        })}
                    </p>
                </div>
                <button
                    class="btn"
                    class:is-danger=move || way.get() != Some(Way::Both)
                    class:is-primary=move || way.get() == Some(Way::Both)
                    type="button"
                    data-act="confirm"
                    disabled=move || !ready() || sending.get() || !desk.may_write()
                    on:click=settle
                >
                    {move || match way.get() {
                        Some(Way::Both) => t_string!(i18n, conflicts.keep_both),
                        Some(Way::Strike(_)) | None => t_string!(i18n, acts.void_confirm),
                    }}
                </button>
            </footer>
        }
    };
    let card = move |Side { entry, says: all, visit }: Side| {
        let [what, at, written] =
            all.map(|said| move || desk.read(|books| says(i18n, books, &said)).unwrap_or_default());
        let address = visit.map(|visit| format!("{}#{visit}", Place::Visits.path()));
        view! {
            <div class="clash-side" data-entry=entry.to_string()>
                <label class="choice">
                    <input
                        type="radio"
                        name="wrong"
                        data-act="wrong"
                        prop:checked=move || way.get() == Some(Way::Strike(entry))
                        on:change=move |_| way.set(Some(Way::Strike(entry)))
                    />
                    <b>{what}</b>
                    <small class="num">{at}</small>
                    <small>{written}</small>
                </label>
                {address.map(|address| view! { <a class="btn is-quiet" data-act="to-visit" href=address>{t!(i18n, conflicts.visit)}</a> })}
            </div>
        }
    };
    view! {
        <Dialog title=fixed(i18n, called(kind)) sub=t_signal!(i18n, conflicts.page) class="is-wide" on_close foot>
            <p class="muted">{t!(i18n, conflicts.both)}</p>
            <fieldset class="question">
                <legend>{t!(i18n, conflicts.which)}</legend>
                <div class="clash">{sides.get_value().into_iter().map(card).collect_view()}</div>
                <label class="choice clash-both">
                    <input
                        type="radio"
                        name="wrong"
                        data-act="both"
                        prop:checked=move || way.get() == Some(Way::Both)
                        on:change=move |_| way.set(Some(Way::Both))
                    />
                    <b>{t!(i18n, conflicts.keep_both)}</b>
                    <small>{t!(i18n, conflicts.keep_both_hint)}</small>
                </label>
            </fieldset>
            {about.map(|client| {
                let address = format!("{}#{client}", Place::Cases.path());
                view! { <p><a class="btn" data-act="to-case" href=address>{t!(i18n, conflicts.to_case)}</a></p> }
            })}
            <Doer id="clash-by" label=t_signal!(i18n, conflicts.by) by decides=true/>
            <div class="field">
                <label for="clash-why">
                    {t!(i18n, conflicts.because)} " " <span class="req">{t!(i18n, shell.required)}</span>
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
