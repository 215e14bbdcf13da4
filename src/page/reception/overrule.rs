//! A person decides otherwise than the book, with a reason.

use super::decider::Decider;
use super::front::{Foreseen, use_front};
use super::handover::about;
use super::kit::{Answer, Picks};
use crate::desk::Books;
use crate::said::clock;
use crate::text::{t, t_string};
use crate::widget::{Dialog, Icon, Line};
use counter::{
    Command, PersonId, VisitId,
    book::{Facts, Question},
    ledger::{Visit, VisitState},
    word::{Office, Turn},
};
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn Overrule(
    /// The reception, if it is known.
    visit: Option<VisitId>,
    /// Who shall receive, if it is known.
    to: Option<PersonId>,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let chosen = RwSignal::new(visit);
    let to = RwSignal::new(to);
    let counts = RwSignal::new(None::<bool>);
    let reason = RwSignal::new(String::new());
    let office = Memo::new(move |_| {
        let now = front.desk.now();
        let office = front.desk.read(|books| {
            let ruling = books.floor(now).ok()?.ask(Question::Overrule, Facts::new()).ok()?;
            ruling.verdict.by
        });
        office.flatten().unwrap_or(Office::Supervisor)
    });
    let by = RwSignal::new(None::<PersonId>);
    // The reason is sealed when it is sent; the trial needs only some card.
    let scratch = front.desk.seal("reason", &[]).ok().map(|card| card.digest);
    let command = move |because| {
        let turn = if counts.get()? { Turn::Count } else { Turn::None };
        Some(Command::Overrule { visit: chosen.get()?, to: to.get()?, turn, by: by.get()?, because })
    };
    let foreseen: Memo<Foreseen> =
        Memo::new(move |_| scratch.and_then(command).and_then(|command| front.foresee(&command)));
    let lacks = move || {
        reason
            .with(|reason| reason.trim().is_empty())
            .then(|| t_string!(i18n, overrule.because_required).to_owned())
    };
    let on_confirm = Callback::new(move |()| {
        let card = front.desk.seal("reason", &[("text", reason.get_untracked())]);
        match card {
            Ok(card) => {
                if let Some(command) = untrack(|| command(card.digest)) {
                    front.act_with(vec![command], vec![card]);
                }
            }
            Err(trouble) => front.fail(&trouble),
        }
    });
    let receiver = move || {
        let id = chosen.get()?;
        front.desk.read(|books| books.receiver(id)).flatten()
    };
    let others = move || {
        let rows =
            front.board.with(|board| board.as_ref().map(|board| board.rows.clone()).unwrap_or_default());
        rows.into_iter()
            .map(|row| row.person)
            .filter(|person| Some(*person) != receiver())
            .collect::<Vec<_>>()
    };
    let over = move || {
        let id = chosen.get()?;
        front
            .desk
            .read(|books| books.state.visits.get(&id).is_some_and(|visit| visit.state == VisitState::Over))
    };
    let sub = move || match receiver() {
        Some(person) => t_string!(i18n, overrule.ruled, name = front.name(person)),
        None => front.desk.now().minute().to_string(),
    };
    let title = move || t_string!(i18n, overrule.title).to_owned();
    let turn = move |count: bool, label: AnyView| {
        view! {
            <button
                class="choice"
                type="button"
                data-act=if count { "count" } else { "none" }
                aria-pressed=move || (counts.get() == Some(count)).to_string()
                on:click=move |_| counts.set(Some(count))
            >
                <b>{label}</b>
            </button>
        }
    };
    view! {
        <Dialog
            title=Signal::derive(title)
            sub=Signal::derive(sub)
            class="is-wide is-tall"
            foot=move || view! {
                <Answer
                    foreseen=Signal::derive(move || foreseen.get())
                    about=Signal::derive(title)
                    confirm=crate::text::t_signal!(i18n, overrule.confirm)
                    lacks=Signal::derive(lacks)
                    on_confirm
                />
            }
            on_close=Callback::new(move |()| front.close())
        >
            <div>
                <p class="notice is-amber"><Icon line=Line::Gavel/><span>{t!(i18n, overrule.kept)}</span></p>
            </div>
            {visit.is_none().then(|| view! { <Which chosen/> })}
            <Picks
                legend=crate::text::t_signal!(i18n, overrule.instead)
                group="to"
                people=Signal::derive(others)
                chosen=Signal::derive(move || to.get())
                only_free=Signal::derive(move || !over().unwrap_or(false))
                on_pick=Callback::new(move |person| to.set(Some(person)))
            />
            <div class="form">
                <div class="field is-full">
                    <label for="overrule-reason">
                        {t!(i18n, overrule.because)} <span class="req">{t!(i18n, shell.required)}</span>
                    </label>
                    <textarea
                        class="input"
                        id="overrule-reason"
                        data-act="reason"
                        prop:value=move || reason.get()
                        on:input=move |event| reason.set(event_target_value(&event))
                    ></textarea>
                </div>
            </div>
            <Decider
                label=crate::text::t_signal!(i18n, overrule.by)
                office=Signal::derive(move || office.get())
                chosen=by
            />
            <div class="question">
                <h3>{t!(i18n, overrule.turn)}</h3>
                <div class="choices is-2">
                    {turn(true, t!(i18n, arrival.turn_counts).into_any())}
                    {turn(false, t!(i18n, arrival.turn_free).into_any())}
                </div>
            </div>
        </Dialog>
    }
}

