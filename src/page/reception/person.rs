//! One person: why not he, what he did today, and what can be done.

pub mod day;

use super::decider::Decider;
use super::front::{Front, use_front};
use super::opened::Sheet;
use super::opened::Start;
use super::queue::{dot, state};
use crate::text::{t, t_string};
use crate::why::Why;
use crate::why::{book_of, why_not_me};
use crate::widget::{Cites, Dialog, Icon, Line};
use counter::{
    Command, PersonId,
    book::{Facts, Question},
    floor::Next,
    word::{Office, Presence},
};
use day::DayLedger;
use leptos::prelude::*;

/// The sheet of a person.
#[component]
pub fn Person(
    /// Who.
    person: PersonId,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let row = Memo::new(move |_| front.row(person));
    let place = move || {
        let place =
            front.board.with(|board| board.as_ref()?.rows.iter().position(|row| row.person == person));
        place.map(|place| t_string!(i18n, person.place, place = place + 1))
    };
    let sub = move || {
        let state = state(front, row.get().as_ref());
        place().map_or_else(|| state.clone(), |place| format!("{state} · {place}"))
    };
    let account = Memo::new(move |_| row.get().map(|row| row.account).unwrap_or_default());
    let stat = move |label: AnyView, value: Signal<String>| {
        view! { <div class="stat"><dt>{label}</dt><dd>{move || value.get()}</dd></div> }
    };
    let assists = Signal::derive(move || account.get().uncounted.to_string());
    view! {
        <Dialog
            title=Signal::derive(move || front.name(person))
            sub=Signal::derive(sub)
            class="is-side person"
            head=move || view! { <i class=move || format!("{} sr", dot(row.get().as_ref()))></i> }
            foot=move || foot(front, person)
            on_close=Callback::new(move |()| front.close())
        >
            {move || section(front, person)}
            {move || (row.get().is_some_and(|row| row.unplaced > 0)).then(|| view! { <Unplaced person/> })}
            <section>
                <h3>{t!(i18n, person.account)}</h3>
                <dl class="stats">
                    {stat(t!(i18n, person.received).into_any(), Signal::derive(move || account.get().received.to_string()))}
                    {stat(t!(i18n, person.lost).into_any(), Signal::derive(move || account.get().lost.to_string()))}
                    {stat(t!(i18n, person.made_up).into_any(), Signal::derive(move || account.get().made_up.to_string()))}
                    {stat(
                        t!(i18n, person.owed).into_any(),
                        Signal::derive(move || row.get().map_or(0, |row| row.credits + row.unplaced).to_string()),
                    )}
                    {stat(t!(i18n, person.uncounted).into_any(), assists)}
                </dl>
            </section>
            <DayLedger person/>
        </Dialog>
    }
}

/// Why not he; or whom he receives.
fn section(front: Front, person: PersonId) -> impl IntoView {
    let i18n = front.i18n;
    let row = front.row(person)?;
    if let Some(visit) = row.visit.filter(|_| row.presence == Presence::Serving) {
        return Some(serving(front, visit).into_any());
    }
    let reception = front.board.with(|board| match board.as_ref().map(|board| &board.next) {
        Some(Next::Receives(reception) | Next::Asks { receives: Some(reception), .. }) => {
            Some((**reception).clone())
        }
        _ => None,
    })?;
    let (text, cites) = front.desk.read(|books| why_not_me(i18n, books, &reception, person))?;
    let book = book_of(&reception);
    let is_next = reception.receiver == person;
    let ask = Callback::new(move |()| {
        let title = untrack(|| t_string!(i18n, reception.arrival).to_owned());
        front.ask_why(Why::Foreseen(Box::new(reception.clone()), title));
    });
    Some(
        view! {
            <section class="person-why" data-why="">
                <h3>{if is_next { t_string!(i18n, reception.next_label) } else { t_string!(i18n, why.not_me) }}</h3>
                <p>{text}</p>
                {book.filter(|_| !cites.is_empty()).map(|book| view! { <Cites book cites on_press=ask/> })}
            </section>
        }
        .into_any(),
    )
}

fn serving(front: Front, visit: counter::VisitId) -> impl IntoView {
    let i18n = front.i18n;
    let act = move |act: &'static str, line: Line, sheet: Sheet, label: AnyView| {
        view! {
            <button class="btn" type="button" data-act=act disabled=move || front.locked() on:click=move |_| front.open(sheet.clone())>
                <Icon line/>
                {label}
            </button>
        }
    };
    let entry = front.desk.read(|books| {
        books.state.visits.get(&visit).and_then(|visit| visit.stint().map(|stint| stint.entry))
    });
    view! {
        <section class="person-why" data-visit=visit.to_string()>
            <h3>{t!(i18n, reception.serving)}</h3>
            <p>{super::handover::about(front, visit)}</p>
            {entry.flatten().map(|entry| view! {
                <button class="cite" type="button" data-act="why" on:click=move |_| front.ask_why(Why::Entry(entry))>
                    {t!(i18n, reception.why)}
                </button>
            })}
            <div class="btn-row">
                {act("hand-over", Line::Swap, Sheet::HandOver(visit, None), t!(i18n, handover.title).into_any())}
                {act("help", Line::Plus, Sheet::Help(visit), t!(i18n, reception.help).into_any())}
                {act("identify", Line::Identity, Sheet::Identify(visit), t!(i18n, reception.identify).into_any())}
            </div>
        </section>
    }
}

