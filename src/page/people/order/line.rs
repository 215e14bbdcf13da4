//! One person in an order that is being written: his place, and what moves him up and down.

use crate::{
    text::{t_string, use_i18n},
    widget::{Icon, Line},
};
use counter::PersonId;
use leptos::prelude::*;

/// A person and his place. Who is not in the order has none and is not moved.
#[component]
pub(in super::super) fn InOrder(
    /// Who.
    person: PersonId,
    /// His name.
    #[prop(into)]
    name: Signal<String>,
    /// The order.
    #[prop(into)]
    order: Signal<Vec<PersonId>>,
    /// Whether he is listed only to be taken in.
    #[prop(into)]
    off: Signal<bool>,
    /// Called with the order once he is moved.
    #[prop(into)]
    on_move: Callback<Vec<PersonId>>,
    /// What else is said of him.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let at = move || order.with(|order| order.iter().position(|one| *one == person));
    let first = move || at().is_none_or(|at| at == 0);
    let last = move || at().is_none_or(|at| at + 1 >= order.with(Vec::len));
    let step = move |by: isize| {
        let mut moved = order.get_untracked();
        let from = moved.iter().position(|one| *one == person);
        if let Some((from, to)) = from
            .and_then(|from| Some((from, from.checked_add_signed(by)?)))
            .filter(|(_, to)| *to < moved.len())
        {
            moved.swap(from, to);
            on_move.run(moved);
        }
    };
    view! {
        <li class:is-off=move || off.get() data-person=person.to_string()>
            <span class="order-n">{move || at().map(|at| at + 1)}</span>
            <span class="order-who">
                <b>{move || name.get()}</b>
            </span>
            {children()}
            <span class="order-move">
                <button
                    class="btn is-icon"
                    type="button"
                    data-act="up"
                    aria-label=move || t_string!(i18n, people.up_of, name = name.get())
                    disabled=first
                    on:click=move |_| step(-1)
                >
                    <Icon line=Line::Up/>
                </button>
                <button
                    class="btn is-icon"
                    type="button"
                    data-act="down"
                    aria-label=move || t_string!(i18n, people.down_of, name = name.get())
                    disabled=last
                    on:click=move |_| step(1)
                >
                    <Icon line=Line::Down/>
                </button>
            </span>
        </li>
    }
}
