//! Somebody leaves the floor, with reason and approval, or comes back.

use super::front::{Front, use_front};
use super::kit::{Decider, Picks};
use super::sheet::Why;
use crate::text::{t, t_string, word};
use crate::widget::{Cites, Dialog, Icon, Line};
use leptos::prelude::*;
use office::{Command, PersonId};
use rulebook::word::{AbsenceReason, Engaged, HelpCause, Missed, Office, Presence, Queue};
use rulebook::{Fact, Facts, Question, Ruling};

/// What the book makes of a turn that comes up while somebody is out for this reason.
fn missed(front: Front, reason: AbsenceReason, notified: bool, approved: bool) -> Option<Ruling> {
    let now = front.desk.now();
    let facts = Facts::new()
        .with(Fact::HelpCause, HelpCause::None)
        .with(Fact::QueueOf, Queue::Visits)
        .with(Fact::Engaged, Engaged::Absent)
        .with(Fact::AbsenceReason, reason)
        .with(Fact::AbsenceNotified, notified || approved)
        .with(Fact::AbsenceApproved, approved);
    front.desk.read(|books| books.floor(now).ok()?.ask(Question::Passed, facts).ok()).flatten()
}

/// The dialog.
#[component]
pub fn Out(
    /// Who, if it is known.
    person: Option<PersonId>,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let person = RwSignal::new(person);
    let reason = RwSignal::new(None::<AbsenceReason>);
    let notified = RwSignal::new(true);
    let by = RwSignal::new(None::<PersonId>);
    let ruling = Memo::new(move |_| missed(front, reason.get()?, notified.get(), by.get().is_some()));
    let at = move |presence: fn(Presence) -> bool| {
        let rows =
            front.board.with(|board| board.as_ref().map(|board| board.rows.clone()).unwrap_or_default());
        rows.into_iter().filter(|row| presence(row.presence)).map(|row| row.person).collect::<Vec<_>>()
    };
    let away = move || at(|presence| presence == Presence::Away);
    let back = move |person: PersonId| {
        view! {
            <button
                class="menu-item"
                type="button"
                data-act="back"
                data-person=person.to_string()
                disabled=move || front.locked()
                on:click=move |_| front.act(Command::ComeBack { person })
            >
                <Icon line=Line::Check/>
                <span>
                    {move || t_string!(i18n, absence.back, name = front.name(person))}
                    <small>{move || super::queue::state(front, front.row(person).as_ref())}</small>
                </span>
            </button>
        }
    };
    let choice = move |each: AbsenceReason| {
        let effect = move || {
            missed(front, each, notified.get(), by.get().is_some())
                .and_then(|ruling| ruling.verdict.missed)
                .map(|missed| word(i18n, "missed", missed.word()))
        };
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="reason"
                    data-act=each.word()
                    prop:checked=move || reason.get() == Some(each)
                    on:change=move |_| reason.set(Some(each))
                />
                <b>{move || word(i18n, "absence_reason", each.word())}</b>
                <small>{effect}</small>
            </label>
        }
    };
    let ready = move || person.get().zip(reason.get());
    let go = move |_| {
        if let Some((person, reason)) = untrack(ready) {
            let (notified, approved_by) = (notified.get_untracked(), by.get_untracked());
            front.act(Command::GoOut { person, reason, notified, approved_by });
        }
    };
    let title = move || match person.get() {
        Some(person) => t_string!(i18n, absence.title, name = front.name(person)),
        None => t_string!(i18n, reception.out_back).to_owned(),
    };
    let answer = move || {
        let missed = ruling.get().and_then(|ruling| ruling.verdict.missed);
        match missed {
            None => t_string!(i18n, arrival.answer_first).to_owned(),
            Some(missed) => {
                let effect = match missed {
                    Missed::Lose => t_string!(i18n, absence.effect_lose),
                    Missed::Hold => t_string!(i18n, absence.effect_hold),
                    Missed::MakeUp => t_string!(i18n, absence.effect_make_up),
                };
                t_string!(i18n, absence.effect_line, effect = effect)
            }
        }
    };
    let cites = move || {
        ruling.get().map(|ruling| {
            let (book, cites) = (ruling.book.clone(), ruling.cites.clone());
            let ask =
                Callback::new(move |()| front.ask_why(Why::Rulings(vec![ruling.clone()], untrack(title))));
            view! { <Cites book cites on_press=ask/> }
        })
    };
    view! {
        <Dialog
            title=Signal::derive(title)
            sub=Signal::derive(move || match person.get() {
                Some(person) => super::queue::state(front, front.row(person).as_ref()),
                None => front.desk.now().minute().to_string(),
            })
            class="is-wide is-tall"
            foot=move || view! {
                <div class="answer" class:is-open=move || ruling.get().is_none() role="status" aria-live="polite">
                    <div>
                        <p class="answer-who" data-answer="">{answer}</p>
                        <p class="answer-why">{cites}</p>
                        {move || front.trouble.get().map(|trouble| view! { <p class="error" role="alert">{trouble}</p> })}
                    </div>
                    <button
                        class="btn is-primary"
                        type="button"
                        data-act="confirm"
                        disabled=move || ready().is_none() || front.locked()
                        on:click=go
                    >
                        {t!(i18n, absence.confirm)}
                    </button>
                </div>
            }
            on_close=Callback::new(move |()| front.close())
        >
            <div><For each=away key=|person| *person children=back/></div>
            {move || person.get().is_none().then(|| view! {
                <Picks
                    legend=crate::text::t_signal!(i18n, absence.who)
                    group="who"
                    people=Signal::derive(move || at(|presence| matches!(presence, Presence::Free | Presence::OnCall)))
                    chosen=Signal::derive(move || person.get())
                    on_pick=Callback::new(move |chosen| person.set(Some(chosen)))
                />
            })}
            {move || person.get().is_some().then(|| view! {
                <fieldset class="question">
                    <legend>{t!(i18n, absence.why)}</legend>
                    <div class="choices">{front.desk.words::<AbsenceReason>().into_iter().map(choice).collect_view()}</div>
                </fieldset>
                <div class="form">
                    <Decider
                        id="approved-by"
                        label=crate::text::t_signal!(i18n, absence.approved_by)
                        office=Signal::derive(move || Office::Supervisor)
                        chosen=by
                        nobody=crate::text::t_signal!(i18n, absence.not_approved)
                    />
                    <label class="check">
                        <input
                            type="checkbox"
                            data-act="notified"
                            prop:checked=move || notified.get() || by.get().is_some()
                            disabled=move || by.get().is_some()
                            on:change=move |event| notified.set(event_target_checked(&event))
                        />
                        <span>{t!(i18n, absence.notified)}</span>
                    </label>
                </div>
            })}
        </Dialog>
    }
}
