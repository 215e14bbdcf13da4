//! Somebody leaves the floor, with reason and approval, or comes back. First whether he said so; then one tap on the reason
//! records it, and under each stands what becomes of a turn that comes up meanwhile.

use super::decider::Decider;
use super::front::{Front, use_front};
use super::kit::Picks;
use crate::desk::Books;
use crate::text::{t, t_string, word};
use crate::widget::{Dialog, Icon, Line, article_number};
use counter::{
    Command, PersonId,
    book::{ArticleId, Fact, Facts, Question, Ruling},
    word::{AbsenceReason, Engaged, HelpCause, Missed, Office, Presence, Queue},
};
use leptos::prelude::*;

/// What the book makes of a turn that comes up while somebody is out for this reason.
fn missed(front: Front, reason: AbsenceReason, notified: bool, approved: bool) -> Option<Ruling> {
    let now = front.desk.now();
    let facts = Facts::new()
        .with(Fact::HelpCause, HelpCause::None)
        .with(Fact::QueueOf, Queue::Visits)
        .with(Fact::Engaged, Engaged::Absent)
        .with(Fact::AbsenceReason, reason)
        .with(Fact::AbsenceNotified, notified || approved)
        .with(Fact::AbsenceApproved, approved);
    front.desk.read(|books| books.floor(now).ok()?.ask(Question::Passed, facts).ok()).flatten()
}

/// What the book itself says of a reason, told or not, approved or not: two reasons of which it says the same it does not tell
/// apart. Nothing where it is silent.
type Treated = Vec<Option<(Option<Missed>, Vec<ArticleId>)>>;

/// What people leave the floor for every day.
const EVERY_DAY: [AbsenceReason; 4] =
    [AbsenceReason::Washroom, AbsenceReason::Meal, AbsenceReason::Official, AbsenceReason::PersonalLeave];

/// The reasons that the book tells from the rest, with those of every day; and the rest.
fn reasons(front: Front) -> (Vec<AbsenceReason>, Vec<AbsenceReason>) {
    let treated = |reason: AbsenceReason| -> Treated {
        let ways = [(false, false), (true, false), (true, true)];
        let ruled = ways.map(|(notified, approved)| missed(front, reason, notified, approved));
        let own = |ruling: &Ruling| ruling.cites.first().is_some_and(|first| !first.0.starts_with("base."));
        let said = ruled.into_iter().map(|ruling| ruling.filter(own));
        said.map(|ruling| ruling.map(|ruling| (ruling.verdict.missed, ruling.cites))).collect()
    };
    let all: Vec<(AbsenceReason, Treated)> =
        front.desk.words().into_iter().map(|reason| (reason, treated(reason))).collect();
    let alike = |one: &Treated| all.iter().filter(|(_, other)| other == one).count();
    let usual = all.iter().map(|(_, of)| of).max_by_key(|of| alike(of)).cloned();
    let plain = |of: &Treated| Some(of) == usual.as_ref() || of.iter().all(Option::is_none);
    let (rest, told): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(reason, of)| plain(of) && !EVERY_DAY.contains(reason));
    let only = |some: Vec<(AbsenceReason, Treated)>| some.into_iter().map(|(reason, _)| reason).collect();
    (only(told), only(rest))
}

