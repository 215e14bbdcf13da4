//! Closing the day: the sum of it, what is still to do, tomorrow's order and why.

use super::names::Names;
use crate::{
    desk::{Trouble, use_desk},
    dialog::{
        doer::{Doer, doer},
        ending::{Ending, Ends},
    },
    said,
    text::{Dates, instant, t, t_string, use_i18n},
    why::{Why, WhySheet},
    widget::{Cites, Dialog, Icon, Line, use_toasts},
};
use counter::{EntryId, PersonId, account::DaySum, book::Slot, event::Event};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

/// Opens the summary.
#[component]
pub(super) fn CloseButton(closing: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    view! {
        <button
            class="btn is-primary"
            type="button"
            data-act="close-day"
            disabled=move || !desk.may_write()
            on:click=move |_| closing.set(true)
        >
            <Icon line=Line::Check/>
            {t!(i18n, people.close_day)}
        </button>
    }
}

/// The day in figures.
#[component]
pub(super) fn Stats() -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let figures = Memo::new(move |_| {
        desk.read(|books| {
            let DaySum { visits, counted, lost, owed, missing } = books.day_sum(books.day()?.date);
            Some([visits, counted, lost, owed, missing])
        })
        .flatten()
        .unwrap_or_default()
    });
    let names = move || {
        [
            t_string!(i18n, people.stat_visits),
            t_string!(i18n, people.stat_counted),
            t_string!(i18n, people.stat_lost),
            t_string!(i18n, people.stat_credits),
            t_string!(i18n, people.stat_missing),
        ]
    };
    let stat = |(name, figure): (&'static str, usize)| {
        view! { <div class="stat"><dt>{name}</dt><dd>{figure}</dd></div> }
    };
    view! { <dl class="stats">{move || names().into_iter().zip(figures.get()).map(stat).collect_view()}</dl> }
}

