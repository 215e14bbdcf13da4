//! The second step: who works here, typed or pasted, and in what position.

use super::first::{Ask, Draft};
use super::people::read_line;
use crate::{
    desk::NewPerson,
    page::people::RoleFields,
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Dialog, Icon, Line},
};
use counter::alike::fold;
use leptos::prelude::*;
use rulebook::word::Office;

impl Draft {
    /// Puts what was typed on the list. Somebody who is on it already is kept once.
    pub(super) fn take_typed(self, i18n: I18n) {
        let typed = self.typing.get_untracked();
        let mut twice = None;
        self.people.update(|people| {
            for new in typed.lines().flat_map(read_line) {
                if people.iter().any(|known| fold(&known.name) == fold(&new.name)) {
                    twice = Some(new.name);
                } else {
                    people.push(new);
                }
            }
        });
        self.typing.set(String::new());
        self.wrong.set(twice.map(|name| t_string!(i18n, setup.duplicate, name = name)));
    }
}

/// The word for the highest office somebody holds.
fn position(i18n: I18n, person: &NewPerson) -> String {
    Office::highest(&person.roles).map(|office| word(i18n, "office", office.word())).unwrap_or_default()
}

/// Who takes turns.
#[component]
pub(super) fn NameStep(draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    let editing = RwSignal::new(None::<usize>);
    let typed = move |text: String| {
        let lines = text.contains('\n');
        draft.typing.set(text);
        // A finished line goes on the list at once, as does a column that is pasted.
        if lines {
            draft.take_typed(i18n);
        }
    };
    view! {
        <Ask
            draft
            title=crate::text::t_signal!(i18n, setup.ask_people)
            hint=crate::text::t_signal!(i18n, setup.ask_people_hint)
        />
        <div class="field">
            <label for="names">{t!(i18n, setup.names)}</label>
            <textarea
                class="input"
                id="names"
                data-act="names"
                placeholder=t!(i18n, setup.names_placeholder)
                prop:value=move || draft.typing.get()
                on:input=move |event| typed(event_target_value(&event))
            ></textarea>
            <div class="btn-row">
                <button
                    class="btn is-jade"
                    type="button"
                    data-act="add"
                    disabled=move || draft.typing.with(|text| text.trim().is_empty())
                    on:click=move |_| draft.take_typed(i18n)
                >
                    <Icon line=Line::Plus/>
                    {t!(i18n, setup.put_names)}
                </button>
            </div>
        </div>
        <ul class="names" aria-live="polite">
            {move || {
                draft
                    .people
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(n, person)| view! { <Name n person draft editing/> })
                    .collect_view()
            }}
        </ul>
        {move || editing.get().map(|n| view! { <EditName n draft on_close=move |()| editing.set(None)/> })}
    }
}

#[component]
fn Name(n: usize, person: NewPerson, draft: Draft, editing: RwSignal<Option<usize>>) -> impl IntoView {
    let i18n = use_i18n();
    let (name, named) = (person.name.clone(), person.name.clone());
    let called = {
        let (name, person) = (name.clone(), person.clone());
        move || t_string!(i18n, setup.change_role, name = name.clone(), role = position(i18n, &person))
    };
    let removes = {
        let name = name.clone();
        move || t_string!(i18n, setup.remove_name, name = name.clone())
    };
    let remove = move |_| {
        draft.people.update(|people| {
            people.remove(n);
        });
    };
    view! {
        <li class="name" data-name=named>
            {name}
            <button class="btn" type="button" data-act="role" aria-label=called on:click=move |_| editing.set(Some(n))>
                <small>{move || position(i18n, &person)}</small>
            </button>
            <button class="btn is-icon" type="button" data-act="remove" aria-label=removes on:click=remove>
                <Icon line=Line::Cross class="is-s"/>
            </button>
        </li>
    }
}

#[component]
fn EditName(n: usize, draft: Draft, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let Some(person) = draft.people.with_untracked(|people| people.get(n).cloned()) else {
        return ().into_any();
    };
    let name = RwSignal::new(person.name.clone());
    let roles = RwSignal::new(person.roles.clone());
    let keep = move |_| {
        let (name, roles) = (name.get_untracked().trim().to_owned(), roles.get_untracked());
        if !name.is_empty() {
            draft.people.update(|people| {
                if let Some(person) = people.get_mut(n) {
                    *person = NewPerson { name, roles };
                }
            });
            on_close.run(());
        }
    };
    let foot = move || {
        view! {
            <footer class="dialog-foot">
                <button
                    class="btn is-primary"
                    type="button"
                    data-act="confirm"
                    disabled=move || name.with(|name| name.trim().is_empty()) || roles.with(Vec::is_empty)
                    on:click=keep
                >
                    {t!(i18n, shell.done)}
                </button>
            </footer>
        }
    };
    view! {
        <Dialog title=Signal::derive(move || name.get()) on_close foot>
            <div class="field">
                <label for="edit-name">{t!(i18n, people.name)}</label>
                <input class="input" id="edit-name" data-act="name" maxlength="40" bind:value=name/>
            </div>
            <RoleFields roles/>
        </Dialog>
    }
    .into_any()
}

/// Everybody begins as an agent who takes turns.
pub(super) fn agent(name: &str) -> NewPerson {
    NewPerson { name: name.to_owned(), roles: vec![Office::Agent] }
}
