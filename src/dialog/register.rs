//! The visitor register: one visit, with what the book demands of its registration.

mod draft;
pub mod form;
mod likeness;
pub mod source;

use crate::act::ActDialog;
use crate::desk::{Books, Trouble, use_desk};
use crate::said::{clock, list, sentence, visitor};
use crate::text::{t_string, use_i18n, word};
use crate::why::{Why, WhySheet};
use crate::widget::{Cites, Dialog, use_toasts};
use counter::{
    Command, CustomerId, Now, PersonId, VisitId,
    act::{Act, CASE, JOIN, Subject},
    book::Ruling,
    command::Registering,
    event::Event,
    word::{Due, Field},
};
use form::{Entry, Sheet, Signed};
use leptos::prelude::*;
use leptos::task::spawn_local;
use likeness::{Likeness, Way};

/// What the book demands of this visit if everything in `filled` is written; nothing where it cannot say.
fn wanted(
    books: &Books,
    now: Now,
    visit: VisitId,
    (by, declined): (PersonId, bool),
    filled: &[Field],
) -> Option<(Vec<Field>, Ruling)> {
    let visit = books.state.visits.get(&visit)?;
    // What would be refused is said of the entry itself.
    books.wanted(visit, by, filled, declined, now).ok()
}

/// What is done once the visitor is entered.
type Next = RwSignal<Option<(&'static Act, Subject)>>;

/// Registers a visit; `ending` also ends the reception, registered or not.
#[component]
pub fn RegisterDialog(
    /// The visit.
    visit: VisitId,
    /// Whether it ends the reception too.
    ending: bool,
    /// Called with whose client he turns out to be, where he can be handed over.
    #[prop(optional)]
    on_hand_over: Option<Callback<CustomerId>>,
    /// Called when the person closes it, and when everything is written.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let next: Next = RwSignal::new(None);
    move || match next.get() {
        Some((act, subject)) => view! { <ActDialog act subject on_close/> }.into_any(),
        None => view! { <Written visit ending on_hand_over next on_close/> }.into_any(),
    }
}

#[component]
fn Written(
    visit: VisitId,
    ending: bool,
    on_hand_over: Option<Callback<CustomerId>>,
    next: Next,
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let entry = Entry::begin(desk, visit);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<String>);
    let why = RwSignal::new(false);
    // The trial needs only some card; what is written is sealed when it is sent.
    let scratch = desk.seal("registration", &[]).ok().map(|card| card.digest);
    let ruling = Memo::new(move |_| {
        let (now, filled, known) = (desk.now(), entry.filled(), (entry.by.get()?, entry.declined()));
        desk.read(|books| wanted(books, now, visit, known, &filled)).flatten()
    });
    let alike = Memo::new(move |_| entry.alike(desk, visit));
    // Whose client he may be already.
    let rival = Memo::new(move |_| {
        let (alike, by) = (alike.get()?, entry.by.get());
        desk.read(|books| books.rivals(&alike, by).first().copied()).flatten()
    });
    let foreseen = Memo::new(move |_| {
        let _ = desk.now();
        let (card, by, filled) = (scratch?, entry.by.get()?, entry.filled());
        let (declined, alike) = (entry.declined(), alike.get());
        desk.foresee(&Command::Register(Registering { visit, card, filled, by, declined, alike }))
    });
    let required = Signal::derive(move || {
        let (now, by, declined) = (desk.now(), entry.by.get(), entry.declined());
        let wanted = |by| desk.read(|books| wanted(books, now, visit, (by, declined), &[])).flatten();
        by.and_then(wanted).map(|(missing, _)| missing).unwrap_or_default()
    });
    let locked = move || busy.get() || !desk.may_write();
    let send = move |register: bool, then: Option<(&'static Act, Subject)>| {
        if busy.get_untracked() {
            return;
        }
        let mut commands = Vec::new();
        let mut cards = Vec::new();
        if register {
            let Some(by) = entry.by.get_untracked() else { return };
            match desk.seal("customer", &entry.fields()) {
                Ok(card) => {
                    let (filled, alike) = untrack(|| (entry.filled(), alike.get()));
                    let (card_of, declined) = (card.digest, untrack(|| entry.declined()));
                    let registering = Registering { visit, card: card_of, filled, by, declined, alike };
                    commands.push(Command::Register(registering));
                    cards.push(card);
                }
                Err(error) => {
                    trouble.set(desk.peek(|books| error.say(i18n, Some(books))));
                    return;
                }
            }
        }
        if ending {
            commands.push(Command::EndReception { visit });
        }
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let sent = desk.send_all(commands, cards, Vec::new()).await;
            untrack(|| {
                busy.set(false);
                match sent {
                    Ok(entries) => {
                        let done = desk.peek(|books| {
                            let recorded = books.recorded(*entries.last()?)?;
                            Some(format!("{} {}", clock(recorded.at), sentence(i18n, books, &recorded.event)))
                        });
                        toasts.done(done.flatten().unwrap_or_default(), true);
                        draft::forget(visit);
                        match then {
                            Some(then) => next.set(Some(then)),
                            None => on_close.run(()),
                        }
                    }
                    Err(error) => trouble.set(desk.peek(|books| Trouble::say(&error, i18n, Some(books)))),
                }
            });
        });
    };
    let sub = move || {
        let read = |books: &Books| {
            let visit = books.state.visits.get(&visit)?;
            let receiver = visit.receiver().map(|person| books.name(person)).unwrap_or_default();
            Some(format!("{receiver} · {} · {}", clock(visit.at), visitor(i18n, books, &visit.visitor)))
        };
        desk.read(read).flatten().unwrap_or_default()
    };
    let title = move || {
        if ending { t_string!(i18n, register.title_ending) } else { t_string!(i18n, register.title) }
            .to_owned()
    };
    let standing = move || {
        let (missing, late, valid, ruling) = match foreseen.get() {
            Some(Ok(events)) => events.into_iter().find_map(|event| match event {
                Event::VisitRegistered { missing, late, valid, law, .. } => {
                    Some((missing, late, valid, desk.rulings(&law).pop()?))
                }
                _ => None,
            })?,
            _ => {
                let (missing, ruling) = ruling.get()?;
                (missing, false, true, ruling)
            }
        };
        let fields: Vec<String> = missing.iter().map(|field| word(i18n, "field", field.word())).collect();
        let due = match ruling.verdict.due {
            Some(Due::AtOnce) => t_string!(i18n, register.due_at_once),
            Some(Due::EndOfDay) => t_string!(i18n, register.due_today),
            _ => t_string!(i18n, register.due_after),
        };
        let (book, cites) = (ruling.book, ruling.cites);
        let complete = missing.is_empty();
        Some(view! {
            <div>
                <div class="notice" class:is-amber=move || !complete || late || rival.with(Option::is_some) data-answer="">
                    <p>
                        {if complete {
                            t_string!(i18n, register.complete).to_owned()
                        } else {
                            t_string!(i18n, register.missing, fields = list(i18n, &fields))
                        }}
                        {(!valid).then(|| format!(" · {}", t_string!(i18n, register.invalid_until)))}
                        {late.then(|| format!(" · {}", t_string!(i18n, register.late)))}
                        {(!late).then(|| format!(" · {due}"))}
                    </p>
                    <Cites book cites on_press=Callback::new(move |()| why.set(true))/>
                </div>
            </div>
        })
    };
    let ready = move || !locked() && !entry.blank() && entry.by.get().is_some();
    // What was typed is there when the dialog is opened again.
    let leave = Callback::new(move |()| {
        entry.keep(visit);
        on_close.run(());
    });
    let runs = move || desk.read(|books| books.runs(visit)).unwrap_or_default();
    let on_way = Callback::new(move |way: Way| match way {
        Way::HandOver(client) => {
            entry.keep(visit);
            on_hand_over.into_iter().for_each(|hand_over| hand_over.run(client));
        }
        Way::Join(other) => {
            let own = desk.peek(|books| books.state.visits.get(&visit).map(|visit| visit.visitor.customer));
            send(true, own.flatten().map(|own| (&JOIN, Subject::Pair(own, other))));
        }
        Way::Case => send(true, Some((&CASE, Subject::Visit(visit)))),
    });
    view! {
        <Dialog
            title=Signal::derive(title)
            sub=Signal::derive(sub)
            class="is-wide"
            foot=move || view! {
                <footer class="dialog-foot">
                    <Signed entry required/>
                    <Likeness
                        alike
                        rival
                        by=Signal::derive(move || entry.by.get())
                        may_hand_over=Signal::derive(move || on_hand_over.is_some() && runs())
                        ready=Signal::derive(ready)
                        on_way
                    />
                    {move || trouble.get().map(|trouble| view! { <p class="error" role="alert">{trouble}</p> })}
                    <button
                        class="btn"
                        type="button"
                        data-act="later"
                        disabled=locked
                        on:click=move |_| if ending { send(false, None) } else { leave.run(()) }
                    >
                        {move || if ending { t_string!(i18n, register.only_end) } else { t_string!(i18n, register.later) }}
                    </button>
                    <button
                        class="btn is-primary"
                        type="button"
                        data-act="confirm"
                        disabled=move || !ready()
                        on:click=move |_| send(true, None)
                    >
                        {move || if ending { t_string!(i18n, register.confirm_ending) } else { t_string!(i18n, register.confirm) }}
                    </button>
                </footer>
            }
            on_close=leave
        >
            {standing}
            <Sheet entry required/>
        </Dialog>
        {move || why.get().then(|| {
            let rulings = ruling.get_untracked().map(|(_, ruling)| vec![ruling]).unwrap_or_default();
            let rested = Why::Rulings(rulings, untrack(|| t_string!(i18n, register.title).to_owned()));
            view! { <WhySheet why=rested on_close=Callback::new(move |()| why.set(false))/> }
        })}
    }
}
