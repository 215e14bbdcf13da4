//! One person in the order to come.

use super::super::plan::{Plan, Shift};
use super::line::InOrder;
use crate::{
    desk::use_desk,
    text::{t, t_string, use_i18n},
    widget::Dialog,
};
use counter::{Minute, PersonId};
use leptos::prelude::*;

fn span(shift: Shift) -> String {
    let text = |minute: Option<Minute>| minute.map(|minute| minute.to_string()).unwrap_or_default();
    format!("{}–{}", text(shift.from), text(shift.to))
}

/// A person, whether he comes, when, and his place.
#[component]
pub(super) fn Row(person: PersonId, list: Memo<Vec<PersonId>>, plan: Plan) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let name = Memo::new(move |_| desk.read(|books| books.name(person)).unwrap_or_default());
    let shift = Memo::new(move |_| {
        desk.read(|books| plan.shift(books, person)).unwrap_or(Shift { on: false, from: None, to: None })
    });
    let on = Memo::new(move |_| shift.get().on);
    let editing = RwSignal::new(false);
    view! {
        <InOrder
            person
            name
            order=list
            off=Signal::derive(move || !on.get())
            on_move=move |order| plan.by_hand.set(Some(order))
        >
            {move || if on.get() {
                view! {
                    <button
                        class="btn is-quiet order-hours"
                        type="button"
                        data-act="hours"
                        aria-label=move || t_string!(i18n, people.hours_of, name = name.get(), hours = span(shift.get()))
                        on:click=move |_| editing.set(true)
                    >
                        {move || span(shift.get())}
                    </button>
                }
                .into_any()
            } else {
                view! { <span class="order-hours">{t!(i18n, people.off_today)}</span> }.into_any()
            }}
            <label class="check">
                <input
                    type="checkbox"
                    data-act="on-shift"
                    aria-label=move || t_string!(i18n, people.on_duty_of, name = name.get())
                    prop:checked=on
                    on:change=move |event| {
                        plan.set(person, Shift { on: event_target_checked(&event), ..shift.get_untracked() });
                    }
                />
            </label>
            {move || {
                editing.get().then(|| {
                    let close = move |()| editing.set(false);
                    view! { <Hours name=name.get_untracked() shift=shift.get_untracked() save=move |shift| plan.set(person, shift) on_close=close/> }
                })
            }}
        </InOrder>
    }
}

/// When somebody comes and goes.
#[component]
fn Hours(
    name: String,
    shift: Shift,
    #[prop(into)] save: Callback<Shift>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let text =
        |minute: Option<Minute>| RwSignal::new(minute.map(|minute| minute.to_string()).unwrap_or_default());
    let (from, to) = (text(shift.from), text(shift.to));
    let read = move || {
        let minute = |text: RwSignal<String>| text.with(|text| text.parse::<Minute>().ok());
        minute(from).zip(minute(to)).filter(|(from, to)| from < to)
    };
    let done = move |_| {
        if let Some((from, to)) = read() {
            save.run(Shift { on: true, from: Some(from), to: Some(to) });
            on_close.run(());
        }
    };
    let foot = move || {
        view! {
            <footer class="dialog-foot">
                <button class="btn is-primary" type="button" data-act="confirm" disabled=move || read().is_none() on:click=done>
                    {t!(i18n, shell.done)}
                </button>
            </footer>
        }
    };
    view! {
        <Dialog title=name sub=crate::text::t_signal!(i18n, people.hours) on_close foot>
            <div class="form">
                <div class="field">
                    <label for="hours-from">{t!(i18n, people.from)}</label>
                    <input class="input" type="time" id="hours-from" data-act="from" bind:value=from/>
                </div>
                <div class="field">
                    <label for="hours-to">{t!(i18n, people.to)}</label>
                    <input class="input" type="time" id="hours-to" data-act="to" bind:value=to/>
                </div>
            </div>
            <div role="alert">
                {move || read().is_none().then(|| view! { <p class="error">{t!(i18n, setup.hours_reversed)}</p> })}
            </div>
        </Dialog>
    }
}
