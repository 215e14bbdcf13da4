//! The sales telephone: who answers, for whom; and calls that go on.

use super::front::{Foreseen, use_front};
use super::kit::{Answer, Picks};
use crate::text::{t, t_string};
use crate::widget::{Dialog, Icon, Line};
use leptos::prelude::*;
use office::{Command, PersonId};
use rulebook::word::{Presence, Purpose};

/// The dialog.
#[component]
pub fn Call() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let called = RwSignal::new(None::<PersonId>);
    let named = RwSignal::new(false);
    let command = Memo::new(move |_| match (named.get(), called.get()) {
        (false, _) => Some(Command::Answer { called: None, by: None, purpose: Purpose::Buy, caller: None }),
        (true, Some(called)) => {
            Some(Command::Answer { called: Some(called), by: None, purpose: Purpose::Buy, caller: None })
        }
        (true, None) => None,
    });
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
        </Dialog>
    }
}
