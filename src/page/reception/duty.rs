//! The duty shift and the major event: when they begin and end.

use super::front::use_front;
use super::kit::Picks;
use crate::text::{t, t_string};
use crate::widget::Dialog;
use counter::{Command, PersonId};
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn Duty() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let on_duty = Memo::new(move |_| {
        front.desk.read(|books| books.state.open_day().and_then(|day| day.duty)).flatten()
    });
    let event =
        Memo::new(move |_| front.desk.read(|books| books.state.open_day().is_some_and(|day| day.event)));
    let chosen = RwSignal::new(None::<PersonId>);
    let on_shift = move || {
        let rows =
            front.board.with(|board| board.as_ref().map(|board| board.rows.clone()).unwrap_or_default());
        rows.into_iter().map(|row| row.person).collect::<Vec<_>>()
    };
    let event_on = move || event.get().unwrap_or(false);
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, reception.duty)
            sub=Signal::derive(move || front.desk.now().minute().to_string())
            class="is-wide"
            foot=move || view! {
                <footer class="dialog-foot">
                    {move || front.trouble.get().map(|trouble| view! { <p class="error" role="alert">{trouble}</p> })}
                    <button
                        class="btn"
                        type="button"
                        data-act="event"
                        aria-pressed=move || event_on().to_string()
                        disabled=move || front.locked()
                        on:click=move |_| front.act(Command::SetEvent { on: !untrack(event_on) })
                    >
                        {move || if event_on() {
                            t_string!(i18n, reception.event_end)
                        } else {
                            t_string!(i18n, reception.event_begin)
                        }}
                    </button>
                    {move || on_duty.get().map(|_| view! {
                        <button
                            class="btn"
                            type="button"
                            data-act="duty-end"
                            disabled=move || front.locked()
                            on:click=move |_| front.act(Command::SetDuty { person: None })
                        >
                            {t!(i18n, reception.duty_end)}
                        </button>
                    })}
                    <button
                        class="btn is-primary"
                        type="button"
                        data-act="confirm"
                        disabled=move || chosen.get().is_none() || front.locked()
                        on:click=move |_| front.act(Command::SetDuty { person: chosen.get_untracked() })
                    >
                        {t!(i18n, reception.duty_begin)}
                    </button>
                </footer>
            }
            on_close=Callback::new(move |()| front.close())
        >
            <div>
                <p class="notice">
                    <span>{move || match on_duty.get() {
                        Some(person) => t_string!(i18n, reception.duty_now, name = front.name(person)),
                        None => t_string!(i18n, reception.duty_none).to_owned(),
                    }}</span>
                    <span>{move || event_on().then(|| t_string!(i18n, reception.event_now))}</span>
                </p>
            </div>
            <Picks
                legend=crate::text::t_signal!(i18n, reception.duty_who)
                group="duty"
                people=Signal::derive(on_shift)
                chosen=Signal::derive(move || chosen.get().or(on_duty.get()))
                on_pick=Callback::new(move |person| chosen.set(Some(person)))
            />
        </Dialog>
    }
}
