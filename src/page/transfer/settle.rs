//! A conflict settled where it stands: both entries side by side, and one of them struck out, by whom and why.

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
    let sides = StoredValue::new(desk.peek(move |books| books.sides(&clash)).unwrap_or_default());
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
                            true => t_string!(i18n, conflicts.ready).to_owned(),
                            false => t_string!(i18n, conflicts.open).to_owned(),
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
                        prop:checked=move || wrong.get() == Some(entry)
                        on:change=move |_| wrong.set(Some(entry))
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
            </fieldset>
            <Doer id="clash-by" label=t_signal!(i18n, conflicts.by) by decides=true/>
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