/// How many receptions that are over are shown at first.
const SHOWN: usize = 6;

/// The receptions of today, those that go on first, each with its hours.
#[component]
fn Which(
    /// The one that is chosen.
    chosen: RwSignal<Option<VisitId>>,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let most = RwSignal::new(SHOWN);
    let all = Memo::new(move |_| {
        let today = front.desk.now().date();
        let look = |books: &Books| {
            let of = |state| {
                let visits = books.visits_of(today).rev().filter(move |visit| visit.state == state);
                visits.map(|visit| (visit.id, hours(visit))).collect::<Vec<_>>()
            };
            (of(VisitState::Receiving), of(VisitState::Over))
        };
        front.desk.read(look).unwrap_or_default()
    });
    let tile = move |(id, hours): (VisitId, String)| {
        view! {
            <label class="choice" data-visit=id.to_string()>
                <input
                    type="radio"
                    name="visit"
                    data-act="visit"
                    prop:checked=move || chosen.get() == Some(id)
                    on:change=move |_| chosen.set(Some(id))
                />
                <b>{move || about(front, id)}</b>
                <small class="num">{hours}</small>
            </label>
        }
    };
    view! {
        <fieldset class="question">
            <legend>{t!(i18n, overrule.which)}</legend>
            {move || {
                let (going_on, over) = all.get();
                if going_on.is_empty() && over.is_empty() {
                    return view! { <p class="hint">{t!(i18n, overrule.none_today)}</p> }.into_any();
                }
                let more = over.len() > most.get();
                let shown = going_on.into_iter().chain(over.into_iter().take(most.get()));
                view! {
                    <div class="choices is-3">{shown.map(tile).collect_view()}</div>
                    {more.then(|| view! {
                        <button class="btn is-block" type="button" data-act="more-visits" on:click=move |_| most.update(|most| *most += 4 * SHOWN)>
                            {t!(i18n, overrule.earlier)}
                        </button>
                    })}
                }
                .into_any()
            }}
        </fieldset>
    }
}

/// From when to when he was received: `10:40 – 11:05`, `10:40 –`.
fn hours(visit: &Visit) -> String {
    let from = visit.stints.first().map_or(visit.at, |stint| stint.from);
    let to = visit.stint().and_then(|stint| stint.to).map(clock).unwrap_or_default();
    format!("{} – {to}", clock(from))
}
