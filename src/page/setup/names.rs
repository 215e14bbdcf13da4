//! The second step: who works here, typed or pasted, in what position and order, and who uses this device.

use super::{draft::Draft, question::Ask, user::UserField};
use crate::{
    desk::NewPerson,
    dialog::RoleFields,
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Dialog, Icon, Line},
};
use counter::{
    roster::{LeftOut, Why},
    word::Office,
};
use leptos::prelude::*;

/// The word for the highest office somebody holds.
fn position(i18n: I18n, person: &NewPerson) -> String {
    Office::highest(&person.roles).map(|office| word(i18n, "office", office.word())).unwrap_or_default()
}

/// Who takes turns.
#[component]
pub(super) fn NameStep(
    draft: Draft,
    /// Called when Enter is pressed with nothing more to put on the list.
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let editing = RwSignal::new(None::<usize>);
    let typed = move |text: String| {
        // A finished line goes on the list at once, as does a column that is pasted; an empty one finishes the list.
        match (text.contains('\n'), text.trim().is_empty()) {
            (true, true) => {
                draft.typing.set(String::new());
                on_done.run(());
            }
            (true, false) => {
                draft.typing.set(text);
                draft.take_typed(i18n);
            }
            (false, _) => draft.typing.set(text),
        }
    };
    let names =
        move || draft.people.with(|people| people.iter().map(|one| one.name.clone()).collect::<Vec<_>>());
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
                    on:click=move |_| { draft.take_typed(i18n); }
                >
                    <Icon line=Line::Plus/>
                    {t!(i18n, setup.put_names)}
                </button>
            </div>
        </div>
        <NotTaken draft/>
        <ol class="panel order names" aria-live="polite">
            {move || {
                draft
                    .people
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(n, person)| view! { <Name n person draft editing/> })
                    .collect_view()
            }}
        </ol>
        {move || {
            let some = draft.people.with(|people| !people.is_empty());
            some.then(|| view! { <UserField names=Signal::derive(names) user=draft.user/> })
        }}
        {move || editing.get().map(|n| view! { <EditName n draft on_close=move |()| editing.set(None)/> })}
    }
}

/// What was written and became nobody, and why.
#[component]
fn NotTaken(draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    let why = move |why: Why| match why {
        Why::Heading => t_string!(i18n, setup.not_heading),
        Why::Column => t_string!(i18n, setup.not_column),
        Why::NoName => t_string!(i18n, setup.not_name),
        Why::Post => t_string!(i18n, setup.not_post),
        Why::UnknownPost => t_string!(i18n, setup.not_known_post),
        Why::Gone => t_string!(i18n, setup.not_gone),
    };
    let item = move |out: LeftOut| view! { <li><b>{out.text}</b> <small>{why(out.why)}</small></li> };
    move || {
        let left_out = draft.left_out.get();
        let count = left_out.len();
        (count > 0).then(|| {
            view! {
                <details class="left-out" data-left-out=count open=count < 4>
                    <summary>{t_string!(i18n, setup.not_taken, count = count)}</summary>
                    <ul>{left_out.into_iter().map(item).collect_view()}</ul>
                </details>
            }
        })
    }
}

#[component]
fn Name(n: usize, person: NewPerson, draft: Draft, editing: RwSignal<Option<usize>>) -> impl IntoView {
    let i18n = use_i18n();
    let (shown, named) = (person.name.clone(), person.name.clone());
    let name = StoredValue::new(person.name.clone());
    let role = {
        let person = person.clone();
        move || position(i18n, &person)
    };
    let called = {
        let role = role.clone();
        move || t_string!(i18n, setup.change_role, name = name.get_value(), role = role())
    };
    let remove = move |_| {
        draft.people.update(|people| {
            people.remove(n);
        });
    };
    let twice = move || draft.twice.with(|twice| twice.contains(&name.get_value()));
    let last = move || n + 1 >= draft.people.with(Vec::len);
    view! {
        <li data-name=named>
            <span class="order-n">{move || draft.place(n)}</span>
            <span class="order-who">
                <b>{shown}</b>
                {move || twice().then(|| view! { <small class="error">{t!(i18n, setup.twice)}</small> })}
            </span>
            <button class="btn is-quiet order-hours" type="button" data-act="role" aria-label=called on:click=move |_| editing.set(Some(n))>
                {role}
            </button>
            <span class="order-move">
                <button
                    class="btn is-icon"
                    type="button"
                    data-act="up"
                    aria-label=move || t_string!(i18n, people.up_of, name = name.get_value())
                    disabled=n == 0
                    on:click=move |_| draft.swap(n - 1, n)
                >
                    <Icon line=Line::Up/>
                </button>
                <button
                    class="btn is-icon"
                    type="button"
                    data-act="down"
                    aria-label=move || t_string!(i18n, people.down_of, name = name.get_value())
                    disabled=last
                    on:click=move |_| draft.swap(n, n + 1)
                >
                    <Icon line=Line::Down/>
                </button>
                <button
                    class="btn is-icon"
                    type="button"
                    data-act="remove"
                    aria-label=move || t_string!(i18n, setup.remove_name, name = name.get_value())
                    on:click=remove
                >
                    <Icon line=Line::Cross class="is-s"/>
                </button>
            </span>
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
