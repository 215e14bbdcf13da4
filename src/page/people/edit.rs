//! The sheet of one person: name, position, coming back, and what else can be done.

use super::handover;
use crate::dialog::RoleFields;
use crate::{
    act::{ActDialog, Acts},
    desk::{Desk, NewPerson, Trouble, use_desk},
    text::{t, t_string, use_i18n},
    widget::{Dialog, use_toasts},
};
use counter::{
    Command, PersonId, Reason,
    act::{Act, OF_PERSON, Subject},
    word::Office,
};
use leptos::{prelude::*, task::spawn_local};

/// Writes the person down: a new one, or what has changed.
async fn keep(
    desk: Desk,
    person: Option<PersonId>,
    name: String,
    roles: Vec<Office>,
    active: bool,
) -> Result<(), Trouble> {
    let Some(person) = person else {
        return desk.enrol(&[NewPerson { name, roles }]).await.map(|_| ());
    };
    let known =
        desk.peek(|books| (books.name(person), books.state.people.get(&person).map(|person| person.card)));
    let (before, card) = known.ok_or(Trouble::NO_OFFICE)?;
    let same = card.filter(|_| before == name);
    // A new name is a new card; the old one stays with the entries that were written under it.
    let (card, cards) = match same {
        Some(card) => (card, Vec::new()),
        None => {
            let card = desk.seal("person", &[("name", name)])?;
            (card.digest, vec![card])
        }
    };
    desk.send(Command::ChangePerson { person, card, roles, active }, cards).await.map(|_| ())
}

/// Somebody's sheet, or an empty one.
#[component]
pub(super) fn EditPerson(person: Option<PersonId>, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let toasts = use_toasts();
    let known = person.and_then(|id| {
        desk.peek(|books| Some((books.name(id), books.state.people.get(&id)?.clone()))).flatten()
    });
    let (before, active) =
        known.as_ref().map_or((String::new(), true), |(name, person)| (name.clone(), person.active));
    let name = RwSignal::new(before.clone());
    let roles = RwSignal::new(known.map_or_else(|| vec![Office::Agent], |(_, person)| person.roles));
    let (wrong, sending) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let taken = move |name: &str| {
        desk.peek(|books| {
            let others = books.state.people.iter().filter(|(id, other)| other.active && Some(**id) != person);
            others.map(|(id, _)| books.name(*id)).any(|other| other == name)
        })
        .unwrap_or(false)
    };
    let send = move |stays: bool| {
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() || taken(&name) {
            let missing = || Trouble::Refused(Reason::NameMissing.into()).say(i18n, None);
            wrong.set(Some(if name.is_empty() {
                missing()
            } else {
                t_string!(i18n, people.name_taken).to_owned()
            }));
            return;
        }
        let done = match stays && !active {
            true => t_string!(i18n, people.rejoined, name = name),
            false => t_string!(i18n, people.saved, name = name),
        };
        wrong.set(None);
        sending.set(true);
        spawn_local(async move {
            match keep(desk, person, name, roles.get_untracked(), stays).await {
                Ok(()) => {
                    toasts.done(done, false);
                    on_close.run(());
                }
                Err(trouble) => {
                    let text = desk.peek(|books| trouble.say(i18n, Some(books)));
                    let _ = wrong.try_set(text);
                    let _ = sending.try_set(false);
                }
            }
        });
    };
    let blocked = move || sending.get() || !desk.may_write();
    let foot = move || {
        let back = person.filter(|_| !active).map(|_| {
            view! {
                <button class="btn is-jade" type="button" data-act="rejoin" disabled=blocked on:click=move |_| send(true)>
                    {t!(i18n, people.rejoin)}
                </button>
            }
        });
        view! {
            <footer class="dialog-foot">
                {back}
                <button class="btn is-primary" type="button" data-act="confirm" disabled=blocked on:click=move |_| send(active)>
                    {t!(i18n, shell.save)}
                </button>
            </footer>
        }
    };
    let doing = RwSignal::new(None::<&'static Act>);
    // Who has left meanwhile has another sheet.
    let left = move || {
        let works = person.and_then(|id| desk.peek(|books| books.works_here(id)));
        doing.set(None);
        if works.is_some_and(|works| works != active) {
            on_close.run(());
        }
    };
    let subject = person.map(Subject::Person);
    let leaver = person.filter(|id| desk.peek(|books| books.left_behind(*id).is_empty()) == Some(false));
    let title = Signal::derive(move || {
        if person.is_some() { before.clone() } else { t_string!(i18n, people.add).to_owned() }
    });
    view! {
        <Dialog title sub=crate::text::t_signal!(i18n, people.roster) class="is-side" on_close foot>
            {subject.map(|subject| view! {
                <section>
                    <h3>{t!(i18n, people.acts)}</h3>
                    <div class="btn-row">
                        <Acts acts=&OF_PERSON subject=Signal::stored(Some(subject)) chosen=doing danger=&["depart"]/>
                        {leaver.map(|leaver| view! {
                            <a class="btn" data-act="handover" href=handover::address(leaver)>{t!(i18n, leaver.open)}</a>
                        })}
                    </div>
                </section>
                {move || doing.get().map(|act| view! { <ActDialog act subject on_close=move |()| left()/> })}
            })}
            <div class="form">
                <div class="field is-full">
                    <label for="person-name">
                        {t!(i18n, people.name)} " " <span class="req">{t!(i18n, shell.required)}</span>
                    </label>
                    <input
                        class="input"
                        id="person-name"
                        data-act="name"
                        maxlength="40"
                        aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                        bind:value=name
                    />
                </div>
            </div>
            <RoleFields roles/>
            <div role="alert">{move || wrong.get().map(|wrong| view! { <p class="error">{wrong}</p> })}</div>
        </Dialog>
    }
}
