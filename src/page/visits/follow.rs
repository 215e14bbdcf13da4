//! Recording a follow-up, effective or only tried.

use super::answer::{Answer, Hand, Says, Tile, called};
use crate::{
    desk::{Trouble, use_desk},
    text::{t, t_string, use_i18n, word},
    widget::Dialog,
};
use leptos::prelude::*;
use office::ledger::Visit;
use office::{Command, PersonId};
use rulebook::word::ContactKind;

/// Who most likely did it.
pub(super) fn usual(visit: &Visit) -> Option<PersonId> {
    let desk = use_desk();
    desk.peek(|books| books.likely_with(desk.operator(), visit)).flatten()
}

/// The choice of who did something.
#[component]
pub(super) fn ByWhom(
    /// The id of the field.
    id: &'static str,
    /// Who.
    by: RwSignal<Option<PersonId>>,
    /// The question.
    label: Signal<String>,
) -> impl IntoView {
    let desk = use_desk();
    let people = move || {
        desk.read(|books| {
            let active = books.state.people.iter().filter(|(_, person)| person.active);
            active.map(|(id, _)| (*id, books.name(*id))).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    };
    view! {
        <div class="field">
            <label for=id>{move || label.get()}</label>
            <select
                class="input"
                id=id
                data-act="by"
                on:change=move |event| by.set(event_target_value(&event).parse().ok())
            >
                {move || {
                    people()
                        .into_iter()
                        .map(|(person, name)| view! {
                            <option value=person.to_string() selected=move || by.get() == Some(person)>{name}</option>
                        })
                        .collect_view()
                }}
            </select>
        </div>
    }
}

/// A follow-up with the customer of a visit.
#[component]
pub(super) fn FollowDialog(
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
    let customer = visit.visitor.customer;
    let name = called(&visit);
    let by = RwSignal::new(usual(&visit));
    let effective = RwSignal::new(true);
    let kind = RwSignal::new(ContactKind::Call);
    let command = move || {
        by.get().map(|by| Command::FollowUp { customer, by, kind: kind.get(), reached: effective.get() })
    };
    let says = Signal::derive(move || {
        let Some(command) = command() else { return Says::Open(t_string!(i18n, visits.who_did).to_owned()) };
        match desk.foresee(&command) {
            Some(Err(refusal)) => Says::Refused(
                desk.peek(|books| Trouble::Refused(refusal).say(i18n, Some(books))).unwrap_or_default(),
            ),
            Some(Ok(events)) => match events.into_iter().next() {
                Some(event) => {
                    let reached = t_string!(i18n, visits.reached);
                    let text = if effective.get() { reached } else { t_string!(i18n, visits.tried) };
                    Says::Follows(text.to_owned(), desk.rulings(event.law()))
                }
                None => Says::Open(String::new()),
            },
            None => Says::Open(String::new()),
        }
    });
    let send = move |()| {
        if let Some(command) = untrack(command) {
            hand.write(vec![command], Vec::new(), t_string!(i18n, visits.followed).to_owned(), true);
        }
    };
    let confirm = crate::text::t_signal!(i18n, visits.confirm);
    // A visit to the office is received, not followed up.
    let kinds = desk.words().into_iter().filter(|kind| *kind != ContactKind::Visit);
    let option = move |each: ContactKind| {
        view! { <option value=each.word() selected=each == kind.get_untracked()>{move || word(i18n, "contact_kind", each.word())}</option> }
    };
    let chosen = move |event| {
        if let Some(chosen) = ContactKind::from_word(&event_target_value(&event)) {
            kind.set(chosen);
        }
    };
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, visits.follow_title)
            sub=name
            on_close
            foot=move || view! { <Answer says confirm hand on_confirm=send/> }
        >
            <fieldset class="question">
                <legend class="sr">{t!(i18n, visits.follow_title)}</legend>
                <div class="choices is-2">
                    <Tile
                        group="effective"
                        act="reached"
                        chosen=Signal::derive(move || effective.get())
                        label=crate::text::t_signal!(i18n, visits.reached)
                        hint=crate::text::t_signal!(i18n, visits.reached_hint)
                        on_pick=move |()| effective.set(true)
                    />
                    <Tile
                        group="effective"
                        act="tried"
                        chosen=Signal::derive(move || !effective.get())
                        label=crate::text::t_signal!(i18n, visits.tried)
                        hint=crate::text::t_signal!(i18n, visits.tried_hint)
                        on_pick=move |()| effective.set(false)
                    />
                </div>
            </fieldset>
            <div class="field">
                <label for="follow-kind">{t!(i18n, visits.follow_how)}</label>
                <select class="input" id="follow-kind" data-act="kind" on:change=chosen>{kinds.map(option).collect_view()}</select>
            </div>
            <ByWhom id="follow-by" by label=crate::text::t_signal!(i18n, visits.who_did)/>
        </Dialog>
    }
}