/// Tomorrow's order, by what article, and what stays overnight.
#[component]
pub(super) fn Tomorrow(
    /// The closing.
    event: Event,
    /// Where it is written, once it is.
    entry: Option<EntryId>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let open = RwSignal::new(false);
    let Event::DayClosed { next, granted, void, law, .. } = event.clone() else { return ().into_any() };
    let Some(ruling) = desk.rulings(&law).pop() else { return ().into_any() };
    let named = move |people: &[PersonId]| {
        desk.read(|books| people.iter().map(|person| (*person, books.name(*person))).collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let step = ruling.steps.iter().find(|step| step.fills.contains(&Slot::First));
    let cites = step.map_or_else(|| ruling.cites.clone(), |step| step.cites.clone());
    let (book, silent) = (ruling.book.clone(), ruling.silent.contains(&Slot::First));
    let first = ruling.verdict.first;
    let head = next.first().copied();
    let said = move || {
        desk.read(|books| {
            let last = books.day().and_then(|day| day.last_counted());
            first.map(|first| super::order::reason(i18n, books, first, last, head))
        })
    };
    let close = move |()| open.set(false);
    let voids = void.len();
    view! {
        <h2 class="panel-head">{t!(i18n, people.tomorrow)}</h2>
        <p class="muted">
            {said} " " <Cites book cites on_press=move |()| open.set(true)/>
            {silent.then(|| view! { " " <span class="chip is-line">{t!(i18n, people.why_silent)}</span> })}
        </p>
        <Names names=Signal::derive(move || named(&next))/>
        {(!granted.is_empty()).then(|| view! {
            <p class="hint">
                {move || {
                    let names = named(&granted).into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(" · ");
                    t_string!(i18n, people.grants, names = names)
                }}
            </p>
        })}
        {(voids > 0).then(|| view! { <p class="hint">{t!(i18n, people.voids, count = voids)}</p> })}
        {move || {
            let event = event.clone();
            let foreseen = || Why::Event(Arc::new(event), t_string!(i18n, people.tomorrow).to_owned());
            open.get().then(|| view! { <WhySheet why=entry.map_or_else(foreseen, Why::Entry) on_close=close/> })
        }}
    }
    .into_any()
}

/// Registrations of the day that are still to be made or completed.
#[component]
pub(super) fn Todo(
    /// Whether it stands on the page by itself.
    alone: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let todo = Memo::new(move |_| {
        desk.read(|books| {
            let missing = books.day().map(|day| books.unregistered(day.date)).unwrap_or_default();
            let line = |visit: &counter::ledger::Visit| {
                let time = Dates::of_office(i18n.get_locale()).time(instant(visit.at));
                let name =
                    visit.owner.or(visit.receiver()).map(|person| books.name(person)).unwrap_or_default();
                let visitor = said::visitor(i18n, books, &visit.visitor);
                t_string!(i18n, people.todo_register, time = time, visitor = visitor, name = name)
            };
            missing.into_iter().map(line).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let item = |text: String| view! { <li class="is-todo"><Icon line=Line::Pen/>{text}</li> };
    view! {
        <section class:panel=alone class:is-pad=alone>
            <h2 class="panel-head">{t!(i18n, people.todo)} <small>{move || todo.with(Vec::len)}</small></h2>
            <ul class="checks">
                {move || todo.get().into_iter().map(item).collect_view()}
                {move || todo.with(Vec::is_empty).then(|| view! { <li><Icon line=Line::Check/>{t!(i18n, people.todo_none)}</li> })}
            </ul>
        </section>
    }
}

/// The summary, and the last word.
#[component]
pub(super) fn CloseDialog(#[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let (by, sending) = (doer(), RwSignal::new(false));
    // A day can be closed once; after that there is nothing to foresee.
    let ends = Ends::of_the_day();
    let foreseen = Memo::new(move |_| {
        desk.foresee(&ends.command()).map(|result| result.map(|events| events.into_iter().last()))
    });
    let event = move || foreseen.get().and_then(Result::ok).flatten();
    let first = move || {
        let Some(Event::DayClosed { next, .. }) = event() else { return String::new() };
        next.first().and_then(|first| desk.read(|books| books.name(*first))).unwrap_or_default()
    };
    let refused = move || {
        let now = desk.now();
        if let Some(wrong) = desk.read(|books| ends.wrong(i18n, books, now)).flatten() {
            return Some(wrong);
        }
        let refusal = foreseen.get().and_then(Result::err)?;
        desk.read(|books| Trouble::Refused(refusal).say(i18n, Some(books)))
    };
    let confirm = move |_| {
        let done = t_string!(i18n, people.closed_done, name = first());
        let command = untrack(|| ends.command());
        sending.set(true);
        spawn_local(async move {
            match desk.send_by(by.get_untracked(), vec![command], Vec::new(), Vec::new()).await {
                Ok(_) => {
                    toasts.done(done, true);
                    on_close.run(());
                }
                Err(trouble) => {
                    toasts.trouble(desk.peek(|books| trouble.say(i18n, Some(books))).unwrap_or_default());
                    let _ = sending.try_set(false);
                }
            }
        });
    };
    let foot = move || {
        view! {
            <footer class="answer" class:is-refused=move || refused().is_some() aria-live="polite">
                <div>
                    <p class="answer-who">
                        {move || match refused() {
                            Some(_) => t_string!(i18n, people.cannot_close).to_owned(),
                            None => t_string!(i18n, people.close_answer, name = first()),
                        }}
                    </p>
                    <p class="answer-why">{refused}</p>
                </div>
                <button
                    class="btn is-primary"
                    type="button"
                    data-act="confirm"
                    disabled=move || sending.get() || !desk.may_write() || event().is_none() || refused().is_some()
                    on:click=confirm
                >
                    {t!(i18n, people.close_day)}
                </button>
            </footer>
        }
    };
    view! {
        <Dialog
            title=crate::text::t_signal!(i18n, people.summary)
            class="is-wide"
            on_close
            foot
        >
            <Stats/>
            <Ending ends/>
            <Todo alone=false/>
            {move || event().map(|event| view! { <section><Tomorrow event entry=None/></section> })}
            <Doer id="close-by" label=crate::text::t_signal!(i18n, people.done_by) by/>
        </Dialog>
    }
}