/// The dialog.
#[component]
pub fn Out(
    /// Who, if it is known.
    person: Option<PersonId>,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let person = RwSignal::new(person);
    let said = RwSignal::new(None::<bool>);
    let by = RwSignal::new(None::<PersonId>);
    // Who has leave has said so.
    let notified = move || if by.get().is_some() { Some(true) } else { said.get() };
    let at = move |presence: fn(Presence) -> bool| {
        let rows =
            front.board.with(|board| board.as_ref().map(|board| board.rows.clone()).unwrap_or_default());
        rows.into_iter().filter(|row| presence(row.presence)).map(|row| row.person).collect::<Vec<_>>()
    };
    let away =
        move || if person.get().is_none() { at(|presence| presence == Presence::Away) } else { Vec::new() };
    let back = move |person: PersonId| {
        view! {
            <button
                class="menu-item"
                type="button"
                data-act="back"
                data-person=person.to_string()
                disabled=move || front.locked()
                on:click=move |_| front.act(Command::ComeBack { person })
            >
                <Icon line=Line::Check/>
                <span>
                    {move || t_string!(i18n, absence.back, name = front.name(person))}
                    <small>{move || super::queue::state(front, front.row(person).as_ref())}</small>
                </span>
            </button>
        }
    };
    // Whoever comes later than the day was opened.
    let late = Memo::new(move |_| {
        let not_here =
            |books: &Books| books.coming().into_iter().filter(|(_, here, _)| !here).collect::<Vec<_>>();
        front.desk.read(not_here).filter(|_| person.get().is_none()).unwrap_or_default()
    });
    let comes = move |(person, _, command): (PersonId, bool, Command)| {
        view! {
            <button
                class="choice"
                type="button"
                data-act="sign-in"
                data-person=person.to_string()
                disabled=move || front.locked()
                on:click=move |_| front.act(command.clone())
            >
                <b>{move || front.name(person)}</b>
            </button>
        }
    };
    let title = move || match person.get() {
        Some(person) => t_string!(i18n, absence.title, name = front.name(person)),
        None => t_string!(i18n, reception.out_back).to_owned(),
    };
    view! {
        <Dialog
            title=Signal::derive(title)
            sub=Signal::derive(move || match person.get() {
                Some(person) => super::queue::state(front, front.row(person).as_ref()),
                None => front.desk.now().minute().to_string(),
            })
            class="is-wide is-tall"
            foot=move || front.trouble.get().map(|trouble| view! {
                <div class="dialog-foot"><p class="error" role="alert">{trouble}</p></div>
            })
            on_close=Callback::new(move |()| front.close())
        >
            <div><For each=away key=|person| *person children=back/></div>
            {move || person.get().is_none().then(|| view! {
                <Picks
                    legend=crate::text::t_signal!(i18n, absence.who)
                    group="who"
                    people=Signal::derive(move || at(|presence| matches!(presence, Presence::Free | Presence::OnCall)))
                    chosen=Signal::derive(move || person.get())
                    on_pick=Callback::new(move |chosen| person.set(Some(chosen)))
                />
            })}
            {move || Some(late.get()).filter(|late| !late.is_empty()).map(|late| view! {
                <div class="question">
                    <h3>{t!(i18n, person.sign_in)}</h3>
                    <div class="choices">{late.into_iter().map(comes).collect_view()}</div>
                </div>
            })}
            {move || person.get().map(|person| view! {
                <Said said notified=Signal::derive(notified)/>
                <Decider
                    label=crate::text::t_signal!(i18n, absence.approved_by)
                    office=Signal::derive(move || Office::Supervisor)
                    chosen=by
                />
                <Why person notified=Signal::derive(notified) by/>
            })}
        </Dialog>
    }
}

/// Whether he said so before he went.
#[component]
fn Said(
    /// The answer.
    said: RwSignal<Option<bool>>,
    /// What follows from it and from a leave.
    notified: Signal<Option<bool>>,
) -> impl IntoView {
    let i18n = use_front().i18n;
    let tile = move |act: &'static str, answer: bool, label: AnyView| {
        view! {
            <button
                class="choice"
                type="button"
                data-act=act
                aria-pressed=move || (notified.get() == Some(answer)).to_string()
                on:click=move |_| said.set(Some(answer))
            >
                <b>{label}</b>
            </button>
        }
    };
    view! {
        <div class="question">
            <h3>{t!(i18n, absence.said)}</h3>
            <div class="choices is-2">
                {tile("notified", true, t!(i18n, absence.notified).into_any())}
                {tile("unnotified", false, t!(i18n, absence.unnotified).into_any())}
            </div>
        </div>
    }
}

/// The reasons; one tap records the absence.
#[component]
fn Why(
    /// Who goes.
    person: PersonId,
    /// Whether he said so, once that is answered.
    notified: Signal<Option<bool>>,
    /// Who gave leave.
    by: RwSignal<Option<PersonId>>,
) -> impl IntoView {
    let front = use_front();
    let i18n = front.i18n;
    let (told, rest) = untrack(|| reasons(front));
    let few = told.is_empty() || rest.is_empty();
    let all = RwSignal::new(few);
    let choice = move |each: AbsenceReason| {
        let effect = move || {
            let ruling = missed(front, each, notified.get()?, by.get().is_some())?;
            let missed = ruling.verdict.missed?;
            let number = ruling.cites.first().map(|id| article_number(i18n, &ruling.book, id));
            Some(view! { {word(i18n, "missed", missed.word())} " " <span class="law">{number}</span> })
        };
        let go = move |_| {
            let (notified, approved_by) = untrack(|| (notified.get(), by.get()));
            if let Some(notified) = notified {
                front.act(Command::GoOut { person, reason: each, notified, approved_by });
            }
        };
        view! {
            <button
                class="choice"
                type="button"
                data-act=each.word()
                disabled=move || notified.get().is_none() || front.locked()
                on:click=go
            >
                <b>{move || word(i18n, "absence_reason", each.word())}</b>
                <small>{effect}</small>
            </button>
        }
    };
    view! {
        <div class="question">
            <h3>{t!(i18n, absence.why)} " " <small>{move || match notified.get() {
                Some(_) => t_string!(i18n, absence.one_tap),
                None => t_string!(i18n, absence.said_first),
            }}</small></h3>
            <div class="choices">
                {told.into_iter().map(choice).collect_view()}
                {(!few).then(|| view! {
                    <button
                        class="choice is-add"
                        type="button"
                        data-act="more-reasons"
                        aria-expanded=move || all.get().to_string()
                        on:click=move |_| all.update(|all| *all = !*all)
                    >
                        <b>{t!(i18n, absence.other)}</b>
                    </button>
                })}
            </div>
            <div class="choices" hidden=move || !all.get()>{rest.into_iter().map(choice).collect_view()}</div>
        </div>
    }
}
