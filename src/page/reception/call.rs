//! The sales telephone: who answers, for whom; and calls that go on.

use super::front::{Foreseen, use_front};
use super::kit::{Answer, Picks};
use super::search::Search;
use crate::text::{t, t_string, word};
use crate::widget::{Dialog, Icon, Line};
use leptos::prelude::*;
use office::{Command, CustomerId, PersonId};
use rulebook::word::{Presence, Purpose};

/// The dialog.
#[component]
pub fn Call() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let called = RwSignal::new(None::<PersonId>);
    let named = RwSignal::new(false);
    let purpose = RwSignal::new(Purpose::Buy);
    let known = RwSignal::new(false);
    let caller = RwSignal::new(None::<CustomerId>);
    let command = Memo::new(move |_| {
        let called = match (named.get(), called.get()) {
            (false, _) => None,
            (true, called) => Some(called?),
        };
        let caller = match (known.get(), caller.get()) {
            (false, _) => None,
            (true, caller) => Some(caller?),
        };
        Some(Command::Answer { called, by: None, purpose: purpose.get(), caller })
    });
    let option = move |each: Purpose| {
        view! { <option value=each.word() selected=each == purpose.get_untracked()>{move || word(i18n, "purpose", each.word())}</option> }
    };
    let chosen = move |event| {
        if let Some(chosen) = Purpose::from_word(&event_target_value(&event)) {
            purpose.set(chosen);
        }
    };
    let foreseen: Memo<Foreseen> =
        Memo::new(move |_| command.get().and_then(|command| front.foresee(&command)));
    let on_confirm = Callback::new(move |()| {
        if let Some(command) = command.get_untracked() {
            front.act(command);
        }
    });
    let talking = move || {
        let rows =
            front.board.with(|board| board.as_ref().map(|board| board.rows.clone()).unwrap_or_default());
        rows.into_iter()
            .filter(|row| row.presence == Presence::OnCall)
            .map(|row| row.person)
            .collect::<Vec<_>>()
    };
    let going_on = move |person: PersonId| {
        view! {
            <button
                class="menu-item"
                type="button"
                data-act="end-call"
                data-person=person.to_string()
                disabled=move || front.locked()
                on:click=move |_| front.act(Command::EndCall { by: person })
            >
                <Icon line=Line::Phone/>
                <span>
                    {move || t_string!(i18n, person.end_call_of, name = front.name(person))}
                    <small>{move || super::queue::state(front, front.row(person).as_ref())}</small>
                </span>
            </button>
        }
    };
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, reception.call)
            sub=Signal::derive(move || front.desk.now().minute().to_string())
            class="is-wide"
            foot=move || view! {
                <Answer
                    foreseen=Signal::derive(move || foreseen.get())
                    about=crate::text::t_signal!(i18n, reception.call)
                    confirm=crate::text::t_signal!(i18n, person.on_call)
                    on_confirm
                />
            }
            on_close=Callback::new(move |()| front.close())
        >
            <div><For each=talking key=|person| *person children=going_on/></div>
            <div class="question">
                <h3>{t!(i18n, arrival.call_for)}</h3>
                <div class="choices is-2">
                    <button
                        class="choice"
                        type="button"
                        data-act="nobody"
                        aria-pressed=move || (!named.get()).to_string()
                        on:click=move |_| {
                            named.set(false);
                            called.set(None);
                        }
                    >
                        <b>{t!(i18n, arrival.call_for_nobody)}</b>
                    </button>
                    <button
                        class="choice"
                        type="button"
                        data-act="named"
                        aria-pressed=move || named.get().to_string()
                        on:click=move |_| named.set(true)
                    >
                        <b>{t!(i18n, arrival.call_for_somebody)}</b>
                    </button>
                </div>
            </div>
            {move || named.get().then(|| view! {
                <Picks
                    legend=crate::text::t_signal!(i18n, arrival.call_whom)
                    group="called"
                    people=Signal::derive(move || front.sellers())
                    chosen=Signal::derive(move || called.get())
                    on_pick=Callback::new(move |person| called.set(Some(person)))
                />
            })}
            <div class="form">
                <div class="field">
                    <label for="call-about">{t!(i18n, arrival.call_about)}</label>
                    <select class="input" id="call-about" data-act="purpose" on:change=chosen>
                        {front.desk.words().into_iter().map(option).collect_view()}
                    </select>
                </div>
                <label class="check">
                    <input type="checkbox" data-act="caller" prop:checked=known on:change=move |event| known.set(event_target_checked(&event))/>
                    {t!(i18n, arrival.call_known)}
                </label>
            </div>
            {move || known.get().then(|| view! {
                <Search
                    legend=crate::text::t_signal!(i18n, arrival.call_who)
                    chosen=Signal::derive(move || caller.get())
                    on_pick=Callback::new(move |id| caller.set(Some(id)))
                />
            })}
        </Dialog>
    }
}
