//! The desk while no day is open: before it begins, and after it ended.

use super::front::{Front, use_front};
use crate::desk::{Books, Trouble};
use crate::dialog::ending::{Ending, Ends};
use crate::route::Place as Address;
use crate::said::local_ms;
use crate::text::{Dates, t, t_string};
use crate::why::Why;
use crate::widget::Cites;
use chrono::NaiveTime;
use counter::{
    Command, PersonId,
    book::{ArticleId, BookDigest},
    event::Event,
};
use leptos::prelude::*;

/// No day is open, or it is an earlier one.
#[component]
pub fn NotOpen() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let earlier =
        Memo::new(move |_| front.desk.read(|books| books.state.open_day().map(|day| day.date)).flatten());
    let ends = Ends::of_the_day();
    let refused = move || {
        let now = front.desk.now();
        if let Some(wrong) = front.desk.read(|books| ends.wrong(i18n, books, now)).flatten() {
            return Some(wrong);
        }
        let refusal = earlier.get().and_then(|_| front.foresee(&ends.command())).and_then(Result::err)?;
        front.desk.read(|books| Trouble::Refused(refusal).say(i18n, Some(books)))
    };
    let again = Memo::new(move |_| {
        let on_shift = front.desk.read(Books::order_as_before).unwrap_or_default();
        (!on_shift.is_empty()).then_some(Command::OpenDay { on_shift, by_hand: false })
    });
    // Who would be first, as the book of the day orders it.
    let order = Memo::new(move |_| {
        let events = again.get().and_then(|command| front.foresee(&command)).and_then(Result::ok)?;
        events.into_iter().find_map(|event| {
            let Event::DayOpened { order, law, .. } = event else { return None };
            let ruling = front.desk.rulings(&law).pop()?;
            let order = order.iter().map(|place| place.person).collect::<Vec<_>>();
            Some((order, ruling.book, ruling.cites))
        })
    });
    // The table of the day that is still open.
    let left =
        Memo::new(move |_| front.desk.read(|books| books.state.open_day().map(|day| day.queue())).flatten());
    let say = move || match earlier.get() {
        Some(date) => {
            let day = Dates::new(i18n.get_locale(), 0).day(local_ms(date.and_time(NaiveTime::MIN)));
            t_string!(i18n, reception.earlier_open, day = day)
        }
        None => t_string!(i18n, reception.not_open).to_owned(),
    };
    view! {
        <div class="reception" data-state="not-open">
                <section class="hero panel is-idle" aria-live="polite">
                    <div class="hero-main">
                        <span class="hero-slip">{t!(i18n, reception.not_open_label)}</span>
                        <h1 class="hero-say">{say}</h1>
                        <div class="hero-why">
                            <p>{move || if earlier.get().is_some() {
                                t_string!(i18n, reception.earlier_open_hint)
                            } else {
                                t_string!(i18n, reception.not_open_hint)
                            }}</p>
                        </div>
                        {move || earlier.get().is_some().then(|| view! { <Ending ends/> })}
                        {move || refused().map(|refused| view! { <p class="error" role="alert">{refused}</p> })}
                        <div class="hero-next">
                            {move || if earlier.get().is_some() {
                                view! {
                                    <button
                                        class="btn is-primary is-big"
                                        type="button"
                                        data-act="close-earlier"
                                        disabled=move || front.locked() || refused().is_some()
                                        on:click=move |_| front.act(untrack(|| ends.command()))
                                    >
                                        {t!(i18n, reception.close_earlier)}
                                    </button>
                                }
                                .into_any()
                            } else {
                                open_buttons(front, again).into_any()
                            }}
                        </div>
                    </div>
                </section>
            {move || match (order.get(), left.get()) {
                (Some((order, book, cites)), _) => Some(order_list(front, order, Some((book, cites)))),
                (None, Some(left)) => Some(order_list(front, left, None)),
                (None, None) => None,
            }}
        </div>
    }
}

fn open_buttons(front: Front, again: Memo<Option<Command>>) -> impl IntoView {
    let i18n = front.i18n;
    view! {
        {move || again.get().map(|command| view! {
            <button
                class="btn is-primary is-big"
                type="button"
                data-act="open-again"
                disabled=move || front.locked()
                on:click=move |_| front.act(command.clone())
            >
                {t!(i18n, reception.open_again)}
            </button>
        })}
        <a class="btn is-big" class:is-primary=move || again.get().is_none() href=Address::People.path() data-act="open">
            {t!(i18n, reception.open_people)}
        </a>
    }
}

/// The day is over.
#[component]
pub fn Closed() -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let next = Memo::new(move |_| {
        front
            .desk
            .read(|books| books.state.day.as_ref().and_then(|day| day.closed.clone()))
            .flatten()
            .unwrap_or_default()
    });
    let ruling = Memo::new(move |_| {
        let read = |books: &Books| {
            let closing = books.closing()?;
            let ruling = closing.event.law().rulings(books).first().cloned()?;
            Some((closing.entry, ruling.book, ruling.cites))
        };
        front.desk.read(read).flatten()
    });
    let visits =
        move || front.desk.read(|books| books.state.day.as_ref().map_or(0, |day| day.visits)).unwrap_or(0);
    let first =
        move || next.with(|next| next.first().copied()).map(|person| front.name(person)).unwrap_or_default();
    view! {
        <div class="reception" data-state="closed">
                <section class="hero panel is-idle" aria-live="polite">
                    <div class="hero-main">
                        <span class="hero-slip">{t!(i18n, reception.closed_label)}</span>
                        <h1 class="hero-say">{move || t_string!(i18n, reception.closed_first, name = first())}</h1>
                        <div class="hero-why">
                            <p>{move || t_string!(i18n, reception.closed_hint, count = visits())}</p>
                            {move || ruling.get().map(|(entry, book, cites)| {
                                let ask = Callback::new(move |()| front.ask_why(Why::Entry(entry)));
                                view! { <Cites book cites on_press=ask/> }
                            })}
                        </div>
                        <div class="hero-next">
                            <button
                                class="btn is-quiet"
                                type="button"
                                data-act="undo"
                                disabled=move || front.locked()
                                on:click=move |_| front.undo()
                            >
                                {t!(i18n, reception.reopen)}
                            </button>
                        </div>
                    </div>
                </section>
            {move || order_list(front, next.get(), None)}
        </div>
    }
}

/// An order of people, by name.
fn order_list(
    front: Front,
    order: Vec<PersonId>,
    by: Option<(BookDigest, Vec<ArticleId>)>,
) -> impl IntoView + use<> {
    let i18n = front.i18n;
    let row = move |(place, person): (usize, PersonId)| {
        view! {
            <li data-person=person.to_string()>
                <div class="queue-row" class:is-head=place == 0>
                    <span class="queue-n">{place + 1}</span>
                    <span class="queue-who"><b>{front.name(person)}</b></span>
                </div>
            </li>
        }
    };
    let by = by.and_then(|(book, cites)| {
        let first = cites.first()?.clone();
        Some(view! { <span class="law">{crate::widget::article_number(i18n, &book, &first)}</span> })
    });
    view! {
        <section class="queue panel" aria-labelledby="queue-title">
            <h2 class="panel-head" id="queue-title">
                {t!(i18n, reception.order_next)}
                <small>{by}</small>
            </h2>
            <ol class="queue-list">{order.into_iter().enumerate().map(row).collect_view()}</ol>
        </section>
    }
}
