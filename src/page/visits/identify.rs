//! A visitor was found out after he left: he had not come to buy.

use super::answer::{Answer, Hand, Says, Tile, called};
use crate::{
    desk::{Trouble, use_desk},
    page::ordered::OrderedBy,
    text::{t, t_string, use_i18n, word},
    widget::Dialog,
};
use leptos::prelude::*;
use office::ledger::Visit;
use office::{Command, Event, PersonId};
use rulebook::word::{Declared, Purpose};

/// What he had come for.
#[component]
pub(super) fn IdentifyDialog(
    /// The visit, as it stood when the dialog was opened.
    visit: StoredValue<Visit>,
    /// Called when it is done or left.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let visit = visit.get_value();
    let i18n = use_i18n();
    let desk = use_desk();
    let hand = Hand::new(on_close);
    let id = visit.id;
    let title = called(&visit);
    let purpose = RwSignal::new(None::<Purpose>);
    let by = RwSignal::new(None::<PersonId>);
    let command_by = move |by| {
        Some(Command::Identify {
            visit: id,
            purpose: purpose.get()?,
            declared: Declared::AfterLeft,
            minutes: None,
            by,
        })
    };
    let command = move || command_by(by.get());
    let says = Signal::derive(move || {
        let Some(command) = command() else {
            return Says::Open(t_string!(i18n, visits.identify_pick).to_owned());
        };
        match desk.foresee(&command) {
            Some(Err(refusal)) => Says::Refused(
                desk.peek(|books| Trouble::Refused(refusal).say(i18n, Some(books))).unwrap_or_default(),
            ),
            Some(Ok(events)) => match events.into_iter().next() {
                Some(Event::VisitorIdentified { giver, from, reception, .. }) => {
                    let name = desk.peek(|books| books.name(from)).unwrap_or_default();
                    let text = format!("{name} · {}", word(i18n, "giver", giver.word()));
                    Says::Follows(text, desk.rulings(&reception.law))
                }
                _ => Says::Open(String::new()),
            },
            None => Says::Open(String::new()),
        }
    });
    let send = move |()| {
        if let Some((command, purpose)) = untrack(|| command().zip(purpose.get())) {
            let done = t_string!(i18n, visits.identify_done, purpose = word(i18n, "purpose", purpose.word()));
            // He has left: the correction begins no reception that somebody would have to end.
            hand.write(vec![command], Vec::new(), done, false);
        }
    };
    let tile = move |each: Purpose| {
        view! {
            <Tile
                group="purpose"
                act=each.word()
                chosen=Signal::derive(move || purpose.get() == Some(each))
                label=Signal::derive(move || word(i18n, "purpose", each.word()))
                on_pick=move |()| purpose.set(Some(each))
            />
        }
    };
    let others =
        desk.words().into_iter().filter(|purpose| !matches!(purpose, Purpose::Buy | Purpose::Reorder));
    let confirm = crate::text::t_signal!(i18n, visits.confirm);
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, visits.identify_title)
            sub=title
            class="is-wide"
            on_close
            foot=move || view! { <Answer says confirm hand on_confirm=send/> }
        >
            <fieldset class="question">
                <legend>{t!(i18n, visits.identify_ask)}</legend>
                <div class="choices is-3">{others.map(tile).collect_view()}</div>
            </fieldset>
            <OrderedBy unnamed=Signal::derive(move || command_by(None)) by usually=Signal::derive(|| None)/>
        </Dialog>
    }
}
