//! Parts the dialogs of this page share: the live answer, the picker of people, what follows under a tile.

use super::front::{Foreseen, Front, use_front};
use super::queue::{dot, state};
use crate::desk::{Books, Trouble};
use crate::said::{self, sentence};
use crate::text::{t, t_string, word};
use crate::why::Why;
use crate::widget::{Cites, article_number};
use counter::{
    PersonId, Reason, Refusal, VisitId,
    book::{ArticleId, BookDigest, Fact},
    cited::Cited,
    event::{Event, Reception, duties},
    word::{Giver, Presence, Turn},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What one foreseen event says in the answer panel.
struct Said {
    who: String,
    why: String,
    cites: Option<(BookDigest, Vec<ArticleId>)>,
}

/// Owner and duties of a reception, in one line.
fn besides(front: Front, reception: &Reception) -> String {
    listed(front, reception, said::turn(front.i18n, reception))
}

/// The same of who had the visit before, too: a turn that he keeps goes on to count, whatever his new part does.
fn goes_on(front: Front, (visit, from, giver): (VisitId, PersonId, Giver), reception: &Reception) -> String {
    let counted =
        |books: &Books| books.state.visits.get(&visit).is_some_and(|visit| visit.counted().next().is_some());
    let counted = || front.desk.read(counted).unwrap_or_default();
    let keeps =
        from == reception.receiver && reception.turn == Turn::None && giver != Giver::TakeBack && counted();
    if !keeps {
        return besides(front, reception);
    }
    listed(front, reception, t_string!(front.i18n, arrival.turn_kept).to_owned())
}

fn listed(front: Front, reception: &Reception, turn: String) -> String {
    let i18n = front.i18n;
    let mut parts = vec![turn];
    match reception.owner {
        Some(owner) if owner != reception.receiver => {
            parts.push(t_string!(i18n, arrival.stays_with, name = front.name(owner)));
        }
        None => parts.push(t_string!(i18n, arrival.nobodys).to_owned()),
        Some(_) => {}
    }
    for passed in &reception.passed {
        let missed = word(i18n, "missed", passed.missed.word());
        parts.push(t_string!(i18n, arrival.passes, name = front.name(passed.person), missed = missed));
    }
    parts.join(" · ")
}

fn say(front: Front, event: &Event) -> Said {
    let i18n = front.i18n;
    let line = || front.desk.read(|books| sentence(i18n, books, event)).unwrap_or_default();
    let rulings = front.desk.peek(|books| books.rulings_of(event)).unwrap_or_default();
    let last = rulings.last().map(|ruling| (ruling.book.clone(), ruling.cites.clone()));
    let decided = |reception| Cited::receives(reception).map(|cited| (cited.book, cited.articles));
    match event {
        Event::VisitorReceived { reception, .. } => Said {
            who: t_string!(i18n, arrival.receiver_is, name = front.name(reception.receiver)),
            why: besides(front, reception),
            cites: decided(reception),
        },
        Event::HandedOver { visit, from, giver, reception, .. }
        | Event::VisitorIdentified { visit, from, giver, reception, .. } => {
            let given = word(i18n, "giver", giver.word());
            let gives = t_string!(i18n, handover.giver_line, name = front.name(*from), giver = given);
            Said {
                who: t_string!(i18n, arrival.receiver_is, name = front.name(reception.receiver)),
                why: format!("{gives} · {}", goes_on(front, (*visit, *from, *giver), reception)),
                cites: decided(reception),
            }
        }
        Event::VisitorWaits { .. } => Said {
            who: t_string!(i18n, arrival.waits).to_owned(),
            why: t_string!(i18n, arrival.waits_why).to_owned(),
            cites: last,
        },
        Event::HelperJoined { helper, .. } => Said {
            who: line(),
            why: t_string!(i18n, reception.help_turn, name = front.name(*helper)),
            cites: last,
        },
        Event::Overruled { to, turn, .. } => {
            let turn = word(i18n, "turn", turn.word());
            let why = t_string!(i18n, handover.giver_line, name = front.name(*to), giver = turn);
            Said { who: line(), why, cites: last }
        }
        _ => {
            let duties: Vec<String> =
                duties(&rulings).iter().map(|duty| word(i18n, "duty", duty.word())).collect();
            Said { who: line(), why: duties.join(" · "), cites: last }
        }
    }
}

/// Opens the rulings behind a foreseen event.
fn why_of(event: &Event, title: String) -> Why {
    match event {
        Event::VisitorReceived { reception, .. } => Why::Foreseen(Box::new(reception.clone()), title),
        _ => Why::Event(Arc::new(event.clone()), title),
    }
}

/// What may be done in place of confirming: the name of the act, what its button says, and what is called then.
pub type Instead = (&'static str, Signal<String>, Callback<()>);

/// What confirming would do, by which article; below a dialog. It is read out as it changes.
#[component]
pub fn Answer(
    /// What would follow; nothing while the dialog still asks.
    foreseen: Signal<Foreseen>,
    /// The line above the heading of the sheet that "依据" opens.
    #[prop(into)]
    about: Signal<String>,
    /// The word on the button.
    #[prop(into)]
    confirm: Signal<String>,
    /// What keeps the button closed although an answer is known, such as a reason that is still to be written.
    #[prop(optional, into)]
    lacks: Signal<Option<String>>,
    /// Whether something else is to be done in place of it, what that says, and what is called then.
    #[prop(optional)]
    instead: Option<(Memo<bool>, Instead)>,
    /// Called when it is confirmed.
    on_confirm: Callback<()>,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let asks = |refusal: &Refusal| matches!(refusal.reason, Reason::Asks(_) | Reason::ManagerDecides);
    let open = move || {
        foreseen.with(|f| match f {
            None => true,
            Some(Err(refusal)) => asks(refusal),
            Some(Ok(_)) => false,
        })
    };
    let refused = move || foreseen.with(|f| matches!(f, Some(Err(refusal)) if !asks(refusal)));
    // What the book must know first the desk asks when it is confirmed.
    let answerable = |refusal: &Refusal| {
        matches!(refusal.reason, Reason::Clash { .. })
            || matches!(refusal.reason, Reason::Asks(fact) if fact != Fact::OwnerReachable)
    };
    let ready = move || {
        let goes = foreseen.with(|f| match f {
            Some(Ok(_)) => true,
            Some(Err(refusal)) => answerable(refusal),
            None => false,
        });
        goes && lacks.with(Option::is_none)
    };
    let body = move || {
        let said = match foreseen.get() {
            None => Said {
                who: t_string!(i18n, arrival.answer_first).to_owned(),
                why: String::new(),
                cites: None,
            },
            Some(Err(refusal)) => {
                let book =
                    front.desk.read(|books| books.state.open_day().map(|day| day.book.clone())).flatten();
                let cites =
                    book.filter(|_| !refusal.cites.is_empty()).map(|book| (book, refusal.cites.clone()));
                let trouble = Trouble::Refused(refusal);
                let who = front.desk.read(|books| trouble.say(i18n, Some(books))).unwrap_or_default();
                Said { who, why: String::new(), cites }
            }
            Some(Ok(events)) => events
                .first()
                .map_or(Said { who: String::new(), why: String::new(), cites: None }, |e| say(front, e)),
        };
        let ask = Callback::new(move |()| {
            if let Some(Ok(events)) = foreseen.get_untracked()
                && let Some(event) = events.first()
            {
                front.ask_why(why_of(event, about.get_untracked()));
            }
        });
        let trouble = front.trouble.get();
        let lack = lacks.get();
        view! {
            <div>
                <p class="answer-who" data-answer="">{said.who}</p>
                <p class="answer-why">
                    {said.why}
                    {said.cites.map(|(book, cites)| view! { <Cites book cites on_press=ask/> })}
                </p>
                {lack.map(|lack| view! { <p class="hint">{lack}</p> })}
                {trouble.map(|trouble| view! { <p class="error" role="alert">{trouble}</p> })}
            </div>
        }
    };
    let button = move |act: &'static str, says: Signal<String>, ready: Signal<bool>, go: Callback<()>| {
        view! {
            <button
                class="btn is-primary"
                type="button"
                data-act=act
                disabled=move || !ready.get() || front.locked()
                on:click=move |_| go.run(())
            >
                {move || says.get()}
            </button>
        }
    };
    view! {
        <div
            class="answer"
            class:is-open=open
            class:is-refused=refused
            role="status"
            aria-live="polite"
            aria-atomic="true"
        >
            {body}
            {move || match instead.filter(|(now, _)| now.get()) {
                Some((_, (act, says, go))) => button(act, says, Signal::stored(true), go),
                None => button("confirm", confirm, Signal::derive(ready), on_confirm),
            }}
        </div>
    }
}

/// People to pick one of, each with where he is.
#[component]
pub fn Picks(
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// The name of the group, unique on the page.
    group: &'static str,
    /// The people.
    #[prop(into)]
    people: Signal<Vec<PersonId>>,
    /// Who is chosen.
    #[prop(into)]
    chosen: Signal<Option<PersonId>>,
    /// Whether only those may be picked who are free.
    #[prop(optional, into)]
    only_free: Signal<bool>,
    /// What may be chosen in place of a person, before them.
    #[prop(optional, into)]
    first: Option<ViewFn>,
    /// Called with the person.
    on_pick: Callback<PersonId>,
) -> impl IntoView {
    let front = use_front();
    let pick = move |person: PersonId| {
        let free = move || front.row(person).is_some_and(|row| row.presence == Presence::Free);
        view! {
            <label class="choice pick" data-person=person.to_string()>
                <input
                    type="radio"
                    name=group
                    data-act="pick"
                    data-person=person.to_string()
                    prop:checked=move || chosen.get() == Some(person)
                    disabled=move || only_free.get() && !free()
                    on:change=move |_| on_pick.run(person)
                />
                <b>{move || front.name(person)}</b>
                <span class="state">
                    <i class=move || dot(front.row(person).as_ref())></i>
                    {move || state(front, front.row(person).as_ref())}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="question">
            <legend>{move || legend.get()}</legend>
            <div class="picks">
                {first.map(|first| first.run())}
                <For each=move || people.get() key=|person| *person children=pick/>
            </div>
        </fieldset>
    }
}

/// Who would receive and whether it counts, with the first article; or that he would wait, or what is asked first.
pub(super) fn consequence(front: Front, foreseen: Foreseen) -> Option<AnyView> {
    let i18n = front.i18n;
    let event = match foreseen? {
        Ok(events) => events.into_iter().next()?,
        Err(refusal) => {
            let trouble = Trouble::Refused(refusal);
            return front.desk.read(|books| trouble.say(i18n, Some(books))).map(IntoAny::into_any);
        }
    };
    let Event::VisitorReceived { reception, .. } = event else {
        return Some(t!(i18n, reception.waits_act).into_any());
    };
    let name = front.name(reception.receiver);
    let turn = said::turn(i18n, &reception);
    let ruling = front.desk.rulings(&reception.law).pop()?;
    let number = ruling.cites.first().map(|id| article_number(i18n, &ruling.book, id));
    Some(view! { {format!("{name} · {turn} ")} <span class="law">{number}</span> }.into_any())
}
