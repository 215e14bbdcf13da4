//! A visitor turns out not to be a buyer.

use super::front::{Foreseen, use_front};
use super::handover::about;
use super::kit::Answer;
use super::opened::Sheet;
use super::purposes::tiles;
use crate::dialog::ordered::OrderedBy;
use crate::text::{t, t_string, word};
use crate::widget::Dialog;
use counter::{
    Command, PersonId, VisitId,
    word::{Declared, Purpose},
};
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn Identify(
    /// The reception.
    visit: VisitId,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let began = front.desk.peek(|books| {
        let visit = books.state.visits.get(&visit)?;
        Some(visit.stints.first().map_or(visit.at, |stint| stint.from))
    });
    let began = began.flatten();
    let by_clock = move || began.map_or(0, |began| front.minutes(began));
    let purpose = RwSignal::new(None::<Purpose>);
    // While he is being received it becomes known during the reception; that he is gone already is what is told besides.
    let gone = RwSignal::new(false);
    let declared = move || if gone.get() { Declared::AfterLeft } else { Declared::During };
    // By the clock unless somebody writes another number.
    let minutes = RwSignal::new(None::<i64>);
    let by = RwSignal::new(None::<PersonId>);
    let command_by = move |by| {
        Some(Command::Identify {
            visit,
            purpose: purpose.get()?,
            declared: declared(),
            minutes: minutes.get(),
            by,
        })
    };
    let command = Memo::new(move |_| command_by(by.get()));
    let foreseen: Memo<Foreseen> =
        Memo::new(move |_| command.get().and_then(|command| front.foresee(&command)));
    let title = move || t_string!(i18n, reception.identify).to_owned();
    let tile = move |each: Purpose| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="purpose"
                    data-act=each.word()
                    prop:checked=move || purpose.get() == Some(each)
                    on:change=move |_| purpose.set(Some(each))
                />
                <b>{move || word(i18n, "purpose", each.word())}</b>
            </label>
        }
    };
    let told = front.desk.words::<Purpose>();
    view! {
        <Dialog
            title=Signal::derive(title)
            sub=Signal::derive(move || about(front, visit))
            class="is-wide is-tall"
            foot=move || view! {
                <Answer
                    foreseen=Signal::derive(move || foreseen.get())
                    about=Signal::derive(title)
                    confirm=crate::text::t_signal!(i18n, reception.identify_confirm)
                    on_confirm=Callback::new(move |()| {
                        if let Some(command) = command.get_untracked() {
                            front.act(command);
                        }
                    })
                />
            }
            on_close=Callback::new(move |()| front.close())
        >
            <fieldset class="question">
                <legend>{t!(i18n, reception.identify_purpose)}</legend>
                {tiles(front, &told, tile)}
            </fieldset>
            <div class="form">
                <label class="check is-full">
                    <input type="checkbox" data-act="after_left" prop:checked=gone on:change=move |event| gone.set(event_target_checked(&event))/>
                    <span>{t!(i18n, reception.identify_gone)}</span>
                </label>
                <div class="field">
                    <label for="found-minutes">{t!(i18n, reception.identify_minutes)}</label>
                    <input
                        class="input"
                        id="found-minutes"
                        type="number"
                        inputmode="numeric"
                        min="0"
                        max="999"
                        data-act="minutes"
                        prop:value=move || minutes.get().unwrap_or_else(by_clock).to_string()
                        on:change=move |event| {
                            minutes.set(event_target_value(&event).parse().ok().filter(|n| (0..1000).contains(n)));
                        }
                    />
                </div>
                <OrderedBy unnamed=Signal::derive(move || command_by(None)) by usually=Signal::derive(|| None)/>
            </div>
            <div class="btn-row">
                <button
                    class="btn is-quiet"
                    type="button"
                    data-act="hand-over"
                    on:click=move |_| front.open(Sheet::HandOver(visit, None))
                >
                    {t!(i18n, reception.identify_client)}
                </button>
            </div>
        </Dialog>
    }
}
