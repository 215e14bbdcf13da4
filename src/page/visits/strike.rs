//! Striking out an entry made by mistake, with the reason.

use super::answer::{Answer, Hand, Says, called};
use crate::{
    desk::use_desk,
    page::said,
    text::{Dates, instant, t, t_string, use_i18n},
    widget::{Dialog, Icon, Line, use_toasts},
};
use journal::EntryId;
use leptos::prelude::*;
use office::Command;
use office::ledger::Visit;

/// Which entry, and why.
#[component]
pub(super) fn StrikeDialog(
    /// The visit, as it stood when the dialog was opened.
    visit: StoredValue<Visit>,
    /// Called when it is done or left.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let visit = visit.get_value();
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let hand = Hand::new(on_close);
    let title = called(&visit);
    let list = desk
        .peek(|books| {
            let dates = Dates::of_office(untrack(|| i18n.get_locale()));
            let line = |recorded: &office::Recorded| {
                let said = untrack(|| said::sentence(i18n, books, &recorded.event));
                (recorded.entry, dates.time(instant(recorded.at)), said)
            };
            books.story(&visit).map(line).collect::<Vec<_>>()
        })
        .unwrap_or_default();
    let target = RwSignal::new(None::<(EntryId, String)>);
    let because = RwSignal::new(String::new());
    let says = Signal::derive(move || match target.get() {
        Some((_, what)) if because.with(|text| !text.trim().is_empty()) => {
            Says::Follows(t_string!(i18n, visits.void_ready, what = what), Vec::new())
        }
        _ => Says::Open(t_string!(i18n, visits.void_pick).to_owned()),
    });
    let send = move |()| {
        let Some((target, _)) = target.get_untracked() else { return };
        match desk.seal("reason", &[("text", because.get_untracked())]) {
            Ok(card) => {
                let command = Command::Void { target, because: Some(card.digest) };
                hand.write(vec![command], vec![card], t_string!(i18n, visits.void_done).to_owned(), false);
            }
            Err(trouble) => toasts.trouble(trouble.say(i18n, None)),
        }
    };
    let choice = move |(entry, time, said): (EntryId, String, String)| {
        let what = said.clone();
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="entry"
                    data-act="entry"
                    data-entry=entry.to_string()
                    prop:checked=move || target.with(|target| target.as_ref().is_some_and(|(chosen, _)| *chosen == entry))
                    on:change=move |_| target.set(Some((entry, what.clone())))
                />
                <b>{said}</b>
                <small>{time}</small>
            </label>
        }
    };
    let confirm = crate::text::t_signal!(i18n, visits.void_confirm);
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, visits.void_title)
            sub=title
            on_close
            foot=move || view! { <Answer says confirm hand on_confirm=send/> }
        >
            <p class="notice is-amber">
                <Icon line=Line::Alert/>
                <span>{t!(i18n, visits.void_derived)}</span>
            </p>
            <fieldset class="question">
                <legend>{t!(i18n, visits.void_which)}</legend>
                <div class="choices is-1">{list.into_iter().map(choice).collect_view()}</div>
            </fieldset>
            <div class="field">
                <label for="void-why">
                    {t!(i18n, visits.void_why)} " " <span class="req">{t!(i18n, shell.required)}</span>
                </label>
                <textarea
                    class="input"
                    id="void-why"
                    data-act="because"
                    maxlength="400"
                    aria-describedby="void-why-hint"
                    prop:value=move || because.get()
                    on:input=move |event| because.set(event_target_value(&event))
                ></textarea>
                <p class="hint" id="void-why-hint">{t!(i18n, visits.void_why_hint)}</p>
            </div>
        </Dialog>
    }
}
