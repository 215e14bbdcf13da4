//! Picking from a long list: chips that are on or off, found by typing.

use leptos::prelude::*;

use crate::{
    text::{t_string, use_i18n},
    widget::{Icon, Line},
};

/// One thing that can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name for the machine.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// The group it stands in.
    pub group: String,
}

/// Chips in groups, with a search above once there are many.
#[component]
pub fn Pick(
    /// What can be picked.
    #[prop(into)]
    items: Signal<Vec<Item>>,
    /// What is picked.
    #[prop(into)]
    chosen: Signal<Vec<String>>,
    /// Called with the key of a chip that is pressed.
    #[prop(into)]
    on_toggle: Callback<String>,
    /// The word for the chips in data attributes.
    act: &'static str,
    /// What is picked here, for the search field.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let many = Memo::new(move |_| items.with(|items| items.len() > 12));
    let list = move || {
        let wanted = search.get().trim().to_lowercase();
        let mut groups: Vec<(String, Vec<Item>)> = Vec::new();
        for item in items.get() {
            let found =
                wanted.is_empty() || item.name.to_lowercase().contains(&wanted) || item.key.contains(&wanted);
            if !found && !chosen.with_untracked(|chosen| chosen.contains(&item.key)) {
                continue;
            }
            match groups.iter_mut().find(|(name, _)| *name == item.group) {
                Some((_, list)) => list.push(item),
                None => groups.push((item.group.clone(), vec![item])),
            }
        }
        let group = |(name, items): (String, Vec<Item>)| {
            let head = (!name.is_empty()).then(|| view! { <p class="pick-group">{name}</p> });
            view! { {head} <div class="toggles">{items.into_iter().map(|item| chip(item, chosen, on_toggle, act)).collect_view()}</div> }
        };
        match groups.is_empty() {
            true => view! { <p class="hint">{t_string!(use_i18n(), studio.nothing_here)}</p> }.into_any(),
            false => groups.into_iter().map(group).collect_view().into_any(),
        }
    };
    view! {
        <div class="pick-list">
            {move || {
                many
                    .get()
                    .then(|| {
                        view! {
                            <div class="search">
                                <Icon line=Line::Search/>
                                <input class="input" type="search" autocomplete="off" aria-label=move || label.get() placeholder=move || label.get()
                                    data-act=format!("find-{act}") prop:value=move || search.get()
                                    on:input=move |event| search.set(event_target_value(&event))/>
                            </div>
                        }
                    })
            }}
            {list}
        </div>
    }
}

fn chip(
    item: Item,
    chosen: Signal<Vec<String>>,
    on_toggle: Callback<String>,
    act: &'static str,
) -> impl IntoView {
    let key = StoredValue::new(item.key.clone());
    let on = move || chosen.with(|chosen| key.with_value(|key| chosen.contains(key)));
    view! {
        <button class="toggle" type="button" aria-pressed=move || on().to_string() data-act=act data-key=item.key on:click=move |_| on_toggle.run(key.get_value())>
            {item.name}
        </button>
    }
}
