//! Why this order and no other.

use crate::{
    desk::{Books, use_desk},
    text::{I18n, t, t_string, use_i18n, word},
    why::{Why, WhySheet},
    widget::Cites,
};
use counter::{
    EntryId, PersonId,
    book::{ArticleId, Ruling, Slot},
    event::Event,
    word::First,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The reason in words: by what rule, after whom, who is first.
pub(in super::super) fn reason(
    i18n: I18n,
    books: &Books,
    first: First,
    after: Option<PersonId>,
    head: Option<PersonId>,
) -> String {
    let name = |person: Option<PersonId>| person.map(|person| books.name(person)).unwrap_or_default();
    match first {
        First::AfterLastTurn if after.is_some() => {
            t_string!(i18n, people.why_after, name = name(after), first = name(head))
        }
        First::AfterLastTurn => t_string!(i18n, people.why_after_nobody).to_owned(),
        First::Continue => t_string!(i18n, people.why_continue).to_owned(),
        First::Restart => t_string!(i18n, people.why_restart).to_owned(),
        First::Manual
            if books.state.past.is_empty()
                && books.state.day.as_ref().is_none_or(|day| day.closed.is_none()) =>
        {
            t_string!(i18n, people.why_first_day).to_owned()
        }
        First::Manual => t_string!(i18n, people.why_by_hand).to_owned(),
        other => word(i18n, "first", other.word()),
    }
}

/// The articles that say who is first.
fn articles(ruling: &Ruling) -> Vec<ArticleId> {
    let step = ruling.steps.iter().find(|step| step.fills.contains(&Slot::First));
    step.map_or_else(|| ruling.cites.clone(), |step| step.cites.clone())
}

/// Why the order of a day that is opened, or is about to be.
#[component]
pub(in super::super) fn OrderWhy(
    /// The opening.
    event: Event,
    /// Where it is written, once it is.
    entry: Option<EntryId>,
    /// Whether a person has just set it by hand.
    by_hand: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let open = RwSignal::new(false);
    let Event::DayOpened { order, first, after, law, .. } = event.clone() else { return ().into_any() };
    let Some(ruling) = desk.rulings(&law).pop() else { return ().into_any() };
    let head = order.first().map(|place| place.person);
    let silent = ruling.silent.contains(&Slot::First);
    let (book, cites) = (ruling.book.clone(), articles(&ruling));
    let said = move || {
        if by_hand {
            return Some(t_string!(i18n, people.why_by_hand).to_owned());
        }
        desk.read(|books| reason(i18n, books, first, after, head))
    };
    let close = move |()| open.set(false);
    view! {
        <span>{said}</span>
        " "
        <Cites book cites on_press=move |()| open.set(true)/>
        {silent.then(|| view! { " " <span class="chip is-line">{t!(i18n, people.why_silent)}</span> })}
        {move || {
            let event = event.clone();
            let foreseen = || Why::Event(Arc::new(event), t_string!(i18n, people.order).to_owned());
            open.get().then(|| view! { <WhySheet why=entry.map_or_else(foreseen, Why::Entry) on_close=close/> })
        }}
    }
    .into_any()
}
