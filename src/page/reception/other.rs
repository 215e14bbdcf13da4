//! A visitor who does not come to buy, or does not say why he came.

use super::front::{Foreseen, Front, use_front};
use super::identify::WhenDeclared;
use super::kit::Answer;
use crate::text::{t, t_string, word};
use crate::widget::{Dialog, article_number};
use leptos::prelude::*;
use office::command::Arrival;
use office::{Command, CustomerId, Event};
use rulebook::word::{BroughtBy, Declared, Purpose};

/// What the visitor says he came for.
fn arrival(customer: CustomerId, purpose: Purpose, declared: Declared, brought_by: BroughtBy) -> Arrival {
    Arrival { purpose, declared, brought_by, ..Arrival::new(customer) }
}

/// The dialog.
#[component]
pub fn Other() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let stranger = front.stranger();
    let purpose = RwSignal::new(None::<Purpose>);
    let declared = RwSignal::new(Declared::Entry);
    let brought_by = RwSignal::new(BroughtBy::Nobody);
    let command = Memo::new(move |_| {
        let (customer, purpose) = stranger.zip(purpose.get())?;
        Some(Command::Receive(arrival(customer, purpose, declared.get(), brought_by.get())))
    });
    let foreseen: Memo<Foreseen> =
        Memo::new(move |_| command.get().and_then(|command| front.foresee(&command)));
    let on_confirm = Callback::new(move |()| {
        if let Some(command) = command.get_untracked() {
            front.act(command);
        }
    });
    let about =
        move || purpose.get().map(|purpose| word(i18n, "purpose", purpose.word())).unwrap_or_default();
    let tile = move |each: Purpose| {
        let trial = move || {
            let customer = stranger?;
            let command = Command::Receive(arrival(customer, each, declared.get(), brought_by.get()));
            consequence(front, front.foresee(&command))
        };
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
                <small>{trial}</small>
            </label>
        }
    };
    let tiles =
        front.desk.words().into_iter().filter(|purpose| !matches!(purpose, Purpose::Buy | Purpose::Reorder));
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, reception.other)
            sub=Signal::derive(move || t_string!(i18n, arrival.sub, time = front.desk.now().minute()))
            class="is-wide is-tall"
            foot=move || view! {
                <Answer
                    foreseen=Signal::derive(move || foreseen.get())
                    about=Signal::derive(about)
                    confirm=crate::text::t_signal!(i18n, arrival.confirm)
                    on_confirm
                />
            }
            on_close=Callback::new(move |()| front.close())
        >
            <fieldset class="question">
                <legend>{t!(i18n, arrival.purpose_question)}</legend>
                <div class="choices is-4">{tiles.map(tile).collect_view()}</div>
            </fieldset>
            <fieldset class="field">
                <legend>{t!(i18n, arrival.declared_question)}</legend>
                <WhenDeclared declared among=[Declared::Entry, Declared::Never]/>
            </fieldset>
            <div class="field">
                <label for="brought-by">{t!(i18n, arrival.brought_by)}</label>
                <select
                    class="input"
                    id="brought-by"
                    data-act="brought-by"
                    on:change=move |event| {
                        if let Some(by) = BroughtBy::from_word(&event_target_value(&event)) {
                            brought_by.set(by);
                        }
                    }
                >
                    {front
                        .desk
                        .words::<BroughtBy>()
                        .into_iter()
                        .map(|by| view! { <option value=by.word()>{move || word(i18n, "brought_by", by.word())}</option> })
                        .collect_view()}
                </select>
            </div>
        </Dialog>
    }
}

/// Who would receive and whether it counts, with the first article.
fn consequence(front: Front, foreseen: Foreseen) -> Option<AnyView> {
    let i18n = front.i18n;
    let Some(Ok(events)) = foreseen else { return None };
    let Some(Event::VisitorReceived { reception, .. }) = events.into_iter().next() else { return None };
    let turn = word(i18n, "turn", reception.turn.word());
    let role = word(i18n, "role", reception.role.word());
    let ruling = front.desk.rulings(&reception.law).pop()?;
    let number = ruling.cites.first().map(|id| article_number(i18n, &ruling.book, id));
    Some(view! { {format!("{role} · {turn} ")} <span class="law">{number}</span> }.into_any())
}
