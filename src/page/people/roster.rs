//! The roster: everybody who works here or did.

use super::stands::Editing;
use crate::{
    desk::{Books, use_desk},
    text::{I18n, t, t_string, use_i18n, word},
    widget::{Icon, Line},
};
use counter::{Now, PersonId, word::Office};
use leptos::prelude::*;

/// One card.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Card {
    person: PersonId,
    name: String,
    /// Position, and what else is worth a line.
    says: String,
    hours: Option<String>,
    leads: bool,
    active: bool,
}

fn card(
    i18n: I18n,
    books: &Books,
    now: Now,
    terms: &[(PersonId, Office)],
    id: PersonId,
    person: &counter::Person,
) -> Card {
    let highest = Office::highest(&person.roles).unwrap_or(Office::Agent);
    let position = word(i18n, "office", highest.word());
    let day = books.state.day.as_ref().filter(|day| day.date == now.date());
    let place = day.and_then(|day| day.order.iter().find(|place| place.person == id));
    let says = if !person.active {
        t_string!(i18n, people.left).to_owned()
    } else if person.roles.contains(&Office::Agent) {
        position
    } else {
        format!("{position} · {}", t_string!(i18n, people.no_turns))
    };
    // What he holds only for a time stands behind what he is.
    let on_term = terms.iter().filter(|(holder, _)| *holder == id);
    let says =
        on_term.fold(says, |says, (_, office)| format!("{says} · {}", word(i18n, "office", office.word())));
    Card {
        person: id,
        name: books.name(id),
        says,
        hours: place.map(|place| format!("{}–{}", place.from, place.to)),
        leads: highest >= Office::Supervisor,
        active: person.active,
    }
}

/// The roster; a card opens the sheet of its person.
#[component]
pub(super) fn Roster(editing: Editing) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let cards = Memo::new(move |_| {
        let now = desk.now();
        let read = |books: &Books| {
            let (people, terms) = (books.state.people.iter(), books.on_term(now));
            let mut cards: Vec<Card> =
                people.map(|(id, person)| card(i18n, books, now, &terms, *id, person)).collect();
            cards.sort_by_key(|card| (!card.active, !card.leads));
            cards
        };
        desk.read(read).unwrap_or_default()
    });
    let active = move || cards.with(|cards| cards.iter().filter(|card| card.active).count());
    view! {
        <section class="panel">
            <h2 class="panel-head">
                {t!(i18n, people.roster)} <small>{t!(i18n, people.employed, count = active())}</small>
            </h2>
            <div class="crew">
                {move || cards.get().into_iter().map(|card| view! { <CrewCard card editing/> }).collect_view()}
            </div>
            {move || cards.with(Vec::is_empty).then(|| view! {
                <div class="empty">
                    <Icon line=Line::People/>
                    <h3>{t!(i18n, people.empty)}</h3>
                    <p>{t!(i18n, people.empty_hint)}</p>
                </div>
            })}
        </section>
    }
}

#[component]
fn CrewCard(card: Card, editing: Editing) -> impl IntoView {
    let Card { person, name, says, hours, leads, active } = card;
    let face = name.chars().next().map(String::from).unwrap_or_default();
    view! {
        <button
            class="crew-card"
            class:is-gone=!active
            type="button"
            data-act="edit"
            data-person=person.to_string()
            on:click=move |_| editing.set(Some(Some(person)))
        >
            <span class="face" class:is-lead=leads aria-hidden="true">{face}</span>
            <span>
                <b>{name}</b>
                <small>{says} {hours.map(|hours| view! { " " <span class="nowrap">{hours}</span> })}</small>
            </span>
            <Icon line=Line::Forward class="is-s"/>
        </button>
    }
}