/// Make-ups that a supervisor has still to place.
#[component]
fn Unplaced(person: PersonId) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let ruling = Memo::new(move |_| {
        let now = front.desk.now();
        front.desk.read(|books| books.floor(now).ok()?.ask(Question::MakeUp, Facts::new()).ok()).flatten()
    });
    let office =
        Memo::new(move |_| ruling.get().and_then(|ruling| ruling.verdict.by).unwrap_or(Office::Supervisor));
    let by = RwSignal::new(None::<PersonId>);
    let oldest = Memo::new(move |_| {
        let waits = front.desk.read(|books| {
            let mut waits =
                books.state.open_credits().filter(|credit| credit.id.person == person && !credit.placed);
            waits.next().map(|credit| credit.id)
        });
        waits.flatten()
    });
    let place = move |_| {
        if let Some((credit, by)) = oldest.get_untracked().zip(by.get_untracked()) {
            front.act(Command::PlaceCredit { credit, by });
        }
    };
    let cites = move || {
        ruling.get().map(|ruling| {
            let (book, cites) = (ruling.book.clone(), ruling.cites.clone());
            let title = move || t_string!(i18n, person.place_credit).to_owned();
            let ask =
                Callback::new(move |()| front.ask_why(Why::Rulings(vec![ruling.clone()], untrack(title))));
            view! { <Cites book cites on_press=ask/> }
        })
    };
    view! {
        <section class="person-why">
            <h3>{t!(i18n, person.place_credit)}</h3>
            <Decider
                label=crate::text::t_signal!(i18n, overrule.by)
                office=Signal::derive(move || office.get())
                chosen=by
            />
            <div class="btn-row">
                <button
                    class="btn is-jade"
                    type="button"
                    data-act="place"
                    disabled=move || by.get().is_none() || front.locked()
                    on:click=place
                >
                    {t!(i18n, person.place_credit)}
                </button>
                {cites}
            </div>
        </section>
    }
}

/// What can be done with him now.
fn foot(front: Front, person: PersonId) -> impl IntoView {
    let i18n = front.i18n;
    let row = front.row(person);
    let presence = row.as_ref().map_or(Presence::Off, |row| row.presence);
    let visit = row.and_then(|row| row.visit);
    let someone_serves =
        front.board.with(|board| board.as_ref().is_some_and(|board| !board.serving.is_empty()));
    let open = move |act: &'static str, line: Line, sheet: Sheet, class: &'static str, label: AnyView| {
        view! {
            <button class=class type="button" data-act=act disabled=move || front.locked() on:click=move |_| front.open(sheet.clone())>
                <Icon line/>
                {label}
            </button>
        }
        .into_any()
    };
    let send = move |act: &'static str, command: Command, label: AnyView| {
        view! {
            <button
                class="btn is-primary"
                type="button"
                data-act=act
                disabled=move || front.locked()
                on:click=move |_| front.act(command.clone())
            >
                {label}
            </button>
        }
        .into_any()
    };
    let out =
        || open("out", Line::Out, Sheet::Out(Some(person)), "btn", t!(i18n, person.mark_away).into_any());
    let named = || {
        open(
            "named",
            Line::Person,
            Sheet::Arrive(Start::Named(person)),
            "btn is-jade",
            t!(i18n, person.named).into_any(),
        )
    };
    let overrule = || {
        open(
            "overrule",
            Line::Gavel,
            Sheet::Overrule(None, Some(person)),
            "btn",
            t!(i18n, person.overrule_to).into_any(),
        )
    };
    let acts: Vec<AnyView> = match (presence, visit) {
        (Presence::Free, _) => {
            let mut acts = vec![out()];
            acts.extend(someone_serves.then(overrule));
            acts.push(named());
            acts
        }
        (Presence::Serving, Some(visit)) => vec![
            view! {
                <button
                    class="btn is-primary"
                    type="button"
                    data-act="end"
                    disabled=move || front.locked()
                    on:click=move |_| super::live::end(front, visit)
                >
                    {t!(i18n, person.finish)}
                </button>
            }
            .into_any(),
        ],
        (Presence::OnCall, _) => {
            vec![
                out(),
                send("end-call", Command::EndCall { by: person }, t!(i18n, person.call_ended).into_any()),
            ]
        }
        (Presence::Away, _) => {
            vec![send("back", Command::ComeBack { person }, t!(i18n, person.mark_back).into_any())]
        }
        (Presence::Serving | Presence::Off, _) => vec![named()],
    };
    view! {
        <footer class="dialog-foot">
            {move || front.trouble.get().map(|trouble| view! { <p class="error" role="alert">{trouble}</p> })}
            {acts}
        </footer>
    }
}
