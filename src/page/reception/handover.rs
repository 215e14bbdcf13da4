//! A reception passes to another person, or the visitor turns out to be a colleague's client.

use super::front::{Foreseen, Front, use_front};
use super::kit::{Answer, Picks};
use super::opened::Sheet;
use super::search::Search;
use crate::dialog::ordered::OrderedBy;
use crate::said::visitor_of;
use crate::text::{t, t_string, word};
use crate::widget::{Dialog, article_number};
use counter::{
    Command, CustomerId, PersonId, VisitId,
    book::Question,
    event::Event,
    word::{Cause, Office},
};
use leptos::prelude::*;

/// The receiver and the visitor, for the line above a heading.
pub(super) fn about(front: Front, visit: VisitId) -> String {
    let read = |books: &crate::desk::Books| {
        let receiver = books.receiver(visit);
        let receiver = receiver.map(|person| books.name(person)).unwrap_or_default();
        format!("{receiver} · {}", visitor_of(front.i18n, books, visit))
    };
    front.desk.read(read).unwrap_or_default()
}

/// The dialog.
#[component]
pub fn HandOver(
    /// The reception.
    visit: VisitId,
    /// Who the visitor turned out to be, if he did.
    client: Option<CustomerId>,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let cause = RwSignal::new(client.map(|_| Cause::ColleagueClient));
    let to = RwSignal::new(None::<PersonId>);
    let customer = RwSignal::new(client);
    let by = RwSignal::new(None::<PersonId>);
    let from = front.desk.peek(|books| books.receiver(visit));
    let from = from.flatten();
    let visitor =
        front.desk.peek(|books| books.state.visits.get(&visit).map(|visit| visit.visitor.customer)).flatten();
    let command_by = move |by: Option<PersonId>| match cause.get()? {
        // Who takes over is the ruling's to say: the owner if he is free, else the receiver goes on in his place.
        Cause::ColleagueClient => {
            let customer = Some(customer.get()?);
            Some(Command::HandOver { visit, to: to.get(), cause: Cause::ColleagueClient, customer, by })
        }
        cause => Some(Command::HandOver { visit, to: Some(to.get()?), cause, customer: None, by }),
    };
    let command = Memo::new(move |_| command_by(by.get()));
    let foreseen: Memo<Foreseen> =
        Memo::new(move |_| command.get().and_then(|command| front.foresee(&command)));
    let choice = move |each: Cause| {
        let trial = move || law(front, visit, from, each);
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="cause"
                    data-act=each.word()
                    prop:checked=move || cause.get() == Some(each)
                    on:change=move |_| {
                        cause.set(Some(each));
                        to.set(None);
                        by.set(None);
                    }
                />
                <b>{move || word(i18n, "cause", each.word())}</b>
                <small>{trial}</small>
            </label>
        }
    };
    let others = move || {
        let rows =
            front.board.with(|board| board.as_ref().map(|board| board.rows.clone()).unwrap_or_default());
        rows.into_iter().map(|row| row.person).filter(|person| Some(*person) != from).collect::<Vec<_>>()
    };
    let title = move || t_string!(i18n, handover.title).to_owned();
    view! {
        <Dialog
            title=Signal::derive(title)
            sub=Signal::derive(move || about(front, visit))
            class="is-wide is-tall"
            foot=move || view! {
                <Answer
                    foreseen=Signal::derive(move || foreseen.get())
                    about=Signal::derive(title)
                    confirm=crate::text::t_signal!(i18n, handover.confirm)
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
                <legend>{t!(i18n, handover.why)}</legend>
                <div class="choices is-3">{front.desk.words::<Cause>().into_iter().map(choice).collect_view()}</div>
            </fieldset>
            {move || (cause.get() == Some(Cause::ColleagueClient)).then(|| view! {
                <Search
                    legend=crate::text::t_signal!(i18n, handover.which_client)
                    chosen=Signal::derive(move || customer.get())
                    except=visitor
                    on_pick=Callback::new(move |id| customer.set(Some(id)))
                />
            })}
            {move || cause.get().is_some_and(|cause| cause != Cause::ColleagueClient).then(|| view! {
                <Picks
                    legend=crate::text::t_signal!(i18n, handover.to_whom)
                    group="to"
                    people=Signal::derive(others)
                    chosen=Signal::derive(move || to.get())
                    only_free=true
                    on_pick=Callback::new(move |person| to.set(Some(person)))
                />
            })}
            <OrderedBy
                unnamed=Signal::derive(move || command_by(None))
                by
                usually=Signal::derive(move || (cause.get() == Some(Cause::Ordered)).then_some(Office::Supervisor))
            />
            <div class="btn-row">
                <button
                    class="btn is-quiet"
                    type="button"
                    data-act="identify"
                    on:click=move |_| front.open(Sheet::Identify(visit))
                >
                    {t!(i18n, handover.not_buyer)}
                </button>
            </div>
        </Dialog>
    }
}

/// What becomes of the giver's turn for a cause, with its article; tried with the first who is free.
fn law(front: Front, visit: VisitId, from: Option<PersonId>, cause: Cause) -> Option<AnyView> {
    let i18n = front.i18n;
    let free = front.board.with(|board| {
        let rows = board.as_ref()?.rows.iter();
        rows.filter(|row| row.presence == counter::word::Presence::Free).map(|row| row.person).next()
    });
    let to = if cause == Cause::ColleagueClient { from } else { free };
    let by = front.holders(Office::SalesManager).first().map(|(person, _)| *person);
    let trial = |by| front.foresee(&Command::HandOver { visit, to, cause, customer: None, by });
    // Where somebody must be named, as if one who may had ordered it.
    let Some(Ok(events)) = trial(None).filter(Result::is_ok).or_else(|| trial(by)) else { return None };
    let Some(Event::HandedOver { giver, reception, .. }) = events.into_iter().next() else { return None };
    let rulings = front.desk.rulings(&reception.law);
    let ruling = rulings.into_iter().find(|ruling| ruling.question == Question::Handover)?;
    let number = ruling.cites.first().map(|id| article_number(i18n, &ruling.book, id));
    let giver = word(i18n, "giver", giver.word());
    Some(view! { {giver} " " <span class="law">{number}</span> }.into_any())
}
